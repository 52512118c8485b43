import type { PlainValue } from "../answer/answers.ts";
import type { Question, QuestionOptions, Variant } from "../question/question.ts";

/** A learner's function, as plain data go in and come out. */
export type PlainFunction = (...inputs: never[]) => PlainValue;

/** A call whose result is known. */
export interface ExampleCall {
  /** What the function is called with, in order. */
  readonly arguments: readonly PlainValue[];
  /** What it should return. */
  readonly returns: PlainValue;
}

/** A function that is called with examples. A call gets copies; one that changes them is told so. */
export interface FunctionQuestionOptions<Id extends string = string, Numbers = Variant>
  extends QuestionOptions<"function", PlainFunction, Numbers, Id> {
  /** Calls that the learner's notebook checks, each of them a check. */
  readonly examples: readonly ExampleCall[] | ((numbers: Numbers) => readonly ExampleCall[]);
  /** Arguments of calls that only the grader checks, against the solution. The student's version has none of them. */
  readonly hiddenCalls?: readonly (readonly PlainValue[])[];
  /** How far a returned number may be from the right one, > 0; left out, 10⁻⁶ of it. */
  readonly tolerance?: number;
}

/** A function that is called with examples. */
export function functionQuestion<const Id extends string, Numbers extends Variant = Variant>(
  options: FunctionQuestionOptions<Id, Numbers>,
): Question<Id, Numbers, "function"> {
  return { kind: "function", id: options.id, options };
}
