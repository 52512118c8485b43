import { inspect } from "node:util";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { briefText } from "../../display/textPlain.ts";
import type { Formula } from "./formula.ts";
import { KernelWindows } from "./kernelWindows.ts";
import { localMessages } from "./messages.ts";
import { isSize } from "./sizeLimits.ts";
import { requireOptions, sizeOption } from "./sizeOptions.ts";
import { type SlidingWindow, slideWindow, type WindowPositions } from "./slidingWindow.ts";

/** What a convolution or pooling does along one axis. */
export interface OutputSizeOptions {
  /** The input's cells, I: a whole number from 1. */
  readonly input: number;
  /** The kernel's or window's cells, K: a whole number from 1. */
  readonly kernel: number;
  /** By how many cells the kernel moves, S: a whole number from 1; default 1. */
  readonly stride?: number;
  /**
   * Cells added to the axis, P: `"valid"` (default, none), `"same"` (so many that there are ⌈I/S⌉ positions; of an odd number
   * the extra cell after, as in TensorFlow), `"full"` (every position with a cell in common), a number for both sides, or
   * `[before, after]`.
   */
  readonly padding?: "valid" | "same" | "full" | number | readonly [before: number, after: number];
  /** Distance between the cells that the kernel looks at, D: a whole number from 1; default 1, neighbours. */
  readonly dilation?: number;
}

/** The numbers in an output size's formula. */
export interface SizeNumbers {
  /** I. */
  readonly input: number;
  /** K. */
  readonly kernel: number;
  /** S. */
  readonly stride: number;
  /** D. */
  readonly dilation: number;
  /** (K − 1)·D + 1. */
  readonly effectiveKernel: number;
  /** Cells added before the axis. */
  readonly paddingBefore: number;
  /** Cells added after the axis. */
  readonly paddingAfter: number;
  /** What stands above the stroke: input + padding − effective kernel. */
  readonly dividend: number;
  /** dividend / S, before the floor. */
  readonly quotient: number;
  /** O. */
  readonly size: number;
}

/** An output size's formula: as text, in LaTeX, and its numbers. */
export interface SizeFormula extends Formula {
  /** What stands in it, and what lies between. */
  readonly numbers: SizeNumbers;
}

const OPTIONS = ["input", "kernel", "stride", "padding", "dilation"] as const;
const EXAMPLE = "outputSize({ input: 28, kernel: 5 })";

/** The size of a convolution's or pooling's output along one axis, and how it comes about. Made by {@link outputSize}. */
export class OutputSize implements Displayable {
  /** The output's cells, O. */
  readonly size: number;
  /** Cells added before the axis. */
  readonly paddingBefore: number;
  /** Cells added after the axis. */
  readonly paddingAfter: number;
  /** Cells at the end of the padded axis that no window reaches, what the floor leaves over: 0 to S − 1. */
  readonly leftOver: number;
  /** Cells from the first to the last that the kernel looks at: (K − 1)·D + 1. */
  readonly effectiveKernel: number;
  /** The input's cells with the padding. */
  readonly paddedInput: number;
  /** Where the kernel stands, for pictures. */
  readonly windows: KernelWindows;
  /** `⌊(28 − 10 + 2·0)/2⌋ + 1 = 10`, as text, in LaTeX, and as numbers. */
  readonly formula: SizeFormula;

  /** @internal Made by {@link outputSize}. */
  constructor(window: SlidingWindow, positions: WindowPositions) {
    const { size, paddingBefore, paddingAfter, effectiveKernel, leftOver } = positions;
    this.size = size;
    this.paddingBefore = paddingBefore;
    this.paddingAfter = paddingAfter;
    this.leftOver = leftOver;
    this.effectiveKernel = effectiveKernel;
    this.paddedInput = window.input + paddingBefore + paddingAfter;
    this.windows = new KernelWindows(size, window.stride, window.dilation, effectiveKernel, paddingBefore);
    this.formula = sizeFormula(window, positions);
  }

  /** The formula: `⌊(28 − 10 + 2·0)/2⌋ + 1 = 10`. */
  toString(): string {
    return this.formula.text;
  }

  /**
   * In a text it is its formula; calculating with it is refused, since it is more than a number.
   *
   * @throws {TypeError} where a number is wanted
   */
  [Symbol.toPrimitive](hint: string): string {
    if (hint === "number") throw new TypeError(localMessages().notANumber(this.size));
    return this.toString();
  }

