import { type Tensor, tf, type Variable } from "../../tensor/tf.ts";
import { shown } from "../layers/optionReaders.ts";
import { shapeText } from "../shape/shapeText.ts";
import { localMessages } from "./messages.ts";
import type { Model } from "./model.ts";
import { liveWeights } from "./tensorflow/loweredLayer.ts";

/** One weight of a model, with its values: a convolution's kernel, a bias. */
export interface ModelWeight {
  /** The name of the layer it belongs to. */
  readonly layer: string;
  /** `kernel`, `bias`, `depthwiseKernel`, `pointwiseKernel`, `gamma`, `beta`, `movingMean` or `movingVariance`. */
  readonly name: string;
  /** Keras's: a convolution's kernel is `[kernelHeight, kernelWidth, channels / groups, filters]`. */
  readonly shape: readonly number[];
  /** The values, row by row. */
  readonly values: Float32Array;
}

/** A weight's values with their shape, which is checked. */
export interface ShapedValues {
  /** The values, row by row. */
  readonly values: ArrayLike<number>;
  /** Their shape; left out, only their number is checked. */
  readonly shape?: readonly number[];
}

/** What a weight can be set from: values row by row, with their shape if that is to be checked too. */
export type WeightValues = Float32Array | readonly number[] | ShapedValues;

/**
 * A model's weights as plain arrays, in Keras's order: layer by layer, trained ones before moving averages. Loads the
 * engine.
 */
export function getWeights(model: Model): ModelWeight[] {
  return modelWeights(model).map(({ layer, name, shape, variable }) => ({
    layer,
    name,
    shape,
    // The engine may hand out its own memory, which it would change.
    values: Float32Array.from(variable.dataSync()),
  }));
}

/**
 * Sets a model's weights, all or none: what `getWeights` returned, or Keras's `model.get_weights()`, flattened.
 *
 * @param weights one item for each weight, in Keras's order
 * @throws {TypeError} if an item is no list of numbers
 * @throws {RangeError} if the number of items, or an item's shape or length, is not the model's
 */
export function setWeights(model: Model, weights: readonly WeightValues[]): void {
  const text = localMessages();
  if (!Array.isArray(weights)) throw new TypeError(text.weightsAreAList(shown(weights)));
  const own = modelWeights(model);
  if (weights.length !== own.length) throw new RangeError(text.weightCount(own.length, weights.length));
  const values = own.map(({ layer, name, shape }, index) =>
    checkedValues(weights[index] as unknown, index, `${layer}/${name}`, shape),
  );
  for (const [index, { variable, shape }] of own.entries()) {
    const tensor: Tensor = tf.tensor(values[index] as Float32Array, [...shape], "float32");
    variable.assign(tensor);
    tensor.dispose();
  }
}

interface OwnWeight {
  readonly layer: string;
  readonly name: string;
  readonly shape: readonly number[];
  readonly variable: Variable;
}

function modelWeights(model: Model): readonly OwnWeight[] {
  // The weights are there once the model that calculates with them is.
  void model.tfModel;
  return model.layers.flatMap((layer) =>
    liveWeights(layer).map(({ spec, variable }) => ({
      layer: layer.name,
      name: spec.name,
      shape: spec.shape,
      variable,
    })),
  );
}

function checkedValues(given: unknown, index: number, name: string, shape: readonly number[]): Float32Array {
  const text = localMessages();
  const size = shape.reduce((product, axis) => product * axis, 1);
  const hasValues = typeof given === "object" && given !== null && "values" in given && !isNumberList(given);
  const values = hasValues ? (given as { readonly values: unknown }).values : given;
  const ownShape: unknown = hasValues ? (given as { readonly shape?: unknown }).shape : undefined;
  if (!isNumberList(values)) {
    throw new TypeError(text.weightValues(index, name, shapeText(shape), size, shown(given)));
  }
  if (ownShape !== undefined && String(ownShape) !== String(shape)) {
    throw new RangeError(text.weightShape(index, name, shapeText(shape), shown(ownShape)));
  }
  if (values.length !== size) {
    throw new RangeError(text.weightValues(index, name, shapeText(shape), size, `${values.length} values`));
  }
  return Float32Array.from(values);
}

function isNumberList(value: unknown): value is ArrayLike<number> {
  if (Array.isArray(value)) return value.every((each) => typeof each === "number");
  return (
    ArrayBuffer.isView(value) &&
    !(value instanceof DataView) &&
    !(value instanceof BigInt64Array || value instanceof BigUint64Array)
  );
}
