import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  checkedMimeBundle,
  type DisplayData,
  displayMetadataSymbol,
  displaySymbol,
  isJsonMimeType,
  silentSymbol,
  toMimeBundle,
} from "../../src/display/mimeBundle.ts";

const boom = (): never => {
  throw new RangeError("boom");
};

/** The bundle of a value whose display method is synchronous. */
function bundleOf(value: unknown): DisplayData {
  const output = toMimeBundle(value);
  if (output === null || output instanceof Promise) throw new Error("expected a bundle at once");
  return output;
}

/** A value shown by what `method` returns. */
function shownBy(method: () => unknown): object {
  return { name: "value", [displaySymbol]: method };
}

describe("toMimeBundle", () => {
  it("makes no output of undefined and of what is shown already", () => {
    expect(toMimeBundle(undefined)).toBeNull();
    expect(toMimeBundle({ [silentSymbol]: true })).toBeNull();
  });

  it("makes text of a value without a display method", () => {
    expect(toMimeBundle([1, 2])).toEqual({ data: { "text/plain": "[ 1, 2 ]" }, metadata: {} });
    expect(toMimeBundle(null)).toEqual({ data: { "text/plain": "null" }, metadata: {} });
    expect(toMimeBundle(new Error("x"), { errorText: () => "stack" })).toEqual({
      data: { "text/plain": "stack" },
      metadata: {},
    });
  });

  it("takes the value's own bundle and metadata", () => {
    const value = {
      [displaySymbol]: () => ({ "text/html": "<b>1</b>", "text/plain": "one" }),
      [displayMetadataSymbol]: () => ({ "text/html": { isolated: true } }),
    };
    expect(toMimeBundle(value)).toEqual({
      data: { "text/html": "<b>1</b>", "text/plain": "one" },
      metadata: { "text/html": { isolated: true } },
    });
  });

  it("knows the method by the same key as Deno's kernel, on instances and functions too", () => {
    class Figure {
      [Symbol.for("Jupyter.display")](): object {
        return { "text/html": "figure" };
      }
    }
    const callable = Object.assign(() => 0, { [displaySymbol]: () => ({ "text/html": "function" }) });
    expect(bundleOf(new Figure()).data).toEqual({ "text/html": "figure", "text/plain": "Figure {}" });
    expect(bundleOf(callable).data["text/html"]).toBe("function");
  });

  it("awaits a method that returns a promise or another thenable", async () => {
    const bundle = { "text/markdown": "*a*", "text/plain": "a" };
    // biome-ignore lint/suspicious/noThenProperty: a thenable is what is tested
    const thenable = { then: (resolve: (value: object) => void) => resolve(bundle) };
    await expect(toMimeBundle(shownBy(async () => bundle))).resolves.toEqual({ data: bundle, metadata: {} });
    await expect(toMimeBundle(shownBy(() => thenable))).resolves.toEqual({ data: bundle, metadata: {} });
  });

  it("sends bytes as base64 and joins lists of lines", () => {
    const output = bundleOf(shownBy(() => ({ "image/png": new Uint8Array([1, 2, 3]), "text/html": ["<p>", "</p>"] })));
    expect(output.data["image/png"]).toBe("AQID");
    expect(output.data["text/html"]).toBe("<p></p>");
  });

  it.each([
    ["throws", boom, /threw RangeError: boom/],
    ["returns nothing", () => undefined, /got undefined/],
    ["returns text", () => "<b>", /got '<b>'/],
    ["returns an array", () => [1], /got \[ 1 \]/],
    ["returns no MIME type", () => ({}), /without any/],
    ["returns a key that is none", () => ({ html: "<b>" }), /got 'html'/],
    ["gives a number for text", () => ({ "text/html": 42 }), /"text\/html"; got 42/],
    ["gives bytes for text", () => ({ "text/html": new Uint8Array(1) }), /"text\/html"; got Uint8Array/],
    ["gives a bigint in JSON", () => ({ "application/json": { n: 1n } }), /cannot be written as JSON/],
    ["gives a function as JSON", () => ({ "application/json": boom }), /cannot be written as JSON \(function\)/],
    ["has a getter that throws", () => Object.defineProperty({}, "text/html", { get: boom, enumerable: true }), /boom/],
  ])("shows a value as text with a note when its method %s", (_name, method, note) => {
    const { data, metadata } = bundleOf(shownBy(method));
    expect(Object.keys(data)).toEqual(["text/plain"]);
    expect(data["text/plain"]).toMatch(/^\{\n? *name: 'value'/);
    expect(data["text/plain"]).toMatch(/Note: \[Symbol\.for\("Jupyter\.display"\)\]\(\)/);
    expect(data["text/plain"]).toMatch(note);
    expect(metadata).toEqual({});
  });

  it("does the same when a promised bundle fails", async () => {
    const failing = await toMimeBundle(shownBy(async () => boom()));
    expect(failing?.data["text/plain"]).toMatch(/threw RangeError: boom/);
    const junk = await toMimeBundle(shownBy(async () => 7));
    expect(junk?.data["text/plain"]).toMatch(/got 7/);
  });

  it("shows a value without metadata when those are no use", () => {
    for (const metadata of [boom, () => 7, () => ({ n: 1n })]) {
      const value = { [displaySymbol]: () => ({ "text/html": "a" }), [displayMetadataSymbol]: metadata };
      expect(bundleOf(value).metadata).toEqual({});
    }
  });

  it("returns plain JSON: nothing of the value's own is left to run later", () => {
    const live = { toJSON: () => ({ at: new Date(0), none: undefined, not: Number.NaN }) };
    const output = bundleOf(shownBy(() => ({ "application/json": live })));
    expect(output.data["application/json"]).toEqual({ at: "1970-01-01T00:00:00.000Z", not: null });
  });

  it("replaces half surrogate pairs, which a notebook file cannot hold", () => {
    const half = { "text/html": "a\ud800", "application/json": { "k\udfff": ["\ud83d", "\\ud83d", "😀"] } };
    expect(bundleOf(shownBy(() => half)).data).toMatchObject({
      "text/html": "a\ufffd",
      "application/json": { "k\ufffd": ["\ufffd", "\\ud83d", "😀"] },
    });
  });

  it("keeps a JSON key called __proto__ as a key", () => {
    const content = JSON.parse('{"__proto__": {"polluted": true}, "half": "\\ud800"}');
    const output = bundleOf(shownBy(() => ({ "application/json": content })));
    expect(JSON.stringify(output.data["application/json"])).toBe('{"__proto__":{"polluted":true},"half":"\ufffd"}');
  });

  it("shows a Proxy whose traps throw", () => {
    const traps = Object.fromEntries(Object.getOwnPropertyNames(Reflect).map((name) => [name, boom]));
    expect(bundleOf(new Proxy({ a: 1 }, traps as ProxyHandler<object>)).data["text/plain"]).toMatch(/^\{ a: 1 \}/);
  });

  it("puts a table beside the text of an array of plain objects, and of nothing else", () => {
    expect(bundleOf([{ layer: "conv2d", parameters: 320 }]).data["text/html"]).toMatch(/^<table>/);
    class Row {
      a = 1;
    }
    for (const value of [[], [{}], [1], [[1]], [{ a: 1 }, 2], [new Row()], { a: [1] }, new Map([["a", { b: 1 }]])]) {
      expect(Object.keys(bundleOf(value).data)).toEqual(["text/plain"]);
    }
  });

  it("never throws, has a text/plain, and survives JSON, whatever the value", () => {
    const anything = fc.anything({
      withBigInt: true,
      withMap: true,
      withSet: true,
      withNullPrototype: true,
      withTypedArray: true,
    });
    const bundles = fc.dictionary(
      fc.constantFrom("text/html", "application/json", "image/png", "x", "text/plain"),
      anything,
    );
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          bundles.map((bundle) => shownBy(() => bundle)),
        ),
        (value) => {
          const output = toMimeBundle(value);
          if (output === null) return value === undefined;
          if (output instanceof Promise) return false;
          expect(JSON.parse(JSON.stringify(output))).toEqual(output);
          return typeof output.data["text/plain"] === "string";
        },
      ),
      { seed: 3, numRuns: 1_000 },
    );
  });
});

describe("checkedMimeBundle", () => {
  it("leaves out entries that are undefined", () => {
    expect(checkedMimeBundle({ "text/html": undefined, "text/plain": "a" })).toEqual({ "text/plain": "a" });
  });

  it("tells JSON types from text as notebook files do", () => {
    for (const type of ["application/json", "application/vnd.vegalite.v5+json", "application/geo+json; a=1"]) {
      expect(isJsonMimeType(type)).toBe(true);
    }
    for (const type of ["text/json", "text/plain", "application/javascript", "image/svg+xml"]) {
      expect(isJsonMimeType(type)).toBe(false);
    }
  });
});
