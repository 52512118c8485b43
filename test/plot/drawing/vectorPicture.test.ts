import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { createCanvas, loadImage } from "canvas";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { lineChart } from "../../../src/plot/charts/lineChart.ts";
import { arrowHead } from "../../../src/plot/drawing/arrowHead.ts";
import { font, textWidth } from "../../../src/plot/drawing/canvas.ts";
import { Picture } from "../../../src/plot/drawing/picture.ts";
import type { Mark, Scene, TextMark } from "../../../src/plot/drawing/scene.ts";
import { sceneDrawing } from "../../../src/plot/drawing/sceneDrawing.ts";
import { VectorPicture } from "../../../src/plot/drawing/vectorPicture.ts";
import { poolStepper } from "../../../src/plot/figures/poolStepper.ts";
import { decodePng } from "../decodedPng.ts";

const PIXELS = Uint8ClampedArray.of(255, 0, 0, 255, 0, 128, 0, 255, 0, 0, 255, 255, 0, 0, 0, 128);
const RASTER = { kind: "raster", width: 40, height: 40, pixels: PIXELS, pixelWidth: 2, pixelHeight: 2 } as const;

/** A scene for each kind of mark but text, whose font a renderer of SVG may lack. */
const SCENES: Readonly<Record<string, readonly Mark[]>> = {
  rectangle: [
    { kind: "rectangle", x: 10, y: 10, width: 50, height: 30, fill: "#336699", stroke: "#ff0000", strokeWidth: 3 },
    { kind: "rectangle", x: 40, y: 20, width: 50, height: 50, radius: 12, fill: "#00aa00", opacity: 0.5 },
  ],
  line: [
    {
      kind: "line",
      points: [
        [5, 5],
        [60, 70],
        [90, 10],
      ],
      stroke: "#000000",
      strokeWidth: 2,
      dash: [8, 4],
    },
    {
      kind: "line",
      points: [
        [20, 50],
        [50, 50],
        [35, 75],
      ],
      closed: true,
      fill: "#cc8800",
      stroke: "#000000",
    },
  ],
  path: [
    {
      kind: "path",
      start: [5, 40],
      curves: [
        [
          [5, 0],
          [50, 0],
          [50, 40],
        ],
        [
          [50, 80],
          [95, 80],
          [95, 40],
        ],
      ],
      stroke: "#7700cc",
      strokeWidth: 4,
    },
    {
      kind: "path",
      start: [10, 70],
      curves: [
        [
          [10, 50],
          [40, 50],
          [40, 70],
        ],
      ],
      closed: true,
      fill: "#00cccc",
    },
    arrowHead([95, 40], [0, -1], 9, 9, "#7700cc"),
  ],
  raster: [{ ...RASTER, x: 10, y: 15 }],
  clip: [
    {
      kind: "clip",
      x: 20,
      y: 20,
      width: 50,
      height: 40,
      marks: [
        { kind: "rectangle", x: 0, y: 0, width: 45, height: 45, fill: "#336699" },
        { ...RASTER, x: 50, y: 40 },
        {
          kind: "clip",
          x: 0,
          y: 0,
          width: 30,
          height: 30,
          marks: [{ kind: "rectangle", x: 10, y: 10, width: 80, height: 60, fill: "#ffdd00" }],
        },
      ],
    },
    { kind: "rectangle", x: 85, y: 60, width: 10, height: 10, fill: "#990000" },
  ],
};

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "vector-picture-"));
});

afterAll(() => rmSync(folder, { recursive: true }));

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

function picture(marks: readonly Mark[], density?: number): VectorPicture {
  return new VectorPicture({ width: 100, height: 80, marks }, "marks", density);
}

/** Red, green and blue of a picture's SVG as the canvas library renders it. */
async function renderedSvg({ svg, width, height }: VectorPicture, density: number): Promise<Uint8ClampedArray> {
  const canvas = createCanvas(width * density, height * density);
  const context = canvas.getContext("2d");
  context.drawImage(await loadImage(Buffer.from(svg)), 0, 0, canvas.width, canvas.height);
  return context.getImageData(0, 0, canvas.width, canvas.height).data;
}

async function renderedPng({ png }: VectorPicture): Promise<Uint8ClampedArray> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

