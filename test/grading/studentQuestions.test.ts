import { describe, expect, it } from "@jest/globals";
import type { QuestionFacts } from "../../src/grading/release/instructorQuestions.ts";
import { fieldName } from "../../src/grading/release/questionSyntax.ts";
import { parseSource } from "../../src/grading/release/sourceSyntax.ts";
import { studentQuestions } from "../../src/grading/release/studentQuestions.ts";

const CANARY = "canary-5f2c";

interface FileParts {
  /** Names that the file imports besides. */
  readonly imports?: string;
  /** What stands before the exercise. */
  readonly above?: string;
  /** What stands in the question's options. */
  readonly options?: string;
  readonly kind?: string;
  readonly after?: string;
  readonly showsSolution?: boolean;
}

/** The names of the options, as they would be when the file runs. */
function fieldsOf(options: string): string[] {
  const syntax = parseSource(`f({ id: "q", answer: "f",\n${options}\n})`);
  const [statement] = syntax instanceof Error ? [] : syntax.program.body;
  const call = statement?.type === "ExpressionStatement" ? statement.expression : undefined;
  const object = call?.type === "CallExpression" ? call.arguments[0] : undefined;
  return object?.type === "ObjectExpression" ? object.properties.map(fieldName) : [];
}

/** A question file of one question, and what a student gets of it. */
function released({ imports = "", above = "", options = "", after = "", ...facts }: FileParts) {
  const { kind = "function", showsSolution = true } = facts;
  const source = `import { exercise, ${kind}Question${imports} } from "convolab";

${above}
export const { check } = await exercise(import.meta.url, {
  assignment: "a",
  questions: [
    ${kind}Question({
      id: "q",
      answer: "f",
${options}
    }),
  ],
});
${after}`;
  const questions: QuestionFacts[] = [
    { id: "q", kind, points: 1, answer: "f", showsSolution, fields: fieldsOf(options) },
  ];
  return studentQuestions(source, "questions.ts", questions, new Set(["check"]));
}

