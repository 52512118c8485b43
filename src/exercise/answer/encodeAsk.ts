import { type Ask, isCall } from "./ask.ts";
import { encodeAnswer } from "./encodeAnswer.ts";
import { plainValueOf } from "./plainValueOf.ts";
import { problemText } from "./problemText.ts";
import { readValue } from "./readValue.ts";

/**
 * An ask as a line of JSON, which `decodeAsk` reads: how a grader sends it into its sandbox. A call's arguments are
 * written as answers are, as JSON has no word for NaN, `undefined` or −0.
 *
 * @throws {RangeError} if the arguments are more than an answer may hold, or no plain data
 */
export function encodeAsk(ask: Ask): string {
  if (!isCall(ask)) return JSON.stringify({ value: ask.value, weights: ask.weights });
  const given = readValue(ask.arguments);
  const data = plainValueOf(given);
  if ("problem" in data) throw new RangeError(`the arguments of ${ask.call}: ${problemText(data.problem).en}`);
  return `{"call":${JSON.stringify(ask.call)},"arguments":${encodeAnswer(given)}}`;
}
