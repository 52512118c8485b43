/**
 * The kernel: answers a Jupyter client's requests ("Messaging in Jupyter", version 5.5).
 */
import { createRequire } from "node:module";
import path from "node:path";
import type { z } from "zod";
import { currentLanguage } from "../display/language.ts";
import { PACKAGE_FOLDER } from "../session/installation.ts";
import { languageInfo } from "../session/languageInfo.ts";
import type { ConnectionFile } from "./connectionFile.ts";
import { type CellResult, Executor } from "./executor.ts";
import { History, type HistoryQuery } from "./history.ts";
import type { Compiler } from "./language/compiler.ts";
import { complete } from "./language/completion.ts";
import { type InspectReply, inspect } from "./language/inspection.ts";
import { isComplete } from "./language/isComplete.ts";
import { LanguageServer } from "./language/server/languageServer.ts";
import { SessionModules } from "./language/sessionModules.ts";
import { translated } from "./language/translation.ts";
import { TypeChecker } from "./language/typeChecker.ts";
import { messages } from "./messages.ts";
import { OutputPublisher } from "./outputPublisher.ts";
import * as requests from "./requests.ts";
import { type RequestChannel, Sockets } from "./sockets.ts";
import { type Content, type Header, type IncomingMessage, PROTOCOL_VERSION } from "./wireFormat.ts";

const require = createRequire(import.meta.url);
const { version } = require(path.join(PACKAGE_FOLDER, "package.json")) as { version: string };

/** How a kernel is started. */
export interface KernelOptions {
  /** The notebook's folder. */
  readonly directory: string;
  /** TypeScript, started for that folder. */
  readonly compiler: Compiler;
  /** Limit of a session's heap in MiB. */
  readonly maxHeapMiB?: number;
  /** Told what went wrong that no client needs to know. */
  readonly log: (text: string) => void;
}

/** Milliseconds without a cell after which the language service gets ready: it needs a processor for a while. */
const QUIET = 400;

/** A request whose answer is awaited on the stdin channel. */
interface Question {
  readonly resolve: (value: string | null) => void;
}

type Answer = (content: Content) => void;

export class Kernel {
  readonly #options: KernelOptions;
  readonly #checker: TypeChecker;
  readonly #server: LanguageServer;
  readonly #modules: SessionModules;
  readonly #executor: Executor;
  readonly #output: OutputPublisher;
  readonly #origins = new WeakMap<Header, IncomingMessage>();
  readonly #stopped = Promise.withResolvers<void>();
  #sockets: Sockets | undefined;
  #history: History | undefined;
  #serverTimer: NodeJS.Timeout | undefined;
  #question: Question | undefined;
  #executionCount = 0;
  /** Cells that wait for the one that is running. */
  #queue: IncomingMessage[] = [];
  #running = false;

  /** Starts the kernel's session; {@link Kernel.listen} opens it to clients. */
  constructor(options: KernelOptions) {
    this.#options = options;
    const publish = (type: string, parent: Header | undefined, content: Content): void =>
      this.#sockets?.publish(type, parent, content);
    this.#output = new OutputPublisher(publish);
    this.#checker = new TypeChecker(options.directory, options.compiler);
    this.#executor = new Executor(
      options,
      this.#checker,
      publish,
      this.#output,
      (parent, prompt, password) => this.#ask(parent, prompt, password),
      async (text, diagnostics) =>
        currentLanguage() === "en" ? diagnostics : translated(this.#server, text, diagnostics),
    );
    this.#modules = new SessionModules(this.#checker);
    this.#server = new LanguageServer(this.#modules, { language: currentLanguage(), onProblem: options.log });
  }

