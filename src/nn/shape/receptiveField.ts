import { briefText } from "../../display/textPlain.ts";
import { isLayer, joinsInputs, type Layer, ownInputShape } from "../layers/layer.ts";
import type { ConvPadding, LayerConfig } from "../layers/layerConfig.ts";
import type { Model } from "../model/model.ts";
import type { SymbolicTensor } from "../model/symbolicTensor.ts";
import {
  type AxisField,
  type AxisStep,
  fieldAfter,
  fieldJump,
  fieldSize,
  INPUT_FIELD,
  joinedField,
  SAME_STEP,
  shiftStep,
  spreadStep,
  upSamplingStep,
  wholeField,
  windowStep,
} from "./axisField.ts";
import { checkedShape } from "./inputShapes.ts";
import { isModel } from "./layerArgument.ts";
import { layerOutputShape } from "./layerOutputShape.ts";
import { localMessages } from "./messages.ts";
import type { DataFormat, Shape } from "./shape.ts";
import { slideWindow } from "./slidingWindow.ts";
import { spreadWindow } from "./transposedWindow.ts";

/** What one cell of a layer's output depends on, in cells of the network's input. */
export interface LayerField {
  /** The layer's name, or its type where it has none yet. */
  readonly layer: string;
  /**
   * Height and width of the part of the input, its padding included, that one output cell depends on; the largest where
   * cells or branches differ. `null`: all of an input whose size is not known.
   */
  readonly size: readonly [height: number | null, width: number | null];
  /** By how many input cells the parts of neighbouring output cells lie apart; a fraction after up-sampling, 0 where all depend on the same. */
  readonly jump: readonly [height: number, width: number];
  /**
   * The first row and column of the first output cell's part, counted from the input's first ones; below 0 it is padding.
   * `null` where padding depends on a size that is not known.
   */
  readonly start: readonly [height: number | null, width: number | null];
  /** Whether all branches that lead here have their parts' centres at the same places. */
  readonly aligned: boolean;
}

/** What is known of a layer's output on the way through a network. */
interface FieldState {
  /** `null` where the input's shape was not given. */
  readonly shape: Shape | null;
  readonly dataFormat: DataFormat;
  readonly fields: readonly [height: AxisField, width: AxisField];
  readonly isAligned: boolean;
}

const WHERE = "receptiveField";

/**
 * Follows what part of the input a cell of each layer's output depends on: `r ← r + (K_e − 1)·j`, `j ← j·S` and
 * `start ← start − P_before·j`, layer by layer from `r = j = 1`, `start = 0` (A. Araujo, W. Norris, J. Sim, "Computing
 * Receptive Fields of Convolutional Neural Networks", Distill, 2019).
 *
 * ```ts
 * receptiveField([conv2d(8, 3), maxPooling2d(), conv2d(8, 3)], [null, 28, 28, 1]);
 * receptiveField(lectureCnn());
 * ```
 *
 * Up-sampling and transposed convolutions are followed cell by cell: their output cells depend on parts of different sizes,
 * of which the largest counts. Global pooling, a flattened image and dense layers behind it depend on the whole input. Where
 * branches join, a cell depends on all that any of them does. Several inputs count as if they lay on each other.
 *
 * @param network a model, or a list of layers, each on the one before
 * @param inputShape of a list: with the batch, `[null, height, width, channels]`; left out, the first layer's option
 * `inputShape`, and without that nothing is known of sizes (then `start` is `null` behind padding "same" with a stride)
 * @returns one entry for each layer (of a model: for each use of a layer, inputs left out); as a cell's value, a table
 * @throws {TypeError} if `network` is neither, or an item no layer
 * @throws {RangeError} if a layer cannot work on the one before it, a layer in a list joins several inputs, or up-sampling is
 * finer than 1/65536 of a cell
 */
