import type { Layer } from "../../nn/layers/layer.ts";
import type { Model } from "../../nn/model/model.ts";
import type { NestedRows } from "../../nn/training/trainingData.ts";
import type { AnswerKind } from "../answer/answers.ts";
import type { FunctionQuestionOptions, PlainFunction } from "../kinds/functionQuestion.ts";
import type { LayerQuestionOptions } from "../kinds/layerQuestion.ts";
import type { ModelQuestionOptions } from "../kinds/modelQuestion.ts";
import type { NumberQuestionOptions } from "../kinds/numberQuestion.ts";
import type { ShapeQuestionOptions } from "../kinds/shapeQuestion.ts";
import type { TableQuestionOptions } from "../kinds/tableQuestion.ts";
import type { TensorQuestionOptions } from "../kinds/tensorQuestion.ts";
import type { TextQuestionOptions } from "../kinds/textQuestion.ts";
import type { Check, Misconception, Question, Variant } from "../question/question.ts";

/** By kind, what an author gives as the solution, and as a misconception's answer. */
export interface Values {
  number: number;
  shape: readonly (number | null)[];
  table: Readonly<Record<string, Readonly<Record<string, number>>>>;
  tensor: NestedRows;
  layer: Layer;
  model: Model;
  function: PlainFunction;
  text: string;
}

/** By kind, what an author writes. */
interface OptionsByKind {
  number: NumberQuestionOptions;
  shape: ShapeQuestionOptions;
  table: TableQuestionOptions;
  tensor: TensorQuestionOptions;
  layer: LayerQuestionOptions;
  model: ModelQuestionOptions;
  function: FunctionQuestionOptions;
  text: TextQuestionOptions;
}

/** A question as its kind's builder was given it. */
export interface WrittenQuestion<Kind extends AnswerKind = AnswerKind> {
  readonly kind: Kind;
  readonly id: string;
  readonly options: OptionsByKind[Kind];
}

/** Options that not every kind has, or has typed by the kind; judging reads them of every kind. */
interface JudgedOptions<Kind extends AnswerKind> {
  readonly solution?: (numbers: Variant) => Values[Kind] | Promise<Values[Kind]>;
  readonly misconceptions?: readonly Misconception<Values[Kind]>[];
  readonly checks?: readonly Check<Kind>[];
  readonly hiddenChecks?: readonly Check<Kind>[];
}

/** A question with its options' types again; `exercise()` has checked that they are so. */
export function asWritten<Kind extends AnswerKind>(question: Question<string, unknown, Kind>): WrittenQuestion<Kind> {
  return question as WrittenQuestion<Kind>;
}

/** Options that not every kind has, or has typed by the kind. */
export function judgedOptions<Kind extends AnswerKind>(question: WrittenQuestion<Kind>): JudgedOptions<Kind> {
  return question.options as JudgedOptions<Kind>;
}

/**
 * The right answer.
 *
 * @throws {Error} if the question has no solution: the student's version has none of a function, layer, model or text
 */
export function solutionOf<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  numbers: Variant,
): Values[Kind] | Promise<Values[Kind]> {
  const { solution } = judgedOptions(question);
  if (solution === undefined) throw new Error(`question "${question.id}" has no solution`);
  return solution(numbers);
}
