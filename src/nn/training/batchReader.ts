import { type Tensor, tf } from "../../tensor/tf.ts";
import type { Rows } from "./trainingData.ts";

/** A batch as tensors, to be disposed by whoever asked for it. */
export interface Batch {
  /** `[batch, …]` */
  readonly x: Tensor;
  /** `[batch, …]` */
  readonly y: Tensor;
  /** The targets' values; valid until the next batch is read. */
  readonly labels: Float32Array;
}

/** Cuts examples into batches, through one piece of memory for all of them. */
export class BatchReader {
  readonly #x: RowReader;
  readonly #y: RowReader;

  constructor(x: Rows, y: Rows, batchSize: number) {
    this.#x = new RowReader(x, batchSize);
    this.#y = new RowReader(y, batchSize);
  }

  /** The rows of the given numbers. */
  read(indices: Uint32Array): Batch {
    const x = this.#x.read(indices);
    const y = this.#y.read(indices);
    return { x: x.tensor, y: y.tensor, labels: y.values };
  }
}

/** Cuts one side of the examples into tensors. */
export class RowReader {
  readonly #rows: Rows;
  readonly #size: number;
  readonly #memory: Float32Array;

  constructor(rows: Rows, batchSize: number) {
    this.#rows = rows;
    this.#size = rows.rowShape.reduce((product, length) => product * length, 1);
    this.#memory = new Float32Array(Math.min(batchSize, rows.count) * this.#size);
  }

  /** The rows of the given numbers, at most a batch of them. */
  read(indices: Uint32Array): { readonly tensor: Tensor; readonly values: Float32Array } {
    const values = this.#memory.subarray(0, indices.length * this.#size);
    this.#rows.read(indices, values);
    // The tensor gets values of its own: the native engine reads them only when it first computes with it.
    return { tensor: tf.tensor(values.slice(), [indices.length, ...this.#rows.rowShape]), values };
  }
}
