import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { okReply, SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

async function countOf(code: string, options = {}): Promise<number> {
  return Number((await (await kernel.ok(code, options)).reply()).content.execution_count);
}

describe("user_expressions", () => {
  it("are evaluated after the cell, each with its own result or error", async () => {
    const exchange = await kernel.ok("const base = 20", {
      user_expressions: {
        sum: "base + 1",
        awaited: "await Promise.resolve('done')",
        wrong: "base.nope",
        thrown: "(() => { throw new RangeError('far'); })()",
        object: "({ a: 1 })",
      },
    });
    const { user_expressions: results = {} } = await okReply(exchange, "execute_reply");
    const plain = (name: string) => {
      const result = results[name];
      return result?.status === "ok" ? stripVTControlCharacters(String(result.data["text/plain"])) : result?.ename;
    };
    expect(plain("sum")).toBe("21");
    expect(plain("awaited")).toBe("'done'");
    expect(plain("object")).toBe("{ a: 1 }");
    expect(plain("thrown")).toBe("RangeError");
    expect(results.wrong?.status).toBe("error");
    expect(exchange.types).toEqual(["status", "execute_input", "status"]);
  });

  it("work with an empty, silent request, which also tells the count", async () => {
    const before = await countOf("1");
    const exchange = await kernel.ok("", { silent: true, user_expressions: { five: "2 + 3" } });
    const reply = await okReply(exchange, "execute_reply");
    expect(reply.execution_count).toBe(before);
    expect(reply.user_expressions?.five).toMatchObject({ status: "ok" });
  });
});

describe("silent and store_history", () => {
  it("silent: no input, result or output on iopub, and no count", async () => {
    const before = await countOf("1");
    const exchange = await kernel.ok(
      cell`
    const quietly = 5;
    console.log('unheard');
    display('unseen');
    quietly
  `,
      {
        silent: true,
      },
    );
    expect(exchange.types).toEqual(["status", "status"]);
    expect(await countOf("quietly")).toBe(before + 1);
  });

  it("silent: an error is told in the reply", async () => {
    const exchange = await kernel.client.execute("throw new Error('silent failure')", { silent: true });
    expect((await exchange.reply()).content).toMatchObject({
      status: "error",
      ename: "Error",
      evalue: "silent failure",
    });
  });

  it("store_history false: output is shown, the count stays, and history has no entry", async () => {
    const before = await countOf("1");
    const exchange = await kernel.ok("'not remembered by history'", { store_history: false });
    expect(exchange.types).toContain("execute_result");
    expect((await exchange.reply()).content.execution_count).toBe(before);
    const history = await okReply(
      await kernel.client.request("shell", "history_request", {
        hist_access_type: "tail",
        n: 1,
        output: false,
        raw: true,
      }),
      "history_reply",
    );
    expect(history.history[0]?.[2]).toBe("1");
    expect(await countOf("2")).toBe(before + 1);
  });

  it("a failed cell counts too", async () => {
    const before = await countOf("1");
    await kernel.error("throw new Error('counted')");
    await kernel.error("const typed: number = 'counted too'");
    expect(await countOf("1")).toBe(before + 3);
  });
});

describe("stop_on_error", () => {
  it("aborts what was queued and nothing that comes later", async () => {
    const { client } = kernel;
    await kernel.ok("let reached: string[] = []");
    const failing = client.start(
      cell`
      await new Promise((resolve) => setTimeout(resolve, 100));
      throw new Error('stop here')
    `,
    );
    const queued = [client.start("reached.push('a')"), client.start("reached.push('b')")];
    await failing.done();
    for (const exchange of queued) {
      await exchange.done();
      expect(["error", "aborted"]).toContain((await exchange.reply()).content.status);
      expect(exchange.types).toEqual(["status", "status"]);
    }
    expect(await kernel.value("reached.push('c');\nreached")).toBe("[ 'c' ]");
  });

  it("false: what was queued runs", async () => {
    const { client } = kernel;
    await kernel.ok("let went: string[] = []");
    const failing = client.start(
      cell`
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('go on')
    `,
      {
        stop_on_error: false,
      },
    );
    const queued = client.start("went.push('a');\nwent");
    await Promise.all([failing.done(), queued.done()]);
    expect((await queued.reply()).content.status).toBe("ok");
    expect(await kernel.value("went")).toBe("[ 'a' ]");
  });

  it("aborts only cells: other requests in the queue are answered", async () => {
    const { client } = kernel;
    const failing = client.start(cell`
      await new Promise((resolve) => setTimeout(resolve, 50));
      throw new Error('stop')
    `);
    const aborted = client.start("1");
    const info = client.send("shell", "kernel_info_request", {});
    const completion = client.send("shell", "complete_request", { code: "conso", cursor_pos: 5 });
    await Promise.all([failing.done(), aborted.done(), info.done(), completion.done()]);
    expect((await aborted.reply()).content.status).not.toBe("ok");
    expect((await info.reply()).content.status).toBe("ok");
    expect((await completion.reply()).content.status).toBe("ok");
  });

  it("a type error stops the queue as well", async () => {
    const { client } = kernel;
    const failing = client.start("const bad: number = 'x'");
    const queued = client.start("globalThis.name");
    await Promise.all([failing.done(), queued.done()]);
    expect((await queued.reply()).content.status).not.toBe("ok");
  });
});

describe("requests on shell", () => {
  it("run one after another, in the order they came", async () => {
    const { client } = kernel;
    await kernel.ok("const finished: number[] = []");
    const cells = Array.from({ length: 20 }, (_, i) =>
      client.start(`await new Promise((resolve) => setTimeout(resolve, ${(20 - i) % 5}));\nfinished.push(${i});`),
    );
    await Promise.all(cells.map((cell) => cell.done()));
    expect(await kernel.value("finished.join(' ')")).toBe(`'${Array.from({ length: 20 }, (_, i) => i).join(" ")}'`);
  });

  it("an unknown request is not answered and does no harm", async () => {
    const exchange = kernel.client.send("shell", "brew_coffee_request", {}, 2_000);
    expect(await kernel.value("'after'")).toBe("'after'");
    expect(exchange.replies).toEqual([]);
  });

  it.each([
    ["code that is no text", "execute_request", { code: 5, silent: false }],
    ["no content", "execute_request", {}],
    ["a cursor that is no number", "complete_request", { code: "a", cursor_pos: "x" }],
    ["an unknown history access", "history_request", { hist_access_type: "guess", output: false, raw: true }],
  ])("with %s gets an error or nothing, and the kernel lives", async (_name, type, content) => {
    const exchange = kernel.client.send("shell", type, content, 2_000);
    expect(await kernel.value("'after'")).toBe("'after'");
    for (const reply of exchange.replies) expect(reply.content.status).toBe("error");
  });
});

describe("payload", () => {
  it("`name?` shows the inspection in the pager", async () => {
    await kernel.ok("/** What is paged. */\nfunction paged(n: number) { return n; }");
    const { payload = [] } = await okReply(await kernel.ok("paged?"), "execute_reply");
    expect(payload).toEqual([
      { source: "page", start: 0, data: expect.objectContaining({ "text/plain": expect.stringContaining("paged") }) },
    ]);
  });
});
