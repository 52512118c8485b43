import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { definitionOf } from "../../../src/exercise/notebook/definitionOf.ts";
import { NotebookStandIn, shownBy, textOf } from "./notebookStandIn.ts";
import { SampleFolder } from "./sampleExercise.ts";

let folder: SampleFolder;
let notebook: NotebookStandIn;
beforeEach(() => {
  folder = new SampleFolder();
  notebook = new NotebookStandIn();
});
afterEach(() => {
  notebook[Symbol.dispose]();
  folder[Symbol.dispose]();
  for (const name of ["CONVOLAB_LANG", "CONVOLAB_LEARNER"]) delete process.env[name];
});

describe("question", () => {
  it("shows title, points, the learner's numbers, the formula and what to provide, as Markdown", async () => {
    const { question, numbers } = await folder.open();
    const { inputSize } = numbers("conv-28");
    const shown = await shownBy(question("conv-28"));
    expect(shown["text/markdown"]).toBe(
      `**One output size** (1 point)\n\nWith an input of ${inputSize} and a kernel of 5, what is $\\lfloor I - K \\rfloor + 1$?\n\n**Your answer**: a number in the variable \`conv28\``,
    );
    expect(shown["text/plain"]).toBe(shown["text/markdown"]);
    process.env.CONVOLAB_LANG = "ko";
    expect(await textOf(question("conv-28"))).toMatch(
      /^\*\*출력 크기 하나\*\* \(1점\)\n\n크기가 \d+인 .*\n\n\*\*답\*\*: 변수 `conv28`에 수 하나$/,
    );
  });

  it("shows of a text what a person scores it by", async () => {
    const { question } = await folder.open();
    expect(await textOf(question("why"))).toContain("- Names the border. (3 points)\n- Has an example. (1 point)");
  });
});

describe("numbers", () => {
  it("are a copy: changing it changes no question", async () => {
    const { question, numbers } = await folder.open();
    const before = await textOf(question("conv-28"));
    const mine = numbers("conv-28");
    Object.assign(mine, { inputSize: -1 });
    expect(mine.inputSize).toBe(-1);
    expect(numbers("conv-28").inputSize).toBeGreaterThanOrEqual(20);
    expect(await textOf(question("conv-28"))).toBe(before);
  });
});

describe("check", () => {
  it("says that there is no answer, then what is wrong with it, then that it is correct, and gives the score", async () => {
    const { check, numbers } = await folder.open();
    const { inputSize } = numbers("conv-28");
    expect(await check("conv-28")).toBe(0);
    expect(notebook.takeShown().text).toBe(
      [
        "○ No answer yet · One output size · 0 of 1 point",
        "Give `conv28` a number, and run the cells again.",
        'Hint: `hint("conv-28")` (there are 2)',
      ].join("\n"),
    );
    notebook.declare("conv28", inputSize - 5);
    expect(await check("conv-28")).toBe(0);
    expect(notebook.takeShown().text).toBe(
      [
        "✗ Not yet · One output size · 0 of 1 point",
        "Add the `1` at the end.",
        'Hint: `hint("conv-28")` (there are 2)',
      ].join("\n"),
    );
    notebook.declare("conv28", inputSize - 4);
    expect(await check("conv-28")).toBe(1);
    expect(notebook.takeShown().text).toBe(
      ["✓ Correct · One output size · 1 of 1 point", 'How it is done: `solution("conv-28")`'].join("\n"),
    );
  });

  it("speaks Korean where the notebook does", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const { check, numbers, hint } = await folder.open();
    notebook.declare("conv28", numbers("conv-28").inputSize - 5);
    hint("conv-28");
    await check("conv-28");
    expect(notebook.takeShown().text).toBe(
      [
        "✗ 아직 아닙니다 · 출력 크기 하나 · 1점 중 0점",
        "마지막에 `1`을 더하세요.",
        '다음 힌트: `hint("conv-28")` (2개 중 1개 남음)',
      ].join("\n"),
    );
  });

  it("says each reason once, with the parts that it is about, and what share of the points is reached", async () => {
    const { check } = await folder.open();
    notebook.declare("convShape", [100, 100, 64]);
    expect(await check("conv-shape")).toBeCloseTo(1 / 3, 12);
    expect(notebook.takeShown().text.split("\n").slice(0, 3)).toEqual([
      "✗ Partly correct · The output's shape <1> · 1 of 3 points",
      "✗ not yet · height, width: Divide by strides.",
      "✓ correct · channels",
    ]);
  });

  it("shows a table's cells in a table, and below it the reasons", async () => {
    const { check } = await folder.open();
    notebook.declare("params", {
      conv1: { weights: 320, biases: 64 },
      dense: { weights: 100, biases: undefined },
    });
    expect(await check("params")).toBe(0.25);
    const { html, text } = notebook.takeShown();
    expect(text).toBe(
      [
        "✗ Partly correct · Parameters · 0.5 of 2 points",
        "               weights    biases",
        "convolution 1  ✗ not yet  ✓ correct",
        "dense          ✗ not yet  ○ no answer",
        "✗ not yet · convolution 1 · weights, dense · weights: Square the kernel's size.",
      ].join("\n"),
    );
    expect(html.match(/<td><b class="notYet">✗ not yet<\/b><\/td>/g)).toHaveLength(2);
    expect(html).toContain('<th scope="row">convolution 1</th>');
  });

  it("gives no score for a text, and says that a person reads it", async () => {
    const { check } = await folder.open();
    expect(await check("why")).toBeUndefined();
    expect(notebook.takeShown().text).toBe(
      '○ No answer yet · Why it shrinks\nGive `why` a text, and run the cells again.\nHow it is done: `solution("why")`',
    );
    notebook.declare("why", "At the border the kernel does not fit.");
    expect(await check("why")).toBeUndefined();
    expect(notebook.takeShown().text).toMatch(
      /^✎ Your text is there · Why it shrinks\nA person reads it and gives up to 4 points\./,
    );
  });

  it("escapes what authors and learners write, and marks code", async () => {
    const { check } = await folder.open();
    notebook.declare("convShape", "<img src=x onerror=alert(1)>");
    await check("conv-shape");
    const { html } = notebook.takeShown();
    expect(html).toContain("The output&#39;s shape &lt;1&gt;");
    expect(html).not.toContain("<img");
    expect(html).toContain("<code>hint(&quot;conv-shape&quot;)</code>");
  });
});

