import { localMessages } from "./messages.ts";
import { checkedSize } from "./sizeLimits.ts";

/** A kernel or pooling window that slides along one axis, its padding known by name or in cells. */
export interface SlidingWindow {
  /** Cells of the axis, 1 or more. */
  readonly input: number;
  /** Cells that the kernel looks at, 1 or more. */
  readonly kernel: number;
  /** By how many cells it moves, 1 or more. */
  readonly stride: number;
  /** Distance between the cells it looks at; 1: neighbours. */
  readonly dilation: number;
  readonly padding: "valid" | "same" | "full" | readonly [before: number, after: number];
}

/** Where a sliding window stands, and how often. */
export interface WindowPositions {
  /** How many positions there are: the output's cells, 1 or more. */
  readonly size: number;
  /** Cells added before the axis. */
  readonly paddingBefore: number;
  /** Cells added after the axis. */
  readonly paddingAfter: number;
  /** Cells between a window's first and last one, both included: `(kernel − 1)·dilation + 1`. */
  readonly effectiveKernel: number;
  /** Cells at the end of the padded axis that no window reaches, because a further step would leave it; 0 to stride − 1. */
  readonly leftOver: number;
}

/**
 * Slides a window along an axis: `⌊(I + P_before + P_after − K_e)/S⌋ + 1` positions, `K_e = (K − 1)·D + 1` (V. Dumoulin,
 * F. Visin, "A guide to convolution arithmetic for deep learning", 2016, relationships 6 and 15).
 *
 * `same` is TensorFlow's rule: ⌈I/S⌉ positions, and as many cells as these need, half of them before; of an odd number the
 * extra one after. `full` adds `K_e − 1` cells on both sides.
 *
 * @param where the layer or function, for messages
 * @param axis the axis's name, for messages; `""` where there is but one
 * @throws {RangeError} if the window is larger than the padded axis, or a size is past 2³¹ − 1
 */
export function slideWindow(where: string, axis: string, window: SlidingWindow): WindowPositions {
  const { input, kernel, stride, dilation, padding } = window;
  const effectiveKernel = checkedSize(where, "(kernel − 1)·dilation + 1", (kernel - 1) * dilation + 1);
  const [paddingBefore, paddingAfter] = paddingCells(input, effectiveKernel, stride, padding);
  const padded = input + paddingBefore + paddingAfter;
  if (effectiveKernel > padded) {
    const text = localMessages();
    const span = dilation > 1 ? text.dilatedSpan(kernel, dilation, effectiveKernel) : text.spannedCells(kernel);
    const cells = padded === input ? text.spannedCells(input) : text.paddedInput(input, paddingBefore, paddingAfter);
    throw new RangeError(text.kernelTooLarge(where, axis, span, cells));
  }
  const steps = Math.floor((padded - effectiveKernel) / stride);
  return {
    size: checkedSize(where, "⌊(I + P − K)/S⌋ + 1", steps + 1),
    paddingBefore,
    paddingAfter,
    effectiveKernel,
    leftOver: padded - effectiveKernel - steps * stride,
  };
}

function paddingCells(
  input: number,
  effectiveKernel: number,
  stride: number,
  padding: SlidingWindow["padding"],
): readonly [before: number, after: number] {
  switch (padding) {
    case "valid":
      return [0, 0];
    case "same": {
      const size = Math.ceil(input / stride);
      const total = Math.max((size - 1) * stride + effectiveKernel - input, 0);
      const before = Math.floor(total / 2);
      return [before, total - before];
    }
    case "full":
      return [effectiveKernel - 1, effectiveKernel - 1];
    default:
      return padding;
  }
}
