import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { augment } from "../../../src/data/augment/augment.ts";
import type { Fill } from "../../../src/data/augment/fill.ts";
import { rotateImages, shiftImages } from "../../../src/data/augment/movedImages.ts";
import { ImageSet } from "../../../src/data/imageSet.ts";
import { shapesDataset } from "../../../src/data/shapes/shapesDataset.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** Images whose bytes are all different from black, so that what is black afterwards came from outside. */
function brightImages(count: number, height: number, width: number, channels: number): ImageSet {
  const size = count * height * width * channels;
  return new ImageSet(
    Uint8Array.from({ length: size }, (_, i) => 1 + ((i * 37) % 255)),
    [count, height, width, channels],
  );
}

const imageSets = fc
  .tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 9 }),
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom(1, 3),
  )
  .map((shape) => brightImages(...shape));

/** Every way to change an image at once. */
const everything = fc.record({
  shift: fc.integer({ min: 0, max: 12 }),
  rotate: fc.double({ min: 0, max: 180, noNaN: true }),
  zoom: fc.double({ min: 0, max: 0.9, noNaN: true }),
  flip: fc.constantFrom("none" as const, "horizontal" as const, "vertical" as const, "both" as const),
  fill: fc.constantFrom<Fill>(0, 255, "nearest"),
  cutout: fc.integer({ min: 0, max: 12 }),
  seed: fc.maxSafeInteger(),
});

const labelled = (images: ImageSet) => ({
  images,
  labels: Uint8Array.from({ length: images.length }, (_, index) => index % 10),
});

describe("augment", () => {
  it("changes nothing if nothing is asked for, or only nothing", () => {
    fc.assert(
      fc.property(imageSets, fc.maxSafeInteger(), (images, seed) => {
        const still = { shift: 0, rotate: 0, zoom: 0, flip: "none", cutout: 0, seed } as const;
        expect(augment(images, { seed })).toEqual(images);
        expect(augment(images, still)).toEqual(images);
        expect(augment(images, still).bytes.buffer).not.toBe(images.bytes.buffer);
      }),
    );
  });

  it("never changes what it is given, and does the same for the same seed", () => {
    fc.assert(
      fc.property(imageSets, everything, (images, options) => {
        const data = labelled(images);
        const mix = () => augment(data, { ...options, cutMix: 1 });
        const first = mix();
        expect(mix()).toEqual(first);
        expect(data).toEqual(labelled(new ImageSet(brightImages(...images.shape).bytes, images.shape)));
        expect(first.images.shape).toEqual(images.shape);
      }),
    );
  });

  it("changes an image by its number and the seed alone", () => {
    const images = brightImages(6, 8, 8, 1);
    const options = { shift: 3, rotate: 40, zoom: 0.3, flip: "both", cutout: 3, seed: 5 } as const;
    expect(augment(images.slice(0, 4), options)).toEqual(augment(images, options).slice(0, 4));
    expect(augment(images, { ...options, seed: 6 })).not.toEqual(augment(images, options));
  });

  it("shifts each image by its own whole number of pixels, up to the most", () => {
    const images = new ImageSet(new Uint8Array(300 * 81), [300, 9, 9, 1]);
    for (const image of images) image.bytes[4 * 9 + 4] = 255;
    const seen = new Set<string>();
    for (const image of augment(images, { shift: [2, 1] })) {
      const place = image.bytes.indexOf(255);
      expect(image.bytes.filter((value) => value > 0)).toEqual(Uint8Array.of(255));
      seen.add(`${Math.floor(place / 9) - 4} ${(place % 9) - 4}`);
    }
    const all = [-2, -1, 0, 1, 2].flatMap((down) => [-1, 0, 1].map((right) => `${down} ${right}`));
    expect([...seen].sort()).toEqual(all.sort());
  });

  it.each([
    ["horizontal", ["12", "21"]],
    ["vertical", ["12", "34"]],
    ["both", ["12", "21", "34", "43"]],
  ] as const)("mirrors half of the images: %s", (flip, firstRows) => {
    const images = new ImageSet(
      Uint8Array.from({ length: 4 * 200 }, (_, i) => 1 + (i % 4)),
      [200, 2, 2, 1],
    );
    const rows = Array.from(augment(images, { flip }), ({ bytes }) => bytes.subarray(0, 2).join(""));
    expect([...new Set(rows)].sort()).toEqual(firstRows);
    expect(Math.abs(rows.filter((row) => row === "12").length - 200 / firstRows.length)).toBeLessThan(40);
  });

  it("enlarges and shrinks about the middle", () => {
    const images = new ImageSet(new Uint8Array(100 * 441), [100, 21, 21, 1]);
    for (const { bytes } of images) {
      for (let y = 6; y <= 14; y++) bytes.fill(255, y * 21 + 6, y * 21 + 15);
    }
    const areas = Array.from(
      augment(images, { zoom: 0.4 }),
      ({ bytes }) => bytes.reduce((sum, value) => sum + value, 0) / 255,
    );
    const sides = areas.map(Math.sqrt);
    expect(Math.min(...sides)).toBeGreaterThan(9 * 0.6 - 0.7);
    expect(Math.min(...sides)).toBeLessThan(9 * 0.7);
    expect(Math.max(...sides)).toBeLessThan(9 * 1.4 + 0.7);
    expect(Math.max(...sides)).toBeGreaterThan(9 * 1.3);
  });

  it("covers a square of each image, cut off at the border", () => {
    const images = brightImages(150, 10, 12, 3);
    const covered = augment(images, { cutout: { side: 4, fill: [0, 0, 0] } });
    expect(covered).toEqual(augment(images, { cutout: 4 }));
    const areas = new Set<number>();
    for (let index = 0; index < images.length; index++) {
      const before = images.at(index).rows();
      const after = covered.at(index).rows();
      const places = after.flatMap((row, y) => row.flatMap((value, x) => (value === 0 ? [[y, x] as const] : [])));
      const ys = places.map(([y]) => y);
      const xs = places.map(([, x]) => x);
      const [height, width] = [Math.max(...ys) - Math.min(...ys) + 1, Math.max(...xs) - Math.min(...xs) + 1];
      expect(places).toHaveLength(height * width);
      expect(height >= 2 && height <= 4 && width >= 2 && width <= 4).toBe(true);
      areas.add(places.length);
      const uncovered = before.map((row, y) => row.map((value, x) => (after[y]?.[x] === 0 ? 0 : value)));
      expect(after).toEqual(uncovered);
    }
    expect([...areas].sort((a, b) => a - b)).toEqual([4, 6, 8, 9, 12, 16]);
  });

  it("keeps labels without CutMix, as a copy", () => {
    const data = labelled(brightImages(3, 2, 2, 1));
    const { labels } = augment(data, { shift: 1 });
    expect(labels).toEqual(data.labels);
    labels.fill(7);
    expect(data.labels[0]).toBe(0);
  });
});

