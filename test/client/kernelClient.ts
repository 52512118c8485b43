import { randomUUID } from "node:crypto";
import { Dealer, type MessageLike, Request, Subscriber } from "zeromq";
import { type Channel, type Connection, endpoint } from "./connectionFile.ts";
import { Exchange } from "./exchange.ts";
import { checkMessage } from "./messageSchema.ts";
import { decode, encode, type MessageHeader, newHeader, type WireMessage } from "./wireFormat.ts";

export interface ClientOptions {
  /** Check every message against the protocol's schema (off only to measure kernels that break it). */
  strict?: boolean;
  /** How long a request may take before what waits for it fails, in ms. */
  timeout?: number;
}

export interface ExecuteOptions {
  silent?: boolean;
  store_history?: boolean;
  user_expressions?: Readonly<Record<string, string>>;
  allow_stdin?: boolean;
  stop_on_error?: boolean;
}

type RequestChannel = "shell" | "control";

/** The time between two attempts to connect to a kernel that is not listening yet, in ms. */
const RECONNECT_INTERVAL = 5;

/** A front end's side of the five channels, over real sockets. Close it with `close()`. */
export class KernelClient {
  readonly connection: Connection;
  readonly session = randomUUID();
  /** All that has come on iopub, also what has no parent or someone else's. */
  readonly iopub: WireMessage[] = [];
  readonly #timeout: number;
  readonly #strict: boolean;
  readonly #sockets: { shell: Dealer; control: Dealer; stdin: Dealer; iopub: Subscriber };
  readonly #sending = new Map<Dealer, Promise<void>>();
  readonly #exchanges = new Map<string, Exchange>();
  readonly #kernelMessageIds = new Set<string>();
  readonly #iopubListeners = new Set<() => void>();
  #violation: unknown;
  /** From then on nothing on iopub can be missed, so that the order of what comes can be checked. */
  #isSubscribed = false;

