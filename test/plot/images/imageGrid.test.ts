import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { loadMnist, type Mnist } from "../../../src/data/mnist.ts";
import { imageGrid } from "../../../src/plot/images/imageGrid.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { DENSITY, type DecodedPng, decodePng } from "../decodedPng.ts";
import { expectStoredPicture } from "./storedPicture.ts";

/** Where a grid's first image starts, the space between cells, and the height below an image that its label has. */
const MARGIN = 10;
const GAP = 10;
const LABEL_HEIGHT = 20;
const TITLE_HEIGHT = 28;
/** The line around an image. */
const FRAME_COLOR = [200, 204, 209];

let mnist: Mnist;

beforeAll(async () => {
  mnist = await loadMnist();
});

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("the pixels of a grid", () => {
  it("are the digits' own, each as a sharp square, twice as many as on the page", async () => {
    const { images } = mnist.train;
    const scale = 3;
    const picture = imageGrid(images.slice(0, 3), { columns: 2, scale });
    expect([picture.width, picture.height]).toEqual([2 * MARGIN + 2 * 84 + GAP, 2 * MARGIN + 2 * 84 + GAP]);
    const png = await decodePng(picture.png);
    expect([png.width, png.height]).toEqual([DENSITY * picture.width, DENSITY * picture.height]);

    const places: [number, number][] = [
      [MARGIN, MARGIN],
      [MARGIN + 84 + GAP, MARGIN],
      [MARGIN, MARGIN + 84 + GAP],
    ];
    for (const [index, [left, top]] of places.entries()) {
      const expected = enlarged(images.at(index).rows(), scale * DENSITY);
      expect(graysOnPage(png, left, top, 84, 84)).toEqual(expected);
    }
    expect(colorOnPage(png, MARGIN + 84 + GAP + 40, MARGIN + 84 + GAP + 40)).toEqual([255, 255, 255]);
  });

  it("are as many as on the page where twice as many would take too much memory", async () => {
    const scale = 2048;
    const checks = [
      [0, 1],
      [1, 0],
    ];
    const picture = imageGrid([checks], { scale });
    const png = await decodePng(picture.png);
    expect([png.width, png.height]).toEqual([picture.width, picture.height]);
    const middle = MARGIN + scale;
    expect(png.grays(middle - 1, middle - 1, 2, 2)).toEqual([0, 255, 255, 0]);
    const [first, last] = [MARGIN - 1, MARGIN + 2 * scale];
    expect([png.color(first, first), png.color(last, last)]).toEqual([FRAME_COLOR, FRAME_COLOR]);
  });

  it("are the same for bytes, floats, rows and a batch", () => {
    const { images } = mnist.train;
    const [batch] = images.slice(0, 1).batches(1);
    const first = images.at(0);
    const expected = imageGrid(images.slice(0, 1)).png;
    expect(imageGrid([first]).png).toEqual(expected);
    expect(imageGrid([{ shape: [28, 28, 1], values: images.batch(0, 1) }]).png).toEqual(expected);
    expect(imageGrid([first.rows()], { range: [0, 255] }).png).toEqual(expected);
    expect(batch && imageGrid(batch).png).toEqual(expected);
  });

  it("show colours", async () => {
    const bytes = Uint8Array.from([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0]);
    const png = await decodePng(imageGrid([{ shape: [2, 2, 3], bytes }], { scale: 5 }).png);
    expect(colorOnPage(png, MARGIN, MARGIN)).toEqual([255, 0, 0]);
    expect(colorOnPage(png, MARGIN + 9, MARGIN)).toEqual([0, 255, 0]);
    expect(colorOnPage(png, MARGIN + 4, MARGIN + 5)).toEqual([0, 0, 255]);
    expect(colorOnPage(png, MARGIN + 5, MARGIN + 9)).toEqual([255, 255, 0]);
  });

  it("are the same for a tensor, which is not disposed of", () => {
    const first = mnist.train.images.at(0);
    const tensor = tf.tensor(mnist.train.images.batch(0, 1), [1, 28, 28, 1]);
    const bytes = tf.tensor(Array.from(first.bytes), [28, 28, 1], "int32");
    expect(imageGrid(tensor).png).toEqual(imageGrid([first]).png);
    expect(imageGrid([bytes]).png).toEqual(imageGrid([first]).png);
    expect([tensor.isDisposed, bytes.isDisposed]).toEqual([false, false]);
    tf.dispose([tensor, bytes]);
  });

  it("are magenta where the value is NaN, which is said", async () => {
    const picture = imageGrid([[[0, Number.NaN, 1]]], { scale: 4 });
    const png = await decodePng(picture.png);
    expect([0, 4, 8].map((x) => colorOnPage(png, MARGIN + x, MARGIN))).toEqual([
      [0, 0, 0],
      [255, 0, 255],
      [255, 255, 255],
    ]);
    expect(picture.altText).toBe("One image of 1×3 pixels. NaN in magenta: 1.");
    expect(picture.height).toBeGreaterThan(imageGrid([[[0, 1, 1]]], { scale: 4 }).height);
    const colored = { shape: [1, 1, 3], values: Float32Array.of(0, Number.NaN, 0) };
    expect(colorOnPage(await decodePng(imageGrid([colored]).png), MARGIN, MARGIN)).toEqual([255, 0, 255]);
  });

  it("have a colour map's colours if asked for, where they are gray", async () => {
    const png = await decodePng(imageGrid([[[0, 1]]], { colorMap: "magma", scale: 1 }).png);
    expect([colorOnPage(png, MARGIN, MARGIN), colorOnPage(png, MARGIN + 1, MARGIN)]).toEqual([
      [0, 0, 4],
      [252, 253, 191],
    ]);
  });

  it("look as when they were last looked at", async () => {
    const { images, labels } = mnist.train;
    const options = { labels: labels.slice(0, 6), columns: 3, title: "손글씨 숫자" };
    await expectStoredPicture("imageGrid", imageGrid(images.slice(0, 6), options));
  });

  it("spread the given range from black to white", async () => {
    const picture = imageGrid([[[-1, 0, 1]]], { range: [-1, 1], scale: 1 });
    const png = await decodePng(picture.png);
    expect(graysOnPage(png, MARGIN, MARGIN, 3, 1)).toEqual(enlarged([[0, 128, 255]], DENSITY));
  });

  it("enlarge a smaller image to the space of the largest", async () => {
    const small = [
      [0, 1],
      [1, 0],
    ];
    const large = Array.from({ length: 4 }, () => [0, 0, 0, 0]);
    const png = await decodePng(imageGrid([large, small], { scale: 2 }).png);
    const left = MARGIN + 8 + GAP;
    const bytes = small.map((row) => row.map((value) => value * 255));
    expect(graysOnPage(png, left, MARGIN, 8, 8)).toEqual(enlarged(bytes, 4 * DENSITY));
  });

  it("make an image about 64 pixels wide and a row at most ten, unless told otherwise", () => {
    const picture = imageGrid(mnist.train.images.slice(0, 11));
    expect(picture.width).toBe(2 * MARGIN + 10 * 56 + 9 * GAP);
    expect(picture.height).toBe(2 * MARGIN + 2 * 56 + GAP);
  });
});

