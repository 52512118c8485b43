import type { CancellationToken } from "vscode-jsonrpc";
import type {
  CompletionItem,
  CompletionList,
  DocumentDiagnosticReport,
  Hover,
  LocationLink,
  SignatureHelp,
} from "vscode-languageserver-protocol";
import type { Language } from "../../../display/language.ts";
import type { Complaint } from "../compiler.ts";
import { languageMessages } from "../messages.ts";
import { uriOf } from "./documentNames.ts";
import { Documents, type QueryText } from "./documents.ts";
import { serverExecutable } from "./executable.ts";
import type { ModuleSource } from "./moduleSource.ts";
import { ServerProcess } from "./serverProcess.ts";
import { offsetAt, positionAt } from "./textPosition.ts";

/** Milliseconds after which a question is given up; on a busy machine, a server that starts needs a few seconds. */
const ANSWER_LIMIT_MS = 5000;
/**
 * Milliseconds after giving up at which a server that still owes its answer is taken for hung and ended. Long, because
 * opening the modules of a long session after a crash takes seconds.
 */
const HUNG_AFTER_MS = 30_000;
/** A server that stopped this often within the time below is not started again until the next question. */
const RESTART_LIMIT = 3;
const RESTART_WINDOW_MS = 60_000;

/** `DiagnosticSeverity.Error` of the Language Server Protocol. */
const ERROR_SEVERITY = 1;

export interface LanguageServerOptions {
  /** Language of TypeScript's own messages and of what `onProblem` is told. Default: English. */
  language?: Language;
  /** Milliseconds until a question is given up. Default: 5000. */
  answerLimit?: number;
  /** Hears, in words, that the server is missing, did not start or stopped. */
  onProblem?: (message: string) => void;
}

interface Running {
  readonly process: ServerProcess;
  readonly documents: Documents;
}

/**
 * TypeScript 7's language server (`tsc --lsp`) over the modules of a session: completion, hover, definitions and
 * signatures. Its process starts with `prepare()` or the first question, starts again after a crash, and ends with
 * `close()`.
 */
export class LanguageServer {
  readonly #source: ModuleSource;
  readonly #answerLimit: number;
  readonly #onProblem: (message: string) => void;
  readonly #messages: ReturnType<typeof languageMessages>;
  readonly #language: Language;
  #running: Promise<Running> | undefined;
  #process: ServerProcess | undefined;
  #closed = false;
  #stops: number[] = [];
  /** Questions are asked one after the other: each changes the text of the one query document. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(source: ModuleSource, options: LanguageServerOptions = {}) {
    this.#source = source;
    this.#answerLimit = options.answerLimit ?? ANSWER_LIMIT_MS;
    this.#onProblem = options.onProblem ?? (() => undefined);
    this.#language = options.language ?? "en";
    this.#messages = languageMessages(this.#language);
  }

  /** Process id of the running server, for diagnosis. */
  get pid(): number | undefined {
    return this.#process?.pid;
  }

  /**
   * Starts the server, opens every module of the session in it and lets it load the standard library, so that the
   * first question is answered as quickly as later ones. Also worth calling after a cell has run: it opens the new
   * cell's module while nobody waits. Never rejects: a failure goes to `onProblem`.
   */
  async prepare(): Promise<void> {
    const { CancellationToken } = await import("vscode-jsonrpc/node");
    await this.#enqueue("", CancellationToken.None, (query) => query.completion(0));
  }

  /**
   * Asks about a cell's source that has not run.
   *
   * @param code the source
   * @param body asks through its argument; offsets are UTF-16 offsets in `code`
   * @returns what `body` returns; undefined if the server is missing, fails, or takes longer than the limit
   */
  async ask<Answer>(code: string, body: (query: Query) => Promise<Answer>): Promise<Answer | undefined> {
    const { CancellationTokenSource } = await import("vscode-jsonrpc/node");
    const cancellation = new CancellationTokenSource();
    let hungTimer: NodeJS.Timeout | undefined;
    let answerTimer: NodeJS.Timeout | undefined;
    const givenUp = new Promise<undefined>((resolve) => {
      answerTimer = setTimeout(() => {
        cancellation.cancel();
        hungTimer = setTimeout(() => void this.#process?.stop(), HUNG_AFTER_MS);
        resolve(undefined);
      }, this.#answerLimit);
    });
    const answer = this.#enqueue(code, cancellation.token, body).finally(() => {
      clearTimeout(answerTimer);
      clearTimeout(hungTimer);
    });
    return Promise.race([answer, givenUp]);
  }

