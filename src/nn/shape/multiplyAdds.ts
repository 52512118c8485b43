import { inspect } from "node:util";
import { type Displayable, displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import type { Layer } from "../layers/layer.ts";
import type { LayerConfig } from "../layers/layerConfig.ts";
import type { Model } from "../model/model.ts";
import {
  cellFactors,
  equation,
  type Factor,
  type Formula,
  factorValues,
  numberText,
  productText,
  sumText,
} from "./formula.ts";
import { onlyShape, readImageShape } from "./inputShapes.ts";
import { isModel, layerArgument, shapesArgument } from "./layerArgument.ts";
import { layerOutputShape } from "./layerOutputShape.ts";
import { localMessages } from "./messages.ts";
import type { Shape } from "./shape.ts";
import { shapeText } from "./shapeText.ts";
import { exactProduct, exactSum } from "./sizeLimits.ts";

/** One layer of a model, its multiply-adds counted. */
export interface LayerMultiplyAdds {
  /** The layer's name; a shared layer stands once for each use. */
  readonly name: string;
  /** Its multiply-adds. */
  readonly count: MultiplyAdds;
}

/** How many multiplications, each with an addition, one example costs. Made by {@link multiplyAdds}. */
export class MultiplyAdds implements Displayable {
  /** The number. */
  readonly total: number;
  /** How it comes about: `24 · 24 · 64 · 5² · 1 = 921,600`. */
  readonly formula: Formula;
  /** Of a model, its layers; none of a layer. */
  readonly layers: readonly LayerMultiplyAdds[];

  /** @internal Made by {@link multiplyAdds}. */
  constructor(total: number, formula: Formula, layers: readonly LayerMultiplyAdds[]) {
    this.total = total;
    this.formula = formula;
    this.layers = layers;
  }

  /** The formula: `24 · 24 · 64 · 5² · 1 = 921,600`. */
  toString(): string {
    return this.formula.text;
  }

  /** In `console.log` and inside other values: the formula in one line. */
  [inspect.custom](): string {
    return `MultiplyAdds { ${this.formula.text} }`;
  }

  /** What a notebook shows: the formula in LaTeX. */
  [displaySymbol](): MimeBundle {
    return {
      "text/latex": `$$${this.formula.latex}$$`,
      "text/plain": `${localMessages().multiplyAdds}: ${this.formula.text}`,
    };
  }
}

/**
 * Counts the multiply-adds (MACs) of a layer, or of a whole model, for one example: multiplications of an input's value with
 * a weight, each of which goes with one addition. Half the number of floating-point operations as others count them.
 *
 * - A convolution: `outputHeight · outputWidth · filters · kernelHeight · kernelWidth · channels / groups`; cells of the padding
 *   count like others.
 * - Depthwise: the same with `channels · depthMultiplier` filters on one channel each; separable: that, and `outputHeight ·
 *   outputWidth · channels · depthMultiplier · filters` for the pointwise half.
 * - Transposed: `inputHeight · inputWidth · channels · kernelHeight · kernelWidth · filters`: every input cell meets every
 *   kernel cell, those of which `same` cuts off too.
 * - Dense: `inputs · units`, once for each position where the input has more axes.
 * - Everything else counts 0: biases are only added, pooling compares or adds, activations are no multiplications with
 *   weights, and a trained batch normalisation can be folded into the convolution before it.
 *
 * ```ts
 * multiplyAdds(conv2d(64, 5), [null, 28, 28, 1]); // 24² · 64 · 5² · 1 = 921,600
 * ```
 *
 * @param layer a model
 * @throws {RangeError} if a size that the count depends on is `null`, or the count is past 2⁵³ − 1
 */
export function multiplyAdds(layer: Model): MultiplyAdds;
/**
 * Counts the multiply-adds of a layer for one example: `multiplyAdds(conv2d(64, 5), [null, 28, 28, 1])`.
 *
 * @param layer a layer, or a layer's settings (`layer.config`)
 * @param inputShape with the batch (which does not count), `[null, height, width, channels]`; a list of shapes for a layer
 * that joins several inputs; left out, the layer's own option `inputShape` stands
 * @throws {TypeError} if `layer` is neither a model nor a layer, or `inputShape` no list
 * @throws {RangeError} if the layer cannot work on such an input, a size it depends on is `null`, or the count is past
 * 2⁵³ − 1
 */
export function multiplyAdds(layer: Layer | LayerConfig, inputShape?: Shape | readonly Shape[]): MultiplyAdds;
export function multiplyAdds(layer: Model | Layer | LayerConfig, inputShape?: Shape | readonly Shape[]): MultiplyAdds {
  const where = "multiplyAdds";
  if (isModel(layer)) return modelMultiplyAdds(where, layer);
  const checked = layerArgument(where, layer);
  return layerMultiplyAdds(checked.config, shapesArgument(where, checked, inputShape));
}

function modelMultiplyAdds(where: string, { nodes }: Pick<Model, "nodes">): MultiplyAdds {
  const layers = nodes.map(({ layer, inputs }): LayerMultiplyAdds => {
    const shapes = inputs.map(({ shape }) => shape);
    return { name: layer.name, count: layerMultiplyAdds(layer.config, shapes) };
  });
  const counts = layers.map(({ count }) => count.total).filter((count) => count > 0);
  const total = exactSum(where, counts);
  const formula = counts.length === 0 ? numberText(0) : equation(sumText(counts.map(numberText)), numberText(total));
  return new MultiplyAdds(total, formula, layers);
}

function layerMultiplyAdds(config: LayerConfig, inputShapes: readonly Shape[]): MultiplyAdds {
  const products = productsOf(config, inputShapes, layerOutputShape(config, inputShapes));
  if (products.length === 0) return new MultiplyAdds(0, numberText(0), []);
  const counts = products.map((factors) => exactProduct(config.type, factorValues(factors)));
  const total = exactSum(config.type, counts);
  const left = sumText(products.map(productText));
  return new MultiplyAdds(total, equation(left, sumText(counts.map(numberText)), numberText(total)), []);
}

/** What is multiplied, a product for each kernel. */
function productsOf(config: LayerConfig, inputShapes: readonly Shape[], output: Shape): readonly (readonly Factor[])[] {
  switch (config.type) {
    case "conv2d": {
      const { height, width, channels } = knownImage(config.type, config.dataFormat, inputShapes, output);
      const depth: Factor = config.groups === 1 ? channels : { quotient: [channels, config.groups] };
      return [[...cellFactors([height, width]), config.filters, ...cellFactors(config.kernelSize), depth]];
    }
    case "depthwiseConv2d":
    case "separableConv2d": {
      const { height, width, channels } = knownImage(config.type, config.dataFormat, inputShapes, output);
      const cells = cellFactors([height, width]);
      const depthwise = [...cells, channels, config.depthMultiplier, ...cellFactors(config.kernelSize)];
      if (config.type === "depthwiseConv2d") return [depthwise];
      return [depthwise, [...cells, channels, config.depthMultiplier, config.filters]];
    }
    case "conv2dTranspose": {
      const [input = []] = inputShapes;
      const { height, width, channels } = knownImage(config.type, config.dataFormat, inputShapes, input);
      return [[...cellFactors([height, width]), channels, ...cellFactors(config.kernelSize), config.filters]];
    }
    case "dense": {
      const [, ...sizes] = onlyShape(config.type, inputShapes);
      if (sizes.includes(null)) throw new RangeError(localMessages().unknownSize(config.type, shapesText(inputShapes)));
      return [[...(sizes as number[]), config.units]];
    }
    default:
      return [];
  }
}

/** Height and width of `positions`, an image's shape, and the input's channels; all must be known. */
function knownImage(
  where: string,
  dataFormat: "channelsLast" | "channelsFirst",
  inputShapes: readonly Shape[],
  positions: Shape,
): { readonly height: number; readonly width: number; readonly channels: number } {
  const { height, width } = readImageShape(where, [positions], dataFormat);
  const { channels } = readImageShape(where, inputShapes, dataFormat);
  if (height === null || width === null || channels === null) {
    throw new RangeError(localMessages().unknownSize(where, shapesText(inputShapes)));
  }
  return { height, width, channels };
}

function shapesText(shapes: readonly Shape[]): string {
  return shapes.map(shapeText).join(", ");
}
