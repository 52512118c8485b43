import { font, textWidth } from "../drawing/canvas.ts";
import { type ColorMapName, colorMap } from "../drawing/colorMap.ts";
import type { AxisDomain } from "./chartOptions.ts";
import { localMessages } from "./messages.ts";

/** One cell of a matrix, as it is drawn. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  /** By which it is coloured; NaN and infinite ones have colours of their own, `null` is left gray. */
  readonly value: number | null;
  /** Written in it. */
  readonly text?: string;
  /** What else is told of it by a pointer over it, if the chart says so. */
  readonly count?: number;
}

/** A line of what a pointer over a cell tells; its row and column are told anyway. */
export interface CellFact {
  readonly field: "value" | "count";
  readonly title: string;
  /** d3's number format. */
  readonly format: string;
}

/** A matrix of coloured cells. */
export interface CellChart {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly Cell[];
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly xLabel: string | null;
  readonly yLabel: string | null;
  /** What a pointer over a cell tells, besides its row and column. */
  readonly facts: readonly CellFact[];
  readonly colorMap: ColorMapName;
  /** Values with the first and the last colour. */
  readonly domain: AxisDomain;
  /** What the colours mean. */
  readonly legendTitle: string | null;
  /** How the legend writes numbers: d3's format. */
  readonly legendFormat?: string;
  readonly width: number | undefined;
  readonly height: number | undefined;
}

/** As in pictures of feature maps: not in any colour map. */
const MARKED = [
  { name: "NaN", color: "#ff00ff" },
  { name: "Infinity", color: "#00ffff" },
  { name: "-Infinity", color: "#00ff00" },
];
const LEFT_OUT_COLOR = "#c8ccd1";

const [SHORTEST_SIDE, LONGEST_SIDE] = [110, 480];
const [SMALLEST_CELL, LARGEST_CELL] = [3, 44];
const CELL_PADDING = 8;
const AXIS_TEXT_SIZE = 12;
const [SMALLEST_TEXT, LARGEST_TEXT] = [6, 13];

/** Black or white, by the colour of the cell that it is written on. */
const INK = { field: "ink", type: "nominal", scale: null };

/** More ticks on an axis would run into each other. */
const TICK_DISTANCE = 14;

/**
 * The Vega-Lite specification of a matrix: one rectangle a cell, row 0 at the top.
 *
 * A cell is a whole number of pixels wide and high, so that no background shows between cells.
 */
export function cellChartSpec(chart: CellChart): object {
  const { rows, columns, cells } = chart;
  const texts = cells.flatMap(({ text }) => (text === undefined ? [] : [text]));
  const longest = texts.reduce((most, text) => (text.length > most.length ? text : most), "");
  const textRoom = texts.length === 0 ? 0 : Math.ceil(textWidth(longest, font(LARGEST_TEXT))) + CELL_PADDING;
  const cellWidth = cellSide(chart.width, columns, textRoom);
  const cellHeight = cellSide(
    chart.height,
    rows,
    texts.length === 0 ? 0 : LARGEST_TEXT + CELL_PADDING,
    Math.min(cellWidth, LARGEST_CELL),
  );
  const fits = (cellWidth - 4) / Math.max(1, textRoom - CELL_PADDING);
  const textSize = Math.min(LARGEST_TEXT, Math.floor(Math.min(LARGEST_TEXT * fits, cellHeight - 4)));

  const values = cells.map(({ row, column, value, text, count }) => {
    const isNumber = value !== null && Number.isFinite(value);
    return {
      row,
      column,
      ...(isNumber && { value: Number(value.toPrecision(6)) }),
      ...(value !== null && !isNumber && { marked: String(value) }),
      ...(text !== undefined && { text, ink: inkOn(value, chart) }),
      ...(count !== undefined && { count }),
    };
  });
  const x = {
    field: "column",
    type: "ordinal",
    title: chart.xLabel,
    scale: { domain: Array.from({ length: columns }, (_, index) => index) },
    axis: { ...axisOf(chart.columnNames, cellWidth), ...columnLabels(chart.columnNames, cellWidth) },
  };
  const y = {
    field: "row",
    type: "ordinal",
    title: chart.yLabel,
    scale: { domain: Array.from({ length: rows }, (_, index) => index) },
    axis: axisOf(chart.rowNames, cellHeight),
  };
  const isWritten = texts.length > 0 && textSize >= SMALLEST_TEXT;
  const gradientLength = Math.max(60, Math.min(200, rows * cellHeight - 30));
  const layer = cellKinds(chart, gradientLength).flatMap(({ filter, tooltip, ...look }) => {
    const text = {
      mark: { type: "text", fontSize: textSize },
      encoding: { x, y, tooltip, text: { field: "text", type: "nominal" }, color: INK },
    };
    const rectangle = {
      mark: { type: "rect", ...look.mark },
      encoding: { x, y, tooltip, ...(look.color !== undefined && { color: look.color }) },
    };
    return [rectangle, ...(isWritten ? [text] : [])].map((each) => ({ transform: [{ filter }], ...each }));
  });
  return {
    width: columns * cellWidth,
    height: rows * cellHeight,
    data: { values },
    transform: [
      { calculate: `${JSON.stringify(chart.rowNames)}[datum.row]`, as: "rowName" },
      { calculate: `${JSON.stringify(chart.columnNames)}[datum.column]`, as: "columnName" },
    ],
    layer,
    resolve: { scale: { color: "independent" } },
    config: { axis: { grid: false }, view: { stroke: null } },
  };
}

