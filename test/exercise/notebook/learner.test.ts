import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { NotebookStandIn, textOf } from "./notebookStandIn.ts";
import { SampleFolder } from "./sampleExercise.ts";

let folder: SampleFolder;
let notebook: NotebookStandIn;
beforeEach(() => {
  folder = new SampleFolder();
  notebook = new NotebookStandIn();
});
afterEach(async () => {
  const { learner } = await folder.open();
  learner("");
  notebook[Symbol.dispose]();
  folder[Symbol.dispose]();
  for (const name of ["CONVOLAB_LANG", "CONVOLAB_LEARNER", "JUPYTERHUB_USER"]) delete process.env[name];
});

describe("learner", () => {
  it("is nobody at first, and everybody without an id has the same numbers", async () => {
    const { learner, numbers } = await folder.open();
    expect(await textOf(learner())).toContain('Give yours: `learner("20240001")`');
    using other = new SampleFolder();
    expect((await other.open()).numbers("conv-28")).toEqual(numbers("conv-28"));
    process.env.CONVOLAB_LANG = "ko";
    expect(await textOf(learner(""))).toContain("자기 아이디를 넣으세요");
  });

  it("gets their own numbers, the same in every session; an empty id takes the name back", async () => {
    const { learner, numbers } = await folder.open();
    const nobodys = numbers("conv-28");
    const drawn = ["20240001", "20240002", "20240003", "김하나"].map((id) => {
      learner(id);
      return numbers("conv-28").inputSize;
    });
    expect(new Set([...drawn, nobodys.inputSize]).size).toBe(5);
    learner(" 20240001\n");
    expect((await folder.open()).numbers("conv-28").inputSize).toBe(drawn[0]);
    expect(await textOf(learner())).toMatch(/^Learner: 20240001\./);
    learner("");
    expect(numbers("conv-28")).toEqual(nobodys);
  });

  it("is whom a grader says, else whom the notebook says, else JupyterHub's user", async () => {
    const { learner, numbers } = await folder.open();
    process.env.JUPYTERHUB_USER = "hana";
    expect(await textOf(learner())).toBe("Learner: hana, as JupyterHub says.");
    const hubs = numbers("conv-28");
    expect(await textOf(learner("20240001"))).toMatch(/^Learner: 20240001\./);
    const own = numbers("conv-28");
    process.env.CONVOLAB_LEARNER = "hana";
    expect(await textOf(learner("20240001"))).toBe("Learner: hana, as the grader says.");
    expect(numbers("conv-28")).toEqual(hubs);
    delete process.env.CONVOLAB_LEARNER;
    expect(numbers("conv-28")).toEqual(own);
    expect(own).not.toEqual(hubs);
  });

  it("may change after checks, and is told that the numbers are others", async () => {
    const { check, learner } = await folder.open();
    expect(await textOf(learner("20240001"))).not.toContain("changed");
    notebook.declare("conv28", 1);
    await check("conv-28");
    expect(await textOf(learner("20240001"))).not.toContain("changed");
    expect(await textOf(learner("20240002"))).toContain("The numbers have changed: run the cells below again.");
  });

  it("is not told so where no numbers were shown yet, whatever earlier sessions checked", async () => {
    const { check } = await folder.open();
    notebook.declare("conv28", 1);
    await check("conv-28");
    const { learner, question } = await folder.open();
    question("conv-shape");
    expect(await textOf(learner("20240001"))).not.toContain("changed");
    question("conv-28");
    expect(await textOf(learner("20240002"))).toContain("The numbers have changed: run the cells below again.");
  });

  it.each([
    ["a number", 20240001, "in quotes", "따옴표"],
    ["null", null, "in quotes", "따옴표"],
    ["101 characters", "1".repeat(101), "at most 100 characters, not 101", "100자까지"],
    ["a line break inside", "2024\n0001", "no line breaks", "줄바꿈"],
    ["a bell", "2024\u0007", "characters that can be seen", "보이지 않는"],
    ["a direction mark", "2024\u202e", "characters that can be seen", "보이지 않는"],
  ])("refuses %s", async (_name, id, english, korean) => {
    const { learner } = await folder.open();
    expect(() => learner(id as string)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => learner(id as string)).toThrow(korean);
    expect(() => learner(id as string)).toThrow(TypeError);
  });
});
