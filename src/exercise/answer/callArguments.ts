import { append, arrayIsArray, objectDefineProperty, objectKeys } from "../../display/primordials.ts";
import type { PlainValue } from "./answers.ts";
import { encodeAnswer } from "./encodeAnswer.ts";
import { readValue } from "./readValue.ts";

/** Copies of a call's arguments, down to the last number: what a function does to them reaches nobody else. */
export function argumentCopies(asked: readonly PlainValue[]): unknown[] {
  const copies: unknown[] = [];
  for (let index = 0; index < asked.length; index++) append(copies, copyOf(asked[index]));
  return copies;
}

/** The place, from 0, of the first argument that a function has changed; `undefined`: none. */
export function changedArgument(asked: readonly PlainValue[], given: readonly unknown[]): number | undefined {
  for (let index = 0; index < asked.length; index++) {
    if (encodeAnswer(readValue(given[index])) !== encodeAnswer(readValue(asked[index]))) return index;
  }
  return undefined;
}

function copyOf(value: PlainValue): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) {
    const list: unknown[] = [];
    for (let index = 0; index < value.length; index++) append(list, copyOf(value[index]));
    return list;
  }
  const record = {};
  const keys = objectKeys(value);
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] as string;
    // Not by assignment: a key may be `__proto__`.
    const copy = { value: copyOf(value[key]), writable: true, enumerable: true, configurable: true };
    objectDefineProperty(record, key, copy);
  }
  return record;
}

function isList(value: object): value is readonly PlainValue[] {
  return arrayIsArray(value);
}
