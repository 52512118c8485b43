import { describe, expect, it } from "@jest/globals";
import { SharedKernel } from "./convolabKernel.ts";
import { writeFiles } from "./notebookFolder.ts";

const LOOSE = "function loose(anything) { return anything; }\nloose(3)";

describe("a tsconfig.json beside the notebook", () => {
  const kernel = new SharedKernel({}, async (directory) => {
    const compilerOptions = {
      strict: true,
      noImplicitAny: false,
      noUncheckedIndexedAccess: true,
      noUnusedLocals: true,
    };
    // With a comment and a trailing comma, as editors write it.
    const text = `// settings\n${JSON.stringify({ compilerOptions }, undefined, 2).replace(/\n\}$/, ",\n}")}`;
    await writeFiles(directory, { "tsconfig.json": text });
  });

  it("relaxes a check", async () => {
    expect(await kernel.value(LOOSE)).toBe("3");
  });

  it("adds a check", async () => {
    expect((await kernel.error("const first: number = [1, 2, 3][0]")).text).toContain("TS2322");
  });

  it("does not make names that only later cells use an error", async () => {
    await kernel.ok("const usedLater = 1");
    expect(await kernel.value("usedLater + 1")).toBe("2");
  });
});

describe("without one", () => {
  const kernel = new SharedKernel();

  it("cells are checked strictly", async () => {
    expect((await kernel.error(LOOSE)).text).toContain("TS7006");
  });
});

describe("one that is damaged", () => {
  const kernel = new SharedKernel({}, async (directory) => {
    await writeFiles(directory, { "tsconfig.json": '{ "compilerOptions": { "strict": ' });
  });

  it("does not stop the kernel", async () => {
    expect(await kernel.value("1 + 1")).toBe("2");
  });
});
