import { countText } from "../../display/countText.ts";
import type { CalculatorDrawing, CalculatorMark } from "./calculatorDrawing.ts";
import type { Palette } from "./calculatorPalette.ts";
import type { CalculatedParams, ParamSettings } from "./paramCalculatorResult.ts";

const MOST_STACKS = 5;
const MOST_PLANES = 5;
const SHIFT = 7;
const LARGEST_PLANE = 52;
const SMALLEST_CELL = 2.5;
const STACK_GAP = 18;
const BIAS_SIDE = 14;

const MOST_INPUTS = 9;
const MOST_UNITS = 6;
const DOT = 5;
const LAYER_HEIGHT = 132;

/** Draws what a layer's parameters are: a convolution's filters, or a dense layer's connections. */
export function paramDrawing(
  result: CalculatedParams,
  settings: ParamSettings,
  width: number,
  palette: Palette,
): CalculatorDrawing {
  return settings.type === "conv2d"
    ? filterStacks(result, settings, width, palette)
    : connections(result, settings, width, palette);
}

/** Each filter is a stack of kernels, one for each channel it sees, and a bias below it. */
function filterStacks(
  { depth }: CalculatedParams,
  { kernelSize: [rows, columns], filters, useBias }: ParamSettings,
  width: number,
  palette: Palette,
): CalculatorDrawing {
  const marks: CalculatorMark[] = [];
  const cell = Math.min(LARGEST_PLANE / Math.max(rows, columns, 2), 18);
  const [planeWidth, planeHeight] = [Math.max(columns * cell, 4), Math.max(rows * cell, 4)];
  const planes = Math.min(depth, MOST_PLANES);
  const stackWidth = planeWidth + (planes - 1) * SHIFT;
  const stackHeight = planeHeight + (planes - 1) * SHIFT;
  const room = Math.max(Math.floor((width - 44) / (stackWidth + STACK_GAP)), 1);
  const stacks = Math.min(filters, MOST_STACKS, room);
  const top = 22;
  for (let stack = 0; stack < stacks; stack++) {
    const left = 2 + stack * (stackWidth + STACK_GAP);
    // The last plane first, so that the first lies in front, at the lower left.
    for (let plane = planes - 1; plane >= 0; plane--) {
      const x = left + plane * SHIFT;
      const y = top + (planes - 1 - plane) * SHIFT;
      marks.push({
        kind: "rectangle",
        x,
        y,
        width: planeWidth,
        height: planeHeight,
        fill: palette.kernel,
        stroke: palette.kernelLine,
      });
      if (plane === 0 && cell > SMALLEST_CELL) {
        const line = (points: readonly (readonly [number, number])[]): void => {
          marks.push({ kind: "line", points, stroke: palette.kernelLine, strokeWidth: 0.5 });
        };
        for (let row = 1; row < rows; row++)
          line([
            [x, y + row * cell],
            [x + planeWidth, y + row * cell],
          ]);
        for (let column = 1; column < columns; column++) {
          line([
            [x + column * cell, y],
            [x + column * cell, y + planeHeight],
          ]);
        }
      }
    }
    const depthText = { kind: "text", size: 11, fill: palette.muted, text: `×${depth}` } as const;
    marks.push({ ...depthText, x: left + stackWidth, y: top - 10, align: "right" });
    if (useBias) {
      marks.push({
        kind: "rectangle",
        x: left + (planeWidth - BIAS_SIDE) / 2,
        y: top + stackHeight + 10,
        width: BIAS_SIDE,
        height: BIAS_SIDE,
        fill: palette.bias,
        stroke: palette.biasLine,
      });
    }
  }
  const used = 2 + stacks * (stackWidth + STACK_GAP);
  if (stacks < filters) {
    marks.push({ kind: "text", x: used - 4, y: top + stackHeight / 2, text: "⋯", size: 18, fill: palette.muted });
    marks.push({ kind: "text", x: used + 18, y: top + stackHeight / 2, text: `×${filters}`, fill: palette.ink });
  }
  const bottom = top + stackHeight + (useBias ? 10 + BIAS_SIDE : 0) + 4;
  return { width: stacks < filters ? used + 62 : used, height: bottom, marks };
}

