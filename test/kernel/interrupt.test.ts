import { createServer, type Server } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";
import { installPackage } from "./notebookFolder.ts";

/** Packages whose loading never ends; each is imported by one cell only, for the second import would join the first. */
const ENDLESS_PACKAGES = {
  "never-loads":
    "console.log('running');\nawait new Promise(() => setInterval(() => {}, 1000));\nexport const never = 1;\n",
  "never-loads-either": "console.log('running');\nawait new Promise(() => setInterval(() => {}, 1000));\n",
  "loops-on-load": "console.log('running');\nfor (;;) {}\n",
};

const kernel = new SharedKernel({}, async (directory) => {
  for (const [name, code] of Object.entries(ENDLESS_PACKAGES)) {
    await installPackage(directory, name, { type: "module", exports: "./index.js" }, { "index.js": code });
  }
});

/** What a test leaves running when it fails must not fail the tests after it. */
afterEach(async () => {
  await kernel.client.interrupt();
});

/** Cells that never end; each prints "running" from inside. */
const ENDLESS = {
  "a loop": "console.log('running');\nwhile (true) {}",
  "a loop in a function of an earlier cell": "spin()",
  "a loop that catches everything": cell`
    console.log('running');
    while (true) { try { JSON.parse('{'); } catch {} }
  `,
  "a loop after an await": "await null;\nconsole.log('running');\nwhile (true) {}",
  "a loop after a timer's await": cell`
      await new Promise((resolve) => setTimeout(resolve, 5));
      console.log('running');
      for (;;) {}
    `,
  "a loop in a timer's callback": cell`
      setTimeout(() => { console.log('running'); while (true) {} }, 5);
      await new Promise(() => {});
    `,
  "a loop in an immediate": cell`
      setImmediate(() => { console.log('running'); while (true) {} });
      await new Promise(() => {});
    `,
  "a loop in a tick": cell`
      process.nextTick(() => { console.log('running'); while (true) {} });
      await new Promise(() => {});
    `,
  "a loop in a then": "await Promise.resolve().then(() => { console.log('running'); while (true) {} });",
  "a loop in a microtask": cell`
      queueMicrotask(() => { console.log('running'); while (true) {} });
      await new Promise(() => {});
    `,
  "a loop in an event's listener": cell`
      const emitter = new (await import('node:events')).EventEmitter();
      emitter.on('go', () => { console.log('running'); while (true) {} });
      setTimeout(() => emitter.emit('go'), 1);
      await new Promise(() => {});
    `,
  "a loop in an async function's end": cell`
      async function endless() { await null; try { await null; } finally { console.log('running'); while (true) {} } }
      await endless();
    `,
  "a pending await": "console.log('running');\nawait new Promise(() => {});",
  "a pending await that a timer keeps alive": cell`
      console.log('running');
      await new Promise((resolve) => setTimeout(resolve, 3_600_000));
    `,
  "a for await": cell`
      console.log('running');
      async function* ticks() { for (;;) { await new Promise((resolve) => setTimeout(resolve, 1)); yield 1; } }
      for await (const tick of ticks()) { void tick; }
    `,
  "a busy for await": cell`
      console.log('running');
      for await (const tick of (async function* () { for (;;) yield 1; })()) { void tick; }
    `,
  "endless microtasks": cell`
      console.log('running');
      const again = (): Promise<void> => Promise.resolve().then(again);
      await again();
    `,
  "a hanging import": "import { never } from 'never-loads';\nnever",
  "a hanging import()": "await import('never-loads-either')",
  "an import that loops": "import 'loops-on-load'",
  "a promise as last value": "console.log('running');\nnew Promise(() => {})",
  "Atomics.wait": cell`
    console.log('running');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  `,
  "a regular expression that backtracks": "console.log('running');\n/^(a+)+$/.test('a'.repeat(60) + 'b')",
  "a loop that prints": "console.log('running');\nfor (let i = 0; ; i++) console.log(i);",
  "a child process that is waited for": cell`
      console.log('running');
      const { spawn } = await import('node:child_process');
      await new Promise((resolve) => spawn('sleep', ['3600']).on('exit', resolve));
    `,
} as const;

