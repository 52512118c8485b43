import { figureText } from "../../nn/training/figureText.ts";
import { figureLabel, progressPart, progressParts } from "../../nn/training/progress.ts";
import type { TrainingEnding } from "../../nn/training/trainingView.ts";
import { fitText, font, textWidth } from "../drawing/canvas.ts";
import type { Mark, Scene } from "../drawing/scene.ts";
import { localMessages } from "./messages.ts";
import { niceStep, niceTicks, tickText } from "./niceTicks.ts";
import { type LinePoint, smoothed } from "./thinnedLine.ts";
import type { FigureCurve, TrainingCurves } from "./trainingCurves.ts";

/** The colours of a training's chart, as CSS writes them. */
export interface ChartColors {
  /** Headings. */
  readonly text: string;
  /** The axes' texts. */
  readonly quietText: string;
  readonly grid: string;
  readonly training: string;
  readonly validation: string;
  /** Where the loss is no number, and where the training was stopped. */
  readonly alarm: string;
}

/** On white. */
export const LIGHT_COLORS: ChartColors = {
  text: "#1f2328",
  quietText: "#59636e",
  grid: "#d8dee4",
  training: "#2f6fb5",
  validation: "#c2580b",
  alarm: "#cf222e",
};

/** How the chart is laid out; sizes in CSS pixels. */
export interface ChartLayout {
  /** What is drawn, a panel each. */
  readonly metrics: readonly string[];
  /** Of the whole chart. */
  readonly width: number;
  /** Of a panel. */
  readonly height: number;
  readonly title: string | undefined;
}

/** A panel's place. */
interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const MARGIN = 10;
const GAP = 18;
const TITLE_SIZE = 15;
const TITLE_HEIGHT = 28;
const HEADING_HEIGHT = 20;
const LEGEND_HEIGHT = 25;
const AXIS_HEIGHT = 36;
const SMALL = 11;
const SMALL_HEIGHT = 17;
const SWATCH = 16;
const BAR_HEIGHT = 6;
const DOT = 5;
/** Lengths of dashes and gaps: the validation line is told from the other without its colour. */
const VALIDATION_DASH = [5, 3];
const PANELS_IN_ROW = 2;
const NARROWEST_PANEL = 200;

/**
 * A training's chart: a panel for each figure, and below them how far it is or how it ended.
 *
 * @param hasStatus whether that is in the picture; not where it is in the page beside it
 */
export function trainingScene(
  curves: TrainingCurves,
  layout: ChartLayout,
  colors: ChartColors,
  ending: TrainingEnding | undefined,
  hasStatus: boolean,
): Scene {
  const { metrics, width, height, title } = layout;
  const marks: Mark[] = [];
  let top = MARGIN;
  if (title !== undefined) {
    const text = fitText(title, font(TITLE_SIZE, "bold"), width - 2 * MARGIN);
    const y = top + TITLE_SIZE / 2;
    marks.push({ kind: "text", x: MARGIN, y, text, size: TITLE_SIZE, weight: "bold", fill: colors.text });
    top += TITLE_HEIGHT;
  }
  const mostColumns = Math.max(1, Math.floor((width - 2 * MARGIN + GAP) / (NARROWEST_PANEL + GAP)));
  const columns = Math.min(PANELS_IN_ROW, mostColumns, metrics.length);
  const panelWidth = (width - 2 * MARGIN - (columns - 1) * GAP) / columns;
  for (const [index, name] of metrics.entries()) {
    const left = MARGIN + (index % columns) * (panelWidth + GAP);
    const frame = { left, top: top + Math.floor(index / columns) * height, width: panelWidth, height };
    marks.push(...panelMarks(curves.curve(name), curves, frame, colors, ending));
  }
  top += Math.ceil(metrics.length / columns) * height;
  if (hasStatus) {
    const status = statusMarks(curves, width, top, colors, ending);
    marks.push(...status.marks);
    top = status.bottom;
  }
  return { width, height: top + MARGIN, marks };
}

