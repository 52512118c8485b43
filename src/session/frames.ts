/**
 * How messages are cut apart on the pipes between a session's two sides.
 */

/** Kinds of frames that come up from a session. */
export const FRAME = { stdout: 1, stderr: 2, event: 3 } as const;

/** A frame is a byte of kind, a cell's number (uint32, little endian), a length in bytes (uint32) and that many bytes. */
export const FRAME_HEADER_BYTES = 9;

/** The one thing the watcher understands. */
export const INTERRUPT_BYTE = 0x49;

/** Ends what a cell wrote to a pipe, so that nothing of it arrives after the cell is said to be done. */
export function outputMarker(id: number): string {
  return `\u0000convolab:${id}\u0000`;
}

/** Where commands begin anew after an interrupt whose own command was lost. No frame of JSON contains it. */
export function commandsBeginAnew(interrupts: number): string {
  return `\u0000convolab:commands:${interrupts}\u0000`;
}

/** A frame as it arrives. */
export interface Frame {
  readonly kind: number;
  readonly cell: number;
  readonly payload: Buffer;
}

// The session reads its commands with this while cells may replace what buffers can do.
const { apply } = Reflect;
const { concat } = Buffer;
const { readUInt32LE, subarray } = Buffer.prototype;

/** Bytes of the longest frame: more than any output that a notebook could hold. */
const LONGEST_FRAME = 1 << 30;

/** The bytes are no frames. */
export class BrokenFramesError extends Error {
  override readonly name = "BrokenFramesError";
}

/** Cuts a stream of bytes into frames. */
export class FrameReader {
  #waiting: Buffer[] = [];
  #bytes = 0;
  #needed = FRAME_HEADER_BYTES;

  /**
   * Takes the next bytes; yields each frame that is whole.
   *
   * @throws BrokenFramesError when the bytes cannot be frames.
   */
  *read(chunk: Buffer): Generator<Frame> {
    this.#waiting[this.#waiting.length] = chunk;
    this.#bytes += chunk.length;
    // Chunks are joined only when they suffice, so that a picture that comes in a thousand pieces is copied once.
    while (this.#bytes >= this.#needed) {
      const joined = this.#join();
      const kind = joined[0] ?? 0;
      const length: number = apply(readUInt32LE, joined, [5]);
      if (kind < FRAME.stdout || kind > FRAME.event || length > LONGEST_FRAME) {
        throw new BrokenFramesError("what came from the session is no frame");
      }
      const end = FRAME_HEADER_BYTES + length;
      this.#needed = end;
      if (joined.length < end) return;
      this.#waiting = [apply(subarray, joined, [end])];
      this.#bytes -= end;
      this.#needed = FRAME_HEADER_BYTES;
      yield {
        kind,
        cell: apply(readUInt32LE, joined, [1]),
        payload: apply(subarray, joined, [FRAME_HEADER_BYTES, end]),
      };
    }
  }

  #join(): Buffer {
    const [first] = this.#waiting;
    const joined = this.#waiting.length === 1 && first ? first : concat(this.#waiting, this.#bytes);
    this.#waiting = [joined];
    return joined;
  }
}

/** A frame of text, ready to be written. */
export function frameOf(kind: number, cell: number, text: string): Buffer {
  const payload = Buffer.from(text);
  const frame = Buffer.allocUnsafe(FRAME_HEADER_BYTES + payload.length);
  frame[0] = kind;
  frame.writeUInt32LE(cell, 1);
  frame.writeUInt32LE(payload.length, 5);
  payload.copy(frame, FRAME_HEADER_BYTES);
  return frame;
}
