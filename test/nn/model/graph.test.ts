import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { add } from "../../../src/nn/layers/merge.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import type { SymbolicTensor } from "../../../src/nn/model/symbolicTensor.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const names = ({ layers }: Model): string[] => layers.map((layer) => layer.name);

/** Names and orders as Keras 3.15.1 gives them, in a fresh session, for the same lines of Python. */
describe("the order and the names of layers are Keras's", () => {
  it("with a way around", () => {
    const i = input([8, 8, 3]);
    const a = conv2d(4, 3, { padding: "same" })(i);
    const b = conv2d(4, 3, { padding: "same" })(a);
    const outputs = dense(2)(flatten()(add()([a, b])));
    expect(names(model({ inputs: i, outputs }))).toEqual([
      "input_layer",
      "conv2d",
      "conv2d_1",
      "add",
      "flatten",
      "dense",
    ]);
  });

  it("with two inputs, two outputs and a shared layer", () => {
    const [x, y] = [input([8]), input([4])];
    const shared = dense(3);
    const p = shared(dense(4)(x));
    const q = shared(y);
    const first = concatenate()([q, p]);
    const network = model({ inputs: [x, y], outputs: [dense(1)(q), first] });
    expect(names(network)).toEqual(["input_layer", "input_layer_1", "dense_1", "dense", "dense_2", "concatenate"]);
    expect(network.nodes.filter(({ layer }) => layer === shared)).toHaveLength(2);
    expect(network.countParams()).toBe(4 * 8 + 4 + (4 * 3 + 3) + (3 + 1));
  });

  it("with branches and an input that nothing depends on", () => {
    const [i, unused] = [input([16, 16, 3]), input([5])];
    const one = conv2d(2, 1)(i);
    const two = conv2d(2, 3, { padding: "same" })(conv2d(2, 1)(i));
    const three = maxPooling2d(1)(i);
    const network = model({ inputs: [i, unused], outputs: concatenate()([three, two, one]) });
    expect(names(network)).toEqual([
      "input_layer",
      "conv2d_2",
      "max_pooling2d",
      "conv2d_1",
      "conv2d",
      "input_layer_1",
      "concatenate",
    ]);
  });

  it("with a layer behind itself", () => {
    const i = input([4]);
    const layer = dense(4);
    const network = model({ inputs: i, outputs: dense(1)(layer(layer(i))) });
    expect(names(network)).toEqual(["input_layer", "dense", "dense_1"]);
    expect(network.nodes.map((node) => node.layer.name)).toEqual(["input_layer", "dense", "dense", "dense_1"]);
  });

  it("in a deep network", () => {
    const i = input([1]);
    let x = i;
    for (let depth = 0; depth < 5000; depth++) x = dense(1)(x);
    const network = model({ inputs: i, outputs: x });
    expect(network.layers).toHaveLength(5001);
    expect(network.layers.at(-1)?.name).toBe("dense_4999");
  });
});

describe("names", () => {
  it("are the same when a cell runs again", () => {
    const build = () => sequential([input([28, 28, 1]), conv2d(8, 3), conv2d(8, 3), flatten(), dense(10)]);
    expect(names(build())).toEqual(names(build()));
    expect(names(build())).toEqual(["input_layer", "conv2d", "conv2d_1", "flatten", "dense"]);
  });

  it("leave out those that were given", () => {
    const network = sequential([input([4]), dense(1), dense(1, { name: "dense" }), dense(1)]);
    expect(names(network)).toEqual(["input_layer", "dense_1", "dense", "dense_2"]);
  });

  it("of layers from two models do not clash", () => {
    const make = () => sequential([input([4]), dense(4)]);
    const joined = sequential([make(), make()]);
    expect(names(joined)).toEqual(["input_layer", "dense", "dense_1"]);
  });

  it("find layers", () => {
    const network = sequential([input([4]), dense(3), dense(2)]);
    expect(network.getLayer("dense_1")).toBe(network.layers[2]);
    expect(network.getLayer(-1)).toBe(network.layers[2]);
    expect(() => network.getLayer("dence_1")).toThrow(/did you mean "dense_1"/);
    expect(() => network.getLayer(3)).toThrow(/3 layers, numbered 0 to 2/);
  });
});

describe("a model", () => {
  it("knows its shapes and its parameters without the engine", () => {
    const network = sequential([conv2d(64, 5, { inputShape: [28, 28, 1] }), flatten(), dense(10)], { name: "digits" });
    expect(network).toMatchObject({
      name: "digits",
      isSequential: true,
      inputShape: [null, 28, 28, 1],
      outputShape: [null, 10],
    });
    expect(network.countParams()).toBe(1664 + 24 * 24 * 64 * 10 + 10);
    expect(inspect(network)).toBe('Model "digits": 3 layers, 370,314 parameters. summary(model) shows them.');
    process.env.CONVOLAB_LANG = "ko";
    expect(inspect(network)).toBe('모델 "digits": 층 3개, 파라미터 370,314개. summary(model)로 자세히 볼 수 있습니다.');
  });

  it("can begin and end inside another", () => {
    const image = input([28, 28, 1]);
    const middle = conv2d(4, 3)(image);
    const whole = model({ inputs: image, outputs: dense(2)(flatten()(middle)) });
    const head = model({ inputs: middle, outputs: whole.outputs });
    expect(head.layers.map((layer) => layer.config.type)).toEqual(["input", "flatten", "dense"]);
    expect(head.layers[2]).toBe(whole.layers[3]);
    expect(head.inputShape).toEqual([null, 26, 26, 4]);
  });

  it("is a part of another, its layers shared", () => {
    const encoder = sequential([input([8]), dense(4), dense(2)]);
    const [a, b] = [input([8]), input([8])];
    const codes = [encoder.apply(a), encoder.apply(b)] as SymbolicTensor[];
    const twins = model({ inputs: [a, b], outputs: concatenate()(codes) });
    expect(twins.outputShape).toEqual([null, 4]);
    expect(twins.countParams()).toBe(encoder.countParams());
    expect(() => encoder.apply(input([7]))).toThrow(/takes an input of shape \[null, 8\].*\[null, 7\]/);
  });
});

