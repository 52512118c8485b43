/**
 * The values that are known by one short text and hold nothing further to walk into.
 */
import { numberText } from "./floatText.ts";
import { messages } from "./messages.ts";
import { classNameOf, functionName, functionSource, inheritedValue, ownProperty } from "./ownProperty.ts";
import {
  arrayBufferByteLength,
  bigintToString,
  bigintValueOf,
  booleanValueOf,
  bytesOf,
  dataViewBuffer,
  dataViewByteLength,
  dataViewByteOffset,
  dateGetTime,
  dateToIsoString,
  isArrayBuffer,
  isAsyncFunction,
  isBigIntObject,
  isBooleanObject,
  isDataView,
  isDate,
  isGeneratorFunction,
  isNumberObject,
  isPromise,
  isRegExp,
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isWeakMap,
  isWeakSet,
  mathMin,
  numberIsNaN,
  numberValueOf,
  objectGetPrototypeOf,
  realInspect,
  reflectGet,
  regExpFlags,
  regExpSource,
  sharedArrayBufferByteLength,
  stringSlice,
  stringValueOf,
  symbolToString,
  symbolToStringTag,
  symbolValueOf,
} from "./primordials.ts";
import { firstUnits, quotedText } from "./quotedText.ts";
import { errorName } from "./thrownText.ts";

/** Longer text inside another value is cut here. */
export const LONGEST_NESTED_STRING = 1_000;
const MOST_BYTES = 32;
const LONGEST_NAME = 100;
const HEX_DIGITS = "0123456789abcdef";

/** Fixed options for Node's inspector: a cell may have changed `inspect.defaultOptions`. */
export const INSPECT_OPTIONS = {
  breakLength: 76,
  colors: false,
  compact: 3,
  customInspect: false,
  depth: 1,
  getters: false,
  maxArrayLength: 50,
  maxStringLength: LONGEST_NESTED_STRING,
  numericSeparator: false,
  showHidden: false,
  showProxy: false,
  sorted: false,
} as const;

/** `undefined`, `null`, a boolean, number, bigint or symbol as one writes it in code. */
export function primitiveText(value: unknown): string {
  if (typeof value === "number") return numberText(value);
  if (typeof value === "bigint") return bigintText(value);
  if (typeof value === "symbol") return firstUnits(symbolToString(value), LONGEST_NESTED_STRING);
  return `${value as boolean | null | undefined}`;
}

/** A bigint in decimal; one of more than 4096 bits by its first hexadecimal digits, for decimal takes quadratic time. */
function bigintText(value: bigint): string {
  const high = value >> 4096n;
  if (high === 0n || high === -1n) return `${value}n`;
  const digits = bigintToString(value < 0n ? -value : value, 16);
  const sign = value < 0n ? "-" : "";
  return `${sign}0x${stringSlice(digits, 0, 60)}… ${messages().moreDigits(digits.length - 60)}`;
}

/** `[Function: name]`, `[AsyncFunction: name]`, `[class Name extends Base]`, … */
export function functionText(callable: object): string {
  const name = firstUnits(functionName(callable), LONGEST_NAME);
  if (isClass(callable)) {
    const base = objectGetPrototypeOf(callable);
    const baseName = base !== null && typeof base === "function" ? functionName(base) : "";
    return `[class ${name || "(anonymous)"}${baseName === "" ? "" : ` extends ${firstUnits(baseName, LONGEST_NAME)}`}]`;
  }
  const kind = `${isAsyncFunction(callable) ? "Async" : ""}${isGeneratorFunction(callable) ? "Generator" : ""}Function`;
  return name === "" ? `[${kind} (anonymous)]` : `[${kind}: ${name}]`;
}

function isClass(callable: object): boolean {
  const start = stringSlice(functionSource(callable), 0, 6);
  return start === "class " || start === "class{";
}

/** What a Proxy stands for, by Node's inspector, which sees the target without running the Proxy's traps. */
export function proxyText(value: object): string {
  try {
    return firstUnits(realInspect(value, INSPECT_OPTIONS), 10 * LONGEST_NESTED_STRING);
  } catch {
    return "[Proxy]";
  }
}

/**
 * The first line or lines of an error: its stack, its name corrected where the class came later than the stack.
 *
 * @param errorText makes the stack's text; the error's own `stack` where it is not given or throws
 * @param inBrief only `[Name: message]`
 */
export function errorHead(error: object, errorText: ((error: object) => string) | undefined, inBrief: boolean): string {
  const name = firstUnits(errorName(error), LONGEST_NAME);
  const message = inheritedValue(error, "message");
  const brief = typeof message === "string" && message !== "" ? `[${name}: ${message}]` : `[${name}]`;
  if (inBrief) return brief;
  try {
    const made = errorText?.(error);
    if (typeof made === "string") return made;
  } catch {
    // The error's own stack serves.
  }
  const stack = stackOf(error);
  if (stack === null) return brief;
  const isUnnamed = stringSlice(stack, 0, 5) === "Error" && stringSlice(name, 0, 5) !== "Error";
  return isUnnamed ? name + stringSlice(stack, 5) : stack;
}

