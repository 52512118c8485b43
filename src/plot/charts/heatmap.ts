import { closestName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import { COLOR_MAP_NAMES, type ColorMapName } from "../drawing/colorMap.ts";
import { numberText } from "../drawing/numberText.ts";
import { LARGEST_DRAWN } from "./axisRange.ts";
import { type Cell, cellChartSpec } from "./cellChart.ts";
import { Chart } from "./chart.ts";
import { namesOf } from "./chartNames.ts";
import { type ChartMatrix, type Matrix, readMatrix } from "./chartNumbers.ts";
import {
  type AxisDomain,
  type AxisOptions,
  altTextOf,
  checkAxisOptions,
  checkChoice,
  checkDomain,
  titleSpec,
} from "./chartOptions.ts";
import { localMessages } from "./messages.ts";
import { valueStatistics } from "./valueStatistics.ts";

/** How a heat map looks. */
export interface HeatmapOptions extends AxisOptions {
  /** A name for each column; left out, numbers from 0. */
  readonly xLabels?: ArrayLike<number | string>;
  /** A name for each row; left out, numbers from 0. */
  readonly yLabels?: ArrayLike<number | string>;
  /** `"viridis"` (the default), `"gray"`, `"magma"`, or `"redBlue"` for signed numbers, with 0 in its white middle. */
  readonly colorMap?: ColorMapName;
  /** Whether the numbers are written in the cells; left out, they are in up to 200 cells, at most 16 in a row. */
  readonly showValues?: boolean;
  /** Values with the first and the last colour; left out, the smallest and the largest. */
  readonly domain?: AxisDomain;
}

const OWN_OPTIONS = ["xLabels", "yLabels", "colorMap", "showValues", "domain"];

/** Cells are large enough to be seen, and few enough to be drawn, up to so many along a side. */
const MOST_CELLS_A_SIDE = 128;
const [MOST_WRITTEN, MOST_WRITTEN_IN_A_ROW] = [200, 16];

/**
 * Draws a matrix as coloured cells, row 0 at the top.
 *
 * ```ts
 * heatmap(kernel, { colorMap: "redBlue", showValues: true });
 * ```
 *
 * NaN is drawn in magenta, Infinity in cyan and −Infinity in lime. Of more than 128 rows or columns the mean of as many
 * neighbours as needed is drawn (NaN where one of them is), and a note says so; the alternative text has the extremes of all.
 *
 * @param matrix numbers `[rows, columns]`: lists, `{ values, shape }` or a tensor
 * @throws {TypeError} if it is no matrix
 * @throws {RangeError} if it is empty, or an option does not fit
 */
export function heatmap(matrix: ChartMatrix, options: HeatmapOptions = {}): Chart {
  checkAxisOptions("heatmap", options, OWN_OPTIONS);
  checkDomain("domain", options.domain);
  checkChoice("showValues", options.showValues, [true, false, undefined]);
  const text = localMessages();
  const { colorMap = "viridis" } = options;
  if (!COLOR_MAP_NAMES.includes(colorMap)) {
    const given: unknown = colorMap;
    const close = typeof given === "string" ? closestName(given, COLOR_MAP_NAMES) : undefined;
    throw new RangeError(text.colorMap(COLOR_MAP_NAMES.map(shownValue).join(", "), shownValue(given), close));
  }
  const full = readMatrix(matrix, "heatmap");
  const rowNames = namesOf("yLabels", options.yLabels, full.rows);
  const columnNames = namesOf("xLabels", options.xLabels, full.columns);
  const statistics = valueStatistics(full.values);

  const down = Math.ceil(full.rows / MOST_CELLS_A_SIDE);
  const across = Math.ceil(full.columns / MOST_CELLS_A_SIDE);
  const drawn = down * across === 1 ? full : blockMeans(full, down, across);
  const { showValues = drawn.rows * drawn.columns <= MOST_WRITTEN && drawn.columns <= MOST_WRITTEN_IN_A_ROW } = options;
  const notes: string[] = [];
  if (drawn !== full) notes.push(text.blockMeans(down, across, full.rows, full.columns));
  const counts = [
    ...(statistics.nan > 0 ? [text.nanCount(statistics.nan)] : []),
    ...(statistics.positiveInfinity > 0 ? [text.signedInfinityCount("∞", statistics.positiveInfinity)] : []),
    ...(statistics.negativeInfinity > 0 ? [text.signedInfinityCount("−∞", statistics.negativeInfinity)] : []),
  ];
  if (counts.length > 0) notes.push(counts.join(" · "));

  const cells = Array.from({ length: drawn.rows * drawn.columns }, (_, index): Cell => {
    const [row, column] = [Math.floor(index / drawn.columns), index % drawn.columns];
    const value = drawn.values[index] as number;
    return {
      row,
      column,
      value,
      ...(showValues && { text: numberText(value) }),
    };
  });
  const spec = cellChartSpec({
    rows: drawn.rows,
    columns: drawn.columns,
    cells,
    rowNames: everyName(rowNames, down),
    columnNames: everyName(columnNames, across),
    xLabel: options.xLabel ?? null,
    yLabel: options.yLabel ?? null,
    facts: [{ field: "value", title: text.value(), format: ".5~g" }],
    colorMap,
    domain: options.domain ?? colorDomain(statistics.min, statistics.max, colorMap),
    legendTitle: null,
    width: options.width,
    height: options.height,
  });
  return new Chart(
    { ...titleSpec(options.title, notes), ...spec },
    altTextOf(options, [heatmapAlt(full, rowNames, columnNames), ...notes]),
  );
}

/** From the smallest to the largest; symmetric about 0 in a map with a white middle; never of no width. */
function colorDomain(min: number, max: number, name: ColorMapName): AxisDomain {
  if (Number.isNaN(min)) return [0, 1];
  if (Math.max(-min, max) > LARGEST_DRAWN) {
    return colorDomain(Math.max(min, -LARGEST_DRAWN), Math.min(max, LARGEST_DRAWN), name);
  }
  if (name === "redBlue") {
    const largest = Math.max(Math.abs(min), Math.abs(max)) || 1;
    return [-largest, largest];
  }
  if (min < max) return [min, max];
  return min === 0 ? [0, 1] : [Math.min(0, min), Math.max(0, max)];
}

function blockMeans({ values, rows, columns }: Matrix, down: number, across: number): Matrix {
  const [newRows, newColumns] = [Math.ceil(rows / down), Math.ceil(columns / across)];
  const sums = new Float64Array(newRows * newColumns);
  const counts = new Float64Array(newRows * newColumns);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const block = Math.floor(row / down) * newColumns + Math.floor(column / across);
      sums[block] = (sums[block] as number) + (values[row * columns + column] as number);
      counts[block] = (counts[block] as number) + 1;
    }
  }
  return { values: sums.map((sum, block) => sum / (counts[block] as number)), rows: newRows, columns: newColumns };
}

function everyName(names: readonly string[], step: number): readonly string[] {
  return names.filter((_, index) => index % step === 0);
}

function heatmapAlt(
  { values, rows, columns }: Matrix,
  rowNames: readonly string[],
  columnNames: readonly string[],
): string {
  const text = localMessages();
  let [lowest, highest] = [-1, -1];
  for (let index = 0; index < values.length; index++) {
    const value = values[index] as number;
    if (!Number.isFinite(value)) continue;
    if (lowest < 0 || value < (values[lowest] as number)) lowest = index;
    if (highest < 0 || value > (values[highest] as number)) highest = index;
  }
  const place = (index: number) =>
    text.cellAt(
      numberText(values[index] as number),
      rowNames[Math.floor(index / columns)] as string,
      columnNames[index % columns] as string,
    );
  return lowest < 0
    ? text.heatmapEmptyAlt(rows, columns)
    : text.heatmapAlt(rows, columns, place(lowest), place(highest));
}
