import { SymbolicTensor } from "../model/symbolicTensor.ts";
import type { Shape } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional, required } from "./builtLayer.ts";
import { createLayer, type LayerOptions } from "./layer.ts";
import type { InputConfig } from "./layerConfig.ts";
import { choice, orNull, shapeWithoutBatch, whole } from "./optionReaders.ts";

/** An input's settings besides its shape. */
export interface InputRestOptions {
  /** Name in tables and in files; left out, `input_layer`, `input_layer_1`, … */
  readonly name?: string;
  /** `"float32"` (default) or `"int32"`. */
  readonly dtype?: "float32" | "int32";
  /** How many examples a batch always has; default `null`, any number. */
  readonly batchSize?: number | null;
}

/** An input's settings. */
export interface InputOptions extends InputRestOptions {
  /** The shape without the batch: `[height, width, channels]`; `null` where a size is not known. */
  readonly shape: Shape;
}

interface InputSettings {
  readonly shape: Shape;
  readonly dtype: "float32" | "int32";
  readonly batchSize: number | null;
}

const INPUT: LayerDefinition<InputConfig, InputSettings> = {
  type: "input",
  positions: ["shape"],
  example: "input([28, 28, 1])",
  specs: {
    shape: required(shapeWithoutBatch),
    dtype: optional(choice(["float32", "int32"] as const), "float32"),
    batchSize: optional(orNull(whole(1)), null),
  },
  complete: ({ shape, dtype, batchSize }) => ({ shape: [batchSize, ...shape.slice(1)], dtype }),
};

/**
 * Where a network begins: what its first layers are called with, or the first item of a sequential model. Keras's
 * `Input`.
 *
 * ```ts
 * const image = input([28, 28, 1]);
 * const x = conv2d(64, 5)(image);
 * ```
 *
 * @throws {TypeError | RangeError} if the shape is missing or an option is unknown or wrong
 */
export function input(options: InputOptions): SymbolicTensor;
/**
 * Where a network begins: `input([100, 75, 3])`.
 *
 * @param shape without the batch: `[height, width, channels]`; `null` where a size is not known
 * @param options everything else
 */
export function input(shape: Shape, options?: InputRestOptions): SymbolicTensor;
export function input(...values: unknown[]): SymbolicTensor {
  const layer = builtLayer(INPUT, values);
  return new SymbolicTensor(layer.config.shape, layer.config.dtype, layer, []);
}

/** An input whose shape is given with the batch, for whoever has checked it. */
export function inputOfShape(shape: Shape, dtype: "float32" | "int32", options: LayerOptions = {}): SymbolicTensor {
  const layer = createLayer<InputConfig>({ type: "input", shape, dtype }, options, {});
  return new SymbolicTensor(shape, dtype, layer, []);
}
