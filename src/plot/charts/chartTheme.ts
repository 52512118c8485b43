import { loadFontFamily } from "../drawing/canvas.ts";
import { TEXT_COLOR } from "../drawing/scene.ts";

/** The one colour of a chart that tells nothing apart by colour; readable on white and on black. */
export const MAIN_COLOR = "#4c78a8";

/** What stands out: an average, a best value. */
export const ACCENT_COLOR = "#e45756";

const MUTED_COLOR = "#57606a";

/** Sizes and places that the live and the static chart share, a Vega-Lite `config`. */
export const CHART_SIZES = {
  title: { anchor: "start", frame: "group", fontSize: 15, subtitleFontSize: 12, subtitlePadding: 5, offset: 10 },
  axis: {
    labelFontSize: 12,
    titleFontSize: 13,
    titleFontWeight: "normal",
    labelLimit: 200,
    titleLimit: 0,
    labelSeparation: 8,
  },
  header: { labelFontSize: 12, titleFontSize: 13 },
  legend: { labelFontSize: 12, titleFontSize: 12, labelLimit: 220, titleLimit: 220 },
};

/**
 * What the static chart has besides: dark on white, in the font that this package carries. The live one must not have it,
 * or its text could not be read in a dark theme.
 */
export function chartColors(): object {
  const text = { labelColor: TEXT_COLOR, titleColor: TEXT_COLOR };
  return {
    background: "#ffffff",
    padding: 10,
    font: loadFontFamily(),
    title: { color: TEXT_COLOR, subtitleColor: MUTED_COLOR },
    axis: { ...text, gridColor: "#e5e7eb", domainColor: MUTED_COLOR, tickColor: MUTED_COLOR },
    legend: text,
    header: text,
  };
}