export function receptiveField(network: Model | readonly Layer[], inputShape?: Shape): readonly LayerField[] {
  if (isModel(network)) return modelFields(network);
  const text = localMessages();
  if (!Array.isArray(network)) throw new TypeError(text.notLayers(WHERE, briefText(network)));
  const layers: readonly unknown[] = network;
  for (const [index, layer] of layers.entries()) {
    if (!isLayer(layer)) throw new TypeError(text.itemNotALayer(WHERE, index, briefText(layer)));
    if (joinsInputs(layer.config)) throw new RangeError(text.branchingLayer(WHERE, index, layer.config.type));
  }
  return chainFields(layers as readonly Layer[], inputShape);
}

function chainFields(layers: readonly Layer[], inputShape: Shape | undefined): readonly LayerField[] {
  const [first] = layers;
  const given = inputShape ?? (first === undefined ? undefined : ownInputShape(first));
  let state = inputState(given === undefined ? null : checkedShape(WHERE, given));
  const inputSizes = sizesOf(state);
  return layers.map((layer) => {
    state = stateAfter(layer.config, [state], inputSizes);
    return layerField(layer, state);
  });
}

function modelFields({ nodes }: Pick<Model, "nodes">): readonly LayerField[] {
  const states = new Map<SymbolicTensor, FieldState>();
  const entries: LayerField[] = [];
  let inputSizes: readonly [number | null, number | null] = [null, null];
  for (const { layer, inputs, output } of nodes) {
    if (inputs.length === 0) {
      const state = inputState(output.shape);
      inputSizes = sizesOf(state);
      states.set(output, state);
      continue;
    }
    const before = inputs.map((tensor) => states.get(tensor) as FieldState) as [FieldState, ...FieldState[]];
    const state = stateAfter(layer.config, before, inputSizes);
    states.set(output, state);
    entries.push(layerField(layer, state));
  }
  return entries;
}

function inputState(shape: Shape | null): FieldState {
  return { shape, dataFormat: "channelsLast", fields: [INPUT_FIELD, INPUT_FIELD], isAligned: true };
}

function layerField(layer: Layer, { fields, isAligned }: FieldState): LayerField {
  const [height, width] = fields;
  const size = (field: AxisField): number | null => {
    const cells = fieldSize(field);
    return Number.isFinite(cells) ? cells : null;
  };
  const start = ({ lows, isPlaced }: AxisField): number | null => (isPlaced ? (lows[0] as number) : null);
  return {
    layer: layer.name === "" ? layer.config.type : layer.name,
    size: [size(height), size(width)],
    jump: [fieldJump(height), fieldJump(width)],
    start: [start(height), start(width)],
    aligned: isAligned,
  };
}

function stateAfter(
  config: LayerConfig,
  before: readonly [FieldState, ...FieldState[]],
  inputSizes: readonly [number | null, number | null],
): FieldState {
  const [first] = before;
  const dataFormat = "dataFormat" in config ? config.dataFormat : first.dataFormat;
  const shapes = before.map(({ shape }) => shape);
  const shape = shapes.every((each) => each !== null) ? layerOutputShape(config, shapes) : null;
  const sizes = sizesOf({ ...first, dataFormat });

  let isAligned = before.every((state) => state.isAligned);
  const field = (axis: 0 | 1): AxisField => {
    const fields = before.map((state) => state.fields[axis]) as [AxisField, ...AxisField[]];
    const joined = joinedField(config.type, fields);
    isAligned &&= joined.isAligned;
    const step = axisStep(config, axis, sizes[axis], first, shape, dataFormat);
    return step === "whole"
      ? wholeField(joined.field, sizes[axis], inputSizes[axis])
      : fieldAfter(config.type, joined.field, step);
  };
  const fields = [field(0), field(1)] as const;
  return { shape, dataFormat, fields, isAligned };
}

/** Height and width of an image; `null` where they are not known. */
function sizesOf({ shape, dataFormat }: FieldState): readonly [height: number | null, width: number | null] {
  if (shape?.length !== 4) return [null, null];
  const [, second = null, third = null, fourth = null] = shape;
  return dataFormat === "channelsLast" ? [second, third] : [third, fourth];
}

