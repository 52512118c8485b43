import { countText } from "../../display/countText.ts";
import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { Model } from "../../nn/model/model.ts";
import { getWeights } from "../../nn/model/modelWeights.ts";
import { loweredTensor } from "../../nn/model/tensorflow/lowerModel.ts";
import { isModel } from "../../nn/shape/layerArgument.ts";
import { ModelTable, type TableCell, type TableColumn } from "../../nn/tables/modelTable.ts";
import { refuseTensorFlowModel } from "../../nn/tables/tableOptions.ts";
import { RowReader } from "../../nn/training/batchReader.ts";
import { checkInput, tfModelOf } from "../../nn/training/objective.ts";
import { type Features, featureRows } from "../../nn/training/trainingData.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import { numberText } from "../drawing/numberText.ts";
import { localMessages } from "./messages.ts";
import { type NumbersWithShape, shapedNumbers } from "./shapedNumbers.ts";

/** What is counted. */
export interface LayerStatisticsOptions {
  /** Images or other examples: every layer's outputs for them are counted too. */
  readonly inputs?: Features;
}

/** The statistics of one weight, or of the outputs of one layer. */
export interface LayerStatisticsRow {
  /** The layer's name; the name that numbers were given with. */
  readonly layer: string;
  /** `kernel`, `bias`, …; `output` for what a layer answers; `""` for other numbers. */
  readonly name: string;
  /** Outputs begin with the number of examples. */
  readonly shape: readonly number[];
  /** How many numbers there are. */
  readonly count: number;
  /** The smallest finite number; NaN where there is none. */
  readonly min: number;
  /** The largest finite number; NaN where there is none. */
  readonly max: number;
  /** Of the finite numbers; NaN where there is none. */
  readonly mean: number;
  /** The standard deviation of the finite numbers (divided by their number); NaN where there is none. */
  readonly standardDeviation: number;
  /** How many numbers are 0. */
  readonly zeros: number;
  /** How many are NaN. */
  readonly nan: number;
  /** How many are Infinity or −Infinity. */
  readonly infinity: number;
}

const BATCH_SIZE = 32;
const OPTION_NAMES: readonly (keyof LayerStatisticsOptions)[] = ["inputs"];

/**
 * A table of each weight's smallest, largest and mean value and standard deviation, and how many values are 0, NaN or infinite:
 * what a look at a training that fails begins with. Given `inputs`, each layer's outputs are counted too: one that is 0
 * nearly everywhere has died.
 *
 * ```ts
 * layerStatistics(cnn, { inputs: test.images.slice(0, 100) });
 * ```
 *
 * @param source a model, or numbers by their names: tensors (which stay yours to dispose of), `{ values, shape }` or nested
 * lists
 * @returns the table; `rows` has its numbers
 * @throws {TypeError} if it is neither, or an option is unknown
 * @throws {RangeError} if the inputs do not fit the model, or there is nothing to count
 */
export function layerStatistics(
  source: Model | Readonly<Record<string, NumbersWithShape>>,
  options: LayerStatisticsOptions = {},
): ModelTable<LayerStatisticsRow> {
  requireKnownOptions("layerStatistics", options, OPTION_NAMES);
  const text = localMessages();
  refuseTensorFlowModel("layerStatistics", source);
  if (isModel(source)) {
    const model = source as Model;
    const outputs = options.inputs === undefined ? [] : outputRows(model, options.inputs);
    const rows = [...weightRows(model), ...outputs];
    if (rows.length === 0) throw new RangeError(text.noStatistics());
    return statisticsTable(text.statisticsCaption(model.name), rows);
  }
  if (typeof source !== "object" || source === null || Array.isArray(source) || "shape" in source) {
    throw new TypeError(text.notStatistics(shownValue(source)));
  }
  const rows = Object.entries(source).map(([layer, numbers]) => {
    const { values, shape } = shapedNumbers(`layerStatistics: ${layer}`, numbers, RANKS, "[…]");
    const counter = new ValueCounter();
    counter.add(values);
    return counter.row(layer, "", shape);
  });
  if (rows.length === 0) throw new RangeError(text.noStatistics());
  return statisticsTable(text.statisticsCaption(undefined), rows);
}

/** Numbers of any number of axes that TensorFlow has. */
const RANKS: readonly number[] = [0, 1, 2, 3, 4, 5, 6];

/** Counts numbers as they come; the deviation by Welford's method (1962), which large means do not spoil. */
class ValueCounter {
  #count = 0;
  #finite = 0;
  #min = Number.POSITIVE_INFINITY;
  #max = Number.NEGATIVE_INFINITY;
  #mean = 0;
  #squares = 0;
  #zeros = 0;
  #nan = 0;

