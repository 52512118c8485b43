import { spawnSync } from "node:child_process";
import { expect, it } from "@jest/globals";
import { isNotAttempted, notAttempted } from "../../../src/exercise/answer/notAttempted.ts";
import { putAsk } from "../../../src/exercise/answer/putAsk.ts";

const ASK = new URL("../../../src/exercise/answer/putAsk.ts", import.meta.url).href;

/** Asks in a process of its own whose cells were these scripts, as the kernel evaluates them. @returns the answers */
function answersAfter(cells: readonly string[], asks: readonly object[]): unknown[] {
  const program = `
    import { runInThisContext } from "node:vm";
    import { putAsk } from ${JSON.stringify(ASK)};
    for (const cell of ${JSON.stringify(cells)}) try { runInThisContext(cell); } catch {}
    const answers = [];
    for (const ask of ${JSON.stringify(asks)}) answers.push(await putAsk(ask));
    console.log(JSON.stringify(answers));`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", program], {
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  return JSON.parse(stdout) as unknown[];
}

it("reads what cells have declared, however they did; what is not there, or has no value, is not attempted", () => {
  const cells = [
    "let size = 28; const shape = [1]; var count = 3; function f() {} class C {} let later; let empty = undefined;",
    "let poisoned = missing();",
    "let eval = () => 1;",
    "let 답 = '가', größe_1$ = 0;",
  ];
  const names = ["size", "shape", "count", "답", "größe_1$", "later", "empty", "poisoned", "unknown", "f", "C"];
  expect(
    answersAfter(
      cells,
      names.map((name) => ({ value: name })),
    ),
  ).toEqual([
    { kind: "number", value: 28 },
    { kind: "list", items: [{ kind: "number", value: 1 }] },
    { kind: "number", value: 3 },
    { kind: "text", value: "가" },
    { kind: "number", value: 0 },
    { kind: "notAttempted" },
    { kind: "notAttempted" },
    { kind: "notAttempted" },
    { kind: "notAttempted" },
    { kind: "failed", problem: { code: "function", name: "f" } },
    { kind: "failed", problem: { code: "class", name: "C" } },
  ]);
});

it("a getter among the globals that throws is said", () => {
  const cells = ["Object.defineProperty(globalThis, 'size', { get() { throw new TypeError('no'); } })"];
  expect(answersAfter(cells, [{ value: "size" }])).toEqual([
    { kind: "failed", problem: { code: "threw", error: "TypeError: no" } },
  ]);
});

it("waiting for a promise keeps no process alive", () => {
  const program = `
    import { putAsk } from ${JSON.stringify(ASK)};
    globalThis.f = () => new Promise(() => {});
    putAsk({ call: "f", arguments: [] });`;
  const started = performance.now();
  const { status } = spawnSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", program]);
  expect(status).toBe(0);
  // Ten seconds would be waited for.
  expect(performance.now() - started).toBeLessThan(9_000);
});

it.each(["", "a.b", "f()", "1", "this", "a b", "globalThis['x']", "x;y", "a\n", "a\u2028b", "a\u00a0b", "true"])(
  "%j is no variable's name: the question's mistake",
  async (name) => {
    await expect(putAsk({ value: name })).rejects.toThrow(TypeError);
    await expect(putAsk({ call: name, arguments: [] })).rejects.toThrow("is not the name of a variable");
  },
);

const asked = (value: unknown, ...given: never[]) =>
  putAsk({ call: "f", arguments: given }, { read: () => value, patience: 1000 });

it("a function's result is the answer: at once, later, or nothing", async () => {
  expect(await asked((a: number, b: number) => a + b, ...([2, 3] as never[]))).toEqual({ kind: "number", value: 5 });
  expect(await asked(async () => [1])).toEqual({ kind: "list", items: [{ kind: "number", value: 1 }] });
  expect(await asked(() => {})).toEqual({ kind: "undefined" });
  expect(await asked(async () => undefined)).toEqual({ kind: "undefined" });
  expect(await asked(undefined)).toEqual({ kind: "notAttempted" });
});

it("a function gets copies, new ones each time, and no `this`", async () => {
  const argument = { list: [1, undefined, Number.NaN, -0], ["__proto__"]: { text: "x" } };
  const seen: unknown[] = [];
  function keep(this: unknown, given: unknown): number {
    seen.push(given, this);
    return 1;
  }
  const ask = { call: "f", arguments: [argument] };
  for (let time = 0; time < 2; time++) await putAsk(ask, { read: () => keep });
  const [first, none, second] = seen;
  expect(first).toEqual(argument);
  expect(Object.is((first as typeof argument).list[3], -0)).toBe(true);
  expect(first).not.toBe(argument);
  expect(second).not.toBe(first);
  expect(none).toBeUndefined();
});

it("what a function returns of its argument is no change, and what it kept and changes afterwards neither", async () => {
  const ask = { call: "f", arguments: [[1, 2]] };
  expect(await putAsk(ask, { read: () => (list: number[]) => list })).toMatchObject({ kind: "list" });
});

it("a function that is not written yet is not attempted: at once, later, and of another copy of the package", async () => {
  const other = (await import(
    `${ASK.replace("putAsk.ts", "notAttempted.ts")}?copy`
  )) as typeof import("../../../src/exercise/answer/notAttempted.ts");
  for (const body of [() => notAttempted(), async () => notAttempted(), () => other.notAttempted()]) {
    expect(await asked(body)).toEqual({ kind: "notAttempted" });
  }
  const change = (list: number[]) => {
    list.push(1);
    return notAttempted();
  };
  expect(await asked(change, [1] as never)).toEqual({ kind: "notAttempted" });
});

it.each([new Error("x"), null, undefined, 5, new Proxy({}, {}), { message: "NotAttempted" }])(
  "%p is not what notAttempted throws",
  (thrown) => {
    expect(isNotAttempted(thrown)).toBe(false);
  },
);
