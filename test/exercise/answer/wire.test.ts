import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { PlainValue } from "../../../src/exercise/answer/answers.ts";
import type { AskCall } from "../../../src/exercise/answer/ask.ts";
import { decodeAnswer } from "../../../src/exercise/answer/decodeAnswer.ts";
import { decodeAsk } from "../../../src/exercise/answer/decodeAsk.ts";
import { encodeAnswer } from "../../../src/exercise/answer/encodeAnswer.ts";
import { encodeAsk } from "../../../src/exercise/answer/encodeAsk.ts";
import { layerAnswer } from "../../../src/exercise/answer/layerAnswer.ts";
import type { FailedAnswer, LayerSettingsAnswer, PlainAnswer } from "../../../src/exercise/answer/plainAnswer.ts";
import { plainValueOf } from "../../../src/exercise/answer/plainValueOf.ts";
import { problemText } from "../../../src/exercise/answer/problemText.ts";
import { readValue } from "../../../src/exercise/answer/readValue.ts";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { dropout } from "../../../src/nn/layers/dropout.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";

const SEED = { seed: 7, numRuns: 300 };

const leaf = fc.oneof(
  fc.double(),
  fc.constantFrom(-0, Number.NaN, Number.POSITIVE_INFINITY, undefined, null),
  fc.boolean(),
  fc.string({ unit: "binary" }),
);
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", maxDepth: 6 },
    leaf,
    fc.array(tie("value"), { maxLength: 5 }),
    fc.dictionary(
      fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom("__proto__", "then", "kind", "0")),
      tie("value"),
      {
        maxKeys: 5,
      },
    ),
    fc.float32Array({ maxLength: 5 }).map((numbers) => Array.from(numbers)),
  ),
}));

const tensor = fc.array(fc.nat(3), { maxLength: 4 }).chain((shape) => {
  const size = shape.reduce((product, axis) => product * axis, 1);
  return fc
    .oneof(fc.float32Array({ minLength: size, maxLength: size }), fc.int32Array({ minLength: size, maxLength: size }))
    .map((values): PlainAnswer => ({ kind: "tensor", shape, values }));
});

const LAYERS = [
  conv2d(4, [3, 2], { padding: "full", activation: "leakyRelu", kernelRegularizer: "l2", name: "이름" }),
  conv2d(4, 2, {
    padding: [
      [1, 0],
      [0, 2],
    ],
    kernelConstraint: "maxNorm",
    trainable: false,
  }),
  conv2dTranspose(3, 2, { strides: 2 }),
  maxPooling2d(3, 2),
  batchNormalization({ epsilon: 1e-7 }),
  concatenate(),
  dropout(0.25),
  dense(10, { activation: "softmax" }),
];

/** Problems with every value that the words do not choose. */
const PROBLEMS: readonly PlainAnswer[] = [
  new Proxy({}, {}),
  Promise.resolve(),
  function f() {},
  class C {},
  Symbol(),
  -5n,
  1n << 200n,
  new Number(5),
  new Date(0),
  new Array(1_000_000),
  "x".repeat(300_000),
  [new Array(200_000)],
  input([4]),
].map((bad) => readValue(bad));

