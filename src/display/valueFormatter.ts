/**
 * The walk over a value behind `textPlain`: what each kind of value looks like, and the budget that ends the walk.
 */
import {
  errorHead,
  functionText,
  INSPECT_OPTIONS,
  instancePrefix,
  LONGEST_NESTED_STRING,
  objectAtomText,
  primitiveText,
  proxyText,
  sizedPrefix,
} from "./atomText.ts";
import { typedItemText } from "./floatText.ts";
import { messages } from "./messages.ts";
import { classNameOf, inheritedValue, ownProperty } from "./ownProperty.ts";
import {
  append,
  arrayIsArray,
  errorPrototype,
  holds,
  inspectCustom,
  isArgumentsObject,
  isMap,
  isModuleNamespaceObject,
  isNativeError,
  isProxy,
  isSet,
  isStringObject,
  isTypedArray,
  mapEntries,
  mapNext,
  mapSize,
  mathMax,
  mathMin,
  objectGetOwnPropertyDescriptor,
  objectGetOwnPropertySymbols,
  objectGetPrototypeOf,
  objectHasOwn,
  objectKeys,
  positionIn,
  realInspect,
  reflectApply,
  reflectOwnKeys,
  setNext,
  setSize,
  setValues,
  stringCharCodeAt,
  symbolToString,
  typedArrayLength,
  typedArrayName,
} from "./primordials.ts";
import { firstUnits, keyText, quotedText } from "./quotedText.ts";
import { type CollectionFrame, type CollectionParts, collectionText, indentedText } from "./textLayout.ts";
import { thrownText } from "./thrownText.ts";

const MAX_DEPTH = 5;
/** Items of a collection shown by its depth: all up to `whole`, else the first `head` and the last `tail`. */
const ITEMS = [
  { whole: 100, head: 50, tail: 10 },
  { whole: 50, head: 20, tail: 5 },
  { whole: 20, head: 10, tail: 3 },
];
const DEEPEST_ITEMS = { whole: 20, head: 10, tail: 3 };
const MOST_KEYS = 100;
const MOST_NESTED_KEYS = 50;
/** A longer string is cut; one inside a collection at `LONGEST_NESTED_STRING`. */
const LONGEST_STRING = 10_000;
/** How many places of an array are looked at; a sparse one has more of them than items. */
const MOST_PLACES_PROBED = 100_000;
/** V8 lists all keys of an object or none; after this many in one text, further objects are named only. */
const MOST_KEYS_LISTED = 200_000;
/** Of longer arrays the extra properties (as of a regular expression's match) are not looked for. */
const LONGEST_ARRAY_WITH_EXTRAS = 1_000;

/** Formats one value; use once. */
export class ValueFormatter {
  /** What went wrong on the way (a custom inspector that threw), for the end of the text. */
  readonly notes: string[] = [];
  readonly #errorText: ((error: object) => string) | undefined;
  readonly #ancestors: object[] = [];
  readonly #circular: object[] = [];
  #charactersLeft: number;
  #keysListed = 0;

  constructor(maxLength: number, errorText?: (error: object) => string) {
    // Brackets, commas and indents are not counted, so that the leaves get most of the room but not all of it.
    this.#charactersLeft = maxLength * 0.8;
    this.#errorText = errorText;
  }

