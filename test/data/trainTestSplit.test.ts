import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { ImageSet } from "../../src/data/imageSet.ts";
import { oneHot } from "../../src/data/oneHot.ts";
import { trainTestSplit } from "../../src/data/trainTestSplit.ts";
import oracle from "./fixtures/trainTestSplit.json" with { type: "json" };

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

interface OracleCase {
  readonly test_size?: number;
  readonly train_size?: number;
  readonly error?: boolean;
}

const rowNumbers = (rows: number) => Array.from({ length: rows }, (_, row) => row);
const sizes = ({ test_size: testSize, train_size: trainSize }: OracleCase) => ({ testSize, trainSize });

function countOf(part: readonly number[], classCount: number): number[] {
  return Array.from({ length: classCount }, (_, label) => part.filter((row) => row === label).length);
}

describe("trainTestSplit", () => {
  it("is disjoint and complete, and the same for the same seed", () => {
    const settings = fc.record({
      rows: fc.integer({ min: 2, max: 300 }),
      part: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
      shuffle: fc.boolean(),
      seed: fc.maxSafeInteger(),
    });
    fc.assert(
      fc.property(settings, ({ rows, part, shuffle, seed }) => {
        // So small a part of few rows may leave nothing to train with, which is refused.
        fc.pre(Math.ceil(part * rows) < rows);
        const split = () => trainTestSplit(rowNumbers(rows), { testSize: part, shuffle, seed });
        const { train, test } = split();
        expect([...train, ...test].sort((a, b) => a - b)).toEqual(rowNumbers(rows));
        expect(test).toHaveLength(Math.ceil(part * rows));
        expect(split()).toEqual({ train, test });
      }),
    );
  });

  it("has scikit-learn's numbers of rows, and refuses what it refuses", () => {
    for (const oracleCase of oracle.plain) {
      const split = () => trainTestSplit(rowNumbers(oracleCase.rows), sizes(oracleCase));
      if ("error" in oracleCase) {
        expect(split).toThrow();
        continue;
      }
      const { train, test } = split();
      expect({ ...oracleCase, train: train.length, test: test.length }).toEqual(oracleCase);
    }
    expect(oracle.plain).toHaveLength(78);
  });

  it("shares out the classes as scikit-learn does, to within its own chance", () => {
    let shared = 0;
    for (const oracleCase of oracle.stratified) {
      const { counts } = oracleCase;
      const classes = counts.flatMap((count, label) => new Array<number>(count).fill(label));
      const split = (seed: number) => trainTestSplit(classes, { ...sizes(oracleCase), stratify: classes, seed });
      if (!("lowest" in oracleCase)) {
        expect(() => split(0)).toThrow();
        continue;
      }
      shared++;
      const { lowest, highest } = oracleCase;
      for (let seed = 0; seed < 5; seed++) {
        const { train, test } = split(seed);
        for (const [part, rows] of [train, test].entries()) {
          expect(rows).toHaveLength(lowestSum(oracleCase, part));
          for (const [label, count] of countOf(rows, counts.length).entries()) {
            expect(count).toBeGreaterThanOrEqual(lowest?.[part]?.[label] ?? Number.NaN);
            expect(count).toBeLessThanOrEqual(highest?.[part]?.[label] ?? Number.NaN);
          }
        }
      }
    }
    expect(shared).toBeGreaterThan(40);
  });

  /** Rows of one part, from the sizes alone: the same as without classes. */
  function lowestSum(oracleCase: OracleCase & { readonly counts: readonly number[] }, part: number): number {
    const rows = oracleCase.counts.reduce((sum, count) => sum + count, 0);
    const { train, test } = trainTestSplit(rowNumbers(rows), sizes(oracleCase));
    return [train, test][part]?.length ?? Number.NaN;
  }

  it("keeps the proportions of classes to within one row, disjoint and complete", () => {
    const classCounts = fc.array(fc.integer({ min: 2, max: 40 }), { minLength: 2, maxLength: 6 });
    const part = fc.double({ min: 0.1, max: 0.9, noNaN: true });
    fc.assert(
      fc.property(classCounts, part, fc.maxSafeInteger(), (counts, testSize, seed) => {
        const labels = counts.flatMap((count, label) => new Array<number>(count).fill(label));
        const testRows = Math.ceil(testSize * labels.length);
        fc.pre(Math.min(testRows, labels.length - testRows) >= counts.length);
        const data = { x: rowNumbers(labels.length), labels };
        const { train, test } = trainTestSplit(data, { testSize, seed, stratify: true });
        expect([...train.x, ...test.x].sort((a, b) => a - b)).toEqual(data.x);
        for (const [label, count] of countOf(test.labels, counts.length).entries()) {
          const exact = ((counts[label] as number) * testRows) / labels.length;
          expect(Math.abs(count - exact)).toBeLessThan(1 + 1e-9);
        }
      }),
    );
  });

  it("splits images with their labels, and by the y of { x, y }", () => {
    const labels = Uint8Array.from({ length: 20 }, (_, row) => row % 2);
    const images = new ImageSet(Uint8Array.from(labels), [20, 1, 1, 1]);
    const { train, test } = trainTestSplit({ images, labels }, { testSize: 4, stratify: true });
    expect(train.images.shape).toEqual([16, 1, 1, 1]);
    expect(test.labels).toEqual(test.images.bytes);
    expect(countOf(Array.from(test.labels), 2)).toEqual([2, 2]);
    const texts = { x: images, y: Array.from(labels, (label) => (label ? "one" : "zero")) };
    expect(trainTestSplit(texts, { testSize: 0.5, stratify: true }).test.y.toSorted()).toEqual([
      ...new Array(5).fill("one"),
      ...new Array(5).fill("zero"),
    ]);
  });

  it("keeps the order without shuffle", () => {
    expect(trainTestSplit([0, 1, 2, 3, 4], { testSize: 2, shuffle: false })).toEqual({
      train: [0, 1, 2],
      test: [3, 4],
    });
  });

  it("stratifies classes of hundreds of thousands of rows", () => {
    const labels = new Uint8Array(400_000).fill(1, 300_000);
    const { test } = trainTestSplit({ labels }, { testSize: 0.1, stratify: true });
    expect(test.labels.filter((label) => label === 1)).toHaveLength(10_000);
  });
});

