import { beforeAll, describe, expect, it } from "@jest/globals";
import {
  averagePooling2d,
  globalAveragePooling2d,
  globalMaxPooling2d,
  input,
  type Layer,
  maxPooling2d,
  outputShape,
  outputSize,
  paramCount,
  predict,
  sequential,
} from "../../src/index.ts";
import { type ExecutedLesson, executedLesson, prose } from "../notebooks/executedLesson.ts";

const LESSON = "04-pooling.ipynb";
const SMALL = [
  [4, 3, 8],
  [5, 5, 7],
  [6, 7, 5],
];
const SQUARE = [
  [1, 5, 8, 7],
  [1, 3, 4, 2],
  [3, 2, 1, 4],
  [5, 7, 6, 2],
];

let lesson: ExecutedLesson;

beforeAll(async () => {
  lesson = await executedLesson("ko", LESSON);
}, 900_000);

/** What a layer makes of a table of numbers, as a table; one row of one number where no area is left. */
async function output(layer: Layer, rows: readonly (readonly number[])[]): Promise<number[][]> {
  const network = sequential([input([rows.length, rows[0]?.length ?? 0, 1]), layer]);
  const { values, shape } = await predict(network, [rows.map((row) => row.map((value) => [value]))]);
  network.dispose();
  const [, height = 1, width = 1] = shape;
  return Array.from({ length: height }, (_, y) => Array.from(values.slice(y * width, (y + 1) * width)));
}

/** The numbers before each percent sign in a line. */
function percents(line: string | undefined): number[] {
  return Array.from(line?.matchAll(/([\d.]+) %/g) ?? [], ([, number]) => Number(number));
}

describe("row 3: the pooling layer", () => {
  it("has no parameters and keeps the channels", () => {
    const shape = [null, 12, 12, 32] as const;
    expect(paramCount(maxPooling2d(), shape).total).toBe(0);
    expect(outputShape(maxPooling2d(), shape)).toEqual([null, 6, 6, 32]);
    expect(lesson.printed("no-parameters")).toEqual([
      "[ null, 6, 6, 32 ] 0",
      `dense(10) behind 12×12×32: ${12 * 12 * 32 * 10 + 10} behind 6×6×32: ${6 * 6 * 32 * 10 + 10}`,
    ]);
  });

  it("takes each channel by itself", () => {
    expect(lesson.printed("two-channels")).toEqual(["[ 1, 1, 1, 2 ] [ 4, 9 ]"]);
  });

  it("lessens what a shift changes with every pooling, never to nothing", () => {
    const lines = lesson.printed("shift-difference");
    expect(lines).toHaveLength(3);
    for (const line of lines) {
      const [convolution = 0, once = 0, twice = 0] = percents(line);
      expect(once).toBeLessThan(convolution);
      expect(twice).toBeLessThan(once);
      expect(twice).toBeGreaterThan(5);
    }
  });

  it.each([
    [
      "ko",
      [
        "배우는 가중치(weight)가 없고, 채널(channel)마다 따로 합니다",
        "과대적합(overfitting)도 덜합니다",
        "불변성은 **부분적**",
      ],
    ],
    [
      "en",
      ["no weights to learn and works on each channel by itself", "less overfitting", "translation is **partial**"],
    ],
  ] as const)("is described in the text, the partial invariance included (%s)", (language, statements) => {
    const text = prose(language, LESSON);
    for (const statement of statements) expect(text).toContain(statement);
    expect(text).toContain("| N×C×H×W | N×C×OH×OW |");
  });
});

