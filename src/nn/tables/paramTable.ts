import { countText } from "../../display/countText.ts";
import type { Language } from "../../display/language.ts";
import type { LayerType, PaddingPair } from "../layers/layerConfig.ts";
import type { Model } from "../model/model.ts";
import type { Shape, Size2d } from "../shape/shape.ts";
import { layerExpression, type Notation } from "./layerExpression.ts";
import { type LayerFigures, layerFigures } from "./layerFigures.ts";
import { localMessages } from "./messages.ts";
import { ModelTable, type TableCell, type TableColumn } from "./modelTable.ts";
import { numberCell, paddingCell, shapeText, sizeCell } from "./tableCells.ts";
import {
  requireBoolean,
  requireChoice,
  requireColumns,
  requireLanguage,
  requireModel,
  requireOptions,
} from "./tableOptions.ts";

/** A column of `paramTable`. */
export type ParamColumn =
  | "expression"
  | "inputSize"
  | "outputShape"
  | "padding"
  | "filters"
  | "kernelSize"
  | "channels"
  | "weights"
  | "biases"
  | "params";

/** The columns of the lecture's table, in its order. */
const COLUMNS: readonly ParamColumn[] = [
  "expression",
  "inputSize",
  "outputShape",
  "padding",
  "filters",
  "kernelSize",
  "channels",
  "weights",
  "biases",
  "params",
];

/** How a parameter table looks. */
export interface ParamTableOptions {
  /** The headings' language; left out, the notebook's. */
  readonly lang?: Language;
  /** An exercise: the expressions are given and the rest is empty; default `false`. */
  readonly blank?: boolean;
  /** Which columns of an exercise stay filled; left out, `["expression"]`. */
  readonly filled?: readonly ParamColumn[];
  /** Which columns there are, in this order; left out, all. */
  readonly columns?: readonly ParamColumn[];
  /** Layers as the lecture writes them, `Conv2D(64,5)` (`"keras"`, the default), or as in a cell, `conv2d(64, 5)`. */
  readonly notation?: Notation;
}

/** What a parameter table says of one layer. Shapes have the batch in front; `null` stands where a layer has no such thing. */
export interface ParamTableRow {
  /** The layer's name. */
  readonly layer: string;
  /** Which kind of layer. */
  readonly type: LayerType;
  /** The layer as the lecture would write it. */
  readonly expression: string;
  /** One shape, or several of a layer that joins its inputs. Of a layer used several times, the first use's. */
  readonly inputShapes: readonly Shape[];
  /** Of a layer used several times, the first use's. */
  readonly outputShape: Shape;
  /** Cells added above and below, and left and right; `null` where a size is not known that they depend on. */
  readonly padding: readonly [height: PaddingPair, width: PaddingPair] | null;
  /** Filters of a convolution, units of a dense layer. */
  readonly filters: number | null;
  /** Of a convolution. */
  readonly kernelSize: Size2d | null;
  /** Channels of the input; a dense layer's inputs. */
  readonly channels: number | null;
  /** W_c. */
  readonly weights: number;
  /** B_c. */
  readonly biases: number;
  /** A batch normalisation's moving averages, which are no weights that training changes; 0 of other layers. */
  readonly statistics: number;
  /** P_c = W_c + B_c, and a batch normalisation's statistics. */
  readonly params: number;
  /** Those that training changes. */
  readonly trainableParams: number;
}

/**
 * The lecture's table: for each layer its expression, sizes, padding and parameters, W_c = K²·C·N and B_c = N apart, each with
 * its calculation.
 *
 * ```ts
 * paramTable(missionOne(), { lang: "ko" });
 * paramTable(missionOne(), { lang: "ko", blank: true, filled: ["expression", "inputSize"] });
 * ```
 *
 * The input is no layer of the table; a layer used several times counts once.
 *
 * @throws {TypeError} if `model` is none, or an option is not known
 * @throws {RangeError} if an option's value is none that it takes
 */
