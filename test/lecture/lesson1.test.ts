import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Language } from "../../src/display/language.ts";
import { countByClass, loadMnist } from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose as lessonProse } from "../notebooks/executedLesson.ts";
import { LANGUAGES } from "../notebooks/lessons.ts";

const LESSON = "01-cnn-and-mnist.ipynb";

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

const prose = (language: Language) => lessonProse(language, LESSON);
const printed = (id: string) => lesson.printed(id);
const value = (id: string) => lesson.value(id);

describe("row 1: the parts of a CNN", () => {
  const parts = "Conv2D → MaxPooling2D → … → Flatten → Dense → Dense(output)";

  it.each(LANGUAGES)("are stated in the text with the lecture as reference (%s)", (language) => {
    expect(prose(language)).toContain(`**${parts}**`);
    expect(prose(language)).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
  });

  it("are the first cell's output", () => {
    expect(value("cnn-parts")).toBe(parts);
  });
});

describe("row 2: the convolution layer", () => {
  it("turns C channels into as many as there are filters", () => {
    expect(printed("convolution-shapes").slice(0, 2)).toEqual(["C×H×W [ 2, 3, 3 ]", "FN×OH×OW [ 3, 2, 2 ]"]);
  });

  it("sums each filter over the channels and adds its bias", () => {
    expect(value("convolution-layer")).toEqual([
      [
        [2, 5],
        [1, 1],
      ],
      [
        [3, 3],
        [4, 2],
      ],
      [
        [2 + 3 + 10, 5 + 3 + 10],
        [1 + 4 + 10, 1 + 2 + 10],
      ],
    ]);
  });

  it("learns its filters and biases", () => {
    expect(printed("convolution-shapes")[2]).toBe(`filters ${3 * 2 * 2 * 2} biases ${3}`);
  });

  it("sees local features in low layers and more global ones in high layers", () => {
    const fields = printed("receptive-field").map((line) => line.replace(/.*: /, ""));
    expect(fields).toEqual(["3×3", "4×4", "8×8", "10×10", "18×18"]);
  });

  it.each([
    ["ko", '**강의 자료 바로잡기** · 슬라이드에는 "채널이 사라진다"라고 적혀 있지만'],
    ["en", '**Putting the lecture right** · The slide says "the channels disappear"'],
  ] as const)("is put right where the slide is loose, with both orders of the axes (%s)", (language, correction) => {
    const text = prose(language);
    expect(text).toContain(correction);
    expect(text).toContain("| N×C×H×W | N×FN×OH×OW |");
    expect(text).toContain("| N×H×W×C | N×OH×OW×FN |");
  });

  it("names the axes in both orders for the real data", () => {
    expect(printed("axes-order")).toEqual(["N×H×W×C [ 60000, 28, 28, 1 ]", "N×C×H×W [ 60000, 1, 28, 28 ]"]);
    expect(printed("axes-colors")).toEqual([
      "H×W×C 255 0 0 0 255 0 0 0 255 255 255 0",
      "C×H×W 255 0 0 255 0 255 0 255 0 0 255 0",
    ]);
  });
});

describe("row 3: the max pooling layer", () => {
  it("keeps the largest value of each area of 2×2", () => {
    expect(value("max-pool")).toEqual([
      [4, 2],
      [2, 5],
    ]);
  });

  it("keeps the channels and shrinks each, so that later layers have fewer parameters", () => {
    expect(printed("pooling-effects")).toEqual([
      "C×H×W [ 3, 2, 2 ] → [ 3, 1, 1 ]",
      `28×28: ${784 * 128 + 128}`,
      `14×14: ${196 * 128 + 128}`,
    ]);
  });

  it("does not change while a spot stays in its area, and changes when it leaves", () => {
    const pooled = printed("shift-spot").map((line) => line.split(" → ")[1]);
    expect(pooled).toEqual(["0 9 0 0", "0 9 0 0", "0 0 9 0", "0 0 9 0"]);
  });

  it("lessens the effect of a shifted digit with every pooling, never to nothing", () => {
    const percents = printed("shift-difference").map((line) => Number.parseFloat(line.replace(/.*: /, "")));
    expect(percents).toEqual([40.4, 27.1, 11.9]);
  });

  it.each([
    [
      "ko",
      ["**학습할 파라미터가 없습니다.**", "**채널마다 따로**", "과대적합(overfitting)을 억제", "**절반만** 맞습니다"],
    ],
    ["en", ["**It has no parameters to learn.**", "each channel by itself", "less overfitting", "only **half true**"]],
  ] as const)("is described in the text, the partial invariance included (%s)", (language, statements) => {
    const text = prose(language);
    for (const statement of statements) expect(text).toContain(statement);
    expect(text).toContain("N×C×OH×OW");
  });
});

describe("row 5: MNIST", () => {
  it("is 60000×28×28×1 and 10000×28×28×1", async () => {
    const { train, test } = await loadMnist();
    expect([train.images.shape, test.images.shape]).toEqual([
      [60000, 28, 28, 1],
      [10000, 28, 28, 1],
    ]);
    expect(printed("mnist-shapes")).toEqual(["[ 60000, 28, 28, 1 ] 60000", "[ 10000, 28, 28, 1 ] 10000"]);
  });

  it("is divided by 255", async () => {
    const { test } = await loadMnist();
    const values = test.images.batch(0, 100);
    const bytes = test.images.slice(0, 100).bytes;
    expect(values.every((each, i) => each === Math.fround((bytes[i] as number) / 255))).toBe(true);
    expect(printed("scaling-batch")).toEqual(["0–255: 0 255", "0–1: 0 1", "25088 true"]);
  });

  it("has the counts by class that the lesson shows", async () => {
    const counts = [5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949];
    expect(countByClass((await loadMnist()).train.labels)).toEqual(counts);
    expect(printed("class-counts-total")).toEqual(["60000 6742 5421"]);
    const chart = lesson.text("class-counts");
    for (const [digit, count] of counts.entries())
      expect(chart).toContain(`${digit}: ${count.toLocaleString("en-US")}`);
  });

  it("takes the memory that the lesson says", () => {
    expect(printed("memory-sizes")).toEqual(["uint8 47.04 float32 188.16 float64 376.32"]);
  });
});
