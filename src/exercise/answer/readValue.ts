import {
  classNameOf,
  functionName,
  functionSource,
  inheritedValue,
  isPlainObject,
  ownProperty,
} from "../../display/ownProperty.ts";
import {
  append,
  arrayIsArray,
  bigintToString,
  holds,
  isArgumentsObject,
  isBigIntObject,
  isBooleanObject,
  isModuleNamespaceObject,
  isNumberObject,
  isPromise,
  isProxy,
  isStringObject,
  isSymbolObject,
  isTypedArray,
  objectGetOwnPropertyDescriptor,
  objectGetPrototypeOf,
  objectHasOwn,
  reflectOwnKeys,
  stringSlice,
  typedArrayLength,
} from "../../display/primordials.ts";
import { firstUnits } from "../../display/quotedText.ts";
import { thrownMessage } from "../../display/thrownText.ts";
import { isLayer } from "../../nn/layers/layer.ts";
import { MOST_CHARACTERS, MOST_LEVELS, MOST_TENSOR_VALUES, MOST_VALUES } from "./answerLimits.ts";
import type { AnswerProblem } from "./answerProblem.ts";
import { patchedBuiltIn, patchedPlace } from "./builtIns.ts";
import { failed, type ValueAnswer } from "./plainAnswer.ts";
import { readLayer } from "./readLayer.ts";
import { isBuiltModel, readModel } from "./readModel.ts";
import { isTensor, readTensor, tensorFlowProblem } from "./readTensor.ts";

/** What is to be read of a value. */
export interface ReadOptions {
  /** Of a model: its weights too (loads the engine); default `false`. */
  readonly weights?: boolean;
}

const MOST_NAME_CHARACTERS = 100;

/** A larger one takes long to be written in decimal digits. */
const LARGEST_BIGINT_SHOWN = 10n ** 30n;

const CLASS = "class";

const objectPrototype = Object.prototype;

/**
 * A learner's value as plain data, whatever it is. No code of the learner's runs: getters are not called, proxies not
 * asked, methods of theirs not used. What cannot be data is said in its place. Never throws, and takes no longer than the
 * limits of `answerLimits.ts` allow.
 *
 * Built-in functions that a cell has replaced change no answer: numbers, texts, arrays and objects are read without them;
 * a layer, model or tensor that cannot be read without them is refused.
 */
export function readValue(value: unknown, options: ReadOptions = {}): ValueAnswer {
  try {
    const patched = patchedPlace();
    if (patched !== undefined) return failed({ code: "patchedBuiltIn", name: patched });
    const weights = options.weights ?? false;
    const reading: Reading = { weights, values: 0, characters: 0, tensorValues: 0, above: [], patched: undefined };
    return readAny(value, reading);
  } catch (thrown) {
    if (thrown instanceof TooMuch) return failed(thrown.problem);
    return failed({ code: "unreadable", what: "value", reason: thrownMessage(thrown) });
  }
}

/** One walk through a value. */
interface Reading {
  readonly weights: boolean;
  /** How many values, characters and values of tensors were read so far. */
  values: number;
  characters: number;
  tensorValues: number;
  /** The arrays and objects around the present one. */
  readonly above: object[];
  /** The built-in that is not as it was, or `null`: looked for once, as no code of the learner's runs meanwhile. */
  patched: string | null | undefined;
}

/** Ends a walk: there is too much for all of it to be read. */
class TooMuch {
  readonly problem: AnswerProblem;

  constructor(problem: AnswerProblem) {
    this.problem = problem;
  }
}

function readAny(value: unknown, reading: Reading): ValueAnswer {
  switch (typeof value) {
    case "number":
      return { kind: "number", value };
    case "string":
      return readText(value, reading);
    case "boolean":
      return { kind: "boolean", value };
    case "undefined":
      return { kind: "undefined" };
    case "bigint":
      return failed({ code: "bigint", digits: digitsOf(value) });
    case "symbol":
      return failed({ code: "symbol" });
    case "function":
      return readFunction(value, reading);
    case "object":
      return value === null ? { kind: "null" } : readObject(value, reading);
  }
}

function readText(value: string, reading: Reading): ValueAnswer {
  if (value.length > MOST_CHARACTERS) {
    return failed({ code: "textTooLong", length: value.length, most: MOST_CHARACTERS });
  }
  countCharacters(value, reading);
  return { kind: "text", value };
}

function digitsOf(value: bigint): string | null {
  return value < LARGEST_BIGINT_SHOWN && value > -LARGEST_BIGINT_SHOWN ? bigintToString(value) : null;
}

function readFunction(value: object, reading: Reading): ValueAnswer {
  if (isProxy(value)) return failed({ code: "proxy" });
  if (looksLikeLayer(value)) {
    // Whether it is one is asked of code that uses the built-ins.
    const patched = patchedIn(reading);
    if (patched !== null) return failed({ code: "patchedBuiltIn", name: patched });
    if (isLayer(value)) return isWithin(reading) ? failed({ code: "instance", className: "Layer" }) : readLayer(value);
  }
  const name = firstUnits(functionName(value), MOST_NAME_CHARACTERS);
  return failed({ code: isClass(value) ? "class" : "function", name });
}

/** Whether its source is `class Name {` or `class {`; a method `classify()` is none. */
function isClass(value: object): boolean {
  const start = stringSlice(functionSource(value), 0, CLASS.length + 1);
  return start === `${CLASS} ` || start === `${CLASS}{` || start === `${CLASS}\n`;
}

