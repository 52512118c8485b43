import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { colorMap } from "../../../src/plot/drawing/colorMap.ts";
import { explanationRows } from "../../../src/plot/images/explanationRows.ts";
import { DENSITY, decodePng } from "../decodedPng.ts";
import { expectStoredPicture } from "./storedPicture.ts";

const MARGIN = 10;
const GAP = 12;
const HEADING_HEIGHT = 20;
/** Wide enough that no heading is wider. */
const SIZE = 100;

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** The colours of one row's input, map and overlay, each 2×2 pixels large, row by row. */
async function panels(options: Parameters<typeof explanationRows>[0]): Promise<number[][][]> {
  const png = await decodePng(explanationRows({ size: SIZE, ...options }).png);
  return [0, 1, 2].map((column) =>
    [0, 1, 2, 3].map((cell) => {
      const x = MARGIN + column * (SIZE + GAP) + (cell % 2) * 50 + 25;
      const y = MARGIN + HEADING_HEIGHT + Math.floor(cell / 2) * 50 + 25;
      return png.color(x * DENSITY, y * DENSITY);
    }),
  );
}

function step(name: "viridis" | "redBlue" | "magma", index: number): number[] {
  return Array.from(colorMap(name).subarray(index * 3, index * 3 + 3));
}

const mixed = (under: number, over: readonly number[], alpha: number): number[] =>
  over.map((part) => Math.round(part * alpha + under * (1 - alpha)));

const black = { values: new Float32Array(4), shape: [1, 2, 2, 1] };

describe("an explanation", () => {
  it("of numbers from 0 goes from 0 to its largest, and covers half of the image", async () => {
    const [input, map, overlay] = await panels({
      inputs: { values: Float32Array.of(0, 1, 0.5, 0), shape: [1, 2, 2, 1] },
      maps: { values: Float32Array.of(0, 2, 4, 1), shape: [1, 2, 2] },
    });
    expect(input).toEqual([0, 255, 128, 0].map((gray) => [gray, gray, gray]));
    const expected = [0, 128, 255, 64].map((index) => step("viridis", index));
    expect(map).toEqual(expected);
    expect(overlay).toEqual([0, 255, 128, 0].map((gray, cell) => mixed(gray, expected[cell] as number[], 0.5)));
  });

  it("for and against has 0 in white, which does not cover the image", async () => {
    const [, map, overlay] = await panels({
      inputs: black,
      maps: { values: Float32Array.of(-2, 0, 1, 2), shape: [1, 2, 2] },
      alpha: 1,
    });
    const expected = [0, 128, 191, 255].map((index) => step("redBlue", index));
    expect(map).toEqual(expected);
    const covered = [1, 0, 0.5, 1].map((alpha, cell) => mixed(0, expected[cell] as number[], alpha));
    expect(overlay).toEqual(covered);
  });

  it("has a scale of its own in each row, or the one that is given", async () => {
    const inputs = { values: new Float32Array(8), shape: [2, 2, 2, 1] };
    const maps = { values: Float32Array.of(1, 0, 0, 0, 2, 1, 0, 0), shape: [2, 2, 2] };
    const alt = explanationRows({ inputs, maps }).altText;
    expect(alt).toContain("Image 0: from 0 to 1, strongest (1) at row 0, column 0 of the map.");
    expect(alt).toContain("Image 1: from 0 to 2, strongest (2) at row 0, column 0 of the map.");
    const [, map] = await panels({ inputs, maps, range: [0, 2] });
    expect(map?.[0]).toEqual(step("viridis", 128));
  });

  it("of many images is drawn for the first ones, which is said", () => {
    const inputs = { values: new Float32Array(160), shape: [40, 2, 2, 1] };
    const maps = { values: new Float32Array(160), shape: [40, 2, 2] };
    const first = { values: new Float32Array(64), shape: [16, 2, 2] };
    const picture = explanationRows({ inputs, maps });
    expect(picture.altText).toContain("16 of 40 images are shown.");
    const sixteen = explanationRows({ inputs: { values: first.values, shape: [16, 2, 2, 1] }, maps: first });
    expect(sixteen.altText).not.toContain("shown");
    expect(picture.height - sixteen.height).toBe(30);
    expect(explanationRows({ inputs, maps, count: 40, size: 40 }).altText).not.toContain("shown");
  });

  it("that is 0 everywhere has the colour of 0", async () => {
    const flat = { values: new Float32Array(4), shape: [1, 2, 2] };
    expect((await panels({ inputs: black, maps: flat }))[1]).toEqual(Array(4).fill(step("viridis", 0)));
    expect((await panels({ inputs: black, maps: flat, signed: true }))[1]).toEqual(Array(4).fill(step("redBlue", 128)));
    for (const signed of [false, true]) {
      expect(explanationRows({ inputs: black, maps: flat, signed }).altText).toContain("from 0 to 0; 0 everywhere.");
    }
  });

  it("may be smaller than the image, and the image in colour or of other values than 0 to 1", async () => {
    const values = Float32Array.of(-1, -1, -1, 1, 1, 1, 1, -1, -1, 0, 0, 0);
    const [input, map] = await panels({
      inputs: { values, shape: [1, 2, 2, 3] },
      maps: { values: Float32Array.of(1, 0), shape: [1, 1, 2] },
      colorMap: "magma",
    });
    expect(input).toEqual([
      [0, 0, 0],
      [255, 255, 255],
      [255, 0, 0],
      [128, 128, 128],
    ]);
    expect(map).toEqual([255, 0, 255, 0].map((index) => step("magma", index)));
  });

  it("marks NaN and infinities, and says so", async () => {
    const values = Float32Array.of(Number.NaN, 1, Number.POSITIVE_INFINITY, 0);
    const options = { inputs: black, maps: { values, shape: [1, 2, 2] } };
    const [, map, overlay] = await panels(options);
    expect([map?.[0], overlay?.[0]]).toEqual(Array(2).fill([255, 0, 255]));
    expect([map?.[2], overlay?.[2]]).toEqual(Array(2).fill([0, 255, 255]));
    expect(explanationRows(options).altText).toContain("NaN in magenta: 1, Infinity in cyan: 1.");
  });

  it("looks as when it was last looked at", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const inputs = { values: Float32Array.from({ length: 128 }, (_, at) => (at % 9) / 8), shape: [2, 8, 8, 1] };
    const maps = { values: Float32Array.from({ length: 128 }, (_, at) => Math.sin(at / 5)), shape: [2, 8, 8] };
    const captions = ["예측: 7 (99.8 %)", "예측: 2 (51 %)\n정답: 3"];
    const picture = explanationRows({ inputs, maps, captions, title: "적분 기울기", size: 64 });
    await expectStoredPicture("explanationRows", picture);
    expect(picture.altText).toContain("0번 이미지(예측: 7 (99.8 %)): −1부터 1까지");
  });
});

