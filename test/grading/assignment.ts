import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Language } from "../../src/display/language.ts";
import type { Cell, Notebook } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { languageInfo } from "../../src/session/languageInfo.ts";

export const ASSIGNMENT = "01-sizes";

/** A key of 32 bytes that signs in tests. */
export const KEY = new Uint8Array(32).fill(7);

/** A question file with a number, a function, a layer and a text, written as an instructor would. */
export const QUESTIONS = `import { conv2d, exercise, functionQuestion, layerQuestion, numberQuestion, textQuestion } from "convolab";

/** Half of a size, rounded up. */
function half(size: number): number {
  return Math.ceil(size / 2);
}

/** What only the hidden check compares with. */
const HIDDEN_SIZE = 13;

export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(
  import.meta.url,
  {
    assignment: "01-sizes",
    title: { ko: "크기", en: "Sizes" },
    questions: [
      numberQuestion({
        id: "half-size",
        points: 1,
        title: { ko: "절반", en: "Half" },
        answer: "halfSize",
        variant: (draw) => ({ size: draw.integer(20, 40) }),
        text: ({ size }) => ({ ko: \`\${size}의 절반은?\`, en: \`What is half of \${size}?\` }),
        solution: ({ size }) => half(size),
        hints: [
          { ko: "2로 나눕니다.", en: "Divide by 2." },
          { ko: "올림합니다.", en: "Round up." },
        ],
      }),
      functionQuestion({
        id: "double-it",
        points: 3,
        title: { ko: "두 배", en: "Twice" },
        text: { ko: "두 배로 만드세요.", en: "Double it." },
        answer: "doubleIt",
        examples: [
          { arguments: [1], returns: 2 },
          { arguments: [4], returns: 8 },
        ],
        // The hidden calls: a large number, a negative one.
        hiddenCalls: [[1234], [-5]],
        solution: () => (value: number) => 2 * value,
        explanation: { ko: "$2x$입니다.", en: "It is $2x$." },
        hints: [{ ko: "곱하세요.", en: "Multiply." }],
      }),
      layerQuestion({
        id: "smaller",
        points: 2,
        title: { ko: "작게", en: "Smaller" },
        text: { ko: "28을 26으로 줄이는 층", en: "A layer that makes 26 of 28" },
        answer: "smaller",
        checks: [
          {
            id: "size",
            title: { ko: "크기", en: "the size" },
            judge: (layer) => layer.outputShape([null, 28, 28, 1])[1] === 26 || { reason: { ko: "다릅니다.", en: "It is not." } },
          },
        ],
        hiddenChecks: [
          {
            id: "other-size",
            title: { ko: "다른 크기", en: "another size" },
            judge: (layer) =>
              layer.outputShape([null, 15, 15, 1])[1] === HIDDEN_SIZE || { reason: { ko: "다릅니다.", en: "It is not." } },
          },
        ],
        solution: () => conv2d(8, 3),
        explanation: { ko: "커널은 3입니다.", en: "The kernel is 3." },
        showSolution: "never",
        hints: [{ ko: "커널을 보세요.", en: "Look at the kernel." }],
      }),
      textQuestion({
        id: "why",
        points: 2,
        title: { ko: "까닭", en: "Why" },
        text: { ko: "왜 작아질까요?", en: "Why does it get smaller?" },
        answer: "why",
        rubric: [{ points: 2, text: { ko: "가장자리", en: "the border" } }],
        solution: () => "The kernel stays inside.",
        explanation: { ko: "커널이 안에 머뭅니다.", en: "The kernel stays inside." },
        hints: [{ ko: "가장자리를 보세요.", en: "Look at the border." }],
      }),
    ],
  },
);
`;

/** The code of the notebook's cells in order, by their ids. */
export const CODE: Readonly<Record<string, string>> = {
  start: [
    'import { check, hint, learner, numbers, progress, question, solution } from "./questions.ts";',
    'import { notAttempted, type Layer, conv2d } from "convolab";',
  ].join("\n"),
  learner: 'learner("");',
  "question-half-size": 'question("half-size")',
  "answer-half-size": [
    "let halfSize: number | undefined;",
    "// BEGIN SOLUTION",
    'halfSize = Math.ceil(numbers("half-size").size / 2);',
    "// END SOLUTION",
  ].join("\n"),
  "check-half-size": 'await check("half-size")',
  "question-double-it": 'question("double-it")',
  "answer-double-it": [
    "function doubleIt(value: number): number {",
    "  // BEGIN SOLUTION",
    "  return 2 * value;",
    "  // END SOLUTION",
    "}",
  ].join("\n"),
  "check-double-it": 'await check("double-it") * 3',
  "question-smaller": 'question("smaller")',
  "answer-smaller": [
    "let smaller: Layer | undefined;",
    "// BEGIN SOLUTION",
    "smaller = conv2d(8, 3);",
    "// END SOLUTION",
  ].join("\n"),
  "check-smaller": 'await check("smaller") * 2',
  "question-why": 'question("why")',
  "answer-why": [
    "let why: string | undefined;",
    "// BEGIN SOLUTION",
    'why = "The kernel stays inside.";',
    "// END SOLUTION",
  ].join("\n"),
  "check-why": 'await check("why")',
  progress: "progress()",
};

const TEXTS = {
  ko: { title: "# 크기", about: (id: string) => `## 문제 ${id}` },
  en: { title: "# Sizes", about: (id: string) => `## Question ${id}` },
} as const;

/** The instructor's notebook of {@link QUESTIONS}. */
export function instructorNotebook(language: Language, code: Readonly<Record<string, string>> = CODE): Notebook {
  const cells = Object.entries(code).flatMap(([id, source]): Cell[] => {
    const codeCell: Cell = { cell_type: "code", id, metadata: {}, source, outputs: [], execution_count: null };
    const [, question] = /^question-(.+)$/.exec(id) ?? [];
    if (question === undefined) return [codeCell];
    return [markdown(`about-${question}`, TEXTS[language].about(question)), codeCell];
  });
  return {
    cells: [markdown("title", TEXTS[language].title), ...cells],
    metadata: {
      convolab: { language },
      kernelspec: { display_name: "TypeScript (convolab)", language: "typescript", name: "convolab" },
      language_info: { ...languageInfo },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function markdown(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

/** An instructor's assignment in a folder of its own, and the place for its release. */
export class AssignmentFolders implements Disposable {
  readonly #folder = mkdtempSync(path.join(tmpdir(), "convolab-release-"));
  readonly source = path.join(this.#folder, "solutions", ASSIGNMENT);
  readonly target = path.join(this.#folder, "notebooks", "exercises", ASSIGNMENT);

  constructor(questions = QUESTIONS, code: Readonly<Record<string, string>> = CODE) {
    mkdirSync(this.source, { recursive: true });
    this.write("questions.ts", questions);
    for (const language of ["ko", "en"] as const) this.writeNotebook(language, instructorNotebook(language, code));
  }

  /** The folder that holds both. */
  get root(): string {
    return this.#folder;
  }

  write(name: string, text: string): void {
    writeFileSync(path.join(this.source, name), text);
  }

  writeNotebook(language: Language, notebook: Notebook): void {
    this.write(`${ASSIGNMENT}.${language}.ipynb`, notebookText(notebook));
  }

  released(name: string): string {
    return readFileSync(path.join(this.target, name), "utf8");
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true });
  }
}
