import { closestName } from "../../display/closestName.ts";
import { shownValue } from "../../display/shownValue.ts";
import { isLayer } from "../../nn/layers/layer.ts";
import { localMessages as modelMessages } from "../../nn/model/messages.ts";
import type { Model } from "../../nn/model/model.ts";
import { loweredTensor } from "../../nn/model/tensorflow/lowerModel.ts";
import type { Shape } from "../../nn/shape/shape.ts";
import { shapeText } from "../../nn/shape/shapeText.ts";
import { type TrainableModel, tfModelOf } from "../../nn/training/objective.ts";
import { gradientAt } from "../../tensor/gradientTape.ts";
import { type LayersModel, type Tensor, type Tensor2D, type Tensor4D, tf } from "../../tensor/tf.ts";
import { isChannelsFirst, requireChannelsLast } from "./channelsLast.ts";
import { computeSymbols, symbolsBehind, type TensorFlowSymbol, useOf } from "./layerGraph.ts";
import { localMessages } from "./messages.ts";
import { logits, probabilities, type ScoreHead, type ScoreKind, scoreHead } from "./scoreHead.ts";

/** A layer of a model that is explained. */
export interface ExplainedLayer {
  /** As in the model's `layers`. */
  readonly name: string;
  /** Its place in the model's `layers`, from 0. */
  readonly index: number;
  /** Its kind: `conv2d`, `dense`, …; for a TensorFlow.js model its class, `Conv2D`. */
  readonly type: string;
  /** With the batch: `[null, height, width, channels]`. */
  readonly outputShape: Shape;
  /** Whether it is a convolution over an image, depthwise, separable and transposed ones included. */
  readonly isConvolution: boolean;
  /** Its output in TensorFlow.js's graph; of a layer that is used more than once, the last use's. */
  readonly symbol: TensorFlowSymbol;
}

/** Which class of each image is explained: 1 there, else 0, `[count, classes]`; or what makes it of the images' logits. */
export type ClassRows = Tensor2D | ((logits: Tensor2D) => Tensor2D);

/** Names of convolutions over images in both spellings, without `_`: `conv2d`, `DepthwiseConv2D`, `Conv2DTranspose`. */
const CONVOLUTIONS: ReadonlySet<string> = new Set(["conv2d", "depthwiseconv2d", "separableconv2d", "conv2dtranspose"]);

/**
 * A model whose inner values and scores can be asked for, with one input and one output: one of this package's or of
 * TensorFlow.js. What its functions return are tensors that the caller disposes (best by `tf.tidy`), and that `tf.grads`
 * can differentiate.
 */
export class ExplainedModel {
  /** The TensorFlow.js model that calculates. */
  readonly tfModel: LayersModel;
  /** One image's shape, without the batch: `[height, width, channels]`; `null` where any size will do. */
  readonly inputShape: Shape;
  /** With the batch. */
  readonly outputShape: Shape;
  /** Every layer, in the order of the model's own `layers`, inputs too. */
  readonly layers: readonly ExplainedLayer[];
  readonly #input: TensorFlowSymbol;
  readonly #head: ScoreHead;