describe("a scene", () => {
  it.each(Object.entries(SCENES))("is the same as SVG and as PNG: %s", async (_, marks) => {
    const drawn = picture(marks, 2);
    const [svg, png] = await Promise.all([renderedSvg(drawn, 2), renderedPng(drawn)]);
    expect(svg.length).toBe(png.length);
    // Edges may be smoothed otherwise: a part of the pixels, each a little.
    const different = png.filter((value, index) => Math.abs(value - (svg[index] as number)) > 40).length;
    expect(different / png.length).toBeLessThan(0.004);
    expect(png.filter((value) => value < 200).length).toBeGreaterThan(300);
  });

  it("keeps marks in a clip's rectangle", async () => {
    const fill: Mark = { kind: "rectangle", x: 0, y: 0, width: 100, height: 80, fill: "#000000" };
    const png = await decodePng(picture([{ kind: "clip", x: 20, y: 30, width: 10, height: 5, marks: [fill] }], 1).png);
    const dark = png.grays(0, 0, 100, 80).flatMap((gray, index) => (gray < 128 ? [index] : []));
    expect(dark).toHaveLength(50);
    expect([dark[0], dark.at(-1)]).toEqual([30 * 100 + 20, 34 * 100 + 29]);
  });

  it("has the same text in the same place in both: its middle at the mark's", async () => {
    for (const [text, size] of [
      ["H", 40],
      ["한", 40],
    ] as const) {
      const drawn = picture([{ kind: "text", x: 50, y: 40, text, size, align: "center" }], 1);
      const png = await decodePng(drawn.png);
      const rows = Array.from({ length: 80 }, (_, y) => y).filter((y) =>
        png.grays(0, y, 100, 1).some((gray) => gray < 128),
      );
      expect(Math.abs(((rows[0] as number) + (rows.at(-1) as number)) / 2 - 40)).toBeLessThan(2);
      // Capital letters of Pretendard are 0.72 of its size high.
      expect(drawn.svg).toContain(`y="${40 + 0.36 * size}"`);
    }
  });
});

describe("text in SVG", () => {
  function textOf(mark: Omit<TextMark, "kind" | "x" | "y">): string {
    const { svg } = picture([{ kind: "text", x: 1, y: 1, ...mark }]);
    return svg.slice(svg.indexOf("<text"), svg.lastIndexOf("</text>"));
  }

  it("stays text, as wide as the font of the PNG makes it", () => {
    for (const [text, weight] of [
      ["합성곱 신경망", "normal"],
      ["Conv2D 힣", "bold"],
    ] as const) {
      const element = textOf({ text, weight, size: 14 });
      expect(element).toContain(`>${text}`);
      const length = Number(/textLength="([^"]*)"/.exec(element)?.[1]);
      expect(length).toBeCloseTo(textWidth(text, font(14, weight)), 1);
      expect(length).toBeGreaterThan(60);
    }
    // Every syllable of Hangul is as wide as every other: none is a box for a missing sign.
    const widths = ["가", "뷁", "힣", "층"].map((syllable) => textWidth(syllable, font(20)));
    expect(new Set(widths).size).toBe(1);
    expect(widths[0]).toBeGreaterThan(15);
  });

  it("cannot become markup, and holds nothing that XML forbids", () => {
    const element = textOf({ text: `<b>&"'\u0000\u0007\ud800` });
    expect(element.endsWith(">&lt;b&gt;&amp;&quot;&#39;\ufffd\ufffd\ufffd")).toBe(true);
    const svg = new VectorPicture({ width: 1, height: 1, marks: [] }, "a < b\u0001").svg;
    expect(svg).toContain("<title>a &lt; b\ufffd</title>");
  });

  it("keeps its spaces at the ends", () => {
    expect(textOf({ text: "Input shape: " })).toContain('xml:space="preserve"');
    expect(textOf({ text: "Input shape" })).not.toContain("xml:space");
  });
});

