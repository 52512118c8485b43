import { shownValue } from "../../display/shownValue.ts";
import { isNumericArray } from "./chartNumbers.ts";
import { localMessages } from "./messages.ts";

/** Figures of a training by name, a value for every epoch: `history` of what `fit` returns. */
export type HistoryFigures = { readonly [figure: string]: readonly number[] };

/** What a training returns: this package's `fit`, or tfjs's. */
export interface TrainingHistory {
  /** Each figure by name, a value for every epoch that was completed. */
  readonly history: HistoryFigures;
}

/** Whether a value is what a training returns. */
export function isTrainingHistory(given: unknown): given is TrainingHistory {
  if (typeof given !== "object" || given === null || !("history" in given)) return false;
  const { history } = given;
  return typeof history === "object" && history !== null && !Array.isArray(history) && !ArrayBuffer.isView(history);
}

/**
 * The figures of what a training returns, or as they are.
 *
 * @throws {TypeError} if they are none
 * @throws {RangeError} if no epoch was completed
 */
export function historyFigures(given: unknown): HistoryFigures {
  const text = localMessages();
  const figures = isTrainingHistory(given) ? given.history : given;
  if (typeof figures !== "object" || figures === null || Array.isArray(figures) || ArrayBuffer.isView(figures)) {
    throw new TypeError(text.notHistory(shownValue(given)));
  }
  for (const [name, values] of Object.entries(figures)) {
    if (!isNumericArray(values)) throw new TypeError(text.notFigure(name, shownValue(values)));
  }
  if (!Object.values(figures).some((values) => values.length > 0)) throw new RangeError(text.noEpoch());
  return figures as HistoryFigures;
}
