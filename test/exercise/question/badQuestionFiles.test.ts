import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { QuestionFileError } from "../../../src/exercise/question/questionFileError.ts";
import { checkDefinition } from "../../../src/exercise/question/questionSchema.ts";
import type { Language } from "../../../src/index.ts";
import { changed, definitionWith, GOOD_OPTIONS, type Kind } from "./goodOptions.ts";

const FILE = "/course/02-output-size/questions.ts";

const both = (text: string) => ({ ko: `${text} 문제`, en: text });

const languageBefore = process.env.CONVOLAB_LANG;
beforeEach(() => {
  process.env.CONVOLAB_LANG = "en";
});
afterEach(() => {
  if (languageBefore === undefined) delete process.env.CONVOLAB_LANG;
  else process.env.CONVOLAB_LANG = languageBefore;
});

/** What is wrong with a definition, in a language. */
async function refusal(definition: unknown, language: Language = "en"): Promise<QuestionFileError> {
  process.env.CONVOLAB_LANG = language;
  try {
    await checkDefinition(`file://${FILE}`, definition);
  } catch (error) {
    if (error instanceof QuestionFileError) return error;
    throw error;
  }
  throw new Error("nothing is wrong with it");
}

interface BadFile {
  readonly title: string;
  readonly definition: unknown;
  readonly field: string;
  readonly en: string;
  readonly ko: string;
}

/** A file with one question of a kind, in which something is wrong. */
function bad(
  title: string,
  kind: Kind,
  changes: Record<string, unknown>,
  field: string,
  en: string,
  ko: string,
): BadFile {
  return { title, definition: definitionWith(changed(kind, changes)), field, en, ko };
}

const [first] = GOOD_OPTIONS.layer.checks;
const [misconception] = GOOD_OPTIONS.number.misconceptions;

