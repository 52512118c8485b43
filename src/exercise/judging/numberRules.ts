import type { ValueAnswer } from "../answer/plainAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import type { LocalText } from "../question/localText.ts";
import { isClose } from "./closeNumbers.ts";
import { type KindRules, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { read, unreadable } from "./reading.ts";
import { whatCame } from "./whatCame.ts";
import { solutionOf } from "./writtenQuestion.ts";

/** A number question: one check. */
export const numberRules: KindRules<"number"> = {
  read(plain) {
    const value = readNumber(plain);
    return typeof value === "number" ? read(value) : unreadable(value);
  },

  async impliedChecks(question, numbers) {
    const { answer: name, tolerance } = question.options;
    const right = await solutionOf(question, numbers);
    return [
      {
        id: "value",
        title: inBoth((text) => text.value),
        ask: { value: name },
        weight: 1,
        judge: (answer) =>
          isClose(answer, right, tolerance)
            ? { outcome: "correct" }
            : { outcome: "notYet", reason: numberReason(answer, right) },
        likeness: (answer, other) => likenessOfPart(isClose(answer, other, tolerance)),
      },
    ];
  },

  answerTo: (_ask, value) => value,

  isSame: (first, second, { options }) => isClose(first, second, options.tolerance),
};

/** Whether a place in a list or a table is not filled in yet. */
export function isUnfilled({ kind }: ValueAnswer): boolean {
  return kind === "undefined";
}

/** A finite number, or what is to be said of what came instead. */
export function readNumber(plain: ValueAnswer): number | LocalText {
  if (plain.kind === "failed") return problemText(plain.problem);
  if (plain.kind !== "number") {
    return inBoth((text) => {
      const hint =
        plain.kind === "list" ? text.withoutBrackets : isNumeric(plain) ? text.withoutQuotes(plain.value.trim()) : "";
      return `${text.expectedNumber(whatCame(plain, text))} ${hint}`.trimEnd();
    });
  }
  if (Number.isNaN(plain.value)) return inBoth((text) => text.notANumber);
  return Number.isFinite(plain.value) ? plain.value : inBoth((text) => text.infinite);
}

/** Why a number is not the right one, without saying which that is. */
export function numberReason(answer: number, right: number): LocalText {
  return inBoth((text) => {
    if (answer * right < 0) return text.wrongSign;
    if (Number.isInteger(right) && !Number.isInteger(answer)) return text.notWhole;
    return answer > right ? text.tooLarge : text.tooSmall;
  });
}

function isNumeric(plain: ValueAnswer): plain is ValueAnswer & { kind: "text" } {
  return plain.kind === "text" && plain.value.trim().length < 20 && /^[-+]?\d+(\.\d+)?$/.test(plain.value.trim());
}
