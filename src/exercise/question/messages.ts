import { currentLanguage, type Language } from "../../display/language.ts";
import type { QuestionProblem } from "./questionFileError.ts";

/** What a field has to be, as nouns: they stand after "expected". */
const enExpected = {
  exercise: "an object with assignment, title and questions",
  id: 'lower-case words joined by hyphens, at most 55 characters, such as "conv-28"',
  aboveZero: "a number greater than 0",
  someText: "a text that is not empty",
  localText: 'a text in both languages, { ko: "…", en: "…" }',
  textOf: 'a text in both languages, { ko: "…", en: "…" }, or a function that makes one from the numbers',
  variableName: 'a name that a variable can have, such as "conv28"',
  aFunction: "a function",
  questions: "a list of one or more questions",
  question: "what numberQuestion, shapeQuestion or another of these builders returns",
  options: "an object with the question's fields",
  hints: "a list of texts, from a nudge to nearly all of it",
  solutionRule: '"always", "never", "afterFullScore" or { afterChecks: 3 }',
  afterChecks: "a whole number of 1 or more",
  misconceptions: "a list of { id, value, message }",
  misconception: "{ id, value, message }",
  checks: "a list of { id, title, judge }",
  someChecks: "a list of one or more { id, title, judge }",
  check: "{ id, title, judge }",
  askValue: '{ value: "name" }',
  askCall: '{ call: "name", arguments: […] }, or a function that makes one from the numbers',
  names: 'an object of names: { key: { ko: "…", en: "…" } }',
  axes: "a list of the axes' names in both languages",
  rubric: "a list of one or more { points, text }",
  rubricLine: "{ points, text }",
  examples: "a list of { arguments: […], returns }, or a function that makes one from the numbers",
  someExamples: "one or more examples, or checks",
  example: "{ arguments: […], returns }",
  calls: "a list with the arguments of each call: [[28, 5], [32, 3]]",
  callArguments: "a list of arguments",
  plainValue: "plain data (numbers, texts, true and false, null, lists, objects of these)",
  trueOrFalse: "true or false",
  variant: "an object of numbers, texts, true and false, and lists of numbers",
  numberValue: "a finite number",
  shapeValue: "a list of whole numbers of 0 or more (null: the batch)",
  wrongShapeValue: "a list of numbers (null: the batch)",
  tableValue: "a table of finite numbers, { row: { column: number } }",
  tensorValue: "finite numbers in nested lists of equal lengths",
  layerValue: "a layer, made by a builder such as conv2d",
  functionValue: "a function",
  textValue: "a text that is not empty",
};

const en = {
  expected: enExpected,
  badFile: (file: string, count: number) =>
    `${file}: ${count === 1 ? "one thing is" : `${count} things are`} wrong in this question file.`,
  place: ({ question, field }: QuestionProblem) =>
    question === undefined ? field : `question ${question.number}${inBrackets(question.id)}, ${field}`,
  moreProblems: (count: number) => `… and ${count} more.`,

  missing: (expected: string) => `missing; expected ${expected}.`,
  got: (expected: string, got: string) => `expected ${expected}; got ${got}.`,
  unknownField: (field: string, closest: string | undefined, known: string) =>
    closest === undefined
      ? `there is no field ${field}. The fields are ${known}.`
      : `there is no field ${field}: did you mean ${closest}?`,
  threw: (reason: string) => `this function threw ${reason}.`,

  takenName: (name: string) => `\`${name}\` has a meaning in notebooks already; take another name.`,
  nothingChecked: "nothing would be checked: every question but a text needs at least one check.",
  idTwice: (id: string) => `another one before it has the id "${id}" too; take another id.`,
  answerTwice: (name: string, question: string) => `question ${question} asks for \`${name}\` too; take another name.`,
  rubricSum: (sum: number, points: number) =>
    `the points of its lines are ${sum} together, the question's are ${points}; they must be equal.`,
  solutionForHidden: () => "missing; a file with hidden checks or calls is the instructor's and has the solution.",
  explanationToShow: () =>
    'missing; `solution` has to have something to show. Write one, or set showSolution: "never".',
  askOfFunction: () =>
    'missing; a function is called, so this check has to say how: ask: { call: "name", arguments: […] }.',
  drawsDiffer: () => "gave other numbers for the same draws; draw every number by what it is called with.",
  wrongExample: (got: string, returns: string) =>
    `the solution returns ${got} for it, and \`returns\` is ${returns}; correct one of them.`,
  unknownKey: (key: string, closest: string | undefined, known: string) =>
    `the solution has no ${key}${closest === undefined ? "" : `: did you mean ${closest}?`} It has ${known}.`,
  otherCells: (got: string, expected: string) => `has the cells ${got}; the solution has ${expected}.`,
  axesCount: (axes: number, solution: number) => `names ${axes} axes; the solution has ${solution}.`,
  solutionIsPromise: () => "is a promise; misconceptions are compared with it, so it has to be there at once.",
  rightAnswer: () => "is the right answer; it has to differ from it.",
  sameAnswer: (id: string) => `is the answer of the misconception "${id}" too; they have to differ.`,
  neverToldApart: () =>
    "have the right answer, or each other's, for all numbers that were drawn; change them or the numbers.",
};