describe("a vector picture", () => {
  const square: Mark = { kind: "rectangle", x: 10, y: 10, width: 50, height: 30, fill: "#336699" };

  it("shows as SVG, PNG, HTML and text", async () => {
    const shown = await toMimeBundle(picture([square]));
    expect(Object.keys(shown?.data ?? {}).toSorted()).toEqual([
      "image/png",
      "image/svg+xml",
      "text/html",
      "text/plain",
    ]);
    expect(shown?.data["image/svg+xml"]).toMatch(
      /^<svg xmlns="http:\/\/www.w3.org\/2000\/svg" width="100" height="80"/,
    );
    expect(shown?.data["text/html"]).toContain('width="100" height="80" alt="marks"');
  });

  it("is drawn only once its pixels are asked for", () => {
    let drawings = 0;
    const scene: Scene = {
      width: 10,
      height: 10,
      get marks() {
        drawings++;
        return [];
      },
    };
    const drawn = new VectorPicture(scene, "nothing");
    expect([drawn.width, drawn.altText, drawings]).toEqual([10, "nothing", 0]);
    expect(drawn.svg).toBe(drawn.svg);
    expect(drawings).toBe(1);
    expect(drawn.png).toBe(drawn.png);
    expect(drawings).toBe(2);
  });

  it("has as many pixels as were asked for, or fewer where it is very large", async () => {
    const size = async (width: number, height: number, density?: number) => {
      const png = await decodePng(new VectorPicture({ width, height, marks: [] }, "", density).png);
      return [png.width, png.height];
    };
    expect(await size(100, 50)).toEqual([200, 100]);
    expect(await size(96, 48, 200 / 96)).toEqual([200, 100]);
    expect(await size(100, 50, 0.5)).toEqual([50, 25]);
    expect(await size(100, 50, 0.001)).toEqual([2, 1]);
    const [width = 0, height = 0] = await size(40, 40_000);
    expect(height).toBeLessThanOrEqual(32_767);
    expect(height).toBeGreaterThan(32_000);
    expect(width / height).toBeCloseTo(0.001, 4);
  });

  it("is saved as what its file's name ends in", () => {
    const drawn = picture([square]);
    const [svg, png] = [path.join(folder, "a.svg"), path.join(folder, "a.PNG")];
    drawn.save(svg);
    drawn.save(png);
    expect(readFileSync(svg, "utf8")).toBe(drawn.svg);
    expect(new Uint8Array(readFileSync(png))).toEqual(new Uint8Array(drawn.png));
    const pixels = new Picture(sceneDrawing({ width: 4, height: 4, marks: [] }), "white");
    pixels.save(path.join(folder, "b.png"));
    expect(existsSync(path.join(folder, "b.png"))).toBe(true);
    expect(() => pixels.save("b.svg")).toThrow(
      'A picture\'s file name ends in .png, for example "picture.png"; got "b.svg".',
    );
  });

  it("is saved likewise as a chart, and as an explorable figure, live in a page", () => {
    const chart = lineChart([1, 2]);
    const figure = poolStepper({
      input: [
        [1, 2],
        [3, 4],
      ],
    });
    const files = ["c.svg", "c.png", "f.html", "f.svg"].map((name) => path.join(folder, name));
    const [chartSvg, chartPng, page, figureSvg] = files as [string, string, string, string];
    for (const file of [chartSvg, chartPng]) chart.save(file);
    for (const file of [page, figureSvg]) figure.save(file);
    expect(readFileSync(chartSvg, "utf8")).toBe(chart.svg);
    expect(new Uint8Array(readFileSync(chartPng))).toEqual(new Uint8Array(chart.png));
    expect(readFileSync(page, "utf8")).toBe(figure.toHtml());
    expect(readFileSync(figureSvg, "utf8")).toBe(figure.picture.svg);
    expect(() => figure.save("f.pdf")).toThrow("ends in .html or .svg or .png");
  });

  it("says what is wrong with a file's name, in one line", () => {
    const drawn = picture([]);
    const ending = (file: unknown) => () => drawn.save(file as string);
    const lost = () => drawn.save(path.join(folder, "nowhere", "a.svg"));
    expect(ending("model.pdf")).toThrow('ends in .svg or .png, for example "picture.svg"; got "model.pdf".');
    expect(ending("png")).toThrow('got "png".');
    expect(ending(undefined)).toThrow("got undefined.");
    expect(lost).toThrow("there is no such folder");
    expect(() => drawn.save(path.join(folder, "a.svg", "b.svg"))).toThrow("ENOTDIR");
    process.env.CONVOLAB_LANG = "ko";
    expect(ending("model.pdf")).toThrow("그림 파일의 이름은 .svg나 .png로 끝나야 합니다.");
    expect(lost).toThrow("그런 폴더가 없습니다");
  });
});

describe("an arrow's head", () => {
  it("is a triangle behind its tip", () => {
    expect(arrowHead([10, 20], [0, 3], 8, 6, "#000000").points).toEqual([
      [10, 20],
      [7, 12],
      [13, 12],
    ]);
    expect(arrowHead([10, 20], [-1, 0], 8, 6, "#000000").points).toEqual([
      [10, 20],
      [18, 17],
      [18, 23],
    ]);
  });
});