describe("any explanation", () => {
  it("of 1×1 to 512×512 is drawn, no larger than a picture may be", () => {
    const sizes = fc.record({ height: fc.integer({ min: 1, max: 512 }), width: fc.integer({ min: 1, max: 512 }) });
    const numbers = fc.constantFrom(0, 1, -1e38, 1e-38, Number.NaN, Number.POSITIVE_INFINITY);
    fc.assert(
      fc.property(sizes, fc.constantFrom(1, 2, 3, 4), numbers, ({ height, width }, channels, number) => {
        const values = new Float32Array(height * width * channels).fill(number);
        const inputs = { values, shape: [1, height, width, channels] };
        const picture = explanationRows({ inputs, maps: { values: [number], shape: [1, 1, 1] } });
        expect(Math.max(picture.width, picture.height)).toBeLessThan(1000);
        expect(picture.png.length).toBeGreaterThan(100);
      }),
      { numRuns: 15, seed: 7 },
    );
  });
});

describe("wrong input", () => {
  const maps = { values: new Float32Array(4), shape: [1, 2, 2] };
  const cases: [name: string, draw: () => unknown, english: RegExp, korean: string][] = [
    ["no images", () => explanationRows({ inputs: untyped(1), maps }), /inputs needs numbers.*got 1/, "숫자가 필요"],
    [
      "maps of four axes",
      () => explanationRows({ inputs: black, maps: black }),
      /\[count, height, width\]; got/,
      "[1, 2, 2, 1]",
    ],
    [
      "more maps than images",
      () => explanationRows({ inputs: black, maps: { values: new Float32Array(8), shape: [2, 2, 2] } }),
      /1 images and 2 maps/,
      "맵은 2개",
    ],
    ["too few captions", () => explanationRows({ inputs: black, maps, captions: [] }), /0 captions/, "설명은 0개"],
    [
      "an opacity of 2",
      () => explanationRows({ inputs: black, maps, alpha: 2 }),
      /`alpha` is a number from 0 to 1/,
      "`alpha`",
    ],
    ["a range of text", () => explanationRows({ inputs: black, maps, range: untyped("1") }), /`range` is/, "`range`"],
    ["an unknown option", () => explanationRows(untyped({ inputs: black, maps, capt: 1 })), /capt/, "capt"],
  ];

  it.each(cases)("is refused in one line that says what to do: %s", (_, draw, english, korean) => {
    expect(draw).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(draw).toThrow(korean);
    expect(draw).not.toThrow("\n");
  });
});

/** What a learner's cell may pass although its type is wrong. */
function untyped(value: unknown): never {
  return value as never;
}
