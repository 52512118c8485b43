/**
 * A program for patchedRealm.test.ts: loads the display room, with the argument "broken" breaks the realm's built-ins
 * as a cell might, and then shows values. Prints a JSON list of what was shown.
 */
import { writeSync } from "node:fs";
import { exit } from "node:process";
import { runInThisContext } from "node:vm";
import { display } from "../../../src/display/display.ts";
import { registerDisplayHost } from "../../../src/display/displayHost.ts";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { html, latex, png, table, vegaLite } from "../../../src/display/richValue.ts";

const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
/**
 * What Node itself calls while a process runs; a cell that breaks it breaks Node, whoever shows its values. For the same
 * reason `Buffer` and `ArrayBuffer` stay whole: the methods of `Buffer` call each other.
 */
const NODES_OWN = ["constructor", "then", "toString", "apply", "call", "bind"];

class Layer {
  units = 2;
}
const values: unknown[] = [
  { a: [1, "two", 3n], b: new Map([["k", new Set([1])]]) },
  new Float32Array(1_000),
  new Layer(),
  Array.from({ length: 100 }, (_, n) => ({ name: "<a>", n })),
  new Date(0),
  html("<b>"),
  { [Symbol.for("Jupyter.display")]: () => ({ "text/html": "own", "application/json": [1, { a: "\ud800" }] }) },
  { [Symbol.for("Jupyter.display")]: () => 7 },
  function add() {},
  "text".repeat(10),
  Object.assign(new Error("message"), { stack: "the stack" }),
  // Node's own inspector and accessors show these; they are last, for the test looks at them apart.
  /a/g,
  new Proxy({ a: 1 }, {}),
  Promise.resolve(1),
];

const { stringify } = JSON;
const shown: string[] = [];
let count = 0;
function keep(output: unknown): void {
  shown[count++] = stringify(output);
}
registerDisplayHost({ displayData: keep, updateDisplayData: keep, clearOutput: () => {}, updatesInPlace: true });

if (process.argv[2] === "broken") breakRealm();
display(1, { id: "a" }).update(2);
display.html("<i>");
keep(toMimeBundle(latex("x")));
keep(toMimeBundle(png(PNG, { width: 3 })));
keep(toMimeBundle(vegaLite({ mark: "bar" })));
keep(toMimeBundle(table({ a: [1, 2] })));
for (let index = 0; index < values.length; index++) keep(toMimeBundle(values[index]));
writeSync(1, stringify(shown));
exit(0);

function breakRealm(): void {
  const broken = (): never => {
    throw new TypeError("a patched built-in was called");
  };
  const prototypes = [Array, Map, Set, String, Number, Boolean, BigInt, Symbol, Date, RegExp, Promise, Function, Error]
    .map((builtIn): object => builtIn.prototype)
    .concat([WeakMap.prototype, Object.getPrototypeOf(Uint8Array.prototype)])
    .concat([[].values(), new Map().values(), new Set().values()].map((iterator) => Object.getPrototypeOf(iterator)));
  const statics = [JSON, Math, Reflect, Object, Array, Number, String, Symbol, BigInt, Promise];
  const patches: { target: object; key: PropertyKey; descriptor: PropertyDescriptor }[] = [];
  for (const target of [...prototypes, ...statics]) {
    for (const key of Reflect.ownKeys(target)) {
      const descriptor = Object.getOwnPropertyDescriptor(target, key);
      if (!descriptor?.configurable || NODES_OWN.includes(String(key))) continue;
      if (typeof descriptor.value === "function")
        patches.push({ target, key, descriptor: { ...descriptor, value: broken } });
      else if (descriptor.get !== undefined) patches.push({ target, key, descriptor: { ...descriptor, get: broken } });
    }
  }
  const names =
    "Map Set JSON Array String Number Symbol Promise Reflect Math Error TypeError RegExp Date Uint8Array BigInt";
  const shadows = [...names.split(" "), "Buffer", "Object", "Function", "process", "console"].map(
    (name) => `${name} = 1`,
  );
  const { defineProperty } = Object;
  runInThisContext(`let ${shadows.join(", ")};`);
  for (let index = 0; index < patches.length; index++) {
    const patch = patches[index];
    if (patch !== undefined) defineProperty(patch.target, patch.key, patch.descriptor);
  }
}
