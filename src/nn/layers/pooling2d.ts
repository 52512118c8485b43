import type { DataFormat, Size2d } from "../shape/shape.ts";
import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { SizeOption } from "./conv2d.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { KerasPadding, Pooling2dConfig } from "./layerConfig.ts";
import { dataFormat, kerasPadding, orNull, size2d } from "./optionReaders.ts";

/** A pooling layer's settings besides the window's size. */
export interface Pooling2dRestOptions extends LayerOptions {
  /** By how many cells the window moves; default `null`, as many as it is large. */
  readonly strides?: SizeOption | null;
  /** `"valid"` (default): only whole windows; `"same"`: windows over the edge count too. */
  readonly padding?: KerasPadding;
  /** Where the channels stand; default `"channelsLast"`, `[batch, height, width, channels]`. */
  readonly dataFormat?: DataFormat;
}

/** A pooling layer's settings. */
export interface Pooling2dOptions extends Pooling2dRestOptions {
  /** The window's height and width; default 2. */
  readonly poolSize?: SizeOption;
}

/** The settings as they are written: without strides, the pool size's hold. */
interface PoolingSettings extends Omit<Pooling2dConfig, "type" | "strides"> {
  readonly strides: Size2d | null;
}

const MAX_POOLING2D = poolingDefinition("maxPooling2d");
const AVERAGE_POOLING2D = poolingDefinition("averagePooling2d");

function poolingDefinition(type: Pooling2dConfig["type"]): LayerDefinition<Pooling2dConfig, PoolingSettings> {
  return {
    type,
    positions: ["poolSize", "strides"],
    example: `${type}(2)`,
    specs: {
      poolSize: optional(size2d(1), [2, 2]),
      strides: optional(orNull(size2d(1)), null),
      padding: optional(kerasPadding, "valid"),
      dataFormat: optional(dataFormat, "channelsLast"),
    },
    complete: ({ strides, ...settings }) => ({ ...settings, strides: strides ?? settings.poolSize }),
  };
}

/**
 * The largest value of each window, channel by channel: `[batch, height, width, channels]` → `[batch, newHeight, newWidth,
 * channels]`. Keras's `MaxPooling2D`, with its defaults. It has no parameters.
 *
 * ```ts
 * maxPooling2d();
 * maxPooling2d(2, 1);
 * maxPooling2d({ poolSize: [2, 2], strides: null, padding: "same" });
 * ```
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function maxPooling2d(options?: Pooling2dOptions): Layer<Pooling2dConfig>;
/**
 * Max pooling with a window of a size, moved by a stride: `maxPooling2d(2, 1)`.
 *
 * @param poolSize the window's side, or `[height, width]`
 * @param strides by how many cells the window moves; `null`: as many as it is large
 * @param options everything else
 */
export function maxPooling2d(
  poolSize: SizeOption,
  strides: SizeOption | null,
  options?: Omit<Pooling2dRestOptions, "strides">,
): Layer<Pooling2dConfig>;
/**
 * Max pooling with a window of a size: `maxPooling2d(2)`, `maxPooling2d(3, { padding: "same" })`.
 *
 * @param poolSize the window's side, or `[height, width]`
 * @param options everything else
 */
export function maxPooling2d(poolSize: SizeOption, options?: Pooling2dRestOptions): Layer<Pooling2dConfig>;
export function maxPooling2d(...values: unknown[]): Layer<Pooling2dConfig> {
  return builtLayer(MAX_POOLING2D, values);
}

/**
 * The average of each window, channel by channel: `[batch, height, width, channels]` → `[batch, newHeight, newWidth,
 * channels]`. Keras's `AveragePooling2D`, with its defaults. It has no parameters.
 *
 * ```ts
 * averagePooling2d();
 * averagePooling2d(2, 1);
 * averagePooling2d({ poolSize: [2, 2], strides: null, padding: "same" });
 * ```
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function averagePooling2d(options?: Pooling2dOptions): Layer<Pooling2dConfig>;
/**
 * Average pooling with a window of a size, moved by a stride: `averagePooling2d(2, 1)`.
 *
 * @param poolSize the window's side, or `[height, width]`
 * @param strides by how many cells the window moves; `null`: as many as it is large
 * @param options everything else
 */
export function averagePooling2d(
  poolSize: SizeOption,
  strides: SizeOption | null,
  options?: Omit<Pooling2dRestOptions, "strides">,
): Layer<Pooling2dConfig>;
/**
 * Average pooling with a window of a size: `averagePooling2d(2)`, `averagePooling2d(3, { padding: "same" })`.
 *
 * @param poolSize the window's side, or `[height, width]`
 * @param options everything else
 */
export function averagePooling2d(poolSize: SizeOption, options?: Pooling2dRestOptions): Layer<Pooling2dConfig>;
export function averagePooling2d(...values: unknown[]): Layer<Pooling2dConfig> {
  return builtLayer(AVERAGE_POOLING2D, values);
}
