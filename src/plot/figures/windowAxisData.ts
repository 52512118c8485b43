import { KernelWindows } from "../../nn/shape/kernelWindows.ts";
import type { WindowPositions } from "../../nn/shape/slidingWindow.ts";

/** A window that slides along one axis, as plain data. */
export interface WindowAxis extends WindowPositions {
  /** The input's cells. */
  readonly input: number;
  /** With the padding. */
  readonly padded: number;
  /** Cells that the window looks at. */
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  /** How the output's size comes about: `⌊(5 − 3 + 2·1)/2⌋ + 1 = 3`. */
  readonly formula: string;
}

/** Where the window stands. */
export function axisWindows({ size, stride, dilation, effectiveKernel, paddingBefore }: WindowAxis): KernelWindows {
  return new KernelWindows(size, stride, dilation, effectiveKernel, paddingBefore);
}

/**
 * Which of the cells that the window looks at lies on a cell of the padded axis.
 *
 * @param position the window's, from 0
 * @param cell on the padded axis, from 0
 * @returns from 0, or −1
 */
export function tapAt({ stride, dilation, kernel }: WindowAxis, position: number, cell: number): number {
  const from = cell - position * stride;
  const tap = from / dilation;
  return Number.isInteger(tap) && tap >= 0 && tap < kernel ? tap : -1;
}
