import { beforeAll, describe, expect, it } from "@jest/globals";
import type { Language } from "../../src/display/language.ts";
import { conv2d, lectureAutoencoder, outputShape, outputSize, shapesDataset, summary } from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose as lessonProse } from "../notebooks/executedLesson.ts";
import { LANGUAGES } from "../notebooks/lessons.ts";

const LESSON = "07-autoencoder.ipynb";

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

const prose = (language: Language) => lessonProse(language, LESSON);
const printed = (id: string) => lesson.printed(id);

/** The numbers in a printed line. */
const numbersIn = (line: string | undefined) =>
  Array.from(line?.matchAll(/\d+(?:\.\d+)?/g) ?? [], ([text]) => Number(text));

/** The lecture's summary, from the first convolution on. */
const LECTURE_ROWS: readonly (readonly [shape: string, params: number])[] = [
  ["(None, 50, 38, 32)", 896],
  ["(None, 25, 19, 64)", 18_496],
  ["(None, 13, 10, 128)", 73_856],
  ["(None, 16640)", 0],
  ["(None, 10)", 166_410],
  ["(None, 16640)", 183_040],
  ["(None, 13, 10, 128)", 0],
  ["(None, 26, 20, 128)", 0],
  ["(None, 25, 19, 128)", 65_664],
  ["(None, 50, 38, 128)", 0],
  ["(None, 50, 38, 64)", 8256],
  ["(None, 100, 76, 64)", 0],
  ["(None, 100, 75, 32)", 4128],
  ["(None, 100, 75, 1)", 33],
];

/** Shape and parameters of each layer in Keras's table. */
function tableRows(table: string): (readonly [shape: string, params: number])[] {
  const cells = table.split("\n").map((line) => line.split("│").map((cell) => cell.trim()));
  const rows = cells.filter(([, name, shape]) => name !== "" && shape?.startsWith("(None"));
  return rows.map(([, , shape, params]) => [shape as string, Number(params?.replaceAll(",", ""))] as const);
}

describe("row 28: the autoencoder", () => {
  it("has the lecture's summary, to the last number", () => {
    expect(tableRows(summary(lectureAutoencoder()).toString()).slice(1)).toEqual(LECTURE_ROWS);
    expect(tableRows(lesson.text("autoencoder-summary")).slice(1)).toEqual(LECTURE_ROWS);
  });

  it("has 520,779 parameters, as the ready model has", () => {
    expect(lectureAutoencoder().countParams()).toBe(520_779);
    expect(lesson.text("autoencoder-summary")).toContain(" Total params: 520,779 ");
    expect(printed("same-as-ready")).toEqual(["true 520779"]);
  });

  it("has two parts, an encoder and a decoder, which together are the whole", () => {
    expect(printed("encoder-decoder")).toEqual([
      "[ null, 100, 75, 3 ] → [ null, 10 ] · [ null, 10 ] → [ null, 100, 75, 1 ]",
      `${896 + 18_496 + 73_856 + 166_410} + ${183_040 + 65_664 + 8256 + 4128 + 33} = 520779`,
    ]);
    expect(printed("parts-agree")).toEqual(["[ 200, 10 ] → [ 200, 100, 75, 1 ] true"]);
  });

  it("does not have the layer of the line that leads nowhere", () => {
    expect(printed("dead-layer")).toEqual([
      "shape of the dead end: [ null, 50176 ]",
      "520779 520779 true",
      `parameters it would have: ${10 * 50_176 + 50_176}`,
    ]);
  });

  it.each([
    ["ko", "**강의 자료 바로잡기** · 강의 코드의 12번째 줄 `x=Dense(28*28*64)(last)`는 **죽은 코드**입니다."],
    [
      "en",
      "**Putting the lecture right** · Line 12 of the lecture's code, `x=Dense(28*28*64)(last)`, is **dead code**.",
    ],
  ] as const)("is put right where the lecture's code has that line (%s)", (language, correction) => {
    expect(prose(language)).toContain(correction);
    expect(prose(language)).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
  });

  it.each([
    ["ko", "목표는 같은 그림의 **흑백판**입니다"],
    ["en", "its target is the **gray version** of the picture"],
  ] as const)("takes 3 channels and gives 1, so that its target is gray (%s)", (language, statement) => {
    expect(prose(language)).toContain(statement);
    expect(printed("shapes")).toEqual(["x [ 1000, 100, 75, 3 ] y [ 1000, 100, 75, 1 ]"]);
  });
});

