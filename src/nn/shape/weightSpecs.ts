import type { Constraint, InitializerName, LayerConfig, Regularizer } from "../layers/layerConfig.ts";
import type { Shape } from "./shape.ts";

/** One weight of a layer, in Keras's order and names: a convolution's `kernel`, then its `bias`. */
export interface WeightSpec {
  /** `kernel`, `bias`, `depthwiseKernel`, `pointwiseKernel`, `gamma`, `beta`, `movingMean` or `movingVariance`. */
  readonly name: string;
  readonly shape: readonly number[];
  /** Whether training may change it (a batch normalisation's moving averages are never trained). */
  readonly trainable: boolean;
  readonly initializer: InitializerName;
  readonly regularizer: Regularizer | null;
  readonly constraint: Constraint | null;
}

/** PLACEHOLDER by the lead; the arithmetic helper owns this file. Must stay: names, parameters, result. */
export function weightSpecs(_config: LayerConfig, _inputShapes: readonly Shape[]): readonly WeightSpec[] {
  return [];
}
