import type { Language } from "../../display/language.ts";
import type { LayerType, PaddingPair } from "../layers/layerConfig.ts";
import type { Model } from "../model/model.ts";
import type { Shape, Size2d } from "../shape/shape.ts";
import { layerExpression, type Notation } from "./layerExpression.ts";
import { type UseFigures, useFigures } from "./layerFigures.ts";
import { localMessages } from "./messages.ts";
import { ModelTable, type TableCell } from "./modelTable.ts";
import { NOTHING_CELL, numberCell, paddingCell, shapeText, sizeCell } from "./tableCells.ts";
import { requireChoice, requireLanguage, requireModel, requireOptions } from "./tableOptions.ts";

/** How a table of shapes looks. */
export interface ShapeTableOptions {
  /** The headings' language; left out, the notebook's. */
  readonly lang?: Language;
  /** Layers as the lecture writes them, `Conv2D(64,5)` (`"keras"`, the default), or as in a cell, `conv2d(64, 5)`. */
  readonly notation?: Notation;
}

/** What a table of shapes says of one use of a layer. Shapes have the batch in front; `null` is not known, or not there. */
export interface ShapeTableRow {
  /** The layer's name. */
  readonly layer: string;
  /** Which kind of layer. */
  readonly type: LayerType;
  /** The layer as the lecture would write it. */
  readonly expression: string;
  /** One shape, or several of a layer that joins its inputs. */
  readonly inputShapes: readonly Shape[];
  /** What comes out. */
  readonly outputShape: Shape;
  /** Cells added above and below, and left and right. */
  readonly padding: readonly [height: PaddingPair, width: PaddingPair] | null;
  /** Cells below and on the right that no window reaches, since the next one would not fit. */
  readonly leftOver: Size2d | null;
  /** Multiplications, each with an addition, for one image. */
  readonly multiplyAdds: number | null;
  /** Cells of the model's input that one value can see; `null` where there is no such area, behind a flattening say. */
  readonly receptiveField: Size2d | null;
}

/**
 * How an image's shape changes from layer to layer, each with its formula, the cells that the formula's floor leaves over,
 * what it costs and how much of the image one value sees: `shapeTable(lectureCnn())`.
 *
 * A layer used several times has a row for each use.
 *
 * @throws {TypeError} if `model` is none, or an option is not known
 * @throws {RangeError} if an option's value is none that it takes
 */
export function shapeTable(model: Model, options: ShapeTableOptions = {}): ModelTable<ShapeTableRow> {
  requireModel("shapeTable", model);
  requireOptions("shapeTable", options, ["lang", "notation"]);
  requireLanguage("shapeTable", options.lang);
  requireChoice("shapeTable", "notation", ["keras", "convolab"], options.notation);
  const { lang, notation = "keras" } = options;
  const { headings, shapeCaption, total } = localMessages(lang);
  const figures = useFigures(model, lang);
  const rows = figures.map((use) => rowOf(use, notation));
  const empty = { text: "" };
  const cost = rows.reduce((sum, row) => sum + (row.multiplyAdds ?? 0), 0);
  return new ModelTable(
    {
      caption: shapeCaption(model.name),
      columns: [
        { heading: headings.layer, align: "left" },
        { heading: headings.expression, align: "left" },
        { heading: headings.inputSize, align: "right" },
        { heading: headings.outputShape, align: "right" },
        { heading: headings.padding, align: "right" },
        { heading: headings.leftOver, align: "right" },
        { heading: headings.multiplyAdds, align: "right" },
        { heading: headings.receptiveField, align: "right" },
      ],
      cells: rows.map((row, index) => cellsOf(row, figures[index] as UseFigures)),
      totals: [{ text: total }, empty, empty, empty, empty, empty, numberCell(cost), empty],
      notes: [],
      isBlank: false,
    },
    rows,
  );
}

function rowOf(use: UseFigures, notation: Notation): ShapeTableRow {
  return {
    layer: use.layer,
    type: use.config.type,
    expression: layerExpression(use.config, notation),
    inputShapes: use.inputShapes,
    outputShape: use.outputShape,
    padding: use.padding,
    leftOver: use.leftOver,
    multiplyAdds: use.multiplyAdds,
    receptiveField: use.receptiveField,
  };
}

function cellsOf(row: ShapeTableRow, use: UseFigures): TableCell[] {
  return [
    { text: row.layer },
    { text: row.expression },
    row.inputShapes.length === 0 ? NOTHING_CELL : { text: row.inputShapes.map(shapeText).join(", ") },
    { text: shapeText(row.outputShape), calculation: use.outputCalculation },
    { ...paddingCell(use.paddingName, row.padding), calculation: use.paddingCalculation },
    leftOverCell(row.leftOver),
    { ...numberCell(row.multiplyAdds), calculation: use.multiplyAddsCalculation },
    sizeCell(row.receptiveField),
  ];
}

/** `↓1 →0`: a row below and no column on the right; `0` where every cell is reached. */
function leftOverCell(leftOver: Size2d | null): TableCell {
  if (leftOver === null) return NOTHING_CELL;
  const [rows, columns] = leftOver;
  return { text: rows === 0 && columns === 0 ? "0" : `↓${rows} →${columns}` };
}
