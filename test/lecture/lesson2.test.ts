import { beforeAll, describe, expect, it } from "@jest/globals";
import { conv2d, maxPooling2d, outputShape, outputSize, paramCount, sequential, summary } from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose } from "../notebooks/executedLesson.ts";
import { LANGUAGES } from "../notebooks/lessons.ts";

const LESSON = "02-convolution-and-output-size.ipynb";

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

/** What a cell shows as HTML, without the tags: `text|text|…`. */
function cellsOfTable(id: string): string {
  return String(lesson.data(id)["text/html"]).replaceAll(/(<[^>]*>\s*)+/g, "|");
}

describe("what a filter sees", () => {
  it("is a change of brightness, worked out by a real layer", () => {
    expect(lesson.value("edge-numbers")).toEqual([[0, 27, 27, 0]]);
    expect(lesson.text("edge-stepper")).toContain("[[0, 27, 27, 0]]");
  });

  it("is drawn for filters made by hand and for learned ones", () => {
    expect(lesson.text("hand-made-maps")).toContain("26×26");
    expect(lesson.text("learned-maps")).toContain("24×24");
    for (const id of ["hand-made-filters", "hand-made-maps", "filters-before", "filters-after", "learned-maps"]) {
      expect(lesson.data(id)).toHaveProperty(["image/png"]);
    }
    expect(lesson.printed("train")).toEqual(["test accuracy above 90 %: true"]);
  });

  it("is, for some learned filter, close to an edge made by hand", () => {
    const numbers = lesson.text("likeness-map").match(/[−-]?0\.\d+/g) ?? [];
    const largest = Math.max(...numbers.map((each) => Math.abs(Number(each.replace("−", "-")))));
    expect(largest).toBeGreaterThan(0.6);
    expect(largest).toBeLessThanOrEqual(1);
  });
});

describe("row 4: the output's size has a floor", () => {
  it("where the division leaves a remainder", () => {
    const size = outputSize({ input: 28, kernel: 3, stride: 2, padding: 0 });
    expect(size.size).toBe(13);
    expect(size.formula.text).toBe("⌊(28 − 3 + 2·0)/2⌋ + 1 = 13");
    expect(lesson.printed("floor-formula")).toEqual(["without a floor: 13.5"]);
    expect(lesson.text("floor-formula")).toContain(size.formula.text);
    expect(lesson.printed("floor-layer")).toEqual(["a real layer gives [ 1, 13, 13, 1 ]"]);
    expect(lesson.printed("floor-windows")).toEqual([
      "first window 0 to 2",
      `last window ${size.windows.at(-1)?.start} to ${size.windows.at(-1)?.end}`,
      `cells left over ${size.leftOver}`,
    ]);
  });

  it.each([
    ["ko", "**강의 자료 바로잡기** · 슬라이드의 식 $(I - K + 2P)/S + 1$에는 **내림**"],
    ["en", "**Putting the lecture right** · The slide's formula $(I - K + 2P)/S + 1$ lacks the **floor**"],
  ] as const)("is put right in the text (%s)", (language, correction) => {
    const text = prose(language, LESSON);
    expect(text).toContain(correction);
    expect(text).toContain("$$O = \\left\\lfloor \\frac{I - K + 2P}{S} \\right\\rfloor + 1$$");
  });
});

describe("row 6: Conv2D(64, (5, 5)) on 28×28×1", () => {
  it("is 24×24×64 with valid and 28×28×64 with same", () => {
    expect(outputShape(conv2d(64, [5, 5]), [null, 28, 28, 1])).toEqual([null, 24, 24, 64]);
    expect(outputShape(conv2d(64, [5, 5], { padding: "same" }), [null, 28, 28, 1])).toEqual([null, 28, 28, 64]);
    expect(lesson.printed("lecture-shapes")).toEqual(["valid [ null, 24, 24, 64 ]", "same [ null, 28, 28, 64 ]"]);
  });

  it("has 1,664 parameters, all of them trainable", () => {
    const layer = conv2d(64, [5, 5], { padding: "same", inputShape: [28, 28, 1] });
    expect(paramCount(layer, [null, 28, 28, 1])).toMatchObject({ total: 1664, trainable: 1664 });
    const totals = ["Total params: 1,664", "Trainable params: 1,664", "Non-trainable params: 0"];
    for (const line of totals) {
      expect(summary(sequential([layer])).toString()).toContain(line);
      expect(lesson.text("lecture-summary")).toContain(line);
    }
    expect(lesson.text("lecture-params")).toContain("1,600 + 64 = 1,664");
  });

  it.each([
    ["ko", "슬라이드의 요약표에는 'Trainable params: 0'이라고 적혀 있습니다", "**1,664개 전부**"],
    ["en", 'The slide\'s summary says "Trainable params: 0"', "**all 1,664**"],
  ] as const)("is put right where the slide says that none is trained (%s)", (language, slide, right) => {
    expect(prose(language, LESSON)).toContain(slide);
    expect(prose(language, LESSON)).toContain(right);
  });
});