const BAD: readonly BadFile[] = [
  bad(
    "no points",
    "number",
    { points: undefined },
    "points",
    "missing; expected a number greater than 0.",
    "빠져 있습니다. 필요한 것: 0보다 큰 수.",
  ),
  bad(
    "no points at all",
    "number",
    { points: 0 },
    "points",
    "expected a number greater than 0; got 0.",
    "필요한 것: 0보다 큰 수. 받은 것: 0.",
  ),
  bad(
    "points as text",
    "number",
    { points: "1" },
    "points",
    "expected a number greater than 0; got '1'.",
    "필요한 것: 0보다 큰 수. 받은 것: '1'.",
  ),
  bad(
    "points without end",
    "number",
    { points: Number.POSITIVE_INFINITY },
    "points",
    "expected a number greater than 0; got Infinity.",
    "필요한 것: 0보다 큰 수. 받은 것: Infinity.",
  ),
  bad(
    "nothing that is checked",
    "number",
    { checks: [] },
    "checks",
    "nothing would be checked: every question but a text needs at least one check.",
    "확인할 것이 하나도 없습니다. 글로 답하는 문제가 아니면 검사(check)가 하나는 있어야 합니다.",
  ),
  bad(
    "an id with a capital",
    "number",
    { id: "Conv28" },
    "id",
    "expected lower-case words joined by hyphens, at most 55 characters, such as \"conv-28\"; got 'Conv28'.",
    "필요한 것: 하이픈으로 이은 영어 소문자 단어, 55자까지, 예: \"conv-28\". 받은 것: 'Conv28'.",
  ),
  bad(
    "an id that is too long for a cell",
    "number",
    { id: "a".repeat(56) },
    "id",
    "expected lower-case words joined by hyphens, at most 55 characters, such as \"conv-28\"; got 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.",
    "필요한 것: 하이픈으로 이은 영어 소문자 단어, 55자까지, 예: \"conv-28\". 받은 것: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa'.",
  ),
  bad(
    "a text in one language",
    "number",
    { text: { ko: "크기는?" } },
    "text.en",
    "missing; expected a text that is not empty.",
    "빠져 있습니다. 필요한 것: 비어 있지 않은 글.",
  ),
  bad(
    "an empty text",
    "number",
    { title: { ko: " ", en: "Size" } },
    "title.ko",
    "expected a text that is not empty; got ' '.",
    "필요한 것: 비어 있지 않은 글. 받은 것: ' '.",
  ),
  bad(
    "a text as plain text",
    "number",
    { text: "How large?" },
    "text",
    'expected a text in both languages, { ko: "…", en: "…" }, or a function that makes one from the numbers; got \'How large?\'.',
    '필요한 것: 두 언어로 쓴 글 { ko: "…", en: "…" } 또는 숫자들로 그 글을 만드는 함수. 받은 것: \'How large?\'.',
  ),
  bad(
    "a third language",
    "number",
    { title: { ...both("Size"), de: "Größe" } },
    "title.de",
    "there is no field de. The fields are ko, en.",
    "de 항목은 없습니다. 쓸 수 있는 항목: ko, en.",
  ),
  bad(
    "a misspelt field",
    "number",
    { hint: GOOD_OPTIONS.number.hints, hints: undefined },
    "hint",
    "there is no field hint: did you mean hints?",
    "hint 항목은 없습니다. 혹시 hints인가요?",
  ),
  bad(
    "a misspelt optional field",
    "number",
    { tolerence: 1, tolerance: undefined },
    "tolerence",
    "there is no field tolerence: did you mean tolerance?",
    "tolerence 항목은 없습니다. 혹시 tolerance인가요?",
  ),
  bad(
    "another kind's field",
    "text",
    { checks: [first] },
    "checks",
    "there is no field checks. The fields are id, points, title, text, answer, variant, explanation, showSolution, hints, solution, rubric.",
    "checks 항목은 없습니다. 쓸 수 있는 항목: id, points, title, text, answer, variant, explanation, showSolution, hints, solution, rubric.",
  ),
  bad(
    "an answer that is no name",
    "number",
    { answer: "output size" },
    "answer",
    "expected a name that a variable can have, such as \"conv28\"; got 'output size'.",
    "필요한 것: 변수 이름으로 쓸 수 있는 이름, 예: \"conv28\". 받은 것: 'output size'.",
  ),
  bad(
    "an answer that is a word of the language",
    "number",
    { answer: "class" },
    "answer",
    "expected a name that a variable can have, such as \"conv28\"; got 'class'.",
    "필요한 것: 변수 이름으로 쓸 수 있는 이름, 예: \"conv28\". 받은 것: 'class'.",
  ),
  bad(
    "an answer that hides `check`",
    "number",
    { answer: "check" },
    "answer",
    "`check` has a meaning in notebooks already; take another name.",
    "`check`은(는) 노트북에서 이미 다른 뜻으로 쓰입니다. 다른 이름을 써 주세요.",
  ),
  bad(
    "no solution to compare with",
    "number",
    { solution: undefined },
    "solution",
    "missing; expected a function.",
    "빠져 있습니다. 필요한 것: 함수.",
  ),
  bad(
    "a solution that is no function",
    "number",
    { solution: 24 },
    "solution",
    "expected a function; got 24.",
    "필요한 것: 함수. 받은 것: 24.",
  ),
  bad(
    "a variant that is no function",
    "number",
    { variant: { inputSize: 28 } },
    "variant",
    "expected a function; got { inputSize: 28 }.",
    "필요한 것: 함수. 받은 것: { inputSize: 28 }.",
  ),
  bad(
    "a rule for the solution",
    "number",
    { showSolution: "later" },
    "showSolution",
    'expected "always", "never", "afterFullScore" or { afterChecks: 3 }; got \'later\'.',
    '필요한 것: "always", "never", "afterFullScore", { afterChecks: 3 } 가운데 하나. 받은 것: \'later\'.',
  ),
  bad(
    "a solution after no checks",
    "number",
    { showSolution: { afterChecks: 0 } },
    "showSolution.afterChecks",
    "expected a whole number of 1 or more; got 0.",
    "필요한 것: 1 이상의 정수. 받은 것: 0.",
  ),
  bad(
    "one hint for a list of hints",
    "number",
    { hints: both("Hint") },
    "hints",
    "expected a list of texts, from a nudge to nearly all of it; got { ko: 'Hint 문제', en: 'Hint' }.",
    "필요한 것: 글의 배열(가벼운 귀띔에서 거의 답까지). 받은 것: { ko: 'Hint 문제', en: 'Hint' }.",
  ),
  bad(
    "a hint in one language",
    "number",
    { hints: [both("Hint"), { en: "More" }] },
    "hints[1].ko",
    "missing; expected a text that is not empty.",
    "빠져 있습니다. 필요한 것: 비어 있지 않은 글.",
  ),
  bad(
    "a misconception's value that is no function",
    "number",
    { misconceptions: [{ ...misconception, value: 28 }] },
    "misconceptions[0].value",
    "expected a function; got 28.",
    "필요한 것: 함수. 받은 것: 28.",
  ),
  bad(
    "two misconceptions with one id",
    "number",
    { misconceptions: [misconception, misconception] },
    "misconceptions[1].id",
    'another one before it has the id "no-kernel" too; take another id.',
    '앞에 id가 "no-kernel"인 것이 또 있습니다. 다른 id를 써 주세요.',
  ),
  bad(
    "two checks with one id",
    "layer",
    { checks: [first, first] },
    "checks[1].id",
    'another one before it has the id "first" too; take another id.',
    '앞에 id가 "first"인 것이 또 있습니다. 다른 id를 써 주세요.',
  ),
  bad(
    "a hidden check with a check's id",
    "layer",
    { hiddenChecks: [first] },
    "hiddenChecks[0].id",
    'another one before it has the id "first" too; take another id.',
    '앞에 id가 "first"인 것이 또 있습니다. 다른 id를 써 주세요.',
  ),
  bad(
    "a check without judge",
    "layer",
    { checks: [{ ...first, judge: undefined }] },
    "checks[0].judge",
    "missing; expected a function.",
    "빠져 있습니다. 필요한 것: 함수.",
  ),
  bad(
    "a weight of 0",
    "layer",
    { checks: [{ ...first, weight: 0 }] },
    "checks[0].weight",
    "expected a number greater than 0; got 0.",
    "필요한 것: 0보다 큰 수. 받은 것: 0.",
  ),
  bad(
    "a layer without checks",
    "layer",
    { checks: [] },
    "checks",
    "expected a list of one or more { id, title, judge }; got [].",
    "필요한 것: { id, title, judge }가 하나 이상 든 배열. 받은 것: [].",
  ),
  bad(
    "an ask for what is no name",
    "layer",
    { checks: [{ ...first, ask: { value: "a.b" } }] },
    "checks[0].ask.value",
    "expected a name that a variable can have, such as \"conv28\"; got 'a.b'.",
    "필요한 것: 변수 이름으로 쓸 수 있는 이름, 예: \"conv28\". 받은 것: 'a.b'.",
  ),
  bad(
    "a check of a function without ask",
    "function",
    { checks: [first] },
    "checks[0].ask",
    'missing; a function is called, so this check has to say how: ask: { call: "name", arguments: […] }.',
    '빠져 있습니다. 함수는 호출해서 검사하므로 어떻게 부를지 적어야 합니다: ask: { call: "이름", arguments: […] }.',
  ),
  bad(
    "a tolerance below 0",
    "tensor",
    { tolerance: -1 },
    "tolerance",
    "expected a number greater than 0; got -1.",
    "필요한 것: 0보다 큰 수. 받은 것: -1.",
  ),
  bad(
    "no examples",
    "function",
    { examples: [] },
    "examples",
    "expected one or more examples, or checks; got [].",
    "필요한 것: 예(examples)나 검사(checks) 하나 이상. 받은 것: [].",
  ),
  bad(
    "an example with a function",
    "function",
    { examples: [{ arguments: [() => 1], returns: 1 }] },
    "examples[0].arguments[0]",
    "expected plain data (numbers, texts, true and false, null, lists, objects of these); got [Function (anonymous)].",
    "필요한 것: 단순한 데이터(수, 글, true와 false, null, 그리고 이들의 배열과 객체). 받은 것: [Function (anonymous)].",
  ),
  bad(
    "hidden calls without lists of arguments",
    "function",
    { hiddenCalls: [32] },
    "hiddenCalls[0]",
    "expected a list of arguments; got 32.",
    "필요한 것: 인자의 배열. 받은 것: 32.",
  ),
  bad(
    "hidden calls without solution",
    "function",
    { solution: undefined },
    "solution",
    "missing; a file with hidden checks or calls is the instructor's and has the solution.",
    "빠져 있습니다. 숨은 검사나 호출이 있는 파일은 교수자의 것이므로 풀이가 있어야 합니다.",
  ),
  bad(
    "nothing for solution() to show",
    "function",
    { explanation: undefined },
    "explanation",
    'missing; `solution` has to have something to show. Write one, or set showSolution: "never".',
    '빠져 있습니다. `solution`이 보여 줄 설명이 필요합니다. 설명을 쓰거나 showSolution: "never"로 정해 주세요.',
  ),
  bad(
    "weights that are not said by true or false",
    "model",
    { weights: 1 },
    "weights",
    "expected true or false; got 1.",
    "필요한 것: true 또는 false. 받은 것: 1.",
  ),
  bad(
    "a rubric of other points",
    "text",
    { points: 3 },
    "rubric",
    "the points of its lines are 2 together, the question's are 3; they must be equal.",
    "항목의 점수를 더하면 2점인데 문제는 3점입니다. 둘이 같아야 합니다.",
  ),
  bad(
    "an empty rubric",
    "text",
    { rubric: [] },
    "rubric",
    "expected a list of one or more { points, text }; got [].",
    "필요한 것: { points, text }가 하나 이상 든 배열. 받은 것: [].",
  ),
  bad(
    "a row's name in one language",
    "table",
    { rows: { conv1: { en: "x" } } },
    "rows.conv1.ko",
    "missing; expected a text that is not empty.",
    "빠져 있습니다. 필요한 것: 비어 있지 않은 글.",
  ),

  // What running the file shows.
  bad(
    "a variant that throws",
    "number",
    {
      variant: () => {
        throw new RangeError("no numbers");
      },
    },
    "variant",
    "this function threw RangeError: no numbers.",
    "이 함수에서 오류가 났습니다: RangeError: no numbers.",
  ),
  bad(
    "a variant of one number",
    "number",
    { variant: () => 28 },
    "variant(draw)",
    "expected an object of numbers, texts, true and false, and lists of numbers; got 28.",
    "필요한 것: 수, 글, true와 false, 수의 배열을 담은 객체. 받은 것: 28.",
  ),
  bad(
    "a variant by other chance",
    "number",
    { variant: otherChance() },
    "variant(draw)",
    "gave other numbers for the same draws; draw every number by what it is called with.",
    "같은 뽑기에서 다른 숫자가 나왔습니다. 모든 숫자를 받은 인자(draw)로 뽑아 주세요.",
  ),
  bad(
    "a text that throws",
    "number",
    { text: (numbers: { a: { b: 1 } }) => both(`${numbers.a.b}`) },
    "text",
    "this function threw TypeError: Cannot read properties of undefined (reading 'b').",
    "이 함수에서 오류가 났습니다: TypeError: Cannot read properties of undefined (reading 'b').",
  ),
  bad(
    "a text function for one language",
    "number",
    { text: () => ({ ko: "크기는?" }) },
    "text(numbers).en",
    "missing; expected a text that is not empty.",
    "빠져 있습니다. 필요한 것: 비어 있지 않은 글.",
  ),
  bad(
    "a hint function that gives text",
    "number",
    { hints: [() => "Hint"] },
    "hints[0](numbers)",
    'expected a text in both languages, { ko: "…", en: "…" }; got \'Hint\'.',
    '필요한 것: 두 언어로 쓴 글 { ko: "…", en: "…" }. 받은 것: \'Hint\'.',
  ),
  bad(
    "a solution that is not a number",
    "number",
    { solution: () => Number.NaN },
    "solution(numbers)",
    "expected a finite number; got NaN.",
    "필요한 것: 유한한 수. 받은 것: NaN.",
  ),
  bad(
    "a solution of another kind",
    "shape",
    { solution: () => 24, axes: undefined },
    "solution(numbers)",
    "expected a list of whole numbers of 0 or more (null: the batch); got 24.",
    "필요한 것: 0 이상인 정수의 배열(null은 배치). 받은 것: 24.",
  ),
  bad(
    "axes that are not the solution's",
    "shape",
    { axes: [both("height")] },
    "axes",
    "names 1 axes; the solution has 3.",
    "축 이름은 1개인데 풀이의 축은 3개입니다.",
  ),
  bad(
    "a row that the table has not",
    "table",
    { rows: { Conv_1: both("first") } },
    "rows.Conv_1",
    "the solution has no Conv_1: did you mean conv1? It has conv1, conv2.",
    "풀이에 Conv_1이(가) 없습니다. 혹시 conv1인가요? 풀이에 있는 것: conv1, conv2.",
  ),
  bad(
    "a misconception's table with other cells",
    "table",
    { misconceptions: [{ ...misconception, value: () => ({ conv1: { weights: 25 } }) }] },
    "misconceptions[0].value(numbers)",
    "has the cells conv1.weights; the solution has conv1.biases, conv1.weights, conv2.weights.",
    "표의 칸이 conv1.weights인데 풀이의 칸은 conv1.biases, conv1.weights, conv2.weights입니다.",
  ),
  bad(
    "a ragged tensor",
    "tensor",
    { solution: () => [[1, 2], [3]] },
    "solution(numbers)",
    "expected finite numbers in nested lists of equal lengths; got [ [ 1, 2 ], [ 3 ] ].",
    "필요한 것: 길이가 고르게 겹친 배열에 담은 유한한 수. 받은 것: [ [ 1, 2 ], [ 3 ] ].",
  ),
  bad(
    "a solution that is no layer",
    "layer",
    { solution: () => ({ type: "conv2d" }) },
    "solution(numbers)",
    "expected a layer, made by a builder such as conv2d; got { type: 'conv2d' }.",
    "필요한 것: conv2d 같은 함수가 만든 층. 받은 것: { type: 'conv2d' }.",
  ),
  bad(
    "an example that is wrong",
    "function",
    { examples: [{ arguments: [28, 5], returns: 23 }] },
    "examples[0]",
    "the solution returns 24 for it, and `returns` is 23; correct one of them.",
    "풀이의 결과는 24인데 `returns`는 23입니다. 둘 중 하나를 고쳐 주세요.",
  ),
  bad(
    "an examples function that gives no list",
    "function",
    { examples: () => ({}) },
    "examples(numbers)",
    "expected a list of { arguments: […], returns }, or a function that makes one from the numbers; got {}.",
    "필요한 것: { arguments: […], returns }의 배열 또는 숫자들로 그것을 만드는 함수. 받은 것: {}.",
  ),
  bad(
    "a hidden call that the solution cannot do",
    "function",
    {
      solution: () => (input: number, kernel: number) => {
        if (input === 32) throw new RangeError("too large");
        return input - kernel + 1;
      },
    },
    "hiddenCalls[0]",
    "this function threw RangeError: too large.",
    "이 함수에서 오류가 났습니다: RangeError: too large.",
  ),
  bad(
    "a solution that is a promise, with misconceptions",
    "number",
    { solution: async () => 24 },
    "solution(numbers)",
    "is a promise; misconceptions are compared with it, so it has to be there at once.",
    "프로미스입니다. 오개념과 비교해야 하므로 값을 바로 돌려주어야 합니다.",
  ),
  bad(
    "a misconception's shape of something else than numbers",
    "shape",
    { misconceptions: [{ ...misconception, value: () => ["28", 28, 1] }] },
    "misconceptions[0].value(numbers)",
    "expected a list of numbers (null: the batch); got [ '28', 28, 1 ].",
    "필요한 것: 수의 배열(null은 배치). 받은 것: [ '28', 28, 1 ].",
  ),
  bad(
    "a misconception's layer that is the solution's",
    "layer",
    { recognisedBy: undefined, misconceptions: [{ ...misconception, value: GOOD_OPTIONS.layer.solution }] },
    "misconceptions[0].value(numbers)",
    "is the right answer; it has to differ from it.",
    "정답과 같습니다. 정답과 달라야 합니다.",
  ),
  bad(
    "a hidden check with the id of one that goes without saying",
    "shape",
    { hiddenChecks: [{ ...first, id: "axis-1" }] },
    "hiddenChecks",
    'another one before it has the id "axis-1" too; take another id.',
    '앞에 id가 "axis-1"인 것이 또 있습니다. 다른 id를 써 주세요.',
  ),
  bad(
    "an ask function that asks nothing",
    "layer",
    { checks: [{ ...first, ask: () => ({}) }] },
    "checks[0].ask(numbers).value",
    'missing; expected a name that a variable can have, such as "conv28".',
    '빠져 있습니다. 필요한 것: 변수 이름으로 쓸 수 있는 이름, 예: "conv28".',
  ),
  bad(
    "a misconception with the right answer",
    "number",
    { misconceptions: [{ ...misconception, value: GOOD_OPTIONS.number.solution }] },
    "misconceptions[0].value(numbers)",
    "is the right answer; it has to differ from it.",
    "정답과 같습니다. 정답과 달라야 합니다.",
  ),
];

