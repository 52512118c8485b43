import type { OutputSize } from "../../nn/shape/outputSize.ts";
import type { CalculatorTexts } from "./calculatorMessages.ts";
import type { PaddingPanel, PaddingSettings } from "./paddingViewPanels.ts";

/** What is said of one padding: by the static frame and the live figure alike. */
export interface PaddingTexts {
  /** "Every position with at least one cell of the input." */
  readonly meaning: string;
  /** "4×4 → with padding 8×8 → output 6×6". */
  readonly sizes: string;
  /** "O = ⌊(4 − 3 + 2·2)/1⌋ + 1 = 6", for both axes or each. */
  readonly formulas: readonly string[];
  /** That the padding is not even, what is never looked at, why there is no output. */
  readonly notes: readonly string[];
}

/** The texts of one padding. */
export function paddingTexts(panel: PaddingPanel, settings: PaddingSettings, text: CalculatorTexts): PaddingTexts {
  const { padding, span, axes } = panel;
  const meaning = text.paddingMeaning[padding];
  const { height: rows, width: columns } = settings;
  if (axes === null) return { meaning, sizes: "", formulas: [], notes: [text.noPosition(span, rows, columns)] };
  const { height, width } = axes;
  const isAlike = height.formula.text === width.formula.text;
  const named = (name: string, size: OutputSize): string => `${name}: O = ${size.formula.text}`;
  return {
    meaning,
    sizes: text.sizes(
      `${rows}×${columns}`,
      `${height.paddedInput}×${width.paddedInput}`,
      `${height.size}×${width.size}`,
    ),
    formulas: isAlike
      ? [`O = ${height.formula.text}`]
      : [named(text.axis.height, height), named(text.axis.width, width)],
    notes: [
      ...sideNotes(axes, isAlike, text),
      ...unseenNotes(axes, isAlike, text),
      ...(padding === "full" ? [text.fullInKeras] : []),
    ],
  };
}

function sideNotes(
  { height, width }: NonNullable<PaddingPanel["axes"]>,
  isAlike: boolean,
  text: CalculatorTexts,
): readonly string[] {
  const sides = (size: OutputSize): string => text.paddingSides(size.paddingBefore, size.paddingAfter);
  if (isAlike || (height.paddingBefore === width.paddingBefore && height.paddingAfter === width.paddingAfter)) {
    return [sides(height)];
  }
  return [`${text.axis.height}: ${sides(height)}`, `${text.axis.width}: ${sides(width)}`];
}

function unseenNotes(
  { height, width }: NonNullable<PaddingPanel["axes"]>,
  isAlike: boolean,
  text: CalculatorTexts,
): readonly string[] {
  const unseen = ({ leftOver, paddingAfter }: OutputSize): number => Math.max(leftOver - paddingAfter, 0);
  const note = (axis: "height" | "width" | "both", count: number): readonly string[] =>
    count > 0 ? [text.unseen(axis, count)] : [];
  if (isAlike) return note("both", unseen(height));
  return [...note("height", unseen(height)), ...note("width", unseen(width))];
}
