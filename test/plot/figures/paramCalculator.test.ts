import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { paramCount } from "../../../src/nn/shape/paramCount.ts";
import { type ParamCalculatorOptions, paramCalculator } from "../../../src/plot/figures/paramCalculator.ts";
import { PARAM_PRESETS, type ParamSettings, paramResult } from "../../../src/plot/figures/paramCalculatorResult.ts";
import { decodePng } from "../decodedPng.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("the first state, as a picture and in words", () => {
  it.each<[string, ParamCalculatorOptions, readonly string[]]>([
    [
      "the lecture's first row",
      { kernelSize: 5, channels: 1, filters: 64 },
      [
        "W_c = 5² · 1 · 64 = 1,600, B_c = 64, P_c = 1,600 + 64 = 1,664.",
        "64 filters of 5×5×1",
        "A dense layer of 64 units on the same 28×28×1 input: 50,240 parameters (30.2 times as many).",
      ],
    ],
    [
      "AlexNet's first",
      { kernelSize: 11, channels: 3, filters: 96, input: 227 },
      ["W_c = 11² · 3 · 96 = 34,848", "34,944"],
    ],
    [
      "groups",
      { kernelSize: 5, channels: 96, filters: 256, groups: 2 },
      ["5² · (96 / 2) · 256 = 307,200", "5×5×48: each sees the channels of one of 2 groups"],
    ],
    [
      "a dense layer",
      { type: "dense", input: [28, 28], channels: 3, filters: 10 },
      [
        "Parameters of dense(10): W_c = 2,352 · 10 = 23,520, B_c = 10, P_c = 23,520 + 10 = 23,530.",
        "28×28×3 = 2,352 inputs",
        "A convolution of 10 filters, 5×5, on the same 28×28×3 input: 760 parameters (31 times fewer).",
      ],
    ],
    [
      "no biases",
      { useBias: false, kernelSize: [1, 2] },
      ["W_c = 1 · 2 · 1 · 64 = 128, B_c = 0, P_c = 128 + 0 = 128."],
    ],
    ["groups that do not fit", { groups: 2 }, ["2 groups must divide the channels (1) and the filters (64)"]],
  ])("%s", (_, options, words) => {
    const { altText } = paramCalculator({ ...options, lang: "en" });
    for (const word of words) expect(altText).toContain(word);
  });

  it("is Korean in the learner's language, and drawn", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const { picture, altText } = paramCalculator();
    expect(altText).toContain(
      "conv2d(64, 5)의 파라미터 수: W_c = 5² · 1 · 64 = 1,600, B_c = 64, P_c = 1,600 + 64 = 1,664.",
    );
    expect(altText).toContain("같은 28×28×1 입력에 유닛 64개짜리 완전 연결층을 쓰면: 파라미터 50,240개 (30.2배).");
    const { width, height } = await decodePng(picture.png);
    expect([width, height]).toEqual([2 * picture.width, 2 * picture.height]);
  });
});

describe("the calculation", () => {
  it("of the presets has the lecture's numbers", () => {
    const totals = PARAM_PRESETS.map(({ name, settings }) => {
      const result = paramResult(settings);
      return [name, result.kind === "params" ? result.params.total : result.kind];
    });
    expect(totals).toEqual([
      ["AlexNet conv1", 34_944],
      ["AlexNet conv2", 614_656],
      ["AlexNet conv3", 885_120],
      ["AlexNet conv4", 1_327_488],
      ["AlexNet conv5", 884_992],
      ["AlexNet conv2, groups 2", 307_456],
      ["conv2d(64, 5), 28×28×1", 1664],
      ["conv2d(32, 3), 24×24×64", 18_464],
      ["conv2d(120, 3), 22×22×32", 34_680],
    ]);
  });

  it("is that of paramCount, for both kinds of layer", () => {
    const whole = fc.integer({ min: 1, max: 40 });
    const settings: fc.Arbitrary<ParamSettings> = fc.record({
      type: fc.constantFrom("conv2d", "dense"),
      input: fc.tuple(whole, whole),
      channels: whole,
      kernelSize: fc.tuple(whole, whole),
      filters: whole,
      groups: fc.constantFrom(1, 1, 2, 3),
      useBias: fc.boolean(),
    });
    const kinds = new Set<string>();
    fc.assert(
      fc.property(settings, (each) => {
        const { type, input, channels, kernelSize, filters, groups, useBias } = each;
        const result = paramResult(each);
        kinds.add(`${type} ${result.kind}`);
        if (result.kind !== "params") {
          expect(channels % groups === 0 && filters % groups === 0).toBe(false);
          return;
        }
        const used = type === "conv2d" ? groups : 1;
        const [height, width] = input;
        const convolution = paramCount(conv2d({ filters, kernelSize, groups: used, useBias }), [
          null,
          null,
          null,
          channels,
        ]);
        const connected = paramCount(dense(filters, { useBias }), [null, height * width * channels]);
        const [own, other] = type === "conv2d" ? [convolution, connected] : [connected, convolution];
        expect([result.params.total, result.other.total]).toEqual([own.total, other.total]);
        expect(result.depth * used).toBe(channels);
        expect(result.inputs).toBe(height * width * channels);
      }),
      { seed: 5, numRuns: 200 },
    );
    expect([...kinds].sort()).toEqual(["conv2d groups", "conv2d params", "dense params"]);
  });
});

describe("wrong options", () => {
  it.each<[string, ParamCalculatorOptions, string]>([
    ["an unknown one", { kernel: 3 } as ParamCalculatorOptions, "has no option `kernel`"],
    ["another type", { type: "pool" as never }, '"conv2d", "dense"'],
    ["no channels", { channels: 0 }, "`channels` is a whole number from 1 to 65,536; got 0"],
    ["three sides", { kernelSize: [1, 2, 3] as never }, "[height, width]"],
    ["a bias that is a number", { useBias: 1 as never }, "`useBias` is true or false"],
  ])("%s", (_, options, message) => {
    expect(() => paramCalculator(options)).toThrow(message);
  });
});
