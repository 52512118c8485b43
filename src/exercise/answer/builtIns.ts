/**
 * Layers, models and tensors are read by code that uses the language's built-in functions, which a cell can replace. What
 * replaced ones read could be another answer than the learner sees; so this remembers them as they were when the module
 * loaded, and says which is not as it was.
 */
import {
  append,
  objectGetOwnPropertyDescriptor,
  objectGetPrototypeOf,
  objectIs,
  reflectOwnKeys,
  symbolToString,
} from "../../display/primordials.ts";

const arrayPrototype = Array.prototype;
const objectPrototype = Object.prototype;

/** Read anew each time: a cell's `let Map = 1` hides the global from every module. */
const GLOBALS: Readonly<Record<string, () => unknown>> = {
  Array: () => Array,
  Error: () => Error,
  Float32Array: () => Float32Array,
  Int32Array: () => Int32Array,
  JSON: () => JSON,
  Map: () => Map,
  Math: () => Math,
  Number: () => Number,
  Object: () => Object,
  Promise: () => Promise,
  RangeError: () => RangeError,
  Reflect: () => Reflect,
  Set: () => Set,
  String: () => String,
  TypeError: () => TypeError,
  Uint8Array: () => Uint8Array,
  WeakMap: () => WeakMap,
};

const HOLDERS: Readonly<Record<string, object>> = {
  Object,
  "Object.prototype": objectPrototype,
  "Function.prototype": Function.prototype,
  Array,
  "Array.prototype": arrayPrototype,
  "Array.prototype.values()": prototypeOf([].values()),
  "Map.prototype": Map.prototype,
  "Map.prototype.values()": prototypeOf(new Map().values()),
  "Set.prototype": Set.prototype,
  "Set.prototype.values()": prototypeOf(new Set().values()),
  "WeakMap.prototype": WeakMap.prototype,
  "String.prototype": String.prototype,
  Number,
  "Number.prototype": Number.prototype,
  Math,
  JSON,
  Reflect,
  "Promise.prototype": Promise.prototype,
  "ArrayBuffer.prototype": ArrayBuffer.prototype,
  TypedArray: prototypeOf(Uint8Array),
  "TypedArray.prototype": prototypeOf(Uint8Array.prototype),
  "Float32Array.prototype": Float32Array.prototype,
  "Int32Array.prototype": Int32Array.prototype,
  "Uint8Array.prototype": Uint8Array.prototype,
  "RegExp.prototype": RegExp.prototype,
};

interface BuiltIn {
  readonly name: string;
  /** What it is now; throws where a cell has declared the global's name and not given it a value. */
  readonly read: () => unknown;
  readonly was: unknown;
}

const BUILT_INS: readonly BuiltIn[] = rememberedBuiltIns();

/** All that every object has, and no more. */
const OBJECT_KEYS: readonly PropertyKey[] = reflectOwnKeys(objectPrototype);

/**
 * The name of a built-in that is not as it was when this module loaded, such as `Array.prototype.map`; `undefined` where
 * all are. Looks at some 700 functions, in a tenth of a millisecond.
 */
export function patchedBuiltIn(): string | undefined {
  for (let index = 0; index < BUILT_INS.length; index++) {
    const builtIn = BUILT_INS[index] as BuiltIn;
    if (!isAsItWas(builtIn)) return builtIn.name;
  }
  const keys = reflectOwnKeys(objectPrototype);
  for (let index = 0; index < keys.length; index++) {
    if (!objectIs(keys[index], OBJECT_KEYS[index])) return memberName("Object.prototype", keys[index] as PropertyKey);
  }
  return patchedPlace();
}

/**
 * The name of a numbered place, `Array.prototype[0]`, where what is put into a new array would end up; `undefined`: as it
 * should be, there is none.
 */
export function patchedPlace(): string | undefined {
  if (objectGetPrototypeOf(arrayPrototype) !== objectPrototype) return "Array.prototype";
  // Numbered places come first among an object's keys.
  const first = reflectOwnKeys(arrayPrototype)[0];
  if (isNumbered(first)) return memberName("Array.prototype", first);
  const ofObjects = reflectOwnKeys(objectPrototype)[0];
  return isNumbered(ofObjects) ? memberName("Object.prototype", ofObjects) : undefined;
}

function isNumbered(key: PropertyKey | undefined): key is string {
  return typeof key === "string" && `${+key >>> 0}` === key;
}

function isAsItWas({ read, was }: BuiltIn): boolean {
  try {
    return objectIs(read(), was);
  } catch {
    return false;
  }
}

function rememberedBuiltIns(): BuiltIn[] {
  const builtIns: BuiltIn[] = [];
  for (const [name, read] of Object.entries(GLOBALS)) append(builtIns, { name, read, was: read() });
  for (const [holderName, holder] of Object.entries(HOLDERS)) {
    for (const key of reflectOwnKeys(holder)) {
      const name = memberName(holderName, key);
      for (const part of ["value", "get", "set"] as const) {
        const read = (): unknown => objectGetOwnPropertyDescriptor(holder, key)?.[part];
        const was = read();
        if (was !== undefined) append(builtIns, { name, read, was });
      }
    }
  }
  return builtIns;
}

function memberName(holder: string, key: PropertyKey): string {
  if (typeof key === "symbol") return `${holder}[${symbolToString(key)}]`;
  return isNumbered(`${key}`) ? `${holder}[${key}]` : `${holder}.${key}`;
}

function prototypeOf(value: object): object {
  return Object.getPrototypeOf(value) as object;
}
