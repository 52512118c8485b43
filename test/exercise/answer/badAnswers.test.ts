import { expect, test } from "@jest/globals";
import { MOST_LEVELS } from "../../../src/exercise/answer/answerLimits.ts";
import type { AnswerProblem } from "../../../src/exercise/answer/answerProblem.ts";
import { notAttempted } from "../../../src/exercise/answer/notAttempted.ts";
import type { PlainAnswer } from "../../../src/exercise/answer/plainAnswer.ts";
import { problemText } from "../../../src/exercise/answer/problemText.ts";
import { putAsk } from "../../../src/exercise/answer/putAsk.ts";
import { readValue } from "../../../src/exercise/answer/readValue.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { input } from "../../../src/nn/layers/input.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { tf } from "../../../src/tensor/tf.ts";

/** Thrown by the learner's code in these tests; it must not be reached. */
function mustNotRun(): never {
  throw new Error("the learner's code ran");
}

const trap = { get: mustNotRun, ownKeys: mustNotRun, getPrototypeOf: mustNotRun, getOwnPropertyDescriptor: mustNotRun };

/** What `await` would call. */
const thenable = (): object => Object.defineProperty({}, "th".concat("en"), { value: mustNotRun, enumerable: true });

function cyclicList(): unknown[] {
  const list: unknown[] = [1];
  list.push(list);
  return list;
}

function cyclicRecord(): object {
  const record: Record<string, unknown> = {};
  record.below = { above: [record] };
  return record;
}

function nested(levels: number): unknown {
  return levels === 0 ? 1 : [nested(levels - 1)];
}

function disposedTensor(): unknown {
  const tensor = tf.tensor([1, 2]);
  tensor.dispose();
  return tensor;
}

/** As a tensor of another copy of TensorFlow.js looks. */
class Tensor {
  readonly shape = [2];
  readonly dtype = "float32";
  readonly dataId = {};
  readonly dataSync = mustNotRun;
}

class Answer {
  readonly rows = 28;
  get columns(): number {
    return mustNotRun();
  }
  toJSON(): unknown {
    return mustNotRun();
  }
}

const unevenModel = (): unknown =>
  Object.assign(sequential([input([4]), dense(2)]), { layers: new Proxy([], { get: mustNotRun }) });

type Words = readonly [english: string, korean: string];