  add(values: ArrayLike<number>): void {
    this.#count += values.length;
    for (let at = 0; at < values.length; at++) {
      const value = values[at] as number;
      if (value - value !== 0) {
        if (Number.isNaN(value)) this.#nan++;
        continue;
      }
      this.#finite++;
      if (value === 0) this.#zeros++;
      if (value < this.#min) this.#min = value;
      if (value > this.#max) this.#max = value;
      const distance = value - this.#mean;
      this.#mean += distance / this.#finite;
      this.#squares += distance * (value - this.#mean);
    }
  }

  row(layer: string, name: string, shape: readonly number[]): LayerStatisticsRow {
    const isEmpty = this.#finite === 0;
    return {
      layer,
      name,
      shape,
      count: this.#count,
      min: isEmpty ? Number.NaN : this.#min,
      max: isEmpty ? Number.NaN : this.#max,
      mean: isEmpty ? Number.NaN : this.#mean,
      standardDeviation: isEmpty ? Number.NaN : Math.sqrt(this.#squares / this.#finite),
      zeros: this.#zeros,
      nan: this.#nan,
      infinity: this.#count - this.#finite - this.#nan,
    };
  }
}

function weightRows(model: Model): LayerStatisticsRow[] {
  return getWeights(model).map(({ layer, name, shape, values }) => {
    const counter = new ValueCounter();
    counter.add(values);
    return counter.row(layer, name, shape);
  });
}

/** The outputs of every use of a layer, a few examples at a time. */
function outputRows(model: Model, inputs: Features): LayerStatisticsRow[] {
  const tfModel = tfModelOf(model);
  const rows = featureRows(inputs, "inputs");
  checkInput(tfModel, rows);
  if (rows.count === 0) throw new RangeError(localMessages().emptyImages());
  const uses = model.nodes.flatMap(({ layer, output }) => {
    const symbol = layer.config.type === "input" ? undefined : loweredTensor(tfModel, output);
    return symbol === undefined ? [] : [{ layer, symbol, counter: new ValueCounter(), shape: [] as number[] }];
  });
  const inner = tf.model({ inputs: tfModel.inputs, outputs: uses.map(({ symbol }) => symbol) });
  const reader = new RowReader(rows, BATCH_SIZE);
  for (let start = 0; start < rows.count; start += BATCH_SIZE) {
    const length = Math.min(BATCH_SIZE, rows.count - start);
    const indices = Uint32Array.from({ length }, (_, index) => start + index);
    tf.tidy(() => {
      const answer = inner.apply(reader.read(indices).tensor, { training: false }) as Tensor | Tensor[];
      for (const [index, tensor] of [answer].flat().entries()) {
        const use = uses[index] as (typeof uses)[number];
        use.counter.add(tensor.dataSync());
        use.shape = [rows.count, ...tensor.shape.slice(1)];
      }
    });
  }
  return uses.map(({ layer, counter, shape }) => counter.row(layer.name, "output", shape));
}

function statisticsTable(caption: string, rows: readonly LayerStatisticsRow[]): ModelTable<LayerStatisticsRow> {
  const text = localMessages();
  const columns = text
    .statisticsColumns()
    .map((heading, index): TableColumn => ({ heading, align: index < TEXT_COLUMNS ? "left" : "right" }));
  const broken = rows.filter(({ nan, infinity }) => nan + infinity > 0).map(({ layer, name }) => rowName(layer, name));
  const dead = rows
    .filter(({ name, zeros, count }) => name !== "bias" && zeros === count)
    .map(({ layer, name }) => rowName(layer, name));
  const notes = [
    ...(broken.length > 0 ? [text.brokenNote(broken.join(", "))] : []),
    ...(dead.length > 0 ? [text.allZeroNote(dead.join(", "))] : []),
  ];
  const content = { caption, columns, cells: rows.map(rowCells), totals: null, notes, isBlank: false };
  return new ModelTable(content, rows);
}

/** Layer, name and shape stand at the left, numbers at the right. */
const TEXT_COLUMNS = 3;

function rowName(layer: string, name: string): string {
  return name === "" ? layer : `${layer}/${name}`;
}

function rowCells(row: LayerStatisticsRow): TableCell[] {
  const { layer, name, shape, count, min, max, mean, standardDeviation, zeros, nan, infinity } = row;
  const figures = [min, max, mean, standardDeviation].map(
    (value): TableCell => (Number.isNaN(value) ? { text: "–", value: null } : { text: numberText(value, 3), value }),
  );
  const share = zeros === 0 ? "" : ` (${percent(zeros / count)})`;
  return [
    { text: layer },
    { text: name },
    { text: shape.join("×") },
    { text: countText(count), value: count },
    ...figures,
    { text: `${countText(zeros)}${share}`, value: zeros },
    { text: countText(nan), value: nan },
    { text: countText(infinity), value: infinity },
  ];
}

/** Neither rounds a few to none nor most to all. */
function percent(part: number): string {
  const rounded = Math.round(part * 100);
  if (rounded === 0) return "<1%";
  if (rounded === 100 && part < 1) return ">99%";
  return `${rounded}%`;
}
