import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { multiplyAdds } from "../../../src/nn/shape/multiplyAdds.ts";
import { outputShape } from "../../../src/nn/shape/outputShape.ts";
import { paramCount } from "../../../src/nn/shape/paramCount.ts";
import { ExplorableFigure } from "../../../src/plot/figures/explorableFigure.ts";
import { type ShapeCalculatorOptions, shapeCalculator } from "../../../src/plot/figures/shapeCalculator.ts";
import { calculatedLayer, type ShapeSettings, shapeResult } from "../../../src/plot/figures/shapeCalculatorResult.ts";
import { decodePng } from "../decodedPng.ts";

const SETTINGS: ShapeSettings = {
  type: "conv2d",
  height: 28,
  width: 28,
  channels: 1,
  filters: 64,
  kernelSize: [3, 3],
  strides: [2, 2],
  padding: "valid",
  dilationRate: [1, 1],
  groups: 1,
  useBias: true,
};

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("the first state, as a picture and in words", () => {
  it.each<[string, ShapeCalculatorOptions, readonly string[]]>([
    [
      "the lecture's problem 2: W 28, K 10, S 2, P 0",
      { input: [28, 28, 1], layer: conv2d(64, 10, 2) },
      ["[null, 10, 10, 64]", "⌊(28 − 10 + 2·0)/2⌋ + 1 = 10", "it divides", "10² · 1 · 64 + 64 = 6,400 + 64 = 6,464"],
    ],
    [
      "its problem 3: same padding is 0 before and 1 after",
      { input: [100, 100, 1], layer: conv2d(64, 3, 2, { padding: "same" }) },
      ["[null, 50, 50, 64]", "⌊(100 − 3 + 0 + 1)/2⌋ + 1 = 50", "0 before, 1 after"],
    ],
    [
      "an even kernel with same",
      { layer: conv2d(64, 10, { padding: "same" }) },
      ["[null, 28, 28, 64]", "4 before, 5 after", "6,464"],
    ],
    [
      "a division that is floored",
      { input: [28, 28, 1], layer: conv2d(64, 3, 2) },
      [
        "[null, 13, 13, 64]",
        "(28 − 3 + 2·0)/2 = 12.5 → ⌊12.5⌋ = 12",
        "The last row and the last column are never looked at.",
        "13² · 64 · 3² · 1 = 97,344",
        "N×1×28×28 → N×64×13×13",
      ],
    ],
    [
      "height and width apart, and a stride over the kernel",
      { input: [7, 9, 3], layer: maxPooling2d(2, 3) },
      [
        "[null, 2, 3, 3]",
        "(7 − 2 + 2·0)/3 = 1.66… → ⌊1.66…⌋ = 1",
        "2 rows at the end are never looked at.",
        "One column at the end is never looked at.",
        "1 cell is passed over",
        "none (a pooling learns nothing)",
      ],
    ],
  ])("%s", (_, options, words) => {
    const { picture, altText } = shapeCalculator({ ...options, lang: "en" });
    // What the picture shows is text, except the second line of shapes.
    const svg = "svg" in picture ? String(picture.svg) : "";
    for (const word of words) expect(`${altText} ${svg}`).toContain(word);
  });

  it("is Korean where that is asked for, or the learner's language", () => {
    const floors = /나누어떨어지지 않아 소수점 아래를 버립니다.*마지막 한 행과 한 열은 한 번도 보지 않습니다/s;
    expect(shapeCalculator({ lang: "ko" }).altText).toMatch(floors);
    process.env.CONVOLAB_LANG = "ko";
    expect(shapeCalculator().altText).toMatch(floors);
    expect(shapeCalculator({ lang: "en" }).altText).toMatch(/^Output shape\. Output shape of conv2d\(64, 3, 2\)/);
  });

  it("says why a kernel that is too large has no output", () => {
    const { altText } = shapeCalculator({
      input: [4, 9, 1],
      layer: conv2d(8, [3, 2], { dilationRate: 4 }),
      lang: "en",
    });
    expect(altText).toBe(
      "Output shape. No output: the kernel spans (3 − 1)·4 + 1 = 9 cells, and the input has only 4 cells in height. It has no position where it fits. Make the kernel smaller, or add padding.",
    );
    const padded = shapeCalculator({ input: [9, 4, 1], layer: conv2d(8, 9, { padding: 1 }), lang: "ko" });
    expect(padded.altText).toContain(
      "커널은 9칸을 덮는데 입력의 너비는 패딩까지 4 + 1 + 1 = 6칸뿐이라 놓을 자리가 없습니다",
    );
  });

  it("is a figure with HTML that needs nothing from outside, a PNG twice as fine, and SVG", async () => {
    const figure = shapeCalculator({ title: "모양 <계산>", lang: "ko" });
    expect(figure).toBeInstanceOf(ExplorableFigure);
    const shown = await toMimeBundle(figure);
    const { "text/html": html, "image/png": png, "image/svg+xml": svg } = shown?.data ?? {};
    const { width, height } = await decodePng(Buffer.from(String(png), "base64"));
    expect([width, height]).toEqual([2 * figure.picture.width, 2 * figure.picture.height]);
    expect(svg).toContain("모양 &lt;계산&gt;");
    expect(html).toContain('lang="ko"');
    const addresses = String(html).match(/https?:\/\/[^"'`\s)]+/g) ?? [];
    expect(addresses.filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
  });
});

describe("the calculation", () => {
  it("is that of outputShape, paramCount and multiplyAdds, or says why there is none", () => {
    const side = fc.integer({ min: 1, max: 20 });
    const small = fc.integer({ min: 1, max: 4 });
    const cells = fc.tuple(fc.nat(3), fc.nat(3));
    const settings: fc.Arbitrary<ShapeSettings> = fc.record({
      type: fc.constantFrom("conv2d", "maxPooling2d", "averagePooling2d"),
      height: side,
      width: side,
      channels: small,
      filters: small,
      kernelSize: fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })),
      strides: fc.tuple(small, small),
      padding: fc.oneof(fc.constantFrom("valid" as const, "same" as const, "full" as const), fc.tuple(cells, cells)),
      dilationRate: fc.oneof({ weight: 3, arbitrary: fc.constant([1, 1] as const) }, fc.tuple(small, small)),
      groups: fc.constantFrom(1, 1, 2),
      useBias: fc.boolean(),
    });
    const kinds = new Set<string>();
    fc.assert(
      fc.property(settings, (each) => {
        const result = shapeResult(each);
        kinds.add(result.kind);
        const shape = [null, each.height, each.width, each.channels];
        if (result.kind !== "shape") {
          expect(() => outputShape(calculatedLayer(each), shape)).toThrow(RangeError);
          return;
        }
        const layer = calculatedLayer(each);
        expect(result.outputShape).toEqual(outputShape(layer, shape));
        expect(result.params.total).toBe(paramCount(layer, shape).total);
        expect(result.multiplyAdds.total).toBe(multiplyAdds(layer, shape).total);
        const [height, width = height] = result.axes.map(({ size }) => size.size);
        expect([height, width]).toEqual(result.outputShape.slice(1, 3));
      }),
      { seed: 5, numRuns: 400 },
    );
    expect([...kinds].sort()).toEqual(["groups", "kernelTooLarge", "shape", "stridesAndDilation"]);
  });

  it("of what is past counting says so", () => {
    const result = shapeResult({ ...SETTINGS, height: 2 ** 30, width: 2 ** 30, filters: 2 ** 20, strides: [1, 1] });
    expect(result.kind).toBe("tooLarge");
    expect(result).toHaveProperty("message", expect.stringContaining("9,007,199,254,740,991"));
  });

  it("writes the layer as a cell does", () => {
    const expression = (settings: Partial<ShapeSettings>) => {
      const result = shapeResult({ ...SETTINGS, ...settings });
      return result.kind === "shape" ? result.expression : result.kind;
    };
    expect(expression({})).toBe("conv2d(64, 3, 2)");
    expect(expression({ padding: "full", kernelSize: [1, 2] })).toBe('conv2d(64, [1, 2], 2, { padding: "full" })');
    // A pooling's padding is valid or same.
    expect(expression({ type: "averagePooling2d", padding: "full" })).toBe("averagePooling2d(3, 2)");
  });
});

describe("wrong options", () => {
  it.each<[string, () => unknown, string | RegExp]>([
    ["an unknown one", () => shapeCalculator({ inputs: [28, 28, 1] } as ShapeCalculatorOptions), /`input`/],
    ["a shape with the batch", () => shapeCalculator({ input: [null, 28, 28, 1] as never }), /without the batch/],
    ["a shape of nothing", () => shapeCalculator({ input: [0, 28, 1] }), "three whole numbers from 1"],
    [
      "another layer",
      () => shapeCalculator({ layer: dense(10) as never }),
      /conv2d, maxPooling2d or averagePooling2d.*"dense"|dense/,
    ],
    ["no layer", () => shapeCalculator({ layer: 3 as never }), "got 3"],
    ["another language", () => shapeCalculator({ lang: "fr" as never }), /"ko", "en"/],
    ["a title that is no text", () => shapeCalculator({ title: 3 as never }), "`title`"],
  ])("%s", (_, call, message) => {
    expect(call).toThrow(message);
  });

  it("a pooling is no wrong one", () => {
    expect(shapeCalculator({ input: [4, 4, 2], layer: averagePooling2d(2) }).altText).toContain("[null, 2, 2, 2]");
  });
});
