/**
 * Messages as they travel: `[identities…, "<IDS|MSG>", signature, header, parent_header, metadata, content, buffers…]`
 * ("The Wire Protocol" in "Messaging in Jupyter").
 */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";

/** The version of the protocol that this kernel speaks. */
export const PROTOCOL_VERSION = "5.5";

const DELIMITER = Buffer.from("<IDS|MSG>");
const USERNAME = "convolab";

/** Signatures that are remembered in order to refuse them a second time. */
const REMEMBERED = 4096;

const headerSchema = z.looseObject({
  msg_id: z.string(),
  session: z.string(),
  username: z.string().default(""),
  msg_type: z.string(),
  version: z.string().default(PROTOCOL_VERSION),
});
const jsonObject = z.record(z.string(), z.unknown());

export type Header = z.infer<typeof headerSchema>;
export type Content = Readonly<Record<string, unknown>>;

/** A message that has been checked: signed by somebody who knows the key, not seen before, well formed. */
export interface IncomingMessage {
  readonly identities: readonly Buffer[];
  readonly header: Header;
  readonly content: Content;
}

/** Why a message was refused. */
export class RefusedMessageError extends Error {
  override readonly name = "RefusedMessageError";
}

/** Signs, checks, writes and reads messages with the connection's key. */
export class WireFormat {
  readonly #key: string;
  readonly #session = randomUUID();
  readonly #seen = new Set<string>();

  /** @param key the connection's key; an empty one means that nothing is signed. */
  constructor(key: string) {
    this.#key = key;
  }

  /**
   * Reads the frames of one message.
   *
   * @throws RefusedMessageError for one that is unsigned, wrongly signed, replayed or malformed.
   */
  read(frames: readonly Buffer[]): IncomingMessage {
    const delimiter = frames.findIndex((frame) => frame.equals(DELIMITER));
    if (delimiter < 0) throw new RefusedMessageError("no delimiter <IDS|MSG>");
    const [signature, header, parent, metadata, content] = frames.slice(delimiter + 1);
    if (!signature || !header || !parent || !metadata || !content) throw new RefusedMessageError("frames are missing");
    this.#verify(signature, [header, parent, metadata, content]);
    try {
      return {
        identities: frames.slice(0, delimiter),
        header: headerSchema.parse(JSON.parse(header.toString())),
        content: jsonObject.parse(JSON.parse(content.toString())),
      };
    } catch (error) {
      throw new RefusedMessageError(`malformed: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  /** Writes one message. `identities` route it: a client's on a reply, a topic on the broadcast channel. */
  write(
    identities: readonly Buffer[],
    type: string,
    parent: Header | undefined,
    content: Content,
    metadata: Content = {},
  ): Buffer[] {
    const header = {
      msg_id: randomUUID(),
      session: this.#session,
      username: USERNAME,
      date: new Date().toISOString(),
      msg_type: type,
      version: PROTOCOL_VERSION,
    };
    const parts = [header, parent ?? {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [...identities, DELIMITER, Buffer.from(this.#sign(parts)), ...parts];
  }

  #sign(parts: readonly Buffer[]): string {
    if (this.#key === "") return "";
    const hmac = createHmac("sha256", this.#key);
    for (const part of parts) hmac.update(part);
    return hmac.digest("hex");
  }

  #verify(signature: Buffer, parts: readonly Buffer[]): void {
    if (this.#key === "") return;
    const expected = Buffer.from(this.#sign(parts));
    if (signature.length !== expected.length || !timingSafeEqual(signature, expected)) {
      throw new RefusedMessageError(signature.length === 0 ? "unsigned" : "wrong signature");
    }
    const text = expected.toString();
    if (this.#seen.has(text)) throw new RefusedMessageError("replayed");
    this.#seen.add(text);
    const [oldest] = this.#seen;
    if (this.#seen.size > REMEMBERED && oldest !== undefined) this.#seen.delete(oldest);
  }
}