describe("trainTestSplit refuses", () => {
  const labels = [0, 0, 0, 0, 0, 1, 1, 1, 1, 2];
  const untyped = (settings: unknown) => settings as object;

  it.each([
    [{ testSize: 0 }, "testSize is a part of all between 0 and 1", "testSize에는 0과 1 사이의 비율"],
    [{ testSize: -0.1 }, "got -0.1.", "-0.1을(를) 받았습니다"],
    [{ testSize: 1.5 }, "got 1.5.", "1.5을(를) 받았습니다"],
    [{ testSize: 10 }, "a whole number of rows from 1 to 9; got 10.", "10을(를) 받았습니다"],
    [{ testSize: Number.NaN }, "got NaN.", "NaN을(를) 받았습니다"],
    [{ trainSize: "half" }, 'got "half".', '"half"을(를) 받았습니다'],
    [{ trainSize: 6, testSize: 5 }, "too few for 6 to train with and 5 to test with", "훈련용 6행과 시험용 5행으로"],
    [{ trainSize: 0.7, testSize: 0.4 }, "trainSize 0.7 and testSize 0.4 sum to more than 1", "합이 1을 넘습니다"],
    [{ testSize: 0.95 }, "Of 10 rows, 0 would be to train with and 10 to test with", "훈련용이 0행, 시험용이 10행"],
    [{ seed: "a" }, 'seed is a whole number; got "a".', "seed에는 정수를"],
    [{ shuffle: null }, undefined, undefined],
    [{ shuffle: 0 }, "shuffle is true or false; got 0.", "shuffle에는 true나 false를"],
    [{ shuffle: false, stratify: labels }, "it needs shuffle: true", "shuffle이 true여야 합니다"],
    [{ stratify: true }, "there are none. Pass the classes instead", "둘 다 없습니다"],
    [{ stratify: "labels" }, 'one for each row; got "labels".', '"labels"을(를) 받았습니다'],
    [{ stratify: [1, 2] }, "10 are expected, 2 were given", "10개여야 하는데 2개를"],
    [{ stratify: labels }, "Class 2 has a single row", "클래스 2은(는) 한 행뿐이라"],
    [
      { stratify: [0, 0, 1, 1, 2, 2, 3, 3, 4, 4], testSize: 0.2 },
      "8 are to train with and 2 to test with",
      "시험용은 2행입니다",
    ],
  ])("%p", (settings, english, korean) => {
    const split = () => trainTestSplit(rowNumbers(10), untyped(settings));
    if (english === undefined) {
      // `null` stands for the default, as `undefined` does.
      expect(split().test).toHaveLength(3);
      return;
    }
    expect(split).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(split).toThrow(korean);
  });

  it("to stratify by rows of numbers", () => {
    const y = oneHot([0, 1, 0, 1], 2);
    expect(() => trainTestSplit({ x: [1, 2, 3, 4], y }, { stratify: true })).toThrow("one for each row; got Object");
  });
});
