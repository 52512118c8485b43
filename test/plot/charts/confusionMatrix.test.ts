import { afterEach, describe, expect, it } from "@jest/globals";
import { confusionMatrix } from "../../../src/plot/charts/confusionMatrix.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = confusionMatrix as (...args: readonly unknown[]) => ReturnType<typeof confusionMatrix>;

const counts = [
  [8, 2, 0],
  [1, 3, 0],
  [0, 6, 0],
];
const cells = (chart: ReturnType<typeof confusionMatrix>) =>
  dataRows(chart.spec).map(({ text, value }) => [text, value] as const);

describe("confusionMatrix", () => {
  it("writes the counts, rows true and columns predicted, and colours by parts of the true class", () => {
    const chart = confusionMatrix(counts, { classNames: ["고양이", "개", "말"], title: "결과" });
    expect(cells(chart)).toEqual([
      ["8", 0.8],
      ["2", 0.2],
      ["0", 0],
      ["1", 0.25],
      ["3", 0.75],
      ["0", 0],
      ["0", 0],
      ["6", 1],
      ["0", 0],
    ]);
    expect(svgTexts(chart.svg)).toEqual(
      expect.arrayContaining([
        "결과",
        "고양이",
        "개",
        "말",
        "true class",
        "predicted class",
        "accuracy 55% of 20 examples",
      ]),
    );
    expect(chart.altText).toBe(
      "결과. Confusion matrix of 3 classes, rows true, columns predicted. accuracy 55% of 20 examples. Most frequent mix-ups: 말 taken for 개 (6); 고양이 taken for 개 (2); 개 taken for 고양이 (1).",
    );
  });

  it("counts labels itself, as scores or class numbers, and knows of classes that do not occur", () => {
    const trueLabels = Uint8Array.of(0, 1, 1);
    const predictedLabels = { values: Float32Array.of(0.9, 0.1, 0.2, 0.8, 0.6, 0.4), shape: [3, 2] };
    const chart = confusionMatrix({ trueLabels, predictedLabels }, { classNames: ["a", "b", "c"] });
    expect(cells(chart).map(([text]) => text)).toEqual(["1", "0", "0", "1", "1", "0", "0", "0", "0"]);
  });

  it.each([
    ["true", ["80", "20", "0", "25", "75", "0", "0", "100", "0"]],
    ["pred", ["88.9", "18.2", "0", "11.1", "27.3", "0", "0", "54.5", "0"]],
    ["all", ["40", "10", "0", "5", "15", "0", "0", "30", "0"]],
  ] as const)("writes percentages of the whole that is asked for: %s", (normalize, texts) => {
    expect(cells(confusionMatrix(counts, { normalize })).map(([text]) => text)).toEqual(texts);
  });

  it("can leave the right answers gray, so that mix-ups stand out", () => {
    const { svg } = confusionMatrix(counts, { shadeDiagonal: false });
    const grays = svgMarks(svg, "mark-rect role-mark", "path").filter(
      ({ attributes }) => attributes.fill === "#c8ccd1",
    );
    expect(grays).toHaveLength(3);
  });

  it("draws one class, a hundred classes without numbers, and no examples", () => {
    expect(confusionMatrix([[3]]).altText).toBe(
      "Confusion matrix of 1 class, rows true, columns predicted. accuracy 100% of 3 examples. No class was taken for another.",
    );
    const hundred = Array.from({ length: 100 }, (_, row) =>
      Array.from({ length: 100 }, (_, column) => Number(row === column)),
    );
    const large = confusionMatrix(hundred, { classNames: hundred.map((_, index) => `${index}번 클래스의 긴 이름`) });
    expect(cells(large)).toHaveLength(10_000);
    expect(cells(large)[0]).toEqual([undefined, 1]);
    expect(large.width).toBeLessThan(900);
    expect(
      confusionMatrix([
        [0, 0],
        [0, 0],
      ]).altText,
    ).toContain("no examples.");
  });

  it("speaks Korean", () => {
    process.env.CONVOLAB_LANG = "ko";
    const chart = confusionMatrix(counts);
    expect(svgTexts(chart.svg)).toEqual(
      expect.arrayContaining(["실제 클래스", "예측 클래스", "정확도 55%(예제 20개)"]),
    );
    expect(chart.altText).toContain("가장 많이 혼동한 것: 2 → 1(6번)");
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    [
      "labels alone",
      [[1, 2]],
      "takes a matrix of shape [rows, columns]; this one has the shape [2]",
      "모양이 [2]입니다",
    ],
    ["a matrix that is not square", [[[1, 2]]], "there are 1 rows and 2 columns", "행이 1개, 열이 2개"],
    [
      "negative counts",
      [
        [
          [1, -2],
          [0, 1],
        ],
      ],
      "row 0, column 1 has -2",
      "0행 1열에 -2이(가)",
    ],
    [
      "129 classes",
      [{ values: new Uint8Array(129 * 129), shape: [129, 129] }],
      "129 classes are too many",
      "클래스 129개는",
    ],
    [
      "names that are not as many",
      [counts, { classNames: ["a"] }],
      "classNames has one name for each: 3",
      "classNames에는",
    ],
    ["an unknown whole", [counts, { normalize: "row" }], 'normalize is one of "true", "pred", "all"', "normalize에는"],
    ["labels of different lengths", [{ trueLabels: [1], predictedLabels: [1, 2] }], "1", "1"],
    ["an unknown option", [counts, { classnames: [] }], "did you mean `classNames`?", "혹시 `classNames`인가요?"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
