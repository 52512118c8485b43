import { spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import type { z } from "zod";
import { activation } from "../../../../src/nn/layers/activation.ts";
import { batchNormalization } from "../../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../../src/nn/layers/dense.ts";
import { dropout } from "../../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../../src/nn/layers/flatten.ts";
import { globalMaxPooling2d } from "../../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../../src/nn/layers/input.ts";
import type { LayerConfig } from "../../../../src/nn/layers/layerConfig.ts";
import { subtract } from "../../../../src/nn/layers/merge.ts";
import { maxPooling2d } from "../../../../src/nn/layers/pooling2d.ts";
import { model } from "../../../../src/nn/model/functional.ts";
import type { Model } from "../../../../src/nn/model/model.ts";
import { getWeights, setWeights } from "../../../../src/nn/model/modelWeights.ts";
import { layerConfigSchema } from "../../../../src/nn/model/saved/layerConfigSchema.ts";
import { loadModel } from "../../../../src/nn/model/saved/loadModel.ts";
import type { ModelFileError } from "../../../../src/nn/model/saved/modelFileError.ts";
import { saveModel } from "../../../../src/nn/model/saved/saveModel.ts";
import { sequential } from "../../../../src/nn/model/sequential.ts";
import { type Tensor, tf } from "../../../../src/tensor/tf.ts";
import { EVERY_BUILDER } from "../everyBuilder.ts";

const LOAD_MODEL = new URL("../../../../src/nn/model/saved/loadModel.ts", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), "saved-")), "digits");
});
afterEach(() => {
  rmSync(path.dirname(folder), { recursive: true });
  delete process.env.CONVOLAB_LANG;
});

const small = (seed = 1): Model => sequential([input([4]), dense(3, { activation: "tanh" }), dense(2)], { seed });

/** Models with what could get lost: layers of our own, shared layers, order of branches, names, frozen layers. */
const MODELS: Readonly<Record<string, () => Model>> = {
  "sequential, with layers that TensorFlow.js lacks": () =>
    sequential(
      [
        conv2d(4, 3, { padding: "full", groups: 2, activation: "leakyRelu", inputShape: [8, 8, 2] }),
        batchNormalization({ momentum: 0.9 }),
        conv2d(4, 2, {
          padding: [
            [1, 0],
            [0, 2],
          ],
          dilationRate: 2,
          kernelRegularizer: "l2",
          kernelConstraint: "maxNorm",
        }),
        maxPooling2d(2, 1),
        dropout(0.5),
        flatten({ name: "일렬로 펴기" }),
        dense(3, { activation: "softmax", trainable: false }),
      ],
      { name: "own layers", seed: 7 },
    ),
  "shared layers and two inputs": () => {
    const [left, right] = [input([6, 6, 1], { name: "left" }), input([6, 6, 1], { name: "right" })];
    const convolution = conv2d(3, 3);
    const pooled = [left, right].map((side) => globalMaxPooling2d()(convolution(side)));
    return model({ inputs: [left, right], outputs: dense(2)(subtract()(pooled)) });
  },
  "branches and two outputs": () => {
    const inputs = input([5]);
    const late = dense(4);
    const early = dense(3);
    const joined = concatenate()([early(inputs), late(inputs)]);
    return model({ inputs, outputs: [dense(2, { name: "label" })(joined), early(inputs)] });
  },
  "a layer used twice in a row": () => {
    const inputs = input([4]);
    const layer = dense(4, { activation: "relu" });
    return model({ inputs, outputs: layer(layer(inputs)) });
  },
  "a batch of fixed size": () => sequential([input([4], { batchSize: 2 }), dense(3)]),
  "no weights at all": () => sequential([input([4, 4, 1]), maxPooling2d()]),
  "a layer of another model, whose name it keeps": () => {
    const layers = [dense(2), dense(2), dense(2)];
    sequential([input([4]), ...layers]);
    return sequential([input([2]), layers[2] as (typeof layers)[0]]);
  },
  "cut out of a larger one": () => {
    const inner = dense(3)(input([4]));
    return model({ inputs: inner, outputs: dense(2)(inner) });
  },
};

