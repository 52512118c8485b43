import { countText } from "../../display/countText.ts";
import { currentLanguage, type Language } from "../../display/language.ts";
import type { AnswerDataKind } from "./answerProblem.ts";

/** A function's name as it would be called. */
const called = (name: string): string => `\`${name === "" ? "f" : name}(…)\``;

const mebibytes = (bytes: number): string => `${countText(Math.ceil(bytes / 2 ** 20))} MiB`;

const EN_KINDS: Readonly<Record<AnswerDataKind, string>> = {
  number: "a number",
  text: "a text",
  boolean: "true or false",
  null: "null",
  undefined: "undefined",
  list: "an array",
  record: "an object",
  tensor: "a tensor",
  layer: "a layer",
  model: "a model",
};

const KO_KINDS: typeof EN_KINDS = {
  number: "수",
  text: "문자열",
  boolean: "참/거짓 값",
  null: "null",
  undefined: "undefined",
  list: "배열",
  record: "객체",
  tensor: "텐서",
  layer: "층",
  model: "모델",
};

const EN_ORDINALS: readonly string[] = ["first", "second", "third", "fourth", "fifth", "sixth"];
const ordinal = (place: number): string => EN_ORDINALS[place - 1] ?? `${place}th`;

const en = {
  notAttempted: () => "This is not written yet: replace `notAttempted()` by your answer.",

  getter: () => "This is a getter (`get`), which is not called. Give the value itself.",
  proxy: () => "This is a `Proxy`, which is not read. Give the value itself.",
  promise: () => "This is a `Promise`: its value is still to come. Put `await` before it.",
  function: (name: string) => `This is a function. Call it, ${called(name)}, and give what it returns.`,
  class: (name: string) =>
    `This is a class${name === "" ? "" : ` (\`${name}\`)`}. Give what is asked for, not a class.`,
  symbol: () => "This is a symbol. Give a number, a text, an array or an object.",
  bigint: (digits: string | null) =>
    digits === null
      ? "This is a bigint, a number with `n` at its end. Leave the `n` out."
      : `This is a bigint. Write \`${digits}\`, not \`${digits}n\`.`,
  boxed: (className: string) =>
    `This is an object that \`${className}\` made. Give the value itself, without \`new ${className}(…)\` or \`Object(…)\`.`,
  instance: (className: string) =>
    `This is an object of the class \`${className}\`, which cannot be read. Give a number, a text, an array \`[…]\` or an object \`{…}\`.`,
  cycle: () => "This array or object contains itself. Give one that ends.",
  tooDeep: (most: number) => `Arrays or objects are nested more than ${most} deep. Take some of them away.`,
  tooLong: (length: number, most: number) =>
    `This array has ${countText(length)} values, and at most ${countText(most)} are read. Check whether it is the right one.`,
  tooManyValues: (most: number) =>
    `There are more than ${countText(most)} values, which is too many to be read. Check whether it is the right variable.`,
  textTooLong: (length: number, most: number) =>
    `The text has ${countText(length)} characters, and at most ${countText(most)} are read. Shorten it.`,
  tensorTooLarge: (size: number, most: number) =>
    `This tensor has ${countText(size)} values, and at most ${countText(most)} are read. Check whether it is the right one.`,
  weightsTooLarge: (bytes: number, most: number) =>
    `The model's weights take ${mebibytes(bytes)}, and at most ${mebibytes(most)} are read. Make it smaller.`,
  disposedTensor: () =>
    "This tensor is disposed of: its values are gone. Run the cell that makes it again, and leave out `dispose` and `tidy`.",
  tensorType: (type: string) =>
    `This tensor's values are of the type \`${type}\`, and float32, int32 or bool can be read. Make it of numbers.`,
  foreignTensor: () =>
    'This tensor is of another copy of TensorFlow.js. Make it with the `tf` of `import { tf } from "convolab"`.',
  symbolicTensor: () =>
    "This is what flows between layers, without values. If a model is asked for, make one of it: `model({ inputs, outputs })`.",
  tensorFlowModel: () =>
    "This is a model of TensorFlow.js itself. Make it with `sequential([…])` or `model({ inputs, outputs })` of convolab.",
  tensorFlowLayer: () =>
    "This is a layer of TensorFlow.js itself. Make it with a function of convolab, like `conv2d(…)`.",
  unreadableValue: (reason: string) => `This value cannot be read: ${reason}. Write it as plain data.`,
  unreadableTensor: (reason: string) =>
    `This tensor cannot be read: ${reason}. Run the cells that make it again, from the top.`,
  unreadableLayer: (reason: string) =>
    `This layer cannot be read: ${reason}. Run the cells that make it again, from the top.`,
  unreadableModel: (reason: string) =>
    `This model cannot be read: ${reason}. Run the cells that make it again, from the top.`,
  patchedBuiltIn: (name: string) =>
    `The built-in \`${name}\` was changed, which is needed to read this. Take that out, and restart the kernel.`,

  threw: (error: string) => `Your code threw an error: ${error}`,
  notAFunction: (name: string, got: AnswerDataKind) =>
    `\`${name}\` should be a function; it is ${EN_KINDS[got]}. Write \`function ${name}(…) { … }\`.`,
  changedArgument: (place: number) =>
    `Your function changed the ${ordinal(place)} argument that it was given. Copy it first, with \`structuredClone(…)\`, and change the copy.`,
  timeout: (seconds: number) =>
    `The \`Promise\` that your function returned had no value after ${seconds} seconds. Check what it waits for.`,
  malformed: (reason: string) => `The answer could not be passed on: ${reason}. Tell your instructor.`,
};

