import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  conv2d,
  input,
  outputShape,
  outputSize,
  paramCount,
  predict,
  sequential,
  setWeights,
  zeroPadding2d,
} from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose } from "../notebooks/executedLesson.ts";
import { LANGUAGES } from "../notebooks/lessons.ts";

const LESSON = "03-padding.ipynb";
const IMAGE = [
  [1, 2, 0, 1],
  [0, 1, 3, 1],
  [2, 1, 0, 0],
  [1, 0, 2, 1],
];
const CROSS = [1, 0, 1, 0, 1, 0, 1, 0, 1];
const VALID = [
  [4, 7],
  [7, 3],
];
const SAME = [
  [2, 5, 2, 4],
  [3, 4, 7, 1],
  [3, 7, 3, 5],
  [2, 2, 3, 1],
];
const FULL = [
  [1, 2, 1, 3, 0, 1],
  [0, 2, 5, 2, 4, 1],
  [3, 3, 4, 7, 1, 1],
  [1, 3, 7, 3, 5, 2],
  [2, 2, 2, 3, 1, 0],
  [1, 0, 3, 1, 2, 1],
];

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

/** What layers make of an image of one channel; the last one's kernel is given row by row. */
async function output(layers: Parameters<typeof sequential>[0], rows: readonly number[][], kernel?: number[]) {
  const network = sequential([input([rows.length, rows[0]?.length ?? 0, 1]), ...layers]);
  if (kernel !== undefined) setWeights(network, [kernel]);
  const { values, shape } = await predict(network, [rows.map((row) => row.map((value) => [value]))]);
  network.dispose();
  const [, height = 0, width = 0] = shape;
  return Array.from({ length: height }, (_, y) => Array.from(values.slice(y * width, (y + 1) * width)));
}

describe("row 10: a 4×4 image with a border of 1", () => {
  it("is 6×6, zeros all around", async () => {
    const padded = await output([zeroPadding2d(1)], IMAGE);
    const border = [0, 0, 0, 0, 0, 0];
    expect(padded).toEqual([border, ...IMAGE.map((row) => [0, ...row, 0]), border]);
    expect(lesson.printed("border-of-one")).toEqual(["4×4 → 6×6"]);
    expect(lesson.value("border-of-one")).toEqual(padded);
  });
});

describe("valid, same and full of 4×4 and 3×3", () => {
  it.each([
    ["valid", VALID],
    ["same", SAME],
    ["full", FULL],
  ] as const)("%s has these values", async (padding, values) => {
    expect(await output([conv2d(1, 3, { padding, useBias: false })], IMAGE, CROSS)).toEqual(values);
    expect(lesson.value(`${padding}-values`)).toEqual(values);
  });

  it("stand inside each other", () => {
    expect(lesson.printed("inside-each-other")).toEqual(["valid is inside same: true", "same is inside full: true"]);
  });

  it("are shown side by side with the sizes of their outputs", () => {
    const text = lesson.text("padding-view");
    for (const size of ["2×2", "4×4", "6×6"]) expect(text).toMatch(new RegExp(`(valid|same|full): [^.]*${size}\\.`));
  });
});

describe("row 11: same", () => {
  /** What the lecture-facts say, apart from the library. */
  const total = (n: number, kernel: number, stride: number, dilation: number) =>
    Math.max((Math.ceil(n / stride) - 1) * stride + (kernel - 1) * dilation + 1 - n, 0);

  it("adds (F − 1)/2 on each side for odd kernels and stride 1", () => {
    for (const kernel of [1, 3, 5, 7, 11]) {
      const { paddingBefore, paddingAfter, size } = outputSize({ input: 28, kernel, padding: "same" });
      expect([paddingBefore, paddingAfter, size]).toEqual([(kernel - 1) / 2, (kernel - 1) / 2, 28]);
    }
  });

  it("adds just what is needed in general, the extra cell after", () => {
    for (let n = 1; n <= 20; n++) {
      for (const [kernel, stride, dilation] of [
        [3, 2, 1],
        [10, 1, 1],
        [4, 3, 1],
        [1, 2, 1],
        [3, 1, 4],
      ] as const) {
        const sum = total(n, kernel, stride, dilation);
        const { paddingBefore, paddingAfter } = outputSize({ input: n, kernel, stride, dilation, padding: "same" });
        expect([paddingBefore, paddingAfter]).toEqual([Math.floor(sum / 2), Math.ceil(sum / 2)]);
      }
    }
    expect(lesson.printed("total-formula")).toEqual([
      "n 100: total 1, before 0, after 1, output 50",
      "n 101: total 2, before 1, after 1, output 51",
    ]);
    expect(lesson.printed("total-check")).toEqual([`${40 * 12 * 4} of ${40 * 12 * 4}`]);
  });

  it("is not symmetric at stride 2, as a real layer shows", async () => {
    const layer = conv2d(1, [1, 3], { strides: [1, 2], padding: "same", useBias: false });
    expect(await output([layer], [[1, 1, 1, 1, 1, 1]], [1, 1, 1])).toEqual([[3, 3, 2]]);
    expect(lesson.printed("stride-ones")).toEqual(["same      [ 3, 3, 2 ]", "padding 1 [ 2, 3, 3 ]"]);
  });

  it.each([
    [
      "ko",
      "슬라이드의 $P = (F - 1)/2$는 **커널이 홀수이고 스트라이드가 1일 때만** 맞습니다",
      '"고르게(evenly) 채운다"',
    ],
    ["en", "$P = (F - 1)/2$ holds **only for an odd kernel and a stride of 1**", '"padding with zeros evenly"'],
  ] as const)("is put right in the text (%s)", (language, correction, evenly) => {
    expect(prose(language, LESSON)).toContain(correction);
    expect(prose(language, LESSON)).toContain(evenly);
    expect(prose(language, LESSON)).toContain(
      "\\max\\bigl((\\lceil n/S \\rceil - 1) \\cdot S + (K - 1) \\cdot D + 1 - n,\\ 0\\bigr)",
    );
  });
});

