import { describe, expect, it } from "@jest/globals";
import type { Exchange } from "../client/exchange.ts";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** Fails unless all output came between busy and idle. */
function expectOutputBeforeIdle(exchange: Exchange): void {
  expect(exchange.types.at(0)).toBe("status");
  expect(exchange.types.at(-1)).toBe("status");
  expect(exchange.types.filter((type) => type === "status")).toHaveLength(2);
}

/** Whether the newest output ends with the notice that a cell has printed too much. */
function isLimitNotice(exchange: Exchange): boolean {
  const texts = exchange.messages.map(({ content }) => content.text).filter((text) => typeof text === "string");
  return /limit/i.test(texts.at(-1)?.slice(-500) ?? "");
}

describe("stdout and stderr", () => {
  it.each([
    ["console.log", "console.log('out', 1)", "out 1\n", ""],
    ["console.info and debug", "console.info('i'); console.debug('d')", "i\nd\n", ""],
    ["console.error and warn", "console.error('e'); console.warn('w')", "", "e\nw\n"],
    ["console.log's formats", "console.log('%s is %d', 'x', 42, { a: 1 })", "x is 42 { a: 1 }\n", ""],
    ["console.table", "console.table([{ a: 1 }])", expect.stringContaining("a"), ""],
    [
      "console.group",
      "console.group('g'); console.log('in'); console.groupEnd(); console.log('out')",
      "g\n  in\nout\n",
      "",
    ],
    ["console.dir", "console.dir({ a: { b: { c: {} } } }, { depth: 0 })", "{ a: [Object] }\n", ""],
    ["process.stdout.write", "process.stdout.write('no end of line'); undefined", "no end of line", ""],
    ["process.stderr.write", "process.stderr.write('err'); undefined", "", "err"],
    ["bytes", "process.stdout.write(new Uint8Array([0xed, 0x95, 0x9c])); undefined", "한", ""],
    [
      "fs.writeSync(1)",
      cell`
        import { writeSync } from 'node:fs';
        writeSync(1, 'descriptor one\n');
        writeSync(2, 'descriptor two\n');
        undefined
      `,
      "descriptor one\n",
      "descriptor two\n",
    ],
    [
      "a child with inherited stdio",
      cell`
        import { execSync } from 'node:child_process';
        execSync('echo from child; echo oops 1>&2', { stdio: 'inherit' });
        undefined
      `,
      "from child\n",
      "oops\n",
    ],
    [
      "an asynchronous child",
      cell`
        import { spawn } from 'node:child_process';
        await new Promise((resolve) => spawn('sh', ['-c', 'printf later'], { stdio: 'inherit' }).on('close', resolve));
        undefined
      `,
      "later",
      "",
    ],
    [
      "a worker thread",
      cell`
        import { Worker } from 'node:worker_threads';
        const worker = new Worker('console.log(1); console.error(2)', { eval: true });
        await new Promise((resolve) => worker.on('exit', resolve));
        undefined
      `,
      "1\n",
      "2\n",
    ],
    ["Hangul and emoji", "console.log('합성곱 신경망 🎓')", "합성곱 신경망 🎓\n", ""],
    ["colours", "console.log('\\x1b[31mred\\x1b[0m')", "\x1b[31mred\x1b[0m\n", ""],
    ["empty lines", "console.log(); console.log('')", "\n\n", ""],
  ])("%s", async (_name, code, stdout, stderr) => {
    const exchange = await kernel.ok(code);
    expect(exchange.stdout).toEqual(stdout);
    expect(exchange.stderr).toEqual(stderr);
    expectOutputBeforeIdle(exchange);
  });

  it("keeps the order in which both were written", async () => {
    const exchange = await kernel.ok("for (let i = 0; i < 50; i++) { console.log(`o${i}`); console.error(`e${i}`); }");
    const order = exchange
      .all("stream")
      .map((stream) => stream.text)
      .join("");
    expect(order).toBe(Array.from({ length: 50 }, (_, i) => `o${i}\ne${i}\n`).join(""));
  });

  it("keeps the order of text and rich output", async () => {
    const exchange = await kernel.ok("console.log('one');\ndisplay('two');\nconsole.log('three');\n'four'");
    expect(exchange.types).toEqual([
      "status",
      "execute_input",
      "stream",
      "display_data",
      "stream",
      "execute_result",
      "status",
    ]);
  });

  it("shows what is printed while the cell still runs", async () => {
    const exchange = kernel.client.start(cell`
      console.log('early');
      const until = Date.now() + 400;
      while (Date.now() < until) {}
      console.log('late')
    `);
    await exchange.printed("early\n");
    expect(exchange.replies).toHaveLength(0);
    await exchange.done();
    expect(exchange.stdout).toBe("early\nlate\n");
  });

  it("a character split between two writes arrives whole", async () => {
    const exchange = await kernel.ok(cell`
      import { writeSync } from 'node:fs';
      for (const byte of Buffer.from('글🎓')) writeSync(1, Buffer.from([byte]));
      undefined
    `);
    expect(exchange.stdout).toBe("글🎓");
  });

  it("one very long line arrives whole", async () => {
    expect((await kernel.ok("console.log('x'.repeat(400_000))")).stdout).toHaveLength(400_001);
  });
});