describe("an answer on its way out of a sandbox", () => {
  it("arrives as it was: any data", () => {
    fc.assert(
      fc.property(value, (given) => {
        const answer = readValue(given);
        expect(decodeAnswer(encodeAnswer(answer))).toEqual(answer);
        expect(plainValueOf(answer)).toEqual({ value: given });
      }),
      SEED,
    );
  });

  it("arrives as it was: any tensor", () => {
    fc.assert(
      fc.property(tensor, (answer) => {
        const text = encodeAnswer(answer);
        expect(decodeAnswer(text)).toEqual(answer);
        expect(encodeAnswer(decodeAnswer(text))).toBe(text);
      }),
      SEED,
    );
  });

  it.each(PROBLEMS.map((answer) => [JSON.stringify(answer), answer] as const))("arrives as it was: %s", (_, answer) => {
    expect(answer.kind).toBe("failed");
    expect(decodeAnswer(encodeAnswer(answer))).toEqual(answer);
  });

  it.each(LAYERS.map((layer) => [String(layer), layer] as const))("arrives as it was: %s", async (_, layer) => {
    const answer = readValue(layer) as LayerSettingsAnswer;
    const arrived = decodeAnswer(encodeAnswer(answer));
    expect(arrived).toEqual(answer);
    const again = layerAnswer(arrived as LayerSettingsAnswer);
    expect(again.config).toEqual(layer.config);
    expect(readValue(again)).toEqual(answer);
  });

  it("arrives as it was: a model with and without weights, nothing", () => {
    const model = sequential([input([8, 8, 1]), conv2d(2, 3)], { seed: 1 });
    const answers = [readValue(model, { weights: true }), readValue(model), { kind: "notAttempted" } as const];
    for (const answer of answers) {
      expect(answer.kind).not.toBe("failed");
      expect(decodeAnswer(encodeAnswer(answer))).toEqual(answer);
    }
  });

  it("arrives as it was: the longest list", () => {
    const text = encodeAnswer(readValue(Array.from({ length: 200_000 }, (_, index) => index / 7)));
    expect(text.length).toBeGreaterThan(2_000_000);
    // As text, which is quicker to compare than 200,000 objects.
    expect(encodeAnswer(decodeAnswer(text)) === text).toBe(true);
  });

  it("is one line of JSON, in which numbers, texts and truth values stand for themselves", () => {
    const answer = readValue({ a: [1.5, "둘\n", true, null, undefined, -0, Number.NaN] });
    const items =
      '[1.5,"둘\\n",true,null,{"kind":"undefined"},{"kind":"number","value":"-0"},{"kind":"number","value":"NaN"}]';
    expect(encodeAnswer(answer)).toBe(`{"kind":"record","entries":[["a",{"kind":"list","items":${items}}]]}`);
  });
});

const base64 = (bytes: number): string => Buffer.alloc(bytes).toString("base64");
const tensorText = (shape: string, values: string): string =>
  `{"kind":"tensor","type":"float32","shape":${shape},"values":"${values}"}`;
const model = (): string => encodeAnswer(readValue(sequential([input([4, 4, 1]), conv2d(1, 1)])));

describe("an ask on its way into a sandbox", () => {
  it("arrives as it was, whatever a function is called with", () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 4 }), (given) => {
        const ask = { call: "크기", arguments: given as readonly PlainValue[] };
        expect(decodeAsk(encodeAsk(ask))).toEqual(ask);
      }),
      SEED,
    );
    const [zero] = (decodeAsk(encodeAsk({ call: "f", arguments: [-0] })) as AskCall).arguments;
    expect(Object.is(zero, -0)).toBe(true);
  });

  it("arrives as it was: a variable", () => {
    for (const ask of [{ value: "size" }, { value: "model", weights: true }]) {
      expect(decodeAsk(encodeAsk(ask))).toEqual(ask);
    }
  });

  it("is one line", () => {
    const ask = { call: "f", arguments: [undefined, "둘\n", { stride: 2 }] };
    expect(encodeAsk(ask)).not.toContain("\n");
  });

  it("does not leave without its arguments", () => {
    const ask = { call: "f", arguments: [new Array(300_000).fill(0)] };
    expect(() => encodeAsk(ask)).toThrow("the arguments of f: This array has 300,000 values");
  });
});

