import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";
import { installPackage, writeFiles } from "./notebookFolder.ts";

const kernel = new SharedKernel({}, async (directory) => {
  await installPackage(
    directory,
    "deep-library",
    { type: "module", exports: { types: "./index.d.ts", default: "./index.js" } },
    {
      "index.js": cell`
        function five(f) { return f(); }
        function four(f) { return five(f); }
        function three(f) { return four(f); }
        export function callDeeply(f) { return three(f); }
      `,
      "index.d.ts": "export declare function callDeeply<T>(f: () => T): T;",
    },
  );
  await writeFiles(directory, {
    "helper.ts": cell`
      interface Unneeded { a: number }

      export function fail(text: string): never {
        throw new Error(text);
      }
    `,
  });
});

describe("an error at run time", () => {
  it("is one error message with name, text and frames of the cell", async () => {
    const { ename, evalue, text, exchange } = await kernel.error(cell`
      interface Lines { moved: boolean }

      function inner(): never {
        throw new TypeError('broken');
      }
      inner();
    `);
    const { execution_count: n } = (await exchange.reply()).content;
    expect([ename, evalue]).toEqual(["TypeError", "broken"]);
    expect(exchange.types).toEqual(["status", "execute_input", "error", "status"]);
    expect(text).toContain("TypeError: broken");
    expect(text).toContain(`cell [${n}]:4:9`);
    expect(text).toContain(`cell [${n}]:6:1`);
    expect(text).toContain("throw new TypeError('broken');");
  });

  it("names the cell in which the function was written", async () => {
    const definition = await kernel.ok(cell`
      function fromEarlier(x: number) {
        if (x > 1) throw new RangeError(\`too big: \${x}\`);
        return x;
      }
    `);
    const n = Number((await definition.reply()).content.execution_count);
    const { text } = await kernel.error("const small = fromEarlier(1);\nfromEarlier(2);");
    expect(text).toContain(`cell [${n}]:2:20`);
    expect(text).toContain(`cell [${n + 1}]:2:1`);
  });

  it("keeps lines and columns after types, enums, decorators and imports were taken out", async () => {
    const { text, exchange } = await kernel.error(cell`
      import { sep } from 'node:path';
      import type { ParsedPath } from 'node:path';
      enum Mode { On, Off }
      const value: ParsedPath | Mode = Mode.On as ParsedPath | Mode; throw new Error(sep + value);
    `);
    expect(text).toContain(`cell [${(await exchange.reply()).content.execution_count}]:4:`);
    expect(text).toMatch(/4:70/);
  });

  it("after an await still has its place", async () => {
    const { text, exchange } = await kernel.error(cell`
      await null;
      async function late() {
        await null;
        throw new Error('late');
      }
      await late();
    `);
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
    const { text } = await kernel.error(cell`
      import { callDeeply } from 'deep-library';
      callDeeply(() => { throw new Error('deep'); });
    `);
    expect(text).toMatch(/library frame|deep-library/);
    expect(text.match(/deep-library\/index\.js/g)?.length ?? 0).toBeLessThanOrEqual(1);
    expect(text).not.toMatch(/dist\/(session|kernel)\//);
    expect(text).not.toMatch(/node:internal/);
  });

  it("in the package's own code points at the cell, not at that code", async () => {
    const { text } = await kernel.error('import { outputSize } from "convolab";\noutputSize({ input: 3, kernel: 5 });');
    expect(text).toContain("library frame");
    expect(text).toMatch(/at cell \[\d+\]:2:1/);
    expect(text).not.toMatch(/dist|src\/nn/);
  });

  it("shows the causes, each with its place", async () => {
    const { ename, evalue, text } = await kernel.error(cell`
      try {
        JSON.parse('{');
      } catch (error) {
        throw new Error('could not read settings', { cause: new Error('middle', { cause: error }) });
      }
    `);
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
      await kernel.error(cell`
        class ShapeError extends Error { override name = 'ShapeError'; expected = [1, 28, 28, 1] }
        throw new ShapeError('bad shape')
      `),
    ).toMatchObject({ ename: "ShapeError", evalue: "bad shape" });
  });

  it("is shown whatever a cell has done to Error", async () => {
    expect(await kernel.error("Error.prepareStackTrace = () => 'mine';\nthrow new Error('custom')")).toMatchObject({
      ename: "Error",
      evalue: "custom",
    });
    await kernel.ok("Reflect.deleteProperty(Error, 'prepareStackTrace')");
    expect((await kernel.error("Error.stackTraceLimit = 0;\nthrow new Error('no frames')")).text).toContain(
      "no frames",
    );
    await kernel.ok("Error.stackTraceLimit = 30");
  });

  it("too deep a recursion is a RangeError and short", async () => {
    const { ename, text } = await kernel.error(cell`
      function down(n: number): number { return down(n + 1) + 1; }
      down(0)
    `);
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
    const exchange = await kernel.client.execute(cell`
      setTimeout(() => { throw new Error('timer broke'); }, 1);
      await new Promise((resolve) => setTimeout(resolve, 50));
      console.log('went on')
    `);
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
    const exchange = await kernel.ok(cell`
      queueMicrotask(() => { throw new Error('micro'); });
      process.nextTick(() => { throw new Error('tick'); });
      setImmediate(() => { throw new Error('immediate'); });
      'ended'
    `);
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
    const exchange = await kernel.ok(cell`
      const handledLater = Promise.reject(new Error('handled'));
      handledLater.catch(() => {});
      await new Promise((resolve) => setTimeout(resolve, 20));
    `);
    expect(exchange.stderr).toBe("");
    expect(exchange.types).not.toContain("error");
  });

  it("process.on('uncaughtException') of a cell is called instead", async () => {
    await kernel.ok(cell`
      let caught = '';
      process.once('uncaughtException', (error) => { caught = error.message; });
    `);
    await kernel.ok(cell`
      setTimeout(() => { throw new Error('for the listener'); }, 1);
      await new Promise((resolve) => setTimeout(resolve, 30));
    `);
    expect(await kernel.value("caught")).toBe("'for the listener'");
  });
});
