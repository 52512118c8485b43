/**
 * Looking at an object without running any of its code: no getter, no Proxy trap, no patched method.
 */
import {
  functionToString,
  isProxy,
  objectGetOwnPropertyDescriptor,
  objectGetPrototypeOf,
  objectHasOwn,
} from "./primordials.ts";

/** What an own property holds: a value, or an accessor that was not called. */
export type OwnProperty = { kind: "value"; value: unknown } | { kind: "accessor"; label: string } | { kind: "absent" };

// A longer chain of prototypes than any class hierarchy; it bounds the walk along `Object.create(Object.create(…))`.
const LONGEST_PROTOTYPE_CHAIN = 1_000;

/**
 * The own property `key` of `object`, which must not be a Proxy.
 *
 * @throws ReferenceError for a binding of a module namespace that is not initialised yet.
 */
export function ownProperty(object: object, key: PropertyKey): OwnProperty {
  const descriptor = objectGetOwnPropertyDescriptor(object, key);
  if (descriptor === undefined) return { kind: "absent" };
  if (objectHasOwn(descriptor, "value")) return { kind: "value", value: descriptor.value };
  if (descriptor.get === undefined) return { kind: "accessor", label: "[Setter]" };
  return { kind: "accessor", label: descriptor.set === undefined ? "[Getter]" : "[Getter/Setter]" };
}

/** The data property `key` of `object` or of the nearest prototype that has it; `undefined` for an accessor. */
export function inheritedValue(object: object, key: PropertyKey): unknown {
  let holder: object | null = object;
  for (let step = 0; holder !== null && step < LONGEST_PROTOTYPE_CHAIN; step++) {
    if (isProxy(holder)) return undefined;
    const property = ownProperty(holder, key);
    if (property.kind !== "absent") return property.kind === "value" ? property.value : undefined;
    holder = objectGetPrototypeOf(holder);
  }
  return undefined;
}

/**
 * The name of the class that made `object`, from the nearest prototype with a named constructor.
 *
 * @returns the name; `null` where no prototype names one, as with `Object.create(null)`.
 */
export function classNameOf(object: object): string | null {
  let holder: object | null = object;
  for (let step = 0; holder !== null && step < LONGEST_PROTOTYPE_CHAIN; step++) {
    if (isProxy(holder)) return null;
    const property = ownProperty(holder, "constructor");
    if (property.kind === "value" && typeof property.value === "function") {
      const name = functionName(property.value);
      if (name !== "") return name;
    }
    holder = objectGetPrototypeOf(holder);
  }
  return null;
}

/** True for `{…}` literals and objects without a prototype, of any realm; false for instances, arrays and Proxies. */
export function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null || isProxy(value)) return false;
  const prototype = objectGetPrototypeOf(value);
  if (prototype === null) return true;
  // The `Object.prototype` of any realm: the end of a chain, and what `Object` made.
  return !isProxy(prototype) && objectGetPrototypeOf(prototype) === null && classNameOf(prototype) === "Object";
}

/** A function's own `name` where it is plain text, else "". */
export function functionName(callable: object): string {
  if (isProxy(callable)) return "";
  const property = ownProperty(callable, "name");
  return property.kind === "value" && typeof property.value === "string" ? property.value : "";
}

/** The source text of a function; "" where there is none (a Proxy of a function). */
export function functionSource(callable: object): string {
  try {
    return functionToString(callable);
  } catch {
    return "";
  }
}
