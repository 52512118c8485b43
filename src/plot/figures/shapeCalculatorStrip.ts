import type { OutputSize } from "../../nn/shape/outputSize.ts";
import type { RectangleMark } from "../drawing/scene.ts";
import type { CalculatorDrawing, CalculatorMark } from "./calculatorDrawing.ts";
import type { Palette } from "./calculatorPalette.ts";

const CELL_HEIGHT = 22;
const TOP = 4;
const WINDOW_HEIGHT = 9;
const WINDOW_GAP = 4;
const WIDEST_CELL = 26;

/** Narrower cells have no lines between them. */
const NARROWEST_LINED = 4;

/** Up to so many positions are all drawn; of more, the first three and the last. */
const MOST_ALL_DRAWN = 6;
const FIRST_DRAWN = 3;

/**
 * Draws an axis as a row of cells: padding dashed, what no position of the kernel reaches in red. Below it the kernel's
 * positions, each in a row, and where the division was floored, in dashes, the one that no longer fits.
 *
 * @param width the most that it may take
 */
export function axisStrip(size: OutputSize, width: number, palette: Palette): CalculatorDrawing {
  const { paddedInput, paddingBefore, paddingAfter, leftOver, windows, formula } = size;
  const { stride, dilation, kernel, effectiveKernel: span } = formula.numbers;
  const next = size.size * stride;
  const reach = leftOver > 0 ? next + span : paddedInput;
  // Inside the outline of the outermost cells.
  const cell = Math.min((width - 2) / reach, WIDEST_CELL);
  const x = (index: number): number => 1 + index * cell;
  const marks: CalculatorMark[] = [];

  const cells = (from: number, count: number, fill: string, stroke: string, dash?: readonly number[]): void => {
    if (count === 0) return;
    const area = { kind: "rectangle", y: TOP, height: CELL_HEIGHT, fill, stroke } as const;
    if (cell < NARROWEST_LINED) marks.push({ ...area, x: x(from), width: count * cell, dash });
    else for (let index = from; index < from + count; index++) marks.push({ ...area, x: x(index), width: cell, dash });
  };
  const inputEnd = paddingBefore + formula.numbers.input;
  const seenEnd = paddedInput - leftOver;
  cells(0, paddingBefore, palette.ground, palette.line, [3, 2]);
  cells(paddingBefore, Math.min(inputEnd, seenEnd) - paddingBefore, palette.input, palette.inputLine);
  cells(Math.min(inputEnd, seenEnd), Math.max(inputEnd - seenEnd, 0), palette.lost, palette.lostLine);
  cells(inputEnd, paddingAfter, palette.ground, palette.line, [3, 2]);

  let y = TOP + CELL_HEIGHT + WINDOW_GAP;
  const position = (start: number, paint: Pick<RectangleMark, "fill" | "stroke" | "dash">): void => {
    const whole = { kind: "rectangle", x: x(start), y, width: span * cell, height: WINDOW_HEIGHT } as const;
    if (dilation === 1 || cell < NARROWEST_LINED) marks.push({ ...whole, ...paint });
    else {
      const middle = y + WINDOW_HEIGHT / 2;
      const points = [
        [x(start), middle],
        [x(start + span), middle],
      ] as const;
      marks.push({ kind: "line", points, stroke: paint.stroke, dash: paint.dash });
      for (let tap = 0; tap < kernel; tap++)
        marks.push({ ...whole, x: x(start + tap * dilation), width: cell, ...paint });
    }
    y += WINDOW_HEIGHT + WINDOW_GAP;
  };
  const drawn = size.size <= MOST_ALL_DRAWN ? size.size : FIRST_DRAWN;
  const kernelPaint = { fill: palette.kernel, stroke: palette.kernelLine };
  for (let index = 0; index < drawn; index++) position(windows.at(index)?.start ?? 0, kernelPaint);
  if (drawn < size.size) {
    const last = windows.at(-1)?.start ?? 0;
    const middle = x((drawn * stride + last + span) / 2);
    marks.push({ kind: "text", x: middle, y: y + 3, text: "⋯", align: "center", fill: palette.muted });
    y += WINDOW_HEIGHT + 1;
    position(last, kernelPaint);
  }
  if (leftOver > 0) position(next, { fill: "none", stroke: palette.lostLine, dash: [3, 2] });
  return { width: reach * cell + 2, height: y, marks };
}
