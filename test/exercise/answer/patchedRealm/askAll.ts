/**
 * Prints what is answered in a session, one line an answer; with the argument `broken` after a cell has patched the
 * built-ins and hidden the globals.
 */
import { writeSync } from "node:fs";
import { argv } from "node:process";
import { runInThisContext } from "node:vm";
import { decodeAsk } from "../../../../src/exercise/answer/decodeAsk.ts";
import { encodeAnswer } from "../../../../src/exercise/answer/encodeAnswer.ts";
import { encodeAsk } from "../../../../src/exercise/answer/encodeAsk.ts";
import { putAsk } from "../../../../src/exercise/answer/putAsk.ts";
import { conv2d } from "../../../../src/nn/layers/conv2d.ts";
import { input } from "../../../../src/nn/layers/input.ts";
import { sequential } from "../../../../src/nn/model/sequential.ts";

const CELL = `
  var number = -0, text = "28\\n", shape = [null, 28, undefined, 1], typed = Float32Array.of(0.5, 1.5);
  var table = { conv1: { weights: 520, biases: NaN }, odd: [5n, Symbol("x"), new Map(), new Proxy({}, {}), new Number(1)] };
  var double = (list) => { const doubled = [0, 0]; for (let i = 0; i < 2; i++) doubled[i] = list[i] * 2; return doubled; };
  var later = async (list) => list[1];
  var changing = (list) => { list[0] = 9; return 1; };
  var throwing = () => { throw new RangeError("no"); };
  var reordering = (list) => { const first = list[0]; list[0] = list[1]; list[1] = first; list[1] = list[0]; list[0] = first; };
`;

const PATCHING_CELL = `{
  const { defineProperty, getOwnPropertyDescriptor, getPrototypeOf } = Object;
  const { ownKeys } = Reflect;
  const holders = [
    Array.prototype, String.prototype, Number.prototype, Map.prototype, Set.prototype, WeakMap.prototype, WeakSet.prototype,
    RegExp.prototype, Promise.prototype, BigInt.prototype, Function.prototype, getPrototypeOf(Uint8Array.prototype),
    getPrototypeOf([].values()), getPrototypeOf(new Map().values()), JSON, Reflect, Number, Math, Array, Object,
  ];
  for (const holder of holders) {
    for (const key of ownKeys(holder)) {
      const { value, configurable } = getOwnPropertyDescriptor(holder, key);
      if (typeof value !== "function" || !configurable || key === "constructor") continue;
      // The loop itself goes on with the array's iterator until the end.
      if (holder === holders[12] || key === Symbol.iterator) continue;
      defineProperty(holder, key, { value: () => 42, configurable: true, writable: true });
    }
  }
  defineProperty(holders[12], "next", { value: () => ({ done: true }), configurable: true, writable: true });
  for (const [key, value] of [["a", 1]]) unreachable();
  Object.prototype.toJSON = () => 42;
  Object.prototype.then = () => {};
  Object.prototype.kind = "correct";
  Object.prototype.items = Object.prototype.value = 42;
}`;

const HIDING_CELL = `
let Map = 1, Set = 1, JSON = 1, Symbol = 1, Promise = 1, Array = 1, String = 1, Number = 1, Float32Array = 1, Reflect = 1;
let setTimeout = 1, clearTimeout = 1, Error = 1, TypeError = 1, ReferenceError = 1, eval = 1, Proxy = 1, Math = 1;
`;

runInThisContext(CELL);
const model = sequential([input([4, 4, 1]), conv2d(1, 1)]);
Object.assign(globalThis, { layer: conv2d(1, 1), model });

const asks = [
  ...["number", "text", "shape", "typed", "table", "missing"].map((value) => ({ value })),
  ...["double", "later", "changing", "throwing", "reordering", "number"].map((call) => ({ call, arguments: [[1, 2]] })),
  { value: "layer" },
  { value: "model" },
];
// What a grader would send, who has a realm of its own.
const lines = asks.map(encodeAsk);
if (argv[2] === "broken") {
  runInThisContext(PATCHING_CELL);
  runInThisContext(HIDING_CELL);
}
for (let index = 0; index < lines.length; index++) {
  writeSync(1, `${encodeAnswer(await putAsk(decodeAsk(lines[index] as string)))}\n`);
}