/** Cells that are drawn alike. */
interface CellKind {
  /** Which they are: a Vega expression. */
  readonly filter: string;
  readonly tooltip: readonly object[];
  readonly mark?: object;
  readonly color?: object;
}

/** The kinds of cells that there are: numbers, what is no finite number, what is left out of the colours. */
function cellKinds(chart: CellChart, gradientLength: number): readonly CellKind[] {
  const text = localMessages();
  const tooltip = (...lines: readonly object[]) => [
    { field: "rowName", type: "nominal", title: chart.yLabel ?? text.row() },
    { field: "columnName", type: "nominal", title: chart.xLabel ?? text.column() },
    ...lines,
  ];
  const facts = chart.facts.map((fact) => ({ type: "quantitative", ...fact }));
  const numbers: CellKind = {
    filter: "isValid(datum.value)",
    tooltip: tooltip(...facts),
    color: {
      field: "value",
      type: "quantitative",
      scale: { domain: chart.domain, clamp: true, zero: false, nice: false, ...colorRange(chart.colorMap) },
      legend: { title: chart.legendTitle, format: chart.legendFormat, gradientLength },
    },
  };
  const leftOut: CellKind = {
    filter: "!isValid(datum.value) && !isValid(datum.marked)",
    tooltip: tooltip(...facts.filter(({ field }) => field !== "value")),
    mark: { color: LEFT_OUT_COLOR },
  };
  const marks = MARKED.filter(({ name }) => chart.cells.some(({ value }) => String(value) === name));
  const marked: CellKind = {
    filter: "isValid(datum.marked)",
    tooltip: tooltip({ field: "marked", type: "nominal", title: text.value() }),
    color: {
      field: "marked",
      type: "nominal",
      scale: { domain: marks.map(({ name }) => name), range: marks.map(({ color }) => color) },
      legend: { title: text.notNumbersLegend(), symbolType: "square" },
    },
  };
  const hasLeftOut = chart.cells.some(({ value }) => value === null);
  return [numbers, ...(hasLeftOut ? [leftOut] : []), ...(marks.length > 0 ? [marked] : [])];
}

/**
 * Whole pixels: room for a cell's text, or as much as the longest side has place for. A few cells are larger, so that the
 * axis's title has place beside them.
 */
function cellSide(side: number | undefined, count: number, textRoom: number, largest: number = LARGEST_CELL): number {
  if (side !== undefined) return Math.max(1, Math.floor(side / count));
  const fitting = Math.floor(LONGEST_SIDE / count);
  const wanted = Math.max(largest, Math.floor(SHORTEST_SIDE / count));
  return Math.max(SMALLEST_CELL, textRoom, Math.min(fitting, wanted));
}

function axisOf(names: readonly string[], cellSize: number): object {
  const every = Math.max(1, Math.ceil(TICK_DISTANCE / cellSize));
  const values = Array.from(names.keys()).filter((index) => index % every === 0);
  const isNumbered = names.every((name, index) => name === String(index));
  return {
    values,
    domain: false,
    ticks: false,
    labelPadding: 6,
    labelOverlap: false,
    ...(!isNumbered && { labelExpr: `${JSON.stringify(names)}[datum.value]` }),
  };
}

/** Names that are wider than their column are written upwards. */
function columnLabels(names: readonly string[], cellWidth: number): object {
  const every = Math.max(1, Math.ceil(TICK_DISTANCE / cellWidth));
  const widest = Math.max(...names.map((name) => textWidth(name, font(AXIS_TEXT_SIZE))));
  if (widest + 4 <= cellWidth * every) return { labelAngle: 0 };
  return { labelAngle: -90, labelAlign: "right", labelBaseline: "middle", labelLimit: 140 };
}

function colorRange(name: ColorMapName): object {
  if (name === "gray") return { range: ["#000000", "#ffffff"], interpolate: "rgb" };
  if (name === "redBlue") return { scheme: "redblue", reverse: true };
  return { scheme: name };
}

/** Black or white, whichever is told better from the cell's colour: by WCAG 2's relative luminance. */
function inkOn(value: number | null, { domain: [low, high], colorMap: name }: CellChart): string {
  if (value === null || !Number.isFinite(value)) return "#000000";
  const part = Math.min(1, Math.max(0, (value - low) / (high - low)));
  const at = Math.round(part * 255) * 3;
  const [red = 0, green = 0, blue = 0] = Array.from(colorMap(name).subarray(at, at + 3), (channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? "#000000" : "#ffffff";
}
