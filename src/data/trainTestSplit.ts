import { requireKnownOptions } from "../display/knownOptions.ts";
import { shownValue } from "../display/shownValue.ts";
import { rowCount, takeRows } from "./dataRows.ts";
import { localMessages } from "./messages.ts";
import { requireBoolean } from "./optionChecks.ts";
import { SeededRandom } from "./seededRandom.ts";

/** How data is split. The words and rules are those of scikit-learn's `train_test_split`. */
export interface SplitOptions {
  /** Rows to test with: a part of all between 0 and 1, rounded up, or a whole number of rows. Left out, the rest. */
  readonly testSize?: number;
  /** Rows to train with: a part of all between 0 and 1, rounded down, or a whole number of rows. Left out, the rest. */
  readonly trainSize?: number;
  /** Where the random choice comes from, a whole number; left out, 0. The same seed gives the same split. */
  readonly seed?: number;
  /** Whether the rows are mixed first; left out, `true`. `false` trains with the first rows and tests with the next. */
  readonly shuffle?: boolean;
  /**
   * Whether both parts get the classes in the same proportions as the whole: `true` takes the classes from the data's
   * `labels` or `y`, an array gives the class of each row. Left out, `false`.
   */
  readonly stratify?: boolean | ArrayLike<number | string>;
}

/** Data in two parts that share no row. */
export interface Split<Data> {
  /** The part to train with, of the same kind as the whole. */
  readonly train: Data;
  /** The part to test with, of the same kind as the whole. */
  readonly test: Data;
}

/** scikit-learn's part to test with, if neither size is given. */
const DEFAULT_TEST_SIZE = 0.25;

/**
 * Splits data into a part to train with and a part to test with; no row is in both.
 *
 * ```ts
 * const { train, test } = trainTestSplit(shapes, { testSize: 0.2, stratify: true, seed: 1 });
 * ```
 *
 * Without sizes a quarter is for testing. Where `stratify` cannot share out a class exactly, the classes with the
 * largest remainders get the odd rows, equal ones by chance, as in scikit-learn's `StratifiedShuffleSplit`.
 *
 * @param data `{ images, labels }`, `{ x, y }` or any other object whose properties are `ImageSet`s, arrays (one item a
 * row) or `{ values, shape }`; or one of these alone
 * @returns two parts of the same kind as `data`, copies
 * @throws {TypeError} if `data` or an option is something else, or `stratify` is `true` and `data` has no labels
 * @throws {RangeError} if a size leaves a part empty or is more than there is, or a class has too few rows to stratify
 */
export function trainTestSplit<Data extends object>(data: Data, options: SplitOptions = {}): Split<Data> {
  requireKnownOptions("trainTestSplit", options, ["testSize", "trainSize", "seed", "shuffle", "stratify"]);
  const rows = rowCount(data);
  const [trainRows, testRows] = partSizes(rows, options.trainSize, options.testSize);
  const shuffle = requireBoolean("shuffle", options.shuffle ?? true);
  const random = new SeededRandom(options.seed ?? 0);
  const classes = classesOfRows(data, rows, options.stratify ?? false);
  if (classes !== undefined && !shuffle) throw new TypeError(localMessages().stratifyWithoutShuffle());

  if (classes !== undefined) {
    const { train, test } = stratifiedRows(classes, trainRows, testRows, random);
    return { train: takeRows(data, train), test: takeRows(data, test) };
  }
  const order = shuffle ? random.permutation(rows) : Uint32Array.from({ length: rows }, (_, row) => row);
  // scikit-learn's order: a shuffled split takes the rows to test with first.
  const trainStart = shuffle ? testRows : 0;
  const testStart = shuffle ? 0 : trainRows;
  return {
    train: takeRows(data, order.subarray(trainStart, trainStart + trainRows)),
    test: takeRows(data, order.subarray(testStart, testStart + testRows)),
  };
}

/** Numbers of rows to train and to test with (scikit-learn's `_validate_shuffle_split`). */
function partSizes(
  rows: number,
  trainSize: number | undefined,
  testSize: number | undefined,
): readonly [trainRows: number, testRows: number] {
  const text = localMessages();
  const trainPart = trainSize === undefined ? undefined : partRows("trainSize", trainSize, rows, Math.floor);
  const askedTest = testSize ?? (trainSize === undefined ? DEFAULT_TEST_SIZE : undefined);
  const testPart = askedTest === undefined ? undefined : partRows("testSize", askedTest, rows, Math.ceil);
  const testRows = testPart ?? rows - (trainPart ?? 0);
  const trainRows = trainPart ?? rows - testRows;
  if (isPart(trainSize) && isPart(testSize) && trainSize + testSize > 1) {
    throw new RangeError(text.partsOverOne(trainSize, testSize));
  }
  if (trainRows + testRows > rows) throw new RangeError(text.splitTooLarge(trainRows, testRows, rows));
  if (trainRows < 1 || testRows < 1) throw new RangeError(text.emptySplit(trainRows, testRows, rows));
  return [trainRows, testRows];
}

