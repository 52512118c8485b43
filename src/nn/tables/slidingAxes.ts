import type {
  Conv2dConfig,
  DepthwiseConv2dConfig,
  LayerConfig,
  PaddingPair,
  Pooling2dConfig,
  SeparableConv2dConfig,
} from "../layers/layerConfig.ts";
import { type OutputSize, outputSize } from "../shape/outputSize.ts";
import type { DataFormat, Shape, Size2d } from "../shape/shape.ts";

/** Layers whose kernel slides over the image. */
export type SlidingConfig = Conv2dConfig | DepthwiseConv2dConfig | SeparableConv2dConfig | Pooling2dConfig;

/** Whether a layer's kernel slides over the image. */
export function isSliding(config: LayerConfig): config is SlidingConfig {
  return "kernelSize" in config ? config.type !== "conv2dTranspose" : "poolSize" in config;
}

/** Where height, width and channels stand in a shape `[batch, …]`. */
export function imageAxes(dataFormat: DataFormat): { readonly spatial: Size2d; readonly channels: number } {
  return dataFormat === "channelsLast" ? { spatial: [1, 2], channels: 3 } : { spatial: [2, 3], channels: 1 };
}

/** How a layer's kernel slides along height and width; `null` along an axis whose size is not known. */
export function slidingAxes(
  config: SlidingConfig,
  inputShape: Shape,
): readonly [height: OutputSize | null, width: OutputSize | null] {
  const { spatial } = imageAxes(config.dataFormat);
  const kernelSize = "poolSize" in config ? config.poolSize : config.kernelSize;
  const axis = (index: 0 | 1): OutputSize | null => {
    const input = inputShape[spatial[index]] ?? null;
    if (input === null) return null;
    return outputSize({
      input,
      kernel: kernelSize[index],
      stride: config.strides[index],
      padding: typeof config.padding === "string" ? config.padding : config.padding[index],
      dilation: "dilationRate" in config ? config.dilationRate[index] : 1,
    });
  };
  return [axis(0), axis(1)];
}

/** Cells that a layer adds on the four sides; `null` where it adds none by nature, or a size is not known that they depend on. */
export function paddingOf(
  config: LayerConfig,
  axes: readonly [OutputSize | null, OutputSize | null] | null,
): readonly [height: PaddingPair, width: PaddingPair] | null {
  if (config.type === "zeroPadding2d") return config.padding;
  if (axes === null) return null;
  const [height, width] = axes;
  if (height !== null && width !== null) {
    return [
      [height.paddingBefore, height.paddingAfter],
      [width.paddingBefore, width.paddingAfter],
    ];
  }
  const padding = "padding" in config ? config.padding : null;
  if (padding === "valid") {
    return [
      [0, 0],
      [0, 0],
    ];
  }
  return typeof padding === "string" ? null : padding;
}

/**
 * How the cells on an axis's sides come about, by the rule of the padding's name; `null` where they were given or there are
 * none. `same` is TensorFlow's, max((⌈I/S⌉ − 1)·S + K − I, 0) in all, the odd one after: K − 1 at stride 1, and of an odd
 * kernel the lecture's (K − 1)/2 on each side. `full` is K − 1 on each side.
 */
export function paddingEquation(axis: OutputSize, name: string | null): string | null {
  const { paddingBefore: before, paddingAfter: after } = axis;
  const { input, stride, kernel, dilation } = axis.formula.numbers;
  const span = dilation === 1 ? `${kernel}` : `((${kernel} − 1)·${dilation} + 1)`;
  if (name === "full") return `${span} − 1 = ${before}`;
  if (name !== "same") return null;
  if (stride === 1) {
    return before === after ? `(${span} − 1)/2 = ${before}` : `${span} − 1 = ${before + after} = ${before} + ${after}`;
  }
  return `max((⌈${input}/${stride}⌉ − 1)·${stride} + ${span} − ${input}, 0) = ${before + after} = ${before} + ${after}`;
}
