import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { activation } from "../../../src/nn/layers/activation.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { dropout } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { model as functional } from "../../../src/nn/model/functional.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type LayersModel, type Tensor, type Tensor2D, tf } from "../../../src/tensor/tf.ts";
import { ExplainedModel } from "../../../src/xai/model/explainedModel.ts";
import { type OracleModel, oracleModel, relativeError } from "../oracle/oracleModel.ts";

let branched: OracleModel;
beforeAll(async () => {
  branched = await oracleModel("branched");
});
afterAll(() => branched.model.dispose());

/** Scores and layers agree with what the model answers when it is asked. */
function expectToAgree(explained: ExplainedModel, model: LayersModel): void {
  tf.tidy(() => {
    const x = tf.randomUniform([3, ...(explained.inputShape as number[])], 0, 1, "float32", 1);
    const answer = model.predict(x) as Tensor;
    const scores = explained.scores(x, "probability");
    const own = answer.shape[1] === 1 ? scores.slice([0, 1], [3, 1]) : scores;
    expect(relativeError(own.dataSync(), answer.dataSync())).toBeLessThan(1e-6);
    const logits = explained.scores(x, "logit");
    expect(relativeError(explained.probabilities(logits).dataSync(), scores.dataSync())).toBeLessThan(1e-6);
  });
}

describe("scores", () => {
  it.each([
    ["a softmax in the last layer", [dense(3, { activation: "softmax" })]],
    ["a softmax of its own", [dense(3), activation("softmax")]],
    ["a single sigmoid", [dense(1, { activation: "sigmoid" })]],
    ["a single sigmoid of its own", [dense(1), activation("sigmoid")]],
    ["a sigmoid for each class", [dense(4, { activation: "sigmoid" })]],
    ["a softmax that is flattened", [reshape([1, 1, 36]), conv2d(4, 1, { activation: "softmax" }), flatten()]],
    ["an activity penalty behind", [dense(3, { activation: "softmax", activityRegularizer: { l2: 0.1 } })]],
  ] as const)("of %s", (_name, last) => {
    const model = sequential([input([6, 5, 2]), conv2d(3, 3, { activation: "relu" }), flatten(), ...last]);
    expectToAgree(new ExplainedModel(model), model.tfModel);
    model.dispose();
  });

  it("of a model of TensorFlow.js, whose layers count from the first", () => {
    const model = tf.sequential({
      layers: [
        tf.layers.conv2d({ inputShape: [6, 6, 1], filters: 2, kernelSize: 3, activation: "relu", name: "maps" }),
        tf.layers.flatten(),
        tf.layers.dense({ units: 3 }),
        tf.layers.softmax(),
      ],
    });
    const explained = new ExplainedModel(model);
    expectToAgree(explained, model);
    expect(explained.layer(0)).toMatchObject({ name: "maps", isConvolution: true, outputShape: [null, 4, 4, 2] });
    expect(explained.lastConvolution().index).toBe(0);
    model.dispose();
  });

  it("of a convolutional layer with an activation, behind which the places are averaged, are the averages", () => {
    const model = sequential([input([6, 6, 1]), conv2d(3, 3, { activation: "relu" }), globalAveragePooling2d()]);
    const explained = new ExplainedModel(model);
    tf.tidy(() => {
      const x = tf.ones([1, 6, 6, 1]);
      const answer = model.tfModel.predict(x) as Tensor;
      expect(relativeError(explained.scores(x, "logit").dataSync(), answer.dataSync())).toBeLessThan(1e-6);
    });
    model.dispose();
  });

  it("of a single output without a sigmoid are the output", () => {
    const model = sequential([input([4]), dense(1)]);
    const explained = new ExplainedModel(model);
    tf.tidy(() => {
      const x = tf.ones([2, 4]);
      const answer = (model.tfModel.predict(x) as Tensor).dataSync();
      expect(explained.scores(x, "probability").dataSync()).toEqual(answer);
      expect(explained.classes).toBe(1);
    });
    model.dispose();
  });

  it("drops nothing out", () => {
    const model = sequential([input([4]), dense(64), dropout(0.9), dense(2)]);
    const explained = new ExplainedModel(model);
    tf.tidy(() => {
      const [first, second] = [1, 2].map(() => explained.scores(tf.ones([1, 4]), "logit").dataSync());
      expect(first).toEqual(second);
    });
    model.dispose();
  });
});

