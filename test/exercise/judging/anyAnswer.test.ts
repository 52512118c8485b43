import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { functionQuestion } from "../../../src/exercise/kinds/functionQuestion.ts";
import { layerQuestion } from "../../../src/exercise/kinds/layerQuestion.ts";
import { modelQuestion } from "../../../src/exercise/kinds/modelQuestion.ts";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { shapeQuestion } from "../../../src/exercise/kinds/shapeQuestion.ts";
import { tableQuestion } from "../../../src/exercise/kinds/tableQuestion.ts";
import { tensorQuestion } from "../../../src/exercise/kinds/tensorQuestion.ts";
import { textQuestion } from "../../../src/exercise/kinds/textQuestion.ts";
import type { LocalText } from "../../../src/exercise/question/localText.ts";
import type { Question } from "../../../src/exercise/question/question.ts";
import { ANY_TEXTS, answered, said } from "./answered.ts";

const any = { ...ANY_TEXTS, id: "any", answer: "answer" } as const;
const message = said("Look again.");
const check = { id: "check", title: said("check"), judge: () => true as const } as const;

const number = numberQuestion({ ...any, solution: () => 24, misconceptions: [{ id: "m", value: () => 23, message }] });
const shape = shapeQuestion({
  ...any,
  solution: () => [null, 5],
  misconceptions: [{ id: "m", value: () => [5], message }],
});
const table = tableQuestion({
  ...any,
  solution: () => ({ a: { x: 1, y: 2 } }),
  misconceptions: [{ id: "m", value: () => ({ a: { x: 2, y: 2 } }), message }],
});
const tensor = tensorQuestion({
  ...any,
  solution: () => [[1, 2]],
  misconceptions: [{ id: "m", value: () => [[2, 1]], message }],
});
const called = functionQuestion({
  ...any,
  examples: [{ arguments: [1], returns: { a: [1, "two"] } }],
  misconceptions: [{ id: "m", value: () => () => [1], message }],
});
const layer = layerQuestion({ ...any, checks: [check] });
const model = modelQuestion({ ...any, checks: [check] });
const text = textQuestion({ ...any, rubric: [{ points: 1, text: message }] });

/** Values nearly like answers, and any others. */
const value = fc.oneof(
  fc.anything({ withTypedArray: true, withSparseArray: true, withBigInt: true, withNullPrototype: true }),
  fc.array(fc.array(fc.oneof(fc.integer({ min: 0, max: 3 }), fc.anything()), { maxLength: 3 }), { maxLength: 3 }),
  fc.dictionary(fc.constantFrom("a", "b", "__proto__", "constructor"), fc.anything()),
);

const isSaid = (reason: LocalText | undefined) =>
  reason === undefined || (/[가-힣]/.test(reason.ko) && reason.en.trim() !== "");

test.each<[string, Question]>([
  ["number", number as Question],
  ["shape", shape as Question],
  ["table", table as Question],
  ["tensor", tensor as Question],
  ["layer", layer as Question],
  ["model", model as Question],
  ["text", text as Question],
  ["function", called as Question],
])("whatever is answered to a %s question, it ends in a result", async (kind, question) => {
  await fc.assert(
    fc.asyncProperty(value, async (each) => {
      const result = await answered(question, kind === "function" ? () => each : each);
      expect(result.score).toBeGreaterThanOrEqual(0);
      expect(result.score).toBeLessThanOrEqual(1);
      expect(result.score === 1).toBe(result.outcome === "correct");
      const reasons = [result.reason, ...result.notes, ...result.checks.map(({ reason }) => reason)];
      expect(reasons.filter((reason) => !isSaid(reason))).toEqual([]);
      expect(result.checks.filter(({ fault }) => fault !== undefined)).toEqual([]);
      const isWrong = result.outcome === "notYet" && result.checks.every(({ outcome }) => outcome === "notYet");
      if (isWrong) expect(reasons.some((reason) => reason !== undefined)).toBe(true);
    }),
    { seed: 7, numRuns: 300 },
  );
});
