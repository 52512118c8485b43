import { afterEach, describe, expect, it } from "@jest/globals";
import { plainValueOf } from "../../../src/exercise/answer/plainValueOf.ts";
import { readValue } from "../../../src/exercise/answer/readValue.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { tf } from "../../../src/tensor/tf.ts";

const number = (value: number) => ({ kind: "number", value });
const NOTHING = { kind: "undefined" };

describe("a value is read as it is", () => {
  it.each([28, 0, -0, 0.1, 1e308, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("%p", (value) => {
    const answer = readValue(value);
    expect(answer).toEqual({ kind: "number", value });
    expect(Object.is((answer as { value: number }).value, value)).toBe(true);
  });

  it("text, with half a character too", () => {
    expect(readValue("가\ud800")).toEqual({ kind: "text", value: "가\ud800" });
  });

  it("truth values, null and undefined", () => {
    expect([true, false, null, undefined].map((value) => readValue(value))).toEqual([
      { kind: "boolean", value: true },
      { kind: "boolean", value: false },
      { kind: "null" },
      NOTHING,
    ]);
  });

  it("a table that is filled in halfway", () => {
    const table = { conv1: { weights: 520, biases: undefined }, dense: {} };
    expect(readValue(table)).toEqual({
      kind: "record",
      entries: [
        [
          "conv1",
          {
            kind: "record",
            entries: [
              ["weights", number(520)],
              ["biases", NOTHING],
            ],
          },
        ],
        ["dense", { kind: "record", entries: [] }],
      ],
    });
  });

  it("a frozen array, one with gaps, and typed arrays", () => {
    expect(readValue(Object.freeze([24, 24, null]))).toEqual({
      kind: "list",
      items: [number(24), number(24), { kind: "null" }],
    });
    const gaps = [1, 2, 3];
    delete gaps[1];
    expect(readValue(gaps)).toEqual({ kind: "list", items: [number(1), NOTHING, number(3)] });
    expect(readValue(new Array(2))).toEqual({ kind: "list", items: [NOTHING, NOTHING] });
    expect(readValue(Float32Array.of(0.5, -0))).toEqual({ kind: "list", items: [number(0.5), number(-0)] });
    expect(readValue(Uint8Array.of(7).subarray(0, 1))).toEqual({ kind: "list", items: [number(7)] });
    expect(readValue(new Uint8Array(structuredClone(new ArrayBuffer(4))))).toEqual({
      kind: "list",
      items: [number(0), number(0), number(0), number(0)],
    });
  });

  it("the same array in two places, which is no circle", () => {
    const row = [1];
    expect(readValue([row, row])).toEqual(readValue([[1], [1]]));
  });

  it("an array of a class of the learner's, without any of its code", () => {
    class Shape extends Array<number> {
      override get length(): number {
        throw new Error("ran");
      }
      override [Symbol.iterator](): never {
        throw new Error("ran");
      }
      override at(): never {
        throw new Error("ran");
      }
    }
    expect(readValue(Reflect.construct(Array, [3, 4], Shape))).toEqual({ kind: "list", items: [number(3), number(4)] });
  });

  it("an object without a prototype, its own `__proto__` and `constructor` among its keys", () => {
    const record = Object.assign(Object.create(null), { constructor: 1 });
    Object.defineProperty(record, "__proto__", { value: 2, enumerable: true });
    const answer = readValue(record);
    expect(answer).toEqual({
      kind: "record",
      entries: [
        ["constructor", number(1)],
        ["__proto__", number(2)],
      ],
    });
    const result = plainValueOf(answer) as { value: object };
    expect(Object.getOwnPropertyDescriptor(result.value, "__proto__")?.value).toBe(2);
    expect(Object.getPrototypeOf(result.value)).toBe(Object.prototype);
  });

  it("only what was written between the braces: no symbols, nothing hidden, nothing inherited", () => {
    const record = { rows: 28, [Symbol("note")]: 1 };
    Object.defineProperty(record, "hidden", { value: 1 });
    expect(readValue(record)).toEqual({ kind: "record", entries: [["rows", number(28)]] });
  });

  it("an answer of exactly as many values as may be, and none more", () => {
    expect(readValue(new Array(200_000).fill(1)).kind).toBe("list");
    expect(readValue(new Array(200_001).fill(1)).kind).toBe("failed");
  });
});

describe("a tensor", () => {
  afterEach(() => tf.disposeVariables());

  it("is read with its shape: numbers, whole numbers, truth values, one number, none", () => {
    const tensors = [
      tf.tensor2d([1.5, 2, 3, 4], [2, 2]),
      tf.tensor([1, 2], [2], "int32"),
      tf.tensor([true, false]),
      tf.scalar(3),
      tf.zeros([0, 3]),
      tf.variable(tf.tensor([7])),
    ];
    expect(tensors.map((tensor) => readValue(tensor))).toEqual([
      { kind: "tensor", shape: [2, 2], values: Float32Array.of(1.5, 2, 3, 4) },
      { kind: "tensor", shape: [2], values: Int32Array.of(1, 2) },
      { kind: "tensor", shape: [2], values: Int32Array.of(1, 0) },
      { kind: "tensor", shape: [], values: Float32Array.of(3) },
      { kind: "tensor", shape: [0, 3], values: new Float32Array(0) },
      { kind: "tensor", shape: [1], values: Float32Array.of(7) },
    ]);
    for (const tensor of tensors.slice(0, -1)) tensor.dispose();
  });

  it("is read by the engine, whatever it says of itself; and no tensor is left of it", () => {
    const tensor = tf.tensor([1, 2]);
    Object.assign(tensor, { dataSync: () => [3, 4], arraySync: () => [3, 4] });
    const tensors = tf.memory().numTensors;
    expect(readValue(tensor)).toEqual({ kind: "tensor", shape: [2], values: Float32Array.of(1, 2) });
    expect(tf.memory().numTensors).toBe(tensors);
    Object.assign(tensor, { shape: [3] });
    expect(readValue(tensor)).toMatchObject({ kind: "failed", problem: { code: "unreadable", what: "tensor" } });
    tensor.dispose();
  });

  it("becomes nested arrays for a judge", () => {
    const answer = (shape: number[], values: number[]) => ({
      kind: "tensor" as const,
      shape,
      values: Float32Array.from(values),
    });
    expect(plainValueOf(answer([2, 1, 2], [1, 2, 3, 4]))).toEqual({ value: [[[1, 2]], [[3, 4]]] });
    expect(plainValueOf(answer([], [5]))).toEqual({ value: 5 });
    expect(plainValueOf(answer([2, 0], []))).toEqual({ value: [[], []] });
  });
});

describe("a layer and a model", () => {
  it("are read by their settings, with a name only where it was given", () => {
    const layer = conv2d(8, 3, { trainable: false });
    expect(readValue(layer)).toEqual({ kind: "layer", name: null, trainable: false, config: layer.config });
    sequential([input([8, 8, 1]), layer]);
    expect(readValue(layer)).toMatchObject({ name: null });
    expect(readValue(dense(2, { name: "label" }))).toMatchObject({ kind: "layer", name: "label" });
  });

  it("with weights only where they are asked for, and where they are not too large", () => {
    const model = sequential([input([4]), dense(3)], { name: "narrow" });
    expect(readValue(model)).toMatchObject({ kind: "model", topology: { name: "narrow" }, weights: null });
    const answer = readValue(model, { weights: true }) as { weights: Uint8Array };
    expect(answer.weights.byteLength).toBe(4 * (4 * 3 + 3));
    const wide = sequential([input([100]), dense(1_000_000)]);
    const refused = { kind: "failed", problem: { code: "weightsTooLarge", bytes: 404_000_000 } };
    expect(readValue(wide, { weights: true })).toMatchObject(refused);
    expect(readValue(wide)).toMatchObject({ kind: "model", weights: null });
  });

  it("are not read within a list or object, where nobody asks for them", () => {
    const model = sequential([input([4]), dense(2)]);
    expect(readValue([dense(2)])).toEqual({
      kind: "list",
      items: [{ kind: "failed", problem: { code: "instance", className: "Layer" } }],
    });
    expect(readValue({ model })).toEqual({
      kind: "record",
      entries: [["model", { kind: "failed", problem: { code: "instance", className: "Model" } }]],
    });
  });

  it("that was disposed of has no weights, and says so", () => {
    const model = sequential([input([4]), dense(2)]);
    model.dispose();
    expect(readValue(model, { weights: true })).toMatchObject({ kind: "failed", problem: { code: "unreadable" } });
    expect(readValue(model)).toMatchObject({ kind: "model" });
  });
});

describe("an answer as data", () => {
  it("says where the first part is that is none", () => {
    const answer = readValue({ rows: [1, 5n, Symbol()] });
    expect(plainValueOf(answer)).toEqual({
      problem: { code: "bigint", digits: "5" },
      path: ["rows", 1],
    });
    expect(plainValueOf(readValue(dense(2)))).toMatchObject({ problem: { className: "Layer" }, path: [] });
  });
});
