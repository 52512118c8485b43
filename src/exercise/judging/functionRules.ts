import type { PlainValue } from "../answer/answers.ts";
import type { Ask } from "../answer/ask.ts";
import { plainValueOf } from "../answer/plainValueOf.ts";
import { problemText } from "../answer/problemText.ts";
import type { ExampleCall, PlainFunction } from "../kinds/functionQuestion.ts";
import type { LocalText } from "../question/localText.ts";
import type { Variant } from "../question/question.ts";
import { isSameValue } from "./closeNumbers.ts";
import { type FullCheck, type KindRules, likenessOfPart, read } from "./kindRules.ts";
import { inBoth, type JudgingMessages } from "./messages.ts";
import { numberReason } from "./numberRules.ts";
import { shortQuoted } from "./whatCame.ts";
import { solutionOf, type WrittenQuestion } from "./writtenQuestion.ts";

/** Of a call's arguments and of what it returned, only so much is shown. */
const LONGEST_CALL = 60;
const LONGEST_ARGUMENT = 24;
const LONGEST_RETURN = 80;

/** A function question: a check an example. */
export const functionRules: KindRules<"function"> = {
  read(plain) {
    if (plain.kind === "notAttempted") return { outcome: "notAttempted" };
    if (plain.kind === "failed") return { outcome: "unreadable", reason: problemText(plain.problem) };
    const returned = plainValueOf(plain);
    if ("value" in returned) return read(returned.value);
    const place = returned.path.map((key) => `[${JSON.stringify(key)}]`).join("");
    const reason = problemText(returned.problem);
    return {
      outcome: "unreadable",
      reason: place === "" ? reason : inBoth((text, language) => text.at(text.atIndex(place), reason[language])),
    };
  },

  impliedChecks: (question, numbers) =>
    examplesOf(question, numbers).map(({ arguments: inputs, returns }, index) => {
      const title = callText(question.options.answer, inputs);
      return callCheck(question, `call-${index + 1}`, { ko: title, en: title }, inputs, returns);
    }),

  answerTo: (ask, value) => {
    if (!("call" in ask)) return undefined;
    try {
      return called(value, ask.arguments);
    } catch {
      return undefined;
    }
  },

  isSame: (first, second, { options }) => isSameValue(first, second, options.tolerance),
};

/** The examples for a learner's numbers. */
export function examplesOf(question: WrittenQuestion<"function">, numbers: Variant): readonly ExampleCall[] {
  const { examples } = question.options;
  return typeof examples === "function" ? examples(numbers) : examples;
}

/** The calls that only a grader checks, against what the solution returns for them; none in the student's version. */
export async function hiddenCallsOf(
  question: WrittenQuestion<"function">,
  numbers: Variant,
): Promise<readonly FullCheck<"function">[]> {
  const { hiddenCalls = [] } = question.options;
  if (hiddenCalls.length === 0) return [];
  const solution = await solutionOf(question, numbers);
  return hiddenCalls.map((inputs, index) => {
    const right = called(solution, inputs);
    // Of a hidden check a learner sees its title and nothing else.
    const title = inBoth((text) => text.hiddenCall(index + 1));
    return callCheck(question, `hidden-call-${index + 1}`, title, inputs, right);
  });
}

/** What an author's function returns for copies of these arguments. */
function called(value: PlainFunction, inputs: readonly PlainValue[]): PlainValue {
  const call = value as (...inputs: readonly PlainValue[]) => PlainValue;
  return call(...structuredClone(inputs));
}

function callCheck(
  { options }: WrittenQuestion<"function">,
  id: string,
  title: LocalText,
  inputs: readonly PlainValue[],
  right: PlainValue,
): FullCheck<"function"> {
  const { answer: name, tolerance } = options;
  const ask: Ask = { call: name, arguments: inputs };
  return {
    id,
    title,
    ask,
    weight: 1,
    judge: (returned) =>
      isSameValue(returned, right, tolerance)
        ? { outcome: "correct" }
        : { outcome: "notYet", reason: returnReason(returned, right, tolerance) },
    likeness: (returned, other) => likenessOfPart(returned !== undefined && isSameValue(returned, other, tolerance)),
  };
}

function returnReason(returned: PlainValue, right: PlainValue, tolerance: number | undefined): LocalText {
  if (returned === undefined) return inBoth((text) => text.returnedNothing);
  return inBoth((text, language) =>
    text.returned(
      cut(valueText(returned), LONGEST_RETURN),
      difference(returned, right, tolerance, "", text, (reason) => reason[language]),
    ),
  );
}

/** The first thing that is wrong of a returned value, without saying what is right. */
function difference(
  returned: PlainValue,
  right: PlainValue,
  tolerance: number | undefined,
  place: string,
  text: JudgingMessages,
  inLanguage: (reason: LocalText) => string,
): string {
  const said = (reason: string) => (place === "" ? reason : text.at(text.atIndex(place), reason));
  if (typeOf(returned) !== typeOf(right)) return said(text.unexpectedType(typeName(right, text)));
  if (typeof returned === "number" && typeof right === "number") {
    return said(Number.isFinite(returned) ? inLanguage(numberReason(returned, right)) : text.notRight);
  }
  if (isList(returned) && isList(right)) {
    if (returned.length !== right.length) return said(text.otherLength(returned.length));
    const index = right.findIndex((item, at) => !isSameValue(returned[at], item, tolerance));
    return difference(returned[index], right[index], tolerance, `${place}[${index}]`, text, inLanguage);
  }
  if (isRecord(returned) && isRecord(right)) {
    const missing = Object.keys(right).find((key) => !Object.hasOwn(returned, key));
    if (missing !== undefined) return said(text.missingKey(missing));
    const key = Object.keys(right).find((each) => !isSameValue(returned[each], right[each], tolerance));
    if (key === undefined) {
      return said(text.surplusKey(Object.keys(returned).find((each) => !Object.hasOwn(right, each)) ?? ""));
    }
    return difference(returned[key], right[key], tolerance, `${place}.${key}`, text, inLanguage);
  }
  return said(text.notRight);
}

function typeName(value: PlainValue, text: JudgingMessages): string {
  switch (typeOf(value)) {
    case "number":
      return text.aNumber;
    case "string":
      return text.aText;
    case "boolean":
      return text.aTruth;
    case "list":
      return text.aList;
    case "record":
      return text.aRecord;
    case "null":
      return text.aNull;
    default:
      return text.nothingCame;
  }
}

function typeOf(value: PlainValue): string {
  if (value === null) return "null";
  if (isList(value)) return "list";
  return typeof value === "object" ? "record" : typeof value;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function isRecord(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeOf(value) === "record";
}

/** A call as it is written in code. Of a long one each argument is cut, so that all are seen. */
function callText(name: string, inputs: readonly PlainValue[]): string {
  const texts = inputs.map(valueText);
  const whole = texts.join(", ");
  return `${name}(${whole.length > LONGEST_CALL ? texts.map((text) => cut(text, LONGEST_ARGUMENT)).join(", ") : whole})`;
}

function valueText(value: PlainValue): string {
  if (typeof value === "string") return shortQuoted(value);
  if (isList(value)) return `[${value.map(valueText).join(", ")}]`;
  if (isRecord(value))
    return `{ ${Object.entries(value)
      .map(([key, item]) => `${key}: ${valueText(item)}`)
      .join(", ")} }`;
  return Object.is(value, -0) ? "-0" : String(value);
}

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}