describe("CutMix", () => {
  it("mixes labels by the pixels of each image, which sum to 1", () => {
    // Image i is all of the value i + 1, so that its pixels can be counted wherever they are.
    const settings = fc.record({
      count: fc.integer({ min: 1, max: 10 }),
      height: fc.integer({ min: 1, max: 12 }),
      width: fc.integer({ min: 1, max: 12 }),
      alpha: fc.double({ min: 0.01, max: 20, noNaN: true }),
      seed: fc.maxSafeInteger(),
    });
    fc.assert(
      fc.property(settings, ({ count, height, width, alpha, seed }) => {
        const area = height * width;
        const bytes = Uint8Array.from({ length: count * area }, (_, i) => 1 + Math.floor(i / area));
        const data = labelled(new ImageSet(bytes, [count, height, width, 1]));
        const { images, labels } = augment(data, { cutMix: alpha, seed });
        expect(labels.shape).toEqual([count, 10]);
        for (const [index, image] of Array.from(images).entries()) {
          const row = labels.values.subarray(index * 10, index * 10 + 10);
          expect(row.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 6);
          for (const [label, share] of row.entries()) {
            const pixels = image.bytes.filter((value) => value === label + 1).length;
            expect(share).toBe(Math.fround(pixels / area));
          }
        }
      }),
    );
  });

  it("takes the box from the same place of another image", () => {
    const data = labelled(brightImages(8, 10, 10, 3));
    const { images, labels } = augment(data, { cutMix: 1, seed: 2 });
    let pasted = 0;
    for (const [index, image] of Array.from(images).entries()) {
      const partner = labels.values.subarray(index * 10, index * 10 + 10).findIndex((v, k) => k !== index && v > 0);
      for (const [at, value] of image.bytes.entries()) {
        const own = data.images.at(index).bytes[at];
        if (value === own) continue;
        expect(value).toBe(data.images.at(partner).bytes[at]);
        pasted++;
      }
    }
    expect(pasted).toBeGreaterThan(100);
  });

  it("keeps on average the half and the box's clipped part, with α = 1", () => {
    const data = labelled(brightImages(1000, 8, 8, 1));
    const { labels } = augment({ ...data, labels: data.labels.fill(0) }, { cutMix: 1 });
    expect(labels.values.filter((_, i) => i % 10 === 0).every((share) => share === 1)).toBe(true);

    const own = ownShares(augment(labelled(brightImages(1000, 8, 8, 1)), { cutMix: 1, seed: 4 }).labels.values);
    const mean = own.reduce((sum, share) => sum + share, 0) / own.length;
    // The box has half of the area on average; a part of it lies outside, and one partner in ten has the same label.
    expect(mean).toBeGreaterThan(0.5);
    expect(mean).toBeLessThan(0.8);
  });

  it("mixes only as many images as the probability says", () => {
    const data = labelled(brightImages(1000, 8, 8, 1));
    const mixed = (probability: number) =>
      ownShares(augment(data, { cutMix: { probability } }).labels.values).filter((share) => share < 1).length;
    expect(mixed(0)).toBe(0);
    expect(augment(data, { cutMix: { probability: 0 } }).images).toEqual(data.images);
    expect(mixed(0.5) / mixed(1)).toBeCloseTo(0.5, 1);
  });

  it("knows how many classes shapes have, and takes any other number", () => {
    const shapes = shapesDataset({ n: 5, height: 8, width: 8 });
    expect(augment(shapes, { cutMix: 1 }).labels.shape).toEqual([5, 5]);
    expect(augment(shapes, { cutMix: { classCount: 7 } }).labels.shape).toEqual([5, 7]);
  });

  /** Of each image the share of its own label. */
  function ownShares(values: Float32Array): number[] {
    return Array.from({ length: values.length / 10 }, (_, index) => values[index * 10 + (index % 10)] as number);
  }
});

