import { readFileSync } from "node:fs";
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import {
  type AverageFigures,
  type ClassificationReportOptions,
  classificationReport,
} from "../../../src/nn/training/classificationReport.ts";
import type { ClassLabels } from "../../../src/nn/training/classLabels.ts";
import { confusionCounts } from "../../../src/nn/training/confusionCounts.ts";
import { Predictions } from "../../../src/nn/training/predict.ts";

interface SklearnFigures {
  readonly precision: number;
  readonly recall: number;
  readonly "f1-score": number;
  readonly support: number;
}

interface SklearnCase {
  readonly yTrue: number[];
  readonly yPred: number[];
  readonly classNames: string[] | null;
  readonly digits: number;
  readonly text: string;
  readonly figures: Readonly<Record<string, SklearnFigures>>;
  readonly confusion: number[][];
}

const { cases } = JSON.parse(
  readFileSync(new URL("oracle/fixtures/classificationReport.json", import.meta.url), "utf8"),
) as { readonly cases: readonly SklearnCase[] };

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("as scikit-learn", () => {
  it.each(cases.map((each, index) => ({ ...each, index })))(
    "report $index",
    ({ yTrue, yPred, classNames, digits, text, figures, confusion }) => {
      const options = { digits, ...(classNames === null ? {} : { classNames }) };
      const report = classificationReport(yTrue, yPred, options);
      expect(report.toString()).toBe(text);
      expect(report.confusion).toEqual(confusion);
      expect(report.accuracy).toBeCloseTo(figures.accuracy as unknown as number, 14);
      for (const each of report.classes) expectFigures(each, figures[each.className]);
      expectFigures(report.macroAverage, figures["macro avg"]);
      expectFigures(report.weightedAverage, figures["weighted avg"]);
    },
  );

  function expectFigures(ours: AverageFigures, theirs: SklearnFigures | undefined): void {
    expect(theirs).toBeDefined();
    expect(ours.precision).toBeCloseTo(theirs?.precision as number, 14);
    expect(ours.recall).toBeCloseTo(theirs?.recall as number, 14);
    expect(ours.f1).toBeCloseTo(theirs?.["f1-score"] as number, 14);
    expect(ours.support).toBe(theirs?.support);
  }
});

describe("what it takes", () => {
  const yTrue = [2, 0, 1, 2];
  const wanted = classificationReport(yTrue, [2, 1, 1, 0]).toString();
  // The first of equal scores counts, as in NumPy's argmax.
  const scores = Float32Array.of(0, 0.1, 0.9, 0.2, 0.5, 0.3, 0, 1, 0, 0.4, 0.2, 0.4);

  it.each<[name: string, yPred: ClassLabels]>([
    ["bytes", Uint8Array.of(2, 1, 1, 0)],
    ["what predict returns", new Predictions(scores, [4, 3])],
    ["scores with their shape", { values: scores, shape: [4, 3] }],
    ["class numbers with their shape", { values: [2, 1, 1, 0], shape: [4] }],
  ])("%s", (_name, yPred) => {
    expect(classificationReport(yTrue, yPred).toString()).toBe(wanted);
  });

  it("one score an example says yes above a half", () => {
    const report = classificationReport([0, 1, 1], new Predictions(Float32Array.of(0.5, 0.51, 1), [3, 1]));
    expect(report.accuracy).toBe(1);
  });
});

describe("what it shows", () => {
  it("a table, with a word about figures that divide by nothing", () => {
    const bundle = classificationReport([0, 0, 1], [0, 1, 1], { classNames: ["<cat>", "dog", "owl"] })[displaySymbol]();
    expect(bundle["text/html"]).toContain('<th scope="row">&lt;cat&gt;</th><td style="text-align: right">1.00</td>');
    expect(bundle["text/html"]).toContain("Never predicted, so that the precision is 0 by convention: owl.");
    expect(bundle["text/html"]).toContain("Without an example, so that the recall is 0 by convention: owl.");
    expect(bundle["text/plain"]).toContain("macro avg");
  });

  it("Korean, its columns in line", () => {
    process.env.CONVOLAB_LANG = "ko";
    const report = classificationReport([0, 0, 1], [0, 1, 1], { classNames: ["고양이", "개"] });
    expect(inspect(report)).toBe(
      [
        "              정밀도    재현율   F1 점수   예제 수",
        "",
        "   고양이       1.00      0.50      0.67         2",
        "       개       0.50      1.00      0.67         1",
        "",
        "   정확도                           0.67         3",
        "단순 평균       0.75      0.75      0.67         3",
        "가중 평균       0.83      0.67      0.67         3",
        "",
      ].join("\n"),
    );
    expect(report[displaySymbol]()["text/html"]).toContain("예제 3개의 분류 보고서");
    const inEnglish = classificationReport([0], [0], { lang: "en" });
    expect(inEnglish.toString()).toContain("weighted avg");
  });
});