  /**
   * `value` as text whose later lines are indented by `indent` columns.
   *
   * @param depth how many collections the value is inside of
   */
  format(value: unknown, depth: number, indent: number): string {
    if (typeof value === "string") {
      return this.#spend(quotedText(value, depth === 0 ? LONGEST_STRING : LONGEST_NESTED_STRING));
    }
    if (!isObject(value)) return this.#spend(primitiveText(value));
    if (isProxy(value)) return this.#spend(indentedText(proxyText(value), indent));
    if (holds(this.#ancestors, value)) return this.#spend(this.#circularText(value));
    try {
      const text = this.#objectText(value, depth, indent);
      const circle = positionIn(this.#circular, value);
      return circle < 0 ? text : `<ref *${circle + 1}> ${text}`;
    } catch (thrown) {
      return this.#spend(messages().couldNotBeShown(typeof value, thrownText(thrown)));
    }
  }

  #spend(text: string): string {
    this.#charactersLeft -= text.length + 2;
    return text;
  }

  #circularText(value: object): string {
    if (!holds(this.#circular, value)) append(this.#circular, value);
    return `[Circular *${positionIn(this.#circular, value) + 1}]`;
  }

  #objectText(value: object, depth: number, indent: number): string {
    const custom = inheritedValue(value, inspectCustom);
    if (typeof custom === "function" && depth <= MAX_DEPTH) {
      const text = this.#customText(value, custom as (...args: unknown[]) => unknown, depth, indent);
      if (text !== null) return text;
    }
    const length = this.#ancestors.length;
    append(this.#ancestors, value);
    try {
      return this.#kindText(value, depth, indent);
    } finally {
      this.#ancestors.length = length;
    }
  }

  /** What the value's own inspector makes of it; null when it throws or hands the value back. */
  #customText(value: object, custom: (...args: unknown[]) => unknown, depth: number, indent: number): string | null {
    const options = { ...INSPECT_OPTIONS, customInspect: true, depth: MAX_DEPTH - depth, stylize: plainText };
    let made: unknown;
    try {
      made = reflectApply(custom, value, [MAX_DEPTH - depth, options, realInspect]);
    } catch (thrown) {
      const note = messages().inspectorThrew(classNameOf(value) ?? "Object", thrownText(thrown));
      if (!holds(this.notes, note)) append(this.notes, note);
      return null;
    }
    if (typeof made === "string") return this.#spend(indentedText(firstUnits(made, LONGEST_STRING), indent));
    if (made === value) return null;
    const length = this.#ancestors.length;
    append(this.#ancestors, value);
    try {
      return this.format(made, depth + 1, indent);
    } finally {
      this.#ancestors.length = length;
    }
  }

  #kindText(value: object, depth: number, indent: number): string {
    if (typeof value === "function") return this.#decorated(functionText(value), value, depth, indent);
    if (isTypedArray(value)) return this.#typedArrayText(value, depth, indent);
    if (arrayIsArray(value)) return this.#arrayText(value, "Array", depth, indent);
    if (isMap(value)) return this.#mapText(value, depth, indent);
    if (isSet(value)) return this.#setText(value, depth, indent);
    if (isNativeError(value) || isRebuiltError(value)) return this.#errorValueText(value, depth, indent);
    if (isArgumentsObject(value)) return this.#arrayText(value as ArrayLike<unknown>, "Arguments", depth, indent);
    const atom = objectAtomText(value);
    if (atom !== null) return this.#decorated(atom, value, depth, indent);
    return this.#propertiesText(value, depth, indent);
  }

  /** An atom, with the object's own properties after it where it has any. */
  #decorated(atom: string, value: object, depth: number, indent: number): string {
    this.#spend(atom);
    // A boxed string's characters are keys as well: as many as it is long.
    if (depth > MAX_DEPTH || isStringObject(value)) return atom;
    const parts = this.#propertyParts(value, depth, indent);
    if (parts === null || parts.head.length + parts.tail.length === 0) return atom;
    return collectionText(parts, frameOf(`${atom} `, "{", "}", indent));
  }

  #typedArrayText(value: object, depth: number, indent: number): string {
    const name = typedArrayName(value) ?? "TypedArray";
    const length = typedArrayLength(value);
    const prefix = sizedPrefix(value, name, length);
    if (depth > MAX_DEPTH) return this.#spend(`[${prefix}]`);
    const items = value as { readonly [index: number]: number | bigint };
    const { head, tail } = this.#sharesOf(length, depth);
    const parts: CollectionParts = { head: [], gap: null, tail: [] };
    let index = 0;
    for (; index < head && this.#charactersLeft > 0; index++) {
      append(parts.head, this.#spend(typedItemText(items[index] ?? 0, name)));
    }
    const tailStart = mathMax(index, length - tail);
    if (this.#charactersLeft > 0) {
      for (let last = tailStart; last < length; last++) {
        append(parts.tail, this.#spend(typedItemText(items[last] ?? 0, name)));
      }
    }
    parts.gap = gapText(length - index - parts.tail.length);
    return collectionText(parts, { prefix: `${prefix} `, open: "[", close: "]", indent, columns: "right" });
  }

  #arrayText(value: ArrayLike<unknown>, kind: "Array" | "Arguments", depth: number, indent: number): string {
    const length = ownLength(value);
    const prefix = sizedPrefix(value, kind, length);
    if (depth > MAX_DEPTH) return this.#spend(`[${prefix}]`);
    const { head, tail } = this.#sharesOf(length, depth);
    const parts: CollectionParts = { head: [], gap: null, tail: [] };
    const headEnd = this.#appendItems(parts.head, value, 0, head, depth, indent);
    const tailStart = mathMax(headEnd, length - tail);
    const tailEnd = this.#appendItems(parts.tail, value, tailStart, tail, depth, indent);
    parts.gap = gapText(tailStart - headEnd + (length - tailEnd));
    const isWholeArray = parts.gap === null && prefix === `Array(${length})`;
    if (kind === "Array" && length <= LONGEST_ARRAY_WITH_EXTRAS) this.#appendExtras(parts.tail, value, depth, indent);
    const columns = columnsFor(value, length);
    return collectionText(parts, { prefix: isWholeArray ? "" : `${prefix} `, open: "[", close: "]", indent, columns });
  }

  /**
   * Appends up to `most` entries of an array from index `from` on, a run of holes as one entry.
   *
   * @returns the index after the last one looked at
   */
  #appendItems(
    entries: string[],
    array: ArrayLike<unknown>,
    from: number,
    most: number,
    depth: number,
    indent: number,
  ): number {
    const length = ownLength(array);
    let index = from;
    const probed = mathMin(length, from + MOST_PLACES_PROBED);
    for (let count = 0; count < most && index < probed && this.#charactersLeft > 0; count++) {
      const start = index;
      while (index < probed && !objectHasOwn(array, index)) index++;
      if (index > start) {
        append(entries, this.#spend(messages().emptyItems(index - start)));
      } else {
        append(entries, this.#propertyText(array, index, depth, indent));
        index++;
      }
    }
    return index;
  }

  #appendExtras(entries: string[], array: object, depth: number, indent: number): void {
    const keys = objectKeys(array);
    let shown = 0;
    for (let index = keys.length - 1; index >= 0 && shown < MOST_NESTED_KEYS; index--) {
      if (isDigit(keys[index] ?? "0")) break;
      shown++;
    }
    for (let index = keys.length - shown; index < keys.length; index++) {
      const key = keys[index] ?? "";
      append(entries, `${keyText(key)}: ${this.#propertyText(array, key, depth, indent)}`);
    }
  }

  #mapText(value: object, depth: number, indent: number): string {
    const size = mapSize(value);
    const prefix = sizedPrefix(value, "Map", size);
    if (depth > MAX_DEPTH) return this.#spend(`[${prefix}]`);
    const parts: CollectionParts = { head: [], gap: null, tail: [] };
    const most = this.#sharesOf(size, depth).head;
    const iterator = mapEntries(value);
    while (parts.head.length < most && this.#charactersLeft > 0) {
      const step = mapNext(iterator);
      if (step.done) break;
      const key = this.format(step.value[0], depth + 1, indent + 2);
      append(parts.head, `${key} => ${this.format(step.value[1], depth + 1, indent + 2)}`);
    }
    parts.gap = gapText(size - parts.head.length);
    return collectionText(parts, frameOf(`${prefix} `, "{", "}", indent));
  }