describe("shiftImages and rotateImages", () => {
  const square = new ImageSet(Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), [1, 3, 3, 1]);

  it("shift all images alike, with black, a byte or the nearest pixel behind", () => {
    expect(Array.from(shiftImages(square, { right: 1 }).bytes)).toEqual([0, 1, 2, 0, 4, 5, 0, 7, 8]);
    expect(Array.from(shiftImages(square, { down: -1, fill: 9 }).bytes)).toEqual([4, 5, 6, 7, 8, 9, 9, 9, 9]);
    const nearest = shiftImages(square, { down: 1, right: 1, fill: "nearest" });
    expect(Array.from(nearest.bytes)).toEqual([1, 1, 2, 1, 1, 2, 4, 4, 5]);
    expect(Array.from(shiftImages(square, { down: 3 }).bytes)).toEqual(new Array(9).fill(0));
  });

  it("turn counterclockwise, exactly at right angles", () => {
    expect(Array.from(rotateImages(square, 90).bytes)).toEqual([3, 6, 9, 2, 5, 8, 1, 4, 7]);
    expect(Array.from(rotateImages(square, -90).bytes)).toEqual([7, 4, 1, 8, 5, 2, 9, 6, 3]);
    expect(rotateImages(square, 180).bytes).toEqual(square.bytes.toReversed());
    expect(rotateImages(square, 360)).toEqual(square);
  });

  it("there and back leaves what stayed within the image", () => {
    fc.assert(
      fc.property(
        imageSets,
        fc.integer({ min: -3, max: 3 }),
        fc.integer({ min: -3, max: 3 }),
        (images, down, right) => {
          const [, height, width] = images.shape;
          const back = shiftImages(shiftImages(images, { down, right }), { down: -down, right: -right });
          for (const [index, image] of Array.from(back).entries()) {
            const before = images.at(index).rows();
            for (const [y, row] of image.rows().entries()) {
              for (const [x, value] of row.entries()) {
                const stayed = y + down >= 0 && y + down < height && x + right >= 0 && x + right < width;
                expect(value).toBe(stayed ? before[y]?.[x] : 0);
              }
            }
          }
        },
      ),
    );
  });
});

