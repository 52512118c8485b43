/**
 * The built-in functions this room relies on, taken once when the module loads.
 *
 * A notebook's cells share the realm with this code: a cell may write `let Map = 1` (which hides the global from every
 * module) or patch `Array.prototype.push`. What shows a value must go on working then, so the files that look at user
 * values call these functions, not the globals or methods, and use neither spread, array destructuring nor `for…of`
 * over arrays (all three call a patchable iterator) nor regular expressions (which call a patchable `exec`).
 */
import { Buffer } from "node:buffer";
import { inspect, types } from "node:util";

type UncurryThis = <Self, Args extends unknown[], Result>(
  method: (this: Self, ...args: Args) => Result,
) => (self: Self, ...args: Args) => Result;

/** `uncurryThis(method)(self, …args)` calls `method` on `self` without looking anything up at that time. */
const uncurryThis = Function.prototype.bind.bind(Function.prototype.call) as UncurryThis;

/** A captured accessor: reads `property` as `prototype` defined it when this module loaded. */
function getterOf<Result>(prototype: object, property: PropertyKey): (self: unknown) => Result {
  const getter = Object.getOwnPropertyDescriptor(prototype, property)?.get;
  if (getter === undefined) throw new TypeError(`no accessor ${String(property)}`);
  return uncurryThis(getter as (this: unknown) => Result);
}

/** A captured iterator step, for walking a Map or Set without its patchable methods. */
type IteratorNext<Item> = (iterator: unknown) => IteratorResult<Item, undefined>;

export const realGlobal = globalThis;
export const realInspect = inspect;
export const inspectCustom: unique symbol = Symbol.for("nodejs.util.inspect.custom");

export const TypeErrorType = TypeError;
export const errorPrototype: object = Error.prototype;
export const PromiseType = Promise;
const Uint8ArrayType = Uint8Array;

export const reflectApply = Reflect.apply;
export const reflectOwnKeys = Reflect.ownKeys;
export const reflectGet: (target: object, key: PropertyKey) => unknown = Reflect.get;
export const objectKeys = Object.keys;
export const objectIs = Object.is;
export const objectHasOwn = Object.hasOwn;
export const objectDefineProperty = Object.defineProperty;
export const objectGetPrototypeOf: (value: object) => object | null = Object.getPrototypeOf;
export const objectGetOwnPropertyDescriptor = Object.getOwnPropertyDescriptor;
export const objectGetOwnPropertySymbols = Object.getOwnPropertySymbols;
export const arrayIsArray = Array.isArray;
export const jsonStringify: (value: unknown) => string | undefined = JSON.stringify;
export const jsonParse: (text: string) => unknown = JSON.parse;
export const mathMin = Math.min;
export const mathMax = Math.max;
export const mathFloor = Math.floor;
export const mathSqrt = Math.sqrt;
export const mathFround = Math.fround;
export const toNumber = Number;
export const numberIsFinite = Number.isFinite;
export const numberIsNaN = Number.isNaN;

export const stringSlice: (text: string, start: number, end?: number) => string = uncurryThis(String.prototype.slice);
export const stringCharCodeAt: (text: string, index: number) => number = uncurryThis(String.prototype.charCodeAt);
export const stringIndexOf: (text: string, part: string, from?: number) => number = uncurryThis(
  String.prototype.indexOf,
);
export const stringRepeat: (text: string, count: number) => string = uncurryThis(String.prototype.repeat);
export const stringTrim: (text: string) => string = uncurryThis(String.prototype.trim);
export const stringToWellFormed: (text: string) => string = uncurryThis(String.prototype.toWellFormed);
export const numberToPrecision: (value: number, digits: number) => string = uncurryThis(Number.prototype.toPrecision);
export const bigintToString: (value: bigint, radix?: number) => string = uncurryThis(BigInt.prototype.toString);
export const symbolToStringTag: symbol = Symbol.toStringTag;
export const symbolToString: (value: symbol) => string = uncurryThis(Symbol.prototype.toString);
export const dateGetTime: (value: unknown) => number = uncurryThis(Date.prototype.getTime as (this: unknown) => number);
export const dateToIsoString: (value: unknown) => string = uncurryThis(
  Date.prototype.toISOString as (this: unknown) => string,
);
export const functionToString: (value: unknown) => string = uncurryThis(
  Function.prototype.toString as (this: unknown) => string,
);

