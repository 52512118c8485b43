import type { CalculatorDrawing, CalculatorMark } from "./calculatorDrawing.ts";
import type { Palette } from "./calculatorPalette.ts";
import type { PaddingPanel, PaddingSettings } from "./paddingViewPanels.ts";

/** One padding's two grids, drawn, and where their cells are. */
export interface PaddingDrawing extends CalculatorDrawing {
  /** Side of a cell. */
  readonly cell: number;
  /** The output's left upper corner; `null` if there is no output. */
  readonly output: { readonly left: number; readonly top: number } | null;
}

const WIDEST_CELL = 30;
const GRIDS_GAP = 26;

/** Narrower cells show no value. */
const NARROWEST_WITH_VALUE = 17;

/**
 * Draws one padding: the padded input, padding cells dashed, the kernel at a position, and below it the output with that
 * position's cell.
 *
 * @param cell side of a cell in CSS pixels; {@link paddingCell} finds one
 * @param position the kernel's position: the output's cell, `[row, column]`, from 0
 */
export function paddingDrawing(
  { height, width, values }: PaddingSettings,
  { axes }: PaddingPanel,
  cell: number,
  position: readonly [row: number, column: number],
  palette: Palette,
): PaddingDrawing {
  const marks: CalculatorMark[] = [];
  const [row, column] = position;
  const inset = 2;
  const [before, left] = axes === null ? [0, 0] : [axes.height.paddingBefore, axes.width.paddingBefore];
  const [rows, columns] = axes === null ? [height, width] : [axes.height.paddedInput, axes.width.paddedInput];
  const [x, y] = [(index: number) => inset + index * cell, (index: number) => inset + index * cell];

  // The padding first, in dashes, and over it the input.
  if (rows > height || columns > width) {
    marks.push(
      ...gridMarks(inset, inset, rows, columns, cell, { fill: palette.ground, stroke: palette.line, dash: [3, 2] }),
    );
  }
  marks.push(...gridMarks(x(left), y(before), height, width, cell, { fill: palette.input, stroke: palette.inputLine }));
  let bottom = y(rows);
  let output: PaddingDrawing["output"] = null;
  if (axes !== null) {
    marks.push(...unseenMarks(axes, height, width, cell, inset, palette));
    const vertical = axes.height.windows.at(row);
    const horizontal = axes.width.windows.at(column);
    const { kernel, dilation, effectiveKernel: span } = axes.height.formula.numbers;
    if (vertical !== undefined && horizontal !== undefined) {
      for (let tapRow = 0; tapRow < kernel; tapRow++) {
        for (let tapColumn = 0; tapColumn < kernel; tapColumn++) {
          marks.push({
            kind: "rectangle",
            x: x(horizontal.start + tapColumn * dilation),
            y: y(vertical.start + tapRow * dilation),
            width: cell,
            height: cell,
            fill: palette.kernel,
            opacity: 0.75,
          });
        }
      }
      marks.push({
        kind: "rectangle",
        x: x(horizontal.start),
        y: y(vertical.start),
        width: span * cell,
        height: span * cell,
        stroke: palette.kernelLine,
        strokeWidth: 2.5,
      });
    }
    const top = bottom + GRIDS_GAP;
    const outputLeft = inset + ((columns - axes.width.size) * cell) / 2;
    const arrow = inset + (columns * cell) / 2;
    marks.push({ kind: "text", x: arrow, y: bottom + GRIDS_GAP / 2, text: "↓", align: "center", fill: palette.muted });
    const paint = { fill: palette.output, stroke: palette.outputLine };
    marks.push(...gridMarks(outputLeft, top, axes.height.size, axes.width.size, cell, paint));
    marks.push({
      kind: "rectangle",
      x: outputLeft + column * cell,
      y: top + row * cell,
      width: cell,
      height: cell,
      fill: palette.kernel,
      stroke: palette.kernelLine,
      strokeWidth: 2.5,
    });
    output = { left: outputLeft, top };
    bottom = top + axes.height.size * cell;
  }
  if (values !== null && cell >= NARROWEST_WITH_VALUE) {
    for (const [valueRow, line] of values.entries()) {
      for (const [valueColumn, value] of line.entries()) {
        const text = shortNumber(value);
        marks.push({
          kind: "text",
          x: x(left + valueColumn) + cell / 2,
          y: y(before + valueRow) + cell / 2,
          text,
          size: Math.min(13, (cell * 1.5) / Math.max(text.length, 2)),
          align: "center",
          fill: palette.ink,
        });
      }
    }
  }
  return { width: columns * cell + 2 * inset, height: bottom + inset, marks, cell, output };
}

/** The side of a cell with which every panel fits: the same for all, so that they can be compared. */
export function paddingCell(panels: readonly PaddingPanel[], { width }: PaddingSettings, room: number): number {
  const widest = Math.max(width, ...panels.map(({ axes }) => axes?.width.paddedInput ?? 0));
  return Math.min((room - 4) / widest, WIDEST_CELL);
}

/** A grid as one rectangle and lines: a few marks, however many cells. */
function gridMarks(
  left: number,
  top: number,
  rows: number,
  columns: number,
  cell: number,
  { fill, stroke, dash }: { readonly fill: string; readonly stroke: string; readonly dash?: readonly number[] },
): readonly CalculatorMark[] {
  const [right, bottom] = [left + columns * cell, top + rows * cell];
  const strokeWidth = cell < 8 ? 0.5 : 1;
  const marks: CalculatorMark[] = [
    { kind: "rectangle", x: left, y: top, width: right - left, height: bottom - top, fill, stroke, strokeWidth, dash },
  ];
  const line = (points: readonly (readonly [number, number])[]): void => {
    marks.push({ kind: "line", points, stroke, strokeWidth, dash });
  };
  for (let row = 1; row < rows; row++)
    line([
      [left, top + row * cell],
      [right, top + row * cell],
    ]);
  for (let column = 1; column < columns; column++)
    line([
      [left + column * cell, top],
      [left + column * cell, bottom],
    ]);
  return marks;
}

/** Cells of the input at the ends that no position reaches. */
function unseenMarks(
  { height: vertical, width: horizontal }: NonNullable<PaddingPanel["axes"]>,
  rows: number,
  columns: number,
  cell: number,
  inset: number,
  palette: Palette,
): readonly CalculatorMark[] {
  const paint = { fill: palette.lost, stroke: palette.lostLine };
  const [top, left] = [inset + vertical.paddingBefore * cell, inset + horizontal.paddingBefore * cell];
  const [lostRows, lostColumns] = [
    Math.max(vertical.leftOver - vertical.paddingAfter, 0),
    Math.max(horizontal.leftOver - horizontal.paddingAfter, 0),
  ];
  const marks: CalculatorMark[] = [];
  if (lostRows > 0) {
    marks.push(...gridMarks(left, top + (rows - lostRows) * cell, lostRows, columns, cell, paint));
  }
  if (lostColumns > 0) {
    marks.push(...gridMarks(left + (columns - lostColumns) * cell, top, rows, lostColumns, cell, paint));
  }
  return marks;
}

/** At most four characters, as many as a cell has room for. */
function shortNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  const text = [String(value), value.toPrecision(2), value.toExponential(0)].find(({ length }) => length <= 4);
  return (text ?? "…").replace("-", "−");
}
