import { localMessages } from "./messages.ts";
import { checkedSize } from "./sizeLimits.ts";

/** The kernel of a transposed convolution along one axis. */
export interface TransposedWindow {
  /** Cells of the axis, 1 or more. */
  readonly input: number;
  /** Cells that each input cell is spread over, 1 or more. */
  readonly kernel: number;
  /** Distance at which neighbouring input cells are spread, 1 or more. */
  readonly stride: number;
  /** Distance between the cells that one is spread over; 1: neighbours. */
  readonly dilation: number;
  readonly padding: "valid" | "same";
  /** Cells added at the end, 0 to stride − 1; `null`: Keras's rule. */
  readonly outputPadding: number | null;
}

/** What a transposed convolution makes of an axis. */
export interface TransposedExtent {
  /** The output's cells, 1 or more. */
  readonly size: number;
  /** Cells between the first and the last that one input cell is spread over, both included: `(kernel − 1)·dilation + 1`. */
  readonly effectiveKernel: number;
  /** Cells that all spread input cells cover together: `(input − 1)·stride + effectiveKernel`. */
  readonly spread: number;
  /** Of these, cut off at the beginning. */
  readonly croppedBefore: number;
  /** Of these, cut off at the end. */
  readonly croppedAfter: number;
  /** Cells behind these that no input cell reaches (they hold the bias alone). */
  readonly added: number;
}

/**
 * The way back through a convolution's sizes, by the rule of Keras 3 (`_get_output_shape_given_tf_padding` in
 * keras/src/backend/common/backend_utils.py). With `K_e = (K − 1)·D + 1`:
 *
 * - `valid`: `(I − 1)·S + K_e + outputPadding`, where `null` adds `max(S − K_e, 0)`
 * - `same`: `I·S`, or with an `outputPadding` `(I − 1)·S + K_e mod 2 + outputPadding`
 *
 * For `same`, an even `K_e` and an `outputPadding` of 0 that size is one at which the convolution that is reversed has one
 * position fewer than the input has cells: Keras names it and TensorFlow then refuses to calculate, so it is refused here.
 *
 * What `same` cuts off is what the convolution that it reverses pads: half before, of an odd number the extra cell after.
 *
 * @param where the layer or function, for messages
 * @param axis the axis's name, for messages; `""` where there is but one
 * @throws {RangeError} for that case, or if a size is past 2³¹ − 1
 */
export function spreadWindow(where: string, axis: string, window: TransposedWindow): TransposedExtent {
  const { input, kernel, stride, dilation, padding, outputPadding } = window;
  const effectiveKernel = checkedSize(where, "(kernel − 1)·dilation + 1", (kernel - 1) * dilation + 1);
  if (padding === "same" && outputPadding === 0 && effectiveKernel % 2 === 0) {
    throw new RangeError(localMessages().lostCell(where, axis));
  }
  // At most 2⁶², and past the limit then whatever is rounded.
  const spread = (input - 1) * stride + effectiveKernel;
  const size =
    padding === "valid"
      ? spread + (outputPadding ?? Math.max(stride - effectiveKernel, 0))
      : outputPadding === null
        ? input * stride
        : (input - 1) * stride + (effectiveKernel % 2) + outputPadding;
  checkedSize(where, "(I − 1)·S + K", size);
  const cropped = Math.max(spread - size, 0);
  const croppedBefore = Math.floor(cropped / 2);
  return {
    size,
    effectiveKernel,
    spread,
    croppedBefore,
    croppedAfter: cropped - croppedBefore,
    added: Math.max(size - spread, 0),
  };
}
