import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { ImageSet } from "../../src/data/imageSet.ts";

/** Three images of 2×2 pixels and one channel: 0…3, 100…103, 252…255. */
const images = new ImageSet(Uint8Array.from([0, 1, 2, 3, 100, 101, 102, 103, 252, 253, 254, 255]), [3, 2, 2, 1]);

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("ImageSet", () => {
  it("refuses bytes that do not fit the shape", () => {
    expect(() => new ImageSet(new Uint8Array(5), [1, 2, 3, 1])).toThrow(
      "Images of shape [1, 2, 3, 1] need 6 bytes; got 5.",
    );
  });

  it("gives one image as a view of its bytes, from the end too", () => {
    expect(images.at(1).shape).toEqual([2, 2, 1]);
    expect(Array.from(images.at(1).bytes)).toEqual([100, 101, 102, 103]);
    expect(images.at(-1).rows()).toEqual([
      [252, 253],
      [254, 255],
    ]);
    expect(images.at(1).bytes.buffer).toBe(images.bytes.buffer);
  });

  it.each([3, -4, 0.5, Number.NaN])("has no image %p", (index) => {
    expect(() => images.at(index)).toThrow(`There is no image ${index}: the set has 3, numbered 0 to 2`);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => images.at(index)).toThrow(`${index}번 이미지는 없습니다`);
  });

  it.each([
    [0, 2],
    [1, undefined],
    [-2, -1],
    [2, 1],
    [0, 99],
    [-99, 1],
  ])("slices like an array: slice(%p, %p)", (start, end) => {
    const firstPixels = Array.from(images.slice(start, end), (image) => image.bytes[0]);
    expect(firstPixels).toEqual([0, 100, 252].slice(start, end));
    expect(images.slice(start, end).shape).toEqual([firstPixels.length, 2, 2, 1]);
  });

  it("makes floats from 0 to 1 by dividing by 255", () => {
    const values = images.batch(1, 2);
    expect(values).toHaveLength(8);
    expect(values[0]).toBe(Math.fround(100 / 255));
    expect(values[7]).toBe(1);
    expect(images.batch(0, 1)[0]).toBe(0);
  });

  it("makes a shorter batch at its end", () => {
    expect(images.batch(2, 10)).toHaveLength(4);
  });

  it("goes through all images a batch at a time", () => {
    const batches = Array.from(images.batches(2));
    expect(batches.map(({ start }) => start)).toEqual([0, 2]);
    expect(batches.map(({ shape }) => shape)).toEqual([
      [2, 2, 2, 1],
      [1, 2, 2, 1],
    ]);
    const values = batches.flatMap((batch) => Array.from(batch.values));
    expect(values).toEqual(Array.from(images.bytes, (byte) => Math.fround(byte / 255)));
  });

  it.each([-1, 3, 1.5])("cannot start a batch at %p", (start) => {
    expect(() => images.batch(start, 1)).toThrow(`A batch cannot start at ${start}`);
  });

  it.each([0, -1, 1.5, Number.NaN])("refuses a batch of %p images, before the first is asked for", (count) => {
    expect(() => images.batch(0, count)).toThrow(`got ${count}`);
    expect(() => images.batches(count)).toThrow(`got ${count}`);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => images.batch(0, count)).toThrow("1 이상의 정수여야");
  });

  it("takes images in any order, more than once, and leaves itself alone", () => {
    const taken = images.take([2, 0, -1]);
    expect(taken.shape).toEqual([3, 2, 2, 1]);
    expect(Array.from(taken.bytes)).toEqual([252, 253, 254, 255, 0, 1, 2, 3, 252, 253, 254, 255]);
    taken.bytes.fill(9);
    expect(images.at(0).bytes[1]).toBe(1);
    expect(images.take([]).shape).toEqual([0, 2, 2, 1]);
  });

  it("gives all images, or those asked for, as floats from 0 to 1", () => {
    expect(Array.from(images.toFloat32())).toEqual(Array.from(images.bytes, (byte) => Math.fround(byte / 255)));
    expect(images.toFloat32([2, 0])).toEqual(images.take([2, 0]).toFloat32());
    expect(images.toFloat32([1])).toEqual(images.batch(1, 1));
  });

  it("fills an array that is given, from its start", () => {
    const target = new Float32Array(10).fill(-1);
    const filled = images.toFloat32([2], target);
    expect(filled.buffer).toBe(target.buffer);
    expect(Array.from(filled)).toEqual([252, 253, 254, 255].map((byte) => Math.fround(byte / 255)));
    expect(Array.from(target.subarray(4))).toEqual([-1, -1, -1, -1, -1, -1]);
    expect(() => images.toFloat32([0, 1], new Float32Array(7))).toThrow(
      "The target for 2 images needs room for 8 numbers; it has room for 7.",
    );
    process.env.CONVOLAB_LANG = "ko";
    expect(() => images.toFloat32([0, 1], new Float32Array(7))).toThrow("수 8개가 들어갈 배열이 필요한데");
  });

  it.each([3, -4, 0.5, Number.NaN])("takes no image %p", (index) => {
    expect(() => images.take([0, index])).toThrow(`There is no image ${index}`);
    expect(() => images.toFloat32([0, index])).toThrow(`There is no image ${index}`);
  });

  it("turns 60,000 images in any order into floats, in memory that is given to it", () => {
    const many = new ImageSet(
      Uint8Array.from({ length: 60_000 * 4 }, (_, index) => (index >> 2) % 251),
      [60_000, 2, 2, 1],
    );
    const order = Uint32Array.from({ length: 60_000 }, (_, index) => (index * 7919) % 60_000);
    const target = new Float32Array(60_000 * 4);
    expect(many.toFloat32(order, target).buffer).toBe(target.buffer);
    const wrong = order.findIndex((image, row) => target[row * 4 + 3] !== Math.fround((image % 251) / 255));
    expect(wrong).toBe(-1);
  });

  it("has channels side by side and gives the rows of each", () => {
    const color = new ImageSet(Uint8Array.from([1, 2, 3, 4, 5, 6]), [1, 1, 2, 3]).at(0);
    expect(color.rows()).toEqual([[1, 4]]);
    expect(color.rows(2)).toEqual([[3, 6]]);
    expect(() => color.rows(3)).toThrow("There is no channel 3: the image has 3");
  });
});

