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

/** A colour for each name, and the legend. */
export function nameColor(field: string, names: readonly string[], symbolType: "stroke" | "circle"): object {
  return {
    field,
    type: "nominal",
    sort: null,
    scale: { domain: names, scheme: schemeFor(names.length) },
    legend: {
      title: null,
      symbolType,
      symbolOpacity: 1,
      symbolLimit: names.length,
      columns: Math.ceil(names.length / NAMES_IN_A_COLUMN),
    },
  };
}

/** The colour of what has no name. */
export function plainColor(): object {
  return { value: MAIN_COLOR };
}

function schemeFor(count: number): string {
  if (count <= 10) return "tableau10";
  return count <= 20 ? "tableau20" : "turbo";
}
