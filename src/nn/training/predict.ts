import { inspect } from "node:util";
import { currentDisplayHost } from "../../display/displayHost.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { table } from "../../display/richValue.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import { RowReader } from "./batchReader.ts";
import { nextTurn, rowRange } from "./evaluate.ts";
import { requireKnownOptions, requireWhole } from "./fitOptions.ts";
import { requireMemory } from "./memoryCheck.ts";
import { localMessages } from "./messages.ts";
import { checkInput, type TrainableModel, tfModelOf } from "./objective.ts";
import { type Features, featureRows, type Targets } from "./trainingData.ts";

/** How to ask a model. */
export interface PredictOptions {
  /** Examples that are worked on at once; 128. It changes the speed only. */
  readonly batchSize?: number;
}

/** What a model answered, an answer for each example, in order. */
export class Predictions implements Displayable {
  /** All answers one after another, last axis fastest. */
  readonly values: Float32Array;
  /** `[count, …]`: `[10000, 10]` for the probabilities of 10 classes. */
  readonly shape: readonly number[];

  /** @param shape `[count, …]`, whose product is the number of values */
  constructor(values: Float32Array, shape: readonly number[]) {
    this.values = values;
    this.shape = shape;
  }

  /** Number of answers. */
  get length(): number {
    return this.shape[0] ?? 0;
  }

  /**
   * One answer, a view of `values`.
   *
   * @param index from 0; a negative one counts from the end
   * @throws {RangeError} if there is none of this number
   */
  at(index: number): Float32Array {
    const row = index < 0 ? this.length + index : index;
    if (!Number.isInteger(row) || row < 0 || row >= this.length) {
      throw new RangeError(localMessages().predictionIndex(index, this.length));
    }
    const size = this.values.length / this.length;
    return this.values.subarray(row * size, (row + 1) * size);
  }

  /** For each answer the place of its largest value: of probabilities, the class. `[count]` */
  argMax(): Int32Array {
    return Int32Array.from({ length: this.length }, (_, row) => {
      const answer = this.at(row);
      let largest = 0;
      for (let index = 1; index < answer.length; index++) {
        if ((answer[index] as number) > (answer[largest] as number)) largest = index;
      }
      return largest;
    });
  }

  /** `Predictions [10000, 10]`. */
  toString(): string {
    return `Predictions [${this.shape.join(", ")}]`;
  }

  [inspect.custom](): string {
    return this.toString();
  }

  /** Short answers as a table of the first ones. */
  [displaySymbol](): MimeBundle {
    const size = this.values.length / Math.max(1, this.length);
    const plain = { "text/plain": this.toString() };
    if (this.length === 0 || size > MOST_COLUMNS || this.shape.length > 2) return plain;
    const shown = Math.min(this.length, MOST_ROWS);
    const rows = Array.from({ length: shown }, (_, row) =>
      Object.fromEntries(Array.from(this.at(row), (value, index) => [String(index), Number(value.toPrecision(4))])),
    );
    const bundle = table(rows, { caption: localMessages().predictionCaption(this.shape, shown) })[displaySymbol]();
    return { ...bundle, ...plain };
  }
}

const MOST_COLUMNS = 20;
const MOST_ROWS = 10;

const OPTION_NAMES: readonly (keyof PredictOptions)[] = ["batchSize"];

/**
 * Asks a model.
 *
 * ```ts
 * const digits = (await predict(model, test.images)).argMax();
 * ```
 *
 * @param x examples, `[count, …]`: images (read as 0 to 1), numbers with a shape, a tensor, or lists
 * @returns an answer for each example; if the cell is interrupted, for those that were done
 * @throws {TypeError} if `x` is no data
 * @throws {RangeError} if its shape does not fit the model
 */
export async function predict(model: TrainableModel, x: Features, options: PredictOptions = {}): Promise<Predictions> {
  requireKnownOptions("predict", options, OPTION_NAMES);
  const batchSize = requireWhole("batchSize", options.batchSize ?? 128, 1);
  const tfModel = tfModelOf(model);
  const rows = featureRows(x as Targets, "x");
  checkInput(tfModel, rows);
  requireMemory(tfModel, Math.min(batchSize, rows.count), false);
  const reader = new RowReader(rows, batchSize);
  let values = new Float32Array(0);
  let rowShape: readonly number[] = [];
  let done = 0;
  for (let start = 0; start < rows.count && !currentDisplayHost().interrupted?.(); start += batchSize) {
    const indices = rowRange(start, Math.min(start + batchSize, rows.count));
    // Nothing is returned from `tidy`, which would look for tensors in every element of an array.
    tf.tidy(() => {
      const output = tfModel.apply(reader.read(indices).tensor, { training: false }) as Tensor;
      const answers = output.dataSync() as Float32Array;
      const size = answers.length / indices.length;
      if (start === 0) values = new Float32Array(rows.count * size);
      values.set(answers, start * size);
      rowShape = output.shape.slice(1);
    });
    done += indices.length;
    await nextTurn();
  }
  const size = rowShape.reduce((product, length) => product * length, 1);
  return new Predictions(values.subarray(0, done * size), [done, ...rowShape]);
}
