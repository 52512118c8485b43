import { inspect } from "node:util";
import type { Tensor, TensorFlow } from "./tf.ts";

/**
 * From now on a tensor shows itself by its shape, its type and its values, in a notebook and in `console.log`, where
 * TensorFlow.js shows what it is made of: `Tensor [2, 2] float32`, then `[[1, 2], [3, 4]]`, the middle of long ones left out.
 */
export function showTensorsByValue(tensorflow: TensorFlow): void {
  Object.defineProperty(tensorflow.Tensor.prototype, inspect.custom, {
    configurable: true,
    writable: true,
    value(this: Tensor): string {
      return tensorText(this);
    },
  });
}

function tensorText(tensor: Tensor): string {
  const kind = "trainable" in tensor ? "Variable" : "Tensor";
  const head = `${kind} [${tensor.shape.join(", ")}] ${tensor.dtype}`;
  if (tensor.isDisposed) return `${head} (disposed)`;
  // "Tensor", a line break, and the values with four spaces before each line.
  const values = tensor
    .toString()
    .replace(/^Tensor\n/, "")
    .replaceAll(/^ {4}/gm, "");
  return `${head}\n${values}`;
}