/** V8 keeps `stack` as an accessor of its own, so this one property is read even when it is one. */
function stackOf(error: object): string | null {
  try {
    const stack = ownProperty(error, "stack").kind === "absent" ? undefined : reflectGet(error, "stack");
    return typeof stack === "string" && stack !== "" ? stack : null;
  } catch {
    return null;
  }
}

/** Dates, regular expressions, promises, buffers, weak collections and boxed primitives; null for any other object. */
export function objectAtomText(value: object): string | null {
  if (isDate(value)) return numberIsNaN(dateGetTime(value)) ? "Invalid Date" : dateToIsoString(value);
  if (isRegExp(value)) return regExpText(value);
  if (isPromise(value)) return promiseText(value);
  if (isArrayBuffer(value)) return bufferText("ArrayBuffer", value, arrayBufferByteLength(value));
  if (isSharedArrayBuffer(value)) return bufferText("SharedArrayBuffer", value, sharedArrayBufferByteLength(value));
  if (isDataView(value)) return dataViewText(value);
  if (isWeakMap(value)) return `${classNameOf(value) ?? "WeakMap"} { <items unknown> }`;
  if (isWeakSet(value)) return `${classNameOf(value) ?? "WeakSet"} { <items unknown> }`;
  if (isStringObject(value)) return `[String: ${quotedText(stringValueOf(value), LONGEST_NESTED_STRING)}]`;
  if (isNumberObject(value)) return `[Number: ${numberText(numberValueOf(value))}]`;
  if (isBooleanObject(value)) return `[Boolean: ${booleanValueOf(value)}]`;
  if (isBigIntObject(value)) return `[BigInt: ${bigintText(bigintValueOf(value))}]`;
  if (isSymbolObject(value)) return `[Symbol: ${symbolToString(symbolValueOf(value))}]`;
  return null;
}

/** Node's inspector alone sees what a promise has come to; nested objects are only named. */
function promiseText(value: object): string {
  try {
    return firstUnits(realInspect(value, { ...INSPECT_OPTIONS, depth: 0 }), LONGEST_NESTED_STRING);
  } catch {
    // The inspector itself calls a few methods that a cell can patch, `Array.prototype.push` among them.
    return "Promise {}";
  }
}

function regExpText(value: object): string {
  try {
    return `/${firstUnits(regExpSource(value), LONGEST_NESTED_STRING)}/${regExpFlags(value)}`;
  } catch {
    // `flags` reads the accessors of the single flags, which a cell can patch.
    return "[RegExp]";
  }
}

/** `ArrayBuffer { byteLength: 4, bytes: <00 01 02 ff> }`, of a long one the first bytes. */
function bufferText(kind: string, buffer: ArrayBufferLike, byteLength: number): string {
  // A view of no bytes is not made: a detached buffer refuses even that.
  const bytes = byteLength === 0 ? null : bytesOf(buffer, 0, mathMin(byteLength, MOST_BYTES));
  let hex = "";
  for (let index = 0; bytes !== null && index < mathMin(byteLength, MOST_BYTES); index++) {
    const byte = bytes[index] ?? 0;
    hex += `${index === 0 ? "" : " "}${HEX_DIGITS[byte >> 4]}${HEX_DIGITS[byte & 15]}`;
  }
  return `${kind} { byteLength: ${byteLength}, bytes: <${hex}${byteLength > MOST_BYTES ? " …" : ""}> }`;
}

function dataViewText(view: object): string {
  const buffer = dataViewBuffer(view);
  const byteLength = isSharedArrayBuffer(buffer) ? sharedArrayBufferByteLength(buffer) : arrayBufferByteLength(buffer);
  const place = `byteLength: ${dataViewByteLength(view)}, byteOffset: ${dataViewByteOffset(view)}`;
  return `DataView { ${place}, buffer: ${bufferText("ArrayBuffer", buffer, byteLength)} }`;
}

/** A class's name for the head of its instance's text; "" for plain objects. */
export function instancePrefix(value: object): string {
  const className = classNameOf(value);
  const tag = inheritedValue(value, symbolToStringTag);
  const isTagged = typeof tag === "string" && tag !== "" && tag !== className;
  const name = className === null ? "[Object: null prototype]" : firstUnits(className, LONGEST_NAME);
  if (!isTagged) return name === "Object" ? "" : name;
  return `${name} [${firstUnits(tag, LONGEST_NAME)}]`;
}

/** `Float32Array(3)`, or `Named(3) [Float32Array]` for a subclass. */
export function sizedPrefix(value: object, kind: string, size: number): string {
  const className = classNameOf(value);
  if (className === kind || kind === "Arguments") return `${kind}(${size})`;
  return `${firstUnits(className ?? "null prototype", LONGEST_NAME)}(${size}) [${kind}]`;
}