function partRows(option: string, size: number, rows: number, round: (value: number) => number): number {
  const isCount = Number.isInteger(size) && size >= 1 && size < rows;
  if (!isPart(size) && !isCount) throw new RangeError(localMessages().splitSize(option, rows, shownValue(size)));
  return isPart(size) ? round(size * rows) : size;
}

/** Whether a size is a part of all, not a number of rows. */
function isPart(size: number | undefined): size is number {
  return size !== undefined && size > 0 && size < 1;
}

function classesOfRows(
  data: object,
  rows: number,
  stratify: boolean | ArrayLike<number | string>,
): ArrayLike<number | string> | undefined {
  const text = localMessages();
  if (stratify === false) return undefined;
  const classes: unknown = stratify === true ? ownClasses(data) : stratify;
  if (stratify === true && classes === undefined) throw new TypeError(text.nothingToStratify());
  if (!isClassList(classes)) throw new TypeError(text.notClasses(shownValue(classes)));
  if (classes.length !== rows) throw new RangeError(text.labelCount(rows, classes.length));
  return classes;
}

function ownClasses(data: object): unknown {
  if ("labels" in data) return data.labels;
  return "y" in data ? data.y : undefined;
}

function isClassList(value: unknown): value is ArrayLike<number | string> {
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return false;
  return Array.from(value as ArrayLike<unknown>).every((item) => typeof item === "number" || typeof item === "string");
}

/** Rows to train and to test with, each class shared out in proportion, both in random order. */
function stratifiedRows(
  classes: ArrayLike<number | string>,
  trainRows: number,
  testRows: number,
  random: SeededRandom,
): { readonly train: Uint32Array; readonly test: Uint32Array } {
  const text = localMessages();
  const rowsOfClass = new Map<number | string, number[]>();
  for (let row = 0; row < classes.length; row++) {
    const name = classes[row] as number | string;
    const members = rowsOfClass.get(name);
    if (members === undefined) rowsOfClass.set(name, [row]);
    else members.push(row);
  }
  for (const [name, members] of rowsOfClass) {
    if (members.length < 2) throw new RangeError(text.smallClass(shownValue(name)));
  }
  if (Math.min(trainRows, testRows) < rowsOfClass.size) {
    throw new RangeError(text.fewerThanClasses(trainRows, testRows, rowsOfClass.size));
  }

  const groups = Array.from(rowsOfClass.values());
  const counts = groups.map(({ length }) => length);
  const trainCounts = sharedOut(counts, trainRows, random);
  const testCounts = sharedOut(
    counts.map((count, group) => count - (trainCounts[group] as number)),
    testRows,
    random,
  );
  for (const members of groups) random.shuffle(members);
  const train = groups.flatMap((members, group) => members.slice(0, trainCounts[group]));
  const test = groups.flatMap((members, group) => {
    const start = trainCounts[group] as number;
    return members.slice(start, start + (testCounts[group] as number));
  });
  random.shuffle(train);
  random.shuffle(test);
  return { train: Uint32Array.from(train), test: Uint32Array.from(test) };
}

/**
 * Shares `total` out in proportion to `counts`: whole parts first, then one more for the largest remainders; who comes
 * first among equal ones is drawn.
 */
function sharedOut(counts: readonly number[], total: number, random: SeededRandom): number[] {
  const sum = counts.reduce((partial, count) => partial + count, 0);
  const exact = counts.map((count) => (count * total) / sum);
  const shares = exact.map(Math.floor);
  const remainder = (group: number) => (exact[group] as number) - (shares[group] as number);
  let left = total - shares.reduce((partial, share) => partial + share, 0);
  const drawn = Array.from(random.permutation(counts.length));
  const byRemainder = drawn.map((group) => [group, remainder(group)] as const).sort((a, b) => b[1] - a[1]);
  for (const [group] of byRemainder) {
    if (left === 0) break;
    shares[group] = (shares[group] as number) + 1;
    left--;
  }
  return shares;
}