describe("labels and titles", () => {
  /** The drawn text below an image of 60×60 black pixels. */
  async function labelArea(label: string | number): Promise<number[]> {
    const black = Array.from({ length: 60 }, () => Array<number>(60).fill(0));
    const png = await decodePng(imageGrid([black], { labels: [label], scale: 1 }).png);
    expect(png.height).toBe(DENSITY * (2 * MARGIN + 60 + LABEL_HEIGHT));
    return graysOnPage(png, MARGIN, MARGIN + 61, 60, LABEL_HEIGHT - 1);
  }

  const ink = (grays: readonly number[]) => grays.filter((gray) => gray < 200).length;

  it("stand below the images, each its own text", async () => {
    const [one, eight] = [await labelArea(1), await labelArea(8)];
    expect(ink(one)).toBeGreaterThan(5);
    expect(ink(eight)).toBeGreaterThan(ink(one));
    expect(await labelArea("8")).toEqual(eight);
    expect(ink(await labelArea(" "))).toBe(0);
  });

  it("are right in Hangul: no two syllables look alike, none is the box for a missing sign", async () => {
    const missing = await labelArea("\u{10fffe}");
    const syllables = ["가", "나", "각", "합", "뷁", "힣"];
    const areas = await Promise.all(syllables.map(labelArea));
    for (const [index, area] of areas.entries()) {
      expect(ink(area)).toBeGreaterThan(5);
      expect(area).not.toEqual(missing);
      for (const other of areas.slice(index + 1)) expect(area).not.toEqual(other);
    }
  });

  it("widen the cell for a long label and cut one that is too long, but not in the alternative text", () => {
    const pixel = [[0]];
    const long = "합성곱층의 특성 맵을 설명하는 아주 긴 레이블 하나가 여기에 있습니다";
    const width = (label: string) => imageGrid([pixel], { labels: [label], scale: 10 }).width;
    expect(width("5")).toBe(2 * MARGIN + 10);
    expect(width("합성곱층")).toBeGreaterThan(2 * MARGIN + 40);
    expect(width(long)).toBe(2 * MARGIN + 180);
    expect(width(long + long)).toBe(width(long));
    expect(imageGrid([pixel], { labels: [long] }).altText).toContain(long);
  });

  it("leave room for a title above the grid", async () => {
    const picture = imageGrid([[[0]]], { title: "손글씨 숫자 MNIST", scale: 1 });
    expect(picture.height).toBe(2 * MARGIN + TITLE_HEIGHT + 1);
    const png = await decodePng(picture.png);
    expect(ink(graysOnPage(png, MARGIN, MARGIN, picture.width - 2 * MARGIN, TITLE_HEIGHT - 2))).toBeGreaterThan(400);
    expect(ink(graysOnPage(png, picture.width - MARGIN, 0, MARGIN, picture.height))).toBe(0);
  });
});