  #setText(value: object, depth: number, indent: number): string {
    const size = setSize(value);
    const prefix = sizedPrefix(value, "Set", size);
    if (depth > MAX_DEPTH) return this.#spend(`[${prefix}]`);
    const parts: CollectionParts = { head: [], gap: null, tail: [] };
    const most = this.#sharesOf(size, depth).head;
    const iterator = setValues(value);
    let columns: CollectionFrame["columns"] = "left";
    while (parts.head.length < most && this.#charactersLeft > 0) {
      const step = setNext(iterator);
      if (step.done) break;
      if (isObject(step.value)) columns = "none";
      append(parts.head, this.format(step.value, depth + 1, indent + 2));
    }
    parts.gap = gapText(size - parts.head.length);
    return collectionText(parts, { prefix: `${prefix} `, open: "{", close: "}", indent, columns });
  }

  #errorValueText(value: object, depth: number, indent: number): string {
    const isTooDeep = depth > MAX_DEPTH;
    const head = firstUnits(errorHead(value, this.#errorText, isTooDeep), LONGEST_STRING);
    const text = this.#spend(indentedText(head, indent));
    const parts = isTooDeep || this.#charactersLeft <= 0 ? null : this.#propertyParts(value, depth, indent);
    if (parts === null) return text;
    this.#appendErrorLink(parts.tail, value, "cause", depth, indent);
    this.#appendErrorLink(parts.tail, value, "errors", depth, indent);
    if (parts.head.length + parts.tail.length === 0) return text;
    return collectionText(parts, frameOf(`${text} `, "{", "}", indent));
  }

  /** `cause` and `errors` are not enumerable as the language sets them; a copy that is was among the properties. */
  #appendErrorLink(entries: string[], error: object, key: "cause" | "errors", depth: number, indent: number): void {
    if (objectGetOwnPropertyDescriptor(error, key)?.enumerable !== false) return;
    append(entries, `[${key}]: ${this.#propertyText(error, key, depth, indent)}`);
  }

  #propertiesText(value: object, depth: number, indent: number): string {
    if (isModuleNamespaceObject(value)) return this.#namespaceText(value, depth, indent);
    const prefix = instancePrefix(value);
    const parts = depth > MAX_DEPTH ? null : this.#propertyParts(value, depth, indent);
    if (parts === null) return this.#spend(classNameOf(value) === null ? prefix : `[${prefix || "Object"}]`);
    return collectionText(parts, frameOf(prefix === "" ? "" : `${prefix} `, "{", "}", indent));
  }

  #namespaceText(value: object, depth: number, indent: number): string {
    if (depth > MAX_DEPTH) return this.#spend("[Module]");
    // `Object.keys` would throw for a module that is still loading.
    const keys = reflectOwnKeys(value);
    const parts: CollectionParts = { head: [], gap: null, tail: [] };
    for (let index = 0; index < keys.length && parts.head.length < MOST_KEYS && this.#charactersLeft > 0; index++) {
      const key = keys[index];
      if (typeof key === "string")
        append(parts.head, `${keyText(key)}: ${this.#propertyText(value, key, depth, indent)}`);
    }
    parts.gap = propertyGapText(keys.length - parts.head.length - 1);
    return collectionText(parts, frameOf("[Module: null prototype] ", "{", "}", indent));
  }

  /** The own enumerable properties as "key: value"; null once too many keys have been listed in this text. */
  #propertyParts(value: object, depth: number, indent: number): CollectionParts | null {
    if (this.#keysListed > MOST_KEYS_LISTED) return null;
    const keys = objectKeys(value);
    this.#keysListed += keys.length;
    const most = mathMin(keys.length, depth === 0 ? MOST_KEYS : MOST_NESTED_KEYS);
    const parts: CollectionParts = { head: [], gap: null, tail: [] };
    for (let index = 0; index < most && this.#charactersLeft > 0; index++) {
      const key = keys[index] ?? "";
      append(parts.head, `${this.#spend(keyText(key))}: ${this.#propertyText(value, key, depth, indent)}`);
    }
    parts.gap = propertyGapText(keys.length - parts.head.length);
    const symbols = objectGetOwnPropertySymbols(value);
    for (let index = 0; index < symbols.length && parts.tail.length < MOST_NESTED_KEYS; index++) {
      const key = symbols[index];
      if (key === undefined || !objectGetOwnPropertyDescriptor(value, key)?.enumerable) continue;
      append(parts.tail, `[${symbolToString(key)}]: ${this.#propertyText(value, key, depth, indent)}`);
    }
    return parts;
  }

  /** The value of an own property, formatted one level deeper. */
  #propertyText(holder: object, key: PropertyKey, depth: number, indent: number): string {
    try {
      const property = ownProperty(holder, key);
      if (property.kind === "value") return this.format(property.value, depth + 1, indent + 2);
      return this.#spend(property.kind === "accessor" ? property.label : "undefined");
    } catch (thrown) {
      return this.#spend(`<${thrownText(thrown)}>`);
    }
  }

  #sharesOf(length: number, depth: number): { head: number; tail: number } {
    const { whole, head, tail } = ITEMS[depth] ?? DEEPEST_ITEMS;
    return length <= whole ? { head: length, tail: 0 } : { head, tail };
  }
}

