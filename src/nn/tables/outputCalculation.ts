import { countText } from "../../display/countText.ts";
import type { LayerConfig } from "../layers/layerConfig.ts";
import type { OutputSize } from "../shape/outputSize.ts";
import type { Shape } from "../shape/shape.ts";
import { transposedOutputSize } from "../shape/transposedOutputSize.ts";
import { imageAxes } from "./slidingAxes.ts";

/** Words for the axes, in the table's language. */
export interface AxisNames {
  readonly height: string;
  readonly width: string;
}

/**
 * How a layer's output shape comes about: one equation for both axes where they are alike, else one for each. None where
 * the shape stays or is given.
 *
 * @param axes how its kernel slides; `null` for a layer without
 */
export function outputCalculation(
  config: LayerConfig,
  inputShapes: readonly Shape[],
  outputShape: Shape,
  axes: readonly [OutputSize | null, OutputSize | null] | null,
  names: AxisNames,
): readonly string[] {
  const [input = []] = inputShapes;
  if (axes !== null) return bothAxes(axes[0]?.formula.text ?? null, axes[1]?.formula.text ?? null, names);
  switch (config.type) {
    case "flatten": {
      const sizes = known(input.slice(1));
      return sizes === null || sizes.length < 2 ? [] : [`${sizes.join("·")} = ${countText(product(sizes))}`];
    }
    case "concatenate": {
      const axis = config.axis < 0 ? config.axis + outputShape.length : config.axis;
      const sizes = known(inputShapes.map((shape) => shape[axis] ?? null));
      return sizes === null ? [] : [`${sizes.join(" + ")} = ${outputShape[axis]}`];
    }
    case "conv2dTranspose":
    case "upSampling2d":
    case "zeroPadding2d":
    case "cropping2d": {
      const { spatial } = imageAxes(config.dataFormat);
      const equation = (index: 0 | 1): string | null => {
        const from = input[spatial[index]] ?? null;
        const to = outputShape[spatial[index]] ?? null;
        return from === null || to === null ? null : resized(config, index, from, to);
      };
      return bothAxes(equation(0), equation(1), names);
    }
    default:
      return [];
  }
}

/** One line where height and width follow from the same numbers, else one for each. */
export function bothAxes(height: string | null, width: string | null, names: AxisNames): readonly string[] {
  if (height === width) return height === null ? [] : [height];
  return [
    ...(height === null ? [] : [`${names.height}: ${height}`]),
    ...(width === null ? [] : [`${names.width}: ${width}`]),
  ];
}

type ResizingConfig = Extract<
  LayerConfig,
  { readonly type: "conv2dTranspose" | "upSampling2d" | "zeroPadding2d" | "cropping2d" }
>;

function resized(config: ResizingConfig, index: 0 | 1, from: number, to: number): string {
  switch (config.type) {
    case "upSampling2d":
      return `${from}·${config.size[index]} = ${to}`;
    case "zeroPadding2d":
      return `${from} + ${config.padding[index].join(" + ")} = ${to}`;
    case "cropping2d":
      return `${from} − ${config.cropping[index].join(" − ")} = ${to}`;
    case "conv2dTranspose":
      return transposedOutputSize({
        input: from,
        kernel: config.kernelSize[index],
        stride: config.strides[index],
        padding: config.padding,
        outputPadding: config.outputPadding?.[index] ?? null,
        dilation: config.dilationRate[index],
      }).formula.text;
  }
}

function known(sizes: Shape): readonly number[] | null {
  return sizes.every((size) => size !== null) ? (sizes as readonly number[]) : null;
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((result, size) => result * size, 1);
}
