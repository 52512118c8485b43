import { progressHtml } from "../../nn/training/progress.ts";
import type { TrainingEnding } from "../../nn/training/trainingView.ts";
import { sceneSvg } from "../drawing/sceneSvg.ts";
import type { TrainingCurves } from "./trainingCurves.ts";
import { type ChartColors, type ChartLayout, LIGHT_COLORS, trainingAlt, trainingScene } from "./trainingScene.ts";

/** Each colour by a name of its own, so that the page's theme decides. */
const THEME_COLORS = Object.fromEntries(
  Object.keys(LIGHT_COLORS).map((name) => [name, `var(--training-${name})`]),
) as Record<keyof ChartColors, string>;

const DARK_COLORS: ChartColors = {
  text: "#e6edf3",
  quietText: "#9198a1",
  grid: "#3d444d",
  training: "#6cb6ff",
  validation: "#f69d50",
  alarm: "#ff7b72",
};

const CLASS = "convolab-training";

/**
 * The colours in the light and in the dark: by JupyterLab's theme where there is one, else by VS Code's, else by what the
 * reader's system prefers. It also shows the drawing and hides the picture that stands in where a page lets no drawing
 * through; a browser that does not know `@scope` shows the picture.
 */
const STYLE = [
  rule(`.${CLASS}`, LIGHT_COLORS),
  `@media (prefers-color-scheme: dark) { body:not([data-jp-theme-light]):not([class*="vscode-"]) .${CLASS} { ${declarations(DARK_COLORS)} } }`,
  rule(`[data-jp-theme-light="false"] .${CLASS}`, DARK_COLORS),
  rule(`.vscode-dark .${CLASS}, .vscode-high-contrast:not(.vscode-high-contrast-light) .${CLASS}`, DARK_COLORS),
  `.${CLASS} svg { max-width: 100%; height: auto }`,
  // Of this output alone: another one on the page may have lost its style, and its drawing with it.
  "@scope { .drawn { display: block !important } .picture { display: none } }",
].join("\n");

/**
 * A training's chart for a page, in the colours of its theme.
 *
 * @param picture an HTML picture of the same for pages that take the drawing out as unsafe (JupyterLab with a notebook
 * that is not trusted, GitHub): they take the style out as well, and then it shows
 */
export function trainingHtml(
  curves: TrainingCurves,
  layout: ChartLayout,
  ending: TrainingEnding | undefined,
  picture: string | undefined,
): string {
  const { state, lossName } = curves;
  const scene = trainingScene(curves, layout, THEME_COLORS, ending, false);
  const svg = sceneSvg(scene, trainingAlt(curves, layout, ending), "none");
  // Hidden unless the style says otherwise: without it the drawing would be left as the numbers on its axes.
  const drawn = picture === undefined ? "<div>" : '<div class="drawn" style="display: none" hidden>';
  const standIn = picture === undefined ? "" : `<div class="picture">${picture}</div>`;
  const status = state === undefined ? "" : progressHtml(state, lossName, ending);
  return `<div class="${CLASS}"><style>${STYLE}</style>${drawn}${svg}</div>${standIn}${status}</div>`;
}

function rule(selector: string, colors: ChartColors): string {
  return `${selector} { ${declarations(colors)} }`;
}

function declarations(colors: ChartColors): string {
  const own = { ...colors } as Record<keyof ChartColors, string>;
  return Object.entries(own)
    .map(([name, color]) => `--training-${name}: ${color}`)
    .join("; ");
}
