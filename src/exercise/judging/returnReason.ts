import type { Language } from "../../display/language.ts";
import type { PlainValue } from "../answer/answers.ts";
import type { LocalText } from "../question/localText.ts";
import { valueText } from "./callText.ts";
import { inBoth, type JudgingMessages } from "./messages.ts";
import { numberReason } from "./numberRules.ts";
import { isList, isRecord, isSameValue } from "./sameValue.ts";

/** Of what a call returned, only so much is shown. */
const LONGEST_RETURN = 80;

/** Why what a call returned is not right yet: what it was, and the first thing that is wrong of it. */
export function returnReason(returned: PlainValue, right: PlainValue, tolerance: number | undefined): LocalText {
  if (returned === undefined) return inBoth((text) => text.returnedNothing);
  return inBoth((text, language) =>
    text.returned(
      valueText(returned, LONGEST_RETURN),
      difference(returned, right, { tolerance, text, language, place: "" }),
    ),
  );
}

interface Comparison {
  readonly tolerance: number | undefined;
  readonly text: JudgingMessages;
  readonly language: Language;
  /** Where in the returned value: `[0].size`. */
  readonly place: string;
}

/** The first thing that is wrong of a returned value, without saying what is right. */
function difference(returned: PlainValue, right: PlainValue, comparison: Comparison): string {
  const { tolerance, text, language, place } = comparison;
  const said = (reason: string) => (place === "" ? reason : text.at(text.atIndex(place), reason));
  const expected = typeName(right, text);
  if (typeName(returned, text) !== expected) return said(text.unexpectedType(expected));
  if (typeof returned === "number" && typeof right === "number") {
    return said(Number.isFinite(returned) ? numberReason(returned, right)[language] : text.notRight);
  }
  if (isList(returned) && isList(right)) {
    if (returned.length !== right.length) return said(text.otherLength(returned.length));
    const index = right.findIndex((item, at) => !isSameValue(returned[at], item, tolerance));
    return difference(returned[index], right[index], { ...comparison, place: `${place}[${index}]` });
  }
  if (isRecord(returned) && isRecord(right)) {
    const missing = Object.keys(right).find((key) => right[key] !== undefined && !Object.hasOwn(returned, key));
    if (missing !== undefined) return said(text.missingKey(missing));
    const surplus = Object.keys(returned).find((key) => returned[key] !== undefined && !Object.hasOwn(right, key));
    if (surplus !== undefined) return said(text.surplusKey(surplus));
    const key = Object.keys(right).find((each) => !isSameValue(returned[each], right[each], tolerance)) ?? "";
    return difference(returned[key], right[key], { ...comparison, place: `${place}.${key}` });
  }
  return said(text.notRight);
}

/** What kind of data it is, by which kinds are told apart too. */
function typeName(value: PlainValue, text: JudgingMessages): string {
  if (value === null) return text.aNull;
  if (isList(value)) return text.aList;
  switch (typeof value) {
    case "number":
      return text.aNumber;
    case "string":
      return text.aText;
    case "boolean":
      return text.aTruth;
    case "undefined":
      return text.nothingCame;
    default:
      return text.aRecord;
  }
}