/** What a learner gave, which problem it is, and what the words must have in them. */
const BAD_ANSWERS: Readonly<Record<string, readonly [value: () => unknown, problem: AnswerProblem["code"], Words]>> = {
  "a proxy of an object": [() => new Proxy({}, trap), "proxy", ["Proxy", "Proxy"]],
  "a proxy of an array": [() => new Proxy([], trap), "proxy", ["Give the value itself", "값을 그대로"]],
  "a proxy of a function": [() => new Proxy(() => 1, { apply: mustNotRun }), "proxy", ["Proxy", "Proxy"]],
  "a revoked proxy": [
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
    "proxy",
    ["Proxy", "Proxy"],
  ],
  "a proxy as prototype": [
    () => Object.create(new Proxy({}, trap)),
    "instance",
    ["cannot be read", "읽을 수 없습니다"],
  ],
  "a promise": [() => Promise.resolve(28), "promise", ["`await`", "`await`"]],
  "a promise that fails": [
    () => {
      const promise = Promise.reject(new Error("later"));
      promise.catch(() => {});
      return promise;
    },
    "promise",
    ["`await`", "`await`"],
  ],
  "a thenable": [thenable, "promise", ["still to come", "아직 값이"]],
  "a thenable of a class": [
    () => Object.create(Object.assign(Object.create(null), { constructor: class Later {}, ...thenable() })),
    "promise",
    ["`await`", "`await`"],
  ],
  "a function": [() => function outputSize() {}, "function", ["`outputSize(…)`", "`outputSize(…)`"]],
  "an arrow function without a name": [
    () =>
      (
        () => () =>
          1
      )(),
    "function",
    ["`f(…)`", "`f(…)`"],
  ],
  "a builder that was not called": [() => dense, "function", ["`dense(…)`", "`dense(…)`"]],
  "a class": [() => Answer, "class", ["(`Answer`)", "(`Answer`)"]],
  "a class without a name": [() => [class {}][0], "class", ["This is a class.", "클래스입니다"]],
  "a method whose name begins like one": [
    () => ({ classify() {} }).classify,
    "function",
    ["`classify(…)`", "`classify(…)`"],
  ],
  "a symbol": [() => Symbol("28"), "symbol", ["a symbol", "symbol"]],
  "a bigint": [() => 28n, "bigint", ["Write `28`, not `28n`", "`28n`이 아니라 `28`"]],
  "a negative bigint": [() => -5n, "bigint", ["`-5`", "`-5`"]],
  "a bigint of a million digits": [() => 1n << 4_000_000n, "bigint", ["Leave the `n` out", "`n`을 빼세요"]],
  "a boxed number": [() => new Number(28), "boxed", ["`new Number(…)`", "`new Number(…)`"]],
  "a boxed text": [() => new String("28"), "boxed", ["`String`", "`new String(…)`"]],
  "a boxed truth value": [() => new Boolean(true), "boxed", ["`Boolean`", "`new Boolean(…)`"]],
  "a boxed bigint": [() => Object(28n), "boxed", ["`BigInt`", "`new BigInt(…)`"]],
  "a boxed symbol": [() => Object(Symbol()), "boxed", ["`Symbol`", "`new Symbol(…)`"]],
  "a date": [() => new Date(), "instance", ["`Date`", "`Date`"]],
  "a broken date": [() => new Date(Number.NaN), "instance", ["`Date`", "`Date`"]],
  "a map": [() => new Map([["rows", 28]]), "instance", ["`Map`", "`Map`"]],
  "a set": [() => new Set([28]), "instance", ["`Set`", "`Set`"]],
  "a weak map": [() => new WeakMap(), "instance", ["`WeakMap`", "`WeakMap`"]],
  "a regular expression": [() => /28/, "instance", ["`RegExp`", "`RegExp`"]],
  "an error": [() => new RangeError("28"), "instance", ["`RangeError`", "`RangeError`"]],
  "bytes without numbers": [() => new ArrayBuffer(8), "instance", ["`ArrayBuffer`", "`ArrayBuffer`"]],
  "a view of bytes": [() => new DataView(new ArrayBuffer(8)), "instance", ["`DataView`", "`DataView`"]],
  "an object of the learner's class": [() => new Answer(), "instance", ["`Answer`", "`Answer`"]],
  "an object with an object as prototype": [() => Object.create({ rows: 28 }), "instance", ["`Object`", "`Object`"]],
  "a generator": [
    () =>
      (function* numbers() {
        yield mustNotRun();
      })(),
    "instance",
    ["cannot be read", "읽을 수 없습니다"],
  ],
  "all of the globals": [() => globalThis, "instance", ["cannot be read", "읽을 수 없습니다"]],
  "a function's arguments": [
    () =>
      (function given(..._numbers: number[]) {
        // biome-ignore lint/complexity/noArguments: what is tested
        return arguments;
      })(1, 2),
    "instance",
    ["`Arguments`", "`Arguments`"],
  ],
  "an array much too long": [() => new Array(4_000_000_000), "tooLong", ["4,000,000,000", "4,000,000,000"]],
  "a typed array too long": [() => new Uint8Array(1_000_000), "tooLong", ["1,000,000", "1,000,000"]],
  "many long arrays": [
    () => {
      const row = new Array(150_000).fill(0);
      return [row, row];
    },
    "tooManyValues",
    ["200,000", "200,000"],
  ],
  "arrays that share their parts": [
    () => {
      let list: unknown[] = [1, 2, 3, 4, 5, 6, 7, 8];
      for (let level = 0; level < 10; level++) list = new Array(8).fill(list);
      return list;
    },
    "tooManyValues",
    ["right variable", "맞는 변수"],
  ],
  "tensors with too many values together": [
    () => new Array(3).fill(tf.zeros([700, 700])),
    "tooManyValues",
    ["1,048,576", "1,048,576"],
  ],
  "an object with too many entries": [
    () => Object.fromEntries(Array.from({ length: 200_001 }, (_, index) => [`k${index}`, index])),
    "tooManyValues",
    ["200,000", "200,000"],
  ],
  "a text too long": [() => "가".repeat(1_000_000), "textTooLong", ["1,000,000 characters", "1,000,000자"]],
  "texts too long together": [() => new Array(3).fill("x".repeat(90_000)), "textTooLong", ["270,000", "270,000"]],
  "keys too long": [() => ({ ["x".repeat(300_000)]: 1 }), "textTooLong", ["Shorten", "줄이세요"]],
  "a tensor that is disposed of": [disposedTensor, "disposedTensor", ["`dispose`", "`dispose`"]],
  "a tensor of texts": [() => tf.tensor(["28"]), "tensorType", ["`string`", "`string`"]],
  "a tensor of complex numbers": [() => tf.complex([1], [2]), "tensorType", ["`complex64`", "`complex64`"]],
  "a tensor too large": [() => tf.zeros([2048, 1024]), "tensorTooLarge", ["2,097,152", "2,097,152"]],
  "a tensor without values but too many axes to go through": [
    () => tf.zeros([2_000_000, 0]),
    "tensorTooLarge",
    ["2,000,000", "2,000,000"],
  ],
  "what looks like a tensor": [() => new Tensor(), "foreignTensor", ["import { tf }", "import { tf }"]],
  "what flows between layers": [() => input([4]), "symbolicTensor", ["model({", "model({"]],
  "a model of TensorFlow.js": [
    () => tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] }),
    "tensorFlowModel",
    ["`sequential([…])`", "`sequential([…])`"],
  ],
  "a layer of TensorFlow.js": [() => tf.layers.dense({ units: 1 }), "tensorFlowLayer", ["`conv2d(…)`", "`conv2d(…)`"]],
  "a model whose layers were replaced": [unevenModel, "unreadable", ["This model cannot be read", "모델을 읽을 수"]],
  "a layer whose name was replaced": [
    () => Object.defineProperty(dense(2), "name", { get: () => 5 }),
    "unreadable",
    ["This layer cannot be read", "층을 읽을 수"],
  ],
};

