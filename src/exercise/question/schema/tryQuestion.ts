import { isDeepStrictEqual } from "node:util";
import { closestName } from "../../../display/closestName.ts";
import { thrownText } from "../../../display/thrownText.ts";
import type { Layer } from "../../../nn/layers/layer.ts";
import type { PlainValue } from "../../answer/answers.ts";
import { checksOf, hiddenChecksOf } from "../../judging/checksOf.ts";
import { rulesOf } from "../../judging/rulesOf.ts";
import { isSameValue } from "../../judging/sameValue.ts";
import { areToldApart } from "../../judging/toldApart.ts";
import { asWritten } from "../../judging/writtenQuestion.ts";
import type { Draw } from "../draw.ts";
import { localMessages } from "../messages.ts";
import type { Question, Variant } from "../question.ts";
import type { QuestionProblem } from "../questionFileError.ts";
import { drawOf, numbersFor, SameAnswersError } from "../variant.ts";
import { isFunction, shownInput } from "./expectation.ts";
import { localText } from "./fieldSchema.ts";
import { askOf, examples as examplesSchema } from "./optionsSchema.ts";
import { problemsOf } from "./problemsOf.ts";
import { plainValue, VALUE_SCHEMAS, variant as variantSchema, WRONG_VALUE_SCHEMAS } from "./valueSchema.ts";

type OfNumbers = (numbers: Variant) => unknown;
type Example = { readonly arguments: readonly PlainValue[]; readonly returns: PlainValue };
type Check = { readonly title: unknown; readonly ask?: unknown };
type Table = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What is run or compared here of a question that fits its kind's schema. */
interface TriedOptions {
  readonly text: unknown;
  readonly variant?: (draw: Draw) => unknown;
  readonly solution?: OfNumbers;
  readonly explanation?: unknown;
  readonly hints: readonly unknown[];
  readonly misconceptions?: readonly { readonly id: string; readonly value: OfNumbers; readonly message: unknown }[];
  readonly checks?: readonly Check[];
  readonly hiddenChecks?: readonly Check[];
  readonly examples?: readonly Example[] | OfNumbers;
  readonly hiddenCalls?: readonly (readonly PlainValue[])[];
  readonly tolerance?: number;
  readonly axes?: readonly unknown[];
  readonly rows?: Readonly<Record<string, unknown>>;
  readonly columns?: Readonly<Record<string, unknown>>;
}

/**
 * What only running a question shows: for the numbers of one draw, what its functions return, and whether these fit
 * together. Judges are not run, and no model is made.
 *
 * @param question its options fit the schema of its kind
 * @param place where it stands in its file
 */
export async function tryQuestion(
  question: Question,
  assignment: string,
  place: QuestionProblem["question"],
): Promise<QuestionProblem[]> {
  const trial = new Trial(question, assignment, place);
  await trial.run();
  return trial.problems;
}

class Trial {
  readonly problems: QuestionProblem[] = [];
  readonly #question: Question;
  readonly #assignment: string;
  readonly #options: TriedOptions;
  readonly #place: QuestionProblem["question"];

  constructor(question: Question, assignment: string, place: QuestionProblem["question"]) {
    this.#question = question;
    this.#assignment = assignment;
    this.#options = question.options as TriedOptions;
    this.#place = place;
  }

  async run(): Promise<void> {
    const numbers = await this.#drawn();
    if (numbers === undefined) return;
    await this.#texts(numbers);
    await this.#asks(numbers);
    const solution = await this.#values(numbers);
    if (this.#question.kind === "function") await this.#examples(numbers, solution);
    if (this.problems.length > 0) return;
    // All its functions work: what is left is whether what they make can be told apart.
    this.#toldApart(numbers);
    await this.#checkIds(numbers);
  }

  /** Calls a function of the file; where it throws, that is a problem, and there is no value. */
  async #call<Value>(field: string, run: () => Value): Promise<{ readonly value: Awaited<Value> } | undefined> {
    try {
      return { value: await run() };
    } catch (error) {
      this.#add(field, localMessages().threw(thrownText(error)));
      return undefined;
    }
  }

