import { append, jsonParse, objectDefineProperty, objectHasOwn, toNumber } from "../../display/primordials.ts";
import type { PlainValue } from "./answers.ts";
import type { Ask, AskValue } from "./ask.ts";

/** Plain data as `encodeAnswer` writes them, parsed. */
type EncodedValue =
  | number
  | string
  | boolean
  | null
  | { readonly kind: "undefined" }
  | { readonly kind: "number"; readonly value: string }
  | EncodedList
  | { readonly kind: "record"; readonly entries: readonly (readonly [key: string, value: EncodedValue])[] };

interface EncodedList {
  readonly kind: "list";
  readonly items: readonly EncodedValue[];
}

interface EncodedCall {
  readonly call: string;
  readonly arguments: EncodedList;
}

/**
 * The ask in a line that `encodeAsk` wrote. Whatever cells have done to the built-ins, it is the ask that was sent.
 *
 * The line comes from the grader, who sends nothing else: it is taken as it is.
 */
export function decodeAsk(text: string): Ask {
  const encoded = jsonParse(text) as AskValue | EncodedCall;
  return isEncodedCall(encoded) ? { call: encoded.call, arguments: listOf(encoded.arguments) } : encoded;
}

function isEncodedCall(encoded: AskValue | EncodedCall): encoded is EncodedCall {
  return objectHasOwn(encoded, "call");
}

function listOf({ items }: EncodedList): PlainValue[] {
  const list: PlainValue[] = [];
  for (let index = 0; index < items.length; index++) append(list, plainValue(items[index] as EncodedValue));
  return list;
}

function plainValue(encoded: EncodedValue): PlainValue {
  if (typeof encoded !== "object" || encoded === null) return encoded;
  switch (encoded.kind) {
    case "undefined":
      return undefined;
    case "number":
      return toNumber(encoded.value);
    case "list":
      return listOf(encoded);
    case "record": {
      const record = {};
      for (let index = 0; index < encoded.entries.length; index++) {
        const entry = encoded.entries[index] as readonly [string, EncodedValue];
        // Not by assignment: a key may be `__proto__`.
        const property = { value: plainValue(entry[1]), writable: true, enumerable: true, configurable: true };
        objectDefineProperty(record, entry[0], property);
      }
      return record;
    }
  }
}