test.each(Object.entries(BAD_ANSWERS))("%s is refused in words", (_, [value, code, words]) => {
  const answer = readValue(value());
  expect(answer).toMatchObject({ kind: "failed", problem: { code } });
  expectWords(answer, words);
});

/** Said of the whole answer, or only of a layer or model that stands alone. */
const NOT_OF_A_PART: readonly string[] = ["tooManyValues", "textTooLong", "unreadable"];

test.each(Object.entries(BAD_ANSWERS).filter(([, [, code]]) => !NOT_OF_A_PART.includes(code)))(
  "%s in a list is refused in its place, and the rest is read",
  (_, [value, code]) => {
    const answer = readValue({ before: 1, list: [value()], after: 2 });
    expect(answer).toMatchObject({
      kind: "record",
      entries: [
        ["before", { kind: "number", value: 1 }],
        ["list", { kind: "list", items: [{ kind: "failed", problem: { code } }] }],
        ["after", { kind: "number", value: 2 }],
      ],
    });
  },
);

/** What is wrong with a part, and the path to it. */
const BAD_PARTS: Readonly<Record<string, readonly [value: () => unknown, path: readonly (string | number)[], Words]>> =
  {
    "a getter": [
      () => ({
        rows: 28,
        get columns() {
          return mustNotRun();
        },
      }),
      ["columns"],
      ["getter", "getter"],
    ],
    "a setter": [() => ({ set rows(_: number) {} }), ["rows"], ["Give the value itself", "값을 그대로"]],
    "a getter at a place of an array": [
      () => Object.defineProperty([1, 2], 1, { get: mustNotRun }),
      [1],
      ["getter", "getter"],
    ],
    "an array that contains itself": [cyclicList, [1], ["itself", "자기 자신"]],
    "an object that contains itself": [cyclicRecord, ["below", "above", 0], ["itself", "자기 자신"]],
    "arrays nested too deep": [
      () => nested(MOST_LEVELS + 1),
      new Array(MOST_LEVELS).fill(0),
      [`${MOST_LEVELS} deep`, `${MOST_LEVELS}겹`],
    ],
    "arrays nested a million deep": [
      () => {
        let list: unknown[] = [];
        for (let level = 0; level < 1_000_000; level++) list = [list];
        return list;
      },
      new Array(MOST_LEVELS).fill(0),
      [`${MOST_LEVELS} deep`, `${MOST_LEVELS}겹`],
    ],
    "bigints in a typed array": [() => new BigInt64Array(1), [0], ["`0`, not `0n`", "`0n`"]],
  };

test.each(Object.entries(BAD_PARTS))("%s is refused in its place", (_, [value, path, words]) => {
  let answer = readValue(value());
  for (const step of path) {
    if (answer.kind === "list") answer = answer.items[step as number] as typeof answer;
    else if (answer.kind === "record") answer = new Map(answer.entries).get(step as string) as typeof answer;
  }
  expect(answer.kind).toBe("failed");
  expectWords(answer, words);
});

