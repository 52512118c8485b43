import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { batches } from "../../src/data/batches.ts";
import { ImageSet } from "../../src/data/imageSet.ts";
import { oneHot } from "../../src/data/oneHot.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** `count` images of 1×2 pixels, each with its number in the first pixel, and that number as its label. */
function numbered(count: number) {
  const labels = Uint8Array.from({ length: count }, (_, index) => index);
  return {
    images: new ImageSet(
      Uint8Array.from({ length: 2 * count }, (_, i) => i >> 1),
      [count, 1, 2, 1],
    ),
    labels,
  };
}

const options = fc.record({
  rows: fc.integer({ min: 1, max: 200 }),
  batchSize: fc.integer({ min: 1, max: 220 }),
  shuffle: fc.boolean(),
  seed: fc.maxSafeInteger(),
});

describe("batches", () => {
  it("hold every image once in each pass, with its label", () => {
    fc.assert(
      fc.property(options, ({ rows, ...settings }) => {
        const parts = batches(numbered(rows), settings);
        for (let pass = 0; pass < 2; pass++) {
          const all = Array.from(parts);
          expect(all).toHaveLength(parts.length);
          expect(all.slice(0, -1).every(({ labels }) => labels.length === settings.batchSize)).toBe(true);
          for (const { images, labels } of all) {
            expect(Array.from(labels)).toEqual(Array.from(images, (image) => image.bytes[0]));
          }
          const seen = all.flatMap(({ labels }) => Array.from(labels)).sort((a, b) => a - b);
          expect(seen).toEqual(Array.from({ length: rows }, (_, row) => row));
        }
      }),
      { numRuns: 60 },
    );
  });

  it("are the same for the same seed, pass by pass", () => {
    const contents = (seed: number) => {
      const parts = batches(numbered(50), { batchSize: 7, shuffle: true, seed });
      return [0, 1, 2].map(() => Array.from(parts, ({ labels }) => Array.from(labels)).flat());
    };
    const [first, second, third] = contents(3);
    expect(contents(3)).toEqual([first, second, third]);
    expect(contents(4)).not.toEqual([first, second, third]);
    expect(second).not.toEqual(first);
    expect(third).not.toEqual(second);
  });

  it("come in order without shuffle, and any pass can be asked for again", () => {
    const inOrder = batches(numbered(5), { batchSize: 2 });
    expect(Array.from(inOrder, ({ labels }) => Array.from(labels))).toEqual([[0, 1], [2, 3], [4]]);
    const shuffled = batches(numbered(20), { batchSize: 20, shuffle: true });
    const passes = [0, 1].map(() => Array.from(shuffled)[0]?.labels);
    expect(Array.from(shuffled.pass(1))[0]?.labels).toEqual(passes[1]);
    expect(shuffled.order(0)).toEqual(Uint32Array.from(passes[0] ?? []));
  });

  it("leave out a shorter last one with dropRemainder", () => {
    const parts = batches(numbered(10), { batchSize: 4, dropRemainder: true });
    expect(parts).toHaveLength(2);
    expect(Array.from(parts, ({ labels }) => labels.length)).toEqual([4, 4]);
  });

  it("are of 32 rows unless told", () => {
    expect(batches(numbered(33))).toHaveLength(2);
  });

  it("take images and targets of any kind: sets, arrays, rows of numbers", () => {
    const { images, labels } = numbered(3);
    const data = { x: images, y: oneHot(labels, 3), names: ["a", "b", "c"], weights: Float64Array.of(0.5, 1, 2) };
    const [first, second] = Array.from(batches(data, { batchSize: 2 }));
    expect(first?.y).toEqual({ values: Float32Array.of(1, 0, 0, 0, 1, 0), shape: [2, 3] });
    expect(second?.y.shape).toEqual([1, 3]);
    expect(second?.names).toEqual(["c"]);
    expect(second?.weights).toEqual(Float64Array.of(2));
    expect(Array.from(batches(images, { batchSize: 2 }), ({ shape }) => shape[0])).toEqual([2, 1]);
    expect(Array.from(batches(["a", "b", "c"], { batchSize: 2 }))).toEqual([["a", "b"], ["c"]]);
  });

  it("are copies", () => {
    const data = numbered(4);
    for (const { images, labels } of batches(data, { batchSize: 2 })) {
      images.bytes.fill(99);
      labels.fill(99);
    }
    expect(data).toEqual(numbered(4));
  });

  it("say what they are", () => {
    const parts = batches(numbered(5), { batchSize: 2, shuffle: true, seed: 9 });
    expect(inspect(parts)).toBe("Batches 3 × 2 of 5 rows, shuffled (seed 9)");
    expect(`${batches(numbered(5))}`).toBe("Batches 1 × 32 of 5 rows, in order");
  });
});

describe("batches refuse", () => {
  /** Options as a cell without types may pass them. */
  const untyped = (settings: unknown) => settings as object;

  it.each([
    [{ batchSize: 0 }, "batchSize is a whole number, 1 or more; got 0.", "batchSize에는 1 이상의 정수를"],
    [{ batchSize: 2.5 }, "got 2.5.", "2.5을(를) 받았습니다"],
    [{ batchSize: "32" }, 'got "32".', '"32"을(를) 받았습니다'],
    [{ batchSize: Number.NaN }, "got NaN.", "NaN을(를) 받았습니다"],
    [{ shuffle: "yes" }, 'shuffle is true or false; got "yes".', "shuffle에는 true나 false를"],
    [{ dropRemainder: 1 }, "dropRemainder is true or false; got 1.", "dropRemainder에는 true나 false를"],
    [{ seed: 0.5 }, "seed is a whole number; got 0.5.", "seed에는 정수를 넣어야 하는데 0.5"],
    [{ batchSize: 6, dropRemainder: true }, "No batch comes out: the data has 5 rows", "배치가 하나도 나오지 않습니다"],
  ])("%p", (settings, english, korean) => {
    expect(() => batches(numbered(5), untyped(settings))).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => batches(numbered(5), untyped(settings))).toThrow(korean);
  });

  it.each([
    ["no rows", { x: [] }, "the data has no rows", "행이 없어서"],
    ["null", null as unknown as object, "got null", "null을(를) 받았습니다"],
    ["nothing", {}, "got Object", "Object을(를) 받았습니다"],
    ["parts without rows", { x: [1], y: 3 }, "got y: 3.", "y: 3을(를) 받았습니다"],
    ["unequal parts", { x: [1, 2], y: [1] }, "x has 2 and y has 1", "x에는 2개, y에는 1개"],
    [
      "values that do not fit",
      { x: { values: new Float32Array(5), shape: [2, 3] } },
      "Values of shape [2, 3] are 6 numbers; got 5.",
      "수가 6개여야 하는데 5개를",
    ],
  ])("%s", (_, data: object, english, korean) => {
    expect(() => batches(data)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => batches(data)).toThrow(korean);
  });

  it("a pass that is no number of one", () => {
    expect(() => batches(numbered(5)).pass(-1)).toThrow("pass is a whole number, 0 or more; got -1.");
  });
});
