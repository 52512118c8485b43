import { describe, expect, it } from "@jest/globals";
import { SharedKernel } from "./convolabKernel.ts";

describe.each([
  ["ko", /[가-힣]/],
  ["en", /^[^가-힣]*$/],
])("the kernel's own messages with CONVOLAB_LANG=%s", (language, script) => {
  const kernel = new SharedKernel({ env: { CONVOLAB_LANG: language } });

  it.each([
    ["a session that ended", "process.exit(3)"],
    ["an interrupt", "setTimeout(() => process.kill(process.ppid, 'SIGINT'), 20);\nawait new Promise(() => {});"],
    ["a question that nobody can answer", "await input('? ')"],
  ])("%s", async (_name, code) => {
    const { evalue, ename } = await kernel.error(code);
    expect(evalue).toMatch(script);
    expect(ename).toMatch(/^\w+$/);
  });
});
