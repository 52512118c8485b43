import { firstUnits } from "../../display/quotedText.ts";
import type { PlainValue } from "../answer/answers.ts";
import { isList, isRecord } from "./sameValue.ts";
import { shortQuoted } from "./whatCame.ts";

/** UTF-16 units of a call's arguments together, and where these are more, of each. */
const LONGEST_CALL = 60;
const LONGEST_ARGUMENT = 24;

/** A call as it is written in code. Of a long one each argument is cut, so that all are seen. */
export function callText(name: string, inputs: readonly PlainValue[]): string {
  const whole = inputs.map((input) => valueText(input)).join(", ");
  const shown =
    whole.length > LONGEST_CALL ? inputs.map((input) => valueText(input, LONGEST_ARGUMENT)).join(", ") : whole;
  return `${name}(${shown})`;
}

/**
 * Plain data as they are written in code.
 *
 * @param most how many UTF-16 units are shown; left out, all
 */
export function valueText(value: PlainValue, most = Number.POSITIVE_INFINITY): string {
  const text = wholeText(value);
  return text.length > most ? `${firstUnits(text, most - 1)}…` : text;
}

function wholeText(value: PlainValue): string {
  if (typeof value === "string") return shortQuoted(value);
  if (isList(value)) return `[${value.map(wholeText).join(", ")}]`;
  if (isRecord(value)) {
    const entries = Object.entries(value).map(([key, item]) => `${key}: ${wholeText(item)}`);
    return `{ ${entries.join(", ")} }`;
  }
  return Object.is(value, -0) ? "-0" : String(value);
}
