import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel({}, async (directory) => {
  const folder = join(directory, "node_modules/deep-library");
  await mkdir(folder, { recursive: true });
  await writeFile(
    join(folder, "package.json"),
    '{ "name": "deep-library", "version": "1.0.0", "type": "module", "exports": { "types": "./index.d.ts", "default": "./index.js" } }',
  );
  await writeFile(
    join(folder, "index.js"),
    "function five(f) { return f(); }\nfunction four(f) { return five(f); }\nfunction three(f) { return four(f); }\nexport function callDeeply(f) { return three(f); }\n",
  );
  await writeFile(join(folder, "index.d.ts"), "export declare function callDeeply<T>(f: () => T): T;\n");
  await writeFile(
    join(directory, "helper.ts"),
    "interface Unneeded { a: number }\n\nexport function fail(text: string): never {\n  throw new Error(text);\n}\n",
  );
});

describe("an error at run time", () => {
  it("is one error message with name, text and frames of the cell", async () => {
    const { ename, evalue, text, exchange } = await kernel.error(
      "interface Lines { moved: boolean }\n\nfunction inner(): never {\n  throw new TypeError('broken');\n}\ninner();",
    );
    const { execution_count: n } = (await exchange.reply()).content;
    expect([ename, evalue]).toEqual(["TypeError", "broken"]);
    expect(exchange.types).toEqual(["status", "execute_input", "error", "status"]);
    expect(text).toContain("TypeError: broken");
    expect(text).toContain(`cell [${n}]:4:9`);
    expect(text).toContain(`cell [${n}]:6:1`);
    expect(text).toContain("throw new TypeError('broken');");
  });

  it("names the cell in which the function was written", async () => {
    const definition = await kernel.ok(
      "function fromEarlier(x: number) {\n  if (x > 1) throw new RangeError(`too big: ${x}`);\n  return x;\n}",
    );
    const n = Number((await definition.reply()).content.execution_count);
    const { text } = await kernel.error("const small = fromEarlier(1);\nfromEarlier(2);");
    expect(text).toContain(`cell [${n}]:2:20`);
    expect(text).toContain(`cell [${n + 1}]:2:1`);
  });

  it("keeps lines and columns after types, enums, decorators and imports were taken out", async () => {
    const { text, exchange } = await kernel.error(
      "import { sep } from 'node:path';\nimport type { ParsedPath } from 'node:path';\nenum Mode { On, Off }\nconst value: ParsedPath | Mode = Mode.On as ParsedPath | Mode; throw new Error(sep + value);",
    );
    expect(text).toContain(`cell [${(await exchange.reply()).content.execution_count}]:4:`);
    expect(text).toMatch(/4:70/);
  });

  it("after an await still has its place", async () => {
    const { text, exchange } = await kernel.error(
      "await null;\nasync function late() {\n  await null;\n  throw new Error('late');\n}\nawait late();",
    );
    const { execution_count: n } = (await exchange.reply()).content;
    expect(text).toContain(`cell [${n}]:4:9`);
    expect(text).toContain(`cell [${n}]:6:1`);
  });

  it("in a local file names file and line", async () => {
    const { text, exchange } = await kernel.error("import { fail } from './helper.ts';\nfail('from a file');");
    expect(text).toMatch(/helper\.ts:4:9/);
    expect(text).toContain(`cell [${(await exchange.reply()).content.execution_count}]:2:1`);
  });

  it("folds the frames of libraries and hides the kernel's own", async () => {
    const { text } = await kernel.error(
      "import { callDeeply } from 'deep-library';\ncallDeeply(() => { throw new Error('deep'); });",
    );
    expect(text).toMatch(/library frame|deep-library/);
    expect(text.match(/deep-library\/index\.js/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/dist\/(session|kernel)\//);
    expect(text).not.toMatch(/node:internal/);
  });

  it("shows the causes, each with its place", async () => {
    const { ename, evalue, text } = await kernel.error(
      "try {\n  JSON.parse('{');\n} catch (error) {\n  throw new Error('could not read settings', { cause: new Error('middle', { cause: error }) });\n}",
    );
    expect([ename, evalue]).toEqual(["Error", "could not read settings"]);
    expect(text.indexOf("could not read settings")).toBeLessThan(text.indexOf("middle"));
    expect(text).toContain("SyntaxError");
  });

  it("ends with a cause that is itself", async () => {
    expect((await kernel.error("const loop = new Error('loop'); loop.cause = loop; throw loop")).text).toContain(
      "loop",
    );
  });

  it("shows the errors inside an AggregateError", async () => {
    const { ename, text } = await kernel.error(
      "await Promise.any([Promise.reject(new Error('first failed')), Promise.reject(new TypeError('second failed'))])",
    );
    expect(ename).toBe("AggregateError");
    expect(text).toContain("first failed");
    expect(text).toContain("second failed");
  });

  it.each([
    ["a string", "throw 'just text'", /just text/],
    ["a number", "throw 404", /404/],
    ["undefined", "throw undefined", /undefined/],
    ["null", "throw null", /null/],
    ["an object", "throw { code: 7, why: 'object' }", /code: 7/],
    ["a class's instance", "class Problem { reason = 'mine' }\nthrow new Problem()", /mine/],
    ["a symbol", "throw Symbol('odd')", /odd/],
    ["an object without prototype", "throw Object.create(null)", /./],
    [
      "an error whose message throws",
      "throw Object.defineProperty(new Error(), 'message', { get() { throw 1; } })",
      /./,
    ],
    [
      "an error whose stack is no text",
      "const odd = new Error('odd stack'); odd.stack = 5 as unknown as string; throw odd",
      /odd stack/,
    ],
    ["a proxy that throws", "throw new Proxy({}, { get() { throw new Error('trap'); } })", /./],
  ])("shows %s that was thrown", async (_name, code, shown) => {
    const { text, ename, evalue } = await kernel.error(code);
    expect(`${ename} ${evalue} ${text}`).toMatch(shown);
    expect(await kernel.value("1 + 1")).toBe("2");
  });

  it("has its own name: subclasses and a name that was set", async () => {
    expect(
      await kernel.error(
        "class ShapeError extends Error { override name = 'ShapeError'; expected = [1, 28, 28, 1] }\nthrow new ShapeError('bad shape')",
      ),
    ).toMatchObject({ ename: "ShapeError", evalue: "bad shape" });
  });

  it("too deep a recursion is a RangeError and short", async () => {
    const { ename, text } = await kernel.error("function down(n: number): number { return down(n + 1) + 1; }\ndown(0)");
    expect(ename).toBe("RangeError");
    expect(text.length).toBeLessThan(20_000);
    expect(await kernel.value("'alive'")).toBe("'alive'");
  });

  it("a very long message is cut", async () => {
    const { text } = await kernel.error("throw new Error('x'.repeat(5_000_000))");
    expect(text.length).toBeLessThan(200_000);
  });

  it("output before it comes before it", async () => {
    const { exchange } = await kernel.error("console.log('before');\nthrow new Error('then')");
    expect(exchange.types).toEqual(["status", "execute_input", "stream", "error", "status"]);
  });
});

describe("an error outside the cell's own run", () => {
  it("in a timer while its cell runs is shown, and the cell goes on", async () => {
    const exchange = await kernel.client.execute(
      "setTimeout(() => { throw new Error('timer broke'); }, 1);\nawait new Promise((resolve) => setTimeout(resolve, 50));\nconsole.log('went on')",
    );
    expect(exchange.stdout).toContain("went on");
    const shown =
      exchange.stderr +
      exchange
        .all("error")
        .map((error) => error.evalue + error.traceback.join("\n"))
        .join("\n");
    expect(shown).toContain("timer broke");
    expect(await kernel.value("'alive'")).toBe("'alive'");
  });

  it("in a timer after its cell has ended is shown under that cell", async () => {
    const exchange = await kernel.ok("setTimeout(() => { throw new Error('after the end'); }, 30); 'ended'");
    const shown = () =>
      exchange.stderr +
      exchange
        .all("error")
        .map((error) => error.evalue)
        .join("\n");
    await exchange.until("the timer's error", () => shown().includes("after the end"));
    expect(await kernel.value("'alive'")).toBe("'alive'");
  });

  it("an unhandled rejection is shown and the kernel lives", async () => {
    const exchange = await kernel.ok("void Promise.reject(new Error('nobody caught this')); 'ended'");
    const shown = () =>
      exchange.stderr +
      exchange
        .all("error")
        .map((error) => error.evalue)
        .join("\n");
    await exchange.until("the rejection", () => shown().includes("nobody caught this"));
    expect(await kernel.value("'alive'")).toBe("'alive'");
  });

  it("in an event listener and a microtask is shown and the kernel lives", async () => {
    const exchange = await kernel.ok(
      "queueMicrotask(() => { throw new Error('micro'); });\nprocess.nextTick(() => { throw new Error('tick'); });\nsetImmediate(() => { throw new Error('immediate'); });\n'ended'",
    );
    const shown = () =>
      exchange.stderr +
      exchange
        .all("error")
        .map((error) => error.evalue)
        .join("\n");
    for (const text of ["micro", "tick", "immediate"]) await exchange.until(text, () => shown().includes(text));
    expect(await kernel.value("'alive'")).toBe("'alive'");
  });

  it("a rejection that is handled later is not shown", async () => {
    const exchange = await kernel.ok(
      "const handledLater = Promise.reject(new Error('handled'));\nhandledLater.catch(() => {});\nawait new Promise((resolve) => setTimeout(resolve, 20));",
    );
    expect(exchange.stderr).toBe("");
    expect(exchange.types).not.toContain("error");
  });

  it("process.on('uncaughtException') of a cell is called instead", async () => {
    await kernel.ok("let caught = '';\nprocess.once('uncaughtException', (error) => { caught = error.message; });");
    await kernel.ok(
      "setTimeout(() => { throw new Error('for the listener'); }, 1);\nawait new Promise((resolve) => setTimeout(resolve, 30));",
    );
    expect(await kernel.value("caught")).toBe("'for the listener'");
  });
});