function otherChance() {
  let drawn = 0;
  return () => ({ inputSize: ++drawn });
}

describe("a bad question file is refused by field and in words", () => {
  it.each(BAD)("$title", async ({ definition, field, en, ko }) => {
    const id = (definition as { questions: [{ id: string }] }).questions[0].id;

    const inEnglish = await refusal(definition, "en");
    expect(inEnglish.problems).toContainEqual({ question: { number: 1, id }, field, message: en });
    expect(inEnglish.message).toContain(`${FILE}: `);
    expect(inEnglish.message).toContain(`\n- question 1 (${id}), ${field}: ${en}`);

    const inKorean = await refusal(definition, "ko");
    expect(inKorean.message).toContain(`${FILE}: `);
    expect(inKorean.message).toContain(`\n- 1번 문제 (${id}), ${field}: ${ko}`);
  });

  it("and that alone is said, where one thing is wrong", async () => {
    for (const { title, definition } of BAD.filter((one) => one.title !== "a misspelt field")) {
      expect([title, (await refusal(definition)).problems.length]).toEqual([title, 1]);
    }
  });
});

describe("what is wrong with an exercise as a whole", () => {
  const good = definitionWith(changed("number"));

  it.each([
    [
      "a definition that is none",
      undefined,
      "exercise(file, definition)",
      "missing; expected an object with assignment, title and questions.",
    ],
    [
      "an assignment that is no folder's name",
      { ...Object(good), assignment: "Output Size" },
      "assignment",
      "expected lower-case words",
    ],
    [
      "a title in one language",
      { ...Object(good), title: { ko: "크기" } },
      "title.en",
      "missing; expected a text that is not empty.",
    ],
    ["no questions", definitionWith(), "questions", "expected a list of one or more questions; got []."],
    [
      "a question without its builder",
      definitionWith(GOOD_OPTIONS.number),
      "questions[0]",
      "expected what numberQuestion, shapeQuestion or another of these builders returns; got ",
    ],
    [
      "a kind that there is not",
      definitionWith({ ...Object(changed("number")), kind: "vector" }),
      "questions[0]",
      "expected what numberQuestion",
    ],
    [
      "a field that there is not",
      { ...Object(good), question: [] },
      "question",
      "there is no field question. The fields are assignment, title, questions.",
    ],
  ])("%s", async (_, definition, field, message) => {
    const { problems } = await refusal(definition);
    expect(problems).toEqual([{ question: undefined, field, message: expect.stringContaining(message) }]);
  });

  it("two questions with one id, or about one variable", async () => {
    const { problems } = await refusal(
      definitionWith(changed("number"), changed("tensor", { id: "size", answer: "size" })),
    );
    const question = { number: 2, id: "size" };
    expect(problems).toEqual([
      { question, field: "id", message: 'another one before it has the id "size" too; take another id.' },
      { question, field: "answer", message: "question size asks for `size` too; take another name." },
    ]);
  });

  it("lists five things and counts the others", async () => {
    const questions = Array.from({ length: 7 }, (_, index) =>
      changed("number", { id: `size-${index}`, answer: `size${index}`, points: -index }),
    );
    const error = await refusal(definitionWith(...questions));
    expect(error.problems).toHaveLength(7);
    const lines = error.message.split("\n");
    expect(lines[0]).toBe(`${FILE}: 7 things are wrong in this question file.`);
    expect(lines.filter((line) => line.startsWith("- "))).toHaveLength(5);
    expect(lines[5]).toBe("- question 5 (size-4), points: expected a number greater than 0; got -4.");
    expect(lines[6]).toBe("… and 2 more.");

    const korean = (await refusal(definitionWith(...questions), "ko")).message.split("\n");
    expect(korean[0]).toBe(`${FILE}: 이 문제 파일에 잘못된 곳이 7군데 있습니다.`);
    expect(korean[6]).toBe("… 그리고 2군데 더 있습니다.");
  });
});

describe("misconceptions that cannot be told apart", () => {
  const one = { ...misconception, id: "one" };

  it("names the one that another has the answer of", async () => {
    const { problems } = await refusal(
      definitionWith(changed("number", { misconceptions: [one, { ...one, id: "other" }] })),
    );
    expect(problems).toMatchObject([
      {
        field: "misconceptions[1].value(numbers)",
        message: 'is the answer of the misconception "one" too; they have to differ.',
      },
    ]);
  });

  it("of a question that is everybody's, too", async () => {
    const right = { ...one, value: GOOD_OPTIONS.shape.solution };
    const { problems } = await refusal(definitionWith(changed("shape", { misconceptions: [right] })));
    expect(problems).toMatchObject([
      { field: "misconceptions[0].value(numbers)", message: "is the right answer; it has to differ from it." },
    ]);
  });

  it("but numbers for which they are the same are drawn again", async () => {
    const sometimes = {
      ...one,
      value: ({ inputSize }: { inputSize: number }) => (inputSize > 21 ? inputSize - 4 : inputSize),
    };
    await checkDefinition(FILE, definitionWith(changed("number", { misconceptions: [sometimes] })));
  });
});
