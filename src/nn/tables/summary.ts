import { countText } from "../../display/countText.ts";
import { shown } from "../layers/optionReaders.ts";
import type { Model } from "../model/model.ts";
import { type LayerFigures, layerFigures } from "./layerFigures.ts";
import { localMessages } from "./messages.ts";
import { ModelTable, type TableCell, type TableColumn, type TableContent } from "./modelTable.ts";
import { isChain, type SummaryRow, summaryRows } from "./summaryRows.ts";
import { type ParamTotals, paramsText, shapeTuple, summaryText } from "./summaryText.ts";
import { requireBoolean, requireModel, requireOptions } from "./tableOptions.ts";

/** How a summary looks. */
export interface SummaryOptions {
  /** Columns of the text's table, from 1 to 1000; left out, 76, as Keras takes in a notebook. */
  readonly lineLength?: number;
  /** A column that says whether training may change a layer: `Y`, `N`, or `-` where there is nothing to train; default `false`. */
  readonly showTrainable?: boolean;
}

const LONGEST_LINE = 1000;

/**
 * A model's layers, the shapes of their outputs and their parameters. Its text is what Keras prints; as a cell's value it
 * is an HTML table that shows the calculation of a shape or a number to whoever points at it.
 */
export class Summary extends ModelTable<SummaryRow> {
  /** Made by `summary`. */
  constructor(text: string, totals: ParamTotals, content: TableContent, rows: readonly SummaryRow[]) {
    super(content, rows);
    this.#text = text;
    this.trainableParams = totals.trainable;
    this.nonTrainableParams = totals.nonTrainable;
  }

  readonly #text: string;

  /** Parameters that training changes; every layer counts once. */
  readonly trainableParams: number;

  /** Parameters that it does not: those of frozen layers, and the moving averages of batch normalisation. */
  readonly nonTrainableParams: number;

  /** All parameters. */
  get totalParams(): number {
    return this.trainableParams + this.nonTrainableParams;
  }

  /** What Keras's `model.summary()` prints, to the character; no line break at the end. */
  override toString(): string {
    return this.#text;
  }
}

/**
 * What a model is made of, as Keras's `model.summary()` shows it: `summary(lectureCnn())`. Counts without loading
 * TensorFlow.
 *
 * A model that is not one chain of layers has a column more, `Connected to`.
 *
 * @throws {TypeError} if `model` is none, or an option is not known
 * @throws {RangeError} if `lineLength` is no whole number, or so small that a column would have less than 4 characters
 */
export function summary(model: Model, options: SummaryOptions = {}): Summary {
  requireModel("summary", model);
  requireOptions("summary", options, ["lineLength", "showTrainable"]);
  requireBoolean("summary", "showTrainable", options.showTrainable);
  const { lineLength, showTrainable = false } = options;
  if (lineLength !== undefined && !(Number.isInteger(lineLength) && lineLength >= 1 && lineLength <= LONGEST_LINE)) {
    throw new RangeError(localMessages().lineLength(shown(lineLength)));
  }

  const rows = summaryRows(model);
  const params = rows.reduce((sum, row) => sum + row.params, 0);
  const trainable = rows.reduce((sum, row) => sum + row.trainableParams, 0);
  const totals = { trainable, nonTrainable: params - trainable };
  const showConnections = !isChain(model);
  const text = summaryText(model.name, rows, totals, { lineLength, showTrainable, showConnections });
  if (text === null) throw new RangeError(localMessages().lineTooShort(lineLength ?? 0));

  const columns: TableColumn[] = [
    { heading: "Layer (type)", align: "left" },
    { heading: "Output Shape", align: "left" },
    { heading: "Param #", align: "right" },
  ];
  if (showConnections) columns.push({ heading: "Connected to", align: "left" });
  if (showTrainable) columns.push({ heading: "Trainable", align: "left" });
  const figures = new Map(layerFigures(model).map((each) => [each.layer, each]));
  const cells = rows.map((row) => {
    const layer = figures.get(row.name);
    const line: TableCell[] = [
      { text: `${row.name} (${row.type})` },
      { text: shapeTuple(row.outputShape), hover: layer?.outputCalculation ?? [] },
      { text: countText(row.params), value: row.params, hover: layer === undefined ? [] : paramLines(layer) },
    ];
    if (showConnections) line.push({ text: row.connectedTo.join(", ") || "-" });
    if (showTrainable) line.push({ text: row.trainable === null ? "-" : row.trainable ? "Y" : "N" });
    return line;
  });
  const notes = [
    `Total params: ${paramsText(params)}`,
    `Trainable params: ${paramsText(totals.trainable)}`,
    `Non-trainable params: ${paramsText(totals.nonTrainable)}`,
  ];
  return new Summary(
    text,
    totals,
    { caption: `Model: "${model.name}"`, columns, cells, totals: null, notes, isBlank: false },
    rows,
  );
}

/** W_c, B_c and their sum, a line each; nothing where a layer has no parameters. */
function paramLines(layer: LayerFigures): readonly string[] {
  if (layer.params === 0) return [];
  const [weights = countText(layer.weights)] = layer.weightsCalculation;
  const [biases = countText(layer.biases)] = layer.biasesCalculation;
  return [`W_c: ${weights}`, `B_c: ${biases}`, ...layer.paramsCalculation];
}
