import { requireKnownOptions } from "../display/knownOptions.ts";
import { rowCount, takeRows } from "./dataRows.ts";
import { inspectSymbol } from "./jupyterDisplay.ts";
import { localMessages } from "./messages.ts";
import { requireBoolean, requireWhole } from "./optionChecks.ts";
import { SeededRandom } from "./seededRandom.ts";

/** How data is cut into batches. */
export interface BatchesOptions {
  /** Rows in a batch, 1 or more; left out, 32, as in Keras. */
  readonly batchSize?: number;
  /** Whether each pass goes through the rows in a new random order; left out, `false`: always in order. */
  readonly shuffle?: boolean;
  /** Where the random orders come from, a whole number; left out, 0. The same seed gives the same passes. */
  readonly seed?: number;
  /** Whether to leave out the last batch if it is shorter than the others; left out, `false`. */
  readonly dropRemainder?: boolean;
}

const DEFAULT_BATCH_SIZE = 32;

/** Data a batch at a time, as often as wanted. Every `for … of` over it is one more pass (an epoch). */
export class Batches<Data extends object> implements Iterable<Data> {
  /** Called by `batches`, which says what is thrown. */
  constructor(data: Data, options: BatchesOptions = {}) {
    requireKnownOptions("batches", options, ["batchSize", "shuffle", "seed", "dropRemainder"]);
    this.batchSize = requireWhole("batchSize", options.batchSize ?? DEFAULT_BATCH_SIZE, 1, Number.MAX_SAFE_INTEGER);
    this.shuffle = requireBoolean("shuffle", options.shuffle ?? false);
    this.seed = requireWhole("seed", options.seed ?? 0, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER);
    this.dropRemainder = requireBoolean("dropRemainder", options.dropRemainder ?? false);
    this.rows = rowCount(data);
    const parts = this.rows / this.batchSize;
    this.length = this.dropRemainder ? Math.floor(parts) : Math.ceil(parts);
    if (this.length === 0) throw new RangeError(localMessages().noBatch(this.rows, this.batchSize));
    this.#data = data;
  }

  readonly #data: Data;
  #passes = 0;

  /** Rows in a batch; the last one of a pass may have fewer. */
  readonly batchSize: number;
  /** Whether each pass has a random order of its own. */
  readonly shuffle: boolean;
  /** Where the random orders come from. */
  readonly seed: number;
  /** Whether a shorter last batch is left out. */
  readonly dropRemainder: boolean;
  /** Rows in the data. */
  readonly rows: number;
  /** Batches in a pass. */
  readonly length: number;

  /**
   * The order of the rows in one pass: `order(0)` belongs to the first.
   *
   * @param pass which pass, a whole number from 0
   * @returns the numbers 0 to `rows - 1`, each once
   * @throws {RangeError} if `pass` is not such a number
   */
  order(pass: number): Uint32Array {
    requireWhole("pass", pass, 0, Number.MAX_SAFE_INTEGER);
    if (!this.shuffle) return Uint32Array.from({ length: this.rows }, (_, row) => row);
    return new SeededRandom(this.seed, pass).permutation(this.rows);
  }

  /**
   * The batches of one pass, whichever passes were made before: the same pass gives the same batches again.
   *
   * @param pass which pass, a whole number from 0
   * @throws {RangeError} if `pass` is not such a number
   */
  pass(pass: number): Generator<Data, void, undefined> {
    return this.#generate(this.order(pass));
  }

  /** The batches of the next pass: the first loop gets pass 0, the second pass 1, and so on. */
  [Symbol.iterator](): Generator<Data, void, undefined> {
    const pass = this.#passes;
    this.#passes++;
    return this.pass(pass);
  }

  *#generate(order: Uint32Array): Generator<Data, void, undefined> {
    for (let batch = 0; batch < this.length; batch++) {
      yield takeRows(this.#data, order.subarray(batch * this.batchSize, (batch + 1) * this.batchSize));
    }
  }

  /** `Batches 1875 × 32 of 60000 rows, shuffled (seed 0)`. */
  toString(): string {
    const order = this.shuffle ? `shuffled (seed ${this.seed})` : "in order";
    return `Batches ${this.length} × ${this.batchSize} of ${this.rows} rows, ${order}`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }
}

/**
 * Cuts data into batches: small parts that a network is trained with one after another.
 *
 * ```ts
 * const parts = batches(train, { batchSize: 128, shuffle: true, seed: 1 });
 * for (let epoch = 0; epoch < 3; epoch++) {
 *   for (const { images, labels } of parts) {
 *     images.toFloat32(); // [128, 28, 28, 1] as floats from 0 to 1
 *   }
 * }
 * ```
 *
 * Every row is in exactly one batch of a pass (without `dropRemainder`). With `shuffle` each pass has an order of its
 * own, and a second program with the same seed gets the same orders.
 *
 * @param data `{ images, labels }`, `{ x, y }` or any other object whose properties are `ImageSet`s, arrays (one item a
 * row) or `{ values, shape }`; or one of these alone
 * @returns batches of the same kind as `data`: `{ images, labels }` gives `{ images, labels }`, copies
 * @throws {TypeError} if `data` is something else
 * @throws {RangeError} if an option is out of range, the parts of `data` have different numbers of rows, or no batch
 * comes out
 */
export function batches<Data extends object>(data: Data, options: BatchesOptions = {}): Batches<Data> {
  return new Batches(data, options);
}