describe("what only hidden parts need goes with them", () => {
  it.each<[string, FileParts]>([
    ["a hidden call", { options: `hiddenCalls: [["${CANARY}"]],` }],
    ["a hidden check", { options: `hiddenChecks: [{ id: "h", judge: () => "${CANARY}" }],` }],
    ["a hidden check in quotes", { options: `"hiddenChecks": [{ id: "h", judge: () => "${CANARY}" }],` }],
    ["a solution", { options: `solution: () => "${CANARY}",` }],
    ["a solution as a method", { options: `solution() { return "${CANARY}"; },` }],
    ["an explanation that is never shown", { options: `explanation: { ko: "${CANARY}" },`, showsSolution: false }],
    ["a comment above it", { options: `hints: [],\n// ${CANARY}\nhiddenCalls: [],` }],
    ["a comment behind it", { options: `hiddenCalls: [], // ${CANARY}\nhints: [],` }],
    ["a comment before its comma", { options: `hiddenCalls: [] /* ${CANARY} */,\nhints: [],` }],
    ["a comment in it", { options: `hiddenCalls: [\n// ${CANARY}\n[1]],` }],
    ["a comment behind the last one", { options: `hints: [],\nhiddenCalls: []\n// ${CANARY}` }],
    ["a comment behind several of them", { options: `hiddenCalls: [],\n/* ${CANARY} */\nsolution: 1,` }],
    [
      "a helper",
      { above: `function helper() { return "${CANARY}"; }\n`, options: `hiddenChecks: [{ judge: () => helper() }],` },
    ],
    [
      "a helper of a helper",
      {
        above: `const inner = "${CANARY}";\nfunction helper() { return inner; }\n`,
        options: `hiddenChecks: [{ judge: () => helper() }],`,
      },
    ],
    [
      "helpers that need each other",
      {
        above: `function one() { return two(); }\nfunction two() { return one() + "${CANARY}"; }\n`,
        options: `hiddenChecks: [{ judge: () => one() }],`,
      },
    ],
    [
      "a helper's comment, at some distance",
      {
        above: `const other = 1;\n\n// ${CANARY}\n\n/** Helps. */\nfunction helper() {}\n`,
        options: `hints: [other],\nhiddenChecks: [{ judge: () => helper() }],`,
      },
    ],
    [
      "one of two constants in a line",
      { above: `const other = 1, helper = "${CANARY}";\n`, options: `hints: [other],\nhiddenCalls: [[helper]],` },
    ],
    [
      "the first of two constants in a line",
      { above: `const helper = "${CANARY}", other = 1;\n`, options: `hints: [other],\nhiddenCalls: [[helper]],` },
    ],
    [
      "a helper with the name of an inner variable elsewhere",
      {
        above: `const size = "${CANARY}";\n`,
        options: `text: ({ size }) => size,\nhiddenCalls: [[size]],`,
      },
    ],
    [
      "a helper with the name of a property elsewhere",
      { above: `const size = "${CANARY}";\n`, options: `text: { size: 1 },\nhints: a.size,\nhiddenCalls: [[size]],` },
    ],
    ["a type", { above: `type Hidden = "${CANARY}";\n`, options: `hiddenChecks: [{ judge: (x: Hidden) => true }],` }],
    ["a helper that is exported for nobody", { above: `export const helper = "${CANARY}";\n` }],
    ["a helper that nobody needs", { above: `const helper = "${CANARY}";\n` }],
    ["a helper below", { options: `hiddenCalls: [[helper()]],`, after: `function helper() { return "${CANARY}"; }\n` }],
    [
      "what stands on a line with others",
      { above: `const a = 1; const b = "${CANARY}"; const c = 2;`, options: "hints: [a, c]," },
    ],
    ["an import", { imports: ", canary5f2c", options: `solution: () => canary5f2c(1),` }],
    [
      "a type that is imported",
      { imports: ", type Canary5f2c", options: `hiddenChecks: [{ judge: (a: Canary5f2c) => 1 }],` },
    ],
    [
      "a region of hidden tests",
      { above: `// BEGIN HIDDEN TESTS\nexport const test = "${CANARY}";\n// END HIDDEN TESTS\n` },
    ],
    [
      "a statement in a region of hidden tests",
      { above: `// BEGIN HIDDEN TESTS\nif ("${CANARY}" === functionQuestion.name) throw 1;\n// END HIDDEN TESTS\n` },
    ],
    ["names with escapes", { options: `hidden\\u0043alls: [["${CANARY}"]],` }],
    [
      "what a file with a byte order mark and other line ends hides",
      { above: "\r\n", options: `hiddenCalls: [["${CANARY}"]], // ${CANARY}\r` },
    ],
    [
      "a property in a region of hidden tests",
      { options: `hints: [],\n// BEGIN HIDDEN TESTS\nexplanation: { ko: "${CANARY}" },\n// END HIDDEN TESTS` },
    ],
    [
      "hidden parts beside a region of hidden tests",
      {
        options: `hints: [],\n// BEGIN HIDDEN TESTS\n// ${CANARY}\n// END HIDDEN TESTS\nsolution: "${CANARY}",\n// BEGIN HIDDEN TESTS\n// END HIDDEN TESTS`,
      },
    ],
    [
      "a region of hidden tests in a question",
      { options: `checks: [\n// BEGIN HIDDEN TESTS\n{ judge: "${CANARY}" },\n// END HIDDEN TESTS\n],` },
    ],
  ])("%s", (_, parts) => {
    expect(released(parts).text).not.toMatch(/canary/i);
  });
});

describe("what others need stays", () => {
  it.each<[string, FileParts]>([
    ["a solution that checks compare with", { kind: "number", options: `solution: () => "${CANARY}",` }],
    ["an explanation", { options: `explanation: { ko: "${CANARY}" },` }],
    ["a property of the same name further in", { options: `hints: [{ hiddenCalls: "${CANARY}", solution: 1 }],` }],
    [
      "a helper of a public check",
      {
        above: `function helper() { return "${CANARY}"; }\n`,
        options: `checks: [{ judge: helper }],\nhiddenChecks: [{ judge: () => helper() }],`,
      },
    ],
    [
      "a helper of a public helper",
      {
        above: `const inner = "${CANARY}";\nconst helper = () => inner;\n`,
        options: `checks: [{ judge: helper }],\nhiddenCalls: [[inner]],`,
      },
    ],
    [
      "a type",
      { above: `interface Size { canary: "${CANARY}" }\n`, options: `text: ({ size }: Size) => ({ size } as const),` },
    ],
    [
      "all that has a helper's name",
      {
        above: `function helper(a: "${CANARY}"): number;\nfunction helper(a: string) { return 1; }\n`,
        options: "checks: [{ judge: helper }],",
      },
    ],
    [
      "what stands on a helper's line",
      { above: `const a = 1; const b = "${CANARY}"; const c = 2;`, options: "hints: [b]," },
    ],
    ["a comment of its own", { options: `// ${CANARY}\nhints: [],\nhiddenCalls: [],` }],
    ["a comment behind a property before", { options: `hints: [], // ${CANARY}\nhiddenCalls: [],` }],
    ["a comment at the top", { above: `// ${CANARY}\n` }],
  ])("%s", (_, parts) => {
    expect(released(parts).text).toContain(CANARY);
  });

  it("an entry that is a name is found behind it", () => {
    const source = `import { exercise, functionQuestion } from "convolab";
const q = functionQuestion({ id: "q", solution: () => "${CANARY}" });
export const { check } = await exercise(import.meta.url, { questions: [q] });
`;
    const facts = [
      { id: "q", kind: "function", points: 1, answer: "f", showsSolution: true, fields: ["id", "solution"] },
    ];
    expect(studentQuestions(source, "questions.ts", facts, new Set(["check"])).text).toBe(
      source.replace(`, solution: () => "${CANARY}"`, ""),
    );
  });
});

