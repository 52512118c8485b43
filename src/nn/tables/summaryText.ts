import { countText } from "../../display/countText.ts";
import type { Shape } from "../shape/shape.ts";
import { type ConsoleColumn, consoleTable, wrappedLines } from "./consoleTable.ts";
import { roundHalfToEven } from "./roundHalfToEven.ts";
import type { SummaryRow } from "./summaryRows.ts";

/** What Keras takes where it is not told: columns of a terminal of unknown size, less four. */
const DEFAULT_LINE_LENGTH = 76;
const NARROWEST_COLUMN = 4;
const TERMINAL_WIDTH = 80;
/** A parameter is a 32-bit float. */
const BYTES_PER_PARAMETER = 4;

/** Where columns end, as parts of the line's length: Keras's own figures. */
const ENDS = [0.45, 0.8, 1];
const ENDS_WITH_CONNECTIONS = [0.3, 0.56, 0.74, 1];
const PART_BESIDE_TRAINABLE = 0.9;

/** What a summary's text shows. */
export interface SummaryLayout {
  /** Columns of the whole table. */
  readonly lineLength: number | undefined;
  readonly showTrainable: boolean;
  readonly showConnections: boolean;
}

/** Parameters of a whole model. */
export interface ParamTotals {
  /** Those that training changes. */
  readonly trainable: number;
  /** Those of frozen layers, and moving averages. */
  readonly nonTrainable: number;
}

/**
 * What `model.summary()` of Keras 3 prints, to the character.
 *
 * @returns `null` if a column would be narrower than Keras allows
 */
export function summaryText(
  modelName: string,
  rows: readonly SummaryRow[],
  totals: ParamTotals,
  layout: SummaryLayout,
): string | null {
  const { lineLength = DEFAULT_LINE_LENGTH, showConnections, showTrainable } = layout;
  const columns = summaryColumns(lineLength, showConnections, showTrainable);
  if (columns.some(({ width }) => width < NARROWEST_COLUMN)) return null;
  const cells = rows.map((row) => {
    const fields = [`${row.name} (${row.type})`, shapeTuple(row.outputShape), countText(row.params)];
    if (showConnections) fields.push(row.connectedTo.length === 0 ? "-" : row.connectedTo.join(", "));
    if (showTrainable) fields.push(row.trainable === null ? "-" : row.trainable ? "Y" : "N");
    return fields;
  });
  // Only the model's name can be longer than the terminal, which a long line needs to be wide enough for.
  const terminalWidth = Math.max(TERMINAL_WIDTH, lineLength + 4);
  return [
    ...wrappedLines(`Model: "${modelName}"`, terminalWidth, "fold"),
    ...consoleTable(columns, cells, lineLength),
    ` Total params: ${paramsText(totals.trainable + totals.nonTrainable)}`,
    ` Trainable params: ${paramsText(totals.trainable)}`,
    ` Non-trainable params: ${paramsText(totals.nonTrainable)}`,
  ].join("\n");
}

/** A shape as Python shows it: `(None, 24, 24, 64)`. */
export function shapeTuple(shape: Shape): string {
  return `(${shape.map((size) => size ?? "None").join(", ")})`;
}

/** A number of parameters and the memory they take: `1,664 (6.50 KB)`. */
export function paramsText(params: number): string {
  let size = params * BYTES_PER_PARAMETER;
  const units = ["B", "KB", "MB", "GB", "TB"];
  while (size >= 1024 && units.length > 1) {
    size /= 1024;
    units.shift();
  }
  return `${countText(params)} (${(roundHalfToEven(size * 100) / 100).toFixed(2)} ${units[0]})`;
}

function summaryColumns(lineLength: number, showConnections: boolean, showTrainable: boolean): ConsoleColumn[] {
  const parts: { header: string; align: ConsoleColumn["align"] }[] = [
    { header: "Layer (type)", align: "left" },
    { header: "Output Shape", align: "left" },
    { header: "Param #", align: "right" },
  ];
  if (showConnections) parts.push({ header: "Connected to", align: "left" });
  let ends = showConnections ? ENDS_WITH_CONNECTIONS : ENDS;
  if (showTrainable) {
    parts.push({ header: "Trainable", align: "center" });
    ends = [...ends.map((end) => end * PART_BESIDE_TRAINABLE), 1];
  }
  let start = 0;
  return parts.map((part, index) => {
    const width = Math.trunc((ends[index] ?? 1) * lineLength) - start;
    start += width;
    return { ...part, width };
  });
}
