/**
 * The way up from a session: frames of output and events on file descriptor 4.
 *
 * A system call for every printed line would take a third of a cell's time, and a buffer in JavaScript would hold back
 * the last lines of a cell that then loops forever. So output is gathered in shared memory, from where the watcher
 * thread writes it a few milliseconds later whatever the main thread is doing.
 */
import { writeSync } from "node:fs";
import { FRAME_HEADER_BYTES } from "../frames.ts";
import type { SharedState } from "./sharedState.ts";

const UP = 4;
const { kill, pid } = process;

const { apply } = Reflect;
const { utf8Write, writeUInt32LE, subarray } = Buffer.prototype as typeof Buffer.prototype & {
  utf8Write(text: string, offset: number, length: number): number;
};
const { byteLength } = Buffer;
const allocate = Buffer.allocUnsafe;

/** Writes frames; one instance a thread over one {@link SharedState}. */
export class OutputBuffer {
  readonly #state: SharedState;
  readonly #owner: 1 | 2;

  constructor(state: SharedState, owner: 1 | 2) {
    this.#state = state;
    this.#owner = owner;
  }

  /** Adds a frame of text, to be written soon. Long text is cut into frames that fit the buffer. */
  append(kind: number, cell: number, text: string): void {
    const room = this.#state.buffer.length;
    // Three bytes a UTF-16 unit are enough for UTF-8; measuring exactly costs a pass over the text.
    if (text.length * 3 + FRAME_HEADER_BYTES > room) {
      this.writeNow(kind, cell, text);
      return;
    }
    this.#state.lock(this.#owner);
    if (this.#state.pending + text.length * 3 + FRAME_HEADER_BYTES > room) this.#drain();
    const start = this.#state.pending;
    const length: number = apply(utf8Write, this.#state.buffer, [text, start + FRAME_HEADER_BYTES, text.length * 3]);
    this.#header(this.#state.buffer, start, kind, cell, length);
    this.#state.pending = start + FRAME_HEADER_BYTES + length;
    this.#state.unlock();
  }

  /** Writes a frame before it returns, after everything appended so far. */
  writeNow(kind: number, cell: number, text: string): void {
    const length = byteLength(text);
    const frame = allocate(FRAME_HEADER_BYTES + length);
    this.#header(frame, 0, kind, cell, length);
    apply(utf8Write, frame, [text, FRAME_HEADER_BYTES, length]);
    this.#state.lock(this.#owner);
    this.#drain();
    writeAll(frame);
    this.#state.unlock();
  }

  /** Writes what is waiting. */
  flush(): void {
    this.#state.lock(this.#owner);
    this.#drain();
    this.#state.unlock();
  }

  #drain(): void {
    const { pending } = this.#state;
    if (pending > 0) writeAll(apply(subarray, this.#state.buffer, [0, pending]));
    this.#state.pending = 0;
  }

  #header(target: Buffer, at: number, kind: number, cell: number, length: number): void {
    target[at] = kind;
    apply(writeUInt32LE, target, [cell, at + 1]);
    apply(writeUInt32LE, target, [length, at + 5]);
  }
}

function writeAll(bytes: Buffer): void {
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(UP, bytes, written, bytes.length - written);
  } catch {
    // Whoever listened is gone, or a cell has closed the descriptor. A session that cannot answer is better ended.
    kill(pid, "SIGKILL");
  }
}
