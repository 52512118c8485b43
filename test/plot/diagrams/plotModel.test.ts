import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import type { Model } from "../../../src/nn/model/model.ts";
import { type PlotModelOptions, plotModel } from "../../../src/plot/diagrams/plotModel.ts";
import { decodePng } from "../decodedPng.ts";
import { DIAGRAM_MODELS, deepChain, residualNetwork } from "./diagramModels.ts";
import { DRAWN_BEFORE, differences, drawnBefore } from "./drawnBefore.ts";

const ALL = {
  showShapes: true,
  showDtype: true,
  showLayerNames: true,
  showLayerActivations: true,
  showTrainable: true,
} as const;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "plot-model-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

function build(name: string): Model {
  const make = DIAGRAM_MODELS[name];
  if (make === undefined) throw new Error(`diagramModels.ts lacks ${name}`);
  return make();
}

/** The texts of a picture's SVG, in order. */
function textsOf(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text = ""]) => text);
}

interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Places of an element's attributes, as numbers. */
function areasOf(svg: string, element: RegExp, area: (attribute: (name: string) => number) => Area): Area[] {
  return Array.from(svg.matchAll(element), ([tag]) =>
    area((name) => Number(new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? Number.NaN)),
  );
}

describe("plotModel", () => {
  it("shows the classes alone, unless told more", () => {
    const network = build("le_net");
    expect(textsOf(plotModel(network).svg).slice(0, 3)).toEqual(["Conv2D", "AveragePooling2D", "Conv2D"]);
    expect(textsOf(plotModel(network, ALL).svg).slice(0, 10)).toEqual([
      "Activation: ",
      "tanh",
      "Input shape: ",
      "(None, 28, 28, 1)",
      "Output shape: ",
      "(None, 28, 28, 6)",
      "Output dtype: ",
      "float32",
      "Trainable",
      "conv2d",
    ]);
  });

  it.each(Object.keys(DIAGRAM_MODELS))("keeps every text in a box, and every box in the picture: %s", (name) => {
    for (const rankdir of ["TB", "LR"] as const) {
      const { svg, width, height } = plotModel(build(name), { ...ALL, rankdir });
      const texts = areasOf(svg, /<text[^>]*>/g, (attribute) => {
        const [left, size, baseline] = [attribute("x"), attribute("font-size"), attribute("y")];
        return {
          left,
          right: left + attribute("textLength"),
          top: baseline - 0.8 * size,
          bottom: baseline + 0.2 * size,
        };
      });
      const boxes = areasOf(svg, /<rect[^>]* stroke-width="1.5"[^>]*>/g, (attribute) => {
        const [left, top] = [attribute("x"), attribute("y")];
        return { left, top, right: left + attribute("width"), bottom: top + attribute("height") };
      });
      const within = (one: Area, other: Area) =>
        one.left >= other.left && one.right <= other.right && one.top >= other.top && one.bottom <= other.bottom;
      expect(texts.length).toBeGreaterThan(0);
      expect(texts.filter((text) => !boxes.some((box) => within(text, box)))).toEqual([]);
      const picture = { left: 1, top: 1, right: width - 1, bottom: height - 1 };
      expect(boxes.filter((box) => !within(box, picture))).toEqual([]);
      expect(svg).not.toContain("NaN");
    }
  });

  it.each(Object.entries(DRAWN_BEFORE))("draws what it drew before: %s", (name, draw) => {
    expect(differences(draw().svg, readFileSync(drawnBefore(name), "utf8"), 0.5)).toEqual([]);
  });

  it("takes each layer's kind for the colour of its heading", () => {
    const { svg } = plotModel(build("every_layer"));
    const fills = new Set(Array.from(svg.matchAll(/<rect[^>]* fill="(#[0-9a-f]{6})"/g), ([, fill]) => fill));
    // Convolution, pooling, reshaping, dense, activation, regularization and white.
    expect(fills.size).toBe(7);
  });

  it("draws 100 layers, with branches too", () => {
    for (const network of [deepChain(100), residualNetwork(14, 2)]) {
      expect(network.layers.length).toBeGreaterThanOrEqual(100);
      const { svg } = plotModel(network, { showLayerNames: true });
      const missing = network.layers.slice(1).filter(({ name }) => !svg.includes(`>${name}</text>`));
      expect(missing.map(({ name }) => name)).toEqual([]);
    }
  });

  it("has as many pixels an inch as asked for, 200 unless told otherwise, and fewer where they would be very many", async () => {
    const sizes = async (network: Model, options: PlotModelOptions) => {
      const picture = plotModel(network, options);
      const png = await decodePng(picture.png);
      return [png.width / picture.width, png.height / picture.height] as const;
    };
    for (const [dpi, density] of [
      [96, 1],
      [undefined, 200 / 96],
      [48, 0.5],
    ] as const) {
      const [across, down] = await sizes(build("le_net"), dpi === undefined ? {} : { dpi });
      expect(across).toBeCloseTo(density, 1);
      expect(down).toBeCloseTo(density, 1);
    }
    const [, down] = await sizes(deepChain(120), ALL);
    expect(down).toBeGreaterThan(1);
    expect(down).toBeLessThan(1.8);
  });

  it("writes the file it is told", () => {
    const file = path.join(folder, "model.svg");
    const picture = plotModel(build("residual"), { showShapes: true, toFile: file });
    expect(readFileSync(file, "utf8")).toBe(picture.svg);
    const png = path.join(folder, "model.png");
    expect(new Uint8Array(plotModel(build("residual"), { toFile: png }).png)).toEqual(
      new Uint8Array(readFileSync(png)),
    );
  });

  it("tells the layers in words, and what a branch works on", () => {
    const draw = (options: PlotModelOptions = {}) => plotModel(build("two_inputs"), options).altText;
    expect(draw({ title: "Two" })).toBe(
      'Two. Diagram of the model "two_inputs", 6 layers: image, conv2d, flatten, extra, both from flatten, extra, dense.',
    );
    expect(draw({ showShapes: true })).toContain("conv2d (None, 26, 26, 8), flatten (None, 5408), extra (None, 4)");
    expect(draw({ altText: "mine" })).toBe("mine");
    process.env.CONVOLAB_LANG = "ko";
    expect(draw()).toBe(
      '모델 "two_inputs"의 구조도, 층 6개: image, conv2d, flatten, extra, both(입력: flatten, extra), dense.',
    );
    expect(plotModel(deepChain(250)).altText).toMatch(/, 그 밖에 50개\.$/);
  });

  it.each([
    [{ showshapes: true }, "showShapes", "showShapes"],
    [{ rankdir: "UP" }, '"TB", "LR", "BT", "RL"', '"TB", "LR", "BT", "RL"'],
    [{ dpi: 0 }, "The option `dpi` is a number of pixels an inch", "`dpi` 옵션은 인치당 픽셀 수"],
    [{ dpi: "200" }, 'got "200".', '받은 것: "200"'],
    [{ dpi: Number.NaN }, "got NaN.", "받은 것: NaN"],
    [{ showShapes: "yes" }, "showShapes", "showShapes"],
    [{ title: 5 }, "The option `title` is a text; got 5.", "`title` 옵션은 문자열이어야 합니다"],
    [{ toFile: "model.pdf" }, "ends in .svg or .png", ".svg나 .png로 끝나야 합니다"],
    [{ toFile: "" }, 'got "".', '받은 것: "".'],
  ])("refuses %j in one line", (options, english, korean) => {
    const call = () => plotModel(build("le_net"), options as PlotModelOptions);
    expect(call).toThrow(english);
    expect(call).not.toThrow(/\n/);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });

  it("refuses what is no model", () => {
    const call = () => plotModel(5 as unknown as Model);
    expect(call).toThrow(/plotModel.*5/);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(/plotModel.*5/);
  });
});
