import type { ValueAnswer } from "../answer/plainAnswer.ts";
import type { LocalText } from "../question/localText.ts";
import { isClose } from "./closeNumbers.ts";
import { type FullCheck, type Judgement, type KindRules, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { isUnfilled, numberReason, readNumber } from "./numberRules.ts";
import { unreadable } from "./reading.ts";
import { whatCame } from "./whatCame.ts";
import { solutionOf } from "./writtenQuestion.ts";

type Size = number | null | undefined;

/** A shape question: a check an axis. */
export const shapeRules: KindRules<"shape"> = {
  read(plain) {
    if (plain.kind !== "list") {
      return unreadable(inBoth((text) => text.expectedShape("[28, 28, 1]", whatCame(plain, text))));
    }
    const problems = new Map<string, LocalText>();
    const answer = plain.items.map((item, axis) => {
      const size = readSize(item);
      if (size === null || typeof size !== "object") return size;
      problems.set(`${axis}`, size);
      return undefined;
    });
    const isEmpty = answer.length > 0 && problems.size === 0 && answer.every((size) => size === undefined);
    return isEmpty ? { outcome: "notAttempted" } : { outcome: "read", answer, problems, notes: [] };
  },

  async impliedChecks(question, numbers) {
    const right = await solutionOf(question, numbers);
    const titles = axisTitles(right.length).map((title, axis) => question.options.axes?.[axis] ?? title);
    return right.map(
      (size, axis): FullCheck<"shape"> => ({
        id: `axis-${axis + 1}`,
        title: titles[axis] as LocalText,
        ask: { value: question.options.answer },
        weight: 1,
        judge: (answer, problems) => {
          if (answer.length !== right.length) return { outcome: "notYet", reason: rankReason(titles, answer.length) };
          const reason = problems.get(`${axis}`);
          return reason === undefined ? judgedSize(answer[axis], size) : { outcome: "notYet", reason };
        },
        likeness: (answer, other) =>
          likenessOfPart(
            answer.length === right.length && other.length === right.length
              ? isSameSize(answer[axis], other[axis])
              : isSameShape(answer, other),
          ),
      }),
    );
  },

  answerTo: (_ask, value) => value,

  isSame: isSameShape,
};

function readSize(plain: ValueAnswer): Size | LocalText {
  if (isUnfilled(plain)) return undefined;
  return plain.kind === "null" ? null : readNumber(plain);
}

function judgedSize(answer: Size, right: number | null): Judgement {
  if (answer === undefined) return { outcome: "notAttempted" };
  if (isSameSize(answer, right)) return { outcome: "correct" };
  if (right === null) return { outcome: "notYet", reason: inBoth((text) => text.sizeOfBatch) };
  if (answer === null) return { outcome: "notYet", reason: inBoth((text) => text.nullOfSize) };
  return { outcome: "notYet", reason: numberReason(answer, right) };
}

function rankReason(titles: readonly LocalText[], rank: number): LocalText {
  return inBoth((text, language) =>
    text.wrongRank(titles.length, titles.map((title) => title[language]).join(", "), rank),
  );
}

/** What the axes of an image's shape are called; of any other their numbers. */
function axisTitles(rank: number): readonly LocalText[] {
  const image = [0, 1, 2].map((axis) => inBoth((text) => text.axes[axis] as string));
  if (rank === 3) return image;
  if (rank === 4) return [inBoth((text) => text.batch), ...image];
  return Array.from({ length: rank }, (_, axis) => inBoth((text) => text.axis(axis + 1)));
}

function isSameShape(first: readonly Size[], second: readonly Size[]): boolean {
  return first.length === second.length && first.every((size, axis) => isSameSize(size, second[axis]));
}

function isSameSize(first: Size, second: Size): boolean {
  return typeof first === "number" && typeof second === "number" ? isClose(first, second) : first === second;
}
