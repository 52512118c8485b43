/**
 * `process.stdout` and `process.stderr` of a session: what JavaScript prints goes up as output of the cell that started
 * the code, however late it runs.
 */
import { Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";

/** Takes a piece of printed text. */
export type Print = (text: string) => void;

class PrintStream extends Writable {
  readonly fd: number;
  readonly isTTY = false;
  readonly columns = 100;
  readonly #print: Print;
  readonly #decoder = new StringDecoder("utf8");

  constructor(fd: 1 | 2, print: Print) {
    super({ decodeStrings: false });
    this.fd = fd;
    this.#print = print;
  }

  /** Overrides the buffering of streams: printing is synchronous here, in the order of the calls. */
  override write(chunk: unknown, encoding?: unknown, callback?: unknown): boolean {
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof chunk === "string") {
      this.#print(typeof encoding === "string" && !isUtf8(encoding) ? this.#decode(chunk, encoding) : chunk);
    } else if (ArrayBuffer.isView(chunk)) {
      this.#print(this.#decoder.write(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
    } else {
      throw new TypeError(`The "chunk" argument must be a string or bytes. Received ${typeof chunk}`);
    }
    if (typeof done === "function") process.nextTick(done as () => void);
    return true;
  }

  #decode(text: string, encoding: string): string {
    return this.#decoder.write(Buffer.from(text, encoding as BufferEncoding));
  }
}

function isUtf8(encoding: string): boolean {
  return /^utf-?8$/i.test(encoding);
}

/** Replaces the process's two output streams. `console` follows, since it asks for them at its first use. */
export function installStandardStreams(print: (stream: "stdout" | "stderr", text: string) => void): void {
  const streams = { stdout: 1, stderr: 2 } as const;
  for (const name of ["stdout", "stderr"] as const) {
    const stream = new PrintStream(streams[name], (text) => print(name, text));
    Object.defineProperty(process, name, { get: () => stream, configurable: true, enumerable: true });
  }
}
