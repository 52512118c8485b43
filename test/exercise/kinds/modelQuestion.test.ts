import { expect, it } from "@jest/globals";
import { modelQuestion } from "../../../src/exercise/kinds/modelQuestion.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { ANY_TEXTS, answered, outcomesOf, said } from "../judging/answered.ts";

const network = (classes: number, filters = 2) =>
  sequential([conv2d(filters, 3, { inputShape: [8, 8, 1] }), flatten(), dense(classes)]);

const judged: Model[] = [];

const model = modelQuestion({
  ...ANY_TEXTS,
  id: "model",
  answer: "model",
  checks: [
    {
      id: "classes",
      title: said("classes"),
      judge: (answer) => {
        judged.push(answer);
        return answer.outputShape[1] === 10 || { reason: said("Not the right number of classes.") };
      },
    },
    {
      id: "size",
      title: said("size"),
      judge: (answer) => {
        judged.push(answer);
        return answer.countParams() < 1000 || { reason: said("Too many parameters.") };
      },
    },
  ],
  misconceptions: [{ id: "two-classes", value: () => network(2), message: said("There are ten digits.") }],
});

it("is judged by its author's checks, made anew once for all of them", async () => {
  judged.length = 0;
  const own = network(10);
  expect(await answered(model, own)).toMatchObject({ outcome: "correct", score: 1 });
  expect(judged).toHaveLength(2);
  expect(judged[0]).toBe(judged[1]);
  expect(judged[0]).not.toBe(own);
});

it("recognises a misconception by layers and settings, whatever their names", async () => {
  const same = sequential([
    conv2d(2, 3, { inputShape: [8, 8, 1], name: "eyes" }),
    flatten(),
    dense(2, { name: "decision" }),
  ]);
  expect(outcomesOf(await answered(model, same))).toEqual({
    classes: "notYet: There are ten digits.",
    size: "correct",
  });
  expect(outcomesOf(await answered(model, network(2, 3))).classes).toBe("notYet: Not the right number of classes.");
});

it("is not attempted without a model, and says what one is", async () => {
  expect(await answered(model, undefined)).toMatchObject({ outcome: "notAttempted", score: 0 });
  expect((await answered(model, dense(10))).reason).toEqual({
    ko: "sequential([…])이나 model(…)로 만든 모델을 써야 합니다. 받은 것: 층(dense).",
    en: "Expected a model, made by sequential([…]) or model(…); got a layer (dense).",
  });
});

it("leaves nothing of the models behind that were calculated with", async () => {
  const calculated = modelQuestion({
    ...ANY_TEXTS,
    id: "model",
    answer: "model",
    weights: true,
    checks: [
      {
        id: "weights",
        title: said("weights"),
        judge: (answer) => getWeights(answer).length > 9 || { reason: said("Few.") },
      },
    ],
    misconceptions: [{ id: "untrained", value: () => network(10), message: said("Train it.") }],
  });
  const own = network(10);
  getWeights(own);
  const before = tf.memory().numTensors;
  expect(outcomesOf(await answered(calculated, own))).toEqual({ weights: "notYet: Train it." });
  expect(tf.memory().numTensors).toBe(before);
  own.dispose();
});
