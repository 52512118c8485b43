import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { lectureCnn } from "../../../src/nn/readyModels/lectureCnn.ts";
import { type LayerStackOptions, layerStack } from "../../../src/plot/diagrams/layerStack.ts";
import { decodePng } from "../decodedPng.ts";
import { DIAGRAM_MODELS, deepChain } from "./diagramModels.ts";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "layer-stack-"));
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

/** A volume as drawn: its front, and how far its back is to the right and up. */
interface DrawnVolume {
  readonly left: number;
  readonly top: number;
  readonly thickness: number;
  readonly height: number;
  readonly across: number;
  readonly up: number;
  readonly dashed: boolean;
}

/** Each volume is three faces: its top, its side and its front. */
function volumesOf(svg: string): DrawnVolume[] {
  const faces = Array.from(svg.matchAll(/<polygon points="([^"]*)"([^>]*)>/g), ([, points = "", rest = ""]) => ({
    points: points.split(" ").map((point) => point.split(",").map(Number) as [number, number]),
    dashed: rest.includes("stroke-dasharray"),
  }));
  expect(faces.length % 3).toBe(0);
  return Array.from({ length: faces.length / 3 }, (_, index): DrawnVolume => {
    const [top, , front] = faces.slice(3 * index, 3 * index + 3) as [
      (typeof faces)[0],
      (typeof faces)[0],
      (typeof faces)[0],
    ];
    const [corner, back, , right] = top.points as [
      [number, number],
      [number, number],
      [number, number],
      [number, number],
    ];
    const bottom = front.points[3] as [number, number];
    return {
      left: corner[0],
      top: corner[1],
      thickness: right[0] - corner[0],
      height: bottom[1] - corner[1],
      across: back[0] - corner[0],
      up: corner[1] - back[1],
      dashed: front.dashed,
    };
  });
}

function textsOf(
  svg: string,
): { readonly text: string; readonly left: number; readonly right: number; readonly y: number }[] {
  return Array.from(
    svg.matchAll(/<text x="([^"]*)" y="([^"]*)"([^>]*)>([^<]*)</g),
    ([, x, y, rest = "", text = ""]) => {
      const length = Number(/textLength="([^"]*)"/.exec(rest)?.[1]);
      const left = Number(x) - (rest.includes('text-anchor="middle"') ? length / 2 : 0);
      return { text, left, right: left + length, y: Number(y) };
    },
  );
}

