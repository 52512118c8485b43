import { MAIN_COLOR } from "./chartTheme.ts";

/** CSS pixels that a vertical axis takes at least: zooming makes its labels longer, but does not lay the chart out anew. */
export const AXIS_EXTENT = 36;

/** More names would make the legend longer than the chart. */
const NAMES_IN_A_COLUMN = 20;

/** In a live chart: the wheel zooms and dragging moves while Alt is held down; without it they are the page's. */
export function zoomParam(): object {
  const translate = "[mousedown[event.altKey], window:mouseup] > window:mousemove!";
  return { name: "zoom", select: { type: "interval", zoom: "wheel![event.altKey]", translate }, bind: "scales" };
}

/** In a live chart: a click on a name in the legend picks out what has it. */
export function highlightParam(field: string): object {
  return { name: "highlight", select: { type: "point", fields: [field] }, bind: "legend" };
}

/** Opacity of a mark, and next to nothing where another name is picked out. */
export function highlightedOpacity(opacity: number): object {
  return { condition: { param: "highlight", value: opacity }, value: opacity / 10 };
}

/** Lengths of a line's dashes and gaps, in CSS pixels: whoever sees no colours tells lines apart by them. */
export const LINE_DASHES: readonly (readonly number[])[] = [
  [1, 0],
  [7, 4],
  [2, 4],
  [10, 4, 2, 4],
  [14, 5],
];

/** The same for points, in Vega-Lite's words. */
const POINT_SHAPES = ["circle", "square", "triangle-up", "cross", "diamond", "triangle-down"];

/** In a legend: a piece of line that is long enough for its dashes to be seen. */
export const LINE_SYMBOL = { symbolType: "stroke", symbolSize: 700, symbolStrokeWidth: 2 };

/** A colour for each name, and the legend. */
export function nameColor(field: string, names: readonly string[], symbol: object = {}): object {
  return { ...nameChannel(field, names, symbol), scale: { domain: names, scheme: schemeFor(names.length) } };
}

/** Dashes for each name's line; one legend says them and {@link nameColor}. */
export function nameDash(field: string, names: readonly string[]): object {
  return { ...nameChannel(field, names, LINE_SYMBOL), scale: { domain: names, range: inTurn(LINE_DASHES, names) } };
}

/** A shape for each name's points; one legend says them and {@link nameColor}. */
export function nameShape(field: string, names: readonly string[]): object {
  return { ...nameChannel(field, names, {}), scale: { domain: names, range: inTurn(POINT_SHAPES, names) } };
}

function nameChannel(field: string, names: readonly string[], symbol: object): object {
  return {
    field,
    type: "nominal",
    sort: null,
    legend: {
      title: null,
      ...symbol,
      symbolOpacity: 1,
      symbolLimit: names.length,
      columns: Math.ceil(names.length / NAMES_IN_A_COLUMN),
    },
  };
}

/** One for each name, from the first again where there are more names. */
function inTurn<Value>(values: readonly Value[], names: readonly string[]): readonly Value[] {
  return names.map((_, index) => values[index % values.length] as Value);
}

/** The colour of what has no name. */
export function plainColor(): object {
  return { value: MAIN_COLOR };
}

function schemeFor(count: number): string {
  if (count <= 10) return "tableau10";
  return count <= 20 ? "tableau20" : "turbo";
}