function axisStep(
  config: LayerConfig,
  axis: 0 | 1,
  size: number | null,
  before: FieldState,
  shape: Shape | null,
  dataFormat: DataFormat,
): AxisStep | "whole" {
  switch (config.type) {
    case "conv2d":
    case "depthwiseConv2d":
    case "separableConv2d":
      return slidingStep(config, config.kernelSize[axis], config.dilationRate[axis], axis, size);
    case "maxPooling2d":
    case "averagePooling2d":
      return slidingStep(config, config.poolSize[axis], 1, axis, size);
    case "conv2dTranspose": {
      const { kernelSize, strides, dilationRate, padding, outputPadding } = config;
      const [kernel, stride, dilation] = [kernelSize[axis], strides[axis], dilationRate[axis]];
      // What is cut off does not depend on the input's size.
      const { effectiveKernel, croppedBefore } = spreadWindow(config.type, "", {
        input: size ?? 2,
        kernel,
        stride,
        dilation,
        padding,
        outputPadding: outputPadding === null ? null : outputPadding[axis],
      });
      return spreadStep(effectiveKernel, stride, croppedBefore);
    }
    case "upSampling2d":
      return upSamplingStep(config.size[axis], config.interpolation === "bilinear");
    case "zeroPadding2d":
      return shiftStep(-config.padding[axis][0]);
    case "cropping2d":
      return shiftStep(config.cropping[axis][0]);
    case "dense":
      // On an image it works on each pixel for itself, along the last axis: the channels, or else the width.
      if (before.shape?.length !== 4) return "whole";
      return dataFormat === "channelsFirst" && axis === 1 ? "whole" : SAME_STEP;
    case "concatenate":
      return concatenates(config.axis, axis, shape, dataFormat) ? "whole" : SAME_STEP;
    case "reshape":
    case "permute":
      return staysInPlace(config, before.shape, shape) ? SAME_STEP : "whole";
    case "globalMaxPooling2d":
    case "globalAveragePooling2d":
    case "flatten":
      return "whole";
    default:
      return SAME_STEP;
  }
}

function slidingStep(
  { type, strides, padding }: Extract<LayerConfig, { readonly strides: unknown }>,
  kernel: number,
  dilation: number,
  axis: 0 | 1,
  size: number | null,
): AxisStep {
  const stride = strides[axis];
  const effectiveKernel = (kernel - 1) * dilation + 1;
  const sides: ConvPadding | readonly [number, number] = typeof padding === "string" ? padding : padding[axis];
  if (size !== null) {
    const window = { input: size, kernel, stride, dilation, padding: sides };
    return windowStep(effectiveKernel, stride, slideWindow(type, "", window).paddingBefore);
  }
  const isSizeNeeded = sides === "same" && stride > 1;
  // Where the padding does not depend on the size, any on which the window fits will do.
  const window = { input: effectiveKernel, kernel, stride, dilation, padding: sides };
  return windowStep(effectiveKernel, stride, isSizeNeeded ? null : slideWindow(type, "", window).paddingBefore);
}

/** Whether inputs are put one behind the other along height (0) or width (1). */
function concatenates(concatAxis: number, axis: 0 | 1, shape: Shape | null, dataFormat: DataFormat): boolean {
  if (shape?.length !== 4) return true;
  const index = concatAxis < 0 ? concatAxis + 4 : concatAxis;
  return index === axis + (dataFormat === "channelsLast" ? 1 : 2);
}

/** Whether a layer that moves values about leaves them where they are. */
function staysInPlace(
  config: Extract<LayerConfig, { readonly type: "reshape" | "permute" }>,
  before: Shape | null,
  after: Shape | null,
): boolean {
  if (config.type === "permute") return config.dims.every((axis, index) => axis === index + 1);
  if (before === null || after === null || before.length !== after.length) return false;
  return before.every((size, axis) => axis === 0 || (size !== null && size === after[axis]));
}
