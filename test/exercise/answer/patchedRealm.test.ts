import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "@jest/globals";
import { patchedBuiltIn } from "../../../src/exercise/answer/builtIns.ts";
import { readValue } from "../../../src/exercise/answer/readValue.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { tf } from "../../../src/tensor/tf.ts";

const PROGRAM = fileURLToPath(new URL("./patchedRealm/askAll.ts", import.meta.url));

/** What is answered in a process of its own: the realm of a test cannot be broken and live. */
async function answersIn(realm: "whole" | "broken"): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--no-warnings", PROGRAM, realm]);
  return stdout.trimEnd().split("\n");
}

it("after a cell has patched the built-ins and hidden the globals, the answers are the same, or refused by name", async () => {
  const [whole, broken] = [await answersIn("whole"), await answersIn("broken")];
  expect(whole).toHaveLength(14);
  expect(whole[0]).toBe('{"kind":"number","value":"-0"}');
  expect(whole.slice(5, 8)).toEqual(['{"kind":"notAttempted"}', '{"kind":"list","items":[2,4]}', "2"]);
  expect(broken.slice(0, -2)).toEqual(whole.slice(0, -2));
  // What is read by code that uses the built-ins.
  const refused = '{"kind":"failed","problem":{"code":"patchedBuiltIn","name":"Array"}}';
  expect(broken.slice(-2)).toEqual([refused, refused]);
});

/** Changes a built-in, reads a value and puts the built-in back. */
function readWith(holder: object, key: PropertyKey, change: PropertyDescriptor, value: unknown) {
  const before = Object.getOwnPropertyDescriptor(holder, key);
  Object.defineProperty(holder, key, { configurable: true, ...change });
  try {
    return readValue(value);
  } finally {
    if (before === undefined) Reflect.deleteProperty(holder, key);
    else Object.defineProperty(holder, key, before);
  }
}

it("a layer or tensor that could only be read with a changed built-in is refused by the built-in's name", () => {
  const tensor = tf.tensor([1]);
  const changes: readonly (readonly [object, PropertyKey, PropertyDescriptor, string])[] = [
    [Array.prototype, "map", { value: () => [42] }, "Array.prototype.map"],
    [WeakMap.prototype, "has", { value: () => false }, "WeakMap.prototype.has"],
    [Object.prototype, "toJSON", { value: () => 42 }, "Object.prototype.toJSON"],
    [Map.prototype, "size", { get: () => 42 }, "Map.prototype.size"],
    [Array.prototype, Symbol.iterator, { value: () => [] }, "Array.prototype[Symbol(Symbol.iterator)]"],
    [globalThis, "Float32Array", { value: Array }, "Float32Array"],
  ];
  for (const [holder, key, change, name] of changes) {
    const refused = { kind: "failed", problem: { code: "patchedBuiltIn", name } };
    expect([key, readWith(holder, key, change, conv2d(1, 1))]).toEqual([key, refused]);
    expect([key, readWith(holder, key, change, tensor)]).toEqual([key, refused]);
    expect(readWith(holder, key, change, [1])).toEqual({ kind: "list", items: [{ kind: "number", value: 1 }] });
  }
  tensor.dispose();
  expect(patchedBuiltIn()).toBeUndefined();
});

it("nothing is read where every array has a place that takes what is put into it", () => {
  for (const holder of [Array.prototype, Object.prototype]) {
    const name = holder === Array.prototype ? "Array.prototype[0]" : "Object.prototype[0]";
    expect(readWith(holder, 0, { set: () => {}, get: () => 42 }, [1])).toEqual({
      kind: "failed",
      problem: { code: "patchedBuiltIn", name },
    });
  }
});

it("methods that somebody adds to arrays do no harm", () => {
  const layer = conv2d(1, 1);
  expect(readWith(Array.prototype, "last", { value: () => 1 }, layer)).toEqual(readValue(layer));
});