  /**
   * @param channels which models will do: those whose layers all have their channels last, for every method that looks for
   * heights and widths in `[batch, height, width, channels]`; or any
   * @throws {TypeError} if it is no model, or one of several inputs or outputs
   * @throws {RangeError} if a layer has its channels first and the method needs them last
   */
  constructor(model: TrainableModel, channels: "last" | "anywhere" = "last") {
    this.tfModel = tfModelOf(model);
    this.#input = this.tfModel.inputs[0] as TensorFlowSymbol;
    this.inputShape = (this.#input.shape as Shape).slice(1);
    this.outputShape = this.tfModel.outputs[0]?.shape as Shape;
    this.layers = isOwnModel(model) ? ownLayers(model, this.tfModel) : stockLayers(this.tfModel);
    this.#head = scoreHead(this.tfModel);
    if (channels === "last") requireChannelsLast(this.layers);
  }

  /** Whether a layer's output has its channels before its rows and columns: `[batch, channels, height, width]`. */
  isChannelsFirst(layer: ExplainedLayer): boolean {
    return layer.outputShape.length === 4 && isChannelsFirst(layer, this.layers);
  }

  /**
   * A layer by its name, or by its place in `layers` (a negative one counts from the end).
   *
   * @throws {RangeError} if there is no such layer
   * @throws {TypeError} if it is asked for by something else
   */
  layer(nameOrIndex: string | number): ExplainedLayer {
    const text = modelMessages();
    // A learner's cell may pass what the types do not allow.
    const given: unknown = isLayer(nameOrIndex) ? (nameOrIndex as { readonly name: string }).name : nameOrIndex;
    if (typeof given === "number") {
      const layer = Number.isInteger(given) ? this.layers.at(given) : undefined;
      if (layer === undefined) throw new RangeError(text.noLayerAt(String(given), this.layers.length));
      return layer;
    }
    if (typeof given !== "string") throw new TypeError(localMessages().layerKind(shownValue(given)));
    const names = this.layers.map(({ name }) => name);
    const layer = this.layers[names.indexOf(given)];
    if (layer === undefined)
      throw new RangeError(text.noLayerNamed(given, closestName(given, names), names.join(", ")));
    return layer;
  }

  /**
   * The convolution nearest to the output.
   *
   * @throws {RangeError} if the model has none
   */
  lastConvolution(): ExplainedLayer {
    const layer = this.layers.findLast(({ isConvolution }) => isConvolution);
    if (layer !== undefined) return layer;
    throw new RangeError(localMessages().noConvolution(this.layers.map(({ name }) => name).join(", ")));
  }

  /**
   * A layer with feature maps before the scores, to explain by; left out, the last convolution.
   *
   * @throws {RangeError} if there is no such layer, its output is no feature maps, or no score depends on it
   */
  mapLayer(nameOrIndex: string | number | undefined): ExplainedLayer {
    const layer = nameOrIndex === undefined ? this.lastConvolution() : this.layer(nameOrIndex);
    const { name, outputShape, symbol } = layer;
    if (outputShape.length !== 4) throw new RangeError(localMessages().notOfMaps(name, shapeText(outputShape)));
    if (!symbolsBehind([this.#head.source]).includes(symbol))
      throw new RangeError(localMessages().inputNotReached(name));
    return layer;
  }

  /**
   * What a layer answers to images.
   *
   * @param x `[count, ...inputShape]`
   * @returns `[count, …]`, the layer's output
   */
  activations(x: Tensor, layer: ExplainedLayer): Tensor {
    return tf.tidy(() => computeSymbols([layer.symbol], new Map([[this.#input, x]]))[0] as Tensor);
  }

  /**
   * What several layers answer to images, computed in one go.
   *
   * @param x `[count, ...inputShape]`
   */
  activationsOf(x: Tensor, layers: readonly ExplainedLayer[]): Tensor[] {
    const symbols = layers.map(({ symbol }) => symbol);
    return tf.tidy(() => computeSymbols(symbols, new Map([[this.#input, x]])));
  }

  /**
   * Scores of all classes.
   *
   * A model that ends in a softmax or a sigmoid, be it an activation or a layer of its own, has logits before it. Of a single
   * sigmoid output, class 1 has the score z and class 0 the score −z; their probabilities are p and 1 − p. A model that ends
   * in neither answers logits, whose probabilities are their softmax; a single such output is its own score, class 0.
   *
   * @param x `[count, ...inputShape]`
   * @returns `[count, classes]`
   * @throws {RangeError} if the model's answer is not one score a class
   */
  scores(x: Tensor, kind: ScoreKind): Tensor2D {
    return this.#scores(new Map([[this.#input, x]]), kind);
  }

  /**
   * As {@link scores}, with a layer's output replaced: the layers behind it are computed from `activation`, what does not
   * depend on it from `x`.
   *
   * @param x `[count, ...inputShape]`
   * @param activation `[count, …]`, of the shape of the layer's output
   */
  scoresFrom(x: Tensor, layer: ExplainedLayer, activation: Tensor, kind: ScoreKind): Tensor2D {
    return this.#scores(
      new Map([
        [this.#input, x],
        [layer.symbol, activation],
      ]),
      kind,
    );
  }

  /**
   * Both of a layer's output and the scores, computed in one go: no layer twice.
   *
   * @param x `[count, ...inputShape]`
   */
  activationsAndScores(
    x: Tensor,
    layer: ExplainedLayer,
    kind: ScoreKind,
  ): { readonly activations: Tensor4D; readonly scores: Tensor2D } {
    return tf.tidy(() => {
      const activations = this.activations(x, layer) as Tensor4D;
      return { activations, scores: this.scoresFrom(x, layer, activations, kind) };
    });
  }

  /**
   * Probabilities from logits, `[count, classes]`.
   *
   * @param scores what {@link scores} returned for `"logit"`
   */
  probabilities(scores: Tensor2D): Tensor2D {
    return probabilities(this.#head, scores);
  }

  /**
   * The gradient of each image's own class's score with respect to the images.
   *
   * @param x `[count, ...inputShape]`
   * @param classes `[count, classes]`: 1 at each image's class, else 0 (`oneHot` of its number); or what makes it of the
   * logits, `[count, classes]`, that the forward pass has come to
   * @returns of the shape of `x`
   */
  inputGradients(x: Tensor, classes: ClassRows, kind: ScoreKind): Tensor {
    return this.#gradients(x, (images) => new Map([[this.#input, images]]), classes, kind);
  }

  /**
   * The gradient of each image's own class's score with respect to a layer's output.
   *
   * @param x `[count, ...inputShape]`
   * @param activation the layer's output for `x`
   * @param classes as for {@link inputGradients}
   * @returns of the shape of `activation`
   */
  activationGradients(
    x: Tensor,
    layer: ExplainedLayer,
    activation: Tensor,
    classes: ClassRows,
    kind: ScoreKind,
  ): Tensor {
    const known = (values: Tensor) =>
      new Map([
        [this.#input, x],
        [layer.symbol, values],
      ]);
    return this.#gradients(activation, known, classes, kind);
  }

  #gradients(
    point: Tensor,
    known: (point: Tensor) => ReadonlyMap<TensorFlowSymbol, Tensor>,
    classes: ClassRows,
    kind: ScoreKind,
  ): Tensor {
    this.requireScores();
    return gradientAt((values) => {
      const all = logits(this.#head, known(values));
      const rows = typeof classes === "function" ? classes(all) : classes;
      return (kind === "logit" ? all : probabilities(this.#head, all)).mul(rows);
    }, point);
  }

  #scores(known: ReadonlyMap<TensorFlowSymbol, Tensor>, kind: ScoreKind): Tensor2D {
    this.requireScores();
    return tf.tidy(() => {
      const scores = logits(this.#head, known);
      return kind === "logit" ? scores : probabilities(this.#head, scores);
    });
  }

  /** How many classes have a score: 2 for a single sigmoid output. */
  get classes(): number {
    const outputs = this.outputShape.at(-1) as number;
    return outputs === 1 && this.#head.activation === "sigmoid" ? 2 : outputs;
  }

  /** @throws {RangeError} if the model's answer is not one score a class */
  requireScores(): void {
    if (this.outputShape.length !== 2) throw new RangeError(localMessages().noScores(shapeText(this.outputShape)));
  }
}

function isOwnModel(model: TrainableModel): model is Model {
  return "tfModel" in model && "nodes" in model && "getLayer" in model;
}

function ownLayers({ layers, nodes }: Model, tfModel: LayersModel): ExplainedLayer[] {
  return layers.map((layer, index) => {
    const output = nodes.findLast((node) => node.layer === layer)?.output as Model["nodes"][number]["output"];
    const symbol = loweredTensor(tfModel, output) as TensorFlowSymbol;
    return explainedLayer(layer.name, index, layer.config.type, output.shape, symbol);
  });
}

function stockLayers(tfModel: LayersModel): ExplainedLayer[] {
  const symbols = symbolsBehind(tfModel.outputs);
  return tfModel.layers.flatMap((layer, index) => {
    const symbol = symbols.findLast((candidate) => useOf(candidate).layer === layer);
    // A layer that no output depends on has nothing to explain.
    if (symbol === undefined) return [];
    return [explainedLayer(layer.name, index, layer.getClassName(), symbol.shape as Shape, symbol)];
  });
}

function explainedLayer(
  name: string,
  index: number,
  type: string,
  outputShape: Shape,
  symbol: TensorFlowSymbol,
): ExplainedLayer {
  const isConvolution = CONVOLUTIONS.has(type.toLowerCase()) && outputShape.length === 4;
  return { name, index, type, outputShape, isConvolution, symbol };
}