/** A training's chart in words: what it is of, how far the training is or how it ended, and its curves. */
export function trainingAlt(curves: TrainingCurves, layout: ChartLayout, ending: TrainingEnding | undefined): string {
  const { state, lossName } = curves;
  const { title } = layout;
  const sentences = title === undefined ? [localMessages().chartAlt()] : [/[.?!]$/.test(title) ? title : `${title}.`];
  if (state !== undefined) sentences.push(`${sentence(progressParts(state, lossName, ending).join(", "))}.`);
  return [...sentences, ...curveSentences(curves, layout)].join(" ");
}

/** Where each curve began, where it is, and the best that it was. */
export function curveSentences(curves: TrainingCurves, { metrics }: ChartLayout): readonly string[] {
  const text = localMessages();
  const sentences: string[] = [];
  for (const name of metrics) {
    const { training, validation, validationName, latest } = curves.curve(name);
    const first = training[0];
    if (first === undefined) continue;
    const shown = (value: number) => figureText(name, value);
    sentences.push(text.curveAlt(sentence(figureLabel(name, undefined)), shown(first.y), shown(latest)));
    const last = validation.at(-1);
    if (validationName === undefined || last === undefined) continue;
    const isBetter = (one: number, other: number) => (isShare(name) ? one > other : one < other);
    const best = validation.reduce((so, each) => (isBetter(each.y, so.y) || Number.isNaN(so.y) ? each : so));
    const label = sentence(figureLabel(validationName, undefined));
    sentences.push(text.curveValidationAlt(label, shown(last.y), shown(best.y), Math.round(best.x)));
  }
  return sentences;
}

