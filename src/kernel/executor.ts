/**
 * A cell's way through the kernel: parse → check → compile → evaluate → publish, and the session that it runs in.
 */
import { CellCompiler, type CompiledCell } from "../session/cell/compileCell.ts";
import { type Declaration, declarationsOf } from "../session/cell/declarations.ts";
import { type ParsedCell, parseCell } from "../session/cell/parseCell.ts";
import { Session, type SessionEnd, SessionEndedError, type SessionOptions } from "../session/session.ts";
import type { EvaluationOutcome, Failure } from "../session/sessionProtocol.ts";
import { typeErrorContent } from "./codeFrame.ts";
import { isAbortedCheck } from "./language/compiler.ts";
import type { CellDiagnostic, CheckedCell, TypeChecker } from "./language/typeChecker.ts";
import { messages } from "./messages.ts";
import type { OutputPublisher, Publish } from "./outputPublisher.ts";
import type { Header } from "./wireFormat.ts";

/** How a cell ended, in the terms of an `execute_reply`. */
export type CellResult =
  | {
      readonly status: "ok";
      readonly data: Readonly<Record<string, unknown>> | null;
      readonly metadata: Readonly<Record<string, unknown>>;
    }
  | { readonly status: "error"; readonly failure: Failure };

/** Asks the person at the front end; resolves to the answer, or to null when there is nobody. */
export type AskForInput = (parent: Header | undefined, prompt: string, password: boolean) => Promise<string | null>;

const WARM_UP_ROUNDS = 20;

/** Puts TypeScript's messages about a cell's text into the learner's language. */
export type Translate = (text: string, diagnostics: readonly CellDiagnostic[]) => Promise<readonly CellDiagnostic[]>;

/** Cells whose later output can still be told apart. */
const REMEMBERED_CELLS = 2000;

/** Runs cells one after another in a session, and in a new one when that has ended. */
export class Executor {
  readonly #options: SessionOptions;
  readonly #checker: TypeChecker;
  readonly #publish: Publish;
  readonly #output: OutputPublisher;
  readonly #ask: AskForInput;
  readonly #translate: Translate;
  readonly #parents = new Map<number, Header>();
  #session: Session;
  #compiler: Promise<CellCompiler>;
  #lastId = 0;
  #isChecking = false;
  #closing = false;

