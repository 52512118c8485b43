import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { AnswerKind } from "../answer/answers.ts";
import { localMessages } from "./messages.ts";
import type { Question } from "./question.ts";
import { QuestionFileError, type QuestionProblem } from "./questionFileError.ts";
import { expects, fields } from "./schema/expectation.ts";
import { id, localText } from "./schema/fieldSchema.ts";
import { OPTIONS_SCHEMAS } from "./schema/optionsSchema.ts";
import { problemsOf } from "./schema/problemsOf.ts";
import { tryQuestion } from "./schema/tryQuestion.ts";

const question = z.custom<Question>(isQuestion, expects("question"));

const exerciseSchema = fields("exercise", {
  assignment: id,
  title: localText,
  questions: z.array(question, expects("questions")).min(1, expects("questions")),
});

function isQuestion(value: unknown): boolean {
  if (typeof value !== "object" || value === null || !("kind" in value) || !("options" in value)) return false;
  return typeof value.kind === "string" && Object.hasOwn(OPTIONS_SCHEMAS, value.kind);
}

/** Whose field it is; Zod counts from 0. */
type Place = NonNullable<QuestionProblem["question"]>;

/**
 * Checks what a question file gives to `exercise`: every field, whether an instructor's file or a student's version, and
 * for one draw of each question's numbers what its functions return.
 *
 * It comes with Zod, which takes a while to load: import it only when there is an exercise.
 *
 * @param file the question file, a path or a file URL (`import.meta.url`)
 * @throws {QuestionFileError} naming the file, question and field of everything that is wrong
 */
export async function checkDefinition(file: string, definition: unknown): Promise<void> {
  const parsed = exerciseSchema.safeParse(definition);
  const problems = problemsOf(parsed, undefined, "", "exercise(file, definition)");
  if (parsed.success) {
    const { assignment, questions } = parsed.data;
    const placed = questions.map((one, index) => ({ one, place: { number: index + 1, id: shownId(one.id) } }));
    for (const { one, place } of placed) {
      const written = problemsOf(OPTIONS_SCHEMAS[one.kind as AnswerKind].safeParse(one.options), place);
      problems.push(...(written.length > 0 ? written : await tryQuestion(one, assignment, place)));
    }
    problems.push(...sameIds(placed));
  }
  if (problems.length > 0) throw new QuestionFileError(shownFile(file), problems);
}

function shownId(written: unknown): string | undefined {
  return typeof written === "string" ? written : undefined;
}

function sameIds(placed: readonly { readonly one: Question; readonly place: Place }[]): QuestionProblem[] {
  const problems: QuestionProblem[] = [];
  const ids = new Set<string>();
  const asked = new Map<string, string>();
  for (const { one, place } of placed) {
    if (ids.has(one.id)) problems.push({ question: place, field: "id", message: localMessages().idTwice(one.id) });
    ids.add(one.id);
    const answer: unknown = Reflect.get(one.options, "answer");
    if (typeof answer !== "string") continue;
    const before = asked.get(answer);
    if (before === undefined) asked.set(answer, one.id);
    else problems.push({ question: place, field: "answer", message: localMessages().answerTwice(answer, before) });
  }
  return problems;
}

/** The file's path, from the folder that the reader is in where it lies below it. */
function shownFile(file: string): string {
  const full = file.startsWith("file:") ? fileURLToPath(file) : file;
  const fromHere = path.relative(process.cwd(), full);
  return fromHere === "" || fromHere.startsWith("..") || path.isAbsolute(fromHere) ? full : fromHere;
}