const ko: typeof en = {
  notAttempted: () => "아직 작성하지 않았습니다: `notAttempted()` 대신 답을 쓰세요.",

  getter: () => "getter(`get`)로 만든 값은 읽지 않습니다. 값을 그대로 쓰세요.",
  proxy: () => "`Proxy`는 읽지 않습니다. 값을 그대로 쓰세요.",
  promise: () => "아직 값이 나오지 않은 `Promise`입니다. 앞에 `await`를 붙이세요.",
  function: (name) => `함수입니다. ${called(name)}처럼 함수를 불러 그 결과를 쓰세요.`,
  class: (name) => `클래스${name === "" ? "" : `(\`${name}\`)`}입니다. 클래스가 아니라 문제에서 묻는 것을 쓰세요.`,
  symbol: () => "symbol입니다. 수, 문자열, 배열이나 객체를 쓰세요.",
  bigint: (digits) =>
    digits === null
      ? "끝에 `n`이 붙은 bigint입니다. `n`을 빼세요."
      : `bigint입니다. \`${digits}n\`이 아니라 \`${digits}\`라고 쓰세요.`,
  boxed: (className) => `\`new ${className}(…)\`나 \`Object(…)\`로 감싼 객체입니다. 값을 그대로 쓰세요.`,
  instance: (className) =>
    `\`${className}\` 클래스의 객체여서 읽을 수 없습니다. 수, 문자열, 배열 \`[…]\`이나 객체 \`{…}\`를 쓰세요.`,
  cycle: () => "배열이나 객체 안에 자기 자신이 들어 있습니다. 그 부분을 빼세요.",
  tooDeep: (most) => `배열이나 객체가 ${most}겹보다 깊습니다. 겹을 줄이세요.`,
  tooLong: (length, most) =>
    `이 배열에는 값이 ${countText(length)}개 있는데 ${countText(most)}개까지만 읽습니다. 맞는 배열인지 확인하세요.`,
  tooManyValues: (most) => `값이 ${countText(most)}개가 넘어서 읽을 수 없습니다. 맞는 변수인지 확인하세요.`,
  textTooLong: (length, most) => `글이 ${countText(length)}자인데 ${countText(most)}자까지만 읽습니다. 글을 줄이세요.`,
  tensorTooLarge: (size, most) =>
    `이 텐서에는 값이 ${countText(size)}개 있는데 ${countText(most)}개까지만 읽습니다. 맞는 텐서인지 확인하세요.`,
  weightsTooLarge: (bytes, most) =>
    `모델의 가중치가 ${mebibytes(bytes)}인데 ${mebibytes(most)}까지만 읽습니다. 모델을 더 작게 만드세요.`,
  disposedTensor: () =>
    "이미 지워져(dispose) 값이 없는 텐서입니다. `dispose`와 `tidy`를 빼고, 텐서를 만드는 셀을 다시 실행하세요.",
  tensorType: (type) =>
    `이 텐서의 자료형은 \`${type}\`인데 float32, int32, bool만 읽을 수 있습니다. 수로 텐서를 만드세요.`,
  foreignTensor: () => '다른 TensorFlow.js로 만든 텐서입니다. `import { tf } from "convolab"`의 `tf`로 만드세요.',
  symbolicTensor: () =>
    "층과 층 사이를 흐르는, 값이 없는 텐서입니다. 모델을 써야 한다면 `model({ inputs, outputs })`로 만드세요.",
  tensorFlowModel: () =>
    "TensorFlow.js에서 바로 만든 모델입니다. convolab의 `sequential([…])`이나 `model({ inputs, outputs })`로 만드세요.",
  tensorFlowLayer: () => "TensorFlow.js에서 바로 만든 층입니다. `conv2d(…)` 같은 convolab의 함수로 만드세요.",
  unreadableValue: (reason) => `값을 읽을 수 없습니다: ${reason}. 값을 그대로 쓰세요.`,
  unreadableTensor: (reason) => `텐서를 읽을 수 없습니다: ${reason}. 텐서를 만드는 셀을 처음부터 다시 실행하세요.`,
  unreadableLayer: (reason) => `층을 읽을 수 없습니다: ${reason}. 층을 만드는 셀을 처음부터 다시 실행하세요.`,
  unreadableModel: (reason) => `모델을 읽을 수 없습니다: ${reason}. 모델을 만드는 셀을 처음부터 다시 실행하세요.`,
  patchedBuiltIn: (name) =>
    `값을 읽는 데 필요한 내장 함수 \`${name}\`이(가) 바뀌어 있습니다. 바꾸는 코드를 빼고 커널을 다시 시작하세요.`,

  threw: (error) => `코드를 실행하다가 오류가 났습니다: ${error}`,
  notAFunction: (name, got) =>
    `\`${name}\`은(는) 함수여야 하는데 지금은 ${KO_KINDS[got]}입니다. \`function ${name}(…) { … }\`처럼 쓰세요.`,
  changedArgument: (place) =>
    `함수가 받은 ${place}번째 인자를 바꾸었습니다. \`structuredClone(…)\`으로 복사한 뒤 복사본을 바꾸세요.`,
  timeout: (seconds) =>
    `함수가 돌려준 \`Promise\`에서 ${seconds}초가 지나도 값이 나오지 않았습니다. 무엇을 기다리는지 확인하세요.`,
  malformed: (reason) => `답을 전달하지 못했습니다: ${reason}. 선생님께 알려 주세요.`,
};

/** What is said about answers. */
export type AnswerWords = typeof en;

/** What is said about answers, in both languages. */
export const answerWords: Readonly<Record<Language, AnswerWords>> = { ko, en };

/** What is said about answers, in the learner's language. */
export function localMessages(): AnswerWords {
  return answerWords[currentLanguage()];
}
