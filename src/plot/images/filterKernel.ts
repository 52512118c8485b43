import { isLayer, type Layer } from "../../nn/layers/layer.ts";
import type { LayerType } from "../../nn/layers/layerConfig.ts";
import type { Model } from "../../nn/model/model.ts";
import { liveWeights } from "../../nn/model/tensorflow/loweredLayer.ts";
import { isModel } from "../../nn/shape/layerArgument.ts";
import { refuseTensorFlowModel } from "../../nn/tables/tableOptions.ts";
import type { Plane } from "./heatCells.ts";
import { localMessages } from "./messages.ts";
import { type NumbersWithShape, type ShapedNumbers, shapedNumbers } from "./shapedNumbers.ts";

/** The weights of a convolution: a plane of numbers for each filter and each channel that it sees. */
export interface FilterKernel {
  readonly height: number;
  readonly width: number;
  /** Channels that a filter sees. */
  readonly channels: number;
  readonly filters: number;
  readonly values: ArrayLike<number>;
  plane(filter: number, channel: number): Plane;
}

const KERNEL_AXES = "[kernelHeight, kernelWidth, channels, filters]";

/** Which weight of a layer is a kernel, and how its last two axes stand: [channels, filters], or another. */
const KERNELS: Partial<Record<LayerType, { readonly name: string; readonly axes: KernelAxes }>> = {
  conv2d: { name: "kernel", axes: "channels, filters" },
  conv2dTranspose: { name: "kernel", axes: "filters, channels" },
  depthwiseConv2d: { name: "kernel", axes: "filters only" },
  separableConv2d: { name: "depthwiseKernel", axes: "filters only" },
};

/** `filters only`: each filter sees one channel, and both axes together number the filters. */
type KernelAxes = "channels, filters" | "filters, channels" | "filters only";

/**
 * The kernel of a layer, of a model's layer, or of numbers.
 *
 * @param layer which layer of the model; left out, the first that has a kernel
 * @throws {TypeError} if it is none of these
 * @throws {RangeError} if the layer has no kernel or no weights yet
 */
export function filterKernel(
  source: Model | Layer | NumbersWithShape,
  layer: string | number | undefined,
): FilterKernel {
  if (isLayer(source)) return layerKernel(source);
  refuseTensorFlowModel("filters", source);
  if (isModel(source)) {
    const model = source as Model;
    // The weights are there once the model that calculates with them is.
    void model.tfModel;
    return layerKernel(layer === undefined ? firstConvolution(model) : model.getLayer(layer));
  }
  return kernelOf(shapedNumbers("filters", source, [4], KERNEL_AXES), "channels, filters");
}

function firstConvolution(model: Model): Layer {
  const first = model.layers.find(({ config }) => KERNELS[config.type] !== undefined);
  if (first === undefined) throw new RangeError(localMessages().noConvolution(model.name));
  return first;
}

function layerKernel(layer: Layer): FilterKernel {
  const text = localMessages();
  const kernel = KERNELS[layer.config.type];
  const name = layer.name === "" ? layer.config.type : layer.name;
  if (kernel === undefined)
    throw new RangeError(text.noKernel(name, layer.config.type, Object.keys(KERNELS).join(", ")));
  const weight = liveWeights(layer).find(({ spec }) => spec.name === kernel.name);
  if (weight === undefined) throw new RangeError(text.noWeightsYet(name));
  // A copy: the engine may hand out its own memory, which it would change.
  const values = Float32Array.from(weight.variable.dataSync());
  return kernelOf({ values, shape: weight.spec.shape }, kernel.axes);
}

function kernelOf({ values, shape }: ShapedNumbers, axes: KernelAxes): FilterKernel {
  const [height, width, third, fourth] = shape as readonly [number, number, number, number];
  const stride = third * fourth;
  const plane = (start: number): Plane => ({ values, height, width, start, stride });
  if (axes === "filters only") {
    return { height, width, values, channels: 1, filters: stride, plane: (filter) => plane(filter) };
  }
  if (axes === "filters, channels") {
    const at = (filter: number, channel: number): Plane => plane(filter * fourth + channel);
    return { height, width, values, channels: fourth, filters: third, plane: at };
  }
  const at = (filter: number, channel: number): Plane => plane(channel * fourth + filter);
  return { height, width, values, channels: third, filters: fourth, plane: at };
}
