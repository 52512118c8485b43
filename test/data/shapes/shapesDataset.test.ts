import { createHash } from "node:crypto";
import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { batches } from "../../../src/data/batches.ts";
import { countByClass } from "../../../src/data/countByClass.ts";
import { shapesDataset } from "../../../src/data/shapes/shapesDataset.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

describe("shapesDataset", () => {
  it("is 1,000 colour images of 100×75, their classes and gray versions", () => {
    const shapes = shapesDataset();
    expect(shapes.images.shape).toEqual([1000, 100, 75, 3]);
    expect(shapes.gray.shape).toEqual([1000, 100, 75, 1]);
    expect(shapes).toHaveLength(1000);
    expect(countByClass(shapes.labels, 5)).toEqual([200, 200, 200, 200, 200]);
    expect(shapes.gray).toBe(shapes.gray);
  });

  it("has the same bytes on every machine", () => {
    const { images, gray, labels } = shapesDataset({ n: 25, seed: 7, noise: 10 });
    expect(Array.from(labels.subarray(0, 5))).toEqual(FIRST_LABELS);
    expect([sha256(images.bytes), sha256(gray.bytes)]).toEqual(CHECKSUMS);
  });

  it("is another set for another seed, and each image the same however many there are", () => {
    const many = shapesDataset({ n: 23, seed: 1 });
    const few = shapesDataset({ n: 7, seed: 1 });
    expect(few.images.bytes).toEqual(many.images.slice(0, 7).bytes);
    expect(few.labels).toEqual(many.labels.subarray(0, 7));
    expect(shapesDataset({ n: 7, seed: 2 }).images.bytes).not.toEqual(few.images.bytes);
  });

  it("shows each shape wholly, well apart from its background in gray", () => {
    const { gray, length } = shapesDataset({ n: 200, seed: 3, height: 40, width: 60 });
    for (let index = 0; index < length; index++) {
      const rows = gray.at(index).rows();
      // A straight step from one background colour to the next pixel's is a few levels; a shape's edge is a jump.
      const jumps = rows.flatMap((row) => row.slice(1).map((value, x) => Math.abs(value - (row[x] as number))));
      expect(Math.max(...jumps)).toBeGreaterThanOrEqual(20);
    }
  });

  it("adds noise of the deviation asked for and changes nothing else", () => {
    const calm = shapesDataset({ n: 20, seed: 5 });
    const noisy = shapesDataset({ n: 20, seed: 5, noise: 8 });
    expect(noisy.labels).toEqual(calm.labels);
    const changes: number[] = [];
    for (const [i, value] of calm.images.bytes.entries()) {
      // Near 0 and 255 noise is cut off.
      if (value > 40 && value < 215) changes.push((noisy.images.bytes[i] as number) - value);
    }
    const mean = changes.reduce((sum, change) => sum + change, 0) / changes.length;
    const variance = changes.reduce((sum, change) => sum + (change - mean) ** 2, 0) / changes.length;
    expect(Math.abs(mean)).toBeLessThan(0.1);
    expect(Math.sqrt(variance)).toBeCloseTo(8, 0);
  });

  it("splits with classes in the same proportions", () => {
    const { train, test } = shapesDataset({ n: 100 }).split({ testSize: 0.2, seed: 1 });
    expect(train.gray.shape).toEqual([80, 100, 75, 1]);
    expect(countByClass(test.labels, 5)).toEqual([4, 4, 4, 4, 4]);
    const inOrder = shapesDataset({ n: 10 }).split({ testSize: 0.2, shuffle: false });
    expect(inOrder.train.labels).toEqual(shapesDataset({ n: 8 }).labels);
  });

  it("comes in batches that are shapes too", () => {
    const shapes = shapesDataset({ n: 10, height: 8, width: 8 });
    const [first] = batches(shapes, { batchSize: 4 });
    expect(first?.gray.bytes).toEqual(shapes.gray.slice(0, 4).bytes);
    expect(first?.labels).toEqual(shapes.labels.subarray(0, 4));
    expect(() => shapes.take([10])).toThrow("There is no image 10");
  });
});

describe("what a notebook shows of shapes", () => {
  it("is their shapes and how many there are of each class", () => {
    const shapes = shapesDataset({ n: 6, height: 8, width: 10 });
    expect(inspect(shapes)).toBe("Shapes [6, 8, 10, 3] + [6], gray [6, 8, 10, 1]");
    const bundle = Reflect.get(shapes, Symbol.for("Jupyter.display")).call(shapes);
    expect(bundle["text/plain"]).toBe(`${shapes}`);
    expect(bundle["text/html"]).toContain("<td>[6, 8, 10, 1]</td>");
    expect(bundle["text/html"]).toMatch(/0 circle × [12]<br>1 rectangle × [12]/);
    expect(shapes.classNames).toEqual(["circle", "rectangle", "triangle", "star", "cross"]);
    process.env.CONVOLAB_LANG = "ko";
    expect(shapes.classNames).toEqual(["원", "사각형", "삼각형", "별", "십자"]);
  });
});

describe("shapesDataset refuses", () => {
  it.each([
    [{ n: 0 }, "n is a whole number, 1 or more; got 0.", "n에는 1 이상의 정수를"],
    [{ n: 1.5 }, "got 1.5.", "1.5을(를) 받았습니다"],
    [{ n: "many" }, 'got "many".', '"many"을(를) 받았습니다'],
    [{ height: 7 }, "height is a whole number from 8 to 1,024; got 7.", "height에는 8부터 1,024까지의 정수를"],
    [{ width: 1025 }, "width is a whole number from 8 to 1,024; got 1025.", "width에는 8부터 1,024까지의 정수를"],
    [{ seed: Number.NaN }, "seed is a whole number; got NaN.", "seed에는 정수를"],
    [{ noise: -1 }, "noise is a number from 0 to 128; got -1.", "noise에는 0부터 128까지의 수를"],
    [{ noise: [3] }, "got [3].", "[3]을(를) 받았습니다"],
    [{ n: 1e6 }, "At this size, n is at most 95,443.", "n은 95,443 이하여야 합니다"],
  ])("%p", (settings: object, english, korean) => {
    expect(() => shapesDataset(settings)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => shapesDataset(settings)).toThrow(korean);
  });
});

/** Of the images made with one seed, and their first classes: they may change only when the drawing is meant to. */
const FIRST_LABELS: readonly number[] = [3, 2, 0, 4, 1];
const CHECKSUMS: readonly string[] = [
  "d72337c689f6d117e543b2785e361de08841962867ea52b54fda11f23ddc30c3",
  "22383b10ba1bc0b10233d15cf10a169642efa8643162207b715848d94e678db7",
];