describe("counts of mix-ups", () => {
  it("has what is true in rows and what was said in columns", () => {
    expect(confusionCounts([0, 2, 2], [0, 0, 2])).toEqual([
      [1, 0, 0],
      [0, 0, 0],
      [1, 0, 1],
    ]);
    expect(confusionCounts([0], [1], { classCount: 3 })).toEqual([
      [0, 1, 0],
      [0, 0, 0],
      [0, 0, 0],
    ]);
  });
});

describe("what it refuses", () => {
  it.each<[call: () => unknown, en: string, ko: string]>([
    [
      () => classificationReport([0, 1], [0]),
      "Each example needs one true and one predicted class: there are 2 true and 1 predicted ones.",
      "정답은 2개, 예측은 1개입니다",
    ],
    [() => classificationReport([], []), "There is not a single example to report on.", "예제가 하나도 없습니다"],
    [
      () => classificationReport([0, 1], [0, 0.5]),
      "Classes are whole numbers, 0 or more; yPred[1] is 0.5.",
      "클래스 번호는 0 이상의 정수여야 하는데 yPred[1]은(는) 0.5입니다",
    ],
    [() => classificationReport([0, Number.NaN], [0, 1]), "yTrue[1] is NaN", "yTrue[1]은(는) NaN입니다"],
    [
      () => classificationReport("cat" as unknown as number[], [0]),
      'or a row of scores an example (what predict returns); got "cat".',
      '점수(predict가 돌려준 값)여야 합니다. 받은 것: "cat".',
    ],
    [
      () => classificationReport([0], { values: [1, 0], shape: [1, 1, 2] }),
      "yPred must have the shape [examples] (class numbers) or [examples, classes] (scores); it has [1, 1, 2].",
      "[1, 1, 2]입니다",
    ],
    [
      () => classificationReport([0], { values: [1, 0, 1], shape: [1, 2] }),
      "yPred has the shape [1, 2] but 3 values.",
      "값은 3개입니다",
    ],
    [
      () => classificationReport([0, 2], [0, 0], { classNames: ["cat", "dog"] }),
      "yTrue[1] is class 2, but only 2 classes were named: 0 to 1.",
      "yTrue[1]은(는) 클래스 2인데",
    ],
    [
      () => classificationReport([0], [0], { classNames: "cat" as unknown as string[] }),
      'classNames is a list of texts, the first for class 0: ["cat", "dog"]; got "cat".',
      "classNames는 클래스 0부터",
    ],
    [
      () => classificationReport([0], [0], { digits: 2.5 }),
      "digits must be a whole number from 0 to 20; got 2.5.",
      "digits는 0부터 20까지의 정수여야 합니다",
    ],
    [
      () => classificationReport([0], [0], { lang: "fr" as "en" }),
      'lang is "ko" or "en"; got "fr".',
      'lang은 "ko" 또는 "en"이어야 합니다',
    ],
    [
      () => classificationReport([0], [0], { classnames: ["cat"] } as unknown as ClassificationReportOptions),
      "classificationReport has no option classnames. Did you mean classNames?",
      "혹시 classNames인가요?",
    ],
    [
      () => confusionCounts([0], [0], { classCount: 0 }),
      "classCount must be a whole number from 1 to 10,000; got 0.",
      "classCount는 1부터 10,000까지의 정수여야 합니다",
    ],
    [
      () => confusionCounts([0], [1e9]),
      "classCount must be a whole number from 1 to 10,000; got 1000000001.",
      "받은 것: 1000000001.",
    ],
  ])("%s", (call, en, ko) => {
    expect(call).toThrow(en);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(ko);
  });
});
