import { type OptionSpecs, optional } from "./builtLayer.ts";
import type { Activation, Constraint, InitializerName, Regularizer } from "./layerConfig.ts";
import {
  activation,
  constraint,
  flatInitializer,
  kernelInitializer,
  type OptionReader,
  regularizer,
  trueOrFalse,
} from "./optionReaders.ts";

/** The factors of a penalty, l1 · Σ|w| + l2 · Σw². */
export interface RegularizerFactors {
  /** The factor of Σ|w|, 0 or more; default 0. */
  readonly l1?: number;
  /** The factor of Σw², 0 or more; default 0. */
  readonly l2?: number;
}

/** A penalty on weights or outputs: a name (`"l2"` is 0.01 · Σw², as in Keras), or its factors. */
export type RegularizerOption = "l1" | "l2" | "l1L2" | RegularizerFactors | null;

/** A bound on the lengths of the columns of weights, at most `maxValue`. */
export interface MaxNormOption {
  /** Which bound it is. */
  readonly type: "maxNorm";
  /** The largest length; default 2. */
  readonly maxValue?: number;
}

/** Bounds on the lengths of the columns of weights. */
export interface MinMaxNormOption {
  /** Which bound it is. */
  readonly type: "minMaxNorm";
  /** The smallest length; default 0. */
  readonly minValue?: number;
  /** The largest length; default 1. */
  readonly maxValue?: number;
  /** How far weights are brought back at a step, 0 to 1; default 1, all the way. */
  readonly rate?: number;
}

/** A bound on weights: a name with Keras's figures, or an object with figures of one's own. */
export type ConstraintOption = Constraint["type"] | MaxNormOption | MinMaxNormOption | Constraint | null;

/** What every layer with a kernel and a bias takes. */
export interface WeightedOptions {
  /** The function behind the sum; default none (`"linear"`). */
  readonly activation?: Activation | null;
  /** Whether a bias is added, one for each filter or unit; default `true`. */
  readonly useBias?: boolean;
  /** How the biases start; default `"zeros"`. */
  readonly biasInitializer?: InitializerName;
  /** A penalty on the biases that joins the loss; default none. */
  readonly biasRegularizer?: RegularizerOption;
  /** A penalty on the output that joins the loss; default none. */
  readonly activityRegularizer?: RegularizerOption;
  /** A bound on the biases; default none. */
  readonly biasConstraint?: ConstraintOption;
}

/** What a layer with one kernel takes. */
export interface KernelOptions {
  /** How the kernel starts; default `"glorotUniform"`. */
  readonly kernelInitializer?: InitializerName;
  /** A penalty on the kernel that joins the loss; default none. */
  readonly kernelRegularizer?: RegularizerOption;
  /** A bound on the kernel; default none. */
  readonly kernelConstraint?: ConstraintOption;
}

/** What a layer with a depthwise kernel takes. */
export interface DepthwiseOptions {
  /** How the depthwise kernel starts; default `"glorotUniform"`. */
  readonly depthwiseInitializer?: InitializerName;
  /** A penalty on the depthwise kernel that joins the loss; default none. */
  readonly depthwiseRegularizer?: RegularizerOption;
  /** A bound on the depthwise kernel; default none. */
  readonly depthwiseConstraint?: ConstraintOption;
}

interface WeightedSettings {
  readonly activation: Activation;
  readonly useBias: boolean;
  readonly biasInitializer: InitializerName;
  readonly biasRegularizer: Regularizer | null;
  readonly activityRegularizer: Regularizer | null;
  readonly biasConstraint: Constraint | null;
}

/** Reads {@link WeightedOptions}. */
export const WEIGHTED_OPTIONS: OptionSpecs<WeightedSettings> = {
  activation: optional(activation, "linear"),
  useBias: optional(trueOrFalse, true),
  biasInitializer: optional(flatInitializer, "zeros"),
  biasRegularizer: optional(regularizer, null),
  activityRegularizer: optional(regularizer, null),
  biasConstraint: optional(constraint, null),
};

/** Reads the three settings of one kernel; `initializer` is what its shape allows. */
export function kernelOptions<Kernel extends "kernel" | "depthwise" | "pointwise">(
  kernel: Kernel,
  initializer: OptionReader<InitializerName> = kernelInitializer,
): OptionSpecs<
  { readonly [Name in `${Kernel}Initializer`]: InitializerName } & {
    readonly [Name in `${Kernel}Regularizer`]: Regularizer | null;
  } & { readonly [Name in `${Kernel}Constraint`]: Constraint | null }
> {
  const specs = {
    [`${kernel}Initializer`]: optional<InitializerName>(initializer, "glorotUniform"),
    [`${kernel}Regularizer`]: optional(regularizer, null),
    [`${kernel}Constraint`]: optional(constraint, null),
  };
  return specs as ReturnType<typeof kernelOptions<Kernel>>;
}