describe("a wrong model", () => {
  const loose = (builder: unknown) => builder as (...values: unknown[]) => unknown;
  const [x, y] = [input([4], { name: "left" }), input([4], { name: "right" })];
  const sum = add()([x, y]);
  const twice = dense(3);
  const wrong: readonly (readonly [name: string, call: () => unknown, message: RegExp, korean: RegExp])[] = [
    ["no list", () => loose(sequential)(dense(3)), /takes a list of layers/, /층의 목록/],
    [
      "layers one by one",
      () => loose(sequential)([input([3])], dense(3)),
      /takes a list of layers.*got dense\(3\)/,
      /층의 목록/,
    ],
    ["an empty list", () => sequential([]), /the list is empty/, /비어 있습니다/],
    ["only an input", () => sequential([input([4])]), /has an input and no layer/, /입력만 있고/],
    [
      "something else",
      () => loose(sequential)([input([4]), "dense"]),
      /Item 1 .* is no layer, but 'dense'/,
      /1번 항목.*'dense'/,
    ],
    ["a builder", () => loose(sequential)([input([4]), flatten]), /is the builder flatten itself/, /flatten 자체/],
    [
      "an input inside",
      () => sequential([input([4]), dense(3), input([4])]),
      /Item 2 .* is an input/,
      /2번 항목.*입력/,
    ],
    [
      "an output inside",
      () => sequential([input([4]), dense(3)(x)]),
      /is the output of dense\(3\), not a layer/,
      /dense\(3\)의 출력/,
    ],
    [
      "a layer twice",
      () => sequential([x, twice, twice]),
      /Items 1 and 2 .* are the same layer/,
      /1번과 2번 항목.*같은 층/,
    ],
    [
      "no input shape",
      () => sequential([conv2d(3, 3), flatten()]),
      /input\(\[28, 28, 1\]\).*inputShape/,
      /inputShape: \[28, 28, 1\]/,
    ],
    [
      "an input shape inside",
      () => sequential([x, dense(3, { inputShape: [4] })]),
      /Item 1 .*only the first layer takes/,
      /첫 층에만/,
    ],
    [
      "a kernel larger than the image",
      () => sequential([input([4, 4, 1]), conv2d(1, 3), conv2d(2, 3)]),
      /Item 2 .*conv2d\(2, \[3, 3\]\): /,
      /2번 항목.*conv2d\(2, \[3, 3\]\): /,
    ],
    [
      "an unknown option",
      () => loose(sequential)([x, dense(1)], { nane: "a" }),
      /did you mean `name`/,
      /혹시 `name`인가요/,
    ],
    [
      "a seed",
      () => sequential([x, dense(1)], { seed: 0.5 }),
      /`seed` is a whole number; got 0.5/,
      /`seed` 옵션은 정수/,
    ],
    [
      "names that clash",
      () => sequential([x, dense(1, { name: "a" }), dense(1, { name: "a" })]),
      /have the name "a"/,
      /이름이 모두 "a"/,
    ],
    ["no object", () => loose(model)(x, sum), /takes one object/, /객체 하나/],
    ["no outputs", () => loose(model)({ inputs: x }), /needs `outputs`/, /`outputs` 값이 필요/],
    [
      "a layer as output",
      () => loose(model)({ inputs: x, outputs: dense(3) }),
      /`outputs` of a model .*got dense\(3\)/,
      /받은 것: dense\(3\)/,
    ],
    [
      "an input left out",
      () => model({ inputs: x, outputs: sum }),
      /depend on input\(.*name "right"\)/,
      /name "right"\)에 이어져/,
    ],
    ["an input twice", () => model({ inputs: [x, x], outputs: dense(1)(x) }), /item 1 .* twice/, /1번 항목.*두 번/],
    ["a slip", () => loose(model)({ inputs: x, output: sum }), /did you mean `outputs`/, /혹시 `outputs`인가요/],
  ];

  it.each(wrong)("is explained: %s", (_, call, message, korean) => {
    expect(call).toThrow(message);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });

  it("says which shape to read where there are several", () => {
    const both = model({ inputs: [x, y], outputs: [sum, dense(1)(sum)] });
    expect(() => both.inputShape).toThrow(/has 2 inputs: read model.inputs\[0\].shape/);
    expect(() => both.outputShape).toThrow(/has 2 outputs/);
  });
});
