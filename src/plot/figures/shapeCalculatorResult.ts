import { conv2d } from "../../nn/layers/conv2d.ts";
import type { Layer } from "../../nn/layers/layer.ts";
import type { ConvPadding } from "../../nn/layers/layerConfig.ts";
import { averagePooling2d, maxPooling2d } from "../../nn/layers/pooling2d.ts";
import { type MultiplyAdds, multiplyAdds } from "../../nn/shape/multiplyAdds.ts";
import { outputShape } from "../../nn/shape/outputShape.ts";
import { type OutputSize, outputSize } from "../../nn/shape/outputSize.ts";
import { type ParamCount, paramCount } from "../../nn/shape/paramCount.ts";
import type { Shape, Size2d } from "../../nn/shape/shape.ts";
import { layerExpression } from "../../nn/tables/layerExpression.ts";

/** The layers whose output shape the calculator knows. */
export type CalculatedLayer = "conv2d" | "maxPooling2d" | "averagePooling2d";

/** What the calculator's fields hold. */
export interface ShapeSettings {
  readonly type: CalculatedLayer;
  /** The input's cells from top to bottom. */
  readonly height: number;
  /** The input's cells from left to right. */
  readonly width: number;
  readonly channels: number;
  /** A pooling has none: its fields keep it for the way back. */
  readonly filters: number;
  /** A convolution's kernel, a pooling's window. */
  readonly kernelSize: Size2d;
  readonly strides: Size2d;
  readonly padding: ConvPadding;
  /** A pooling has none. */
  readonly dilationRate: Size2d;
  readonly groups: number;
  readonly useBias: boolean;
}

/** One axis, or both where they are alike. */
export interface CalculatedAxis {
  readonly name: "height" | "width" | "both";
  readonly size: OutputSize;
}

/** The output's shape and how it comes about. */
export interface CalculatedShape {
  readonly kind: "shape";
  /** `[null, 28, 28, 1]`. */
  readonly inputShape: Shape;
  /** `[null, 24, 24, 64]`. */
  readonly outputShape: Shape;
  /** Height and width, as one where they are alike. */
  readonly axes: readonly CalculatedAxis[];
  readonly params: ParamCount;
  readonly multiplyAdds: MultiplyAdds;
  /** The layer as a cell writes it: `conv2d(64, 5)`. */
  readonly expression: string;
}

/** Why there is no output. */
export type ImpossibleShape =
  | {
      readonly kind: "kernelTooLarge";
      readonly axis: "height" | "width";
      readonly kernel: number;
      readonly dilation: number;
      /** Cells from the first to the last that the kernel looks at. */
      readonly span: number;
      readonly input: number;
      readonly paddingBefore: number;
      readonly paddingAfter: number;
    }
  | { readonly kind: "stridesAndDilation"; readonly stride: number; readonly dilation: number }
  | { readonly kind: "groups"; readonly channels: number; readonly filters: number; readonly groups: number }
  /** A number past what can be counted; `message` is the arithmetic's own. */
  | { readonly kind: "tooLarge"; readonly message: string };

/**
 * The output shape of a convolution or pooling, with the formula of each axis, parameters and multiply-adds; or why there is
 * none. All numbers are those of `src/nn/shape`.
 */
export function shapeResult(settings: ShapeSettings): CalculatedShape | ImpossibleShape {
  const reason = misfit(settings);
  if (reason !== undefined) return reason;
  const inputShape: Shape = [null, settings.height, settings.width, settings.channels];
  try {
    const layer = calculatedLayer(settings);
    return {
      kind: "shape",
      inputShape,
      outputShape: outputShape(layer, inputShape),
      axes: calculatedAxes(settings),
      params: paramCount(layer, inputShape),
      multiplyAdds: multiplyAdds(layer, inputShape),
      expression: layerExpression(layer.config, "convolab"),
    };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "tooLarge", message: error.message };
    throw error;
  }
}

/** The layer that the fields describe. */
export function calculatedLayer(settings: ShapeSettings): Layer {
  const { type, filters, kernelSize, strides, padding, dilationRate, groups, useBias } = settings;
  if (type === "conv2d") return conv2d({ filters, kernelSize, strides, padding, dilationRate, groups, useBias });
  const pooling = { poolSize: kernelSize, strides, padding: poolingPadding(padding) };
  return type === "maxPooling2d" ? maxPooling2d(pooling) : averagePooling2d(pooling);
}

function misfit(settings: ShapeSettings): ImpossibleShape | undefined {
  const { type, channels, filters, groups, strides, dilationRate, kernelSize } = settings;
  if (type === "conv2d") {
    if (channels % groups !== 0 || filters % groups !== 0) return { kind: "groups", channels, filters, groups };
    const [stride, dilation] = [Math.max(...strides), Math.max(...dilationRate)];
    if (stride > 1 && dilation > 1) return { kind: "stridesAndDilation", stride, dilation };
  }
  for (const axis of [0, 1] as const) {
    const options = axisOptions(settings, axis);
    const { padding, input, kernel, dilation } = options;
    // With "same" and "full" there is always a position.
    if (padding === "same" || padding === "full") continue;
    // A kernel spans as many cells whatever its input: over one cell, with "full", it always has a position.
    const { effectiveKernel: span } = outputSize({ input: 1, kernel, dilation, padding: "full" });
    const [paddingBefore, paddingAfter] = padding === "valid" ? [0, 0] : padding;
    if (span > input + paddingBefore + paddingAfter) {
      const name = axis === 0 ? "height" : "width";
      return {
        kind: "kernelTooLarge",
        axis: name,
        kernel: kernelSize[axis],
        dilation,
        span,
        input,
        paddingBefore,
        paddingAfter,
      };
    }
  }
  return undefined;
}

function calculatedAxes(settings: ShapeSettings): readonly CalculatedAxis[] {
  const height = outputSize(axisOptions(settings, 0));
  const width = outputSize(axisOptions(settings, 1));
  if (height.formula.text === width.formula.text) return [{ name: "both", size: height }];
  return [
    { name: "height", size: height },
    { name: "width", size: width },
  ];
}

function axisOptions(settings: ShapeSettings, axis: 0 | 1) {
  const { type, height, width, kernelSize, strides, dilationRate } = settings;
  const padding = type === "conv2d" ? settings.padding : poolingPadding(settings.padding);
  return {
    input: axis === 0 ? height : width,
    kernel: kernelSize[axis],
    stride: strides[axis],
    dilation: type === "conv2d" ? dilationRate[axis] : 1,
    padding: typeof padding === "string" ? padding : padding[axis],
  };
}

/** Keras's poolings know `valid` and `same`; what else a convolution had before becomes `valid`. */
function poolingPadding(padding: ConvPadding): "valid" | "same" {
  return padding === "same" ? "same" : "valid";
}