describe("row 14: max pooling of [[4,3,8],[5,5,7],[6,7,5]]", () => {
  it.each([
    [1, "valid", "max-stride-one", "[[5, 8], [7, 7]]"],
    [2, "valid", "max-stride-two", "[[5]]"],
    [2, "same", "max-stride-two-same", "[[5, 8], [7, 5]]"],
  ] as const)("with stride %i and padding %s", async (strides, padding, cell, expected) => {
    expect(await output(maxPooling2d(2, strides, { padding }), SMALL)).toEqual(JSON.parse(expected));
    expect(lesson.value(cell)).toEqual(JSON.parse(expected));
  });

  it.each([
    ["stepper-stride-one", "[[5, 8], [7, 7]]"],
    ["stepper-same", "[[5, 8], [7, 5]]"],
  ])("can be followed by hand in %s", (cell, expected) => {
    expect(lesson.text(cell)).toContain(expected);
    expect(lesson.data(cell)["text/html"]).toContain("<script");
  });

  it("has windows in which padding counts for nothing", () => {
    expect(lesson.printed("absent-cells")).toEqual([
      "max [ [ -4, -4 ], [ -4, -4 ] ]",
      "average [ [ -4, -4 ], [ -4, -4 ] ]",
    ]);
  });

  it("has the size ⌊(I − K + 2P)/S⌋ + 1, where the lecture's brackets give another and its product always 1", () => {
    expect(outputSize({ input: 4, kernel: 2, stride: 1, padding: 0 }).size).toBe(3);
    expect(lesson.text("size-four")).toContain("= 3");
    expect(lesson.printed("brackets-evaluated")).toEqual(
      [
        [4, 1, 3],
        [4, 2, 3],
        [3, 2, 2],
        [28, 2, 27],
      ].map(([i = 0, s = 0, misplaced]) => {
        const { size } = outputSize({ input: i, kernel: 2, stride: s, padding: 0 });
        return `I=${i} S=${s} misplaced=${misplaced} multiplied=1 right=${size} layer=${size}`;
      }),
    );
  });

  it.each([
    ["ko", "**괄호가 잘못 놓여** 스트라이드가 패딩(padding)만 나눕니다", "**더하기 자리에 곱하기가**"],
    ["en", "**brackets are misplaced**: the stride divides the padding only", "**multiplies where it should add**"],
  ] as const)("has its formulas put right in the text (%s)", (language, brackets, product) => {
    const text = prose(language, LESSON);
    expect(text).toContain("`((4−2)+(2*0)/1)+1 => output3`");
    expect(text).toContain(brackets);
    expect(text).toContain("`((input−2)*(2*0)/2)+1`");
    expect(text).toContain(product);
  });
});

describe("row 15: defaults, and why max", () => {
  it("has a window of 2×2 that moves by its own size", () => {
    expect(maxPooling2d().config).toMatchObject({ poolSize: [2, 2], strides: [2, 2], padding: "valid" });
    expect(lesson.printed("defaults-shown")).toEqual([
      "[ 2, 2 ] [ 2, 2 ] valid",
      "[ 3, 3 ] [ 3, 3 ]",
      "[ null, 14, 14, 64 ]",
    ]);
  });

  it("keeps a thin stroke with max and dilutes it with average", () => {
    expect(lesson.printed("thin-stroke")).toEqual([
      "max [ [ 1, 0 ], [ 1, 0 ] ]",
      "average [ [ 0.25, 0 ], [ 0.25, 0 ] ]",
    ]);
  });

  it("lets the global average stand noise better", () => {
    expect(lesson.printed("noise")).toEqual(["even max 0.60 average 0.60", "noisy max 1.00 average 0.02"]);
  });

  it.each([
    ["ko", "기본이 **2×2**이고", "**평균 풀링보다 최대 풀링을 더 즐겨 씁니다**", "**희석**"],
    [
      "en",
      "The window is **2×2** by default",
      "**max pooling is preferred to average pooling**",
      "**dilute** features",
    ],
  ] as const)("are stated with their references (%s)", (language, ...statements) => {
    const text = prose(language, LESSON);
    for (const statement of statements) expect(text).toContain(statement);
    expect(text).toContain("(https://www.tensorflow.org/api_docs/python/tf/keras/layers/MaxPool2D)");
    expect(text).toContain("(https://doi.org/10.1007/978-3-642-15825-4_10)");
  });
});