/** As a sentence begins. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function panelMarks(
  curve: FigureCurve,
  curves: TrainingCurves,
  frame: Frame,
  colors: ChartColors,
  ending: TrainingEnding | undefined,
): Mark[] {
  const { name, training, validation } = curve;
  const smooth = smoothed(training);
  const isPart = isShare(name);
  const [yStart, yEnd] = yRange([...smooth, ...validation], isPart);
  const yTicks = niceTicks(yStart, yEnd, 6);
  const percents = yTicks.map((tick) => tick * 100);
  const yTexts = yTicks.map((tick) => (isPart ? `${tickText(tick * 100, percents)}%` : tickText(tick, yTicks)));
  const axisWidth = Math.ceil(Math.max(...yTexts.map((each) => textWidth(each, font(SMALL))))) + 6;

  const left = frame.left + axisWidth;
  const right = frame.left + frame.width - 4;
  const top = frame.top + HEADING_HEIGHT + LEGEND_HEIGHT;
  const bottom = frame.top + frame.height - AXIS_HEIGHT;
  const epochs = xEnd(curves, ending);
  const x = (place: number) => left + (place / epochs) * (right - left);
  const y = (value: number) => bottom - ((value - yStart) / (yEnd - yStart)) * (bottom - top);

  const marks: Mark[] = [...headMarks(curve, curves.lossName, frame, colors)];
  for (const [index, tick] of yTicks.entries()) {
    marks.push(rule([left, y(tick)], [right, y(tick)], colors.grid));
    const text = yTexts[index] as string;
    marks.push({ kind: "text", x: left - 6, y: y(tick), text, size: SMALL, fill: colors.quietText, align: "right" });
  }
  const epochStep = Math.max(1, niceStep(epochs / Math.max(1, Math.floor((right - left) / 45))));
  for (let epoch = 0; epoch <= epochs + 1e-9; epoch += epochStep) {
    marks.push(rule([x(epoch), top], [x(epoch), bottom], colors.grid));
    const place = { x: x(epoch), y: bottom + 11, align: "center" as const };
    marks.push({ kind: "text", ...place, text: String(epoch), size: SMALL, fill: colors.quietText });
  }
  const axisPlace = { x: (left + right) / 2, y: bottom + 25, align: "center" as const };
  marks.push({ kind: "text", ...axisPlace, text: localMessages().epochs(), size: SMALL, fill: colors.quietText });

  const inside: Mark[] = [];
  for (const { from, to, text } of lostStretches(training, epochs)) {
    const [start, end] = [x(from), Math.max(x(to), x(from) + 2)];
    const band = { x: start, y: top, width: end - start, height: bottom - top };
    inside.push({ kind: "rectangle", ...band, fill: colors.alarm, opacity: 0.18 });
    const fits = end - start > textWidth(text, font(SMALL)) + 4;
    const align = fits || (start + end) / 2 < (left + right) / 2 ? "left" : "right";
    const at = fits ? start + 3 : align === "left" ? end + 3 : start - 3;
    inside.push({ kind: "text", x: at, y: top + 9, text, size: SMALL, weight: "bold", fill: colors.alarm, align });
  }
  const lineOf = (
    points: readonly LinePoint[],
    stroke: string,
    strokeWidth: number,
    opacity: number,
    dash?: readonly number[],
  ) => {
    for (const piece of finitePieces(points)) {
      const places = piece.map((point) => [x(point.x), y(point.y)] as const);
      inside.push({ kind: "line", points: places, stroke, strokeWidth, opacity, dash });
      // A line of one point cannot be seen.
      const [only] = places;
      if (only !== undefined && places.length === 1) inside.push(dot(only, stroke));
    }
  };
  if (smooth.some((point, index) => point.y !== training[index]?.y)) lineOf(training, colors.training, 1, 0.35);
  lineOf(smooth, colors.training, 2, 1);
  lineOf(validation, colors.validation, 2, 1, VALIDATION_DASH);
  if (ending !== undefined && ending !== "done") {
    const at = x(curves.epochsDone);
    inside.push({ ...rule([at, top], [at, bottom], colors.alarm), strokeWidth: 1.5, dash: [4, 3] });
    const place = at > (left + right) / 2 ? ({ x: at - 4, align: "right" } as const) : { x: at + 4 };
    const text = localMessages().stoppedHere();
    // A loss is low by then, an accuracy high.
    const height = isPart ? bottom - 9 : top + 9;
    inside.push({ kind: "text", ...place, y: height, text, size: SMALL, fill: colors.alarm });
  }
  marks.push({
    kind: "clip",
    x: left - 1,
    y: top - 1,
    width: right - left + 2,
    height: bottom - top + 2,
    marks: inside,
  });
  // Over the edge, so that the last epoch's is whole.
  for (const point of validation.length <= 60 ? validation : []) {
    if (Number.isFinite(point.y)) marks.push(dot([x(point.x), y(point.y)], colors.validation));
  }
  return marks;
}

/** What is drawn, and where it is now. */
function headMarks(curve: FigureCurve, lossName: string | undefined, frame: Frame, colors: ChartColors): Mark[] {
  const { name, validationName, latest, latestValidation } = curve;
  const text = localMessages();
  const heading = fitText(figureLabel(name, lossName), font(13, "bold"), frame.width);
  const marks: Mark[] = [
    { kind: "text", x: frame.left, y: frame.top + 9, text: heading, weight: "bold", fill: colors.text },
  ];
  const training = { text: `${text.training()} ${figureText(name, latest)}`, color: colors.training };
  const entries: { text: string; color: string; dash?: readonly number[] }[] = [training];
  if (validationName !== undefined) {
    const value = latestValidation === undefined ? "–" : figureText(name, latestValidation);
    entries.push({ text: `${text.validation()} ${value}`, color: colors.validation, dash: VALIDATION_DASH });
  }
  let x = frame.left;
  const y = frame.top + HEADING_HEIGHT + 8;
  for (const entry of entries) {
    marks.push({ ...rule([x, y], [x + SWATCH, y], entry.color), strokeWidth: 3, dash: entry.dash });
    marks.push({ kind: "text", x: x + SWATCH + 5, y, text: entry.text, size: SMALL, fill: colors.text });
    x += SWATCH + 5 + Math.ceil(textWidth(entry.text, font(SMALL))) + 14;
  }
  return marks;
}

