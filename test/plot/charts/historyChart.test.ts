import { afterEach, describe, expect, it } from "@jest/globals";
import { History } from "../../../src/nn/training/history.ts";
import { historyChart } from "../../../src/plot/charts/historyChart.ts";
import { dataRows, svgMarks, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const loose = historyChart as (...args: readonly unknown[]) => ReturnType<typeof historyChart>;

const figures = {
  loss: [2, 1, 0.5],
  accuracy: [0.25, 0.5, 0.75],
  valLoss: [2, 0.75, 1],
  valAccuracy: [0.2, 0.6, 0.55],
};

describe("historyChart", () => {
  it("draws a panel for each figure, with training and validation in it", () => {
    const chart = historyChart(figures, { title: "LeNet-5" });
    const texts = svgTexts(chart.svg);
    expect(texts).toEqual(
      expect.arrayContaining(["LeNet-5", "loss", "accuracy", "training", "validation", "epoch", "1", "2", "3"]),
    );
    expect(texts).toEqual(
      expect.arrayContaining(["validation: lowest 0.7500 at epoch 2", "validation: highest 60.00% at epoch 2"]),
    );
    expect(svgMarks(chart.svg, "mark-line", "path")).toHaveLength(4);
    expect(chart.altText).toBe(
      "LeNet-5. Training curves of 3 epochs. loss: training from 2.0000 to 0.5000; validation from 2.0000 to 1.0000; validation: lowest 0.7500 at epoch 2. accuracy: training from 25.00% to 75.00%; validation from 20.00% to 55.00%; validation: highest 60.00% at epoch 2.",
    );
  });

  it("takes what `fit` returns and what tfjs returns", () => {
    const history = new History({ epochs: 3, steps: 1, batchSize: 1 });
    for (const epoch of [0, 1, 2]) {
      history.add(epoch, { loss: figures.loss[epoch] as number, valLoss: figures.valLoss[epoch] as number }, 1);
    }
    const { loss, valLoss } = figures;
    const rows = dataRows(historyChart(history).spec);
    expect(rows).toHaveLength(6);
    expect(dataRows(historyChart({ history: { loss, valLoss } }).spec)).toEqual(rows);
    expect(dataRows(historyChart({ loss, val_loss: valLoss }).spec)).toEqual(rows);
  });

  it("draws the chosen figures, in their order", () => {
    expect(historyChart(figures, { metrics: ["accuracy", "loss"] }).altText).toMatch(/accuracy: .* loss: /);
    const one = historyChart(figures, { metrics: ["loss"], title: "한 칸" });
    expect(dataRows(one.spec)).toHaveLength(6);
    expect(svgTexts(one.svg).join(" ")).toMatch(/한 칸 .*loss/);
  });

  it("works without validation, for one epoch, and with values that are no numbers", () => {
    const one = historyChart({ loss: [2] });
    expect(one.altText).toBe(
      "Training curves of 1 epoch. loss: training from 2.0000 to 2.0000; training: lowest 2.0000 at epoch 1.",
    );
    expect(svgTexts(one.svg)).not.toContain("validation");
    const lost = historyChart({ loss: [2, Number.NaN, Number.NaN] });
    expect(lost.altText).toContain("training: not finite in 2 epochs");
    expect(dataRows(lost.spec).map(({ value }) => value)).toEqual([2, null, null]);
  });

  it("speaks Korean", () => {
    process.env.CONVOLAB_LANG = "ko";
    const chart = historyChart(figures);
    expect(svgTexts(chart.svg)).toEqual(expect.arrayContaining(["손실", "정확도", "훈련", "검증", "에포크"]));
    expect(chart.altText).toContain("검증: 에포크 2에서 가장 낮음(0.7500)");
  });

  it.each<readonly [string, readonly unknown[], string, string]>([
    ["a number", [3], "historyChart takes what `await fit(…)` returns", "historyChart에는 `await fit(…)`의 결과나"],
    ["a promise's figures", [{ loss: "2" }], "the figure loss is a list of numbers", "loss은(는) 에포크마다"],
    ["no epoch", [{ loss: [] }], "has not completed an epoch", "끝난 에포크가 없습니다"],
    [
      "an unknown metric",
      [figures, { metrics: ["mse"] }],
      'no figure "mse". It has: loss, accuracy',
      '"mse"이(가) 없습니다',
    ],
    [
      "metrics that are no list",
      [figures, { metrics: "loss" }],
      'metrics is a list of figures, such as ["loss"',
      "metrics에는",
    ],
    ["an unknown option", [figures, { metric: [] }], "did you mean `metrics`?", "혹시 `metrics`인가요?"],
  ])("refuses %s", (_what, call, english, korean) => {
    expect(() => loose(...call)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => loose(...call)).toThrow(korean);
  });
});
