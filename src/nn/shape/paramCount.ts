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
import { isModel, layerArgument, shapesArgument } from "./layerArgument.ts";
import { localMessages } from "./messages.ts";
import type { Shape } from "./shape.ts";
import { exactProduct, exactSum } from "./sizeLimits.ts";
import { type WeightSpec, weightSpecs } from "./weightSpecs.ts";

/**
 * What a weight does: `weights` multiply (kernels, γ), `biases` are added (biases, β), `statistics` are averages that a batch
 * normalisation keeps and training does not learn.
 */
export type ParamKind = "weights" | "biases" | "statistics";

/** One weight of a layer, counted. */
export interface ParamPart {
  /** Keras's name: `kernel`, `bias`, `depthwiseKernel`, `pointwiseKernel`, `gamma`, `beta`, `movingMean`, `movingVariance`. */
  readonly name: string;
  /** What it does. */
  readonly kind: ParamKind;
  /** Its shape, Keras's. */
  readonly shape: readonly number[];
  /** How many parameters it has. */
  readonly count: number;
  /** Whether training changes it. */
  readonly trainable: boolean;
  /** `5² · 1 · 64 = 1,600`. */
  readonly formula: Formula;
}

/** One layer of a model, counted. */
export interface LayerParams {
  /** The layer's name. */
  readonly name: string;
  /** Its parameters. */
  readonly count: ParamCount;
}

/** How the counts come about. */
export interface ParamFormulas {
  /** W_c: `5² · 1 · 64 = 1,600`. */
  readonly weights: Formula;
  /** B_c: `64`. */
  readonly biases: Formula;
  /** Of a batch normalisation: `64 + 64 = 128`; else `0`. */
  readonly statistics: Formula;
  /** P_c: `1,600 + 64 = 1,664`. */
  readonly total: Formula;
}

/** Parameters of a layer or a model. Made by {@link paramCount}. */
export class ParamCount implements Displayable {
  /** W_c: those that multiply. */
  readonly weights: number;
  /** B_c: those that are added. */
  readonly biases: number;
  /** Moving averages of batch normalisations, which nothing trains; 0 elsewhere. */
  readonly statistics: number;
  /** P_c = W_c + B_c (and a batch normalisation's statistics). */
  readonly total: number;
  /** Those that training changes. */
  readonly trainable: number;
  /** Those that it does not: frozen layers' and statistics. */
  readonly nonTrainable: number;
  /** A layer's weights, each for itself, in Keras's order; none of a model. */
  readonly parts: readonly ParamPart[];
  /** A model's layers, every one once; none of a layer. */
  readonly layers: readonly LayerParams[];
  /** How the counts come about. */
  readonly formula: ParamFormulas;

  /** @internal Made by {@link paramCount}. */
  constructor(where: string, parts: readonly ParamPart[], layers: readonly LayerParams[]) {
    const sum = (own: (part: ParamPart) => boolean, inner: (count: ParamCount) => number): number => {
      const ownCounts = parts.filter(own).map(({ count }) => count);
      return exactSum(where, [...ownCounts, ...layers.map(({ count }) => inner(count))]);
    };
    this.weights = sum(
      ({ kind }) => kind === "weights",
      ({ weights }) => weights,
    );
    this.biases = sum(
      ({ kind }) => kind === "biases",
      ({ biases }) => biases,
    );
    this.statistics = sum(
      ({ kind }) => kind === "statistics",
      ({ statistics }) => statistics,
    );
    this.total = exactSum(where, [this.weights, this.biases, this.statistics]);
    this.trainable = sum(
      ({ trainable }) => trainable,
      ({ trainable }) => trainable,
    );
    this.nonTrainable = this.total - this.trainable;
    this.parts = parts;
    this.layers = layers;
    const summands = [this.weights, this.biases, this.statistics].filter((count) => count > 0);
    this.formula = {
      weights: this.#kindFormula("weights"),
      biases: this.#kindFormula("biases"),
      statistics: this.#kindFormula("statistics"),
      total:
        summands.length === 0 ? numberText(0) : equation(sumText(summands.map(numberText)), numberText(this.total)),
    };
  }

  /** The sum's formula: `1,600 + 64 = 1,664`. */
  toString(): string {
    return this.formula.total.text;
  }

  /** In `console.log` and inside other values: the sum's formula in one line. */
  [inspect.custom](): string {
    return `ParamCount { ${this.formula.total.text} }`;
  }

  /** What a notebook shows: W_c, B_c and P_c in LaTeX; as text, also what training changes. */
  [displaySymbol](): MimeBundle {
    const text = localMessages();
    const { weights, biases, statistics, total } = this.formula;
    const lines = [`${text.weights}: ${weights.text}`, `${text.biases}: ${biases.text}`];
    const rows = [`W_c &= ${weights.latex}`, `B_c &= ${biases.latex}`];
    if (this.statistics > 0) {
      lines.push(`${text.statistics}: ${statistics.text}`);
      rows.push(`S_c &= ${statistics.latex}`);
    }
    lines.push(`${text.params}: ${total.text}`);
    lines.push(`${text.trainable}: ${numberText(this.trainable).text}`);
    lines.push(`${text.nonTrainable}: ${numberText(this.nonTrainable).text}`);
    rows.push(`P_c &= ${total.latex}`);
    return {
      "text/latex": `$$\\begin{aligned} ${rows.join(" \\\\ ")} \\end{aligned}$$`,
      "text/plain": lines.join("\n"),
    };
  }

