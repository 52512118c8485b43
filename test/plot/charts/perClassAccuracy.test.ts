import { afterEach, describe, expect, it } from "@jest/globals";
import { perClassAccuracy } from "../../../src/plot/charts/perClassAccuracy.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = perClassAccuracy as (...args: readonly unknown[]) => ReturnType<typeof perClassAccuracy>;

const counts = [
  [8, 2, 0],
  [3, 1, 0],
  [0, 0, 0],
];

describe("perClassAccuracy", () => {
  it("draws the right part of each class's examples, and the accuracy of all", () => {
    const chart = perClassAccuracy(counts, { classNames: ["고양이", "개", "말"], width: 200 });
    const texts = svgTexts(chart.svg);
    expect(texts).toEqual(
      expect.arrayContaining([
        "고양이",
        "개",
        "말",
        "80% (8/10)",
        "25% (1/4)",
        "no examples",
        "accuracy 64.3% of 14 examples",
      ]),
    );
    const widths = svgMarks(chart.svg, "mark-rect role-mark", "path").map(
      ({ attributes }) => /h(-?[\d.]+)v/.exec(attributes.d ?? "")?.[1],
    );
    expect(widths).toEqual(["160", "50", "0"]);
    const [rule] = svgMarks(chart.svg, "mark-rule role-mark", "line");
    expect(rule?.attributes.transform).toMatch(/^translate\(128\.57/);
    expect(chart.altText).toBe(
      "Accuracy of 3 classes, a bar for each. accuracy 64.3% of 14 examples. From the worst: 개 25%, 고양이 80%. Without examples: 말.",
    );
  });

  it("puts the worst first where it is asked to", () => {
    const names = (sort?: "class" | "accuracy") =>
      dataRows(perClassAccuracy(counts, { sort }).spec).flatMap(({ name }) => name ?? []);
    expect(names()).toEqual(["0", "1", "2"]);
    expect(names("accuracy")).toEqual(["1", "0", "2"]);
  });

  it("takes labels, one class, and many", () => {
    expect(perClassAccuracy({ trueLabels: [0, 1], predictedLabels: [0, 0] }).altText).toContain("1 0%, 0 100%");
    expect(perClassAccuracy([[4]]).altText).toContain("Accuracy of 1 class");
    const many = Array.from({ length: 100 }, (_, row) =>
      Array.from({ length: 100 }, (_, column) => Number(row === column) * row),
    );
    expect(perClassAccuracy(many).altText).toMatch(/Worst: .* Best: .* Without examples: 0\.$/);
    expect(perClassAccuracy([[0]]).altText).toContain("no examples");
  });

  it("speaks Korean", () => {
    process.env.CONVOLAB_LANG = "ko";
    const chart = perClassAccuracy(counts);
    expect(svgTexts(chart.svg)).toEqual(expect.arrayContaining(["정확도", "예제 없음"]));
    expect(chart.altText).toContain("예제가 없는 클래스: 2.");
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    ["nothing", [], "perClassAccuracy takes a matrix", "perClassAccuracy에는 행렬을"],
    ["a matrix that is not square", [[[1, 2]]], "there are 1 rows and 2 columns", "행이 1개, 열이 2개"],
    ["an unknown order", [counts, { sort: "worst" }], 'sort is one of "class", "accuracy"', "sort에는"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
