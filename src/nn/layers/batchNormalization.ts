import { builtLayer, type LayerDefinition, optional } from "./builtLayer.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { BatchNormalizationConfig, InitializerName } from "./layerConfig.ts";
import { axis, constraint, flatInitializer, numberFrom, regularizer, trueOrFalse } from "./optionReaders.ts";
import type { ConstraintOption, RegularizerOption } from "./weightOptions.ts";

/** A batch normalisation's settings. */
export interface BatchNormalizationOptions extends LayerOptions {
  /** The axis of the channels, which are normalised each on its own; default −1, the last. */
  readonly axis?: number;
  /** How much of a moving average is kept at a step; default 0.99. */
  readonly momentum?: number;
  /** Added to the variance, so that nothing is divided by 0; default 0.001. */
  readonly epsilon?: number;
  /** Whether a trained β is added; default `true`. */
  readonly center?: boolean;
  /** Whether a trained γ multiplies; default `true`. */
  readonly scale?: boolean;
  /** How β starts; default `"zeros"`. */
  readonly betaInitializer?: InitializerName;
  /** How γ starts; default `"ones"`. */
  readonly gammaInitializer?: InitializerName;
  /** How the moving mean starts; default `"zeros"`. */
  readonly movingMeanInitializer?: InitializerName;
  /** How the moving variance starts; default `"ones"`. */
  readonly movingVarianceInitializer?: InitializerName;
  /** A penalty on β that joins the loss; default none. */
  readonly betaRegularizer?: RegularizerOption;
  /** A penalty on γ that joins the loss; default none. */
  readonly gammaRegularizer?: RegularizerOption;
  /** A bound on β; default none. */
  readonly betaConstraint?: ConstraintOption;
  /** A bound on γ; default none. */
  readonly gammaConstraint?: ConstraintOption;
}

const BATCH_NORMALIZATION: LayerDefinition<BatchNormalizationConfig> = {
  type: "batchNormalization",
  positions: [],
  example: "batchNormalization()",
  specs: {
    axis: optional(axis, -1),
    momentum: optional(numberFrom(0, 1), 0.99),
    epsilon: optional(numberFrom(0, Number.MAX_VALUE), 0.001),
    center: optional(trueOrFalse, true),
    scale: optional(trueOrFalse, true),
    betaInitializer: optional(flatInitializer, "zeros"),
    gammaInitializer: optional(flatInitializer, "ones"),
    movingMeanInitializer: optional(flatInitializer, "zeros"),
    movingVarianceInitializer: optional(flatInitializer, "ones"),
    betaRegularizer: optional(regularizer, null),
    gammaRegularizer: optional(regularizer, null),
    betaConstraint: optional(constraint, null),
    gammaConstraint: optional(constraint, null),
  },
};

/**
 * Every channel brought to mean 0 and variance 1, then to a trained mean β and scale γ (Ioffe and Szegedy, 2015); the
 * shape stays. In training the batch's own mean and variance count, otherwise their moving averages. Keras's
 * `BatchNormalization`, with its defaults.
 *
 * @throws {TypeError | RangeError} if an option is unknown or wrong
 */
export function batchNormalization(options?: BatchNormalizationOptions): Layer<BatchNormalizationConfig>;
export function batchNormalization(...values: unknown[]): Layer<BatchNormalizationConfig> {
  return builtLayer(BATCH_NORMALIZATION, values);
}
