import { pathToFileURL } from "node:url";
import { afterEach, expect, it } from "@jest/globals";
import { exercise } from "../../../src/exercise/exercise.ts";
import { numberQuestion } from "../../../src/exercise/kinds/numberQuestion.ts";
import { NotebookStandIn } from "./notebookStandIn.ts";
import { SampleFolder } from "./sampleExercise.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("says that a check failed itself, and shows what is right all the same", async () => {
  using folder = new SampleFolder();
  using notebook = new NotebookStandIn();
  const { check } = await exercise(pathToFileURL(`${folder.path}/questions.ts`).href, {
    assignment: "faulty",
    title: { ko: "고장", en: "Faulty" },
    questions: [
      numberQuestion({
        id: "even",
        points: 2,
        title: { ko: "짝수", en: "An even number" },
        answer: "even",
        text: { ko: "짝수를 쓰세요.", en: "Write an even number." },
        solution: () => 2,
        explanation: { ko: "2입니다.", en: "It is 2." },
        hints: [],
        checks: [
          {
            id: "even",
            title: { ko: "짝수인가", en: "even" },
            judge: (answer) => answer % 2 === 0 || { reason: { ko: "홀수입니다.", en: "It is odd." } },
          },
          {
            id: "small",
            title: { ko: "작은가", en: "small" },
            judge: () => {
              throw new Error("no <limit> is known");
            },
          },
        ],
      }),
    ],
  });
  notebook.declare("even", 4);
  expect(await check("even")).toBe(0.5);
  const { text, html } = notebook.takeShown();
  expect(text.split("\n").slice(0, 2)).toEqual([
    "✗ Partly correct · An even number · 1 of 2 points",
    "✓ correct · even",
  ]);
  expect(text).toMatch(
    /^✗ not yet · small: This check itself has an error\. .* \(question "even", check "small": Error: no <limit> is known\)$/m,
  );
  expect(html).toContain("no &lt;limit&gt; is known");
  process.env.CONVOLAB_LANG = "ko";
  await check("even");
  expect(notebook.takeShown().text).toContain("이 검사 자체에 오류가 있습니다.");
});