export function paramTable(model: Model, options: ParamTableOptions = {}): ModelTable<ParamTableRow> {
  checkOptions(model, options);
  const { lang, blank = false, columns = COLUMNS, filled = ["expression"], notation = "keras" } = options;
  const text = localMessages(lang);
  const figures = layerFigures(model, lang).filter(({ config }) => config.type !== "input");
  const isEmpty = (column: ParamColumn) => blank && !filled.includes(column);

  const rows = figures.map((layer) => rowOf(layer, notation));
  const cells = figures.map((layer, index) => {
    const row = rows[index] as ParamTableRow;
    return columns.map((column) => (isEmpty(column) ? { text: "" } : cellOf(column, row, layer)));
  });
  const sums = { weights: 0, biases: 0, statistics: 0, params: 0, trainableParams: 0 };
  for (const row of rows) {
    sums.weights += row.weights;
    sums.biases += row.biases;
    sums.statistics += row.statistics;
    sums.params += row.params;
    sums.trainableParams += row.trainableParams;
  }
  const totals = columns.map((column, index) => totalCell(column, index, sums, isEmpty(column), text.total));
  const untrained = sums.params - sums.trainableParams;
  const notes = [
    ...(sums.statistics === 0 ? [] : [text.statistics(countText(sums.statistics))]),
    ...(untrained === 0 ? [] : [text.nonTrainable(countText(untrained))]),
  ];
  return new ModelTable(
    {
      caption: blank ? text.blankCaption(model.name) : text.paramCaption(model.name),
      columns: columns.map((column) => columnOf(column, text.headings[column])),
      cells,
      totals,
      notes: isEmpty("params") ? [] : notes,
      isBlank: blank,
    },
    rows,
  );
}

function checkOptions(model: Model, options: ParamTableOptions): void {
  const call = "paramTable";
  requireModel(call, model);
  requireOptions(call, options, ["lang", "blank", "filled", "columns", "notation"]);
  requireLanguage(call, options.lang);
  requireBoolean(call, "blank", options.blank);
  requireColumns(call, "columns", COLUMNS, options.columns, 1);
  requireColumns(call, "filled", COLUMNS, options.filled, 0);
  requireChoice(call, "notation", ["keras", "convolab"], options.notation);
  if (options.filled === undefined) return;
  if (options.blank !== true) throw new RangeError(localMessages().filledNotBlank());
  const missing = options.filled.find((column) => !(options.columns ?? COLUMNS).includes(column));
  if (missing !== undefined) throw new RangeError(localMessages().filledNotShown(missing));
}

function rowOf(layer: LayerFigures, notation: Notation): ParamTableRow {
  return {
    layer: layer.layer,
    type: layer.config.type,
    expression: layerExpression(layer.config, notation),
    inputShapes: layer.inputShapes,
    outputShape: layer.outputShape,
    padding: layer.padding,
    filters: layer.filters,
    kernelSize: layer.kernelSize,
    channels: layer.channels,
    weights: layer.weights,
    biases: layer.biases,
    statistics: layer.statistics,
    params: layer.params,
    trainableParams: layer.trainableParams,
  };
}

function columnOf(column: ParamColumn, heading: string): TableColumn {
  return { heading, align: column === "expression" ? "left" : "right" };
}

function cellOf(column: ParamColumn, row: ParamTableRow, layer: LayerFigures): TableCell {
  switch (column) {
    case "expression":
      return { text: row.expression };
    case "inputSize":
      return { text: row.inputShapes.map(shapeText).join(", ") };
    case "outputShape":
      return { text: shapeText(row.outputShape), calculation: layer.outputCalculation };
    case "padding":
      return {
        ...paddingCell(layer.paddingName, row.padding),
        calculation: layer.paddingCalculation,
      };
    case "filters":
    case "channels":
      return numberCell(row[column]);
    case "kernelSize":
      return sizeCell(row.kernelSize);
    case "weights":
      return { ...numberCell(row.weights), calculation: layer.weightsCalculation };
    case "biases":
      return { ...numberCell(row.biases), calculation: layer.biasesCalculation };
    case "params":
      return { ...numberCell(row.params), calculation: layer.paramsCalculation };
  }
}

function totalCell(
  column: ParamColumn,
  index: number,
  sums: Pick<ParamTableRow, "weights" | "biases" | "params">,
  isEmpty: boolean,
  label: string,
): TableCell {
  const isSum = column === "weights" || column === "biases" || column === "params";
  if (isSum && !isEmpty) return numberCell(sums[column]);
  return { text: index === 0 ? label : "" };
}
