import type { Language } from "../../display/language.ts";
import type { Layer } from "../layers/layer.ts";
import type { LayerConfig, PaddingPair } from "../layers/layerConfig.ts";
import type { Model, ModelNode } from "../model/model.ts";
import { multiplyAdds } from "../shape/multiplyAdds.ts";
import type { OutputSize } from "../shape/outputSize.ts";
import { paramCount } from "../shape/paramCount.ts";
import { receptiveField } from "../shape/receptiveField.ts";
import type { Shape, Size2d } from "../shape/shape.ts";
import { localMessages } from "./messages.ts";
import { type AxisNames, bothAxes, outputCalculation } from "./outputCalculation.ts";
import { imageAxes, isSliding, paddingEquation, paddingOf, slidingAxes } from "./slidingAxes.ts";

/** What the tables say of a layer; `null` where it has no such thing, or it is not known. */
export interface LayerFigures {
  /** The layer's name. */
  readonly layer: string;
  readonly config: LayerConfig;
  readonly inputShapes: readonly Shape[];
  readonly outputShape: Shape;
  readonly outputCalculation: readonly string[];
  readonly padding: readonly [height: PaddingPair, width: PaddingPair] | null;
  /** `valid`, `same` or `full`; `null` where the cells were given, or there are none. */
  readonly paddingName: string | null;
  readonly paddingCalculation: readonly string[];
  readonly leftOver: Size2d | null;
  readonly filters: number | null;
  readonly kernelSize: Size2d | null;
  readonly channels: number | null;
  readonly weights: number;
  readonly weightsCalculation: readonly string[];
  readonly biases: number;
  readonly biasesCalculation: readonly string[];
  /** Moving averages of a batch normalisation. */
  readonly statistics: number;
  readonly params: number;
  readonly paramsCalculation: readonly string[];
  readonly trainableParams: number;
  readonly multiplyAdds: number | null;
  readonly multiplyAddsCalculation: readonly string[];
}

/** The same, with what a use has that depends on the layers before it. */
export interface UseFigures extends LayerFigures {
  /** Cells of the model's input that one value depends on. */
  readonly receptiveField: Size2d | null;
}

/** The figures of every use of a layer, in the model's order. */
export function useFigures(model: Model, language?: Language): UseFigures[] {
  const { axes } = localMessages(language);
  const fields = receptiveField(model);
  let use = 0;
  return model.nodes.map((node) => {
    // An input has no field of its own.
    const field = node.inputs.length === 0 ? undefined : fields[use++];
    const [height = null, width = null] = field?.size ?? [];
    return { ...figuresOf(node, axes), receptiveField: height === null || width === null ? null : [height, width] };
  });
}

/** The figures of every layer once, in the model's order; of one that is used several times, those of its first use. */
export function layerFigures(model: Model, language?: Language): LayerFigures[] {
  const { axes } = localMessages(language);
  const firstUses = new Map<Layer, ModelNode>();
  for (const node of model.nodes) if (!firstUses.has(node.layer)) firstUses.set(node.layer, node);
  return model.layers.flatMap((layer) => {
    const node = firstUses.get(layer);
    return node === undefined ? [] : [figuresOf(node, axes)];
  });
}

function figuresOf({ layer, inputs, output }: ModelNode, names: AxisNames): LayerFigures {
  const { config } = layer;
  const inputShapes = inputs.map(({ shape }) => shape);
  const [inputShape = []] = inputShapes;
  const axes = isSliding(config) ? slidingAxes(config, inputShape) : null;
  const [height = null, width = null] = axes ?? [];
  const paddingName = "padding" in config && typeof config.padding === "string" ? config.padding : null;
  const equationOf = (axis: OutputSize | null) => (axis === null ? null : paddingEquation(axis, paddingName));
  const count = paramCount(layer, asArgument(inputShapes));
  const cost = multiplyAddsOf(layer, inputShapes);
  return {
    layer: layer.name,
    config,
    inputShapes,
    outputShape: output.shape,
    outputCalculation: outputCalculation(config, inputShapes, output.shape, axes, names),
    padding: paddingOf(config, axes),
    paddingName,
    paddingCalculation: bothAxes(equationOf(height), equationOf(width), names),
    leftOver: height === null || width === null ? null : [height.leftOver, width.leftOver],
    filters: filtersOf(config),
    kernelSize: "kernelSize" in config ? config.kernelSize : "poolSize" in config ? config.poolSize : null,
    channels: channelsOf(config, inputShape),
    weights: count.weights,
    weightsCalculation: calculation(count.formula.weights.text),
    biases: count.biases,
    biasesCalculation: calculation(count.formula.biases.text),
    statistics: count.statistics,
    params: count.total,
    paramsCalculation: calculation(count.formula.total.text),
    trainableParams: count.trainable,
    multiplyAdds: cost?.total ?? null,
    multiplyAddsCalculation: cost === null ? [] : calculation(cost.formula.text),
  };
}

/** A formula that calculates something; a bare number needs no explanation. */
function calculation(formula: string): readonly string[] {
  return formula.includes(" = ") ? [formula] : [];
}

function filtersOf(config: LayerConfig): number | null {
  if ("filters" in config) return config.filters;
  return config.type === "dense" ? config.units : null;
}

/** Channels of an image that a kernel looks at; a dense layer's inputs. */
function channelsOf(config: LayerConfig, inputShape: Shape): number | null {
  if (config.type === "dense") return inputShape.at(-1) ?? null;
  if (!("kernelSize" in config || "poolSize" in config)) return null;
  return inputShape[imageAxes(config.dataFormat).channels] ?? null;
}

/** `null` where it depends on a size that is not known. */
function multiplyAddsOf(layer: Layer, inputShapes: readonly Shape[]): ReturnType<typeof multiplyAdds> | null {
  const isKnown = inputShapes.every((shape) => shape.slice(1).every((size) => size !== null));
  return isKnown ? multiplyAdds(layer, asArgument(inputShapes)) : null;
}

/** One shape by itself, several as a list. */
function asArgument(inputShapes: readonly Shape[]): Shape | readonly Shape[] {
  const [first, ...others] = inputShapes;
  return first !== undefined && others.length === 0 ? first : inputShapes;
}