describe("much output", () => {
  it("a million lines: none is lost, few messages, and the next cell works", async () => {
    const options = { timeout: 60_000 };
    const exchange = await kernel.client.execute(
      "for (let i = 0; i < 1_000_000; i++) console.log(i);",
      {},
      options.timeout,
    );
    expectOutputBeforeIdle(exchange);
    const lines = exchange.stdout.split("\n");
    const notice = isLimitNotice(exchange);
    // Either all of it came, or it was cut at the limit with a notice: never a hole in between.
    expect(lines[0]).toBe("0");
    const kept = lines.filter((line) => /^\d+$/.test(line));
    for (const [i, line] of kept.slice(0, 1_000).entries()) expect(Number(line)).toBe(i);
    expect(kept).toHaveLength(notice ? kept.length : 1_000_000);
    expect(exchange.messages.length).toBeLessThan(20_000);
    expect(await kernel.value("'next'")).toBe("'next'");
  });

  it("a flood ends at the limit with a notice, can be interrupted, and leaves the kernel well", async () => {
    const exchange = kernel.client.start(
      cell`
      const chunk = 'y'.repeat(1_000_000) + '\n';
      for (let i = 0; i < 100_000; i++) process.stdout.write(chunk);
    `,
      {},
      60_000,
    );
    await exchange.until("the notice of the limit", () => isLimitNotice(exchange));
    await kernel.client.interrupt();
    await exchange.done();
    expect(exchange.stdout.length).toBeLessThan(200_000_000);
    expect(kernel.running.process.residentBytes()).toBeLessThan(4e9);
    const after = await kernel.ok("console.log('after the flood')");
    expect(after.stdout).toBe("after the flood\n");
  });
});

describe("output after the cell's end", () => {
  it("goes to the cell that started it, not to the one that runs", async () => {
    const first = await kernel.ok("setTimeout(() => console.log('from the first'), 60); 'one'");
    const second = kernel.client.start(
      cell`
      await new Promise((resolve) => setTimeout(resolve, 150));
      console.log('from the second')
    `,
    );
    await first.printed("from the first\n");
    await second.done();
    expect(second.stdout).toBe("from the second\n");
    expect(first.stdout).toBe("from the first\n");
  });

  it("of promises, intervals, streams and rich displays too", async () => {
    const first = await kernel.ok(cell`
      void (async () => { await new Promise((resolve) => setTimeout(resolve, 20)); console.log('promise'); display('rich'); })();
      let ticks = 0;
      const interval = setInterval(() => { console.log('tick'); if (++ticks === 2) clearInterval(interval); }, 15);
      undefined
    `);
    const second = await kernel.ok("await new Promise((resolve) => setTimeout(resolve, 120)); 'two'");
    for (const text of ["promise\n", "tick\ntick"])
      await first.until(
        text,
        () => first.stdout.replaceAll("promise\n", "").includes("tick\ntick") && first.stdout.includes("promise"),
      );
    await first.message("display_data");
    expect(second.stdout).toBe("");
    expect(second.types).not.toContain("display_data");
  });

  it("a function of an earlier cell that the running one calls prints under the running one", async () => {
    await kernel.ok("function speak() { console.log('spoken'); }");
    expect((await kernel.ok("speak()")).stdout).toBe("spoken\n");
  });
});
