import type { KernelWindow, KernelWindows } from "../shape/kernelWindows.ts";
import { type GridValues, gridOf, valueAt } from "./gridValues.ts";

/** A convolution with its numbers: what each output cell is the sum of. */
export interface Convolution {
  /** `[height, width, channels]`. */
  readonly input: GridValues;
  /** `[height, width, channels, filters]`, as TensorFlow orders it; `values` row by row, the filters fastest. */
  readonly kernel: {
    readonly shape: readonly [height: number, width: number, channels: number, filters: number];
    readonly values: readonly number[];
  };
  /** One number a filter. */
  readonly bias: readonly number[];
  /** Where the kernel stands along the height… */
  readonly rows: KernelWindows;
  /** …and along the width. */
  readonly columns: KernelWindows;
}

/** One product of a sum: a cell under the kernel times the kernel's weight there. */
export interface ConvolutionTerm {
  /** The cell's row in the input; below 0 or past the end it is padding. */
  readonly row: number;
  /** The cell's column in the input. */
  readonly column: number;
  readonly isPadding: boolean;
  /** The cell's number; padding's is 0. */
  readonly value: number;
  readonly weight: number;
  readonly product: number;
}

/** How a cell of a convolution's output comes about. */
export interface ConvolutionCell {
  /** For each channel of the input its products, row by row, and their sum. */
  readonly channels: readonly { readonly terms: readonly ConvolutionTerm[]; readonly subtotal: number }[];
  readonly bias: number;
  /** All subtotals and the bias. */
  readonly sum: number;
}

/**
 * A cell of a convolution's output, term by term: `Σ_c Σ_i Σ_j input[r + i·D, k + j·D, c] · kernel[i, j, c, filter] + bias`,
 * where `r` and `k` are the window's first row and column (V. Dumoulin, F. Visin, "A guide to convolution arithmetic for deep
 * learning", 2016, section 2; a cross-correlation, as every library's convolution: the kernel is not turned).
 *
 * @param row of the output, from 0
 * @param column of the output, from 0
 * @param filter from 0
 */
export function convolutionCell(
  { input, kernel, bias, rows, columns }: Convolution,
  row: number,
  column: number,
  filter: number,
): ConvolutionCell {
  const [kernelHeight, kernelWidth, channels, filters] = kernel.shape;
  const [down, right] = [windowAt(rows, row), windowAt(columns, column)];
  const sums: { terms: ConvolutionTerm[]; subtotal: number }[] = [];
  const ownBias = bias[filter] ?? 0;
  let sum = 0;
  for (let channel = 0; channel < channels; channel++) {
    const terms: ConvolutionTerm[] = [];
    let subtotal = 0;
    for (let i = 0; i < kernelHeight; i++) {
      for (let j = 0; j < kernelWidth; j++) {
        const [inputRow, inputColumn] = [down.inputStart + i * down.dilation, right.inputStart + j * right.dilation];
        const found = valueAt(input, inputRow, inputColumn, channel);
        const value = found ?? 0;
        const weight = kernel.values[((i * kernelWidth + j) * channels + channel) * filters + filter] as number;
        const product = value * weight;
        terms.push({ row: inputRow, column: inputColumn, isPadding: found === undefined, value, weight, product });
        subtotal += product;
      }
    }
    sums.push({ terms, subtotal });
    sum += subtotal;
  }
  return { channels: sums, bias: ownBias, sum: sum + ownBias };
}

/** A convolution's whole output, `[height, width, filters]`. */
export function convolvedValues(convolution: Convolution): GridValues {
  const { rows, columns, kernel } = convolution;
  return gridOf(
    [rows.length, columns.length, kernel.shape[3]],
    (row, column, filter) => convolutionCell(convolution, row, column, filter).sum,
  );
}

function windowAt(windows: KernelWindows, index: number): KernelWindow {
  const window = windows.at(index);
  if (window === undefined) throw new RangeError(`no window ${index} of ${windows.length}`);
  return window;
}
