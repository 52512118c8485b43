import { firstUnits } from "../../display/quotedText.ts";
import type { ValueAnswer } from "../answer/plainAnswer.ts";
import type { JudgingMessages } from "./messages.ts";

/** Of a long text, only so much is repeated. */
const LONGEST_TEXT = 40;

/** Of an object with many keys, only so many are named. */
const MOST_KEYS = 4;

/** What a learner gave, in a few words: `the text "26"`, `a list of 3`. */
export function whatCame(answer: ValueAnswer, text: JudgingMessages): string {
  switch (answer.kind) {
    case "number":
      return text.numberCame(`${answer.value}`);
    case "text":
      return text.textCame(shortQuoted(answer.value));
    case "boolean":
      return `${answer.value}`;
    case "null":
      return "null";
    case "list":
      return answer.items.length === 0 ? text.emptyListCame : text.listCame(answer.items.length);
    case "record":
      return answer.entries.length === 0 ? text.emptyRecordCame : text.recordCame(someKeys(answer.entries));
    case "tensor":
      return text.tensorCame(answer.shape.join(", "));
    case "layer":
      return text.layerCame(answer.config.type);
    case "model":
      return text.modelCame;
    case "undefined":
    case "failed":
      return text.nothingCame;
  }
}

/** A text as it is written in code, a long one cut. */
export function shortQuoted(text: string): string {
  const start = firstUnits(text, LONGEST_TEXT);
  return JSON.stringify(start.length < text.length ? `${start}…` : text);
}

function someKeys(entries: readonly (readonly [string, unknown])[]): string {
  const keys = entries.slice(0, MOST_KEYS).map(([key]) => firstUnits(key, LONGEST_TEXT));
  return (keys.length < entries.length ? [...keys, "…"] : keys).join(", ");
}
