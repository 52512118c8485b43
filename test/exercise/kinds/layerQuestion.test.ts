import { expect, it, test } from "@jest/globals";
import { layerQuestion } from "../../../src/exercise/kinds/layerQuestion.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

const shapeOf = (layer: { outputShape(shape: readonly (number | null)[]): readonly (number | null)[] }) =>
  layer.outputShape([null, 28, 28, 1]).slice(1);

const layer = layerQuestion({
  ...ANY_TEXTS,
  id: "layer",
  answer: "layer",
  checks: [
    {
      id: "size",
      title: said("size"),
      weight: 3,
      judge: (answer) => shapeOf(answer)[0] === 24 || { reason: said(`It makes ${shapeOf(answer)[0]}.`) },
    },
    {
      id: "filters",
      title: said("filters"),
      judge: (answer) => shapeOf(answer)[2] === 8 || { reason: said("Not the right number of filters.") },
    },
  ],
  recognisedBy: (answer) => [...shapeOf(answer)],
  misconceptions: [{ id: "same", value: () => conv2d(8, 5, { padding: "same" }), message: said("Use valid.") }],
});

it("is judged by its author's checks, by their weights", async () => {
  expect(await answered(layer, conv2d(8, 5))).toMatchObject({ outcome: "correct", score: 1 });
  expect(await answered(layer, conv2d(4, 5))).toMatchObject({ outcome: "notYet", score: 0.75 });
  expect(outcomesOf(await answered(layer, conv2d(8, 3)))).toEqual({ size: "notYet: It makes 26.", filters: "correct" });
});

it("is not attempted without a layer", async () => {
  expect(await answered(layer, undefined)).toMatchObject({ outcome: "notAttempted", score: 0 });
});

it("recognises a misconception at the checks that it fails", async () => {
  expect(outcomesOf(await answered(layer, conv2d(8, 7, { padding: "same" })))).toEqual({
    size: "notYet: Use valid.",
    filters: "correct",
  });
  // Another shape is another mistake.
  expect(outcomesOf(await answered(layer, conv2d(4, 5, { padding: "same" })))).toEqual({
    size: "notYet: It makes 28.",
    filters: "notYet: Not the right number of filters.",
  });
});

it("recognises a misconception by all settings but the name, where its author says nothing else", async () => {
  const named = layerQuestion({
    ...ANY_TEXTS,
    id: "q",
    answer: "q",
    checks: [{ id: "never", title: said("never"), judge: () => ({ reason: said("No.") }) }],
    misconceptions: [{ id: "three", value: () => conv2d(8, 3), message: said("Three is too few.") }],
  });
  const same = await answered(named, conv2d(8, 3, { name: "first" }));
  expect(same.checks[0]?.misconception).toBe("three");
  const other = await answered(named, conv2d(8, 3, { activation: "relu" }));
  expect(other.checks[0]?.misconception).toBeUndefined();
});

test.each([
  [24, "Expected a layer, such as conv2d(32, 3); got the number 24."],
  ["conv2d(8, 5)", 'Expected a layer, such as conv2d(32, 3); got the text "conv2d(8, 5)".'],
  [{ filters: 8 }, "Expected a layer, such as conv2d(32, 3); got an object { filters }."],
])("says of %p what a layer is", async (value, reason) => {
  const result = await answered(layer, value);
  expect(result).toMatchObject({ outcome: "notYet", score: 0, reason: { en: reason } });
  expect(result.reason?.ko).toMatch(/층을 써야 합니다/);
});

it("says of a layer that cannot work why not, which is no error of the author's", async () => {
  const { reason, checks } = await answered(layer, conv2d(8, 99));
  expect(reason?.en).toMatch(/^It cannot work here: .*99/);
  expect(reason?.ko).toMatch(/^여기에서는 쓸 수 없습니다: .*99/);
  for (const check of checks) expect(check).not.toHaveProperty("fault");
});

it("judges layers of other kinds as well", async () => {
  expect((await answered(layer, dense(10))).outcome).toBe("notYet");
});