  #kindFormula(kind: ParamKind): Formula {
    const parts = this.parts.filter((part) => part.kind === kind);
    const [first, ...others] = parts;
    if (first !== undefined && others.length === 0) return first.formula;
    const counts =
      this.layers.length > 0
        ? this.layers.map(({ count }) => count[kind]).filter((count) => count > 0)
        : parts.map(({ count }) => count);
    if (counts.length === 0) return numberText(0);
    const products = parts.map(({ formula }) => leftSide(formula));
    const steps = parts.length > 0 ? [sumText(products)] : [];
    return equation(...steps, sumText(counts.map(numberText)), numberText(this[kind]));
  }
}

/**
 * Counts the parameters of a layer for an input, or of a whole model: W_c (weights), B_c (biases) and P_c = W_c + B_c, those
 * that training changes apart.
 *
 * ```ts
 * paramCount(conv2d(64, 5), [null, 28, 28, 1]); // 1,600 + 64 = 1,664
 * paramCount(alexNet()).total; // 62378344
 * ```
 *
 * A convolution's kernel has `kernelHeight · kernelWidth · (channels / groups) · filters` weights. Of a depthwise separable
 * convolution both kernels count (`parts` has them apart); of a batch normalisation γ is a weight, β a bias, and the moving
 * mean and variance are statistics, which nothing trains. A layer that a model uses several times counts once; one whose
 * `trainable` is false trains nothing.
 *
 * @param layer a model
 * @throws {RangeError} if the count is past 2⁵³ − 1
 */
export function paramCount(layer: Model): ParamCount;
/**
 * Counts the parameters of a layer for an input: `paramCount(conv2d(64, 5), [null, 28, 28, 1])`.
 *
 * @param layer a layer, or a layer's settings (`layer.config`)
 * @param inputShape with the batch, `[null, height, width, channels]`; a list of shapes for a layer that joins several
 * inputs; left out, the layer's own option `inputShape` stands
 * @throws {TypeError} if `layer` is neither a model nor a layer, or `inputShape` no list
 * @throws {RangeError} if the layer cannot work on such an input, or the count is past 2⁵³ − 1
 */
export function paramCount(layer: Layer | LayerConfig, inputShape?: Shape | readonly Shape[]): ParamCount;
export function paramCount(layer: Model | Layer | LayerConfig, inputShape?: Shape | readonly Shape[]): ParamCount {
  const where = "paramCount";
  if (isModel(layer)) return modelParams(where, layer);
  const checked = layerArgument(where, layer);
  return layerParams(checked, shapesArgument(where, checked, inputShape));
}

function layerParams(layer: Layer, inputShapes: readonly Shape[]): ParamCount {
  const { config, trainable } = layer;
  const parts = weightSpecs(config, inputShapes).map((spec): ParamPart => {
    const factors = partFactors(config, spec, inputShapes);
    const count = exactProduct(config.type, factorValues(factors));
    return {
      name: spec.name,
      kind: KINDS[spec.name] ?? "weights",
      shape: spec.shape,
      count,
      trainable: spec.trainable && trainable,
      formula: equation(productText(factors), numberText(count)),
    };
  });
  return new ParamCount(config.type, parts, []);
}

function modelParams(where: string, { layers, nodes }: Pick<Model, "nodes" | "layers">): ParamCount {
  const counted = layers.map((layer): LayerParams => {
    const inputs = nodes.find((node) => node.layer === layer)?.inputs ?? [];
    return {
      name: layer.name,
      count: layerParams(
        layer,
        inputs.map(({ shape }) => shape),
      ),
    };
  });
  return new ParamCount(where, [], counted);
}

const KINDS: Readonly<Record<string, ParamKind>> = {
  kernel: "weights",
  depthwiseKernel: "weights",
  pointwiseKernel: "weights",
  gamma: "weights",
  bias: "biases",
  beta: "biases",
  movingMean: "statistics",
  movingVariance: "statistics",
};

/** The factors of a weight's count in the order in which the lecture writes them: K² · C · N. */
function partFactors(
  config: LayerConfig,
  { name, shape }: WeightSpec,
  inputShapes: readonly Shape[],
): readonly Factor[] {
  const [height = 1, width = 1, third = 1, fourth = 1] = shape;
  if (shape.length !== 4) return shape;
  if (config.type === "conv2d" && config.groups > 1) {
    const [input = []] = inputShapes;
    const channels = input[config.dataFormat === "channelsLast" ? 3 : 1] ?? 1;
    return [...cellFactors([height, width]), { quotient: [channels, config.groups] }, fourth];
  }
  // A transposed kernel is [height, width, filters, channels].
  const [inner, outer] = config.type === "conv2dTranspose" ? [fourth, third] : [third, fourth];
  // The cells of a kernel of 1 × 1 that only mixes channels go without saying.
  return name === "pointwiseKernel" ? [inner, outer] : [...cellFactors([height, width]), inner, outer];
}

/** A formula without what follows its first equals sign. */
function leftSide({ text, latex }: Formula): Formula {
  return { text: text.split(" = ")[0] ?? "", latex: latex.split(" = ")[0] ?? "" };
}