/** What a sandbox could send that is no answer. */
const FORGED: Readonly<Record<string, () => string>> = {
  nothing: () => "",
  "no JSON": () => "{kind: 1}",
  "two answers": () => "1 2",
  "an unknown kind": () => '{"kind":"code","source":"process.exit()"}',
  "no kind": () => '{"value":1}',
  "an array instead of a list": () => "[1,2]",
  "more than there should be": () => '{"kind":"undefined","more":1}',
  "not attempted inside": () => '{"kind":"list","items":[{"kind":"notAttempted"}]}',
  "a key twice": () => '{"kind":"record","entries":[["a",1],["a",2]]}',
  "a prototype": () => '{"kind":"list","items":[],"__proto__":{"kind":"x"}}',
  "a number as text": () => '{"kind":"number","value":"5"}',
  "a problem that nobody has": () => '{"kind":"failed","problem":{"code":"correct"}}',
  "malformed, which is not its to say": () => '{"kind":"failed","problem":{"code":"malformed","reason":"x"}}',
  "a very long reason": () => `{"kind":"failed","problem":{"code":"threw","error":"${"x".repeat(2000)}"}}`,
  "a tensor with too few values": () => tensorText("[2,2]", base64(12)),
  "a tensor with too many values": () => tensorText("[2]", base64(12)),
  "a tensor with half a value": () => tensorText("[1]", base64(3)),
  "a tensor without base64": () => tensorText("[1]", "!!!!!!=="),
  "a tensor with other characters in between": () => tensorText("[1]", "AAAA!AA=="),
  "a tensor of a negative size": () => tensorText("[-1]", ""),
  "a tensor of half a size": () => tensorText("[0.5]", ""),
  "a tensor of very many axes": () => tensorText(`[${"1,".repeat(6)}1]`, base64(4)),
  "an empty tensor that takes for ever to go through": () => tensorText("[1000000,1000000,0]", ""),
  "a layer that is not known": () => '{"kind":"layer","name":null,"trainable":true,"config":{"type":"lambda"}}',
  "a layer with a setting too many": () =>
    encodeAnswer(readValue(conv2d(1, 1))).replace('"filters":1', '"filters":1,"code":"x"'),
  "a layer of half a filter": () => encodeAnswer(readValue(conv2d(1, 1))).replace('"filters":1', '"filters":0.5'),
  "a model of a layer that is not known": () => model().replace('"type":"conv2d"', '"type":"lambda"'),
  "a model with weights that are no base64": () => model().replace('"weights":null', '"weights":"?"'),
  "a layer in a list": () => `{"kind":"list","items":[${encodeAnswer(readValue(conv2d(1, 1)))}]}`,
  "a model in a list": () => `{"kind":"list","items":[${model()}]}`,
  "tensors too large together": () => {
    const half = tensorText("[600000]", base64(4 * 600_000));
    return `{"kind":"list","items":[${half},${half}]}`;
  },
  "a list too long": () => `{"kind":"list","items":[${"0,".repeat(200_000)}0]}`,
  "lists too long together": () => {
    const list = `{"kind":"list","items":[${"0,".repeat(99_999)}0]}`;
    return `{"kind":"list","items":[${list},${list},${list}]}`;
  },
  "very many values": () => `[${"0,".repeat(5_000_000)}0]`,
  "a text too long": () => `"${"x".repeat(200_001)}"`,
  "texts too long together": () => `{"kind":"list","items":["${"x".repeat(150_000)}","${"x".repeat(150_000)}"]}`,
  "lists too deep": () => `${'{"kind":"list","items":['.repeat(17)}1${"]}".repeat(17)}`,
  "a million brackets": () => "[".repeat(1_000_000),
  "a hundred million characters": () => `"${"x".repeat(100_000_000)}"`,
};

describe("what is no answer is refused, whole and in words", () => {
  afterEach(() => {
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it.each(Object.entries(FORGED))("%s", (_, text) => {
    const answer = decodeAnswer(text());
    expect(answer).toMatchObject({ kind: "failed", problem: { code: "malformed", reason: expect.any(String) } });
    const words = problemText((answer as FailedAnswer).problem);
    expect(words.en).toMatch(/^The answer could not be passed on: .{5,}\. Tell your instructor\.$/s);
    expect(words.ko).toContain("답을 전달하지 못했습니다");
    expect(words.en.length).toBeLessThan(1200);
  });

  it("brackets and commas within texts do not count", () => {
    const text = '["\\\\",'.repeat(300_000);
    const answer = readValue(`\\"${text.slice(0, 150_000)}`);
    expect(decodeAnswer(encodeAnswer(answer))).toEqual(answer);
  });

  it("any text at all gives an answer", () => {
    const parts = [
      '{"kind":',
      '"list"',
      ',"items":[',
      "]",
      "}",
      "1",
      ",",
      '"',
      "\\",
      "null",
      '"record","entries":',
      "[",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 30 }), (chosen) => {
        expect(decodeAnswer(chosen.join("")).kind).toEqual(expect.any(String));
      }),
      { seed: 7, numRuns: 2000 },
    );
  });
});
