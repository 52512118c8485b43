import { inheritedValue, ownProperty } from "../../display/ownProperty.ts";
import {
  append,
  arrayIsArray,
  isProxy,
  mathMax,
  objectGetPrototypeOf,
  reflectApply,
  typedArrayLength,
  typedArrayName,
} from "../../display/primordials.ts";
import { firstUnits } from "../../display/quotedText.ts";
import { thrownMessage } from "../../display/thrownText.ts";
import { SymbolicTensor } from "../../nn/model/symbolicTensor.ts";
import { tf } from "../../tensor/tf.ts";
import { MOST_AXES, MOST_REASON_CHARACTERS, MOST_TENSOR_VALUES } from "./answerLimits.ts";
import type { AnswerProblem } from "./answerProblem.ts";
import { failed, type ValueAnswer } from "./plainAnswer.ts";

const MOST_TYPE_CHARACTERS = 40;

const Float32ArrayType = Float32Array;
const Int32ArrayType = Int32Array;
const symbolicTensorPrototype = SymbolicTensor.prototype;

/** What TensorFlow.js's `float32`, `int32` and `bool` keep their values in. */
const VALUE_ARRAYS: Readonly<Record<string, string | undefined>> = {
  __proto__: null as never,
  float32: "Float32Array",
  int32: "Int32Array",
  bool: "Uint8Array",
};

/**
 * Whether an object looks like a tensor, of any copy of TensorFlow.js: to ask the engine's own class would load it for
 * answers that have nothing to do with it.
 */
export function isTensor(value: object): boolean {
  return (
    typeof valueAt(value, "dtype") === "string" &&
    typeof valueAt(value, "dataId") === "object" &&
    typeof inheritedValue(value, "dataSync") === "function"
  );
}

/** A tensor's shape and values. */
export function readTensor(value: object): ValueAnswer {
  try {
    return readOwnTensor(value);
  } catch (thrown) {
    const reason = firstUnits(thrownMessage(thrown), MOST_REASON_CHARACTERS);
    return failed({ code: "unreadable", what: "tensor", reason });
  }
}

function readOwnTensor(value: object): ValueAnswer {
  const prototype = tf.Tensor.prototype;
  if (!descendsFrom(value, prototype)) return failed({ code: "foreignTensor" });
  if (valueAt(value, "isDisposedInternal") === true) return failed({ code: "disposedTensor" });
  const type = valueAt(value, "dtype") as string;
  if (VALUE_ARRAYS[type] === undefined) {
    return failed({ code: "tensorType", type: firstUnits(type, MOST_TYPE_CHARACTERS) });
  }
  const shape = shapeOf(value);
  if (shape === undefined) return failed({ code: "unreadable", what: "tensor", reason: "shape" });
  let size = 1;
  let largest = 1;
  for (let axis = 0; axis < shape.length; axis++) {
    size *= shape[axis] as number;
    // An axis of 0 leaves no values; the others are gone through all the same.
    largest *= mathMax(shape[axis] as number, 1);
  }
  if (largest > MOST_TENSOR_VALUES) return failed({ code: "tensorTooLarge", size: largest, most: MOST_TENSOR_VALUES });
  // The class's own method, whatever the tensor itself calls `dataSync`.
  const data: unknown = reflectApply(prototype.dataSync, value, []);
  if (typedArrayName(data) !== VALUE_ARRAYS[type] || typedArrayLength(data) !== size) {
    return failed({ code: "unreadable", what: "tensor", reason: "dataSync" });
  }
  // A copy: the engine may hand out its own memory.
  const values =
    type === "float32" ? new Float32ArrayType(data as Float32Array) : new Int32ArrayType(data as Int32Array);
  return { kind: "tensor", shape, values };
}

function shapeOf(value: object): number[] | undefined {
  const given = valueAt(value, "shape");
  if (isProxy(given) || !arrayIsArray(given) || given.length > MOST_AXES) return undefined;
  const shape: number[] = [];
  for (let axis = 0; axis < given.length; axis++) {
    const size = valueAt(given, axis);
    if (typeof size !== "number" || !(size >= 0) || size % 1 !== 0) return undefined;
    append(shape, size);
  }
  return shape;
}

/** What an object is that looks like something of a model, but is not: said by name, as a model is easily made wrongly. */
export function tensorFlowProblem(value: object): AnswerProblem | undefined {
  if (objectGetPrototypeOf(value) === symbolicTensorPrototype) return { code: "symbolicTensor" };
  // TensorFlow.js's layers have both, and its models are layers.
  const isLayer =
    typeof inheritedValue(value, "getClassName") === "function" &&
    typeof inheritedValue(value, "countParams") === "function";
  if (!isLayer) return undefined;
  const isModel = typeof inheritedValue(value, "predict") === "function";
  return { code: isModel ? "tensorFlowModel" : "tensorFlowLayer" };
}

function descendsFrom(value: object, prototype: object): boolean {
  // Tensor, or Variable, which extends it; a class of the learner's below them is passed by too.
  const MOST_CLASSES = 5;
  let holder = objectGetPrototypeOf(value);
  for (let step = 0; step < MOST_CLASSES && holder !== null && !isProxy(holder); step++) {
    if (holder === prototype) return true;
    holder = objectGetPrototypeOf(holder);
  }
  return false;
}

/** The object's own value; `undefined` where there is none, or a getter. */
function valueAt(holder: object, key: PropertyKey): unknown {
  const property = ownProperty(holder, key);
  return property.kind === "value" ? property.value : undefined;
}
