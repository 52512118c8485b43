import { type Batch, BatchReader } from "./batchReader.ts";
import { localMessages } from "./messages.ts";
import { RowOrder } from "./rowOrder.ts";
import { type BatchSource, type ExampleRows, examplesOf, isBatchSource, type TrainingData } from "./trainingData.ts";

/** A batch that has not been read yet. */
export interface ReadableBatch {
  /** Its number of examples. */
  readonly count: number;
  /** Makes tensors of it. */
  read(): Batch;
}

/** The batches of every epoch. */
export interface BatchPlan {
  /** Batches an epoch. */
  readonly length: number;
  /** The batches of an epoch, counted from 0, in their order. */
  epoch(epoch: number): Iterable<ReadableBatch>;
}

/** Data to go through: examples that are all there, or ready batches. */
export type OpenedData = ExampleRows | ReadyBatches;

/** How data is gone through. */
export interface PlanOptions {
  /** Examples a batch, where the batches are not ready. */
  readonly batchSize: number;
  readonly shuffle: boolean;
  readonly seed: number;
  /** Checks examples that were not there yet when the data was opened. */
  readonly check: (examples: ExampleRows) => void;
}

/**
 * Takes data in whatever form.
 *
 * @param name what a message calls it
 * @throws {TypeError} if it is none
 * @throws {RangeError} if it is not sound, or there is no example
 */
export function openData(data: TrainingData, name: string): OpenedData {
  return isBatchSource(data) ? new ReadyBatches(data, name) : examplesOf(data, name);
}

/** Examples by which it can be seen what the data is: all of them, or the first batch. */
export function examplesIn(data: OpenedData): ExampleRows {
  return data instanceof ReadyBatches ? data.first : data;
}

/** The batches of opened data. */
export function batchPlan(data: OpenedData, { batchSize, shuffle, seed, check }: PlanOptions): BatchPlan {
  if (data instanceof ReadyBatches) {
    data.check = check;
    return data;
  }
  return new RowBatches(data, batchSize, new RowOrder(data.x.count, shuffle, seed));
}

/** Examples that are all there, cut into batches anew each epoch. */
class RowBatches implements BatchPlan {
  readonly length: number;
  readonly #reader: BatchReader;
  readonly #batchSize: number;
  readonly #order: RowOrder;

  /**
   * @param batchSize examples a batch; the last one may have fewer
   * @param order the order of the examples in each epoch
   */
  constructor({ x, y }: ExampleRows, batchSize: number, order: RowOrder) {
    this.length = Math.ceil(x.count / batchSize);
    this.#reader = new BatchReader(x, y, batchSize);
    this.#batchSize = batchSize;
    this.#order = order;
  }

  *epoch(epoch: number): Iterable<ReadableBatch> {
    const rows = this.#order.epoch(epoch);
    for (let start = 0; start < rows.length; start += this.#batchSize) {
      const indices = rows.subarray(start, start + this.#batchSize);
      yield { count: indices.length, read: () => this.#reader.read(indices) };
    }
  }
}

/** Batches that come ready, one pass over their source an epoch. */
export class ReadyBatches implements BatchPlan {
  readonly length: number;
  readonly #source: BatchSource;
  #firstPass: Iterator<unknown> | undefined;
  /** The first batch: what a network is to learn from can be seen by it. */
  readonly first: ExampleRows;

  /**
   * Begins the first pass.
   *
   * @throws {TypeError} if the first batch is no data
   * @throws {RangeError} if there is no batch, or it is not sound
   */
  constructor(source: BatchSource, name: string) {
    this.#source = source;
    this.length = source.length;
    this.#firstPass = source[Symbol.iterator]();
    const { done, value } = this.#firstPass.next();
    if (done === true) throw new RangeError(localMessages().noRows());
    this.first = examplesOf(value, name);
  }

  /** Each batch is checked by this before it is read. */
  check: (examples: ExampleRows) => void = () => {};

  *epoch(): Iterable<ReadableBatch> {
    for (const examples of this.#pass()) {
      this.check(examples);
      const { x, y } = examples;
      yield { count: x.count, read: () => new BatchReader(x, y, x.count).read(rowsTo(x.count)) };
    }
  }

  *#pass(): Iterable<ExampleRows> {
    const begun = this.#firstPass;
    this.#firstPass = undefined;
    const iterator: Iterator<unknown> = begun ?? this.#source[Symbol.iterator]();
    if (begun !== undefined) yield this.first;
    let isEmpty = begun === undefined;
    for (const batch of { [Symbol.iterator]: () => iterator }) {
      isEmpty = false;
      yield examplesOf(batch);
    }
    if (isEmpty) throw new RangeError(localMessages().batchesGone());
  }
}

function rowsTo(count: number): Uint32Array {
  return Uint32Array.from({ length: count }, (_, row) => row);
}