describe("interrupt", () => {
  beforeAll(async () => {
    await kernel.ok(cell`
      let survivor = { count: 0 };
      function spin() { console.log('running'); while (true) {} }
    `);
  });

  it.each(Object.entries(ENDLESS))("ends %s; two good cells follow, variables kept", async (_name, code) => {
    await kernel.ok("survivor.count = 41");
    const exchange = kernel.client.start(code);
    await exchange.printed("running");
    const interrupt = await kernel.client.interrupt();
    expect((await interrupt.reply()).content).toEqual({ status: "ok" });
    await exchange.done();
    const { content } = await exchange.reply();
    expect(content.status).toBe("error");
    expect(exchange.all("error")).toHaveLength(1);
    expect(`${content.ename} ${content.evalue}`).toMatch(/interrupt/i);
    expect(await kernel.value("survivor.count + 1")).toBe("42");
    expect(await kernel.value("const next = await Promise.resolve('next');\nnext")).toBe("'next'");
  });

  it("again and again: twenty times the same loop", async () => {
    await kernel.ok("let round = 0");
    for (let i = 1; i <= 20; i++) {
      const exchange = kernel.client.start("round++;\nconsole.log('running');\nwhile (true) {}");
      await exchange.printed("running");
      await kernel.client.interrupt();
      await exchange.done();
      expect(await kernel.value("round")).toBe(String(i));
    }
  });

  it("takes a few milliseconds", async () => {
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const exchange = kernel.client.start("console.log('running');\nwhile (true) {}");
      await exchange.printed("running");
      const start = performance.now();
      void kernel.client.interrupt();
      await exchange.reply();
      times.push(performance.now() - start);
    }
    const median = times.sort((a, b) => a - b)[4] ?? Number.POSITIVE_INFINITY;
    expect(median).toBeLessThan(100);
  });

  it("sent five times at once ends the cell once", async () => {
    for (let i = 0; i < 5; i++) {
      const exchange = kernel.client.start("console.log('running');\nwhile (true) {}");
      await exchange.printed("running");
      const interrupts = Array.from({ length: 5 }, () => kernel.client.interrupt());
      await Promise.all([exchange.done(), ...interrupts]);
      expect(exchange.all("error")).toHaveLength(1);
      expect(await kernel.value("survivor.count")).toBe("41");
    }
  });

  it("ends a user expression that loops", async () => {
    const exchange = kernel.client.start("1", {
      user_expressions: { endless: "(() => { console.log('running'); for (;;) {} })()" },
    });
    await exchange.printed("running");
    await kernel.client.interrupt();
    await exchange.done();
    expect(await kernel.value("survivor.count")).toBe("41");
  });

  it("while nothing runs does nothing", async () => {
    for (let i = 0; i < 5; i++) expect((await (await kernel.client.interrupt()).reply()).content.status).toBe("ok");
    expect(await kernel.value("'fine'")).toBe("'fine'");
  });

  it("right after a cell ended does not hit the next one", async () => {
    for (let i = 0; i < 20; i++) {
      const exchange = kernel.client.start("1");
      const interrupt = kernel.client.interrupt();
      await Promise.all([exchange.done(), interrupt]);
      expect(await kernel.value(`${i} + 1`)).toBe(String(i + 1));
    }
  });

  it("aborts what was queued behind the cell, and what comes later runs", async () => {
    const running = kernel.client.start("console.log('running');\nwhile (true) {}");
    const queued = kernel.client.start("survivor.count = -1");
    await running.printed("running");
    await kernel.client.interrupt();
    await Promise.all([running.done(), queued.done()]);
    expect((await queued.reply()).content.status).not.toBe("ok");
    expect(await kernel.value("survivor.count")).toBe("41");
  });

  it("leaves what an interrupted cell had declared before", async () => {
    const exchange = kernel.client.start(cell`
      const declaredBefore = 'here';
      let assigned = 0;
      assigned = 5;
      console.log('running');
      while (true) {}
    `);
    await exchange.printed("running");
    await kernel.client.interrupt();
    await exchange.done();
    expect(await kernel.value("[declaredBefore, assigned]")).toBe("[ 'here', 5 ]");
  });

  it("stops an async function's loop also when the cell was interrupted during its await", async () => {
    const exchange = kernel.client.start(cell`
      let beats = 0;
      console.log('running');
      while (true) { await new Promise((resolve) => setTimeout(resolve, 1)); beats++; }
    `);
    await exchange.printed("running");
    await kernel.client.interrupt();
    await exchange.done();
    expect(Number(await kernel.value("beats"))).toBeGreaterThanOrEqual(0);
    expect(await kernel.value("1 + 1")).toBe("2");
  });

  it("of a cell whose type check is still going on ends it", async () => {
    const heavy = cell`
        type Deep<N extends number, A extends 0[] = []> = A['length'] extends N ? A : Deep<N, [...A, 0]>;
        const length: Deep<900>['length'] = 900;
        console.log('ran');
      `;
    const exchange = kernel.client.start(heavy);
    await kernel.client.interrupt();
    await exchange.done();
    expect(await kernel.value("survivor.count")).toBe("41");
  });

  it("ends a type check that takes half a minute, and later cells are checked as before", async () => {
    const exchange = kernel.client.start(`const nested = ${"[".repeat(300)}${"]".repeat(300)};`);
    await kernel.client.iopubMessage(
      "the cell's start",
      ({ header, parent_header }) =>
        header.msg_type === "execute_input" && parent_header.msg_id === exchange.request.msg_id,
    );
    await kernel.client.interrupt();
    await exchange.done();
    expect((await exchange.reply()).content).toMatchObject({ status: "error", ename: "Interrupted" });
    expect(await kernel.value("survivor.count")).toBe("41");
    expect((await kernel.error("const text: string = survivor.count")).text).toContain("TS2322");
  });

  describe("of a request over the network", () => {
    let silent: Server;
    beforeAll(async () => {
      silent = createServer(() => {});
      await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
    });
    afterAll(() => {
      silent.close();
    });

    it("that is never answered ends it", async () => {
      const address = silent.address();
      const port = typeof address === "object" ? address?.port : undefined;
      const exchange = kernel.client.start(`console.log('running');\nawait fetch('http://127.0.0.1:${port}/')`);
      await exchange.printed("running");
      await kernel.client.interrupt();
      await exchange.done();
      expect((await exchange.reply()).content.status).toBe("error");
      expect(await kernel.value("survivor.count")).toBe("41");
    });
  });
});
