import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SessionEndedError } from "../../src/session/session.ts";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeEach(async () => {
  notebook = await NotebookSession.start();
});
afterEach(() => notebook.close());

/** Every cell must have an end: an outcome, or that of its session. */
async function settled(source: string): Promise<string> {
  try {
    return (await notebook.run(source)).status;
  } catch (error) {
    if (error instanceof SessionEndedError) return "ended";
    throw error;
  }
}

const WRITE = "require('node:fs').writeSync";

describe("whatever a cell writes into the session's own pipes", () => {
  it.each([
    ["text on 4", `${WRITE}(4, 'this is no frame, but rather a long line of text\\n')`],
    ["a frame without end on 4", `${WRITE}(4, Buffer.from([1, 1, 0, 0, 0, 255, 255, 255, 255, 1, 2, 3]))`],
    ["a frame of no kind on 4", `${WRITE}(4, Buffer.from([77, 1, 0, 0, 0, 1, 0, 0, 0, 1]))`],
    ["zeros on 4", `${WRITE}(4, Buffer.alloc(1_000))`],
    ["a closed 4", "require('node:fs').closeSync(4)"],
  ])("%s: the evaluation ends, and the caller goes on", async (_what, source) => {
    await settled(`${source}; console.log('after'); 1`);
    await settled("2");
    // A new session is not concerned.
    await notebook.close();
    notebook = await NotebookSession.start();
    expect(await notebook.value("3")).toBe("3");
  });

  it.each([
    ["an event that is no JSON", `Buffer.from('not json')`],
    ["an event of no kind", `Buffer.from(JSON.stringify({ event: 'unheard of' }))`],
    ["an event with wrong fields", `Buffer.from(JSON.stringify({ event: 'evaluated', id: 'x', outcome: 1 }))`],
    [
      "an end of a cell that does not exist",
      `Buffer.from(JSON.stringify({ event: 'evaluated', id: 99, outcome: { status: 'interrupted' }, marked: [false, false] }))`,
    ],
    ["an event with a polluted prototype", `Buffer.from('{"event":"display","__proto__":{"update":true},"data":1}')`],
  ])("%s is ignored", async (_what, payload) => {
    const id = await notebook.ok(`
      const payload = ${payload};
      const head = Buffer.alloc(9);
      head[0] = 3;
      head.writeUInt32LE(payload.length, 5);
      ${WRITE}(4, Buffer.concat([head, payload]));
      console.log("after");
    `);
    expect(notebook.textOf(id)).toBe("after\n");
    expect(await notebook.value("({}).hasOwnProperty('update')")).toBe("false");
  });

  it("bytes on 3 and 5 go nowhere", async () => {
    await notebook.ok(`${WRITE}(3, "garbage"); ${WRITE}(5, "garbage");`);
    expect(await notebook.value("1")).toBe("1");
    const { id, outcome } = notebook.begin("console.log('ready'); for (;;);");
    await notebook.untilPrinted(id, "ready");
    notebook.session.interrupt();
    expect(await outcome).toEqual({ status: "interrupted" });
  });

  it("forged marks on 1 and 2 reorder nothing that matters", async () => {
    await notebook.ok(
      `for (let id = 0; id < 50; id++) { ${WRITE}(1, "\\0convolab:" + id + "\\0"); ${WRITE}(2, "\\0convolab:" + id + "\\0"); }`,
    );
    for (let index = 0; index < 20; index++) {
      const id = await notebook.ok(`console.log(${index}); 0;`);
      expect(notebook.textOf(id)).toBe(`${index}\n`);
    }
  });

  it("random bytes on any of them: every cell ends", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(1, 2, 3, 4, 5),
        fc.uint8Array({ minLength: 1, maxLength: 60 }),
        async (fd, bytes) => {
          const first = await settled(`${WRITE}(${fd}, Buffer.from([${bytes}])); 1`);
          const second = await settled("2");
          expect(["ok", "ended"]).toContain(first);
          expect(["ok", "ended"]).toContain(second);
          if (second === "ok" && first === "ok" && fd !== 4) return;
          await notebook.close();
          notebook = await NotebookSession.start();
        },
      ),
      { numRuns: 30, seed: 20_240_503 },
    );
  });
});

describe("a session whose own means were broken by a cell", () => {
  it.each([
    [
      "patched built-ins",
      "for (const name of ['map', 'push', 'join', 'forEach'] as const) (Array.prototype as any)[name] = () => { throw new Error(name); }; 0;",
    ],
    [
      "patched promises",
      "(Promise.prototype as any).then = () => { throw new Error('then'); }; (Promise as any).resolve = undefined; 0;",
    ],
    ["patched JSON", "(JSON as any).stringify = () => 'nothing'; (JSON as any).parse = () => null; 0;"],
    [
      "patched buffers",
      "(Buffer as any).from = Buffer.alloc = Buffer.concat = (() => { throw new Error('buffer'); }) as any; 0;",
    ],
    ["toJSON on every array", "(Array.prototype as any).toJSON = () => 'mine'; 0;"],
    [
      "a setter on every object",
      "Object.defineProperty(Object.prototype, 'event', { set() { throw new Error('set'); }, configurable: true }); 0;",
    ],
    ["no console", "(globalThis as any).console = undefined; 0;"],
    ["no process", "(globalThis as any).process = undefined; 0;"],
    ["an error class without sense", "(globalThis as any).Error = null; 0;"],
    ["its own stack traces", "Error.prepareStackTrace = () => { throw 1; }; Error.stackTraceLimit = 0; 0;"],
  ])("%s: cells still run, fail and are interrupted", async (_what, source) => {
    await notebook.ok(source);
    expect(await notebook.value("1 + 1")).toBe("2");
    expect((await notebook.run("throw new TypeError('planted')")).status).toBe("error");
    const looping = notebook.begin("for (;;);");
    notebook.session.interrupt();
    expect(await looping.outcome).toEqual({ status: "interrupted" });
    expect(await notebook.value("2 + 2")).toBe("4");
  });
});
