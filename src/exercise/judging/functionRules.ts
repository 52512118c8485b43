import type { PlainValue } from "../answer/answers.ts";
import type { Ask } from "../answer/ask.ts";
import { plainValueOf } from "../answer/plainValueOf.ts";
import { problemText } from "../answer/problemText.ts";
import type { ExampleCall, PlainFunction } from "../kinds/functionQuestion.ts";
import type { LocalText } from "../question/localText.ts";
import type { Variant } from "../question/question.ts";
import { callText } from "./callText.ts";
import { type FullCheck, type KindRules, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { read, unreadable } from "./reading.ts";
import { returnReason } from "./returnReason.ts";
import { isSameValue } from "./sameValue.ts";
import { solutionOf, type WrittenQuestion } from "./writtenQuestion.ts";

/** A function question: a check an example, and for a grader one a hidden call. */
export const functionRules: KindRules<"function"> = {
  read(plain) {
    const returned = plainValueOf(plain);
    if ("value" in returned) return read(returned.value);
    const place = returned.path.map((key) => `[${JSON.stringify(key)}]`).join("");
    const reason = problemText(returned.problem);
    return unreadable(
      place === "" ? reason : inBoth((text, language) => text.at(text.atIndex(place), reason[language])),
    );
  },

  impliedChecks: (question, numbers) =>
    examplesOf(question, numbers).map(({ arguments: inputs, returns }, index) => {
      const title = callText(question.options.answer, inputs);
      return callCheck(question, `call-${index + 1}`, { ko: title, en: title }, inputs, returns);
    }),

  async impliedHiddenChecks(question, numbers) {
    const { hiddenCalls = [] } = question.options;
    if (hiddenCalls.length === 0) return [];
    const solution = await solutionOf(question, numbers);
    return hiddenCalls.map((inputs, index) => {
      // Of a hidden check a learner sees its title and nothing else.
      const title = inBoth((text) => text.hiddenCall(index + 1));
      return callCheck(question, `hidden-call-${index + 1}`, title, inputs, called(solution, inputs));
    });
  },

  answerTo: (ask, value) => {
    if (!("call" in ask)) return undefined;
    try {
      return called(value, ask.arguments);
    } catch {
      return undefined;
    }
  },

  examples: (question, numbers) =>
    examplesOf(question, numbers).map(({ arguments: inputs, returns }) => ({
      ask: { call: question.options.answer, arguments: inputs },
      right: returns,
    })),

  isSame: (first, second, { options }) => isSameValue(first, second, options.tolerance),
};

/** The examples for a learner's numbers. */
export function examplesOf({ options }: WrittenQuestion<"function">, numbers: Variant): readonly ExampleCall[] {
  return typeof options.examples === "function" ? options.examples(numbers) : options.examples;
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
    likeness: (returned, other) => likenessOfPart(isSameValue(returned, other, tolerance)),
  };
}