/** What may be wrong with a function, called with `[[1, 2], { a: 1 }]`. */
const BAD_FUNCTIONS: Readonly<Record<string, readonly [unknown, AnswerProblem["code"], Words]>> = {
  "a number": [
    28,
    "notAFunction",
    ["`f` should be a function; it is a number", "`f`은(는) 함수여야 하는데 지금은 수입니다"],
  ],
  "a text": ["x => x", "notAFunction", ["it is a text", "문자열"]],
  null: [null, "notAFunction", ["it is null", "null"]],
  "an array": [[() => 1], "notAFunction", ["it is an array", "배열"]],
  "a layer, which can be called": [dense(2), "notAFunction", ["it is a layer", "층입니다"]],
  "a proxy": [new Proxy(() => 1, { apply: mustNotRun }), "proxy", ["Proxy", "Proxy"]],
  "a class": [Answer, "class", ["not a class", "클래스가 아니라"]],
  "a promise of a function": [Promise.resolve(() => 1), "promise", ["await", "await"]],
  "that throws": [
    () => {
      throw new RangeError("too small");
    },
    "threw",
    ["threw an error: RangeError: too small", "오류가 났습니다: RangeError: too small"],
  ],
  "that throws no error": [
    () => {
      throw {
        get message() {
          return mustNotRun();
        },
      };
    },
    "threw",
    ["threw", "오류"],
  ],
  "that throws a proxy": [
    () => {
      throw new Proxy(new Error("x"), trap);
    },
    "threw",
    ["Proxy", "Proxy"],
  ],
  "that throws very many words": [
    () => {
      throw new Error("x".repeat(1_000_000));
    },
    "threw",
    ["xxx", "xxx"],
  ],
  "that calls itself for ever": [
    function deeper(): number {
      return deeper() + 1;
    },
    "threw",
    ["RangeError: Maximum call stack size exceeded", "RangeError"],
  ],
  "that changes an array it is given": [
    (list: number[]) => list.reverse(),
    "changedArgument",
    ["first argument", "1번째"],
  ],
  "that changes an object it is given": [
    (_: number[], record: { a?: number }) => {
      delete record.a;
      return 1;
    },
    "changedArgument",
    ["second argument", "2번째"],
  ],
  "that puts a getter into what it is given": [
    (list: number[]) => void Object.defineProperty(list, 0, { get: mustNotRun }),
    "changedArgument",
    ["structuredClone", "structuredClone"],
  ],
  "that changes what it is given later": [
    async (list: number[]) => {
      await Promise.resolve();
      return list.pop();
    },
    "changedArgument",
    ["Copy it first", "복사한 뒤"],
  ],
  "that fails later": [
    async () => {
      await Promise.resolve();
      throw new TypeError("late");
    },
    "threw",
    ["TypeError: late", "TypeError: late"],
  ],
  "whose promise never has a value": [() => new Promise(() => {}), "timeout", ["after 0.01 seconds", "0.01초"]],
  "that returns a thenable": [thenable, "promise", ["await", "await"]],
  "that returns a proxy": [() => new Proxy({}, trap), "proxy", ["Proxy", "Proxy"]],
  "that returns a function": [() => () => 1, "function", ["function", "함수"]],
  "whose promise has a hostile constructor": [
    () => Object.defineProperty(Promise.resolve(1), "constructor", { get: mustNotRun }),
    "threw",
    ["the learner's code ran", "the learner's code ran"],
  ],
};

test.each(Object.entries(BAD_FUNCTIONS))("a function: %s is refused in words", async (_, [value, code, words]) => {
  const environment = { read: () => value, patience: 10 };
  const answer = await putAsk({ call: "f", arguments: [[1, 2], { a: 1 }] }, environment);
  expect(answer).toMatchObject({ kind: "failed", problem: { code } });
  expectWords(answer, words);
});

test("there are more than forty", () => {
  const count = [BAD_ANSWERS, BAD_PARTS, BAD_FUNCTIONS].flatMap((list) => Object.keys(list)).length;
  expect(count).toBeGreaterThan(40);
});

test("a function that is not written yet says so in words when it is called by hand", () => {
  expect(() => notAttempted()).toThrow("This is not written yet");
});

function expectWords(answer: PlainAnswer, [english, korean]: Words): void {
  if (answer.kind !== "failed") throw new Error(`it was read as ${answer.kind}`);
  const { ko, en } = problemText(answer.problem);
  expect(en).toContain(english);
  expect(ko).toContain(korean);
  expect(ko).toMatch(/[가-힣].*(니다|세요)/);
  expect(en).not.toMatch(/[가-힣]/);
  expect(Math.max(en.length, ko.length)).toBeLessThan(400);
}
