import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { COLOR_MAP_NAMES, colorMap } from "../../../src/plot/drawing/colorMap.ts";
import { featureMaps } from "../../../src/plot/images/featureMaps.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { DENSITY, type DecodedPng, decodePng } from "../decodedPng.ts";
import { expectStoredPicture } from "./storedPicture.ts";
import { waves } from "./waves.ts";

const MARGIN = 10;
const GAP = 4;
const NAN = [255, 0, 255];
const INFINITY = [0, 255, 255];
const NEGATIVE_INFINITY = [0, 255, 0];

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** The colours of a panel's numbers, row by row; `size` is the panel's longer side on the page. */
function cells(png: DecodedPng, panel: number, height: number, width: number, size: number): number[][][] {
  const side = Math.floor((size * DENSITY) / Math.max(height, width));
  const panelWidth = Math.ceil((width * side) / DENSITY);
  const left = (MARGIN + panel * (panelWidth + GAP)) * DENSITY;
  return Array.from({ length: height }, (_, y) =>
    Array.from({ length: width }, (_, x) =>
      png.color(left + x * side + Math.floor(side / 2), MARGIN * DENSITY + y * side + Math.floor(side / 2)),
    ),
  );
}

const gray = (byte: number): number[] => [byte, byte, byte];

describe("the lecture's picture", () => {
  it("is two rows of 16 panels, each from its smallest value (black) to its largest (white)", async () => {
    const activation = waves(26, 26, 32);
    const picture = featureMaps(activation, { columns: 16, labels: false });
    const side = 52;
    expect(picture.width).toBe(2 * MARGIN + 16 * side + 15 * GAP);
    const png = await decodePng(picture.png);
    for (const channel of [0, 5, 17]) {
      const values = Array.from({ length: 26 * 26 }, (_, cell) => activation.values[cell * 32 + channel] as number);
      const [low, high] = [Math.min(...values), Math.max(...values)];
      for (const cell of [0, 25, 26, 300, 675]) {
        const x = MARGIN + (channel % 16) * (side + GAP) + (cell % 26) * 2;
        const y = MARGIN + Math.floor(channel / 16) * (side + GAP) + Math.floor(cell / 26) * 2;
        const [byte] = png.color(x * DENSITY + 1, y * DENSITY + 1);
        const expected = (255 * ((values[cell] as number) - low)) / (high - low);
        expect(Math.abs(byte - expected)).toBeLessThanOrEqual(0.51);
      }
    }
  });

  it.each([
    ["lecture", { columns: 8, size: 40 }],
    ["sharedScale", { columns: 8, size: 40, colorMap: "viridis", scale: "shared", title: "특성 맵" }],
    ["redBlue", { columns: 8, size: 40, colorMap: "redBlue", scale: "shared", labels: false }],
  ] as const)("looks as when it was last looked at: %s", async (name, options) => {
    await expectStoredPicture(`featureMaps-${name}`, featureMaps(waves(13, 13, 16), options));
  });

  it("shows numbers that are none as marked, and says so", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const activation = waves(6, 9, 3);
    activation.values.set([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 10);
    const picture = featureMaps(activation, { colorMap: "magma", colorBar: true, size: 60 });
    await expectStoredPicture("featureMaps-notFinite", picture);
  });
});

