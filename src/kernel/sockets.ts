/**
 * The five ZeroMQ sockets of a kernel, with messages in and out.
 */
import { Reply, Router, type Socket, XPublisher } from "zeromq";
import { addressOf, type Channel, type ConnectionFile } from "./connectionFile.ts";
import { messages } from "./messages.ts";
import { type Content, type Header, type IncomingMessage, RefusedMessageError, WireFormat } from "./wireFormat.ts";

/** Channels on which clients ask for something. */
export type RequestChannel = "shell" | "control" | "stdin";

/** What is done with a message that has been checked. */
export type Receive = (channel: RequestChannel, message: IncomingMessage) => void;

/** Milliseconds that the last messages get to leave when the sockets are closed. */
const LINGER = 500;

/** Milliseconds that a question waits for a front end whose stdin channel is still being connected. */
const CONNECTING = 5_000;
const RETRY_INTERVAL = 10;

type Writable = Socket & { send(frames: Buffer[]): Promise<void> };

export class Sockets {
  readonly #wire: WireFormat;
  readonly #routers: Record<RequestChannel, Router>;
  readonly #iopub = new XPublisher({ linger: LINGER, sendHighWaterMark: 0, verbosity: "allSubs" });
  readonly #heartbeat = new Reply({ linger: 0 });
  /** Messages of a socket that wait for the one before: ZeroMQ sends one at a time. */
  readonly #queues = new Map<Writable, Buffer[][]>();
  readonly #log: (text: string) => void;
  #isClosing = false;
  readonly #firstSubscriber = Promise.withResolvers<void>();

  private constructor(wire: WireFormat, log: (text: string) => void) {
    this.#wire = wire;
    this.#log = log;
    const router = (mandatory: boolean): Router => new Router({ linger: LINGER, sendHighWaterMark: 0, mandatory });
    // A front end connects its channels one by one: a cell may run, and ask, before stdin is there. Without `mandatory`
    // ZeroMQ drops the question in silence, and the cell waits for ever.
    this.#routers = { shell: router(false), control: router(false), stdin: router(true) };
  }

  /**
   * Binds every socket of a connection file.
   *
   * @throws {Error} if one cannot be bound, as when another program has taken its port since the file was written
   */
  static async bind(connection: ConnectionFile, receive: Receive, log: (text: string) => void): Promise<Sockets> {
    const sockets = new Sockets(new WireFormat(connection.key), log);
    const { shell, control, stdin } = sockets.#routers;
    const channels = { shell, control, stdin, iopub: sockets.#iopub, hb: sockets.#heartbeat };
    const bound = Object.entries(channels).map(async ([channel, socket]) => {
      const address = addressOf(connection, channel as Channel);
      try {
        await socket.bind(address);
      } catch (cause) {
        const reason = cause instanceof Error ? cause.message : String(cause);
        throw new Error(messages().cannotListen(channel, address, reason), { cause });
      }
    });
    try {
      await Promise.all(bound);
    } catch (error) {
      // A socket that is still being bound cannot be closed.
      await Promise.allSettled(bound);
      await sockets.close();
      throw error;
    }
    for (const channel of ["shell", "control", "stdin"] as const) void sockets.#readRequests(channel, receive);
    void sockets.#beat();
    void sockets.#welcome();
    return sockets;
  }

  /** Resolves when somebody listens, and has been welcomed. */
  get firstSubscriber(): Promise<void> {
    return this.#firstSubscriber.promise;
  }

  /** Sends a message to one client. */
  send(
    channel: RequestChannel,
    type: string,
    to: { readonly identities: readonly Buffer[]; readonly header: Header },
    content: Content,
    metadata?: Content,
  ): void {
    this.#enqueue(this.#routers[channel], this.#wire.write(to.identities, type, to.header, content, metadata));
  }

  /** Sends a message to everybody who listens. */
  publish(type: string, parent: Header | undefined, content: Content, metadata?: Content): void {
    this.#enqueue(this.#iopub, this.#wire.write([Buffer.from(type)], type, parent, content, metadata));
  }

  /** Resolves when everything that was sent has been handed to ZeroMQ, and closes the sockets. */
  async close(): Promise<void> {
    this.#isClosing = true;
    while ([...this.#queues.values()].some((queue) => queue.length > 0)) await new Promise(setImmediate);
    for (const socket of [...Object.values(this.#routers), this.#iopub, this.#heartbeat]) socket.close();
  }

  #enqueue(socket: Writable, frames: Buffer[]): void {
    const queue = this.#queues.get(socket) ?? [];
    this.#queues.set(socket, queue);
    queue.push(frames);
    if (queue.length === 1) void this.#drain(socket, queue);
  }

  async #drain(socket: Writable, queue: Buffer[][]): Promise<void> {
    for (let frames = queue[0]; frames; frames = queue[0]) {
      const deadline = performance.now() + CONNECTING;
      while (!(await this.#sent(socket, frames, !this.#isClosing && performance.now() < deadline))) {
        await new Promise((resolve) => setTimeout(resolve, RETRY_INTERVAL));
      }
      queue.shift();
    }
  }

  /** @returns `false` if whoever it is for is not there yet, and there is time to wait */
  async #sent(socket: Writable, frames: Buffer[], mayWait: boolean): Promise<boolean> {
    try {
      await socket.send(frames);
    } catch (error) {
      if (socket.closed) return true;
      if (mayWait && (error as { code?: unknown }).code === "EHOSTUNREACH") return false;
      this.#log(`a message could not be sent: ${String(error)}`);
    }
    return true;
  }

  async #readRequests(channel: RequestChannel, receive: Receive): Promise<void> {
    for await (const frames of this.#routers[channel]) {
      try {
        receive(channel, this.#wire.read(frames));
      } catch (error) {
        if (!(error instanceof RefusedMessageError)) throw error;
        this.#log(`a message on ${channel} was dropped: ${error.message}`);
      }
    }
  }

  async #beat(): Promise<void> {
    for await (const frames of this.#heartbeat) await this.#heartbeat.send(frames);
  }

  /** Greets each new subscriber, who can tell by that that nothing of the channel will be missed (JEP 65). */
  async #welcome(): Promise<void> {
    for await (const [frame] of this.#iopub) {
      if (frame?.[0] !== 1) continue;
      const topic = frame.subarray(1);
      const message = this.#wire.write([topic], "iopub_welcome", undefined, { subscription: topic.toString() });
      this.#enqueue(this.#iopub, message);
      this.#firstSubscriber.resolve();
    }
  }
}