it("a question by name that is changed before it is asked is refused", () => {
  const source = `import { exercise, functionQuestion } from "convolab";
const q = functionQuestion({ id: "q", hiddenCalls: [] });
const more = q.options.hiddenCalls.push(["${CANARY}"]);
export const { check } = await exercise(import.meta.url, { questions: [q] });
`;
  const facts = [
    { id: "q", kind: "function", points: 1, answer: "f", showsSolution: true, fields: ["id", "hiddenCalls"] },
  ];
  expect(() => studentQuestions(source, "questions.ts", facts, new Set(["check"]))).toThrow(
    "questions.ts:3: q is used for more than to write the questions out.",
  );
});

it("leaves the file tidy", () => {
  const above = `/** Public. */
const shown = 1;

/** Hidden. */
function hidden() {
  return 2;
}

`;
  const options = `      hints: [shown],
      hiddenCalls: [[hidden()]],
      // The solution.
      solution: () => 1,`;
  expect(
    released({ imports: ", conv2d", above, options }).text,
  ).toBe(`import { exercise, functionQuestion } from "convolab";

/** Public. */
const shown = 1;

export const { check } = await exercise(import.meta.url, {
  assignment: "a",
  questions: [
    functionQuestion({
      id: "q",
      answer: "f",
      hints: [shown],
    }),
  ],
});
`);
});

it("counts what it takes out, and says what hidden and public parts share", () => {
  const { text: _, ...rest } = released({
    above: "const shared = 1;\nconst helper = 2;\n",
    options:
      "hints: [shared],\nhiddenCalls: [[shared], [helper]],\nhiddenChecks: [{ id: 1 }],\nsolution: () => shared + 1,",
  });
  expect(rest).toEqual({
    hiddenCalls: 2,
    hiddenChecks: 1,
    solutions: 1,
    explanations: 0,
    hiddenTests: 0,
    declarations: 1,
    shared: ["shared"],
  });
});

