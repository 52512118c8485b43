import type { Language } from "../../display/language.ts";
import type { LocalText } from "../question/localText.ts";

const en = {
  numberCame: (value: string) => `the number ${value}`,
  textCame: (quoted: string) => `the text ${quoted}`,
  emptyListCame: "an empty list",
  listCame: (count: number) => `a list of ${count}`,
  recordCame: (keys: string) => `an object { ${keys} }`,
  emptyRecordCame: "an empty object",
  tensorCame: (shape: string) => `a tensor of shape [${shape}]`,
  layerCame: (type: string) => `a layer (${type})`,
  modelCame: "a model",
  nothingCame: "undefined",

  expectedNumber: (came: string) => `Expected a number; got ${came}.`,
  withoutQuotes: (value: string) => `Write it without quotes: ${value}`,
  withoutBrackets: "Write the number alone, without [ ].",
  notANumber: "The result is NaN, which is no number: does a name in the calculation have no value yet?",
  infinite: "The result is infinite: is something divided by 0?",
  tooLarge: "Too large.",
  tooSmall: "Too small.",
  wrongSign: "The sign is not right.",
  notWhole: "A whole number is expected here.",

  expectedShape: (example: string, came: string) => `Expected a list of sizes, such as ${example}; got ${came}.`,
  wrongRank: (rank: number, axes: string, came: number) =>
    `Expected ${rank} ${rank === 1 ? "axis" : "axes"} (${axes}); yours has ${came}.`,
  sizeOfBatch: "This is the batch, whose size is not known: write null, not a number.",
  nullOfSize: "This size is known: write a number, not null.",
  axes: ["height", "width", "channels"],
  batch: "batch",
  axis: (number: number) => `axis ${number}`,

  expectedTable: (example: string, came: string) => `Expected a table, such as ${example}; got ${came}.`,
  expectedRow: (row: string, example: string, came: string) => `Row ${row}: expected ${example}; got ${came}.`,
  unknownRow: (row: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `The table has no row \`${row}\`. Its rows: ${known}.`
      : `The table has no row \`${row}\`: did you mean \`${closest}\`?`,
  unknownColumn: (row: string, column: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `Row \`${row}\` has no column \`${column}\`. Its columns: ${known}.`
      : `Row \`${row}\` has no column \`${column}\`: did you mean \`${closest}\`?`,

  expectedTensor: (example: string, came: string) => `Expected numbers, such as ${example}; got ${came}.`,
  uneven: (place: string, count: number, first: number) =>
    `${place}: ${count} in a row where the rows before have ${first}. All must be of one length.`,
  tensorRank: (rank: number, came: number) =>
    `Expected numbers in ${rank} ${rank === 1 ? "dimension" : "dimensions"}; yours are in ${came}.`,
  tooManyAlong: (axis: string, count: number) => `Too many ${axis}: ${count}.`,
  tooFewAlong: (axis: string, count: number) => `Too few ${axis}: ${count}.`,
  rows: "rows",
  columns: "columns",
  items: "numbers",
  along: (axis: number) => `along axis ${axis}`,
  wrongNumbers: (wrong: number, all: number, place: string, reason: string) =>
    all === 1 ? reason : `${wrong} of ${all} numbers not right yet. First, ${place}: ${reason}`,
  notFilledIn: "not filled in yet.",
  inRow: (row: number, column: number) => `row ${row}, column ${column}`,
  row: (row: number) => `row ${row}`,
  item: (number: number) => `number ${number}`,
  atIndex: (index: string) => `at ${index}`,
  whole: "the whole answer",

  returnedNothing: "It returned nothing: is a `return` missing?",
  returned: (shown: string, reason: string) => `It returned ${shown}. ${reason}`,
  unexpectedType: (expected: string) => `Expected ${expected}.`,
  aNumber: "a number",
  aText: "a text",
  aTruth: "true or false",
  aList: "a list",
  aRecord: "an object",
  aNull: "null",
  otherLength: (came: number) => `The list's length, ${came}, is not right.`,
  missingKey: (key: string) => `It has no \`${key}\`.`,
  surplusKey: (key: string) => `It has a \`${key}\` that is not asked for.`,
  at: (place: string, reason: string) => `${place}: ${reason}`,
  notRight: "Not the right value.",

  expectedLayer: (came: string) => `Expected a layer, such as conv2d(32, 3); got ${came}.`,
  expectedModel: (came: string) => `Expected a model, made by sequential([…]) or model(…); got ${came}.`,
  cannotWork: (reason: string) => `It cannot work here: ${reason}`,
  expectedText: (came: string) => `Expected a text, in quotes or between \`…\`; got ${came}.`,

  checkFailed: "This check itself has an error. It is not your mistake: tell your instructor.",

  value: "value",
  shape: "shape",
  values: "values",
  hiddenCall: (number: number) => `hidden call ${number}`,
};

const ko: typeof en = {
  numberCame: (value) => `수 ${value}`,
  textCame: (quoted) => `문자열 ${quoted}`,
  emptyListCame: "빈 배열",
  listCame: (count) => `값 ${count}개의 배열`,
  recordCame: (keys) => `객체 { ${keys} }`,
  emptyRecordCame: "빈 객체",
  tensorCame: (shape) => `모양이 [${shape}]인 텐서`,
  layerCame: (type) => `층(${type})`,
  modelCame: "모델",
  nothingCame: "undefined",

  expectedNumber: (came) => `수를 써야 합니다. 받은 것: ${came}.`,
  withoutQuotes: (value) => `따옴표 없이 쓰세요: ${value}`,
  withoutBrackets: "[ ] 없이 수만 쓰세요.",
  notANumber: "결과가 NaN(수가 아님)입니다. 계산에 아직 값이 없는 이름이 들어 있지 않은지 보세요.",
  infinite: "결과가 무한대입니다. 0으로 나누지 않았는지 보세요.",
  tooLarge: "값이 너무 큽니다.",
  tooSmall: "값이 너무 작습니다.",
  wrongSign: "부호가 다릅니다.",
  notWhole: "정수가 나와야 합니다.",

  expectedShape: (example, came) => `${example}처럼 크기를 늘어놓은 배열을 써야 합니다. 받은 것: ${came}.`,
  wrongRank: (rank, axes, came) => `축이 ${rank}개여야 합니다(${axes}). 지금은 ${came}개입니다.`,
  sizeOfBatch: "이 축은 배치라서 크기가 정해져 있지 않습니다. 수가 아니라 null을 쓰세요.",
  nullOfSize: "이 축은 크기가 정해져 있습니다. null이 아니라 수를 쓰세요.",
  axes: ["높이", "너비", "채널"],
  batch: "배치",
  axis: (number) => `축 ${number}`,

  expectedTable: (example, came) => `${example} 같은 표를 써야 합니다. 받은 것: ${came}.`,
  expectedRow: (row, example, came) => `${row} 행: ${example}처럼 써야 합니다. 받은 것: ${came}.`,
  unknownRow: (row, closest, known) =>
    closest === undefined
      ? `표에 \`${row}\` 행이 없습니다. 표의 행: ${known}.`
      : `표에 \`${row}\` 행이 없습니다. 혹시 \`${closest}\`인가요?`,
  unknownColumn: (row, column, closest, known) =>
    closest === undefined
      ? `\`${row}\` 행에 \`${column}\` 열이 없습니다. 이 행의 열: ${known}.`
      : `\`${row}\` 행에 \`${column}\` 열이 없습니다. 혹시 \`${closest}\`인가요?`,

  expectedTensor: (example, came) => `${example}처럼 수를 늘어놓아야 합니다. 받은 것: ${came}.`,
  uneven: (place, count, first) =>
    `${place}: 앞의 행은 ${first}개인데 여기는 ${count}개입니다. 길이가 모두 같아야 합니다.`,
  tensorRank: (rank, came) => `${rank}차원으로 늘어놓아야 합니다. 지금은 ${came}차원입니다.`,
  tooManyAlong: (axis, count) => `${axis} 개수가 너무 많습니다(${count}개).`,
  tooFewAlong: (axis, count) => `${axis} 개수가 너무 적습니다(${count}개).`,
  rows: "행",
  columns: "열",
  items: "수",
  along: (axis) => `축 ${axis}의`,
  wrongNumbers: (wrong, all, place, reason) =>
    all === 1 ? reason : `수 ${all}개 중 ${wrong}개가 아직 맞지 않습니다. 첫 번째는 ${place}: ${reason}`,
  notFilledIn: "아직 비어 있습니다.",
  inRow: (row, column) => `${row}행 ${column}열`,
  row: (row) => `${row}행`,
  item: (number) => `${number}번째 수`,
  atIndex: (index) => `${index} 자리`,
  whole: "답 전체",

  returnedNothing: "돌려준 값이 없습니다. `return`을 빠뜨리지 않았는지 보세요.",
  returned: (shown, reason) => `돌려준 값: ${shown}. ${reason}`,
  unexpectedType: (expected) => `필요한 것: ${expected}.`,
  aNumber: "수",
  aText: "문자열",
  aTruth: "true나 false",
  aList: "배열",
  aRecord: "객체",
  aNull: "null",
  otherLength: (came) => `배열의 길이가 맞지 않습니다(지금은 ${came}).`,
  missingKey: (key) => `\`${key}\` 값이 없습니다.`,
  surplusKey: (key) => `필요하지 않은 \`${key}\` 값이 있습니다.`,
  at: (place, reason) => `${place}: ${reason}`,
  notRight: "맞는 값이 아닙니다.",

  expectedLayer: (came) => `conv2d(32, 3) 같은 층을 써야 합니다. 받은 것: ${came}.`,
  expectedModel: (came) => `sequential([…])이나 model(…)로 만든 모델을 써야 합니다. 받은 것: ${came}.`,
  cannotWork: (reason) => `여기에서는 쓸 수 없습니다: ${reason}`,
  expectedText: (came) => `따옴표나 \`…\` 사이에 글을 써야 합니다. 받은 것: ${came}.`,

  checkFailed: "이 검사 자체에 오류가 있습니다. 학생의 잘못이 아닙니다. 선생님께 알려 주세요.",

  value: "값",
  shape: "모양",
  values: "값",
  hiddenCall: (number) => `숨은 호출 ${number}`,
};

/** What judging says. */
export type JudgingMessages = typeof en;

/** A text in both languages, of the same words and figures. */
export function inBoth(say: (text: JudgingMessages, language: Language) => string): LocalText {
  return { ko: say(ko, "ko"), en: say(en, "en") };
}
