import { tf } from "../../../tensor/tf.ts";
import type { Constraint, InitializerName, Regularizer } from "../../layers/layerConfig.ts";

type StockRegularizer = ReturnType<typeof tf.regularizers.l1l2>;
type StockConstraint = ReturnType<typeof tf.constraints.nonNeg>;

/** TensorFlow.js's regularizer, l1 · Σ|w| + l2 · Σw². */
export function stockRegularizer(regularizer: Regularizer | null): StockRegularizer | undefined {
  return regularizer === null ? undefined : tf.regularizers.l1l2({ ...regularizer });
}

/** TensorFlow.js's constraint of the same name, along the first axis as Keras's. */
export function stockConstraint(constraint: Constraint | null): StockConstraint | undefined {
  switch (constraint?.type) {
    case undefined:
      return undefined;
    case "nonNeg":
      return tf.constraints.nonNeg();
    case "unitNorm":
      return tf.constraints.unitNorm({ axis: 0 });
    case "maxNorm":
      return tf.constraints.maxNorm({ maxValue: constraint.maxValue, axis: 0 });
    case "minMaxNorm": {
      const { minValue, maxValue, rate } = constraint;
      return tf.constraints.minMaxNorm({ minValue, maxValue, rate, axis: 0 });
    }
  }
}

/** TensorFlow.js's initializers by the names that its layers take. */
const STOCK_INITIALIZERS = {
  zeros: "zeros",
  ones: "ones",
  glorotUniform: "glorotUniform",
  glorotNormal: "glorotNormal",
  heUniform: "heUniform",
  heNormal: "heNormal",
  lecunUniform: "leCunUniform",
  lecunNormal: "leCunNormal",
  randomUniform: "randomUniform",
  randomNormal: "randomNormal",
  truncatedNormal: "truncatedNormal",
  orthogonal: "orthogonal",
  identity: "identity",
} as const satisfies Record<InitializerName, string>;

/** The name that TensorFlow.js writes into its file; the values themselves come from `initialValues`. */
export function stockInitializer(name: InitializerName): (typeof STOCK_INITIALIZERS)[InitializerName] {
  return STOCK_INITIALIZERS[name];
}
