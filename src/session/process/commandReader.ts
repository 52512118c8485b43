/** Reads the commands of whoever drives the session, while cells may replace what buffers and JSON can do. */
import { FrameReader } from "../frames.ts";
import type { SessionCommand } from "../sessionProtocol.ts";

const { parse } = JSON;
const { apply } = Reflect;
const { concat } = Buffer;
const { indexOf, subarray, toString: textOf } = Buffer.prototype;

/** Cuts what comes down into commands. */
export class CommandReader {
  #frames = new FrameReader();
  /** What has to come before commands are read again, and what may be its beginning. */
  #mark: string | undefined;
  #rest: Buffer = Buffer.alloc(0);

  /** Takes the next bytes; yields each command that is whole. */
  *read(chunk: Buffer): Generator<SessionCommand> {
    const bytes = this.#mark === undefined ? chunk : this.#afterMark(this.#mark, chunk);
    if (bytes === undefined) return;
    for (const { payload } of this.#frames.read(bytes)) yield parse(apply(textOf, payload, ["utf8"])) as SessionCommand;
  }

  /** Passes over everything that comes before `mark`: bytes are missing, so it cannot be understood. */
  skipTo(mark: string): void {
    this.#mark = mark;
    this.#rest = concat([]);
    this.#frames = new FrameReader();
  }

  #afterMark(mark: string, chunk: Buffer): Buffer | undefined {
    const seen = concat([this.#rest, chunk]);
    const at: number = apply(indexOf, seen, [mark]);
    // A mark is of plain characters, one byte each.
    if (at < 0) {
      this.#rest = apply(subarray, seen, [-mark.length]);
      return undefined;
    }
    this.#mark = undefined;
    return apply(subarray, seen, [at + mark.length]);
  }
}