describe("numbers as colours", () => {
  it("are the same for a tensor, an array with a shape and lists, with and without the batch", async () => {
    const rows = [
      [[0], [1]],
      [[2], [4]],
    ];
    const tensor = tf.tensor([0, 1, 2, 4], [1, 2, 2, 1]);
    const given = [rows, [rows], { values: [0, 1, 2, 4], shape: [2, 2, 1] }, tensor];
    const pngs = given.map((each) => featureMaps(each).png);
    for (const png of pngs) expect(png).toEqual(pngs[0]);
    expect(tensor.isDisposed).toBe(false);
    tensor.dispose();
    const decoded = await decodePng(pngs[0] as Uint8Array);
    expect(cells(decoded, 0, 2, 2, 160)).toEqual([
      [gray(0), gray(64)],
      [gray(128), gray(255)],
    ]);
  });

  it("have one scale for each panel, one for all, or the one that is given", async () => {
    const activation = { values: [0, 10, 1, 20], shape: [1, 2, 2] };
    const drawn = async (options: object) => {
      const png = await decodePng(
        featureMaps(activation, { labels: false, colorBar: false, size: 20, ...options }).png,
      );
      return [0, 1].flatMap((panel) =>
        cells(png, panel, 1, 2, 20)
          .flat()
          .map(([red]) => red),
      );
    };
    expect(await drawn({})).toEqual([0, 255, 0, 255]);
    expect(await drawn({ scale: "shared" })).toEqual([0, 13, 128, 255]);
    expect(await drawn({ range: [0, 10] })).toEqual([0, 26, 255, 255]);
  });

  it("have 0 in the middle of redBlue", async () => {
    const png = await decodePng(featureMaps([[[-1], [0], [3]]], { colorMap: "redBlue", size: 30 }).png);
    const colors = colorMap("redBlue");
    const color = (step: number) => Array.from(colors.subarray(step * 3, step * 3 + 3));
    expect(cells(png, 0, 1, 3, 30)).toEqual([[color(85), color(128), color(255)]]);
  });

  it("are marked where they are none: NaN magenta, Infinity cyan, −Infinity lime, far from every map's colours", async () => {
    const values = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 1, 2];
    for (const name of COLOR_MAP_NAMES) {
      const png = await decodePng(featureMaps({ values, shape: [1, 5, 1] }, { colorMap: name, size: 50 }).png);
      expect(cells(png, 0, 1, 5, 50)[0]?.slice(0, 3)).toEqual([NAN, INFINITY, NEGATIVE_INFINITY]);
      const colors = colorMap(name);
      for (let at = 0; at < colors.length; at += 3) {
        for (const mark of [NAN, INFINITY, NEGATIVE_INFINITY]) {
          const distance = Math.hypot(...mark.map((part, index) => part - (colors[at + index] as number)));
          expect(distance).toBeGreaterThan(120);
        }
      }
    }
  });

  it("of a flat map are all the first colour, also where every number is marked", async () => {
    const flat = await decodePng(featureMaps({ values: new Float32Array(4).fill(7), shape: [2, 2, 1] }).png);
    expect(cells(flat, 0, 2, 2, 160).flat()).toEqual(Array(4).fill(gray(0)));
    const nothing = featureMaps({ values: new Float32Array(4).fill(Number.NaN), shape: [2, 2, 1] });
    expect(cells(await decodePng(nothing.png), 0, 2, 2, 160).flat()).toEqual(Array(4).fill(NAN));
    expect(nothing.altText).toContain("No value is finite. NaN in magenta: 4.");
  });

  it("are reduced to their means where there is no room for each, which is said; NaN is not lost", async () => {
    const values = Float32Array.from({ length: 512 * 512 }, (_, cell) => Math.floor(cell / 512) % 2);
    values[512 * 100 + 7] = Number.NaN;
    const picture = featureMaps({ values, shape: [512, 512, 1] }, { range: [0, 1], colorBar: false, size: 128 });
    expect(picture.altText).toContain("Reduced from 512×512 values to 256×256 dots");
    const png = await decodePng(picture.png);
    const left = MARGIN * DENSITY;
    expect(png.color(left + 100, left + 100)).toEqual(gray(128));
    expect(png.color(left + 3, left + 50)).toEqual(NAN);
  });
});

describe("options", () => {
  it("choose an image of a batch and channels, also counted from the end", () => {
    const { values } = waves(4, 4, 6);
    const batch = { values: Float32Array.of(...values, ...values.map((value) => value * value)), shape: [2, 4, 4, 6] };
    const second = { values: batch.values.slice(values.length), shape: [4, 4, 6] };
    expect(featureMaps(batch, { index: 1 }).png).toEqual(featureMaps(second).png);
    expect(featureMaps(batch, { index: -1 }).png).toEqual(featureMaps(second).png);
    expect(featureMaps(batch).altText).toContain("Image 0 of a batch of 2.");
    const [first, last] = [featureMaps(second, { channels: [0, -1] }), featureMaps(second, { channels: [0, 5] })];
    expect(first.png).toEqual(last.png);
    expect(first.altText).toContain("2 feature maps (of 6)");
  });

  it("give columns, size, labels, a title and a colour bar their room", () => {
    const activation = { values: Float32Array.from({ length: 400 }, (_, at) => at), shape: [10, 10, 4] };
    const plain = featureMaps(activation, { labels: false, size: 50 });
    expect([plain.width, plain.height]).toEqual([2 * MARGIN + 4 * 50 + 3 * GAP, 2 * MARGIN + 50]);
    const narrow = featureMaps(activation, { labels: false, size: 50, columns: 1 });
    expect([narrow.width, narrow.height]).toEqual([2 * MARGIN + 50, 2 * MARGIN + 4 * 50 + 3 * GAP]);
    expect(featureMaps(activation, { size: 50 }).height).toBe(plain.height + 15);
    expect(featureMaps(activation, { size: 50, labels: ["가", "b", 3, ""] }).height).toBe(plain.height + 15);
    expect(featureMaps(activation, { labels: false, size: 50, title: "x" }).height).toBe(plain.height + 28);
    expect(featureMaps(activation, { labels: false, size: 50, colorBar: true }).height).toBeGreaterThan(
      plain.height + 20,
    );
  });
});

describe("the alternative text", () => {
  it("says what there is to see, in the learner's language", () => {
    const values = [1, 5, 2, 5, 3, 5, 4, 5];
    const draw = () => featureMaps({ values, shape: [1, 2, 2, 2] }, { scale: "shared", title: "conv2d" });
    expect(draw().altText).toBe(
      "conv2d. 2 feature maps of 2×2 values in 1 row of 2, colour map gray. All panels share one scale, from 1 to 5. Values from 1 to 5. The largest is in channel 1. The same value everywhere in channel 1.",
    );
    process.env.CONVOLAB_LANG = "ko";
    expect(draw().altText).toBe(
      "conv2d. 2×2 크기의 특성 맵 2개, 한 줄에 2개씩 1줄, 색상표 gray. 모든 칸이 1부터 5까지의 같은 눈금을 씁니다. 값은 1부터 5까지입니다. 가장 큰 값은 1번 채널에 있습니다. 1번 채널은 모든 값이 같습니다.",
    );
  });

  it("may be given", () => {
    expect(featureMaps([[[1]]], { altText: "one" }).altText).toBe("one");
  });
});

