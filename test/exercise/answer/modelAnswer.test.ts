import { describe, expect, it } from "@jest/globals";
import type { AnswerProblemError } from "../../../src/exercise/answer/answerProblem.ts";
import { decodeAnswer } from "../../../src/exercise/answer/decodeAnswer.ts";
import { encodeAnswer } from "../../../src/exercise/answer/encodeAnswer.ts";
import { layerAnswer } from "../../../src/exercise/answer/layerAnswer.ts";
import { modelAnswer } from "../../../src/exercise/answer/modelAnswer.ts";
import type { LayerSettingsAnswer, ModelDocumentAnswer } from "../../../src/exercise/answer/plainAnswer.ts";
import { problemText } from "../../../src/exercise/answer/problemText.ts";
import { readValue } from "../../../src/exercise/answer/readValue.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";

const network = (): Model =>
  sequential([input([6, 6, 1]), conv2d(2, 3, { activation: "relu" }), flatten(), dense(3, { name: "label" })], {
    name: "digits",
    seed: 3,
  });

const branches = (): Model => {
  const inputs = input([5]);
  const shared = dense(5);
  return model({ inputs, outputs: [concatenate()([shared(inputs), shared(shared(inputs))]), dense(2)(inputs)] });
};

/** What a judge gets of a learner's model, by way of a sandbox. */
async function arrived(given: Model, weights: boolean): Promise<Model> {
  const answer = decodeAnswer(encodeAnswer(readValue(given, { weights })));
  return await modelAnswer(answer as ModelDocumentAnswer);
}

const description = ({ name, isSequential, seed, layers, nodes, inputs, outputs }: Model) => ({
  name,
  isSequential,
  seed,
  layers: layers.map((layer) => ({ name: layer.name, config: layer.config })),
  nodes: nodes.map((node) => ({ layer: layers.indexOf(node.layer), shape: node.output.shape })),
  inputs: inputs.map(({ shape }) => shape),
  outputs: outputs.map(({ shape }) => shape),
});

describe("a learner's model on the judging side", () => {
  it.each([network, branches])("has the same layers, names and shapes: %p", async (make) => {
    const given = make();
    const again = await arrived(given, false);
    expect(again).not.toBe(given);
    expect(description(again)).toEqual(description(given));
    expect(again.countParams()).toBe(given.countParams());
  });

  it.each([network, branches])("has the same weights, to the last bit, where they are asked for: %p", async (make) => {
    const given = make();
    const again = await arrived(given, true);
    expect(getWeights(again)).toEqual(getWeights(given));
    expect(getWeights(given).length).toBeGreaterThan(1);
  });

  it("is not the learner's: what the learner does to theirs afterwards changes nothing", async () => {
    const given = network();
    const again = await arrived(given, false);
    Object.assign(given, { name: "other", layers: [] });
    expect(description(again).name).toBe("digits");
    expect(again.layers).toHaveLength(4);
  });
});

describe("a document that no model has", () => {
  const document = readValue(network(), { weights: true }) as ModelDocumentAnswer;
  const { topology } = document;
  const node = (index: number) => topology.nodes[index] as (typeof topology.nodes)[0];
  const changed = (change: object): ModelDocumentAnswer => ({ ...document, topology: { ...topology, ...change } });

  const WRONG: Readonly<Record<string, readonly [ModelDocumentAnswer, RegExp]>> = {
    "too few weights": [{ ...document, weights: new Uint8Array(8) }, /weights: .*bytes/],
    "no weights at all": [{ ...document, weights: new Uint8Array(0) }, /weights/],
    "an unknown layer": [
      changed({ layers: [{ name: "x", nameGiven: true, trainable: true, config: { type: "lambda" } }] }),
      /lambda/,
    ],
    "another format": [changed({ format: "other" }), /format/],
    "a node after it": [changed({ nodes: [{ layer: 0, inputs: [3] }, ...topology.nodes.slice(1)] }), /node 3/],
    "a layer that is not there": [
      changed({ nodes: [...topology.nodes.slice(0, 3), { ...node(3), layer: 9 }] }),
      /layer 9/,
    ],
    "a layer that nobody uses": [changed({ outputs: [2] }), /nodes|isSequential/],
    "layers that do not fit": [
      changed({ nodes: [node(0), { layer: 2, inputs: [0] }, { layer: 1, inputs: [1] }, node(3)] }),
      /nodes\[2\]/,
    ],
    "something more": [changed({ code: "x" }), /code/],
  };

  it.each(Object.entries(WRONG))("is refused in words: %s", async (_, [answer, words]) => {
    await expect(modelAnswer(answer)).rejects.toMatchObject({ problem: { code: "unreadable", what: "model" } });
    const { problem } = await modelAnswer(answer).catch((error) => error);
    expect(problemText(problem).en).toMatch(words);
    expect(problemText(problem).ko).toMatch(/^모델을 읽을 수 없습니다: .+[^.]\. 모델을/s);
  });
});

it("a layer whose settings no builder lets through is refused in words", () => {
  const answer = readValue(conv2d(1, 1)) as LayerSettingsAnswer;
  for (const change of [{ filters: 0.5 }, { kernelSize: [0, 3] }, { groups: 2 }]) {
    const wrong = { ...answer, config: { ...answer.config, ...change } } as LayerSettingsAnswer;
    const { problem } = thrownBy(() => layerAnswer(wrong)) as AnswerProblemError;
    expect(problem).toMatchObject({ code: "unreadable", what: "layer" });
    expect(problemText(problem).en).toMatch(/^This layer cannot be read: .+[^.]\. Run/s);
  }
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (thrown) {
    return thrown;
  }
  throw new Error("nothing was thrown");
}