describe("what a notebook shows", () => {
  it("of a set: shape, type, range and memory", () => {
    expect(`${images}`).toBe("ImageSet [3, 2, 2, 1] uint8, 0…255, 0.0 MB");
    expect(inspect(images)).toBe(`${images}`);
    const bundle = display(images);
    expect(bundle["text/plain"]).toBe(`${images}`);
    expect(bundle["text/html"]).toContain("<td>[3, 2, 2, 1] = number × height × width × channels</td>");
    process.env.CONVOLAB_LANG = "ko";
    expect(display(images)["text/html"]).toContain("개수 × 높이 × 너비 × 채널");
  });

  it("of an empty set, and of one that is all alike", () => {
    expect(`${images.slice(0, 0)}`).toContain("[0, 2, 2, 1] uint8, –");
    expect(`${new ImageSet(new Uint8Array(2).fill(7), [2, 1, 1, 1])}`).toContain("7…7");
  });

  it("of one image: its numbers, if it is small and gray", () => {
    expect(display(images.at(1))["text/plain"]).toBe("SingleImage [2, 2, 1] uint8\n100 101\n102 103");
    const wide = new ImageSet(new Uint8Array(33), [1, 1, 33, 1]).at(0);
    expect(display(wide)).toEqual({ "text/plain": "SingleImage [1, 33, 1] uint8" });
    expect(inspect(wide)).toBe("SingleImage [1, 33, 1] uint8");
  });

  it("of one image in HTML: the same numbers, rows unbroken, zeros pale and bright ones bold", () => {
    const image = new ImageSet(Uint8Array.from([0, 0, 127, 128, 255, 0, 1, 200]), [1, 2, 4, 1]).at(0);
    const { "text/html": html, "text/plain": text } = display(image);
    expect(html).toBe(
      [
        '<pre style="white-space: pre; overflow-x: auto; font-size: 0.75em; line-height: 1.15">SingleImage [2, 4, 1] uint8',
        '<span style="opacity: 0.65">  0   0</span> 127 <strong>128</strong>',
        '<strong>255</strong> <span style="opacity: 0.65">  0</span>   1 <strong>200</strong></pre>',
      ].join("\n"),
    );
    expect(html?.replaceAll(/<[^>]*>/g, "")).toBe(text);
  });
});

function display(value: object): Record<string, string> {
  return Reflect.get(value, Symbol.for("Jupyter.display")).call(value);
}