describe("what cannot be cut surely is refused", () => {
  it.each<[string, FileParts, RegExp]>([
    [
      "options from elsewhere",
      { above: "const more = {};", options: "...more," },
      /questions\.ts:\d+: is not a written-out/,
    ],
    ["a computed name", { options: `["hidden" + "Checks"]: [],` }, /is not a written-out/],
    ["a name in a template", { options: "[`hiddenChecks`]: []," }, /is not a written-out/],
    ["a getter", { options: "get hiddenChecks() { return []; }," }, /is not a written-out/],
    ["a prototype", { options: "__proto__: { hiddenChecks: [] }," }, /is not a written-out/],
    [
      "hidden checks by name",
      { above: "const shared = [];", options: "hiddenChecks: shared," },
      /hiddenChecks is not written out/,
    ],
    ["hidden checks by shorthand", { options: "hiddenChecks," }, /hiddenChecks is not written out/],
    ["a hidden check by name", { options: "hiddenChecks: [shared]," }, /hiddenChecks is not written out/],
    ["hidden checks by spread", { options: "hiddenChecks: [...shared]," }, /hiddenChecks is not written out/],
    ["hidden calls by name", { options: "hiddenCalls: shared.calls," }, /hiddenCalls is not written out/],
    ["a hidden call by name", { options: "hiddenCalls: [[1], calls[0]]," }, /hiddenCalls is not written out/],
    ["an import from elsewhere", { above: 'import { x } from "./more.ts";' }, /imports from elsewhere/],
    ["a Node module", { above: 'import { readFileSync } from "node:fs";' }, /imports from elsewhere/],
    [
      "an import when it runs",
      { options: 'solution: async () => await import("./solution.ts"),' },
      /imports from elsewhere/,
    ],
    ["an export from elsewhere", { above: 'export * from "./more.ts";' }, /imports from elsewhere/],
    ["another name", { imports: ", functionQuestion as fq" }, /imports under another name/],
    ["all names", { above: 'import * as convolab from "convolab";' }, /imports under another name/],
    ["an export list", { above: "const a = 1;\nexport { a };" }, /exports by a list/],
    [
      "a second exercise",
      { after: "const more = await exercise(import.meta.url, { questions: [] });" },
      /has 2 calls of exercise/,
    ],
    ["an exercise by another name", { above: "const other = exercise;" }, /exercise is used for more than to write/],
    [
      "a builder by another name",
      { above: "const build = functionQuestion;" },
      /functionQuestion is used for more than/,
    ],
    [
      "a question that is none of the exercise's",
      { above: "const more = () => functionQuestion({});" },
      /is used for more/,
    ],
    ["a field written twice", { options: "hiddenCalls: [],\nhiddenCalls: [[1]]," }, /hiddenCalls stands there twice/],
    [
      "a statement",
      { above: "const calls = [];\ncalls.push(1);" },
      /questions\.ts:4: is neither an import nor a declaration/,
    ],
    [
      "a namespace",
      { above: "declare namespace Hidden {\n  type A = 1;\n}" },
      /is neither an import nor a declaration/,
    ],
    ["a default export", { above: "export default 1;" }, /is neither an import nor a declaration/],
    ["a solution's region", { above: "// BEGIN SOLUTION\n// END SOLUTION" }, /has no solution regions/],
    [
      "a question in a region of hidden tests",
      { options: "}),\n// BEGIN HIDDEN TESTS\nfunctionQuestion({ id: 1,\n// END HIDDEN TESTS" },
      /is not a text in quotes/,
    ],
    ["a mark that is none", { above: "/* BEGIN HIDDEN TESTS */" }, /is not a mark/],
    [
      "a solution that others show",
      { above: "const right = () => 1;", options: "solution: () => right,\nmisconceptions: [right]," },
      /The solution of q is right, which the students' version needs elsewhere/,
    ],
    [
      "a solution by name that others show",
      { above: "function right() {}", options: "solution: right,\nmisconceptions: [right]," },
      /The solution of q is right/,
    ],
  ])("%s", (_, parts, message) => {
    expect(() => released(parts)).toThrow(message);
  });

  it.each([
    ["a list by name", "questions: all", /questions are not written out/],
    ["a list by spread", "questions: [...all]", /is not a call of numberQuestion/],
    ["a condition", "questions: [a ? functionQuestion({}) : functionQuestion({})]", /is not a call of numberQuestion/],
    ["a wrapper", "questions: [makeQuestion(1)]", /is not a call of numberQuestion/],
    ["a builder that is not imported", "questions: [numberQuestion({})]", /is not a call of numberQuestion/],
    ["options by name", "questions: [functionQuestion(options)]", /is not a written-out/],
    ["an id that is calculated", 'questions: [functionQuestion({ id: "a" + 1 })]', /id is not a text in quotes/],
    ["questions by spread", "...definition", /is not a written-out/],
    [
      "questions written twice",
      'questions: [functionQuestion({ id: "q" })], questions: [functionQuestion({ id: "q" })]',
      /questions stands there twice/,
    ],
    ["a name that is no constant", "questions: [later]", /is not a call of numberQuestion/],
    ["other questions than when it runs", 'questions: [functionQuestion({ id: "other" })]', /are others when it runs/],
    [
      "options that are added when it runs",
      'questions: [functionQuestion({ id: "q", more: 1 })]',
      /are others when it runs/,
    ],
    ["fewer questions than when it runs", "questions: []", /are others when it runs/],
  ])("questions that are not written out: %s", (_, definition, message) => {
    const source = `import { exercise, functionQuestion } from "convolab";
let later = 1;
const numberQuestion = makeQuestion;
export const { check } = await exercise(import.meta.url, { ${definition} });`;
    const facts = [{ id: "q", kind: "function", points: 1, answer: "f", showsSolution: true, fields: ["id"] }];
    expect(() => studentQuestions(source, "questions.ts", facts, new Set(["check"]))).toThrow(message);
  });
});