const koExpected: typeof enExpected = {
  exercise: "assignment, title, questions가 있는 객체",
  id: '하이픈으로 이은 영어 소문자 단어, 55자까지, 예: "conv-28"',
  aboveZero: "0보다 큰 수",
  someText: "비어 있지 않은 글",
  localText: '두 언어로 쓴 글 { ko: "…", en: "…" }',
  textOf: '두 언어로 쓴 글 { ko: "…", en: "…" } 또는 숫자들로 그 글을 만드는 함수',
  variableName: '변수 이름으로 쓸 수 있는 이름, 예: "conv28"',
  aFunction: "함수",
  questions: "문제가 하나 이상 든 배열",
  question: "numberQuestion, shapeQuestion 같은 함수가 만든 문제",
  options: "문제의 내용을 담은 객체",
  hints: "글의 배열(가벼운 귀띔에서 거의 답까지)",
  solutionRule: '"always", "never", "afterFullScore", { afterChecks: 3 } 가운데 하나',
  afterChecks: "1 이상의 정수",
  misconceptions: "{ id, value, message }의 배열",
  misconception: "{ id, value, message }",
  checks: "{ id, title, judge }의 배열",
  someChecks: "{ id, title, judge }가 하나 이상 든 배열",
  check: "{ id, title, judge }",
  askValue: '{ value: "이름" }',
  askCall: '{ call: "이름", arguments: […] } 또는 숫자들로 그것을 만드는 함수',
  names: '이름을 담은 객체 { 키: { ko: "…", en: "…" } }',
  axes: "축마다 두 언어로 쓴 이름의 배열",
  rubric: "{ points, text }가 하나 이상 든 배열",
  rubricLine: "{ points, text }",
  examples: "{ arguments: […], returns }의 배열 또는 숫자들로 그것을 만드는 함수",
  someExamples: "예(examples)나 검사(checks) 하나 이상",
  example: "{ arguments: […], returns }",
  calls: "호출마다 인자를 담은 배열, 예: [[28, 5], [32, 3]]",
  callArguments: "인자의 배열",
  plainValue: "단순한 데이터(수, 글, true와 false, null, 그리고 이들의 배열과 객체)",
  trueOrFalse: "true 또는 false",
  variant: "수, 글, true와 false, 수의 배열을 담은 객체",
  numberValue: "유한한 수",
  shapeValue: "0 이상인 정수의 배열(null은 배치)",
  wrongShapeValue: "수의 배열(null은 배치)",
  tableValue: "유한한 수로 된 표 { 행: { 열: 수 } }",
  tensorValue: "길이가 고르게 겹친 배열에 담은 유한한 수",
  layerValue: "conv2d 같은 함수가 만든 층",
  functionValue: "함수",
  textValue: "비어 있지 않은 글",
};