  constructor(connection: Connection, { strict = true, timeout = 30_000 }: ClientOptions = {}) {
    this.connection = connection;
    this.#strict = strict;
    this.#timeout = timeout;
    // The kernel addresses input_request to the identity of the shell socket, so both sockets carry it.
    const options = { routingId: this.session, linger: 0, reconnectInterval: RECONNECT_INTERVAL };
    const shell = new Dealer(options);
    const control = new Dealer(options);
    const stdin = new Dealer(options);
    const iopub = new Subscriber({ linger: 0, reconnectInterval: RECONNECT_INTERVAL, receiveHighWaterMark: 0 });
    iopub.subscribe();
    this.#sockets = { shell, control, stdin, iopub };
    for (const [channel, socket] of Object.entries(this.#sockets)) {
      socket.connect(endpoint(connection, channel as Channel));
      void this.#receive(channel, socket);
    }
  }

  /** Sends a request; what comes back is found in the exchange. */
  send(channel: RequestChannel, msg_type: string, content: object, timeout = this.#timeout): Exchange {
    const header = newHeader(msg_type, this.session);
    const exchange = this.expect(header, timeout);
    void this.sendFrames(channel, encode(this.connection.key, header, content));
    return exchange;
  }

  /** Prepares for what comes back for a message that is sent by `sendFrames`. */
  expect(header: MessageHeader, timeout = this.#timeout): Exchange {
    const exchange = new Exchange(header, timeout);
    this.#exchanges.set(header.msg_id, exchange);
    return exchange;
  }

  /** Sends a request and waits for its reply and `idle`. */
  async request(channel: RequestChannel, msg_type: string, content: object = {}, timeout?: number): Promise<Exchange> {
    return await this.send(channel, msg_type, content, timeout).done();
  }

  /** Starts a cell; the exchange can be watched while it runs. */
  start(code: string, options: ExecuteOptions = {}, timeout?: number): Exchange {
    const { silent = false, user_expressions = {}, allow_stdin = false, stop_on_error = true } = options;
    const store_history = options.store_history ?? !silent;
    const content = { code, silent, store_history, user_expressions, allow_stdin, stop_on_error };
    return this.send("shell", "execute_request", content, timeout);
  }

  /** Runs a cell to its end. */
  async execute(code: string, options?: ExecuteOptions, timeout?: number): Promise<Exchange> {
    return await this.start(code, options, timeout).done();
  }

  /** Interrupts whatever runs; resolves with the reply. */
  async interrupt(): Promise<Exchange> {
    return await this.request("control", "interrupt_request");
  }

  /** Answers an input_request. */
  async answer(inputRequest: WireMessage, value: string): Promise<void> {
    const header = newHeader("input_reply", this.session);
    await this.sendFrames("stdin", encode(this.connection.key, header, { value }, inputRequest.header));
  }

  /** Sends frames as they are, whether they make a message or not. */
  async sendFrames(channel: RequestChannel | "stdin", frames: MessageLike[]): Promise<void> {
    const socket = this.#sockets[channel];
    const sent = (this.#sending.get(socket) ?? Promise.resolve()).then(() => socket.send(frames));
    this.#sending.set(socket, sent);
    await sent;
  }

  /** Resolves when a request is answered and heard on iopub too: from then on no output can be missed. */
  async ready(timeout = this.#timeout): Promise<void> {
    const deadline = Date.now() + timeout;
    // A kernel with a PUB socket says nothing when a subscription has reached it: ask until an answer is heard.
    for (let patience = 100; ; patience *= 2) {
      const exchange = this.send("shell", "kernel_info_request", {}, deadline - Date.now());
      await exchange.reply();
      const heard = exchange.done().then(() => true);
      let timer: NodeJS.Timeout | undefined;
      const lost = new Promise<boolean>((resolve) => {
        timer = setTimeout(resolve, patience, false);
      });
      const isHeard = await Promise.race([heard, lost]);
      clearTimeout(timer);
      if (isHeard) break;
      heard.catch(() => undefined);
    }
    this.#isSubscribed = true;
  }

  /** The first message on iopub, past or to come, that satisfies `matches`, whoever is its parent. */
  async iopubMessage(what: string, matches: (message: WireMessage) => boolean): Promise<WireMessage> {
    return await new Promise((resolve, reject) => {
      const attempt = () => {
        const found = this.iopub.find(matches);
        if (!found) return;
        clearTimeout(timer);
        this.#iopubListeners.delete(attempt);
        resolve(found);
      };
      const timer = setTimeout(() => {
        this.#iopubListeners.delete(attempt);
        reject(new Error(`${what} did not come on iopub in ${this.#timeout} ms`));
      }, this.#timeout);
      this.#iopubListeners.add(attempt);
      attempt();
    });
  }

  /** Sends `payload` to the heartbeat and returns what comes back; rejects after `timeout` ms. */
  async heartbeat(payload: string, timeout: number): Promise<string> {
    const socket = new Request({ linger: 0, receiveTimeout: timeout, reconnectInterval: RECONNECT_INTERVAL });
    try {
      socket.connect(endpoint(this.connection, "hb"));
      await socket.send(payload);
      const [echo] = await socket.receive();
      return String(echo);
    } finally {
      socket.close();
    }
  }

  /** Closes the sockets. Throws if any message that came broke the protocol, even one that nobody waited for. */
  close(): void {
    for (const socket of Object.values(this.#sockets)) socket.close();
    if (this.#violation) throw this.#violation;
  }

  async #receive(channel: string, socket: Dealer | Subscriber): Promise<void> {
    for await (const frames of socket) {
      try {
        this.#accept(channel, decode(this.connection.key, frames));
      } catch (error) {
        this.#violation ??= error;
        for (const exchange of this.#exchanges.values()) exchange.fail(error);
      }
    }
  }

  /** A message that breaks the protocol is handed on all the same; whoever waits for its request is told. */
  #accept(channel: string, message: WireMessage): void {
    const exchange = this.#exchanges.get(message.parent_header.msg_id ?? "");
    if (this.#strict) {
      try {
        this.#check(channel, message, exchange);
      } catch (error) {
        this.#violation ??= error;
        exchange?.fail(error);
      }
    }
    if (channel === "iopub") {
      this.iopub.push(message);
      for (const attempt of [...this.#iopubListeners]) attempt();
    }
    exchange?.accept(channel, message);
  }

  /** Each message alone, then the rules that tie messages together. */
  #check(channel: string, message: WireMessage, exchange: Exchange | undefined): void {
    checkMessage(channel, message);
    const { header, parent_header: parent } = message;
    const describe = () => `${header.msg_type} on ${channel}: ${JSON.stringify(message.content)}`;
    if (this.#kernelMessageIds.has(header.msg_id))
      throw new Error(`msg_id used twice, the second time by ${describe()}`);
    this.#kernelMessageIds.add(header.msg_id);
    if (channel === "iopub" && message.identities.length > 1) throw new Error(`several topics before ${describe()}`);
    if (!exchange) return;
    if (!isSameHeader(parent, exchange.request)) {
      throw new Error(`the parent is not the request's header but ${JSON.stringify(parent)}: ${describe()}`);
    }
    if (channel !== "iopub" && channel !== "stdin" && exchange.replies.length > 0) {
      throw new Error(`a second reply to one request: ${describe()}`);
    }
    if (channel !== "iopub" || !this.#isSubscribed) return;
    const state = header.msg_type === "status" ? message.content.execution_state : undefined;
    if (exchange.messages.length === 0 && state !== "busy")
      throw new Error(`busy does not come first but ${describe()}`);
    if (exchange.messages.length > 0 && state === "busy") throw new Error(`busy twice for one request: ${describe()}`);
    if (exchange.isIdle && state !== undefined) throw new Error(`a status after idle: ${describe()}`);
    if (header.msg_type === "execute_result" && exchange.isIdle) throw new Error(`after idle: ${describe()}`);
  }
}

/** Equal in every field; the date may be written in another way if it is the same moment. */
function isSameHeader(parent: Partial<MessageHeader>, request: MessageHeader): boolean {
  const normal = ({ date = "", ...fields }: Partial<MessageHeader>) =>
    JSON.stringify([Date.parse(date), ...Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))]);
  return normal(parent) === normal(request);
}