/** Inputs on the left, units on the right, a line for each weight between those that are drawn. */
function connections(
  { inputs }: CalculatedParams,
  { filters: units, useBias }: ParamSettings,
  width: number,
  palette: Palette,
): CalculatorDrawing {
  const marks: CalculatorMark[] = [];
  const [left, right] = [40, Math.min(width - 90, 220)];
  const from = dots(inputs, MOST_INPUTS);
  const to = dots(units, MOST_UNITS);
  for (const start of from.places) {
    for (const end of to.places) {
      const points = [
        [left, start],
        [right, end],
      ] as const;
      marks.push({ kind: "line", points, stroke: palette.kernelLine, strokeWidth: 0.6, opacity: 0.6 });
    }
  }
  const dot = (x: number, y: number, fill: string, stroke: string): void => {
    const side = 2 * DOT;
    marks.push({ kind: "rectangle", x: x - DOT, y: y - DOT, width: side, height: side, radius: DOT, fill, stroke });
  };
  for (const y of from.places) dot(left, y, palette.input, palette.inputLine);
  for (const y of to.places) {
    dot(right, y, palette.output, palette.outputLine);
    if (!useBias) continue;
    const bias = { x: right + 14, y: y - DOT, width: 2 * DOT, height: 2 * DOT };
    marks.push({ kind: "rectangle", ...bias, fill: palette.bias, stroke: palette.biasLine });
  }
  const ellipsis = { kind: "text", text: "⋮", size: 16, align: "center", fill: palette.muted } as const;
  if (from.gap !== null) marks.push({ ...ellipsis, x: left, y: from.gap });
  if (to.gap !== null) marks.push({ ...ellipsis, x: right, y: to.gap });
  const count = { kind: "text", fill: palette.ink, y: LAYER_HEIGHT + 12 } as const;
  marks.push({ ...count, x: left, align: "center", text: `×${inputs}` });
  marks.push({ ...count, x: right, align: "center", text: `×${units}` });
  return { width: right + 60, height: LAYER_HEIGHT + 24, marks };
}

/** Where dots are on a layer's height; of many, a gap is left before the last. */
function dots(count: number, most: number): { readonly places: readonly number[]; readonly gap: number | null } {
  const slots = Math.min(count, most);
  const step = (LAYER_HEIGHT - 2 * DOT) / most;
  const first = LAYER_HEIGHT / 2 - ((slots - 1) * step) / 2;
  const places = Array.from({ length: slots }, (_, slot) => first + slot * step);
  if (count <= most) return { places, gap: null };
  const gapAt = slots - 2;
  return { places: places.filter((_, slot) => slot !== gapAt), gap: places[gapAt] ?? null };
}

const BAR_HEIGHT = 14;
const BAR_GAP = 6;
const BAR_LEFT = 54;
const COUNT_WIDTH = 100;

/** The parameters of both kinds of layer as bars, the convolution's above, in proportion. */
export function paramBars(
  { params, other }: CalculatedParams,
  { type }: ParamSettings,
  width: number,
  palette: Palette,
): CalculatorDrawing {
  const [convolved, connected] = type === "conv2d" ? [params, other] : [other, params];
  const most = Math.max(convolved.total, connected.total);
  const marks: CalculatorMark[] = [];
  const bar = (name: string, total: number, y: number, fill: string, stroke: string): void => {
    // However few, there is something to see.
    const length = Math.max((total / most) * (width - BAR_LEFT - COUNT_WIDTH), 1);
    const middle = { kind: "text", y: y + BAR_HEIGHT / 2, size: 12, fill: palette.ink } as const;
    marks.push(
      { ...middle, x: 0, text: name },
      { kind: "rectangle", x: BAR_LEFT, y, width: length, height: BAR_HEIGHT, fill, stroke },
      { ...middle, x: BAR_LEFT + length + 8, text: countText(total) },
    );
  };
  bar("conv2d", convolved.total, 2, palette.kernel, palette.kernelLine);
  bar("dense", connected.total, 2 + BAR_HEIGHT + BAR_GAP, palette.output, palette.outputLine);
  return { width, height: 2 * BAR_HEIGHT + BAR_GAP + 4, marks };
}
