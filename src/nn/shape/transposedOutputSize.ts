import { inspect } from "node:util";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { briefText } from "../../display/textPlain.ts";
import type { Formula } from "./formula.ts";
import { localMessages } from "./messages.ts";
import { requireOptions, sizeOption } from "./sizeOptions.ts";
import { spreadWindow, type TransposedExtent, type TransposedWindow } from "./transposedWindow.ts";

/** What a transposed convolution does along one axis. */
export interface TransposedOutputSizeOptions {
  /** The input's cells, I: a whole number from 1. */
  readonly input: number;
  /** The kernel's cells, K, over which every input cell is spread: a whole number from 1. */
  readonly kernel: number;
  /** Distance at which neighbouring input cells are spread, S: a whole number from 1; default 1. */
  readonly stride?: number;
  /** `"valid"` (default): all cells that are reached; `"same"`: as many as the convolution that is reversed began with. */
  readonly padding?: "valid" | "same";
  /** Cells added at the end, 0 to S − 1; default `null`: Keras's rule. */
  readonly outputPadding?: number | null;
  /** Distance between the cells that one is spread over, D: a whole number from 1; default 1; above 1 only with stride 1. */
  readonly dilation?: number;
}

/** The numbers in a transposed output size's formula. */
export interface TransposedSizeNumbers {
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
  /** As it was given. */
  readonly outputPadding: number | null;
  /** O. */
  readonly size: number;
}

/** A transposed output size's formula: as text, in LaTeX, and its numbers. */
export interface TransposedSizeFormula extends Formula {
  /** What stands in it. */
  readonly numbers: TransposedSizeNumbers;
}

const OPTIONS = ["input", "kernel", "stride", "padding", "outputPadding", "dilation"] as const;
const EXAMPLE = 'transposedOutputSize({ input: 14, kernel: 3, stride: 2, padding: "same" })';

/** The size of a transposed convolution's output along one axis. Made by {@link transposedOutputSize}. */
export class TransposedOutputSize implements Displayable {
  /** The output's cells. */
  readonly size: number;
  /** Cells from the first to the last that one input cell is spread over: (K − 1)·D + 1. */
  readonly effectiveKernel: number;
  /** Cells that all input cells together are spread over: (I − 1)·S + (K − 1)·D + 1. */
  readonly spread: number;
  /** Of these, cut off at the beginning. */
  readonly croppedBefore: number;
  /** Of these, cut off at the end. */
  readonly croppedAfter: number;
  /** Cells at the end that no input cell reaches. */
  readonly added: number;
  /** `(14 − 1)·2 + 3 = 29`, as text, in LaTeX, and as numbers. */
  readonly formula: TransposedSizeFormula;

  /** @internal Made by {@link transposedOutputSize}. */
  constructor(window: TransposedWindow, extent: TransposedExtent) {
    this.size = extent.size;
    this.effectiveKernel = extent.effectiveKernel;
    this.spread = extent.spread;
    this.croppedBefore = extent.croppedBefore;
    this.croppedAfter = extent.croppedAfter;
    this.added = extent.added;
    this.formula = transposedFormula(window, extent);
  }

  /** The formula: `14·2 = 28`. */
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
    return `TransposedOutputSize { ${this.formula.text} }`;
  }

  /** What a notebook shows: the formula in LaTeX; as text, also what is cut off and added. */
  [displaySymbol](): MimeBundle {
    return {
      "text/latex": `$$O = ${this.formula.latex}$$`,
      "text/plain": `${this.formula.text}\n${localMessages().transposedLine(
        String(this.size),
        String(this.croppedBefore),
        String(this.croppedAfter),
        String(this.added),
      )}`,
    };
  }
}

/**
 * The size of a transposed convolution's output along one axis, by Keras 3's rule, with `K_e = (K − 1)·D + 1`: for `valid`
 * `(I − 1)·S + K_e + outputPadding` (`null`: max(S − K_e, 0)); for `same` `I·S`, or with an `outputPadding`
 * `(I − 1)·S + K_e mod 2 + outputPadding`.
 *
 * ```ts
 * transposedOutputSize({ input: 14, kernel: 3, stride: 2, padding: "same" }); // 14·2 = 28
 * transposedOutputSize({ input: 14, kernel: 3, stride: 2 }); // (14 − 1)·2 + 3 + 0 = 29
 * ```
 *
 * @throws {TypeError} if an option is missing, unknown, or of a wrong type
 * @throws {RangeError} if a number is not whole or out of range, `outputPadding` is not smaller than the stride, stride and
 * dilation are both above 1, a size is past 2³¹ − 1, or padding `same` meets an even `K_e` and `outputPadding` 0, which no
 * convolution reverses
 */
export function transposedOutputSize(options: TransposedOutputSizeOptions): TransposedOutputSize {
  const where = "transposedOutputSize";
  requireOptions(where, options, OPTIONS, EXAMPLE);
  const { outputPadding = null } = options;
  const window: TransposedWindow = {
    input: sizeOption(where, "input", options.input, 1, undefined, EXAMPLE),
    kernel: sizeOption(where, "kernel", options.kernel, 1, undefined, EXAMPLE),
    stride: sizeOption(where, "stride", options.stride, 1, 1, EXAMPLE),
    dilation: sizeOption(where, "dilation", options.dilation, 1, 1, EXAMPLE),
    padding: paddingOption(where, options.padding),
    outputPadding: outputPadding === null ? null : sizeOption(where, "outputPadding", outputPadding, 0, 0, EXAMPLE),
  };
  const text = localMessages();
  if (window.stride > 1 && window.dilation > 1) {
    throw new RangeError(text.stridesAndDilation(where, String(window.stride), String(window.dilation)));
  }
  if (window.outputPadding !== null && window.outputPadding >= window.stride) {
    throw new RangeError(text.outputPadding(where, String(window.outputPadding), String(window.stride)));
  }
  return new TransposedOutputSize(window, spreadWindow(where, "", window));
}

function paddingOption(where: string, padding: unknown): TransposedWindow["padding"] {
  if (padding === undefined) return "valid";
  // Keras does not mind how a name is written.
  const name = typeof padding === "string" ? padding.toLowerCase() : "";
  if (name === "valid" || name === "same") return name;
  throw new RangeError(localMessages().kerasPadding(where, briefText(padding)));
}

function transposedFormula(
  { input, kernel, stride, dilation, padding, outputPadding }: TransposedWindow,
  { size, effectiveKernel }: TransposedExtent,
): TransposedSizeFormula {
  const numbers = { input, kernel, stride, dilation, effectiveKernel, outputPadding, size };
  if (padding === "same" && outputPadding === null) {
    return { text: `${input}·${stride} = ${size}`, latex: `${input} \\cdot ${stride} = ${size}`, numbers };
  }
  const added = outputPadding ?? Math.max(stride - effectiveKernel, 0);
  const kernelText = dilation === 1 ? `${kernel}` : `((${kernel} − 1)·${dilation} + 1)`;
  const kernelLatex = dilation === 1 ? `${kernel}` : `((${kernel} - 1) \\cdot ${dilation} + 1)`;
  const [text, latex] =
    padding === "same" ? [`${kernelText} mod 2`, `${kernelLatex} \\bmod 2`] : [kernelText, kernelLatex];
  return {
    text: `(${input} − 1)·${stride} + ${text} + ${added} = ${size}`,
    latex: `(${input} - 1) \\cdot ${stride} + ${latex} + ${added} = ${size}`,
    numbers,
  };
}