  /** Ends the server's process; questions asked from now on have no answer. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#process?.stop();
    await this.#running?.catch(() => undefined);
    await this.#process?.stop();
  }

  #enqueue<Answer>(
    code: string,
    token: CancellationToken,
    body: (query: Query) => Promise<Answer>,
  ): Promise<Answer | undefined> {
    const answer = this.#last.then(async () => {
      try {
        const { process, documents } = await this.#start();
        if (token.isCancellationRequested) {
          return undefined;
        }
        const text = documents.syncQuery(code);
        return await body(new Query(process, documents, text, token));
      } catch {
        // The server's errors (a cancelled request, a defect in it, its end) leave the question without an answer.
        return undefined;
      }
    });
    this.#last = answer;
    return answer;
  }

  #start(): Promise<Running> {
    if (this.#closed) {
      return Promise.reject(new Error("closed"));
    }
    this.#running ??= this.#startProcess();
    return this.#running;
  }

  async #startProcess(): Promise<Running> {
    const executable = serverExecutable();
    if (executable.path === undefined) {
      this.#onProblem(this.#messages.serverMissing(executable.platformPackage));
      throw new Error(executable.platformPackage);
    }
    const process = await ServerProcess.spawn(executable.path);
    this.#process = process;
    try {
      await process.initialize(this.#source.directory, this.#language);
    } catch (error) {
      this.#running = undefined;
      this.#onProblem(this.#messages.serverFailed(error instanceof Error ? error.message : String(error)));
      throw error;
    }
    void process.exited.then((how) => this.#onExit(how));
    return { process, documents: new Documents(process, this.#source) };
  }

  #onExit(how: string): void {
    this.#running = undefined;
    this.#process = undefined;
    if (this.#closed) {
      return;
    }
    this.#onProblem(this.#messages.serverStopped(how));
    const now = Date.now();
    this.#stops = [...this.#stops.filter((time) => now - time < RESTART_WINDOW_MS), now];
    if (this.#stops.length < RESTART_LIMIT) {
      void this.prepare();
    }
  }
}

/** A cell's source, open in the server; offsets are UTF-16 offsets in that source. */
export class Query {
  readonly #process: ServerProcess;
  readonly #token: CancellationToken;
  /** Module in which the source stands, and its path. */
  readonly module: QueryText;
  readonly path: string;
  /** The session's modules as the server has them: path → text. */
  readonly files: ReadonlyMap<string, string>;
  /** Those of them that no cell is behind. */
  readonly ambientPaths: ReadonlySet<string>;

  constructor(process: ServerProcess, documents: Documents, module: QueryText, token: CancellationToken) {
    this.#process = process;
    this.#token = token;
    this.module = module;
    this.path = documents.queryPath;
    this.files = documents.files;
    this.ambientPaths = documents.ambientPaths;
  }

  /** What can stand at an offset. */
  async completion(offset: number): Promise<CompletionList> {
    const list = await this.#request<CompletionList | CompletionItem[] | null>("completion", offset);
    return Array.isArray(list) || list === null ? { isIncomplete: false, items: list ?? [] } : list;
  }

  /** The type and documentation of what stands at an offset. */
  hover(offset: number): Promise<Hover | null> {
    return this.#request<Hover | null>("hover", offset);
  }

  /** The signatures of the call around an offset. */
  signatureHelp(offset: number): Promise<SignatureHelp | null> {
    return this.#request<SignatureHelp | null>("signatureHelp", offset);
  }

  /** Where what stands at an offset was declared. */
  async definitions(offset: number): Promise<LocationLink[]> {
    return (await this.#request<LocationLink[] | null>("definition", offset)) ?? [];
  }

  /** The type and documentation of what stands in a file of the session. */
  hoverIn(path: string, offset: number): Promise<Hover | null> {
    return this.#requestIn<Hover | null>("hover", path, offset);
  }

  /** Where what stands in a file of the session was declared. */
  async definitionsIn(path: string, offset: number): Promise<LocationLink[]> {
    return (await this.#requestIn<LocationLink[] | null>("definition", path, offset)) ?? [];
  }

  /** TypeScript's complaints about the cell, in the server's language; offsets in the cell's source. */
  async complaints(): Promise<Complaint[]> {
    const params = { textDocument: { uri: uriOf(this.path) } };
    const report = await this.#process.request<DocumentDiagnosticReport>(
      "textDocument/diagnostic",
      params,
      this.#token,
    );
    const found = report.kind === "full" ? report.items : [];
    return found
      .filter(({ severity }) => severity === ERROR_SEVERITY)
      .map(({ code, message, range }) => ({
        code: Number(code),
        message: typeof message === "string" ? message : message.value,
        start: offsetAt(this.module.text, range.start) - this.module.offset,
        end: offsetAt(this.module.text, range.end) - this.module.offset,
      }));
  }

  #request<Result>(method: string, offset: number): Promise<Result> {
    return this.#send(method, this.path, this.module.text, this.module.offset + offset);
  }

  #requestIn<Result>(method: string, path: string, offset: number): Promise<Result> {
    return this.#send(method, path, this.files.get(path) ?? "", offset);
  }

  #send<Result>(method: string, path: string, text: string, offset: number): Promise<Result> {
    const params = { textDocument: { uri: uriOf(path) }, position: positionAt(text, offset) };
    return this.#process.request<Result>(`textDocument/${method}`, params, this.#token);
  }
}