describe("layerStack", () => {
  it("draws heights and depths in proportion, channels and units by their square root", () => {
    const [image, convolution, pooled, , , flat, hidden, out] = volumesOf(layerStack(lectureCnn()).svg) as [
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
    ];
    // 28×28×1, 26×26×32, 13×13×32, 11×11×64, 5×5×64, 1600, 128, 10
    expect(image.height / convolution.height).toBeCloseTo(28 / 26, 2);
    expect(image.across / pooled.across).toBeCloseTo(28 / 13, 2);
    expect(image.up / pooled.up).toBeCloseTo(28 / 13, 1);
    expect(convolution.thickness / image.thickness).toBeCloseTo(Math.sqrt(32), 1);
    expect(flat.height / hidden.height).toBeCloseTo(Math.sqrt(1600 / 128), 2);
    expect(hidden.height / out.height).toBeCloseTo(Math.sqrt(12.8), 1);
  });

  it("takes the logarithm or the number itself instead, and says which", () => {
    const thicknesses = (scale: LayerStackOptions["scale"]) => {
      const { svg, altText } = layerStack(build("le_net"), scale === undefined ? {} : { scale });
      const [, first, , second] = volumesOf(svg);
      return { ratio: (second?.thickness as number) / (first?.thickness as number), altText };
    };
    // 6 and 16 channels
    expect(thicknesses(undefined).ratio).toBeCloseTo(Math.sqrt(16 / 6), 2);
    expect(thicknesses("squareRoot").altText).toContain("by their square root");
    expect(thicknesses("logarithmic").ratio).toBeCloseTo(Math.log2(17) / Math.log2(7), 2);
    expect(thicknesses("logarithmic").altText).toContain("by their logarithm");
    expect(thicknesses("linear").ratio).toBeCloseTo(16 / 6, 2);
    expect(thicknesses("linear").altText).toContain("in proportion");
  });

  it.each(Object.keys(DIAGRAM_MODELS))("keeps volumes and texts apart, all in the picture: %s", (name) => {
    for (const scale of ["squareRoot", "linear"] as const) {
      const { svg, width, height } = layerStack(build(name), { scale, showLayerNames: true, title: "제목" });
      const volumes = volumesOf(svg);
      for (const [index, volume] of volumes.entries()) {
        const right = volume.left + volume.thickness + volume.across;
        expect(volume.left >= 0 && right <= width && volume.top - volume.up >= 0).toBe(true);
        expect(volume.top + volume.height).toBeLessThan(height);
        expect(right).toBeLessThan(volumes[index + 1]?.left ?? width);
        expect(Math.min(volume.thickness, volume.height)).toBeGreaterThanOrEqual(1.99);
      }
      const texts = textsOf(svg);
      for (const [index, text] of texts.entries()) {
        expect(text.left >= 0 && text.right <= width && text.y < height).toBe(true);
        const sameLine = texts.slice(index + 1).filter(({ y }) => y === text.y);
        expect(sameLine.filter(({ left, right }) => left < text.right && text.left < right)).toEqual([]);
      }
      expect(svg).not.toContain("NaN");
    }
  });

  it("draws of a model with branches the longest path, and says so", () => {
    const picture = layerStack(build("two_inputs"));
    expect(picture.altText).toContain("image 28×28×1 → conv2d 26×26×8 → flatten 5,408 → both 5,412 → dense 1");
    const note = "Only the longest path: 1 layer of other branches not drawn. See plotModel.";
    expect(picture.altText).toContain(note);
    expect(textsOf(picture.svg).map(({ text }) => text)).toContain(note);
    expect(layerStack(build("residual")).altText).toContain("Connections that pass layers are not drawn.");
    expect(layerStack(build("le_net")).altText).not.toContain("plotModel");
  });

  it("shows what it is told to show", () => {
    const texts = (options: LayerStackOptions) =>
      textsOf(layerStack(build("le_net"), options).svg).map(({ text }) => text);
    expect(texts({})).toEqual(expect.arrayContaining(["28×28×6", "Convolution", "Pooling", "Dense"]));
    expect(texts({})).not.toContain("conv2d");
    expect(texts({ showLayerNames: true })).toEqual(expect.arrayContaining(["conv2d", "average_pooling2d_1"]));
    expect(texts({ showShapes: false, legend: false })).toHaveLength(1);
    expect(texts({ title: "LeNet-5" })[0]).toBe("LeNet-5");
    const lines = (options: LayerStackOptions) =>
      layerStack(build("le_net"), options).svg.split("<polyline").length - 1;
    expect([lines({}) > 0, lines({ funnels: false })]).toEqual([true, 0]);
    expect(texts({ ignore: ["averagePooling2d"] })).not.toContain("Pooling");
    expect(volumesOf(layerStack(build("le_net"), { ignore: ["averagePooling2d", "input"] }).svg)).toHaveLength(6);
    process.env.CONVOLAB_LANG = "ko";
    expect(texts({})).toEqual(expect.arrayContaining(["합성곱", "풀링", "완전 연결"]));
  });

  it("knows the height, whichever axis the channels are on", () => {
    const network = sequential([
      input([3, 20, 40]),
      conv2d(16, 1, { dataFormat: "channelsFirst" }),
      reshape([16, 800]),
      reshape([2, 8, 40, 20]),
    ]);
    const [image, convolution, sheet, more] = volumesOf(layerStack(network).svg) as [
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
      DrawnVolume,
    ];
    expect([image.height / convolution.height, image.across / image.height]).toEqual([1, expect.closeTo(2 * 0.32, 2)]);
    expect(convolution.thickness / image.thickness).toBeCloseTo(Math.sqrt(16 / 3), 1);
    expect([sheet.height / image.height, more.height / image.height]).toEqual([
      expect.closeTo(0.8, 2),
      expect.closeTo(0.8, 2),
    ]);
  });

  it("dashes what has a size that is not known, and says so", () => {
    const picture = layerStack(build("unknown_size"));
    expect(volumesOf(picture.svg).map(({ dashed }) => dashed)).toEqual([true, true, true, false]);
    expect(picture.altText).toContain("?×?×3");
    expect(picture.altText).toContain("Dashed: a size that is not known");
    expect(volumesOf(layerStack(build("le_net")).svg).some(({ dashed }) => dashed)).toBe(false);
  });

  it("draws 100 layers, and a thousand as a picture too", async () => {
    expect(volumesOf(layerStack(deepChain(100)).svg)).toHaveLength(101);
    const picture = layerStack(deepChain(1000), { legend: false });
    const png = await decodePng(picture.png);
    expect(png.width).toBeLessThanOrEqual(32_767);
    expect(png.width / png.height / (picture.width / picture.height)).toBeCloseTo(1, 2);
  });

  it("writes the file it is told", () => {
    const file = path.join(folder, "layers.svg");
    expect(layerStack(build("le_net"), { toFile: file }).svg).toBe(readFileSync(file, "utf8"));
  });

  it.each([
    [{ legends: true }, "legend", "legend"],
    [{ scale: "log" }, '"squareRoot", "logarithmic", "linear"', '"squareRoot", "logarithmic", "linear"'],
    [{ legend: 1 }, "legend", "legend"],
    [{ ignore: ["Dropout"] }, 'got ["Dropout"].', '받은 것: ["Dropout"].'],
    [{ ignore: "dropout" }, "is a list of kinds of layers", "층 종류의 목록"],
    [{ ignore: ["input", "conv2d", "averagePooling2d", "flatten", "dense"] }, "no layer to draw", "그릴 층이 없습니다"],
    [{ altText: 1 }, "The option `altText` is a text; got 1.", "`altText` 옵션은 문자열"],
    [{ toFile: "layers.jpg" }, "ends in .svg or .png", ".svg나 .png로 끝나야 합니다"],
  ])("refuses %j in one line", (options, english, korean) => {
    const call = () => layerStack(build("le_net"), options as LayerStackOptions);
    expect(call).toThrow(english);
    expect(call).not.toThrow(/\n/);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