describe("the alternative text", () => {
  it("says what there is to see, in the learner's language", () => {
    const draw = () => imageGrid(mnist.train.images.slice(0, 3), { labels: [5, 0, 4], columns: 2, title: "MNIST" });
    expect(draw().altText).toBe("MNIST. 3 images of 28×28 pixels in 2 rows of 2. Labels, row by row: 5, 0, 4.");
    process.env.CONVOLAB_LANG = "ko";
    expect(draw().altText).toBe(
      "MNIST. 28×28픽셀 이미지 3장, 한 줄에 2장씩 2줄. 윗줄부터 차례로 붙은 레이블: 5, 0, 4.",
    );
  });

  it("names a single image and different sizes", () => {
    expect(imageGrid([[[0]]]).altText).toBe("One image of 1×1 pixels.");
    expect(imageGrid([[[0]], [[0, 0]]]).altText).toBe("2 images of 1×1, 1×2 pixels in 1 row of 2.");
  });

  it("may be given", () => {
    expect(imageGrid([[[0]]], { altText: "a black dot" }).altText).toBe("a black dot");
  });
});

describe("wrong input", () => {
  const rows = [[0, 1]];
  const cases: [name: string, draw: () => unknown, english: string | RegExp, korean: string][] = [
    ["no images", () => imageGrid([]), "There is no image to draw", "그릴 이미지가 없습니다"],
    ["a number", () => imageGrid(untyped(5)), "imageGrid needs images: .*got 5", "이미지가 필요합니다"],
    ["nothing", () => imageGrid(untyped(undefined)), "got undefined", "받은 것: undefined"],
    ["rows without a list", () => imageGrid(untyped(rows)), "imageGrid needs images", "이미지가 필요합니다"],
    ["a list of texts", () => imageGrid(untyped(["a"])), 'got "a"', '받은 것: "a"'],
    [
      "another rank",
      () => imageGrid(untyped({ shape: [2, 2], bytes: new Uint8Array(4) })),
      "something of shape \\[2, 2\\]",
      "이미지가 필요합니다",
    ],
    [
      "two channels",
      () => imageGrid([{ shape: [1, 1, 2], bytes: new Uint8Array(2) }]),
      "Image 0: .*1 channel \\(gray\\) or 3",
      "0번 이미지: 모양은",
    ],
    [
      "too few bytes",
      () => imageGrid([rows, { shape: [2, 2, 1], bytes: new Uint8Array(3) }]),
      "Image 1: the shape \\[2, 2, 1\\] needs 4 values; got 3",
      "값이 4개 필요한데 3개",
    ],
    [
      "a set with too few bytes",
      () => imageGrid({ shape: [2, 1, 1, 1], bytes: new Uint8Array(1) }),
      "needs 2 values; got 1",
      "값이 2개 필요한데 1개",
    ],
    ["uneven rows", () => imageGrid([[[0, 1], [0]]]), "row 1 has 1 values", "1번 행에는 값이 1개"],
    ["no rows", () => imageGrid([[]]), "Image 0: a shape is", "0번 이미지: 모양은"],
    ["a value out of range", () => imageGrid([[[0, 9]]]), "the value 9 is not from 0", "값 9이(가) 0(검정)부터 1"],
    ["Infinity", () => imageGrid([[[Infinity]]]), "the value Infinity is not from 0", "값 Infinity이(가)"],
    ["text as a value", () => imageGrid([[[untyped("a")]]]), "the value a is not from 0", "값 a이(가)"],
    ["a slip in the colour map", () => imageGrid([rows], { colorMap: untyped("grey") }), "Did you mean `gray`", "gray"],
    ["a disposed tensor", () => imageGrid(disposedTensor()), "has been disposed of", "해제된"],
    [
      "a range upside down",
      () => imageGrid([rows], { range: [1, 0] }),
      "`range` is .*got \\[1, 0\\]",
      "`range` 옵션은",
    ],
    ["a range that is none", () => imageGrid([rows], { range: untyped("auto") }), '`range` is .*got "auto"', "`range`"],
    ["columns 0", () => imageGrid([rows], { columns: 0 }), "`columns` is a whole number", "`columns` 옵션은"],
    ["scale 1.5", () => imageGrid([rows], { scale: 1.5 }), "`scale` is a whole number.*got 1.5", "`scale` 옵션은"],
    [
      "labels of all images for a few",
      () => imageGrid(mnist.train.images.slice(0, 2), { labels: mnist.train.labels }),
      "2 images and 60,000 labels. .*labels.slice\\(0, 2\\)",
      "이미지는 2장, 레이블은 60,000개",
    ],
    ["all of MNIST", () => imageGrid(mnist.train.images), "60,000 images are too many", "이미지 60,000장은"],
    [
      "a huge scale",
      () => imageGrid(mnist.train.images.slice(0, 2), { scale: 1000 }),
      "pixels, more than 8,192 on a side",
      "한도 8,192",
    ],
  ];

  it.each(cases)("is refused in one line that says what to do: %s", (_, draw, english, korean) => {
    expect(draw).toThrow(new RegExp(english));
    process.env.CONVOLAB_LANG = "ko";
    expect(draw).toThrow(korean);
  });
});

/** Gray values, row by row, of an area given in CSS pixels. */
function graysOnPage(png: DecodedPng, x: number, y: number, width: number, height: number): number[] {
  return png.grays(DENSITY * x, DENSITY * y, DENSITY * width, DENSITY * height);
}

/** Colour at the upper left corner of a CSS pixel. */
function colorOnPage(png: DecodedPng, x: number, y: number): [number, number, number] {
  return png.color(DENSITY * x, DENSITY * y);
}

/** Gray values, row by row, of an image of which each pixel is a square of `side` × `side`. */
function enlarged(rows: readonly (readonly number[])[], side: number): number[] {
  const repeat = <T>(item: T): T[] => Array<T>(side).fill(item);
  return rows.flatMap((row) => repeat(row.flatMap(repeat)).flat());
}

function disposedTensor() {
  const tensor = tf.tensor([1], [1, 1, 1, 1]);
  tensor.dispose();
  return tensor;
}

/** What a learner's cell may pass although its type is wrong. */
function untyped(value: unknown): never {
  return value as never;
}
