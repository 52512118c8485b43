import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stripVTControlCharacters } from "node:util";
import { CellCompiler, type CompiledCell } from "../../src/session/cell/compileCell.ts";
import { type ParsedCell, parseCell } from "../../src/session/cell/parseCell.ts";
import { Session, type SessionOptions } from "../../src/session/session.ts";
import type { EvaluationOutcome } from "../../src/session/sessionProtocol.ts";

/** Milliseconds that a cell may take. One that takes longer loses its session, so that it is known which one it was. */
const CELL_LIMIT = 45_000;

/** Something that a session printed, in the order of arrival. */
export interface Printed {
  readonly stream: "stdout" | "stderr";
  readonly text: string;
  readonly cell: number;
}

/** A cell that has been handed to a session. */
export interface StartedCell {
  readonly id: number;
  readonly outcome: Promise<EvaluationOutcome>;
}

/** What a failed cell says, colours taken away. */
export interface CellFailure {
  readonly ename: string;
  readonly evalue: string;
  readonly text: string;
  /** Line and column (from 1) of the first frame that lies in a cell. */
  readonly line: number | undefined;
  readonly column: number | undefined;
}

/** A session and the compiler that serves it, without a kernel: what a grader has in its hands. */
export class NotebookSession {
  readonly session: Session;
  readonly directory: string;
  readonly printed: Printed[] = [];
  #compiler: CellCompiler | undefined;
  #lastId = 0;
  readonly #ownsDirectory: boolean;

  private constructor(session: Session, directory: string, ownsDirectory: boolean) {
    this.session = session;
    this.directory = directory;
    this.#ownsDirectory = ownsDirectory;
    session.on("output", (stream, text, cell) => this.printed.push({ stream, text, cell }));
  }

  /** Starts a session, in an empty folder of its own where none is given. */
  static async start(
    options: Partial<SessionOptions> = {},
    { experimentalDecorators = false } = {},
  ): Promise<NotebookSession> {
    const directory = options.directory ?? (await mkdtemp(join(tmpdir(), "notebook-")));
    const session = Session.start({ ...options, directory });
    const notebook = new NotebookSession(session, directory, options.directory === undefined);
    notebook.#compiler = new CellCompiler(await session.globals, { experimentalDecorators });
    return notebook;
  }

  /** Makes the script of a cell as the next one of this session. */
  compile(source: string): { cell: ParsedCell; url: string; compiled: CompiledCell } {
    const cell = parseCell(source);
    const [error] = cell.errors;
    if (error) throw new SyntaxError(`${error.message} in:\n${source}`);
    const url = `cell-${this.#lastId + 1}.ts`;
    if (!this.#compiler) throw new Error("the session has not been started");
    return { cell, url, compiled: this.#compiler.compile(cell, url) };
  }

  /** Hands a cell to the session and does not wait for its end. */
  begin(source: string): StartedCell {
    const { cell, url, compiled } = this.compile(source);
    this.#lastId += 1;
    const evaluation = { ...compiled, cell: String(this.#lastId), url, source, openedAt: cell.openedAt };
    const outcome = this.session.evaluate(this.#lastId, evaluation);
    return { id: this.#lastId, outcome: this.#inTime(source, outcome) };
  }

  /** Runs a cell to its end, whatever that is. */
  async run(source: string): Promise<EvaluationOutcome> {
    return await this.begin(source).outcome;
  }

  /** Runs a cell that must succeed; its id. */
  async ok(source: string): Promise<number> {
    const started = this.begin(source);
    this.#mustBeOk(source, await started.outcome);
    return started.id;
  }

  /** Runs a cell that must succeed and gives its value's text/plain; undefined when it shows none. */
  async value(source: string): Promise<string | undefined> {
    const text = this.#mustBeOk(source, await this.run(source)).data?.["text/plain"];
    return text === undefined ? undefined : stripVTControlCharacters(String(text));
  }

  /** Runs a cell whose value says itself in JSON: `value(JSON.stringify(…))` without the quotes. */
  async json(source: string, expression: string): Promise<unknown> {
    await this.ok(source);
    const shown = await this.value(`encodeURIComponent(JSON.stringify(${expression}))`);
    return JSON.parse(decodeURIComponent((shown ?? "").slice(1, -1)));
  }

  /** Runs a cell that must fail. */
  async failure(source: string): Promise<CellFailure> {
    const outcome = await this.run(source);
    if (outcome.status !== "error")
      throw new Error(`this cell should fail:\n${source}\nbut: ${JSON.stringify(outcome)}`);
    const { ename, evalue, traceback } = outcome.failure;
    const text = stripVTControlCharacters(traceback.join("\n"));
    const place = /cell \[\d+\]:(\d+):(\d+)/.exec(text);
    return {
      ename,
      evalue,
      text,
      line: place ? Number(place[1]) : undefined,
      column: place ? Number(place[2]) : undefined,
    };
  }

  /** Everything that was printed in the name of a cell. */
  textOf(cell: number, stream: "stdout" | "stderr" = "stdout"): string {
    return this.printed
      .filter((piece) => piece.cell === cell && piece.stream === stream)
      .map(({ text }) => text)
      .join("");
  }

  /** Resolves when what was printed in the name of a cell contains `wanted`; rejects when that cannot happen any more. */
  async untilPrinted(cell: number, wanted: string, stream: "stdout" | "stderr" = "stdout"): Promise<void> {
    const printed = Promise.withResolvers<void>();
    const look = (): void => {
      if (this.textOf(cell, stream).includes(wanted)) printed.resolve();
    };
    const giveUp = (): void => printed.reject(new Error(`the session has ended without printing: ${wanted}`));
    this.session.on("output", look);
    void this.session.ended.then(giveUp);
    look();
    try {
      await printed.promise;
    } finally {
      this.session.off("output", look);
    }
  }

  async close(): Promise<void> {
    await this.session.close();
    if (this.#ownsDirectory) await rm(this.directory, { recursive: true, force: true });
  }

  async #inTime(source: string, outcome: Promise<EvaluationOutcome>): Promise<EvaluationOutcome> {
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      void this.session.close();
    }, CELL_LIMIT);
    try {
      return await outcome;
    } catch (error) {
      throw isLate ? new Error(`this cell did not end in ${CELL_LIMIT} ms:\n${source}`, { cause: error }) : error;
    } finally {
      clearTimeout(limit);
    }
  }

  #mustBeOk(source: string, outcome: EvaluationOutcome): EvaluationOutcome & { status: "ok" } {
    if (outcome.status === "ok") return outcome;
    const why = outcome.status === "error" ? outcome.failure.traceback.join("\n") : outcome.status;
    throw new Error(`this cell should run:\n${source}\nbut:\n${stripVTControlCharacters(why)}`);
  }
}