const ko: typeof en = {
  expected: koExpected,
  badFile: (file, count) => `${file}: 이 문제 파일에 잘못된 곳이 ${count}군데 있습니다.`,
  place: ({ question, field }) =>
    question === undefined ? field : `${question.number}번 문제${inBrackets(question.id)}, ${field}`,
  moreProblems: (count) => `… 그리고 ${count}군데 더 있습니다.`,

  missing: (expected) => `빠져 있습니다. 필요한 것: ${expected}.`,
  got: (expected, got) => `필요한 것: ${expected}. 받은 것: ${got}.`,
  unknownField: (field, closest, known) =>
    closest === undefined
      ? `${field} 항목은 없습니다. 쓸 수 있는 항목: ${known}.`
      : `${field} 항목은 없습니다. 혹시 ${closest}인가요?`,
  threw: (reason) => `이 함수에서 오류가 났습니다: ${reason}.`,

  takenName: (name) => `\`${name}\`은(는) 노트북에서 이미 다른 뜻으로 쓰입니다. 다른 이름을 써 주세요.`,
  nothingChecked: "확인할 것이 하나도 없습니다. 글로 답하는 문제가 아니면 검사(check)가 하나는 있어야 합니다.",
  idTwice: (id) => `앞에 id가 "${id}"인 것이 또 있습니다. 다른 id를 써 주세요.`,
  answerTwice: (name, question) => `문제 ${question}도 \`${name}\`을(를) 묻습니다. 다른 이름을 써 주세요.`,
  rubricSum: (sum, points) => `항목의 점수를 더하면 ${sum}점인데 문제는 ${points}점입니다. 둘이 같아야 합니다.`,
  solutionForHidden: () => "빠져 있습니다. 숨은 검사나 호출이 있는 파일은 교수자의 것이므로 풀이가 있어야 합니다.",
  explanationToShow: () =>
    '빠져 있습니다. `solution`이 보여 줄 설명이 필요합니다. 설명을 쓰거나 showSolution: "never"로 정해 주세요.',
  askOfFunction: () =>
    '빠져 있습니다. 함수는 호출해서 검사하므로 어떻게 부를지 적어야 합니다: ask: { call: "이름", arguments: […] }.',
  drawsDiffer: () => "같은 뽑기에서 다른 숫자가 나왔습니다. 모든 숫자를 받은 인자(draw)로 뽑아 주세요.",
  wrongExample: (got, returns) => `풀이의 결과는 ${got}인데 \`returns\`는 ${returns}입니다. 둘 중 하나를 고쳐 주세요.`,
  unknownKey: (key, closest, known) =>
    `풀이에 ${key}이(가) 없습니다.${closest === undefined ? "" : ` 혹시 ${closest}인가요?`} 풀이에 있는 것: ${known}.`,
  otherCells: (got, expected) => `표의 칸이 ${got}인데 풀이의 칸은 ${expected}입니다.`,
  axesCount: (axes, solution) => `축 이름은 ${axes}개인데 풀이의 축은 ${solution}개입니다.`,
  solutionIsPromise: () => "프로미스입니다. 오개념과 비교해야 하므로 값을 바로 돌려주어야 합니다.",
  rightAnswer: () => "정답과 같습니다. 정답과 달라야 합니다.",
  sameAnswer: (id) => `오개념 "${id}"의 답과 같습니다. 서로 달라야 합니다.`,
  neverToldApart: () => "뽑은 모든 숫자에서 정답과 같거나 서로 같습니다. 오개념이나 숫자의 범위를 바꿔 주세요.",
};

function inBrackets(id: string | undefined): string {
  return id === undefined ? "" : ` (${id})`;
}

const catalogue: Readonly<Record<Language, typeof en>> = { ko, en };

/** What a field has to be, by name. */
export type Expected = keyof typeof enExpected;

/** The texts about question files in the reader's language. */
export function localMessages(): typeof en {
  return catalogue[currentLanguage()];
}