/** A bar, and how far the training is or how it ended, in lines as wide as the picture. */
function statusMarks(
  { state, lossName }: TrainingCurves,
  width: number,
  top: number,
  colors: ChartColors,
  ending: TrainingEnding | undefined,
): { readonly marks: readonly Mark[]; readonly bottom: number } {
  if (state === undefined) return { marks: [], bottom: top };
  const barWidth = width - 2 * MARGIN;
  const bar = { kind: "rectangle", x: MARGIN, y: top + 2, height: BAR_HEIGHT, radius: BAR_HEIGHT / 2 } as const;
  const marks: Mark[] = [
    { ...bar, width: barWidth, fill: colors.grid },
    { ...bar, width: Math.max(BAR_HEIGHT, barWidth * progressPart(state)), fill: colors.training },
  ];
  let y = top + BAR_HEIGHT + 4;
  for (const line of wrapped(progressParts(state, lossName, ending), barWidth)) {
    marks.push({ kind: "text", x: MARGIN, y: y + SMALL_HEIGHT / 2, text: line, size: SMALL, fill: colors.text });
    y += SMALL_HEIGHT;
  }
  return { marks, bottom: y };
}

/** Parts in lines, broken between parts, and where one is too long between its words. */
function wrapped(parts: readonly string[], width: number): string[] {
  const fits = (text: string) => textWidth(text, font(SMALL)) <= width;
  const lines: string[] = [];
  let line = "";
  for (const part of parts) {
    const joined = line === "" ? part : `${line} · ${part}`;
    if (fits(joined)) {
      line = joined;
      continue;
    }
    if (line !== "") lines.push(line);
    line = "";
    for (const word of part.split(" ")) {
      const longer = line === "" ? word : `${line} ${word}`;
      if (!fits(longer) && line !== "") {
        lines.push(line);
        line = word;
      } else line = longer;
    }
  }
  return [...lines, line];
}

/** Where the axis of epochs ends: at the last one, or, in a long training, where there is room for what comes next. */
function xEnd(curves: TrainingCurves, ending: TrainingEnding | undefined): number {
  const asked = curves.state?.epochs ?? 1;
  const done = Math.max(1, Math.ceil(curves.epochsDone - 1e-9));
  if (ending !== undefined && ending !== "done") return done;
  return Math.min(asked, Math.max(10, niceStep(done)));
}

/** The values that a panel reaches from and to. */
function yRange(points: readonly LinePoint[], isPart: boolean): readonly [number, number] {
  const values = points.map(({ y }) => y).filter(Number.isFinite);
  if (values.length === 0) return [0, 1];
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  const room = (largest - smallest) * 0.05 || Math.abs(largest) * 0.1 || 0.5;
  const [start, end] = [smallest - room, largest + room];
  return [smallest >= 0 ? Math.max(0, start) : start, isPart && largest <= 1 ? Math.min(1, end) : end];
}

/** Metrics that are shares, 0 to 1, and better the greater they are. */
function isShare(name: string): boolean {
  return /accuracy$/i.test(name);
}

/** Where a line has no finite value, and what it has there. */
function lostStretches(points: readonly LinePoint[], end: number) {
  const stretches: { from: number; to: number; text: string }[] = [];
  let open: { from: number; to: number; text: string } | undefined;
  for (const [index, { x, y }] of points.entries()) {
    if (Number.isFinite(y)) {
      open = undefined;
      continue;
    }
    const to = Math.min(end, points[index + 1]?.x ?? x);
    if (open === undefined) {
      open = { from: points[index - 1]?.x ?? 0, to, text: shownNumber(y) };
      stretches.push(open);
    } else open.to = to;
  }
  return stretches;
}

function shownNumber(value: number): string {
  return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
}

function finitePieces(points: readonly LinePoint[]): readonly LinePoint[][] {
  const pieces: LinePoint[][] = [];
  let piece: LinePoint[] = [];
  for (const point of points) {
    if (Number.isFinite(point.y)) {
      if (piece.length === 0) pieces.push(piece);
      piece.push(point);
    } else piece = [];
  }
  return pieces;
}

function rule(from: readonly [number, number], to: readonly [number, number], stroke: string) {
  return { kind: "line", points: [from, to], stroke, strokeWidth: 1 } as const;
}

function dot([x, y]: readonly [number, number], fill: string): Mark {
  return { kind: "rectangle", x: x - DOT / 2, y: y - DOT / 2, width: DOT, height: DOT, radius: DOT / 2, fill };
}
