import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type SummaryOptions, summary } from "../../../src/nn/tables/summary.ts";
import { SUMMARY_MODELS } from "./summaryModels.ts";

interface KerasSummaries {
  readonly keras: string;
  readonly cases: readonly {
    readonly model: string;
    readonly options: { readonly line_length?: number; readonly show_trainable?: boolean };
    readonly lines: readonly string[];
  }[];
}

const oracle = JSON.parse(
  readFileSync(new URL("oracle/kerasSummaries.json", import.meta.url), "utf8"),
) as KerasSummaries;

function build(name: string): Model {
  const make = SUMMARY_MODELS[name];
  if (make === undefined) throw new Error(`summaryModels.ts lacks ${name}`);
  return make();
}

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe(`summary, beside Keras ${oracle.keras}`, () => {
  it.each(oracle.cases)("prints the same text: $model $options", ({ model, options, lines }) => {
    const ours: SummaryOptions = {
      ...(options.line_length === undefined ? {} : { lineLength: options.line_length }),
      ...(options.show_trainable === undefined ? {} : { showTrainable: options.show_trainable }),
    };
    expect(summary(build(model), ours).toString().split("\n")).toEqual(lines);
  });

  it("is compared on every model, and on at least 15", () => {
    const compared = new Set(oracle.cases.map(({ model }) => model));
    expect(Object.keys(SUMMARY_MODELS).toSorted()).toEqual([...compared].toSorted());
    expect(compared.size).toBeGreaterThanOrEqual(15);
  });
});

describe("summary", () => {
  it("counts trained parameters, untrained ones, and all", () => {
    const { totalParams, trainableParams, nonTrainableParams } = summary(build("frozen"));
    // The convolution and the normalisation are frozen: only the dense layer, 12·12·64·10 + 10, is trained.
    expect([totalParams, trainableParams, nonTrainableParams]).toEqual([1664 + 256 + 92_170, 92_170, 1664 + 256]);
  });

  it("follows a layer that is frozen later", () => {
    const network = sequential([input([4]), dense(3), dense(2)]);
    expect(summary(network).trainableParams).toBe(15 + 8);
    network.getLayer("dense").trainable = false;
    expect(summary(network).trainableParams).toBe(8);
  });

  it("has its layers as plain objects", () => {
    expect(summary(build("lecture_conv")).rows).toEqual([
      {
        name: "conv2d",
        type: "Conv2D",
        outputShape: [null, 24, 24, 64],
        params: 1664,
        trainableParams: 1664,
        trainable: true,
        connectedTo: ["input_layer[0][0]"],
      },
    ]);
  });

  it("shows as an HTML table with the calculations to point at, and as Keras's text", () => {
    const shown = summary(build("lecture_conv"));
    const bundle = shown[displaySymbol]();
    expect(bundle["text/plain"]).toBe(shown.toString());
    const html = String(bundle["text/html"]);
    expect(html).toContain("conv2d (Conv2D)");
    expect(html).toMatch(/<td style="text-align: right[^>]*title="[^"]*5² · 1 · 64[^"]*"[^>]*>1,664<\/td>/);
    expect(html).toMatch(/title="[^"]*\(28 − 5[^"]*"[^>]*>\(None, 24, 24, 64\)<\/td>/);
    expect(html).toContain("Trainable params: 1,664 (6.50 KB)<br>Non-trainable params: 0 (0.00 B)");
    expect(html).not.toMatch(/color: *(#|black|white)/);
  });

  it("lets no name become markup", () => {
    const html = summary(build("names_with_brackets")).toHtml();
    expect(html).toContain("[bold]a &amp; &lt;b&gt; (Dense)");
    expect(html).toContain("b|c, &quot;d&quot; (Dense)");
    expect(html).not.toContain("<b>");
  });

  it("says in columns more what is connected to what, and what is trained", () => {
    const html = summary(build("residual"), { showTrainable: true }).toHtml();
    expect(html).toContain("conv2d[0][0], conv2d_2[0][0]");
    expect(html).toContain(
      '<th scope="col" style="text-align: left; padding: 0.25em 0.5em; word-break: keep-all">Trainable</th>',
    );
  });

  const network = sequential([input([28, 28, 1]), conv2d(64, 5)]);
  const wrong: readonly (readonly [string, () => unknown, string, string])[] = [
    ["no model", () => summary(undefined as never), "takes a model", "모델을 넣어야"],
    ["a layer", () => summary(conv2d(1, 1) as never), "takes a model", "모델을 넣어야"],
    ["a list of layers", () => summary([conv2d(1, 1)] as never), "takes a model", "모델을 넣어야"],
    ["a number for options", () => summary(network, 60 as never), "as one object", "객체 하나로"],
    [
      "a misspelt option",
      () => summary(network, { lineLenght: 60 } as never),
      "did you mean `lineLength`",
      "`lineLength`인가요",
    ],
    ["half a column", () => summary(network, { lineLength: 60.5 }), "whole number of columns", "정수(열 수)"],
    ["NaN columns", () => summary(network, { lineLength: Number.NaN }), "got NaN", "NaN을(를)"],
    ["a short line", () => summary(network, { lineLength: 12 }), "12 columns is too short", "한 줄이 12열이면"],
    ["a word for true", () => summary(network, { showTrainable: "yes" as never }), "true or false", "true 또는 false"],
  ];

  it.each(wrong)("refuses %s, in both languages", (_, call, english, korean) => {
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