const description = (network: Model) => ({
  name: network.name,
  isSequential: network.isSequential,
  layers: network.layers.map(({ name, trainable, config }) => ({ name, trainable, config })),
  nodes: network.nodes.map(({ layer, inputs, output }) => ({
    layer: network.layers.indexOf(layer),
    inputs: inputs.map((tensor) => network.nodes.findIndex((node) => node.output === tensor)),
    shape: output.shape,
  })),
  inputs: network.inputs.map(({ shape, dtype }) => ({ shape, dtype })),
  outputs: network.outputs.map(({ shape, dtype }) => ({ shape, dtype })),
});

const answers = (network: Model, training: boolean): number[][] =>
  tf.tidy(() => {
    const tensors = network.inputs.map(({ shape }, index) => {
      const size = [2, ...shape.slice(1)] as number[];
      const count = size.reduce((product, axis) => product * axis, 1);
      return tf.tensor(
        Array.from({ length: count }, (_, cell) => Math.sin(cell + index)),
        size,
      );
    });
    const result = network.tfModel.apply(tensors, { training }) as Tensor | Tensor[];
    return (Array.isArray(result) ? result : [result]).map((each) => Array.from(each.dataSync()));
  });

describe("what is loaded is what was saved", () => {
  it.each(Object.entries(MODELS))("%s", async (_, build) => {
    const network = build();
    const before = answers(network, false);
    await saveModel(network, folder);
    const loaded = await loadModel(folder);
    expect(description(loaded)).toEqual(description(network));
    expect(getWeights(loaded)).toEqual(getWeights(network));
    expect(answers(loaded, false)).toEqual(before);
    expect(loaded.countParams()).toBe(network.countParams());
    // Saved again, it is the same to the byte: nothing is lost that does not show.
    await saveModel(loaded, `${folder}-again`);
    for (const file of ["model.json", "weights.bin"]) {
      expect(readFileSync(path.join(`${folder}-again`, file))).toEqual(readFileSync(path.join(folder, file)));
    }
    network.dispose();
    loaded.dispose();
  });

  it("the moving averages of training too, and dropout's seed", async () => {
    const network = (MODELS["sequential, with layers that TensorFlow.js lacks"] as () => Model)();
    const first = answers(network, true);
    await saveModel(network, folder);
    const loaded = await loadModel(folder);
    const { values } = getWeights(loaded).find(({ name }) => name === "movingMean") as { values: Float32Array };
    expect(values.some((value) => value !== 0)).toBe(true);
    expect(getWeights(loaded)).toEqual(getWeights(network));
    expect(answers(loaded, true)).toEqual(first);
  });

  it("every bit of a weight: −0, subnormal numbers, infinities, NaN", async () => {
    const network = sequential([input([1]), dense(6, { useBias: false })]);
    const odd = [-0, 2 ** -149, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NaN, 3.4028234663852886e38];
    setWeights(network, [odd]);
    await saveModel(network, folder);
    expect(Array.from(getWeights(await loadModel(folder))[0]?.values ?? [])).toEqual(odd);
  });

  it("given as a path, a file URL, with file:// in front, or with model.json behind", async () => {
    await saveModel(small(), pathToFileURL(folder));
    const wanted = getWeights(small());
    for (const each of [folder, pathToFileURL(folder), `file://${folder}`, path.join(folder, "model.json")]) {
      expect(getWeights(await loadModel(each))).toEqual(wanted);
    }
  });
});

