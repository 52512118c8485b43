import { keyedGenerator } from "../../random/keyedGenerator.ts";
import { areToldApart } from "../judging/toldApart.ts";
import { asWritten } from "../judging/writtenQuestion.ts";
import type { Draw } from "./draw.ts";
import { drawFrom } from "./drawFrom.ts";
import type { Question, Variant } from "./question.ts";

/** Where so many draws in a row mix up answers, nearly all do: the question is to be changed. */
const MOST_DRAWS = 200;

/** For no learner's numbers can a misconception be told from the right answer, or from another misconception. */
export class SameAnswersError extends Error {
  /** `"SameAnswersError"`. */
  override readonly name = "SameAnswersError";
}

const variants = new WeakMap<Question, Map<string, Variant>>();

/**
 * A learner's own numbers for a question, the same at every call and on every machine. They cannot be changed.
 *
 * Numbers for which two answers are the same, of the right one and the misconceptions', are drawn again. The student's
 * version draws the same: of a layer or a model, whose solution it does not have, only misconceptions are compared.
 *
 * @param learner who it is; `""` is nobody
 * @param assignment the name of the question file's folder
 * @throws {SameAnswersError} if they are the same at every draw
 * @throws {TypeError} if the solution is a promise
 */
export function numbersFor(question: Question, learner: string, assignment: string): Variant {
  const known = variants.get(question) ?? new Map<string, Variant>();
  variants.set(question, known);
  const key = JSON.stringify([assignment, learner]);
  const numbers = known.get(key) ?? deepFrozen(drawnNumbers(question, learner, assignment));
  known.set(key, numbers);
  return numbers;
}

function drawnNumbers(question: Question, learner: string, assignment: string): Variant {
  const written = asWritten(question);
  const { variant } = written.options;
  if (variant === undefined) return {};
  for (let attempt = 0; attempt < MOST_DRAWS; attempt++) {
    const numbers = variant(drawOf(learner, assignment, question.id, attempt));
    if (areToldApart(written, numbers)) return numbers;
  }
  throw new SameAnswersError(
    `question "${question.id}" of ${assignment}: in ${MOST_DRAWS} draws, answers of misconceptions were the right one, ` +
      "or each other's, every time",
  );
}

/**
 * What a question's numbers are drawn from.
 *
 * @param learner who it is; `""` is nobody
 * @param assignment the name of the question file's folder
 * @param question the question's id
 * @param attempt which draw it is, from 0
 */
export function drawOf(learner: string, assignment: string, question: string, attempt = 0): Draw {
  const texts = [assignment, question, learner.normalize("NFC")];
  // With their lengths, so that "a" of "bc" is not "ab" of "c".
  const keys = texts.flatMap((text) => [
    text.length,
    ...Array.from(text, (character) => character.codePointAt(0) ?? 0),
  ]);
  return drawFrom(keyedGenerator([...keys, attempt]));
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFrozen(part);
    Object.freeze(value);
  }
  return value;
}
