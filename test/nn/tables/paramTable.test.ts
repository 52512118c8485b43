import { afterEach, describe, expect, it } from "@jest/globals";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type ParamColumn, paramTable } from "../../../src/nn/tables/paramTable.ts";
import { SUMMARY_MODELS } from "./summaryModels.ts";

const mission = () =>
  sequential(
    [
      input([28, 28, 3]),
      conv2d(32, 3, { padding: "same", activation: "relu" }),
      conv2d(64, 3, { padding: "same", activation: "relu" }),
      flatten(),
      dense(10),
    ],
    { name: "mission" },
  );

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("paramTable", () => {
  it("has the lecture's columns as text, the calculations below", () => {
    expect(paramTable(mission(), { lang: "ko" }).toString()).toMatchInlineSnapshot(`
""mission"의 출력 모양과 파라미터 수
수식                         입력 크기  출력 모양    패딩  필터(유닛) 수  커널 크기  채널 수      W_c  B_c  파라미터 수 (W_c + B_c)
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Conv2D(32,3,padding='same')    28×28×3   28×28×32  same 1             32        3×3        3      864   32                      896
Conv2D(64,3,padding='same')   28×28×32   28×28×64  same 1             64        3×3       32   18,432   64                   18,496
Flatten()                     28×28×64     50,176       –              –          –        –        0    0                        0
Dense(10)                       50,176         10       –             10          –   50,176  501,760   10                  501,770
───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
합계                                                                                          521,056  106                  521,162

Conv2D(32,3,padding='same')
  출력 모양: 28×28×32; ⌊(28 − 3 + 2·1)/1⌋ + 1 = 28
  패딩: same 1; (3 − 1)/2 = 1
  W_c: 3² · 3 · 32 = 864
  파라미터 수 (W_c + B_c): 864 + 32 = 896
Conv2D(64,3,padding='same')
  출력 모양: 28×28×64; ⌊(28 − 3 + 2·1)/1⌋ + 1 = 28
  패딩: same 1; (3 − 1)/2 = 1
  W_c: 3² · 32 · 64 = 18,432
  파라미터 수 (W_c + B_c): 18,432 + 64 = 18,496
Flatten()
  출력 모양: 28·28·64 = 50,176
Dense(10)
  W_c: 50,176 · 10 = 501,760
  파라미터 수 (W_c + B_c): 501,760 + 10 = 501,770"
`);
    expect(paramTable(mission(), { lang: "en" }).toString()).toMatchInlineSnapshot(`
"Output shapes and parameters of "mission"
Expression                   Input size  Output shape  Padding  Filters (units)  Kernel size  Channels      W_c  B_c  Parameters (W_c + B_c)
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Conv2D(32,3,padding='same')     28×28×3      28×28×32   same 1               32          3×3         3      864   32                     896
Conv2D(64,3,padding='same')    28×28×32      28×28×64   same 1               64          3×3        32   18,432   64                  18,496
Flatten()                      28×28×64        50,176        –                –            –         –        0    0                       0
Dense(10)                        50,176            10        –               10            –    50,176  501,760   10                 501,770
────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
Total                                                                                                   521,056  106                 521,162

Conv2D(32,3,padding='same')
  Output shape: 28×28×32; ⌊(28 − 3 + 2·1)/1⌋ + 1 = 28
  Padding: same 1; (3 − 1)/2 = 1
  W_c: 3² · 3 · 32 = 864
  Parameters (W_c + B_c): 864 + 32 = 896
Conv2D(64,3,padding='same')
  Output shape: 28×28×64; ⌊(28 − 3 + 2·1)/1⌋ + 1 = 28
  Padding: same 1; (3 − 1)/2 = 1
  W_c: 3² · 32 · 64 = 18,432
  Parameters (W_c + B_c): 18,432 + 64 = 18,496
Flatten()
  Output shape: 28·28·64 = 50,176
Dense(10)
  W_c: 50,176 · 10 = 501,760
  Parameters (W_c + B_c): 501,760 + 10 = 501,770"
`);
  });

  it("has its rows as plain objects", () => {
    const [first] = paramTable(mission()).rows;
    expect(first).toEqual({
      layer: "conv2d",
      type: "conv2d",
      expression: "Conv2D(32,3,padding='same')",
      inputShapes: [[null, 28, 28, 3]],
      outputShape: [null, 28, 28, 32],
      padding: [
        [1, 1],
        [1, 1],
      ],
      filters: 32,
      kernelSize: [3, 3],
      channels: 3,
      weights: 864,
      biases: 32,
      statistics: 0,
      params: 896,
      trainableParams: 896,
    });
    expect(JSON.parse(JSON.stringify(first))).toEqual(first);
  });

  it("shows the cells on each side where they are not the same", () => {
    const table = paramTable(sequential([input([100, 75, 3]), conv2d(32, 3, 2, { padding: "same" })]), { lang: "en" });
    expect(table.rows[0]?.padding).toEqual([
      [0, 1],
      [1, 1],
    ]);
    expect(table.toString()).toContain("same ↑0 ↓1 ←1 →1");
    expect(table.toHtml()).toContain("height: max((⌈100/2⌉ − 1)·2 + 3 − 100, 0) = 1 = 0 + 1");
    expect(table.toHtml()).toContain("width: max((⌈75/2⌉ − 1)·2 + 3 − 75, 0) = 2 = 1 + 1");
  });

  it.each([
    [{ kernelSize: 5, strides: 1 }, "(5 − 1)/2 = 2"],
    [{ kernelSize: 10, strides: 1 }, "10 − 1 = 9 = 4 + 5"],
    [{ kernelSize: 3, strides: 1, dilationRate: 2 }, "(((3 − 1)·2 + 1) − 1)/2 = 2"],
    [{ kernelSize: 5, strides: 3 }, "max((⌈28/3⌉ − 1)·3 + 5 − 28, 0) = 4 = 2 + 2"],
  ])("says where the cells of padding same come from: %j", (settings, equation) => {
    const layer = conv2d({ filters: 4, padding: "same", ...settings });
    expect(paramTable(sequential([input([28, 28, 1]), layer])).toHtml()).toContain(equation);
  });

  it("writes layers as the lecture does, or as in a cell", () => {
    const network = sequential([
      input([30, 30, 4]),
      conv2d(8, [1, 2], { padding: 1, groups: 2, useBias: false }),
      maxPooling2d(3, 2, { padding: "same" }),
      averagePooling2d(2),
    ]);
    const expressions = (notation: "keras" | "convolab") =>
      paramTable(network, { notation }).rows.map(({ expression }) => expression);
    expect(expressions("keras")).toEqual([
      "Conv2D(8,(1,2),padding=1,groups=2,use_bias=False)",
      "MaxPooling2D(3,2,padding='same')",
      "AveragePooling2D(2)",
    ]);
    expect(expressions("convolab")).toEqual([
      "conv2d(8, [1, 2], { padding: 1, groups: 2, useBias: false })",
      'maxPooling2d(3, 2, { padding: "same" })',
      "averagePooling2d(2)",
    ]);
  });

  it("counts what training leaves as it is", () => {
    const network = sequential([input([8, 8, 3]), conv2d(4, 3, { trainable: false }), batchNormalization()]);
    const table = paramTable(network, { lang: "en" });
    expect(table.rows.map(({ params, trainableParams }) => [params, trainableParams])).toEqual([
      [112, 0],
      [16, 8],
    ]);
    expect(table.toString()).toContain("8 moving averages of batch normalisation are among the parameters.");
    expect(table.toString()).toContain("120 of the parameters are not trained.");
  });

  it("counts a layer that is used twice once, and takes in every kind of layer", () => {
    const inputs = input([16]);
    const shared = dense(16);
    expect(paramTable(model({ inputs, outputs: shared(shared(inputs)) })).rows).toHaveLength(1);
    for (const [name, make] of Object.entries(SUMMARY_MODELS)) {
      const network = make();
      const sum = paramTable(network).rows.reduce((total, { params }) => total + params, 0);
      expect([name, sum]).toEqual([name, network.countParams()]);
    }
  });

  it("takes its columns in the order asked for", () => {
    const table = paramTable(mission(), { lang: "en", columns: ["expression", "params"] });
    expect(table.toCsv().split("\r\n")).toEqual([
      "Expression,Parameters (W_c + B_c)",
      "\"Conv2D(32,3,padding='same')\",896",
      "\"Conv2D(64,3,padding='same')\",18496",
      "Flatten(),0",
      "Dense(10),501770",
      "Total,521162",
      "",
    ]);
  });

  it("uses the notebook's language where none is asked for", () => {
    process.env.CONVOLAB_LANG = "ko";
    expect(paramTable(mission()).toString()).toContain("출력 모양");
    expect(paramTable(mission(), { lang: "en" }).toString()).toContain("Output shape");
  });
});

