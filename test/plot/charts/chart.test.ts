import { afterEach, describe, expect, it } from "@jest/globals";
import { displayMetadataSymbol, displaySymbol, toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { Chart } from "../../../src/plot/charts/chart.ts";
import { confusionMatrix } from "../../../src/plot/charts/confusionMatrix.ts";
import { heatmap } from "../../../src/plot/charts/heatmap.ts";
import { histogram } from "../../../src/plot/charts/histogram.ts";
import { historyChart } from "../../../src/plot/charts/historyChart.ts";
import { lineChart } from "../../../src/plot/charts/lineChart.ts";
import { perClassAccuracy } from "../../../src/plot/charts/perClassAccuracy.ts";
import { scatter } from "../../../src/plot/charts/scatter.ts";
import { valuesDistribution } from "../../../src/plot/charts/valuesDistribution.ts";
import { DENSITY, decodePng } from "../decodedPng.ts";
import { specWarnings, svgTexts } from "./chartParts.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const dots = {
  width: 100,
  height: 80,
  data: { values: [{ x: 1, y: 2 }] },
  mark: "point",
  encoding: { x: { field: "x", type: "quantitative", title: "가로축 Qy" }, y: { field: "y", type: "quantitative" } },
};
const counts = [
  [5, 1],
  [0, 4],
];

/** One of each kind. */
const CHARTS: readonly (readonly [string, () => Chart])[] = [
  [
    "lineChart",
    () => lineChart({ a: [1, Number.NaN, 3], b: [2, 3, 4] }, { title: "Lines", xLabel: "x", smoothing: 0.5 }),
  ],
  [
    "historyChart",
    () => historyChart({ loss: [2, 1], valLoss: [2, 1.5], accuracy: [0.5, 0.7] }, { title: "Training" }),
  ],
  ["histogram", () => histogram([1, 2, 2, Number.NaN], { title: "Values" })],
  ["heatmap", () => heatmap([[1, Number.NaN, 3]], { title: "Heat" })],
  ["scatter", () => scatter({ a: [{ x: 1, y: 2 }], b: [{ x: 2, y: 3 }] }, { title: "Points" })],
  ["confusionMatrix", () => confusionMatrix(counts, { title: "Mix-ups", shadeDiagonal: false })],
  ["perClassAccuracy", () => perClassAccuracy(counts, { title: "Classes" })],
  [
    "valuesDistribution",
    () => valuesDistribution([{ layer: "conv", name: "kernel", shape: [2], values: Float32Array.of(1, 2) }]),
  ],
];