function plainText(text: string): string {
  return text;
}

function frameOf(prefix: string, open: string, close: string, indent: number): CollectionFrame {
  return { prefix, open, close, indent, columns: "none" };
}

function gapText(count: number): string | null {
  return count > 0 ? messages().moreItems(count) : null;
}

function propertyGapText(count: number): string | null {
  return count > 0 ? messages().moreProperties(count) : null;
}

function ownLength(value: object): number {
  const property = ownProperty(value, "length");
  return property.kind === "value" && typeof property.value === "number" ? property.value : 0;
}

/** Numbers are lined up by their ends, other primitives by their starts; objects get a line each. */
function columnsFor(value: ArrayLike<unknown>, length: number): CollectionFrame["columns"] {
  let columns: CollectionFrame["columns"] = "right";
  for (let index = 0; index < length && index < 20; index++) {
    const property = ownProperty(value, index);
    if (property.kind !== "value") return "none";
    if (isObject(property.value)) return "none";
    if (typeof property.value !== "number" && typeof property.value !== "bigint") columns = "left";
  }
  return columns;
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isDigit(key: string): boolean {
  const code = stringCharCodeAt(key, 0);
  return code >= 48 && code <= 57;
}

/** An error that came from a worker: Node rebuilds it as an object with the prototype of an error and a stack. */
function isRebuiltError(value: object): boolean {
  if (ownProperty(value, "stack").kind !== "value") return false;
  let prototype = objectGetPrototypeOf(value);
  for (let steps = 0; prototype !== null && steps < LONGEST_CHAIN; steps++) {
    if (prototype === errorPrototype) return true;
    prototype = objectGetPrototypeOf(prototype);
  }
  return false;
}

/** Prototypes that are looked at; error classes derive from each other a few times. */
const LONGEST_CHAIN = 10;
