import type { Displayable } from "../display/mimeBundle.ts";
import { withDefinition } from "./notebook/definitionOf.ts";
import type { LocalText } from "./question/localText.ts";
import type { Question } from "./question/question.ts";

/** What a question file says. */
export interface ExerciseOptions<Questions extends readonly Question[]> {
  /** The name of the file's folder: `02-output-size`. A learner's numbers follow from it. */
  readonly assignment: string;
  /** A few words: above `progress()`. */
  readonly title: LocalText;
  /** In the order of the notebook, made by `numberQuestion`, `shapeQuestion`, … */
  readonly questions: Questions;
}

/** What an exercise notebook works with. */
export interface Exercise<Questions extends readonly Question[]> {
  /** The question with this learner's numbers, its points and what to provide. */
  question(id: IdOf<Questions>): Displayable;
  /** This learner's numbers, to calculate with: a copy. */
  numbers<Id extends IdOf<Questions>>(id: Id): NumbersOf<Questions, Id>;
  /**
   * Checks the answer, shows what is right, what is not yet and why, and gives the score, from 0 to 1; of a text, which a
   * person scores, `undefined`.
   */
  check<Id extends IdOf<Questions>>(id: Id): Promise<ScoreOf<Questions, Id>>;
  /** The next hint; after the last one all of them. */
  hint(id: IdOf<Questions>): Displayable;
  /** How the question is solved, or when that may be seen. */
  solution(id: IdOf<Questions>): Displayable;
  /** A table of all questions with their scores. */
  progress(): Displayable;
  /** The log of checks in the notebook's folder, which holds no answers; `{ delete: true }` deletes it. */
  checkLog(options?: CheckLogOptions): Displayable;
  /**
   * Says whose numbers the questions have, and with an id changes it for the rest of the session. A grader's
   * `CONVOLAB_LEARNER` wins; without any id, JupyterHub's user is the learner.
   *
   * @param id a student number, say, of at most 100 characters
   */
  learner(id?: string): Displayable;
}

/** What to do with the log of checks. */
export interface CheckLogOptions {
  /** Whether to delete it instead of showing it; default `false`. */
  readonly delete?: boolean;
}

/** The ids of an exercise's questions. */
export type IdOf<Questions extends readonly Question[]> = Questions[number]["id"];

/** The numbers of one of them. */
export type NumbersOf<Questions extends readonly Question[], Id extends string> =
  Extract<Questions[number], Question<Id, unknown>> extends Question<string, infer Numbers> ? Numbers : never;

/** What a check of one of them gives: a number, but of a text nothing. */
export type ScoreOf<Questions extends readonly Question[], Id extends string> =
  Extract<Questions[number], Question<Id, unknown>> extends Question<string, unknown, infer Kind>
    ? Kind extends "text"
      ? undefined
      : number
    : never;

/**
 * Makes what an exercise notebook works with from what its question file says.
 *
 * ```ts
 * export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(import.meta.url, {
 *   assignment: "02-output-size",
 *   title: { ko: "출력 크기", en: "Output size" },
 *   questions: [numberQuestion({ … })],
 * });
 * ```
 *
 * @param file the question file's `import.meta.url`
 * @throws {QuestionFileError} if a question is not as it should be, naming file, question and field
 */
export async function exercise<const Questions extends readonly Question[]>(
  file: string,
  options: ExerciseOptions<Questions>,
): Promise<Exercise<Questions>> {
  // Loaded here, so that `import "convolab"` is as quick for those who do no exercise.
  const [{ checkDefinition }, { readCheckLog }, { ExerciseSession }] = await Promise.all([
    import("./question/questionSchema.ts"),
    import("./notebook/checkLogEntry.ts"),
    import("./notebook/exerciseSession.ts"),
  ]);
  await checkDefinition(file, options);
  const definition = { file, ...options };
  const session = new ExerciseSession(definition, readCheckLog);
  const functions = {
    question: (id: string) => session.question(id),
    numbers: (id: string) => session.numbers(id),
    check: (id: string) => session.check(id),
    hint: (id: string) => session.hint(id),
    solution: (id: string) => session.solution(id),
    progress: () => session.progress(),
    checkLog: (given?: CheckLogOptions) => session.checkLog(given),
    learner: (id?: string) => session.learner(id),
  };
  // What the ids promise of each question is the builders' knowledge; the session takes questions as they are.
  return withDefinition(functions, definition) as unknown as Exercise<Questions>;
}