describe("a model that is there already", () => {
  it("is replaced, and nothing else stays behind or is touched", async () => {
    await saveModel((MODELS["branches and two outputs"] as () => Model)(), folder);
    writeFileSync(path.join(folder, "notes.txt"), "mine");
    await saveModel(small(2), folder);
    expect(getWeights(await loadModel(folder))).toEqual(getWeights(small(2)));
    expect(readdirSync(folder).sort()).toEqual(["model.json", "notes.txt", "weights.bin"]);
  });

  it("is whole, old or new, wherever a save is broken off", async () => {
    await saveModel(small(2), `${folder}-new`);
    const file = (name: string) => path.join(folder, name);
    const fresh = (name: string) => readFileSync(path.join(`${folder}-new`, name));
    await saveModel(small(1), folder);

    writeFileSync(file("weights.bin.new"), fresh("weights.bin").subarray(0, 10));
    expect(getWeights(await loadModel(folder))).toEqual(getWeights(small(1)));
    writeFileSync(file("weights.bin.new"), fresh("weights.bin"));
    writeFileSync(file("model.json.new"), fresh("model.json").subarray(0, 100));
    expect(getWeights(await loadModel(folder))).toEqual(getWeights(small(1)));
    writeFileSync(file("model.json.new"), fresh("model.json"));
    renameSync(file("model.json.new"), file("model.json"));
    expect(getWeights(await loadModel(folder))).toEqual(getWeights(small(2)));
    renameSync(file("weights.bin.new"), file("weights.bin"));
    expect(getWeights(await loadModel(folder))).toEqual(getWeights(small(2)));
  });

  it("is the last of several that are saved at once", async () => {
    await Promise.all([1, 2, 3, 4].map((seed) => saveModel(small(seed), folder)));
    expect(getWeights(await loadModel(folder))).toEqual(getWeights(small(4)));
    expect(readdirSync(folder).sort()).toEqual(["model.json", "weights.bin"]);
  });

  it("stays when the new one cannot be written", async () => {
    writeFileSync(folder, "a file");
    await expect(saveModel(small(), folder)).rejects.toThrow("is a file; a model is saved as a folder");
    await expect(saveModel(small(), path.join(folder, "inside"))).rejects.toMatchObject({ problem: "unwritable" });
    expect(readFileSync(folder, "utf8")).toBe("a file");
  });
});