describe("a chart", () => {
  it("shows itself at once as Vega-Lite 5, as PNG and as text", () => {
    const chart = new Chart(dots, "One point at 1, 2.");
    const bundle = chart[displaySymbol]();
    expect(Object.keys(bundle)).toEqual(["application/vnd.vegalite.v5+json", "image/png", "text/plain"]);
    expect(bundle["application/vnd.vegalite.v5+json"]).toMatchObject({
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      description: "One point at 1, 2.",
      mark: "point",
    });
    expect(bundle["image/png"]).toBe(Buffer.from(chart.png).toString("base64"));
    expect(bundle["text/plain"]).toBe("One point at 1, 2.");
    expect(String(chart)).toBe("One point at 1, 2.");
    expect(chart[displayMetadataSymbol]()).toEqual({
      "image/png": { width: chart.width, height: chart.height, alt: "One point at 1, 2." },
    });
    expect(toMimeBundle(chart)).toEqual({ data: bundle, metadata: chart[displayMetadataSymbol]() });
  });

  it("has a PNG of two pixels for each CSS pixel, white to its edges", async () => {
    const chart = new Chart(dots, "One point.");
    const png = await decodePng(chart.png);
    expect([png.width, png.height]).toEqual([DENSITY * chart.width, DENSITY * chart.height]);
    expect(chart.width).toBeGreaterThan(100);
    expect(png.color(0, 0)).toEqual([255, 255, 255]);
    expect(png.color(png.width - 1, png.height - 1)).toEqual([255, 255, 255]);
    const inked = png.grays(0, 0, png.width, png.height).filter((gray) => gray < 200).length;
    expect(inked).toBeGreaterThan(500);
  });

  it("has an SVG with its text as text, its alternative text as title, and no font of this machine", () => {
    const { svg, width, height } = new Chart(dots, 'a < b & "c"');
    expect(svg).toContain(`width="${width}" height="${height}"`);
    expect(svg).toContain('role="img"><title>a &lt; b &amp; &quot;c&quot;</title>');
    expect(svgTexts(svg)).toContain("가로축 Qy");
    const families = new Set(Array.from(svg.matchAll(/font-family="([^"]*)"/g), ([, family]) => family));
    expect(Array.from(families)).toEqual([expect.stringMatching(/^Pretendard, .*sans-serif$/)]);
    expect(new Chart(dots, 'a < b & "c"').svg).toBe(svg);
  });

  it("keeps what its own configuration says", () => {
    const chart = new Chart({ ...dots, config: { axis: { labelFontSize: 20 } } }, "");
    expect(chart.spec).toMatchObject({ config: { axis: { labelFontSize: 20, titleFontSize: 13 } } });
    expect(chart.svg).toContain('font-size="20px"');
  });

  it("is not changed by who changes the data that it was made from", () => {
    const values = [{ x: 1, y: 2 }];
    const chart = new Chart({ ...dots, data: { values } }, "");
    values.push({ x: 3, y: 4 });
    expect(chart.spec).toMatchObject({ data: { values: [{ x: 1, y: 2 }] } });
  });

  it("refuses a specification that no notebook should hold, and a chart that no picture can", () => {
    const long = () => new Chart({ ...dots, data: { values: [{ x: "a".repeat(2_000_000) }] } }, "");
    const large = () => new Chart({ ...dots, width: 9000 }, "").png;
    expect(long).toThrow(/has 2,000,\d{3} characters; a notebook takes at most 2,000,000/);
    expect(large).toThrow(/would be 9,0\d\d × 1\d\d pixels; a picture has at most 8,192/);
    process.env.CONVOLAB_LANG = "ko";
    expect(long).toThrow("2,000,000자까지 담을 수 있습니다");
    expect(large).toThrow("한도는 8,192픽셀입니다");
  });

  it("throws what Vega finds wrong instead of drawing nothing", () => {
    expect(() => new Chart({ mark: "point", encoding: {}, transform: [{ filter: "(" }] }, "").png).toThrow();
  });
});

describe.each(CHARTS)("%s", (_name, make) => {
  it("is a specification that Vega-Lite has nothing to say against", () => {
    expect(specWarnings(make())).toEqual([]);
  });

  it("leaves background, font and colour of its text to the theme", () => {
    const { spec } = make();
    const json = JSON.stringify(spec);
    expect(json).not.toMatch(/"(background|font|labelColor|titleColor|subtitleColor|domainColor|gridColor)"/);
    // The only texts among the marks are those on a coloured cell, with a colour by it; no theme would colour others.
    const texts = Array.from(json.matchAll(/"mark":\{"type":"text"[^}]*\},"encoding":.*?"color":(\{[^}]*\})/g));
    for (const [, color = ""] of texts) expect(color).toBe('{"field":"ink","type":"nominal","scale":null}');
  });

  it("shows its title and says it in the alternative text first", () => {
    const chart = make();
    const { title } = chart.spec as { readonly title?: { readonly text: string } };
    if (title !== undefined) {
      expect(svgTexts(chart.svg)).toContain(title.text);
      expect(chart.altText.startsWith(`${title.text}. `)).toBe(true);
    }
    expect(chart.altText).toMatch(/\.$/);
  });

  it("speaks Korean", () => {
    process.env.CONVOLAB_LANG = "ko";
    const chart = make();
    expect(chart.altText).toMatch(/[가-힣]+(\.|다\.|개\.)/);
    expect(specWarnings(chart)).toEqual([]);
  });
});