/** Layers are functions with their settings, which no other function has. */
function looksLikeLayer(value: object): boolean {
  return ownProperty(value, "config").kind === "value" && ownProperty(value, "serial").kind === "value";
}

function readObject(value: object, reading: Reading): ValueAnswer {
  if (isProxy(value)) return failed({ code: "proxy" });
  if (isPromise(value)) return failed({ code: "promise" });
  const isList = arrayIsArray(value) || isTypedArray(value);
  if (!isList && !isRecord(value)) return readInstance(value, reading);
  if (!isList && isThenable(value)) return failed({ code: "promise" });
  if (holds(reading.above, value)) return failed({ code: "cycle" });
  if (reading.above.length === MOST_LEVELS) return failed({ code: "tooDeep", most: MOST_LEVELS });
  append(reading.above, value);
  const answer = isList ? readList(value, reading) : readRecord(value, reading);
  reading.above.length -= 1;
  return answer;
}

/** Whether it has a `then`, which `await` would call; not one that a cell has given to all objects. */
function isThenable(value: object): boolean {
  const then = inheritedValue(value, "then");
  return typeof then === "function" && then !== inheritedValue(objectPrototype, "then");
}

function isRecord(value: object): boolean {
  if (isArgumentsObject(value) || isModuleNamespaceObject(value)) return false;
  const prototype = objectGetPrototypeOf(value);
  return prototype === objectPrototype || isPlainObject(value);
}

function readList(value: object, reading: Reading): ValueAnswer {
  const isTyped = isTypedArray(value);
  // The length of an array is a number of its own, which no code of the learner's calculates.
  const length = isTyped ? typedArrayLength(value) : (value as readonly unknown[]).length;
  if (length > MOST_VALUES) return failed({ code: "tooLong", length, most: MOST_VALUES });
  countValues(length, reading);
  const items: ValueAnswer[] = [];
  for (let index = 0; index < length; index++) {
    const item = isTyped ? readAny(value[index], reading) : readProperty(value, index, reading);
    append(items, item);
  }
  return { kind: "list", items };
}

function readRecord(value: object, reading: Reading): ValueAnswer {
  const keys = reflectOwnKeys(value);
  countValues(keys.length, reading);
  const entries: (readonly [string, ValueAnswer])[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string | symbol;
    // What has a symbol for its key, or shows in no list of keys, is not what a learner wrote between the braces.
    if (typeof key === "symbol" || objectGetOwnPropertyDescriptor(value, key)?.enumerable !== true) continue;
    countCharacters(key, reading);
    append(entries, [key, readProperty(value, key, reading)]);
  }
  return { kind: "record", entries };
}

function readProperty(holder: object, key: string | number, reading: Reading): ValueAnswer {
  const descriptor = objectGetOwnPropertyDescriptor(holder, key);
  if (descriptor === undefined) return { kind: "undefined" };
  if (!objectHasOwn(descriptor, "value")) return failed({ code: "getter" });
  return readAny(descriptor.value, reading);
}

/** An object of some class. */
function readInstance(value: object, reading: Reading): ValueAnswer {
  const isModel = isBuiltModel(value);
  if (isModel && isWithin(reading)) return failed({ code: "instance", className: "Model" });
  if (isModel || isTensor(value)) {
    const patched = patchedIn(reading);
    if (patched !== null) return failed({ code: "patchedBuiltIn", name: patched });
    return isModel ? readModel(value, reading.weights) : countedTensor(readTensor(value), reading);
  }
  const problem = tensorFlowProblem(value);
  if (problem !== undefined) return failed(problem);
  const boxed = boxedClass(value);
  if (boxed !== undefined) return failed({ code: "boxed", className: boxed });
  if (isThenable(value)) return failed({ code: "promise" });
  const className = isArgumentsObject(value)
    ? "Arguments"
    : isModuleNamespaceObject(value)
      ? "Module"
      : (classNameOf(value) ?? "Object");
  return failed({ code: "instance", className: firstUnits(className, MOST_NAME_CHARACTERS) });
}

function boxedClass(value: object): string | undefined {
  if (isNumberObject(value)) return "Number";
  if (isStringObject(value)) return "String";
  if (isBooleanObject(value)) return "Boolean";
  if (isBigIntObject(value)) return "BigInt";
  return isSymbolObject(value) ? "Symbol" : undefined;
}

/** Whether it is in an array or object, where no question asks for a layer or a model. */
function isWithin({ above }: Reading): boolean {
  return above.length > 0;
}

function patchedIn(reading: Reading): string | null {
  if (reading.patched === undefined) reading.patched = patchedBuiltIn() ?? null;
  return reading.patched;
}

function countedTensor(answer: ValueAnswer, reading: Reading): ValueAnswer {
  if (answer.kind !== "tensor") return answer;
  reading.tensorValues += answer.values.length;
  if (reading.tensorValues > MOST_TENSOR_VALUES) throw new TooMuch({ code: "tooManyValues", most: MOST_TENSOR_VALUES });
  return answer;
}

function countValues(more: number, reading: Reading): void {
  reading.values += more;
  if (reading.values > MOST_VALUES) throw new TooMuch({ code: "tooManyValues", most: MOST_VALUES });
}

function countCharacters(text: string, reading: Reading): void {
  reading.characters += text.length;
  if (reading.characters > MOST_CHARACTERS) {
    throw new TooMuch({ code: "textTooLong", length: reading.characters, most: MOST_CHARACTERS });
  }
}