const mapIterator = Object.getPrototypeOf(new Map().entries()) as { next(): unknown };
const setIterator = Object.getPrototypeOf(new Set().values()) as { next(): unknown };
export const mapSize = getterOf<number>(Map.prototype, "size");
export const mapEntries: (map: unknown) => unknown = uncurryThis(Map.prototype.entries as (this: unknown) => unknown);
export const mapNext = uncurryThis(mapIterator.next) as IteratorNext<[unknown, unknown]>;
export const setSize = getterOf<number>(Set.prototype, "size");
export const setValues: (set: unknown) => unknown = uncurryThis(Set.prototype.values as (this: unknown) => unknown);
export const setNext = uncurryThis(setIterator.next) as IteratorNext<unknown>;

const typedArrayPrototype = Object.getPrototypeOf(Uint8Array.prototype) as object;
/** "Float32Array", "Uint8Array", …; undefined for anything that is no typed array. */
export const typedArrayName = getterOf<string | undefined>(typedArrayPrototype, Symbol.toStringTag);
export const typedArrayLength = getterOf<number>(typedArrayPrototype, "length");
export const arrayBufferByteLength = getterOf<number>(ArrayBuffer.prototype, "byteLength");
export const sharedArrayBufferByteLength = getterOf<number>(SharedArrayBuffer.prototype, "byteLength");
export const dataViewBuffer = getterOf<ArrayBufferLike>(DataView.prototype, "buffer");
export const dataViewByteLength = getterOf<number>(DataView.prototype, "byteLength");
export const dataViewByteOffset = getterOf<number>(DataView.prototype, "byteOffset");
export const regExpSource = getterOf<string>(RegExp.prototype, "source");
export const regExpFlags = getterOf<string>(RegExp.prototype, "flags");

/** A view (no copy) of an ArrayBuffer as bytes. */
export function bytesOf(buffer: ArrayBufferLike, offset?: number, length?: number): Uint8Array {
  return new Uint8ArrayType(buffer, offset, length);
}
const typedArrayBuffer = getterOf<ArrayBufferLike>(typedArrayPrototype, "buffer");
const typedArrayByteOffset = getterOf<number>(typedArrayPrototype, "byteOffset");
const typedArrayByteLength = getterOf<number>(typedArrayPrototype, "byteLength");

const bufferFrom: (data: ArrayBufferLike, offset: number, length: number) => Buffer = Buffer.from.bind(Buffer);
const bufferFromText: (text: string, encoding: "base64") => Buffer = Buffer.from.bind(Buffer);
const bufferToString: (buffer: Buffer, encoding: "base64") => string = uncurryThis(Buffer.prototype.toString);

/** Bytes as base64 text (RFC 4648, padded). */
export function base64FromBytes(bytes: Uint8Array): string {
  const view = bufferFrom(typedArrayBuffer(bytes), typedArrayByteOffset(bytes), typedArrayByteLength(bytes));
  return bufferToString(view, "base64");
}

/** The bytes that base64 text stands for; characters outside the alphabet are skipped, as Node does. */
export function bytesFromBase64(text: string): Uint8Array {
  return bufferFromText(text, "base64");
}

export const {
  isArgumentsObject,
  isArrayBuffer,
  isAsyncFunction,
  isBigIntObject,
  isBooleanObject,
  isDataView,
  isDate,
  isGeneratorFunction,
  isMap,
  isModuleNamespaceObject,
  isNativeError,
  isNumberObject,
  isPromise,
  isProxy,
  isRegExp,
  isSet,
  isSharedArrayBuffer,
  isStringObject,
  isSymbolObject,
  isTypedArray,
  isUint8Array,
  isWeakMap,
  isWeakSet,
} = types;

export const numberValueOf = uncurryThis(Number.prototype.valueOf as (this: unknown) => number);
export const booleanValueOf = uncurryThis(Boolean.prototype.valueOf as (this: unknown) => boolean);
export const stringValueOf = uncurryThis(String.prototype.valueOf as (this: unknown) => string);
export const symbolValueOf = uncurryThis(Symbol.prototype.valueOf as (this: unknown) => symbol);
export const bigintValueOf = uncurryThis(BigInt.prototype.valueOf as (this: unknown) => bigint);

/** `list.push(item)` without the patchable method. */
export function append<Item>(list: Item[], item: Item): void {
  list[list.length] = item;
}

/** `list.join(separator)` without the patchable method. */
export function joinText(list: readonly string[], separator: string): string {
  let text = "";
  for (let index = 0; index < list.length; index++) {
    text += index === 0 ? list[index] : separator + list[index];
  }
  return text;
}

/** True when `list` holds `item` (by identity). */
export function holds<Item>(list: readonly Item[], item: Item): boolean {
  return positionIn(list, item) >= 0;
}

/** The index of `item` in `list` (by identity), −1 when it is not there. */
export function positionIn<Item>(list: readonly Item[], item: Item): number {
  for (let index = 0; index < list.length; index++) {
    if (list[index] === item) return index;
  }
  return -1;
}
