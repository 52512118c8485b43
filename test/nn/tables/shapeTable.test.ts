import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { shapeTable } from "../../../src/nn/tables/shapeTable.ts";
import { SUMMARY_MODELS } from "./summaryModels.ts";

const network = () =>
  sequential([
    input([28, 30, 1]),
    conv2d(8, 5, 2),
    maxPooling2d(2),
    conv2d(4, 3, { padding: "same" }),
    flatten(),
    dense(10),
  ]);

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("shapeTable", () => {
  it("follows the shapes, with what each layer costs and sees", () => {
    expect(shapeTable(network(), { lang: "en" }).toString()).toMatchInlineSnapshot(`
"Shapes in "sequential"
Layer          Expression                  Input size  Output shape  Padding  Cells left over  Multiply-adds  Receptive field
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
input_layer    Input((28,30,1))                     –       28×30×1        –                –              0                –
conv2d         Conv2D(8,5,2)                  28×30×1       12×13×8  valid 0            ↓1 →1         31,200              5×5
max_pooling2d  MaxPooling2D(2)                12×13×8         6×6×8  valid 0            ↓0 →1              0              7×7
conv2d_1       Conv2D(4,3,padding='same')       6×6×8         6×6×4   same 1                0         10,368            15×15
flatten        Flatten()                        6×6×4           144        –                –              0            28×30
dense          Dense(10)                          144            10        –                –          1,440            28×30
─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Total                                                                                                 43,008

conv2d
  Output shape: 12×13×8; height: ⌊(28 − 5 + 2·0)/2⌋ + 1 = 12; width: ⌊(30 − 5 + 2·0)/2⌋ + 1 = 13
  Multiply-adds: 12 · 13 · 8 · 5² · 1 = 31,200
max_pooling2d
  Output shape: 6×6×8; height: ⌊(12 − 2 + 2·0)/2⌋ + 1 = 6; width: ⌊(13 − 2 + 2·0)/2⌋ + 1 = 6
conv2d_1
  Output shape: 6×6×4; ⌊(6 − 3 + 2·1)/1⌋ + 1 = 6
  Padding: same 1; (3 − 1)/2 = 1
  Multiply-adds: 6² · 4 · 3² · 8 = 10,368
flatten
  Output shape: 6·6·4 = 144
dense
  Multiply-adds: 144 · 10 = 1,440"
`);
  });

  it("has its rows as plain objects", () => {
    const { rows } = shapeTable(network());
    expect(rows[1]).toEqual({
      layer: "conv2d",
      type: "conv2d",
      expression: "Conv2D(8,5,2)",
      inputShapes: [[null, 28, 30, 1]],
      outputShape: [null, 12, 13, 8],
      padding: [
        [0, 0],
        [0, 0],
      ],
      // (28 − 5)/2 and (30 − 5)/2 leave one cell each.
      leftOver: [1, 1],
      multiplyAdds: 12 * 13 * 8 * 5 * 5,
      receptiveField: [5, 5],
    });
    expect(rows.map(({ receptiveField }) => receptiveField)).toEqual([
      null,
      [5, 5],
      [7, 7],
      [15, 15],
      [28, 30],
      [28, 30],
    ]);
  });

  it("says how sizes change without a sliding kernel", () => {
    const text = shapeTable(
      sequential([
        input([13, 10, 2]),
        upSampling2d(2),
        zeroPadding2d([
          [1, 0],
          [2, 2],
        ]),
        cropping2d(1),
        conv2dTranspose(3, 3, 2, { padding: "same" }),
      ]),
      { lang: "en" },
    ).toString();
    for (const equation of [
      "13·2 = 26",
      "10·2 = 20",
      "26 + 1 + 0 = 27",
      "20 + 2 + 2 = 24",
      "27 − 1 − 1 = 25",
      "25·2 = 50",
    ]) {
      expect(text).toContain(equation);
    }
  });

  it("has a row for each use of a layer", () => {
    const make = SUMMARY_MODELS.shared_layer as NonNullable<(typeof SUMMARY_MODELS)[string]>;
    expect(shapeTable(make()).rows.map(({ layer }) => layer)).toEqual([
      "left",
      "right",
      "shared_conv",
      "shared_conv",
      "shared_pool",
      "shared_pool",
      "subtract",
      "dense",
    ]);
  });

  it("takes sizes that are not known, and every kind of layer", () => {
    const unknown = SUMMARY_MODELS.unknown_size as NonNullable<(typeof SUMMARY_MODELS)[string]>;
    expect(shapeTable(unknown()).rows[1]).toMatchObject({
      outputShape: [null, null, null, 16],
      leftOver: null,
      multiplyAdds: null,
      receptiveField: [3, 3],
    });
    for (const make of Object.values(SUMMARY_MODELS)) {
      const made = make();
      expect(shapeTable(made).rows).toHaveLength(made.nodes.length);
    }
  });

  it("speaks both languages", () => {
    process.env.CONVOLAB_LANG = "ko";
    expect(shapeTable(network()).toString()).toContain("수용 영역");
    expect(shapeTable(network(), { lang: "en" }).toString()).toContain("Receptive field");
  });
});

describe("the forms of a table with names that could be anything", () => {
  const name = 'a <b>, "q" $x_1$ & | `c` \\d {e}~^#% 층';
  const table = () => shapeTable(sequential([input([8]), dense(3, { name })]), { lang: "en" });

  it("HTML shows them as they are", () => {
    const html = String(table()[displaySymbol]()["text/html"]);
    expect(html).toContain("a &lt;b&gt;, &quot;q&quot; $x_1$ &amp; | `c` \\d {e}~^#% 층");
    expect(html).not.toContain("<b>");
  });

  it("CSV quotes them", () => {
    expect(table().toCsv()).toContain('"a <b>, ""q"" $x_1$ & | `c` \\d {e}~^#% 층",Dense(3),');
  });

  it("Markdown keeps them from acting", () => {
    expect(table().toMarkdown()).toContain('| a &lt;b&gt;, "q" \\$x\\_1\\$ &amp; \\| \\`c\\` \\\\d {e}\\~^\\#% 층 |');
  });

  it("LaTeX writes them out, Hangul as it is", () => {
    const latex = table().toLatex();
    expect(latex).toContain(
      "a $<$b$>$, \\char34{}q\\char34{} \\$x\\_1\\$ \\& $|$ `c` \\textbackslash{}d \\{e\\}\\textasciitilde{}\\textasciicircum{}\\#\\% 층 & ",
    );
    expect(latex).toContain("% \\usepackage{kotex}");
  });
});

describe("shapeTable refuses", () => {
  it.each([
    ["text for a model", () => shapeTable("cnn" as never), "takes a model", "모델을 넣어야"],
    [
      "an unknown option",
      () => shapeTable(network(), { blank: true } as never),
      "no option `blank`",
      "`blank` 옵션이 없습니다",
    ],
    ["a language it lacks", () => shapeTable(network(), { lang: "jp" as never }), '"ko", "en"', "중 하나"],
  ] as const)("%s, in both languages", (_, call, english, korean) => {
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