describe("row 16: general and global pooling of a 4×4", () => {
  it("takes the maximum, the average and the minimum of each 2×2", async () => {
    const minima = (
      await output(
        maxPooling2d(),
        SQUARE.map((row) => row.map((value) => -value)),
      )
    ).map((row) => row.map((value) => -value));
    const figures = [
      ["max-four", await output(maxPooling2d(), SQUARE), "[[5,8],[7,6]]"],
      ["average-four", await output(averagePooling2d(), SQUARE), "[[2.5,5.25],[4.25,3.25]]"],
      ["min-four", minima, "[[1,2],[2,1]]"],
    ] as const;
    for (const [cell, computed, expected] of figures) {
      expect(JSON.stringify(computed)).toBe(expected);
      expect(lesson.value(cell)).toEqual(computed);
    }
  });

  it("takes windows of any size and stride", async () => {
    expect(await output(maxPooling2d(3, 1), SQUARE)).toEqual([
      [8, 8],
      [7, 7],
    ]);
    expect(lesson.printed("any-window-shown")).toEqual([
      "3×3, stride 1: [ [ 8, 8 ], [ 7, 7 ] ]",
      "1×4: [ [ 8 ], [ 4 ], [ 4 ], [ 7 ] ]",
    ]);
  });

  it("has the global maximum 8 and the global average 3.8125", async () => {
    expect(await output(globalMaxPooling2d(), SQUARE)).toEqual([[8]]);
    expect(await output(globalAveragePooling2d(), SQUARE)).toEqual([[3.8125]]);
    expect(lesson.printed("global-four")).toEqual(["max 8 average 3.8125 by hand 3.8125"]);
  });
});

describe("row 17: what pooling forgets, and what augmentation does", () => {
  it("leaves a global average of local features right about many digits in pieces, where Flatten guesses", () => {
    const [flatten = [], average = []] = lesson.printed("scattered-scores").map(percents);
    const [flattenWhole = 0, flattenCut = 100] = flatten;
    const [averageWhole = 0, averageCut = 0, averageSame = 0] = average;
    expect(flattenWhole).toBeGreaterThan(85);
    expect(flattenCut).toBeLessThan(25);
    expect(averageWhole).toBeGreaterThan(70);
    expect(averageCut).toBeGreaterThan(flattenCut + 15);
    expect(averageCut).toBeLessThan(averageWhole);
    expect(averageSame).toBeGreaterThan(35);
  });

  it("mixes labels by area, which sum to 1 for each image", () => {
    const captions = lesson.printed("cut-mix")[0]?.split(" | ") ?? [];
    expect(captions).toHaveLength(8);
    for (const caption of captions) {
      const shares = caption.split(", ").map((each) => Number(each.split(": ")[1]));
      expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 1);
    }
    expect(captions.filter((caption) => caption.includes(", ")).length).toBeGreaterThan(4);
  });

  it("helps greatly against the shifts that it shows", () => {
    const [plain = [], augmented = []] = lesson.printed("shifted-scores").map(percents);
    expect(augmented[1]).toBeGreaterThan((plain[1] ?? 100) + 20);
    expect(plain[0]).toBeGreaterThan(augmented[0] ?? 100);
  });

  it("shows a strided convolution in a pooling's place", () => {
    expect(lesson.printed("strided")).toEqual([
      "maxPooling2d [ null, 14, 14, 32 ] 0",
      `conv2d [ null, 14, 14, 32 ] ${3 ** 2 * 32 * 32 + 32}`,
    ]);
  });

  it.each([
    [
      "ko",
      "CNN은 여전히 얼굴이라고 답하기 쉽습니다",
      "캡슐 신경망(capsule network, Sabour 등 2017)",
      "'어느 정도' 덜어 줄 뿐",
    ],
    ["en", 'a CNN easily still answers "face"', "Capsule networks (Sabour et al. 2017)", "CutMix eases to some degree"],
  ] as const)("is stated with its references (%s)", (language, ...statements) => {
    const text = prose(language, LESSON);
    for (const statement of statements) expect(text).toContain(statement);
    for (const paper of ["1710.09829", "1905.04899", "1412.6806"])
      expect(text).toContain(`(https://arxiv.org/abs/${paper})`);
    expect(text).toContain("(https://sites.google.com/site/kyunghoonhan/deep-learning-ii)");
  });
});