describe("scoresFrom", () => {
  it.each(["stem", "wide", "narrow", "add", "concatenate", "flatten"])("continues behind %s", (name) => {
    const explained = new ExplainedModel(branched.model);
    const layer = explained.layer(name);
    tf.tidy(() => {
      const { values, shape } = branched.images;
      const x = tf.tensor(values.slice(), [...shape]);
      const kept = explained.scoresFrom(x, layer, explained.activations(x, layer), "logit");
      expect(relativeError(kept.dataSync(), explained.scores(x, "logit").dataSync())).toBeLessThan(1e-6);
      const changed = explained.scoresFrom(x, layer, tf.onesLike(explained.activations(x, layer)), "logit");
      expect(relativeError(changed.dataSync(), kept.dataSync())).toBeGreaterThan(1e-3);
    });
  });

  it("has the gradients that small changes have", () => {
    const explained = new ExplainedModel(branched.model);
    const layer = explained.layer("wide");
    tf.tidy(() => {
      const { values, shape } = branched.images;
      const x = tf.tensor(values.slice(), [...shape]);
      const classes = tf.oneHot(tf.tensor1d([1, 2], "int32"), 4).toFloat() as Tensor2D;
      const maps = explained.activations(x, layer);
      const slopes = explained.activationGradients(x, layer, maps, classes, "logit");
      const scoreAt = (step: number) =>
        explained
          .scoresFrom(x, layer, maps.add(slopes.mul(step)), "logit")
          .mul(classes)
          .sum(1);
      const gain = scoreAt(1e-3).sub(scoreAt(-1e-3)).div(2e-3);
      expect(relativeError(gain.dataSync(), slopes.square().sum([1, 2, 3]).dataSync())).toBeLessThan(0.01);
    });
  });
});

describe("layers", () => {
  it("are the model's own, by name, number and number from the end", () => {
    const explained = new ExplainedModel(branched.model);
    expect(explained.layers.map(({ name }) => name)).toEqual(branched.model.layers.map(({ name }) => name));
    expect(explained.layer("wide")).toMatchObject({
      type: "conv2d",
      outputShape: [null, 12, 12, 3],
      isConvolution: true,
    });
    for (const index of [0, 3, -1]) {
      expect(explained.layer(index).name).toBe(branched.model.getLayer(index).name);
    }
  });

  it("that are used twice answer for the last use", () => {
    const image = input([4, 4, 1]);
    const shared = conv2d(1, 1, { name: "shared" });
    const twice = shared(shared(image));
    const network = functional({ inputs: image, outputs: dense(2)(flatten()(add()([twice, image]))) });
    const explained = new ExplainedModel(network);
    tf.tidy(() => {
      const x = tf.ones([1, 4, 4, 1]);
      const [kernel = 0, bias = 0] = network.tfModel
        .getLayer("shared")
        .getWeights()
        .map((weight) => weight.dataSync()[0]);
      const [first] = explained.activations(x, explained.layer("shared")).dataSync();
      expect(first).toBeCloseTo((kernel + bias) * kernel + bias, 5);
    });
    network.dispose();
  });

  it.each([
    ["en", 'The model has no layer "wild": did you mean "wide"?'],
    ["ko", '모델에 "wild" 층이 없습니다. 혹시 "wide"인가요?'],
  ])("that are not there (%s)", (language, message) => {
    process.env.CONVOLAB_LANG = language;
    const explained = new ExplainedModel(branched.model);
    expect(() => explained.layer("wild")).toThrow(message);
    expect(() => explained.layer(10)).toThrow(RangeError);
    expect(() => explained.layer(0.5)).toThrow(RangeError);
    expect(() => explained.layer(null as unknown as string)).toThrow(TypeError);
    delete process.env.CONVOLAB_LANG;
  });

  it.each([
    ["en", "The model has no convolution layer", "no feature maps", "is not on the way"],
    ["ko", "합성곱층이 없어서", "특성 맵([배치, 높이, 너비, 채널])이 아닙니다", "길에 없어서"],
  ])("without feature maps (%s)", (language, none, notMaps, behind) => {
    process.env.CONVOLAB_LANG = language;
    const plain = sequential([input([4, 4, 1]), flatten(), dense(2)]);
    expect(() => new ExplainedModel(plain).lastConvolution()).toThrow(none);
    expect(() => new ExplainedModel(branched.model).mapLayer("scores")).toThrow(notMaps);
    const maps = sequential([input([4, 4, 1]), conv2d(2, 1, { activation: "softmax", name: "last" })]);
    expect(() => new ExplainedModel(maps).mapLayer("last")).toThrow(behind);
    expect(() => new ExplainedModel(maps).requireScores()).toThrow("[null, 4, 4, 2]");
    plain.dispose();
    maps.dispose();
    delete process.env.CONVOLAB_LANG;
  });
});