  /** Opens the sockets of a connection file; resolves when the kernel has been shut down. */
  async listen(connection: ConnectionFile): Promise<void> {
    this.#sockets = await Sockets.bind(
      connection,
      (channel, message) => this.#receive(channel, message),
      this.#options.log,
    );
    void this.#sockets.firstSubscriber.then(() => {
      if (this.#executionCount === 0) this.#sockets?.publish("status", undefined, { execution_state: "starting" });
    });
    await this.#stopped.promise;
  }

  /** Gets ready for the first cell while the client still looks around. */
  async warmUp(): Promise<void> {
    const checker = this.#checker.warmUp();
    Executor.warmUp();
    await checker;
    this.#prepareServerLater();
  }

  /** Has the language service read what cells have declared, once nobody waits for anything else. */
  #prepareServerLater(): void {
    clearTimeout(this.#serverTimer);
    this.#serverTimer = setTimeout(() => void this.#server.prepare(), QUIET);
  }

  /** Ends the session, the language service and the sockets. */
  async close(): Promise<void> {
    clearTimeout(this.#serverTimer);
    await Promise.all([this.#checker.close(), this.#executor.close(), this.#server.close()]);
    this.#history?.close();
    await this.#sockets?.close();
    this.#stopped.resolve();
  }

  /** Ends the cell that is running, if one is. */
  interrupt(): void {
    if (this.#running) this.#executor.interrupt();
    this.#question?.resolve(null);
  }

  #receive(channel: RequestChannel, message: IncomingMessage): void {
    if (channel === "stdin") {
      this.#receiveInput(message);
    } else if (message.header.msg_type === "execute_request" && channel === "shell") {
      this.#queue.push(message);
      void this.#runQueue();
    } else {
      void this.#answer(channel, message);
    }
  }

  /** Answers everything but cells, at once: a learner may look things up while a cell trains. */
  async #answer(channel: RequestChannel, message: IncomingMessage): Promise<void> {
    const type = message.header.msg_type;
    const handler = this.#handlers[type];
    this.#status("busy", message);
    try {
      if (handler) await handler(message, (content) => this.#reply(channel, message, content));
      else this.#options.log(`a message of unknown type ${type} was ignored`);
    } catch (error) {
      const { name, message: evalue } = error instanceof Error ? error : new Error(String(error));
      this.#options.log(`${type} failed: ${evalue}`);
      if (type.endsWith("_request")) {
        this.#reply(channel, message, { status: "error", ename: name, evalue, traceback: [] });
      }
    }
    this.#status("idle", message);
    if (type === "shutdown_request") await this.close();
  }

  readonly #handlers: Readonly<Record<string, (message: IncomingMessage, reply: Answer) => void | Promise<void>>> = {
    kernel_info_request: (_message, reply) => reply(kernelInfo()),
    complete_request: async ({ content }, reply) => {
      const { code, cursor_pos } = requests.completeRequest.parse(content);
      reply({ ...(await complete(this.#server, this.#modules, code, cursor_pos)) });
    },
    inspect_request: async ({ content }, reply) => {
      const { code, cursor_pos, detail_level } = requests.inspectRequest.parse(content);
      reply({ ...(await this.#inspect(code, cursor_pos, detail_level)) });
    },
    is_complete_request: ({ content }, reply) => {
      reply({ ...isComplete(requests.isCompleteRequest.parse(content).code) });
    },
    history_request: ({ content }, reply) => {
      const request = requests.historyRequest.parse(content);
      reply({ status: "ok", history: this.#openHistory().find(historyQuery(request), request.output) });
    },
    comm_info_request: (_message, reply) => reply({ status: "ok", comms: {} }),
    comm_open: (message) => {
      // Nobody here speaks to a widget yet. The protocol's answer to an unknown target is to close the comm.
      const { comm_id } = requests.commOpen.parse(message.content);
      this.#sockets?.publish("comm_close", message.header, { comm_id, data: {} });
    },
    comm_msg: () => {},
    comm_close: () => {},
    interrupt_request: (_message, reply) => {
      this.interrupt();
      reply({ status: "ok" });
    },
    shutdown_request: ({ content }, reply) => {
      const { restart } = requests.shutdownRequest.parse(content);
      this.#queue = [];
      reply({ status: "ok", restart });
    },
    debug_request: ({ content }, reply) => {
      const { seq, command } = content;
      const fault = { success: false, message: "The kernel has no debugger.", body: {} };
      reply({ type: "response", request_seq: seq ?? 0, seq: seq ?? 0, command: command ?? "", ...fault });
    },
  };

  async #runQueue(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    clearTimeout(this.#serverTimer);
    for (let message = this.#queue.shift(); message; message = this.#queue.shift()) {
      this.#status("busy", message);
      const aborted = await this.#execute(message);
      this.#status("idle", message);
      this.#abort(aborted);
    }
    this.#running = false;
    this.#prepareServerLater();
  }

  /** Runs one cell; returns those queued behind it that must not run. */
  async #execute(message: IncomingMessage): Promise<readonly IncomingMessage[]> {
    const parsed = requests.executeRequest.safeParse(message.content);
    if (!parsed.success) {
      this.#reply("shell", message, this.#failedReply("ValueError", parsed.error.message, []));
      return [];
    }
    const request = parsed.data;
    const { header } = message;
    this.#origins.set(header, message);
    const stores = request.store_history ?? !request.silent;
    const isQuestion = /^\s*([\p{L}\p{N}$_.]+)(\?{1,2})\s*$/u.exec(request.code);
    if (!request.silent) {
      if (stores) this.#executionCount += 1;
      this.#sockets?.publish("execute_input", header, { code: request.code, execution_count: this.#executionCount });
    }
    const count = request.silent ? "*" : String(this.#executionCount);
    if (isQuestion) {
      await this.#answerQuestion(message, isQuestion[1] ?? "", isQuestion[2] === "??" ? 1 : 0);
      return [];
    }
    const result = await this.#run(request.code, count, request.silent ? undefined : header);
    if (!request.silent) this.#publishResult(header, result);
    // Taken before the reply is sent: what a client sends in answer to it must run.
    const aborted = result.status === "error" && request.stop_on_error ? await this.#takeQueue() : [];
    const expressions = result.status === "ok" ? await this.#evaluateExpressions(request, header) : {};
    if (result.status === "ok") {
      const status = { status: "ok", execution_count: this.#executionCount };
      this.#reply("shell", message, { ...status, user_expressions: expressions, payload: [] });
    } else {
      const { ename, evalue, traceback } = result.failure;
      this.#reply("shell", message, this.#failedReply(ename, evalue, traceback));
    }
    if (stores) this.#remember(request.code, result);
    return aborted;
  }

  async #run(code: string, count: string, parent: Header | undefined): Promise<CellResult> {
    try {
      return await this.#executor.run(code, count, parent);
    } catch (error) {
      // A fault of the kernel's own must not leave a cell without an answer.
      const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
      this.#options.log(stack ?? message);
      return { status: "error", failure: { ename: name, evalue: message, traceback: [`${name}: ${message}`] } };
    }
  }

  #publishResult(parent: Header, result: CellResult): void {
    if (result.status === "error") {
      this.#sockets?.publish("error", parent, { ...result.failure });
    } else if (result.data) {
      const { data, metadata } = result;
      this.#sockets?.publish("execute_result", parent, { execution_count: this.#executionCount, data, metadata });
    }
  }

  #failedReply(ename: string, evalue: string, traceback: readonly string[]): Content {
    return { status: "error", ename, evalue, traceback, execution_count: this.#executionCount };
  }

  async #evaluateExpressions(request: requests.ExecuteRequest, parent: Header): Promise<Content> {
    const results: Record<string, Content> = {};
    for (const [name, expression] of Object.entries(request.user_expressions ?? {})) {
      const result = await this.#run(`(${expression}\n)`, "*", request.silent ? undefined : parent);
      results[name] =
        result.status === "ok"
          ? { status: "ok", data: result.data ?? { "text/plain": "undefined" }, metadata: result.metadata }
          : { status: "error", ...result.failure };
    }
    return results;
  }

  /** `name?` and `name??`, as in IPython: what Shift+Tab shows, in a pager. */
  async #answerQuestion(message: IncomingMessage, name: string, detailLevel: 0 | 1): Promise<void> {
    const { found, data } = await this.#inspect(name, [...name].length, detailLevel);
    const shown = found ? data : { "text/plain": messages().nothingFound(name) };
    const payload = [{ source: "page", data: shown, start: 0 }];
    const status = { status: "ok", execution_count: this.#executionCount };
    this.#reply("shell", message, { ...status, user_expressions: {}, payload });
  }

  #inspect(code: string, cursor: number, detailLevel: 0 | 1): Promise<InspectReply> {
    return inspect(this.#server, this.#modules, code, cursor, detailLevel, currentLanguage());
  }

  /** Empties the queue, with what the sockets have received and not yet handed on: one message a turn. */
  async #takeQueue(): Promise<readonly IncomingMessage[]> {
    for (let before = -1; before !== this.#queue.length; ) {
      before = this.#queue.length;
      for (let turn = 0; turn < 3; turn++) await new Promise(setImmediate);
    }
    return this.#queue.splice(0);
  }

  #abort(aborted: readonly IncomingMessage[]): void {
    for (const message of aborted) {
      this.#status("busy", message);
      this.#reply("shell", message, { status: "aborted", execution_count: this.#executionCount });
      this.#status("idle", message);
    }
  }

  async #ask(parent: Header | undefined, prompt: string, password: boolean): Promise<string | null> {
    const origin = parent && this.#origins.get(parent);
    const request = origin && requests.executeRequest.safeParse(origin.content);
    if (!origin || !request?.data?.allow_stdin) return null;
    this.#question?.resolve(null);
    const { promise, resolve } = Promise.withResolvers<string | null>();
    this.#question = { resolve };
    this.#sockets?.send("stdin", "input_request", origin, { prompt, password });
    return promise;
  }

  #receiveInput({ header, content }: IncomingMessage): void {
    const reply = requests.inputReply.safeParse(content);
    if (header.msg_type !== "input_reply" || !reply.success) return;
    this.#question?.resolve(reply.data.value);
    this.#question = undefined;
  }

  #openHistory(): History {
    this.#history ??= History.open();
    return this.#history;
  }

  #remember(code: string, result: CellResult): void {
    const history = this.#openHistory();
    history.add(this.#executionCount, code);
    const text = result.status === "ok" ? result.data?.["text/plain"] : undefined;
    if (typeof text === "string") history.addOutput(this.#executionCount, text);
  }

  #reply(channel: RequestChannel, message: IncomingMessage, content: Content): void {
    const type = message.header.msg_type.replace(/_request$/, "_reply");
    this.#sockets?.send(channel, type, message, content);
  }

  #status(state: "busy" | "idle", { header }: IncomingMessage): void {
    if (state === "idle") this.#output.flush();
    this.#sockets?.publish("status", header, { execution_state: state });
  }
}

function historyQuery(request: z.infer<typeof requests.historyRequest>): HistoryQuery {
  switch (request.hist_access_type) {
    case "tail":
      return { access: "tail", n: request.n ?? 10 };
    case "range":
      return {
        access: "range",
        session: request.session ?? 0,
        start: request.start ?? 0,
        stop: request.stop ?? undefined,
      };
    case "search":
      return {
        access: "search",
        pattern: request.pattern ?? "*",
        unique: request.unique ?? false,
        n: request.n ?? undefined,
      };
  }
}

function kernelInfo(): Content {
  return {
    status: "ok",
    protocol_version: PROTOCOL_VERSION,
    implementation: "convolab",
    implementation_version: version,
    language_info: languageInfo,
    banner: messages().banner(version),
    debugger: false,
    help_links: [
      { text: "TypeScript", url: "https://www.typescriptlang.org/docs/handbook/intro.html" },
      { text: "Node.js", url: "https://nodejs.org/docs/latest-v24.x/api/" },
    ],
    supported_features: [],
  };
}
