import { type Content, contentOf, type MessageType } from "./messageSchema.ts";
import type { MessageHeader, WireMessage } from "./wireFormat.ts";

/** One request and everything that comes back for it: its reply, and iopub messages also after `idle`. */
export class Exchange {
  readonly request: MessageHeader;
  /** What came on iopub with this request as its parent, in order. */
  readonly messages: WireMessage[] = [];
  readonly replies: WireMessage[] = [];
  readonly inputRequests: WireMessage[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #timeout: number;
  #failure: unknown;
  #isIdle = false;

  constructor(request: MessageHeader, timeout: number) {
    this.request = request;
    this.#timeout = timeout;
  }

  /** Called by the client with each message whose parent is this request. */
  accept(channel: string, message: WireMessage): void {
    if (channel === "iopub") {
      this.messages.push(message);
      if (message.header.msg_type === "status") this.#isIdle = message.content.execution_state === "idle";
    } else if (channel === "stdin") this.inputRequests.push(message);
    else this.replies.push(message);
    this.#wake();
  }

  /** Called by the client when an invalid message has come: whoever waits is told. */
  fail(error: unknown): void {
    this.#failure ??= error;
    this.#wake();
  }

  /** The reply's content, as soon as it is here. */
  async reply(): Promise<WireMessage> {
    return await this.until("its reply", () => this.replies[0]);
  }

  /** Resolves when both the reply and `idle` have come, whichever is first. */
  async done(): Promise<this> {
    await this.until("its reply and idle", () => this.replies.length > 0 && this.isIdle);
    return this;
  }

  get isIdle(): boolean {
    return this.#isIdle;
  }

  /** The first message on iopub of that type that satisfies `matches`, past or to come. */
  async message<T extends MessageType>(type: T, matches: (content: Content<T>) => boolean = () => true) {
    return await this.until(`a ${type}`, () => this.all(type).find(matches));
  }

  /** Resolves when the text on stdout so far contains `text`. */
  async printed(text: string): Promise<void> {
    await this.until(`"${text}" on stdout`, () => this.stdout.includes(text));
  }

  async inputRequest(index = 0): Promise<WireMessage> {
    return await this.until(`input_request ${index}`, () => this.inputRequests[index]);
  }

  /** Waits until `look` returns something true; rejects after the time that the request was given. */
  async until<T>(what: string, look: () => T | undefined): Promise<T> {
    return await new Promise<T>((resolve, reject) => {
      const attempt = () => {
        const found = look();
        if (this.#failure === undefined && !found) return;
        clearTimeout(timer);
        this.#waiting.delete(attempt);
        if (this.#failure === undefined && found) resolve(found);
        else reject(this.#failure);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(attempt);
        const seen = [...this.replies, ...this.messages].map((message) => JSON.stringify(message.content)).join("\n");
        reject(
          new Error(
            `${this.request.msg_type}: ${what} did not come in ${this.#timeout} ms; so far:\n${seen.slice(0, 4_000)}`,
          ),
        );
      }, this.#timeout);
      this.#waiting.add(attempt);
      attempt();
    });
  }

  /** The contents of all messages of one type on iopub, in order. */
  all<T extends MessageType>(type: T): Content<T>[] {
    return this.messages.flatMap((message) => contentOf(message, type) ?? []);
  }

  /** The types of the messages on iopub, in order. */
  get types(): string[] {
    return this.messages.map((message) => message.header.msg_type);
  }

  get stdout(): string {
    return this.#text("stdout");
  }

  get stderr(): string {
    return this.#text("stderr");
  }

  #text(name: "stdout" | "stderr"): string {
    return this.all("stream")
      .filter((stream) => stream.name === name)
      .map((stream) => stream.text)
      .join("");
  }

  #wake(): void {
    for (const attempt of [...this.#waiting]) attempt();
  }
}
