import { OutputSize } from "../../nn/shape/outputSize.ts";
import { type SlidingWindow, slideWindow } from "../../nn/shape/slidingWindow.ts";
import type { WindowAxis } from "./windowAxisData.ts";

/**
 * A window along one axis, its numbers from `src/nn/shape`, in a form that can go to a browser.
 *
 * @param where the figure, for messages
 * @param axis the axis's name, for messages
 * @throws {RangeError} if the window is larger than the padded axis
 */
export function windowAxis(where: string, axis: string, window: SlidingWindow): WindowAxis {
  const positions = slideWindow(where, axis, window);
  const { formula, paddedInput } = new OutputSize(window, positions);
  return {
    input: window.input,
    padded: paddedInput,
    kernel: window.kernel,
    stride: window.stride,
    dilation: window.dilation,
    ...positions,
    formula: formula.text,
  };
}
