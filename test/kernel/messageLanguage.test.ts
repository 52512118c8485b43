import { describe, expect, it } from "@jest/globals";
import { type CellError, SharedKernel } from "./convolabKernel.ts";

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

describe("TypeScript's messages in a Korean notebook", () => {
  const kernel = new SharedKernel({ env: { CONVOLAB_LANG: "ko" } });

  /** The error once the language service is up: on a busy machine the first message may be TypeScript's English one. */
  async function translatedError(code: string): Promise<CellError> {
    for (;;) {
      const error = await kernel.error(code);
      if (/[가-힣]/.test(error.evalue)) return error;
    }
  }

  it("are Korean, with their numbers and places", async () => {
    await kernel.ok("const 학습률 = 0.1");
    const { evalue, text } = await translatedError("const 이름: string = 학습률;\n없는이름");
    expect(evalue).toMatch(/^TS2322: 'number' 형식은 'string' 형식에 할당할 수 없습니다\.$/);
    expect(text).toMatch(/cell \[2\]:1:7 - error TS2322: 'number' 형식은/);
    expect(text).toMatch(/cell \[2\]:2:1 - error TS2304: '없는이름' 이름을 찾을 수 없습니다/);
  });

  it("are Korean for a mistake in the grammar, too", async () => {
    expect((await translatedError("let x = ;")).evalue).toMatch(/^TS1109: 식이 필요합니다/);
  });
});