  /** In `console.log` and inside other values: the formula in one line. */
  [inspect.custom](): string {
    return `OutputSize { ${this.formula.text} }`;
  }

  /** What a notebook shows: the formula in LaTeX; as text, also the padding and what is left over. */
  [displaySymbol](): MimeBundle {
    return {
      "text/latex": `$$O = ${this.formula.latex}$$`,
      "text/plain": `${this.formula.text}\n${localMessages().sizeLine(
        String(this.size),
        String(this.paddingBefore),
        String(this.paddingAfter),
        String(this.leftOver),
      )}`,
    };
  }
}

/**
 * The size of a convolution's or pooling's output along one axis: `O = ⌊(I − K + P_before + P_after)/S⌋ + 1`, where with a
 * dilation `(K − 1)·D + 1` stands for K (V. Dumoulin, F. Visin, "A guide to convolution arithmetic for deep learning",
 * 2016, relationships 6 and 15).
 *
 * ```ts
 * outputSize({ input: 28, kernel: 10, stride: 2 }); // ⌊(28 − 10 + 2·0)/2⌋ + 1 = 10
 * outputSize({ input: 100, kernel: 3, stride: 2, padding: "same" }).paddingAfter; // 1
 * ```
 *
 * @returns the size, the padding on each side, the cells that the floor leaves over, and the formula with its numbers; as
 * the last value of a cell the formula shows
 * @throws {TypeError} if an option is missing, unknown, or of a wrong type
 * @throws {RangeError} if a number is not whole or out of range, the kernel is larger than the padded input, or a size is
 * past 2³¹ − 1
 */
export function outputSize(options: OutputSizeOptions): OutputSize {
  const where = "outputSize";
  requireOptions(where, options, OPTIONS, EXAMPLE);
  const window: SlidingWindow = {
    input: sizeOption(where, "input", options.input, 1, undefined, EXAMPLE),
    kernel: sizeOption(where, "kernel", options.kernel, 1, undefined, EXAMPLE),
    stride: sizeOption(where, "stride", options.stride, 1, 1, EXAMPLE),
    dilation: sizeOption(where, "dilation", options.dilation, 1, 1, EXAMPLE),
    padding: paddingOption(where, options.padding),
  };
  return new OutputSize(window, slideWindow(where, "", window));
}

function paddingOption(where: string, padding: unknown): SlidingWindow["padding"] {
  if (padding === undefined) return "valid";
  if (isSize(padding, 0)) return [padding, padding];
  if (Array.isArray(padding) && padding.length === 2) {
    const [before, after]: unknown[] = padding;
    if (isSize(before, 0) && isSize(after, 0)) return [before, after];
  }
  // Keras does not mind how a name is written.
  const name = typeof padding === "string" ? padding.toLowerCase() : "";
  if (name === "valid" || name === "same" || name === "full") return name;
  throw new RangeError(localMessages().paddingOption(where, briefText(padding)));
}

function sizeFormula(
  { input, kernel, stride, dilation }: SlidingWindow,
  { size, paddingBefore, paddingAfter, effectiveKernel }: WindowPositions,
): SizeFormula {
  const isEven = paddingBefore === paddingAfter;
  const kernelText = dilation === 1 ? `${kernel}` : `((${kernel} − 1)·${dilation} + 1)`;
  const kernelLatex = dilation === 1 ? `${kernel}` : `((${kernel} - 1) \\cdot ${dilation} + 1)`;
  const paddingText = isEven ? `2·${paddingBefore}` : `${paddingBefore} + ${paddingAfter}`;
  const paddingLatex = isEven ? `2 \\cdot ${paddingBefore}` : `${paddingBefore} + ${paddingAfter}`;
  const dividend = input + paddingBefore + paddingAfter - effectiveKernel;
  return {
    text: `⌊(${input} − ${kernelText} + ${paddingText})/${stride}⌋ + 1 = ${size}`,
    latex: `\\left\\lfloor \\frac{${input} - ${kernelLatex} + ${paddingLatex}}{${stride}} \\right\\rfloor + 1 = ${size}`,
    numbers: {
      input,
      kernel,
      stride,
      dilation,
      effectiveKernel,
      paddingBefore,
      paddingAfter,
      dividend,
      quotient: dividend / stride,
      size,
    },
  };
}