  #add(field: string, message: string): void {
    this.problems.push({ question: this.#place, field, message });
  }

  /** Whether a value fits; if not, that is a problem. */
  #fits(
    schema: { safeParse(value: unknown): Parameters<typeof problemsOf>[0] },
    value: unknown,
    root: string,
  ): boolean {
    const problems = problemsOf(schema.safeParse(value), this.#place, root);
    this.problems.push(...problems);
    return problems.length === 0;
  }

  async #drawn(): Promise<Variant | undefined> {
    const { variant } = this.#options;
    if (variant === undefined) return {};
    const draw = () => variant(drawOf("", this.#assignment, this.#question.id));
    const drawn = await this.#call("variant", draw);
    if (drawn === undefined || !this.#fits(variantSchema, drawn.value, "variant(draw)")) return undefined;
    const again = await this.#call("variant", draw);
    if (again !== undefined && !isDeepStrictEqual(again.value, drawn.value)) {
      this.#add("variant(draw)", localMessages().drawsDiffer());
    }
    return drawn.value as Variant;
  }

  async #texts(numbers: Variant): Promise<void> {
    const { text, explanation, hints, misconceptions = [], checks = [], hiddenChecks = [] } = this.#options;
    const texts: [field: string, text: unknown][] = [
      ["text", text],
      ["explanation", explanation],
      ...hints.map((hint, index): [string, unknown] => [`hints[${index}]`, hint]),
      ...misconceptions.map(({ message }, index): [string, unknown] => [`misconceptions[${index}].message`, message]),
      ...checks.map(({ title }, index): [string, unknown] => [`checks[${index}].title`, title]),
      ...hiddenChecks.map(({ title }, index): [string, unknown] => [`hiddenChecks[${index}].title`, title]),
    ];
    for (const [field, made] of texts) {
      if (!isFunction(made)) continue;
      const called = await this.#call(field, () => (made as OfNumbers)(numbers));
      if (called !== undefined) this.#fits(localText, called.value, `${field}(numbers)`);
    }
  }

  async #asks(numbers: Variant): Promise<void> {
    const { checks = [], hiddenChecks = [] } = this.#options;
    const asks = [
      ...checks.map(({ ask }, index) => ({ field: `checks[${index}].ask`, ask })),
      ...hiddenChecks.map(({ ask }, index) => ({ field: `hiddenChecks[${index}].ask`, ask })),
    ];
    for (const { field, ask } of asks) {
      if (!isFunction(ask)) continue;
      const called = await this.#call(field, () => (ask as OfNumbers)(numbers));
      if (called !== undefined) this.#fits(askOf(this.#question.kind), called.value, `${field}(numbers)`);
    }
  }

  /** Tries the solution and what the misconceptions give; returns the solution's value. */
  async #values(numbers: Variant): Promise<unknown> {
    const { kind } = this.#question;
    const { solution, misconceptions = [] } = this.#options;
    if (kind === "model") return undefined;
    let isPromise = false;
    const solved =
      solution &&
      (await this.#call("solution", () => {
        const returned = solution(numbers);
        isPromise = returned instanceof Promise;
        return returned;
      }));
    const isSolved = solved !== undefined && this.#fits(VALUE_SCHEMAS[kind], solved.value, "solution(numbers)");
    if (isSolved) this.#names(solved.value);
    if (isPromise && isSolved && misconceptions.length > 0) {
      this.#add("solution(numbers)", localMessages().solutionIsPromise());
    }
    for (const [index, { value }] of misconceptions.entries()) {
      const field = `misconceptions[${index}].value`;
      const called = await this.#call(field, () => value(numbers));
      if (called === undefined || !this.#fits(WRONG_VALUE_SCHEMAS[kind], called.value, `${field}(numbers)`)) continue;
      if (isSolved && kind === "table") this.#sameCells(called.value, solved.value, `${field}(numbers)`);
      if (isSolved && kind === "layer") this.#otherLayer(called.value, solved.value, `${field}(numbers)`);
    }
    return isSolved ? solved.value : undefined;
  }

  /** What rows, columns and axes are called has to be about those that there are. */
  #names(solution: unknown): void {
    const { axes, rows, columns } = this.#options;
    if (this.#question.kind === "shape" && axes !== undefined && Array.isArray(solution)) {
      if (axes.length !== solution.length) this.#add("axes", localMessages().axesCount(axes.length, solution.length));
    }
    if (this.#question.kind !== "table") return;
    const table = solution as Table;
    this.#known("rows", rows, Object.keys(table));
    this.#known("columns", columns, [...new Set(Object.values(table).flatMap((row) => Object.keys(row)))]);
  }

  #known(field: string, names: Readonly<Record<string, unknown>> | undefined, known: readonly string[]): void {
    for (const key of Object.keys(names ?? {})) {
      if (known.includes(key)) continue;
      this.#add(`${field}.${key}`, localMessages().unknownKey(key, closestName(key, known), known.join(", ")));
    }
  }

  #sameCells(value: unknown, solution: unknown, field: string): void {
    const got = cellsOf(value as Table);
    const expected = cellsOf(solution as Table);
    if (got !== expected) this.#add(field, localMessages().otherCells(got, expected));
  }

  /** The student's version lacks the solution, so what draws the numbers does not compare with it. */
  #otherLayer(value: unknown, solution: unknown, field: string): void {
    const question = asWritten(this.#question as Question<string, unknown, "layer">);
    try {
      const isSame = rulesOf("layer").isSame(value as Layer, solution as Layer, question);
      if (isSame) this.#add(field, localMessages().rightAnswer());
    } catch (error) {
      this.#add("recognisedBy", localMessages().threw(thrownText(error)));
    }
  }

  async #examples(numbers: Variant, solution: unknown): Promise<void> {
    const { examples = [], hiddenCalls = [], tolerance } = this.#options;
    const made = isFunction(examples) ? await this.#call("examples", () => examples(numbers)) : { value: examples };
    const field = isFunction(examples) ? "examples(numbers)" : "examples";
    if (made === undefined || !this.#fits(examplesSchema, made.value, field)) return;
    if (!isFunction(solution)) return;
    const called = (calledWith: readonly PlainValue[]) =>
      Reflect.apply(solution, undefined, structuredClone(calledWith)) as unknown;
    for (const [index, example] of (made.value as readonly Example[]).entries()) {
      const returned = await this.#call(`${field}[${index}]`, () => called(example.arguments));
      if (returned === undefined) continue;
      const isPlain = plainValue.safeParse(returned.value).success;
      if (isPlain && isSameValue(returned.value as PlainValue, example.returns, tolerance)) continue;
      const message = localMessages().wrongExample(shownInput(returned.value), shownInput(example.returns));
      this.#add(`${field}[${index}]`, message);
    }
    for (const [index, call] of hiddenCalls.entries()) {
      const returned = await this.#call(`hiddenCalls[${index}]`, () => called(call));
      if (returned !== undefined) this.#fits(plainValue, returned.value, `hiddenCalls[${index}]`);
    }
  }

  #toldApart(numbers: Variant): void {
    try {
      if (this.#options.variant !== undefined) numbersFor(this.#question, "", this.#assignment);
      else if (!areToldApart(asWritten(this.#question), numbers)) this.#sameAnswers(numbers);
    } catch (error) {
      if (error instanceof SameAnswersError) this.#sameAnswers(numbers);
      else this.#add("variant", localMessages().threw(thrownText(error)));
    }
  }

  /** Hidden checks may have the id of one that goes without saying. */
  async #checkIds(numbers: Variant): Promise<void> {
    const ids = new Set<string>();
    const checks = await checksOf(this.#question, numbers);
    if (checks.length === 0 && this.#question.kind !== "text") this.#add("checks", localMessages().nothingChecked);
    for (const { id } of [...checks, ...(await hiddenChecksOf(this.#question, numbers))]) {
      if (ids.has(id)) this.#add("hiddenChecks", localMessages().idTwice(id));
      ids.add(id);
    }
  }

  /** Names what has whose answer. */
  #sameAnswers(numbers: Variant): void {
    const { misconceptions = [] } = this.#options;
    const differ = (some: typeof misconceptions) => {
      const question = { ...this.#question, options: { ...this.#options, misconceptions: some } };
      return areToldApart(asWritten(question), numbers);
    };
    for (const [index, misconception] of misconceptions.entries()) {
      const field = `misconceptions[${index}].value(numbers)`;
      if (!differ([misconception])) {
        this.#add(field, localMessages().rightAnswer());
        continue;
      }
      const same = misconceptions
        .slice(0, index)
        .find((before) => differ([before]) && !differ([before, misconception]));
      if (same !== undefined) this.#add(field, localMessages().sameAnswer(same.id));
    }
    // Other numbers than these are to blame: for these, all answers differ.
    if (this.problems.length === 0) this.#add("misconceptions", localMessages().neverToldApart());
  }
}

function cellsOf(table: Table): string {
  return Object.entries(table)
    .flatMap(([row, cells]) => Object.keys(cells).map((column) => `${row}.${column}`))
    .sort()
    .join(", ");
}