describe("paramTable for an exercise", () => {
  it("gives the expressions, and nothing that is to be found out", () => {
    const table = paramTable(mission(), { lang: "ko", blank: true });
    for (const form of [table.toString(), table.toHtml(), table.toCsv(), table.toMarkdown(), table.toLatex()]) {
      expect(form).toMatch(/Dense(\\)?\(10(\\)?\)/);
      const shown = form.replaceAll(/ style="[^"]*"/g, "");
      expect(shown).not.toMatch(/896|864|18.?496|50.?176|501.?770|28|same [01]|title=/);
    }
    expect(table.rows[3]?.params).toBe(501_770);
  });

  it("keeps the columns filled that are asked for", () => {
    const table = paramTable(mission(), { lang: "en", blank: true, filled: ["expression", "inputSize"] });
    expect(table.toCsv().split("\r\n")[1]).toBe("\"Conv2D(32,3,padding='same')\",28×28×3,,,,,,,,");
  });

  it("leaves room to write in", () => {
    expect(paramTable(mission(), { blank: true }).toHtml()).toMatch(/<td style="[^"]*min-width: 5em[^"]*"><\/td>/);
  });
});

describe("paramTable's forms", () => {
  const names = 'a <b>"bold"</b>, 50 % of $x_1$ & | `c` \\d {e}~^#'.replaceAll("/", "⁄");
  const hostile = () =>
    sequential([input([8, 8, 1]), conv2d(2, 3, { name: "층_1" }), flatten(), dense(3, { name: names })], {
      name: "<script>alert(1)<|script>",
    });

  it("HTML escapes names, and says what a header is of", () => {
    const html = String(paramTable(hostile())[displaySymbol]()["text/html"]);
    expect(html).not.toContain("<script>");
    expect(html).toContain("&lt;script&gt;");
    expect(html).toContain('<th scope="col"');
    expect(html).toContain('<th scope="row"');
    expect(html).toContain("<small>3² · 1 · 2 = </small><br>18");
  });

  it("CSV is RFC 4180's: quoted where needed, CR LF, as many fields in every line", () => {
    const csv = paramTable(hostile(), { lang: "ko" }).toCsv();
    const lines = csv.split("\r\n").slice(0, -1);
    expect(lines[0]).toBe(
      "수식,입력 크기,출력 모양,패딩,필터(유닛) 수,커널 크기,채널 수,W_c,B_c,파라미터 수 (W_c + B_c)",
    );
    const fields = lines.map((line) => line.replaceAll(/"(?:[^"]|"")*"/g, "x").split(",").length);
    expect(new Set(fields)).toEqual(new Set([10]));
    expect(paramTable(hostile()).toCsv({ bom: true }).charCodeAt(0)).toBe(0xfeff);
    expect(paramTable(hostile()).toCsv({ calculations: true })).toContain("3² · 1 · 2 = 18");
  });

  it("Markdown keeps one line a row, and its own signs from acting", () => {
    const table = paramTable(hostile(), { lang: "en" }).toMarkdown();
    const lines = table.split("\n");
    expect(lines).toHaveLength(2 + 3 + 1);
    expect(lines[1]).toBe("| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    expect(lines[2]).toContain("3² · 1 · 2 = 18");
    expect(lines[0]).toContain("W\\_c");
    expect(lines.at(-1)).toContain("**Total**");
  });

  it("LaTeX writes its own signs out, and asks for Hangul's package", () => {
    const korean = paramTable(hostile(), { lang: "ko" }).toLatex();
    expect(korean).toContain("% \\usepackage{kotex}");
    expect(korean).toContain("$W_c$ & $B_c$");
    expect(korean).toContain("3$^{2}$ $\\cdot$ 1 $\\cdot$ 2 = 18");
    expect(korean).not.toMatch(/[×·²⌊⌋−]/);
    const english = paramTable(hostile(), { lang: "en" }).toLatex();
    expect(english).not.toContain("kotex");
    // Every row has as many columns as the table declares.
    const rows = english.split("\n").filter((line) => line.endsWith("\\\\"));
    expect(rows.map((row) => row.split(" & ").length)).toEqual(rows.map(() => 10));
  });
});

describe("paramTable refuses", () => {
  const network = mission();
  const wrong: readonly (readonly [string, () => unknown, string, string])[] = [
    ["null for a model", () => paramTable(null as never), "takes a model", "모델을 넣어야"],
    ["a language it lacks", () => paramTable(network, { lang: "fr" as never }), '"ko", "en"', '"ko", "en" 중 하나'],
    ["a number for blank", () => paramTable(network, { blank: 1 as never }), "true or false", "true 또는 false"],
    ["a misspelt option", () => paramTable(network, { colums: [] } as never), "`columns`", "`columns`"],
    [
      "an unknown column",
      () => paramTable(network, { columns: ["stride" as ParamColumn] }),
      "list of columns",
      "열의 목록",
    ],
    ["a column twice", () => paramTable(network, { columns: ["params", "params"] }), "each once", "겹치지 않게"],
    ["no columns", () => paramTable(network, { columns: [] }), "list of columns", "열의 목록"],
    [
      "a notation it lacks",
      () => paramTable(network, { notation: "torch" as never }),
      '"keras", "convolab"',
      "중 하나",
    ],
    ["filled without blank", () => paramTable(network, { filled: ["params"] }), "`blank: true`", "`blank: true`"],
    [
      "a filled column that is not shown",
      () => paramTable(network, { blank: true, columns: ["expression"], filled: ["params"] }),
      'the column "params"',
      '"params" 열이 표에 없습니다',
    ],
  ];

  it.each(wrong)("%s, in both languages", (_, call, english, korean) => {
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