describe("any numbers", () => {
  const shapes = fc.record({
    height: fc.integer({ min: 1, max: 512 }),
    width: fc.integer({ min: 1, max: 512 }),
    channels: fc.integer({ min: 1, max: 256 }),
  });
  const special = fc.constantFrom(0, 1, -1e-300, 1e308, -1e308, Number.NaN, Infinity, -Infinity);

  it("of 1×1 to 512×512 and 1 to 256 channels are drawn, no larger than a picture may be", () => {
    fc.assert(
      fc.property(shapes, fc.array(special, { minLength: 1, maxLength: 8 }), ({ height, width, channels }, cycle) => {
        // The number of values is bounded, so that the test takes seconds.
        const kept = Math.max(1, Math.min(channels, Math.floor(100_000 / (height * width))));
        const size = height * width * kept;
        const values = Float64Array.from({ length: size }, (_, at) => cycle[at % cycle.length] as number);
        const picture = featureMaps({ values, shape: [height, width, kept] }, { scale: "shared" });
        expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(8192);
        expect(picture.png.length).toBeGreaterThan(60);
        expect(picture.altText).not.toMatch(/undefined|null/);
      }),
      { numRuns: 15, seed: 5 },
    );
  });

  it("of the largest shapes are drawn", () => {
    for (const shape of [
      [1, 1, 256],
      [56, 56, 256],
      [512, 512, 3],
      [1, 512, 2],
      [512, 1, 2],
    ]) {
      const values = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(1);
      const picture = featureMaps({ values, shape }, { columns: 16 });
      expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(8192);
    }
  });
});

describe("wrong input", () => {
  const ok = [[[1]]];
  const disposed = () => {
    const tensor = tf.tensor([1], [1, 1, 1]);
    tensor.dispose();
    return tensor;
  };
  const cases: [name: string, draw: () => unknown, english: RegExp, korean: string][] = [
    [
      "a number",
      () => featureMaps(untyped(5)),
      /featureMaps needs numbers with a shape \[1, height.*got 5/,
      "숫자가 필요",
    ],
    [
      "two axes",
      () => featureMaps([[1, 2]]),
      /of shape \[1, height, width, channels\]; got the shape \[1, 2\]/,
      "[1, 2]",
    ],
    [
      "empty",
      () => featureMaps({ values: [], shape: [0, 3, 1] }),
      /nothing to draw in the shape \[0, 3, 1\]/,
      "그릴 것이",
    ],
    ["ragged lists", () => featureMaps([[[1], [2]], [[3]]]), /same length \(here 2\)/, "길이가 모두 같아야"],
    ["text in lists", () => featureMaps(untyped([[["a"]]])), /hold numbers; got "a"/, "숫자만"],
    ["too few", () => featureMaps({ values: [1], shape: [1, 2, 1] }), /needs 2 values; got 1/, "2개 필요한데 1개"],
    ["a disposed tensor", () => featureMaps(disposed()), /has been disposed of/, "해제된"],
    ["no such image", () => featureMaps(ok, { index: 1 }), /`index` goes from 0 to 0/, "0부터 0까지"],
    ["no such channel", () => featureMaps(ok, { channels: [2] }), /`channels` goes from 0 to 0.*got 2/, "`channels`"],
    ["no channels", () => featureMaps(ok, { channels: [] }), /`channels` is a list of numbers/, "번호 목록"],
    ["columns 0", () => featureMaps(ok, { columns: 0 }), /`columns` is a whole number/, "`columns` 옵션"],
    [
      "a slip in the colour map",
      () => featureMaps(ok, { colorMap: untyped("virids") }),
      /Did you mean `viridis`/,
      "viridis",
    ],
    [
      "a slip in the scale",
      () => featureMaps(ok, { scale: untyped("share") }),
      /panel, shared; got "share".*`shared`/,
      "shared",
    ],
    ["a range upside down", () => featureMaps(ok, { range: [2, 1] }), /`range` is \[low, high\]/, "최솟값"],
    ["labels for others", () => featureMaps(ok, { labels: ["a", "b"] }), /1 panels and 2 labels/, "칸은 1개"],
    [
      "labels that are none",
      () => featureMaps(ok, { labels: untyped("a") }),
      /`labels` is true, false, or/,
      "`labels`",
    ],
    ["a bar of text", () => featureMaps(ok, { colorBar: untyped("yes") }), /`colorBar` is true or false/, "`colorBar`"],
    ["an unknown option", () => featureMaps(ok, untyped({ colour: "gray" })), /colour/, "colour"],
    ["a huge size", () => featureMaps(ok, { size: 9000 }), /pixels, more than 8,192 on a side/, "한도 8,192"],
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
