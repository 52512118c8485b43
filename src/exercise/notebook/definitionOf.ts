import type { LocalText } from "../question/localText.ts";
import type { Question } from "../question/question.ts";

/** What a question file says, as its builders made it. */
export interface ExerciseDefinition {
  /** The question file's URL. */
  readonly file: string;
  /** The name of its folder: `02-output-size`. */
  readonly assignment: string;
  readonly title: LocalText;
  readonly questions: readonly Question[];
}

/**
 * The key of the definition on what `exercise` returns. It is shared by all copies of this module: the program that
 * releases or grades and the package that a question file imports each have one.
 */
const definitionSymbol: unique symbol = Symbol.for("convolab.exercise");

/** Lets `definitionOf` find the definition by an exercise, and by each of its functions. */
export function withDefinition<Functions extends object>(
  functions: Functions,
  definition: ExerciseDefinition,
): Functions {
  for (const holder of [functions, ...Object.values(functions)]) {
    Object.defineProperty(holder, definitionSymbol, { value: definition });
  }
  return functions;
}

/**
 * The definition behind an exercise: how a grader, a release or a test comes from `check` of a question file to its
 * questions.
 *
 * @param exercise what `exercise` returned, or any of its functions
 * @throws {TypeError} if it is none
 */
export function definitionOf(exercise: unknown): ExerciseDefinition {
  if ((typeof exercise === "object" && exercise !== null) || typeof exercise === "function") {
    const definition: unknown = Reflect.get(exercise, definitionSymbol);
    if (definition !== undefined) return definition as ExerciseDefinition;
  }
  throw new TypeError(
    'This is no function of an exercise: a question file exports what `await exercise(…)` of "convolab" returns.',
  );
}