describe("hint", () => {
  it("gives one more each time, and at last all of them", async () => {
    const { hint, numbers } = await folder.open();
    const second = `$I$ is ${numbers("conv-28").inputSize}.`;
    expect(await textOf(hint("conv-28"))).toBe("**Hint 1/2**\n\nStart with the formula.");
    expect(await textOf(hint("conv-28"))).toBe(`**Hint 2/2**\n\n${second}`);
    for (const _ of [1, 2]) {
      expect(await textOf(hint("conv-28"))).toBe(`**All 2 hints**\n\n1. Start with the formula.\n\n2. ${second}`);
    }
    expect(await textOf(hint("conv-shape"))).toBe("**Hint 1/1**\n\nLook at strides.");
    expect(await textOf(hint("params"))).toBe("There are no hints for this question.");
  });
});

describe("solution", () => {
  it("is shown after the full score, and stays so", async () => {
    const { check, solution, numbers } = await folder.open();
    const { inputSize } = numbers("conv-28");
    const refused = 'The solution is shown once your answer is correct: `solution("conv-28")`';
    notebook.declare("conv28", inputSize);
    await check("conv-28");
    expect(await textOf(solution("conv-28"))).toBe(refused);
    notebook.declare("conv28", inputSize - 4);
    await check("conv-28");
    notebook.declare("conv28", inputSize);
    await check("conv-28");
    expect(await textOf(solution("conv-28"))).toBe(
      `**How it is done**\n\nFrom the input, ${inputSize}, take the kernel and add 1.\n\n**Answer**: \`${inputSize - 4}\``,
    );
  });

  it("is shown after so many checks of an answer; those without an answer do not count", async () => {
    const { check, solution } = await folder.open();
    await check("conv-shape");
    const refusals: (string | undefined)[] = [];
    for (const answer of [[1, 2, 3], [100, 100, 64], "?"]) {
      refusals.push(await textOf(solution("conv-shape")));
      notebook.declare("convShape", answer);
      await check("conv-shape");
    }
    expect(refusals.map((text) => text?.match(/after \d more checks?/)?.[0])).toEqual([
      "after 3 more checks",
      "after 2 more checks",
      "after 1 more check",
    ]);
    expect(await textOf(solution("conv-shape"))).toContain("**Answer**: `[ 50, 50, 64 ]`");
  });

  it("is never shown, or always, where the author says so", async () => {
    const { check, solution } = await folder.open();
    notebook.declare("params", { conv1: { weights: 1600, biases: 64 }, dense: { weights: 500, biases: 10 } });
    expect(await check("params")).toBe(1);
    expect(notebook.takeShown().text).toBe(
      "✓ Correct · Parameters · 2 of 2 points\n               weights    biases\nconvolution 1  ✓ correct  ✓ correct\ndense          ✓ correct  ✓ correct",
    );
    expect(await textOf(solution("params"))).toBe("The solution of this question is not shown.");
    expect(await textOf(solution("why"))).toBe(
      "**How it is done**\n\nAt the border there is no room.\n\n**Answer**\n\nThe kernel does not fit at the border.",
    );
  });
});