describe("row 29: kernels that trim", () => {
  it("take 26×20 to 25×19 and 76 to 75", () => {
    const trimmed = [
      outputShape(conv2d(128, [2, 2]), [null, 26, 20, 128]),
      outputShape(conv2d(64, [1, 1]), [null, 50, 38, 128]),
      outputShape(conv2d(32, [1, 2]), [null, 100, 76, 64]),
    ];
    expect(trimmed).toEqual([
      [null, 25, 19, 128],
      [null, 50, 38, 64],
      [null, 100, 75, 32],
    ]);
    expect(printed("trims")).toEqual(trimmed.map((shape) => `[ ${shape.map(String).join(", ")} ]`));
    expect(outputSize({ input: 76, kernel: 2, stride: 1, padding: 0 }).size).toBe(75);
    expect(lesson.text("trims")).toContain("⌊(76 − 2 + 2·0)/1⌋ + 1 = 75");
  });

  it("are needed since sizes that were rounded up do not come back by doubling", () => {
    expect(printed("without-trimming")).toEqual([
      "down 100 → 50 → 25 → 13 · 75 → 38 → 19 → 10",
      "up   13 → 26 → 52 → 104 · 10 → 20 → 40 → 80",
    ]);
  });

  it("come after up-sampling, which copies each number into 2×2 and learns nothing", () => {
    expect(printed("upsampling")).toEqual(["[ 1, 4, 4, 1 ] 0"]);
    expect(lesson.value("upsampling")).toEqual([
      [1, 1, 2, 2],
      [1, 1, 2, 2],
      [3, 3, 4, 4],
      [3, 3, 4, 4],
    ]);
  });

  it.each(LANGUAGES)("are said in the text (%s)", (language) => {
    expect(prose(language)).toContain("`conv2d(128, [2, 2])`: 26×20 → 25×19");
    expect(prose(language)).toContain("`conv2d(32, [1, 2])`: 100×76 → 100×75");
  });
});

describe("training", () => {
  it("beats the mean picture and each picture's own brightness, which are measured on the same test pictures", () => {
    const { train, test } = shapesDataset({ n: 1200, height: 100, width: 75, seed: 7 }).split({
      testSize: 200,
      seed: 1,
    });
    const size = 100 * 75;
    const mean = new Float64Array(size);
    for (const [i, value] of train.gray.toFloat32().entries())
      mean[i % size] = (mean[i % size] as number) + value / 1000;
    const pixels = test.gray.toFloat32();
    const error = pixels.reduce((sum, value, i) => sum + (value - (mean[i % size] as number)) ** 2, 0) / pixels.length;
    const [meanError, flatError] = numbersIn(printed("baselines")[0]) as [number, number];
    expect(meanError).toBeCloseTo(error, 3);

    const [reached] = numbersIn(printed("test-error")[0]) as [number];
    expect(reached).toBeLessThan(flatError / 2);
    expect(reached).toBeLessThan(meanError / 8);
  });

  it("shows itself live, then reconstructions beside inputs", () => {
    expect(lesson.data("train")).toHaveProperty(["image/svg+xml"]);
    expect(lesson.data("loss-chart")).toHaveProperty(["application/vnd.vegalite.v5+json"]);
    expect(lesson.data("reconstruction-pairs")).toHaveProperty(["image/png"]);
  });
});

describe("the latent space", () => {
  it("is drawn: vectors, classes, two directions, a map, a walk, random points", () => {
    for (const id of ["latent-heatmap", "latent-by-class", "latent-scatter"]) {
      expect(lesson.data(id)).toHaveProperty(["application/vnd.vegalite.v5+json"]);
    }
    for (const id of ["latent-map", "interpolation-rows", "random-points"]) {
      expect(lesson.data(id)).toHaveProperty(["image/png"]);
    }
  });
});

it.each(LANGUAGES)("refers to the primary source of autoencoders (%s)", (language) => {
  expect(prose(language)).toContain("(https://doi.org/10.1126/science.1127647)");
});
