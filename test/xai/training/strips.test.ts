import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { getWeights, setWeights } from "../../../src/nn/model/modelWeights.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { fit as train } from "../../../src/nn/training/fit.ts";
import { gradCam } from "../../../src/xai/cam/gradientCams.ts";
import { featureMapStrip } from "../../../src/xai/training/featureMapStrip.ts";
import { gradCamStrip } from "../../../src/xai/training/gradCamStrip.ts";
import { decodePng } from "../../plot/decodedPng.ts";

let folder: string;
let model: Model;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "strips-"));
  model = sequential(
    [
      input([8, 6, 1]),
      conv2d(4, 3, { activation: "relu", name: "first" }),
      conv2d(5, 3, { activation: "relu", name: "second" }),
      flatten(),
      dense(3, { activation: "softmax" }),
    ],
    { seed: 1 },
  );
});
afterEach(async () => {
  delete process.env.CONVOLAB_LANG;
  model.dispose();
  await rm(folder, { recursive: true });
});

const values = Float32Array.from({ length: 30 * 48 }, (_, at) => ((at * 7) % 11) / 10);
const data = { x: { values, shape: [30, 8, 6, 1] }, y: Uint8Array.from({ length: 30 }, (_, index) => index % 3) };
const image = { values: values.slice(0, 48), shape: [8, 6, 1] };
const images = { values: values.slice(0, 96), shape: [2, 8, 6, 1] };
const quiet = { verbose: 0, batchSize: 10 } as const;

describe("featureMapStrip", () => {
  it("keeps the maps of the first convolution after each epoch, and shows them", async () => {
    const strip = featureMapStrip(model, image);
    expect(strip[displaySymbol]()["text/plain"]).toMatch(/No epoch has ended yet/);
    await train(model, data, { ...quiet, epochs: 3, callbacks: strip, learningRate: 0.1 });
    expect(strip.frames.map(({ epoch }) => epoch)).toEqual([0, 1, 2]);
    expect(strip.frames[0]).toMatchObject({ activation: { shape: [6, 4, 4] } });
    expect(strip.frames[0]?.figures).toHaveProperty("accuracy");
    expect(strip.frames[0]?.activation.values).not.toEqual(strip.frames[2]?.activation.values);
    const bundle = strip[displaySymbol]();
    expect(bundle["text/plain"]).toMatch(/layer first for one image.*epoch 1 · \d.*epoch 3 · \d/);
    expect(Object.keys(bundle).sort()).toEqual(["image/png", "text/html", "text/plain"]);
  });

  it("takes another layer, some channels and some epochs, and saves a picture of each", async () => {
    const strip = featureMapStrip(model, image, {
      layer: "second",
      channels: [4, 0],
      every: 2,
      folder: path.join(folder, "new", "maps"),
      colorMap: "viridis",
    });
    await train(model, data, { ...quiet, epochs: 5, callbacks: [strip] });
    expect(strip.frames.map(({ epoch }) => epoch)).toEqual([1, 3]);
    const files = await readdir(path.join(folder, "new", "maps"));
    expect(files.sort()).toEqual(["epoch-002.png", "epoch-004.png"]);
    const { width, height } = await decodePng(await readFile(path.join(folder, "new", "maps", "epoch-002.png")));
    expect(width).toBeGreaterThan(height);
  });

  it("thins out many epochs, the first and the last kept", async () => {
    const strip = featureMapStrip(model, image);
    for (let epoch = 0; epoch < 40; epoch++) await strip.onEpochEnd(epoch, { loss: 1 / (epoch + 1) });
    expect(strip.frames).toHaveLength(40);
    const epochs = strip.picture?.altText.match(/epoch \d+/g) ?? [];
    expect(epochs).toHaveLength(12);
    expect([epochs[0], epochs[11]]).toEqual(["epoch 1", "epoch 40"]);
  });
});

describe("gradCamStrip", () => {
  it("keeps what the model looks at after each epoch, and shows and saves it", async () => {
    const strip = gradCamStrip(model, images, { folder, classNames: ["a", "b", "c"] });
    await train(model, data, { ...quiet, epochs: 2, callbacks: strip });
    expect(strip.frames).toHaveLength(2);
    const last = strip.frames[1]?.explanation;
    expect(last).toMatchObject({ method: "gradCam", layer: "second", shape: [2, 8, 6] });
    // The model has not changed since.
    expect((await gradCam(model, images)).values).toEqual(last?.values);
    expect(strip.picture?.altText).toMatch(/epoch 1: [abc]: \d\.\d\d, [abc]: \d\.\d\d; epoch 2: /);
    expect((await readdir(folder)).sort()).toEqual(["epoch-001.png", "epoch-002.png"]);
    process.env.CONVOLAB_LANG = "ko";
    expect(strip.picture?.altText).toMatch(/에포크 1/);
  });

  it("says of which image and epoch a map is 0 everywhere, and why", async () => {
    const strip = gradCamStrip(model, images);
    // Nothing comes out of the second layer any more.
    setWeights(
      model,
      getWeights(model).map(({ layer, values }) => (layer === "second" ? values.fill(-1) : values)),
    );
    await strip.onEpochEnd(4, { loss: 1 });
    expect(strip.picture?.altText).toMatch(
      /Maps that are 0 everywhere, as nothing .* speaks for the class: image 0 at epoch 5, image 1 at epoch 5\./,
    );
    process.env.CONVOLAB_LANG = "ko";
    expect(strip.picture?.altText).toMatch(/모두 0인 맵: 에포크 5의 0번 이미지, 에포크 5의 1번 이미지\./);
  });
});

it.each([
  ["several images", () => featureMapStrip(model, images), /one image; got 2/, /받은 이미지는 2장/],
  ["an unknown channel", () => featureMapStrip(model, image, { channels: [4] }), /from 0 to 3.*\[4\]/, /0부터 3까지/],
  ["an unknown layer", () => featureMapStrip(model, image, { layer: "frist" }), /"first"/, /"first"/],
  ["a layer without maps", () => gradCamStrip(model, image, { layer: -1 }), /no feature maps/, /특성 맵/],
  ["every", () => gradCamStrip(model, image, { every: 0 }), /`every`/, /`every`/],
  ["a folder that is no name", () => gradCamStrip(model, image, { folder: "" }), /`folder`/, /`folder`/],
  ["an unknown option", () => gradCamStrip(model, image, { evry: 2 } as object), /every/, /every/],
])("says in one line what is wrong: %s", (_name, make, english, korean) => {
  for (const [language, pattern] of [
    ["en", english],
    ["ko", korean],
  ] as const) {
    process.env.CONVOLAB_LANG = language;
    expect(make).toThrow(pattern);
    expect(make).not.toThrow("\n");
  }
});

it("says so where pictures cannot be saved", async () => {
  const file = path.join(folder, "file");
  await writeFile(file, "");
  const strip = featureMapStrip(model, image, { folder: path.join(file, "maps") });
  await expect(train(model, data, { ...quiet, epochs: 1, callbacks: strip })).rejects.toThrow(
    /cannot be made: ENOTDIR/,
  );
});