describe("progress", () => {
  it("shows every question with its latest state, a bar, its points, and the sum", async () => {
    const { check, progress, numbers } = await folder.open();
    notebook.declare("conv28", numbers("conv-28").inputSize - 4);
    notebook.declare("convShape", [50, 100, 64]);
    notebook.declare("why", "Because.");
    for (const id of ["conv-28", "conv-shape", "why"] as const) await check(id);
    const { "text/plain": text, "text/html": html } = await shownBy(progress());
    expect(text).toBe(
      [
        "Progress: Output size",
        "One output size         ✓ correct            ██████████  1 of 1 point",
        "The output's shape <1>  ✗ partly             ██████░░░░  2 of 3 points",
        "Parameters              – not checked        ░░░░░░░░░░  0 of 2 points",
        "Why it shrinks          ✎ a person reads it              4 points",
        "sum                                          █████░░░░░  3 of 6 points",
        "Besides, a person reads the texts and gives up to 4 points.",
      ].join("\n"),
    );
    expect(Array.from(String(html).matchAll(/width: (\d+)%/g), ([, width]) => width)).toEqual(["100", "66", "0", "50"]);
    expect(html).toContain('<th scope="row" class="long">The output&#39;s shape &lt;1&gt;</th>');
  });

  it("takes the latest check, not the best", async () => {
    const { check, progress, numbers } = await folder.open();
    for (const offset of [4, 9]) {
      notebook.declare("conv28", numbers("conv-28").inputSize - offset);
      await check("conv-28");
    }
    expect(await textOf(progress())).toMatch(/^One output size +✗ not yet +░{10} {2}0 of 1 point$/m);
  });

  it("speaks Korean, its columns even", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const { progress } = await folder.open();
    expect(await textOf(progress())).toBe(
      [
        "진행 상황: 출력 크기",
        "출력 크기 하나   – 확인 전  ░░░░░░░░░░  1점 중 0점",
        "출력의 모양 <1>  – 확인 전  ░░░░░░░░░░  3점 중 0점",
        "파라미터         – 확인 전  ░░░░░░░░░░  2점 중 0점",
        "왜 줄어듭니까    – 확인 전              4점",
        "합계                        ░░░░░░░░░░  6점 중 0점",
        "이 밖에 글은 사람이 읽고 모두 4점까지 줍니다.",
      ].join("\n"),
    );
  });
});

describe("definitionOf", () => {
  it("comes from each function of an exercise, and from the exercise, to what the question file says", async () => {
    const sample = await folder.open();
    const definition = definitionOf(sample.check);
    expect(definition.questions.map(({ kind, id }) => [kind, id])).toEqual([
      ["number", "conv-28"],
      ["shape", "conv-shape"],
      ["table", "params"],
      ["text", "why"],
    ]);
    expect(definition).toMatchObject({ assignment: "02-output-size", title: { ko: "출력 크기", en: "Output size" } });
    expect(definition.file).toMatch(/^file:.*\/questions\.ts$/);
    for (const each of [sample, ...Object.values(sample)]) expect(definitionOf(each)).toBe(definition);
  });

  it("refuses anything else", () => {
    for (const other of [undefined, null, "check", {}, () => 1]) expect(() => definitionOf(other)).toThrow(TypeError);
  });
});

describe("an id that no question has", () => {
  it("is refused with the nearest one, or with all", async () => {
    const { check, hint, numbers, question, solution } = await folder.open();
    const slip = "conv28" as "conv-28";
    const message = 'There is no question "conv28" here. Did you mean "conv-28"?';
    await expect(check(slip)).rejects.toThrow(new RangeError(message));
    for (const call of [hint, numbers, question, solution]) expect(() => call(slip)).toThrow(new RangeError(message));
    expect(() => hint("x" as "why")).toThrow("There are: conv-28, conv-shape, params, why.");
    expect(() => hint(undefined as unknown as "why")).toThrow("There is no question undefined here.");
    process.env.CONVOLAB_LANG = "ko";
    expect(() => hint(slip)).toThrow('"conv28": 이 노트북에 없는 문제입니다. 혹시 "conv-28"입니까?');
  });
});

describe("every view", () => {
  it("has no script, no address and no event handler", async () => {
    const { check, progress, checkLog, learner } = await folder.open();
    notebook.declare("convShape", [1, 2, 3]);
    notebook.declare("params", { conv1: { weights: 1, biases: 64 } });
    for (const id of ["conv-28", "conv-shape", "params", "why"] as const) await check(id);
    const views = [notebook.takeShown().html];
    for (const view of [progress(), checkLog(), learner()]) views.push(String((await shownBy(view))["text/html"]));
    for (const html of views) {
      expect(html).toContain('class="convolab-exercise');
      expect(html).not.toMatch(/<script|<link|<a |url\(|src=|href=|\son\w+=/i);
    }
  });
});
