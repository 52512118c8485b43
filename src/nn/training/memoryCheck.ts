import { availableMemory } from "node:process";
import type { LayersModel } from "../../tensor/tf.ts";
import { localMessages } from "./messages.ts";

const BYTES_A_VALUE = 4;
const GIGABYTE = 1e9;

/**
 * Checks that the machine has the memory for one batch: TensorFlow would end the process, and with it every variable of
 * the notebook, without a word.
 *
 * @param examples how many examples are worked on at once
 * @param keepsAll whether every layer's output is kept, as training does for its way back; else just the largest counts
 * @throws {RangeError} if the outputs of the layers take more than there is
 */
export function requireMemory(model: LayersModel, examples: number, keepsAll: boolean): void {
  const sizes = model.layers.map((layer) => outputValues(layer.outputShape) * examples * BYTES_A_VALUE);
  const needed = keepsAll ? sizes.reduce((sum, size) => sum + size, 0) : Math.max(0, ...sizes);
  const available = availableMemory();
  if (needed <= available) return;
  throw new RangeError(localMessages().memory(examples, gigabytes(needed), gigabytes(available)));
}

/** Values of one example; of a layer of several outputs, or where a size is not known, 0: that cannot be told. */
function outputValues(shape: readonly unknown[]): number {
  return shape.slice(1).reduce<number>((product, size) => (typeof size === "number" ? product * size : 0), 1);
}

function gigabytes(bytes: number): string {
  return (bytes / GIGABYTE).toLocaleString("en-US", { maximumFractionDigits: 1 });
}
