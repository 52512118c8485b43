import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { calculatorMessages } from "./calculatorMessages.ts";
import { wholeOption } from "./calculatorOptions.ts";
import { ExplorableFigure } from "./explorableFigure.ts";
import { type FigureOptions, figureLanguage, figureTitle } from "./figureOptions.ts";
import { paddingViewFrame } from "./paddingViewFrame.ts";
import { PADDING_LIMITS, type PaddingSettings } from "./paddingViewPanels.ts";

/** What the padding view starts with. */
export interface PaddingViewOptions extends FigureOptions {
  /** The side of a square input, 1 to 32, or its values, row by row; default 4. */
  readonly input?: number | readonly (readonly number[])[];
  /** The kernel's side, 1 to 12; default 3. */
  readonly kernelSize?: number;
  /** By how many cells the kernel moves, 1 to 8; default 1. */
  readonly strides?: number;
  /** Distance between the cells that the kernel looks at, 1 to 4; default 1, neighbours. */
  readonly dilationRate?: number;
}

/** What the browser program gets. */
export interface PaddingViewData {
  readonly title: string;
  readonly settings: PaddingSettings;
}

const PLACE = "paddingView";

/**
 * The paddings `valid`, `same` and `full` side by side: the input with its padding, the kernel, which can be moved, the output
 * and the formula of its size. `same` is TensorFlow's: of an odd number of cells the extra one comes after.
 *
 * ```ts
 * paddingView({ input: 4, kernelSize: 3 });
 * paddingView({ input: [[1, 5, 8], [1, 3, 4], [3, 2, 1]], kernelSize: 2 });
 * ```
 *
 * The numbers are those of {@link outputSize}.
 *
 * @returns the figure; as the last value of a cell it shows
 * @throws {TypeError} if an option is unknown or of a wrong type
 * @throws {RangeError} if a number is not whole or out of range, or rows are of different lengths
 */
export function paddingView(options: PaddingViewOptions = {}): ExplorableFigure {
  requireKnownOptions(PLACE, options, ["input", "kernelSize", "strides", "dilationRate", "title", "lang"]);
  const language = figureLanguage(PLACE, options.lang);
  const text = calculatorMessages(language);
  const title = figureTitle(PLACE, options.title, text.paddingTitle);
  const limited = (option: "kernelSize" | "strides" | "dilationRate", initial: number): number =>
    wholeOption(PLACE, option, options[option] ?? initial, PADDING_LIMITS[option]);
  const settings: PaddingSettings = {
    ...inputSettings(options.input ?? 4),
    kernelSize: limited("kernelSize", 3),
    strides: limited("strides", 1),
    dilationRate: limited("dilationRate", 1),
  };
  const data: PaddingViewData = { title, settings };
  return new ExplorableFigure({ name: PLACE, language, data, picture: paddingViewFrame(settings, title, text) });
}

function inputSettings(input: unknown): Pick<PaddingSettings, "height" | "width" | "values"> {
  const { input: largest } = PADDING_LIMITS;
  const isSide = (side: number): boolean => Number.isInteger(side) && side >= 1 && side <= largest;
  if (typeof input === "number" && isSide(input)) return { height: input, width: input, values: null };
  if (Array.isArray(input) && isSide(input.length) && input.every(isRow)) {
    const width = input[0]?.length ?? 0;
    const isGrid = isSide(width) && input.every((row) => row.length === width);
    if (isGrid) return { height: input.length, width, values: input.map((row) => Array.from(row)) };
  }
  throw new RangeError(calculatorMessages().rows(PLACE, largest, shownValue(input)));
}

/** Numbers, as a list or a typed array; NaN and infinite ones too. */
function isRow(row: unknown): row is ArrayLike<number> {
  if (ArrayBuffer.isView(row)) return !(row instanceof DataView);
  return Array.isArray(row) && row.every((value) => typeof value === "number");
}
