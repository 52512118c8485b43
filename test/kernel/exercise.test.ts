import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";
import { writeFiles } from "./notebookFolder.ts";

const QUESTIONS = cell`
  import { exercise, functionQuestion, numberQuestion, textQuestion } from "convolab";

  export const { check, checkLog, hint, learner, numbers, progress, question, solution } = await exercise(import.meta.url, {
    assignment: "sizes",
    title: { ko: "크기", en: "Sizes" },
    questions: [
      numberQuestion({
        id: "valid-size",
        points: 1,
        title: { ko: "출력 크기", en: "Output size" },
        answer: "validSize",
        variant: (draw) => ({ inputSize: draw.integer(20, 400) }),
        text: ({ inputSize }) => ({ ko: \`입력 \${inputSize}, 커널 5\`, en: \`input \${inputSize}, kernel 5\` }),
        solution: ({ inputSize }) => inputSize - 4,
        explanation: { ko: "커널을 빼고 1을 더합니다.", en: "Take the kernel, add 1." },
        hints: [{ ko: "공식을 보세요.", en: "Look at the formula." }],
        misconceptions: [
          {
            id: "no-plus-one",
            value: ({ inputSize }) => inputSize - 5,
            message: { ko: "마지막에 1을 더하세요.", en: "Add the 1 at the end." },
          },
        ],
      }),
      functionQuestion({
        id: "half",
        points: 2,
        title: { ko: "반으로", en: "Half" },
        answer: "half",
        text: { ko: "반을 내림한 값을 돌려주세요.", en: "Return the half, rounded down." },
        examples: [{ arguments: [8], returns: 4 }, { arguments: [7], returns: 3 }],
        solution: () => (size: number) => Math.floor(size / 2),
        explanation: { ko: "내림합니다.", en: "Round down." },
        hints: [],
      }),
      textQuestion({
        id: "why",
        points: 1,
        title: { ko: "이유", en: "Why" },
        answer: "why",
        text: { ko: "이유를 쓰세요.", en: "Give the reason." },
        explanation: { ko: "가장자리 때문입니다.", en: "Because of the border." },
        hints: [],
        rubric: [{ points: 1, text: { ko: "가장자리", en: "The border" } }],
      }),
    ],
  });
`;

const START = 'import { check, checkLog, hint, learner, numbers, progress, question, solution } from "./questions.ts";';

const kernel = new SharedKernel({}, async (directory) => {
  await writeFiles(directory, { "questions.ts": QUESTIONS });
});

/** What a cell displays besides its value, as plain text. */
async function shown(code: string): Promise<string | undefined> {
  const [view] = (await kernel.ok(code)).all("display_data");
  return view && String(view.data["text/plain"]);
}

describe("an exercise in the kernel", () => {
  it("asks, checks what cells declared, hints, and remembers", async () => {
    await kernel.ok(START);
    await kernel.ok('learner("20240001");');
    const [asked] = (await kernel.ok('question("valid-size")')).all("execute_result");
    const inputSize = Number(/input (\d+), kernel 5/.exec(String(asked?.data["text/markdown"]))?.[1]);

    await kernel.ok("let validSize: number | undefined;");
    expect(await shown('await check("valid-size")')).toMatch(/^○ No answer yet · Output size · 0 of 1 point\n/);
    await kernel.ok('validSize = numbers("valid-size").inputSize - 5;');
    const wrong = await kernel.ok('await check("valid-size")');
    expect(wrong.types).toEqual(["status", "execute_input", "display_data", "execute_result", "status"]);
    expect(String(wrong.all("display_data")[0]?.data["text/plain"])).toMatch(/^✗ Not yet.*\nAdd the 1 at the end\.\n/);
    expect(String(wrong.all("display_data")[0]?.data["text/html"])).toContain('<b class="notYet">✗ Not yet</b>');
    expect(await kernel.value('hint("valid-size")')).toBe("**Hint 1/1**\n\nLook at the formula.");
    await kernel.ok(`validSize = ${inputSize} - 4;`);
    expect(await kernel.value('await check("valid-size") * 1')).toBe("1");
    expect(await kernel.value('solution("valid-size")')).toContain(`**Answer**: \`${inputSize - 4}\``);
    expect(await kernel.value("progress()")).toMatch(/^Output size {2}✓ correct +█{10} {2}1 of 1 point$/m);

    const log = await readFile(join(kernel.directory, "check-log.jsonl"), "utf8");
    expect(
      log
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { outcome: string }).outcome),
    ).toEqual(["notAttempted", "notYet", "correct"]);
  });

  it("calls a function that a cell declares, and gives points that are not whole", async () => {
    await kernel.ok(START);
    await kernel.ok(
      'import { notAttempted } from "convolab";\nfunction half(size: number): number {\n  return notAttempted();\n}',
    );
    expect(await kernel.value('await check("half")')).toBe("0");
    expect(await shown('await check("half")')).toMatch(/^○ No answer yet/);
    await kernel.ok("function half(size: number): number {\n  return size / 2;\n}");
    expect(await kernel.value('await check("half")')).toBe("0.5");
    expect(await kernel.value('await check("half") * 2')).toBe("1");
  });

  it("gives a text no value", async () => {
    await kernel.ok(START);
    await kernel.ok('const why = "The kernel does not fit at the border.";');
    const exchange = await kernel.ok('await check("why")');
    expect(exchange.types).toEqual(["status", "execute_input", "display_data", "status"]);
  });

  it("knows the questions' ids and the types of their numbers before a cell runs", async () => {
    await kernel.ok(START);
    expect((await kernel.error('await check("valid")')).text).toContain('"half" | "valid-size" | "why"');
    expect((await kernel.error('numbers("valid-size").outputSize')).text).toContain("outputSize");
    expect((await kernel.error('const words: string = numbers("valid-size").inputSize;')).text).toContain("'number'");
    expect((await kernel.error('await check("why") * 2')).text).toMatch(/undefined/);
    expect((await kernel.error('await check("valid" as "why")')).text).toContain('There is no question "valid" here.');
  });

  it("loads no TensorFlow for arithmetic", async () => {
    await kernel.ok(START);
    await kernel.ok('const validSize = 1;\nawait check("valid-size");\nprogress()');
    const isLoaded = "Object.keys(require.cache).some((file) => file.includes('@tensorflow'))";
    expect(await kernel.value(isLoaded)).toBe("false");
  });
});