describe("row 7: the signatures", () => {
  const defaults = [
    ["filters", "filters", 64],
    ["kernel_size", "kernelSize", [5, 5]],
    ["strides", "strides", [1, 1]],
    ["padding", "padding", "valid"],
    ["data_format", "dataFormat", "channelsLast"],
    ["dilation_rate", "dilationRate", [1, 1]],
    ["groups", "groups", 1],
    ["activation", "activation", "linear"],
    ["use_bias", "useBias", true],
    ["kernel_initializer", "kernelInitializer", "glorotUniform"],
    ["bias_initializer", "biasInitializer", "zeros"],
    ["kernel_regularizer", "kernelRegularizer", null],
    ["bias_regularizer", "biasRegularizer", null],
    ["activity_regularizer", "activityRegularizer", null],
    ["kernel_constraint", "kernelConstraint", null],
    ["bias_constraint", "biasConstraint", null],
  ] as const;

  it.each(defaults)("of Conv2D has %s, here %s, with the default %j", (keras, own, value) => {
    expect(conv2d(64, 5).config).toHaveProperty(own, value);
    const shown = JSON.stringify(value).replaceAll('"', "&quot;");
    expect(cellsOfTable("signature-table")).toContain(`|${keras}|${own}|${shown}|`);
  });

  it("of MaxPool2D has pool_size (2, 2), strides None (the pool size) and valid", () => {
    expect(maxPooling2d().config).toMatchObject({ poolSize: [2, 2], strides: [2, 2], padding: "valid" });
    expect(maxPooling2d(3).config).toMatchObject({ poolSize: [3, 3], strides: [3, 3] });
    expect(lesson.printed("pool-defaults")).toEqual([
      "poolSize [ 2, 2 ] strides [ 2, 2 ] padding valid",
      "poolSize [ 3, 3 ] strides [ 3, 3 ]",
    ]);
  });

  it("starts with Glorot's range and no bias", () => {
    const limit = Math.sqrt(6 / (25 + 25 * 64)).toFixed(4);
    const [shapes, range, biases] = lesson.printed("first-values");
    expect(shapes).toBe("kernel [ 5, 5, 1, 64 ] bias [ 64 ]");
    expect(range).toMatch(new RegExp(`^limit ${limit} largest 0\\.0\\d+ true$`));
    expect(biases).toBe("biases all 0: true");
  });

  it("is shown parameter by parameter with numbers", () => {
    expect(lesson.value("bias-relu")).toEqual([0, 0, 1, 3]);
    expect(lesson.printed("data-format-shapes")).toEqual([
      "channelsLast  [ null, 26, 26, 64 ]",
      "channelsFirst [ null, 64, 26, 26 ]",
    ]);
    expect(lesson.printed("dilation-numbers")).toEqual([
      "dilationRate 1: [ 6, 9, 12, 15, 18 ]",
      "dilationRate 2: [ 9, 12, 15 ]",
    ]);
    expect(lesson.printed("groups-numbers")).toEqual([
      "groups 1 weights 4 output [ 11, 11 ]",
      "groups 2 weights 2 output [ 1, 10 ]",
    ]);
  });

  it.each([
    ["ko", "0을 좌우와 위아래에 **고르게(evenly)** 채운다", "남는 한 칸을 **뒤쪽**(아래와 오른쪽)에"],
    ["en", "pads with zeros **evenly** to the left and right", "puts the extra one **after**"],
  ] as const)("has its “evenly” put right (%s)", (language, quoted, right) => {
    expect(prose(language, LESSON)).toContain(quoted);
    expect(prose(language, LESSON)).toContain(right);
  });
});

describe("rows 2 and 32: channels", () => {
  it("are summed by each filter, and the filters become the channels", () => {
    const layer = conv2d(2, 3, 1, { padding: "same" });
    expect(outputShape(layer, [null, 2, 2, 3])).toEqual([null, 2, 2, 2]);
    expect(paramCount(layer, [null, 2, 2, 3]).total).toBe(3 * 3 * 3 * 2 + 2);
    const colors = [
      [1, 2, 3],
      [4, 5, 6],
      [7, 8, 9],
      [0, 1, 2],
    ] as const;
    const sums = colors.flatMap(([red, green, blue]) => [red + green + blue, 100 * red + 10 * green + blue]);
    expect(lesson.value("channel-sum-numbers")).toEqual(sums);
    expect(lesson.printed("channel-sum-numbers")).toEqual(["kernel [ 3, 3, 3, 2 ] output [ 1, 2, 2, 2 ]"]);
  });
});

it("row 8: problem 2, width 28, kernel 10, stride 2, padding 0, is 10", () => {
  const { size, formula } = outputSize({ input: 28, kernel: 10, stride: 2, padding: 0 });
  expect(size).toBe(10);
  expect(lesson.text("problem-2-answer")).toContain(formula.text);
});

describe("row 9: problem 3, Conv2D(64, 3, strides=2, same) on 100×100×1", () => {
  it("is 50×50×64 with 0 cells before and 1 after", () => {
    expect(outputShape(conv2d(64, 3, 2, { padding: "same" }), [null, 100, 100, 1])).toEqual([null, 50, 50, 64]);
    const { paddingBefore, paddingAfter, formula } = outputSize({ input: 100, kernel: 3, stride: 2, padding: "same" });
    expect([paddingBefore, paddingAfter]).toEqual([0, 1]);
    expect(lesson.value("problem-3-shape")).toEqual([null, 50, 50, 64]);
    expect(lesson.printed("problem-3-padding")).toEqual(["before 0 after 1"]);
    expect(lesson.text("problem-3-padding")).toContain(formula.text);
  });

  it.each([
    ["ko", "1은 **양쪽을 합한** 값입니다"],
    ["en", "That is the **total of both sides**"],
  ] as const)("has the slide's padding of 1 put right (%s)", (language, right) => {
    expect(prose(language, LESSON)).toContain(right);
  });
});

it.each(LANGUAGES)("names the lecture and the primary sources (%s)", (language) => {
  const text = prose(language, LESSON);
  expect(text).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
  expect(text).toContain("(https://arxiv.org/abs/1603.07285)");
});
