import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

const DELIMITER = Buffer.from("<IDS|MSG>");

export interface MessageHeader {
  msg_id: string;
  session: string;
  username: string;
  date: string;
  msg_type: string;
  version: string;
}

/** A message as it came over the wire: signature checked, JSON parsed, its content not yet looked at. */
export interface WireMessage {
  /** The routing prefix: socket identities, or the topic on iopub. */
  identities: Buffer[];
  header: MessageHeader;
  parent_header: Partial<MessageHeader>;
  metadata: Record<string, unknown>;
  content: Record<string, unknown>;
  buffers: Buffer[];
}

/** A fresh header for a message that a front end sends. */
export function newHeader(msg_type: string, session: string): MessageHeader {
  const date = new Date().toISOString();
  return { msg_id: randomUUID(), session, username: "tester", date, msg_type, version: "5.4" };
}

/** HMAC-SHA256 over the four dictionaries, in hexadecimal; empty when the connection has no key. */
export function sign(key: string, dictionaries: readonly Buffer[]): string {
  if (key === "") return "";
  const hmac = createHmac("sha256", key);
  for (const dictionary of dictionaries) hmac.update(dictionary);
  return hmac.digest("hex");
}

/** The frames of a message, without routing prefix (a DEALER socket needs none). */
export function encode(
  key: string,
  header: MessageHeader,
  content: object,
  parent_header: object = {},
  buffers: readonly Buffer[] = [],
): Buffer[] {
  const dictionaries = [header, parent_header, {}, content].map((part) => Buffer.from(JSON.stringify(part)));
  return [DELIMITER, Buffer.from(sign(key, dictionaries)), ...dictionaries, ...buffers];
}

/** The message in `frames`. Throws when it is not signed with `key`, lacks frames or is not JSON in UTF-8. */
export function decode(key: string, frames: readonly Buffer[]): WireMessage {
  const at = frames.findIndex((frame) => frame.equals(DELIMITER));
  if (at < 0) throw new Error(`no <IDS|MSG> delimiter in ${frames.length} frames`);
  const [signature, header, parent, metadata, content, ...buffers] = frames.slice(at + 1);
  if (!signature || !header || !parent || !metadata || !content) {
    throw new Error(`${frames.length - at - 1} frames follow the delimiter, expected at least 5`);
  }
  const expected = Buffer.from(sign(key, [header, parent, metadata, content]));
  if (expected.length !== signature.length || !timingSafeEqual(expected, signature)) {
    throw new Error(`bad signature on ${header.toString()}`);
  }
  return {
    identities: frames.slice(0, at),
    header: parseJson(header) as MessageHeader,
    parent_header: parseJson(parent) as Partial<MessageHeader>,
    metadata: parseJson(metadata) as Record<string, unknown>,
    content: parseJson(content) as Record<string, unknown>,
    buffers,
  };
}

function parseJson(frame: Buffer): unknown {
  return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(frame));
}