  constructor(
    options: SessionOptions,
    checker: TypeChecker,
    publish: Publish,
    output: OutputPublisher,
    ask: AskForInput,
    translate: Translate,
  ) {
    this.#options = options;
    this.#checker = checker;
    this.#publish = publish;
    this.#output = output;
    this.#ask = ask;
    this.#translate = translate;
    [this.#session, this.#compiler] = this.#start();
  }

  /**
   * Runs a cell.
   *
   * @param count what `cell [n]` says in its error messages.
   * @param parent the request that its output answers; `undefined` for a cell whose output nobody gets.
   */
  async run(source: string, count: string, parent: Header | undefined): Promise<CellResult> {
    const cell = parseCell(source);
    const declarations = declarationsOf(cell.program);
    const checking = this.#checker.check(cell, declarations);
    // TypeScript works in another process; the script is made meanwhile, whether or not it will run.
    const compiled = await this.#compile(cell, declarations);
    const checked = await this.#finishCheck(checking);
    if (!checked) return interruptedResult();
    const diagnostics = checked.diagnostics.length > 0 ? checked.diagnostics : syntaxDiagnostics(cell);
    if (diagnostics.length > 0) {
      const understood = await this.#translate(cell.text, diagnostics);
      return { status: "error", failure: typeErrorContent(cell, understood, count) };
    }
    this.#checker.keep(cell, checked, declarations, Number(count) || undefined);
    if (compiled instanceof SyntaxError) return { status: "error", failure: failureOfSyntax(compiled) };
    return this.#evaluate(cell, compiled, count, parent);
  }

  /** Compiles a cell that nobody runs, a few times over: the code that does it is faster when it has run before. */
  static warmUp(): void {
    const compiler = new CellCompiler([], { experimentalDecorators: false });
    for (let round = 0; round < WARM_UP_ROUNDS; round++) {
      compiler.compile(parseCell(`const value: number = ${round}; value + 1`), urlOf(0));
    }
  }

  /** Ends what is running, be it a check; variables stay. */
  interrupt(): void {
    if (this.#isChecking) void this.#checker.abort();
    else this.#session.interrupt();
  }

  /** The outcome of a check; `undefined` when it was interrupted. */
  async #finishCheck(checking: Promise<CheckedCell>): Promise<CheckedCell | undefined> {
    this.#isChecking = true;
    try {
      return await checking;
    } catch (error) {
      if (isAbortedCheck(error)) return undefined;
      throw error;
    } finally {
      this.#isChecking = false;
    }
  }

  /** Ends the session, and every process that its cells have started. */
  async close(): Promise<void> {
    this.#closing = true;
    await this.#session.close();
  }

  async #compile(
    cell: ParsedCell,
    declarations: readonly Declaration[],
  ): Promise<CompiledCell | SyntaxError | undefined> {
    if (cell.errors.length > 0) return undefined;
    try {
      return (await this.#compiler).compile(cell, urlOf(this.#lastId + 1), declarations);
    } catch (error) {
      if (error instanceof SyntaxError) return error;
      // The session has not come up; the evaluation says so.
      if (error instanceof SessionEndedError) return undefined;
      throw error;
    }
  }

  async #evaluate(
    { source, openedAt }: ParsedCell,
    compiled: CompiledCell | undefined,
    count: string,
    parent: Header | undefined,
  ): Promise<CellResult> {
    this.#lastId += 1;
    const id = this.#lastId;
    if (parent) this.#remember(id, parent);
    const { script, maps } = compiled ?? { script: "", maps: [] };
    try {
      const evaluation = { cell: count, script, url: urlOf(id), maps, source, openedAt };
      return resultOf(await this.#session.evaluate(id, evaluation));
    } catch (error) {
      if (error instanceof SessionEndedError) return { status: "error", failure: failureOfEnd(error.end) };
      throw error;
    } finally {
      this.#output.flush();
    }
  }

  #remember(id: number, parent: Header): void {
    this.#parents.set(id, parent);
    const [oldest] = this.#parents.keys();
    if (this.#parents.size > REMEMBERED_CELLS && oldest !== undefined) this.#parents.delete(oldest);
  }

  #start(): [Session, Promise<CellCompiler>] {
    const session = Session.start(this.#options);
    const compiler = this.#compilerFor(session);
    compiler.catch(() => {});
    const parentOf = (cell: number): Header | undefined => this.#parents.get(cell);
    session.on("output", (stream, text, cell) => this.#output.print(stream, text, parentOf(cell)));
    session.on("display", ({ update, data, metadata, displayId }, cell) => {
      this.#output.flush();
      const transient = displayId === null ? {} : { display_id: displayId };
      this.#publish(update ? "update_display_data" : "display_data", parentOf(cell), { data, metadata, transient });
    });
    session.on("clear", (wait, cell) => {
      this.#output.flush();
      this.#publish("clear_output", parentOf(cell), { wait });
    });
    session.on("input", async ({ id, prompt, password }, cell) => {
      this.#output.flush();
      const value = await this.#ask(parentOf(cell), prompt, password);
      session.answerInput(id, value, value === null ? messages().noInput() : undefined);
    });
    session.on("end", (end) => this.#replace(session, end));
    return [session, compiler];
  }

  async #compilerFor(session: Session): Promise<CellCompiler> {
    const [globals, experimentalDecorators] = await Promise.all([
      session.globals,
      this.#checker.experimentalDecorators(),
    ]);
    return new CellCompiler(globals, { experimentalDecorators });
  }

  #replace(ended: Session, end: SessionEnd): void {
    if (this.#closing || ended !== this.#session) return;
    if (!end.duringEvaluation) {
      // Nobody waits for an answer; the learner is told below the cell that ran last.
      this.#output.print("stderr", `${failureOfEnd(end).traceback.join("\n")}\n`, this.#parents.get(this.#lastId));
      this.#output.flush();
    }
    this.#checker.clear();
    [this.#session, this.#compiler] = this.#start();
  }
}

/** What V8 calls the script of an evaluation. */
function urlOf(id: number): string {
  return `convolab-cell-${id}.ts`;
}

function failureOfSyntax({ name, message }: SyntaxError): Failure {
  return { ename: name, evalue: message, traceback: [`${name}: ${message}`] };
}

function resultOf(outcome: EvaluationOutcome): CellResult {
  switch (outcome.status) {
    case "ok":
      return outcome;
    case "error":
      return outcome;
    case "interrupted":
      return interruptedResult();
  }
}

function interruptedResult(): CellResult {
  const evalue = messages().interrupted();
  return { status: "error", failure: { ename: "Interrupted", evalue, traceback: [evalue] } };
}

/** Mistakes that the parser found and TypeScript has nothing to say about. */
function syntaxDiagnostics(cell: ParsedCell): CellDiagnostic[] {
  return cell.errors.map(({ message, labels }) => ({
    code: 0,
    message,
    start: labels[0]?.start ?? cell.text.length,
    end: labels[0]?.end ?? cell.text.length,
  }));
}

function failureOfEnd(end: SessionEnd): Failure {
  const text = messages();
  if (end.exit) {
    const evalue = text.exited(end.exit.code);
    return { ename: "SessionEnded", evalue, traceback: [evalue, ...end.exit.stack.split("\n").filter(Boolean)] };
  }
  const outOfMemory = /heap out of memory|Reached heap limit|Allocation failed/.test(end.lastWords);
  const how = end.signal ? text.killedBy(end.signal) : text.exitCode(end.code);
  const evalue = outOfMemory ? text.outOfMemory() : text.crashed(how);
  return { ename: "SessionEnded", evalue, traceback: [evalue] };
}