describe("a file that is not as it was saved", () => {
  type Json = { [key: string]: Json } & Json[] & (string | number | boolean | null);
  const change = (edit: (content: Json) => void): void => {
    const file = path.join(folder, "model.json");
    const content = JSON.parse(readFileSync(file, "utf8")) as Json;
    edit(content);
    writeFileSync(file, JSON.stringify(content));
  };
  const set =
    (place: string, value: unknown) =>
    (content: Json): void => {
      const parts = place.split(".");
      const last = parts.pop() as string;
      const parent = parts.reduce<Json>((part, key) => part[key] as Json, content);
      parent[last] = value as Json;
    };
  const failure = async (): Promise<ModelFileError> => {
    try {
      await loadModel(folder);
    } catch (error) {
      return error as ModelFileError;
    }
    throw new Error("nothing was thrown");
  };

  it.each<[string, string, unknown, string, RegExp]>([
    ["another format", "format", "keras", "not a model", /not a model that saveModel wrote/],
    ["TensorFlow.js's format", "modelTopology", {}, "not a model", /tf\.loadLayersModel/],
    ["a newer version", "version", 2, "newer version", /version 2, and this convolab reads up to 1\. Update convolab/],
    ["a version that is none", "version", "1", "wrong content", /model\.json is not as saveModel writes it: version: /],
    [
      "an unknown layer",
      "layers.1.config.type",
      "densee",
      "unknown layer",
      /layers\[1\] is of the kind 'densee'.*Did you mean "dense"\?/,
    ],
    ["code for a layer", "layers.1.config.type", "lambda", "unknown layer", /layers\[1\] is of the kind 'lambda'/],
    ["a setting too large", "layers.1.config.units", 2 ** 40, "wrong content", /layers\[1\]\.config\.units: /],
    ["a setting that is no number", "layers.1.config.units", "3", "wrong content", /layers\[1\]\.config\.units: /],
    ["a setting too many", "layers.1.config.code", "1+1", "wrong content", /layers\[1\]\.config: /],
    ["an unknown activation", "layers.1.config.activation", "rm", "wrong content", /layers\[1\]\.config\.activation: /],
    ["no layers", "layers", [], "wrong content", /layers: /],
    ["another file for the weights", "weights.file", "../../secret", "wrong content", /weights\.file: /],
    [
      "a node after itself",
      "nodes.1.inputs",
      [2],
      "wrong content",
      /nodes\[1\]: it refers to node 2; there are 1 before it/,
    ],
    ["a layer that is not there", "nodes.1.layer", 9, "wrong content", /nodes\[1\]: it refers to layer 9; there are 3/],
    ["an input after something", "nodes.0.inputs", [0], "wrong content", /nodes\[0\]: it refers to node 0/],
    ["an output that is not there", "outputs", [5], "wrong content", /outputs\[0\]: it refers to node 5/],
    ["a layer as input", "inputs", [1], "wrong content", /inputs: the model's inputs are its input layers/],
    ["an input twice", "inputs", [0, 0], "wrong content", /inputs: the model's inputs are its input layers/],
    ["a layer that leads nowhere", "outputs", [1], "wrong content", /in a sequential model every layer/],
    ["layers that do not fit", "layers.0.config.shape", [null, null], "wrong content", /nodes\[1\]: dense/],
    [
      "weights of other shapes",
      "layers.0.config.shape",
      [null, 5],
      "wrong content",
      /weights\.manifest\[0\]: .*dense\/kernel \[5, 3\].*dense\/kernel \[4, 3\]/,
    ],
    ["a weight too few", "weights.manifest", [], "wrong content", /weights\.manifest\[0\]/],
    ["a wrong number of bytes", "weights.bytes", 3, "wrong content", /these weights take 92 bytes; the file says 3/],
    [
      "a wrong checksum",
      "weights.sha256",
      "0".repeat(64),
      "wrong weights",
      /weights\.bin is corrupt or belongs to another saved model/,
    ],
    ["a name with a path", "layers.1.name", "../x", "wrong content", /layers\[1\]\.name: /],
  ])("%s", async (_, place, value, problem, message) => {
    await saveModel(small(), folder);
    change(set(place, value));
    const error = await failure();
    expect(error).toMatchObject({ name: "ModelFileError", problem, message: expect.stringMatching(message) });
    process.env.CONVOLAB_LANG = "ko";
    expect((await failure()).message).toMatch(/[가-힣]/);
  });

  it.each<[string, () => void, string, RegExp]>([
    [
      "no folder",
      () => rmSync(folder, { recursive: true }),
      "missing",
      /There is no saved model at .*digits: the folder does not exist/,
    ],
    ["no model.json", () => rmSync(path.join(folder, "model.json")), "missing", /model\.json does not exist/],
    [
      "no weights.bin",
      () => rmSync(path.join(folder, "weights.bin")),
      "missing",
      /weights\.bin does not exist\. Copy the whole folder/,
    ],
    [
      "half of the weights",
      () => writeFileSync(path.join(folder, "weights.bin"), "x".repeat(46)),
      "wrong weights",
      /cut short: the weights take 92 bytes and it has 46/,
    ],
    [
      "too many weights",
      () => writeFileSync(path.join(folder, "weights.bin"), "x".repeat(96)),
      "wrong weights",
      /belongs to another model: the weights take 92 bytes and it has 96/,
    ],
    [
      "other weights",
      () => writeFileSync(path.join(folder, "weights.bin"), "x".repeat(92)),
      "wrong weights",
      /is corrupt or belongs to another/,
    ],
    [
      "half of model.json",
      () => writeFileSync(path.join(folder, "model.json"), '{"format": "convo'),
      "not a model",
      /not whole, or no JSON at all/,
    ],
    [
      "a list",
      () => writeFileSync(path.join(folder, "model.json"), "[1, 2]"),
      "not a model",
      /not a model that saveModel wrote/,
    ],
    [
      "a huge model.json",
      () => writeFileSync(path.join(folder, "model.json"), " ".repeat(2 ** 25 + 1)),
      "not a model",
      /too large to describe a model: at most 33,554,432/,
    ],
    [
      "a folder for weights",
      () => {
        rmSync(path.join(folder, "weights.bin"));
        mkdirSync(path.join(folder, "weights.bin"));
      },
      "wrong weights",
      /weights\.bin/,
    ],
  ])("%s", async (_, damage, problem, message) => {
    await saveModel(small(), folder);
    damage();
    const error = await failure();
    expect(error).toMatchObject({ name: "ModelFileError", problem, message: expect.stringMatching(message) });
    process.env.CONVOLAB_LANG = "ko";
    expect((await failure()).message).toMatch(/[가-힣]/);
  });

  it("no prototype is changed by it", async () => {
    await saveModel(small(), folder);
    const file = path.join(folder, "model.json");
    const content = readFileSync(file, "utf8").replace(
      '"type": "dense"',
      '"type": "dense", "__proto__": { "polluted": true }',
    );
    writeFileSync(file, content);
    await loadModel(folder).catch(() => undefined);
    expect("polluted" in {}).toBe(false);
  });

  it("nothing is made of it: no tensor is left", async () => {
    await saveModel(small(), folder);
    writeFileSync(path.join(folder, "weights.bin"), "x".repeat(92));
    const before = tf.memory().numTensors;
    await failure();
    expect(tf.memory().numTensors).toBe(before);
  });
});

describe("a deep model", () => {
  const deep = (layers: number): Model =>
    sequential([input([2]), ...Array.from({ length: layers }, () => activation("relu"))]);

  it("of 1,000 layers is saved and loaded, a deeper one or a layer used too often refused", async () => {
    await saveModel(deep(999), folder);
    expect((await loadModel(folder)).layers.length).toBe(1000);
    const message = "at most 1,000 layers, used 2,000 times in all, can be saved; this one has 1,001, used 1,001 times";
    await expect(saveModel(deep(1000), folder)).rejects.toThrow(message);
    const inputs = input([2]);
    const layer = dense(2);
    let outputs = inputs;
    for (let use = 0; use < 2000; use++) outputs = layer(outputs);
    await expect(saveModel(model({ inputs, outputs }), folder)).rejects.toThrow("this one has 2, used 2,001 times");
    expect((await loadModel(folder)).layers.length).toBe(1000);
  });

  it("in a file, of 9,000 layers, is refused in words", async () => {
    await saveModel(deep(1), folder);
    const file = path.join(folder, "model.json");
    const content = JSON.parse(readFileSync(file, "utf8"));
    for (let index = 2; index < 9000; index++) {
      content.layers.push({ ...content.layers[1], name: `activation_${index}` });
      content.nodes.push({ layer: index, inputs: [index - 1] });
    }
    content.outputs = [8999];
    writeFileSync(file, JSON.stringify(content));
    await expect(loadModel(folder)).rejects.toMatchObject({
      name: "ModelFileError",
      problem: "wrong content",
      message: expect.stringContaining("layers: "),
    });
  });

  it("that TensorFlow.js cannot build is an error of the file", async () => {
    await saveModel(deep(999), folder);
    const program = `import { loadModel } from ${JSON.stringify(LOAD_MODEL)};
      await loadModel(${JSON.stringify(folder)}).catch((error) => console.log(error.name, error.message));`;
    // A stack of 150 KB instead of 984 is too small for 1,000 layers.
    const { stdout } = spawnSync(
      process.execPath,
      ["--no-warnings", "--stack-size=150", "--input-type=module", "--eval", program],
      { encoding: "utf8", env: { ...process.env, CONVOLAB_LANG: "en" } },
    );
    expect(stdout).toMatch(/^ModelFileError .*nodes: TensorFlow\.js cannot build it: Maximum call stack size exceeded/);
  });
});

describe("a path", () => {
  it("as a file URL in a text is decoded, as TensorFlow.js's file:// is not", async () => {
    const spaced = path.join(path.dirname(folder), "숫자 100%");
    await saveModel(small(), pathToFileURL(spaced).href);
    expect(readdirSync(spaced).sort()).toEqual(["model.json", "weights.bin"]);
    expect(getWeights(await loadModel(spaced))).toEqual(getWeights(small()));
    const relative = path.relative(process.cwd(), spaced);
    expect(getWeights(await loadModel(`file://${relative}`))).toEqual(getWeights(small()));
  });

  it.each([
    "http://localhost/model.json",
    "https://example.org/digits",
    "localstorage://digits",
    new URL("https://example.org/model.json"),
  ])("on another machine is refused: %s", async (address) => {
    const message =
      /works with folders on this machine, like "models\/digits" or "file:\/\/\/home\/me\/models\/digits"; got '/;
    await expect(loadModel(address)).rejects.toThrow(message);
    await expect(saveModel(small(), address)).rejects.toThrow(message);
  });

  it.each([undefined, "", 5, "file://", "file:///%zz", "a\0b"])("that is none is refused: %p", async (none) => {
    await expect(loadModel(none as string)).rejects.toThrow(
      'loadModel takes the path of a folder, like "models/digits"; got',
    );
    await expect(saveModel(small(), none as string)).rejects.toThrow("saveModel takes the path of a folder");
  });
});

it("what is no model is refused", async () => {
  await expect(saveModel({} as Model, folder)).rejects.toThrow("saveModel saves a model, made by sequential([…])");
  expect(existsSync(folder)).toBe(false);
});

it("every config that the builders make passes the schema, and stays what it is", () => {
  const oracle = new URL("../oracle/fixtures/kerasForward.json", import.meta.url);
  const { layers } = JSON.parse(readFileSync(oracle, "utf8")) as {
    layers: { readonly layer: string; readonly options: object }[];
  };
  const regularized = ["l1", "l2", { l1: 0.1, l2: 0.2 }].flatMap((kernelRegularizer) =>
    ["nonNeg", "unitNorm", "maxNorm", "minMaxNorm", null].map((kernelConstraint) => ({
      layer: "dense",
      options: { units: 2, kernelRegularizer, kernelConstraint, activityRegularizer: kernelRegularizer },
    })),
  );
  const configs: LayerConfig[] = [...layers, ...regularized].map(
    ({ layer, options }) => (EVERY_BUILDER[layer] as (options: object) => { config: LayerConfig })(options).config,
  );
  configs.push(input([3, null]).layer.config, input([2], { dtype: "int32", batchSize: 4 }).layer.config);
  expect(configs.length).toBeGreaterThan(400);
  for (const config of configs) {
    // Does not compile where the schema would refuse what a config can be.
    const accepted: z.infer<typeof layerConfigSchema> = config;
    expect(layerConfigSchema.parse(JSON.parse(JSON.stringify(accepted)))).toEqual(config);
  }
});

it("TensorFlow.js's own format still works, with layers of our own", async () => {
  const network = (MODELS["sequential, with layers that TensorFlow.js lacks"] as () => Model)();
  await network.tfModel.save(`file://${folder}`);
  const loaded = await tf.loadLayersModel(`file://${folder}/model.json`);
  const ours = answers(network, false);
  const theirs = tf.tidy(() => {
    const x = tf.tensor(
      Array.from({ length: 2 * 8 * 8 * 2 }, (_, cell) => Math.sin(cell)),
      [2, 8, 8, 2],
    );
    return [Array.from((loaded.predict(x) as Tensor).dataSync())];
  });
  // `predict` may add up in another order.
  expect(theirs[0]).toHaveLength(6);
  for (const [index, value] of (theirs[0] ?? []).entries()) expect(value).toBeCloseTo(ours[0]?.[index] as number, 5);
});