describe("row 12: Conv2D(64, 10, same) on 28×28×1", () => {
  it("is 28×28×64 with 6,464 parameters", () => {
    const layer = conv2d(64, 10, { padding: "same" });
    expect(outputShape(layer, [null, 28, 28, 1])).toEqual([null, 28, 28, 64]);
    expect(paramCount(layer, [null, 28, 28, 1]).total).toBe(6464);
    expect(lesson.printed("even-params")).toEqual(["[ null, 28, 28, 64 ]"]);
    expect(lesson.text("even-params")).toContain("6,400 + 64 = 6,464");
  });

  it("has 4 cells before and 5 after, as a row of ones shows", async () => {
    const { paddingBefore, paddingAfter } = outputSize({ input: 28, kernel: 10, padding: "same" });
    expect([paddingBefore, paddingAfter]).toEqual([4, 5]);
    const ones = Array<number>(28).fill(1);
    const layer = conv2d(1, [1, 10], { padding: "same", useBias: false });
    const [counted = []] = await output([layer], [ones], ones.slice(0, 10));
    expect([counted[0], counted[27]]).toEqual([10 - 4, 10 - 5]);
    expect(lesson.printed("even-ones")).toEqual([counted.join(" "), "padding before 4 after 5"]);
    expect(lesson.printed("even-size")).toEqual(["(F - 1)/2 = 4.5", "before 4 after 5 total 9"]);
  });
});

describe("row 13: full", () => {
  it("pads 4×4 by 2 to 8×8 and gives 6×6, the same as zero padding and valid", async () => {
    const layers = [zeroPadding2d(2), conv2d(1, 3, { useBias: false })];
    expect(layers[0]?.outputShape([null, 4, 4, 1])).toEqual([null, 8, 8, 1]);
    expect(await output(layers, IMAGE, CROSS)).toEqual(FULL);
    expect(lesson.printed("full-built")).toEqual(["equal to padding full: true"]);
    expect(lesson.value("full-built")).toEqual(FULL);
    expect(lesson.text("full-shapes")).toMatch(/4×4×1\s+8×8×1[\s\S]*8×8×1\s+6×6×1/);
  });

  it("lets every pixel take part equally often, valid does not", () => {
    expect(lesson.printed("uses-numbers")).toEqual([
      "valid: corner 1, middle 4, outputs 4",
      "same: corner 4, middle 9, outputs 16",
      "full: corner 9, middle 9, outputs 36",
    ]);
    for (const id of ["uses-valid", "uses-same", "uses-full", "uses-mnist"]) {
      expect(lesson.data(id)).toHaveProperty(["image/png"]);
    }
  });

  it.each([
    ["ko", "**Keras에는 'full'이 없습니다.**", '`valid`를 "잘 사용하지 않는다"라고 적혀 있지만 그렇지 않습니다'],
    ["en", "**Keras has no 'full'**", "The slide says that `valid` is rarely used. That is not so"],
  ] as const)("is put right in the text, and so is the rarity of valid (%s)", (language, full, valid) => {
    expect(prose(language, LESSON)).toContain(full);
    expect(prose(language, LESSON)).toContain(valid);
  });
});

it("MNIST has little ink where valid uses a pixel less often", () => {
  const [percent = ""] = lesson.printed("border-ink");
  expect(percent).toBe("3.2 %");
  expect(prose("ko", LESSON)).toContain("약 3%뿐입니다");
  expect(prose("en", LESSON)).toContain("Only about 3 %");
});

describe("the border that zeros make", () => {
  it("darkens a blurred white image at its sides and corners", () => {
    const side = [6, 9, 9, 9, 6];
    const end = [4, 6, 6, 6, 4];
    expect(lesson.value("blurred-border")).toEqual([end, side, side, side, end]);
  });

  it("is an edge that is not there, on a white background only", () => {
    expect(lesson.printed("border-numbers")).toEqual([
      "digit, same    first 0 last 0",
      "inverted, same first 3 last -3",
    ]);
  });
});

it.each(LANGUAGES)("names the lecture and the primary sources (%s)", (language) => {
  const text = prose(language, LESSON);
  expect(text).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
  expect(text).toContain("(https://arxiv.org/abs/1603.07285)");
});
