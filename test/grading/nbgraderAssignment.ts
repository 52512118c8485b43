import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Cell, Notebook } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";

export const ASSIGNMENT = "90-small";

/** A question of each kind that nbgrader treats in its own way: whole points, parts of them, called code, a person's. */
const QUESTION_FILE = `import { exercise, functionQuestion, numberQuestion, tableQuestion, textQuestion } from "convolab";

export const { check, learner, numbers, progress, question } = await exercise(import.meta.url, {
  assignment: "${ASSIGNMENT}",
  title: { ko: "작은 과제", en: "A small assignment" },
  questions: [
    numberQuestion({
      id: "own-size",
      points: 2,
      title: { ko: "내 크기", en: "Your size" },
      answer: "ownSize",
      variant: (draw) => ({ size: draw.integer(100, 9999) }),
      text: ({ size }) => ({ ko: \`너비 \${size}, 커널 3\`, en: \`Width \${size}, kernel 3\` }),
      solution: ({ size }) => size - 2,
      explanation: { ko: "I − K + 1", en: "I − K + 1" },
      hints: [{ ko: "커널은 3입니다.", en: "The kernel is 3." }],
      misconceptions: [
        {
          id: "same-size",
          value: ({ size }) => size,
          message: { ko: "패딩이 없으면 출력이 작아집니다.", en: "Without padding the output gets smaller." },
        },
      ],
    }),
    tableQuestion({
      id: "parameters",
      points: 3,
      title: { ko: "파라미터", en: "Parameters" },
      answer: "parameters",
      text: { ko: "표를 채우세요.", en: "Fill in the table." },
      solution: () => ({ conv1: { weights: 576, biases: 64 }, conv2: { weights: 36864, biases: 64 } }),
      explanation: { ko: "K·K·C·N, N", en: "K·K·C·N, N" },
      hints: [{ ko: "편향을 세어 보세요.", en: "Count the biases." }],
      misconceptions: [
        {
          id: "no-biases",
          value: () => ({ conv1: { weights: 576, biases: 0 }, conv2: { weights: 36864, biases: 0 } }),
          message: { ko: "편향을 빠뜨렸습니다.", en: "You left out the biases." },
        },
      ],
    }),
    functionQuestion({
      id: "halve",
      points: 2,
      title: { ko: "절반", en: "Half" },
      answer: "halve",
      text: { ko: "절반을 내림하세요.", en: "Half of it, rounded down." },
      examples: [
        { arguments: [28], returns: 14 },
        { arguments: [7], returns: 3 },
      ],
      hiddenCalls: [[9]],
      solution: () => (size: number) => Math.floor(size / 2),
      explanation: { ko: "⌊n/2⌋", en: "⌊n/2⌋" },
      hints: [{ ko: "Math.floor", en: "Math.floor" }],
    }),
    textQuestion({
      id: "why",
      points: 2,
      title: { ko: "왜?", en: "Why?" },
      answer: "why",
      text: { ko: "왜 작아질까요?", en: "Why does it get smaller?" },
      rubric: [{ points: 2, text: { ko: "커널이 가장자리를 넘지 못합니다.", en: "The kernel stays inside." } }],
      solution: () => "The kernel stays inside.",
      explanation: { ko: "커널은 안에 머뭅니다.", en: "The kernel stays inside." },
      hints: [{ ko: "가장자리를 보세요.", en: "Look at the edge." }],
    }),
  ],
});
`;

const ANSWERS = {
  "own-size": `let ownSize: number | undefined;
// BEGIN SOLUTION
ownSize = numbers("own-size").size - 2;
// END SOLUTION`,
  parameters: `const parameters: Record<string, Record<string, number | undefined>> = {
  conv1: { weights: undefined, biases: undefined },
  conv2: { weights: undefined, biases: undefined },
};
// BEGIN SOLUTION
parameters.conv1 = { weights: 576, biases: 64 };
parameters.conv2 = { weights: 36864, biases: 64 };
// END SOLUTION`,
  halve: `function halve(size: number): number {
  // BEGIN SOLUTION
  return Math.floor(size / 2);
  // END SOLUTION
}`,
  why: `let why: string | undefined;
// BEGIN SOLUTION
why = "The kernel stays inside.";
// END SOLUTION`,
};

const CHECKS = {
  "own-size": 'await check("own-size") * 2',
  parameters: 'await check("parameters") * 3',
  halve: 'await check("halve") * 2',
  why: 'await check("why")',
};

/** Writes the instructor's version of a small assignment into a folder of assignments. */
export function writeAssignment(assignments: string): void {
  const folder = path.join(assignments, ASSIGNMENT);
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "questions.ts"), QUESTION_FILE);
  for (const language of ["ko", "en"] as const) {
    writeFileSync(path.join(folder, `${ASSIGNMENT}.${language}.ipynb`), notebookText(notebook(language)));
  }
}

function notebook(language: "ko" | "en"): Notebook {
  const say = (ko: string, en: string) => (language === "ko" ? ko : en);
  return {
    cells: [
      markdown(
        "title",
        say("# 작은 과제\n\n[수업](../../ko/02-convolution-and-output-size.ipynb)", "# A small assignment"),
      ),
      code(
        "start",
        'import { check, learner, numbers, progress, question } from "./questions.ts";\nimport { notAttempted } from "convolab";',
      ),
      markdown("who", say("학번을 쓰세요.", "Your id goes here.")),
      code("learner", 'learner("");'),
      ...Object.entries(ANSWERS).flatMap(([id, answer], n) => [
        markdown(`about-${id}`, `## ${n + 1}. ${say("문제", "Question")}`),
        code(`question-${id}`, `question("${id}")`),
        code(`answer-${id}`, answer),
        code(`check-${id}`, CHECKS[id as keyof typeof CHECKS]),
      ]),
      code("progress", "progress()"),
    ],
    metadata: {
      convolab: { language },
      kernelspec: { display_name: "TypeScript (convolab)", language: "typescript", name: "convolab" },
      language_info: { name: "typescript", file_extension: ".ts", mimetype: "application/typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function markdown(id: string, source: string): Cell {
  return { cell_type: "markdown", id, metadata: {}, source };
}

function code(id: string, source: string): Cell {
  return { cell_type: "code", id, metadata: {}, source, execution_count: null, outputs: [] };
}