describe("augment refuses", () => {
  const images = brightImages(2, 4, 4, 3);
  const data = { images, labels: Uint8Array.of(0, 1) };
  const untyped = (settings: unknown) => settings as { readonly cutMix: number };

  it.each([
    [{ shift: -1 }, "shift is a whole number from 0 to 65,536; got -1.", "shift에는 0부터 65,536까지의 정수를"],
    [{ shift: 1.5 }, "got 1.5.", "1.5을(를) 받았습니다"],
    [{ shift: [1] }, "a pair [down, right] of such; got [1].", "쌍 [아래로, 오른쪽으로]"],
    [{ shift: [1, -2] }, "shift[1] is a whole number from 0", "shift[1]에는 0부터"],
    [{ shift: "2" }, 'got "2".', '"2"을(를) 받았습니다'],
    [{ rotate: 181 }, "rotate is a number from 0 to 180; got 181.", "rotate에는 0부터 180까지의 수를"],
    [{ rotate: Number.NaN }, "got NaN.", "NaN을(를) 받았습니다"],
    [{ zoom: 1 }, "zoom is a number from 0 to 0.9; got 1.", "zoom에는 0부터 0.9까지의 수를"],
    [{ flip: "left" }, 'flip is one of none, horizontal, vertical, both; got "left".', "both 중 하나를"],
    [
      { fill: 256 },
      'a list of 3 (one for each channel), or "nearest"; got 256.',
      '또는 "nearest"을(를) 넣어야 하는데 256을(를)',
    ],
    [{ fill: [1, 2] }, "got [1, 2].", "[1, 2]을(를) 받았습니다"],
    [{ fill: "reflect" }, 'got "reflect".', '"reflect"을(를) 받았습니다'],
    [{ cutout: -1 }, "cutout is a whole number from 0 to 65,536; got -1.", "cutout에는 0부터"],
    [{ cutout: { side: 2, fill: "nearest" } }, "cutout.fill is a whole number from 0 to 255", "cutout.fill에는"],
    [{ cutMix: 0 }, "α, is a number above 0 and up to 100; got 0.", "0보다 크고 100 이하인 수"],
    [{ cutMix: Number.NaN }, "got NaN.", "NaN을(를) 받았습니다"],
    [{ cutMix: { probability: 2 } }, "cutMix.probability is a number from 0 to 1; got 2.", "cutMix.probability에는"],
    [{ cutMix: { classCount: 1 } }, "Label 1 is 1, but with 1 classes", "1번 레이블이 1입니다"],
    [{ seed: 1.5 }, "seed is a whole number; got 1.5.", "seed에는 정수를"],
  ])("%p", (settings, english, korean) => {
    expect(() => augment(data, untyped(settings))).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => augment(data, untyped(settings))).toThrow(korean);
  });

  it("CutMix without labels, labels that are not one for each image, and what is no set of images", () => {
    const unlabelled: unknown = images;
    expect(() => augment(unlabelled as typeof data, { cutMix: 1 })).toThrow("pass { images, labels } instead");
    const short = { images, labels: Uint8Array.of(1) };
    expect(() => augment(short, { cutMix: 1 })).toThrow("2 are expected, 1 were given");
    const arrays: unknown = { images: [1, 2], labels: [0, 1] };
    expect(() => augment(arrays as ImageSet, { shift: 1 })).toThrow("{ images, labels } with an ImageSet; got Object");
    const nothing: unknown = null;
    expect(() => augment(nothing as ImageSet)).toThrow("got null");
    process.env.CONVOLAB_LANG = "ko";
    expect(() => augment(unlabelled as typeof data, { cutMix: 1 })).toThrow("cutMix는 레이블도 섞습니다");
    expect(() => augment(short, { cutMix: 1 })).toThrow("2개여야 하는데 1개를");
    expect(() => augment(arrays as ImageSet, { shift: 1 })).toThrow("Object을(를) 받았습니다");
  });

  it("shifts and turns out of range", () => {
    expect(() => shiftImages(images, { down: 0.5 })).toThrow("down is a whole number from -65,536 to 65,536; got 0.5.");
    expect(() => rotateImages(images, 400)).toThrow("degrees is a number from -360 to 360; got 400.");
  });
});
