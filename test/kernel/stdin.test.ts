import { describe, expect, it } from "@jest/globals";
import { KernelClient } from "../client/kernelClient.ts";
import { cell } from "./cell.ts";
import { resultText, SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();
const ASK = { allow_stdin: true };

describe("input()", () => {
  it("asks the front end and returns what was typed", async () => {
    const exchange = kernel.client.start("const name = await input('이름? ');\nname.toUpperCase()", ASK);
    const request = await exchange.inputRequest();
    expect(request.content).toEqual({ prompt: "이름? ", password: false });
    await kernel.client.answer(request, "kim 🎓");
    expect(resultText(await exchange.done())).toBe("'KIM 🎓'");
  });

  it("asks for a password", async () => {
    const exchange = kernel.client.start("(await input('Key: ', { password: true })).length", ASK);
    const request = await exchange.inputRequest();
    expect(request.content).toEqual({ prompt: "Key: ", password: true });
    await kernel.client.answer(request, "secret");
    expect(resultText(await exchange.done())).toBe("6");
  });

  it("without a prompt asks with an empty one, and an empty answer is an empty string", async () => {
    const exchange = kernel.client.start("(await input()).length", ASK);
    const request = await exchange.inputRequest();
    expect(request.content.prompt).toBe("");
    await kernel.client.answer(request, "");
    expect(resultText(await exchange.done())).toBe("0");
  });

  it("asks again and again, output before each question shown first", async () => {
    const exchange = kernel.client.start(
      cell`
        let total = 0;
        for (let i = 0; i < 3; i++) { console.log(\`round \${i}\`); total += Number(await input(\`\${i}: \`)); }
        total
      `,
      ASK,
    );
    for (let i = 0; i < 3; i++) {
      const request = await exchange.inputRequest(i);
      expect(request.content.prompt).toBe(`${i}: `);
      await exchange.printed(`round ${i}\n`);
      await kernel.client.answer(request, String(10 + i));
    }
    expect(resultText(await exchange.done())).toBe("33");
  });

  it("has the type of a promise of a string", async () => {
    expect((await kernel.error("const n: number = await input('n')", ASK)).text).toContain("TS2322");
  });

  it("fails at once and says why where the front end cannot answer", async () => {
    const { text, exchange } = await kernel.error("await input('anyone? ')", { allow_stdin: false });
    expect(exchange.inputRequests).toEqual([]);
    expect(text).toMatch(/input/i);
    expect(await kernel.value("'next'")).toBe("'next'");
  });

  it("can be caught where the front end cannot answer", async () => {
    expect(await kernel.value("await input('anyone? ').catch(() => 'nobody')", { allow_stdin: false })).toBe(
      "'nobody'",
    );
  });

  it("ends by interrupt, and an answer that comes too late does no harm", async () => {
    await kernel.ok("let kept = 'kept'");
    const exchange = kernel.client.start("await input('waiting… ')", ASK);
    const request = await exchange.inputRequest();
    await kernel.client.interrupt();
    await exchange.done();
    expect((await exchange.reply()).content.status).toBe("error");
    await kernel.client.answer(request, "too late");
    expect(await kernel.value("kept")).toBe("'kept'");
    const again = kernel.client.start("await input('again: ')", ASK);
    await kernel.client.answer(await again.inputRequest(), "right");
    expect(resultText(await again.done())).toBe("'right'");
  });
});

describe("with two front ends", () => {
  it("the question goes only to the one whose cell asks", async () => {
    const other = new KernelClient(kernel.client.connection);
    try {
      const exchange = other.start("await input('who? ')", ASK);
      await other.answer(await exchange.inputRequest(), "the other");
      expect(resultText(await exchange.done())).toBe("'the other'");
      const own = kernel.client.start("await input('and now? ')", ASK);
      await kernel.client.answer(await own.inputRequest(), "the first");
      expect(resultText(await own.done())).toBe("'the first'");
      expect(exchange.inputRequests).toHaveLength(1);
    } finally {
      other.close();
    }
  });
});

describe("process.stdin in a cell", () => {
  it("is at its end, so that a program that reads it does not hang", async () => {
    expect(
      await kernel.value(cell`
        import { execSync } from 'node:child_process';
        execSync('cat', { encoding: 'utf8' })
      `),
    ).toBe("''");
  });
});
