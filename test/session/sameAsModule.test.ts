import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { transformSync } from "esbuild";
import fc from "fast-check";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start();
});
afterAll(() => notebook.close());

/** What the chunks work on. */
const PREAMBLE = "const log: unknown[] = []; let x = 1, y = 2; var items: number[] = [3, 1];";

/** Pieces of a program that can follow one another in any order; `$` stands for a number that sets names apart. */
const CHUNKS = [
  "x += 1; log.push(x);",
  "[x, y] = [y, x];",
  "y ??= 1; y **= 1; x ||= 7; x %= 11; log.push(x, y);",
  "log.push(typeof hoisted$, hoisted$()); function hoisted$(): number { return x; }",
  "log.push(typeof late$); var late$ = x; log.push(late$);",
  "for (var v$ = 0, w$ = x; v$ < 3; v$++) items.push(v$ + w$); log.push(v$);",
  "const fns$: (() => number)[] = []; for (let i = 0; i < 3; i++) fns$.push(() => i + x); log.push(fns$.map((f) => f()));",
  "for (const k in { a: 1, b: 2 }) { var last$ = k; } log.push(last$);",
  "for (var [first$, second$] of [[1, 2], [3, 4]]) log.push(first$ * second$); log.push(first$);",
  "for (var { deep$ = 5 } of [{}, { deep$: 6 }] as { deep$?: number }[]) log.push(deep$);",
  "outer$: for (const i of [1, 2, 3]) { for (const j of [1, 2]) { if (i === 2) continue outer$; if (i === 3) break outer$; log.push([i, j]); } }",
  "if (x > 2) var branch$ = 'big'; else var branch$ = 'small'; log.push(branch$);",
  "if (x > 1e9) var never$ = 1; log.push(never$);",
  "while (x > 1e9) var body$ = 1; label$: var labelled$ = x; log.push(body$, labelled$);",
  "do { x++; } while (x < 3); log.push(x);",
  "switch (x % 2) { case 0: { let s = 'even'; log.push(s); break; } default: var odd$ = 'odd'; log.push(odd$); } log.push(odd$);",
  "try { throw new Error('thrown $'); } catch ({ message }: any) { var caught$ = message; } finally { log.push('finally'); } log.push(caught$);",
  "function counter$() { let n = x; return { next: () => ++n, get value() { return n; } }; } const c$ = counter$(); c$.next(); log.push(c$.value);",
  "function fib$(n: number): number { return n < 2 ? n : fib$(n - 1) + fib$(n - 2); } log.push(fib$(9), fib$.name);",
  "class P$<T> { static made = 0; #p = x; constructor(readonly q: T) { P$.made++; } get both() { return [this.#p, this.q]; } } log.push(new P$(y).both, P$.made, P$.name);",
  "abstract class A$ { abstract m(): number; twice() { return this.m() * 2; } } class B$ extends A$ { m() { return x; } } log.push(new B$().twice(), B$.name);",
  "const C$ = class { static who = this.name; }; const D$ = class Named {}; log.push(C$.name, C$.who, D$.name);",
  "const mixin$ = <T extends new (...a: any[]) => {}>(Base: T) => class extends Base { extra = x; }; log.push(new (mixin$(class { own = 1; }))());",
  "{ const process = { pid: x }; const { pid: renamed } = process; log.push({ process }, renamed); }",
  "var performance: any = { now: () => x }; { let performance = 'inner'; log.push(performance); } log.push(performance.now(), { performance }.performance === performance);",
  "var fetch: any = () => x, URL: any = class { static who = this.name; }; log.push(fetch.name, URL.name, URL.who, fetch());",
  "var { console: navigator, ...structuredClone }: any = { console: y, a: x }; log.push(navigator, structuredClone);",
  "function crypto() { return typeof crypto; } function atob(btoa = crypto()) { return btoa; } log.push(crypto(), atob(), atob.name, ((crypto: number) => crypto)(x));",
  "log.push(((process = 5, { URL = process } = {}) => [process, URL])());",
  "enum E$ { A = 1, B = A << 3, C = 'abc'.length, D = x } log.push(E$, E$[8]); enum E$ { F = 99 } log.push(E$.F);",
  "namespace N$ { export let n = x; export const inc = () => ++n; export namespace Inner { export const deep = n; } } N$.inc(); log.push(N$.n, N$.Inner.deep);",
  "function merged$() { return x; } namespace merged$ { export const extra = 2; } log.push(merged$() + merged$.extra);",
  "const gen$ = function* (): any { const got = yield 1; log.push(got); return 5; }; const it$ = gen$(); it$.next(); log.push(it$.next('sent').value, [...gen$()]);",
  "const tag$ = (s: TemplateStringsArray, ...v: unknown[]) => s.raw.join('|') + v.join(','); log.push(tag$`a${x}\\n${y}b`);",
  "const o$ = { m() { return this === o$; }, ['k' + x]: 1, get g() { return y; }, f: () => 1, 'quoted key': [, 1], __proto__: { inherited: 1 } }; log.push(o$.m(), Object.keys(o$), o$.g, o$.f.name);",
  "const arrow$ = (a = x, { b = y } = {}) => a + b; log.push(arrow$(), arrow$(1, { b: 2 }), arrow$.name, arrow$.length);",
  "const { a: { b: [d$, ...e$] }, ['c' + 1]: f$ = 9, ...g$ }: any = { a: { b: [1, 2, 3] }, c1: undefined, h: x }; log.push(d$, e$, f$, g$);",
  "let u$: number | undefined, n$ = null; log.push(u$, n$); u$ = x; log.push(u$ satisfies number | undefined);",
  "const sym$ = Symbol('s'); class S$ { static [sym$] = x; static { this[sym$] += 1; } *[Symbol.iterator]() { yield* [1, x]; } } log.push(S$[sym$], [...new S$()]);",
  "items.sort((p, q) => q - p); log.push(items.join());",
  "const self$ = { arguments: x, get await() { return y; } }; log.push(self$.arguments, self$.await, (function () { return arguments.length; } as any)(1, 2));",
  "log.push(/(?<year>\\d{4})/u.exec('in 2024')!.groups!.year, 'a-b'.replace(/-/g, '$&$&'), 1_000n ** 2n === 1000000n);",
  "export const exported$ = x; export function exportedFunction$() { return exported$; } log.push(exportedFunction$()); export { exported$ as 'other name $' };",
  "export class ExportedClass$ { z = x; } export enum ExportedEnum$ { A } log.push(new ExportedClass$().z, ExportedEnum$.A);",
  "import { join as join$, basename } from 'node:path'; log.push(join$('a', String(x)), basename('/b/c'));",
  "import * as path$ from 'node:path'; import os$, { EOL as eol$ } from 'node:os'; log.push(path$.sep, os$.EOL === eol$);",
  "using res$ = { value: x, [Symbol.dispose]() {} }; log.push(res$.value);",
  "{ using res = { [Symbol.dispose]() { log.push('disposed $'); } }; log.push(typeof res); }",
  "for (using res of [{ [Symbol.dispose]() { log.push('round $'); } }]) log.push('in');",
] as const;
const ASYNC_CHUNKS = [
  "log.push(await Promise.resolve(x));",
  "const [p$, q$] = await Promise.all([x, Promise.resolve(y)]); log.push(p$ + q$);",
  "for await (const v of (async function* () { yield x; yield y; })()) { if (v === 1) continue; log.push(v); }",
  "for await (var av$ of [1, Promise.resolve(2)]) var inBody$ = av$ * 2; log.push(av$, inBody$);",
  "const later$ = async (n = x) => { await null; return n + 1; }; log.push(await later$(), (await later$(5)) * 2);",
  "class Aw$ { static async make() { return new this(await x); } constructor(readonly v: number) {} } log.push((await Aw$.make()).v);",
  "try { await Promise.reject(new TypeError('rejected $')); } catch (error) { log.push(String(error)); }",
  "log.push(`a${await Promise.resolve(`b${await Promise.resolve(x)}`)}`);",
  "if (await Promise.resolve(x > 1e9)) var unreached$ = 1; log.push(unreached$);",
  "const loops$: Promise<number>[] = []; for (let i = 0; i < 3; i++) { await null; loops$.push((async () => { await null; return i; })()); } log.push(await Promise.all(loops$));",
  "{ await using res = { async [Symbol.asyncDispose]() { await null; log.push('disposed async $'); } }; log.push(typeof res); }",
  "const { readFileSync: read$ } = await import('node:fs'); log.push(read$.name);",
] as const;

interface Pieces {
  readonly chunks: readonly string[];
  /** Before which of them a new cell starts. */
  readonly cuts: readonly boolean[];
}

function pieces(pool: readonly string[]): fc.Arbitrary<Pieces> {
  return fc
    .uniqueArray(fc.constantFrom(...pool), { minLength: 1, maxLength: 9 })
    .chain((chunks) => fc.record({ chunks: fc.constant(chunks), cuts: fc.array(fc.boolean(), { minLength: 9 }) }))
    .map(({ chunks, cuts }) => ({
      chunks: chunks.map((chunk, index) => chunk.replace(/\$(?![&{\\])/g, `${NAME_MARK}${index}`)),
      cuts,
    }));
}

/** Stands in every name for the number of the program, so that no run finds what an earlier one has left. */
const NAME_MARK = "_run_";
let programs = 0;

function withFreshNames(texts: readonly string[]): string[] {
  programs += 1;
  return texts.map((text) => text.replaceAll(NAME_MARK, `_run${programs}_`));
}

async function logged(code: string, expression: string): Promise<unknown> {
  const log = await notebook.json(code, expression);
  return JSON.parse(JSON.stringify(log).replaceAll(`_run${programs}_`, NAME_MARK));
}

/** What the program logs when Node runs it as an ES module. */
async function asModule(program: string): Promise<unknown> {
  const [fresh = ""] = withFreshNames([program]);
  const { code } = transformSync(fresh, {
    loader: "ts",
    format: "esm",
    target: "esnext",
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
  });
  const name = `program${programs}.mjs`;
  await writeFile(join(notebook.directory, name), `${code}\nglobalThis.moduleLog = log;`);
  return await logged(`await import("./${name}")`, "globalThis.moduleLog");
}

async function asCells(cells: readonly string[]): Promise<unknown> {
  for (const cell of withFreshNames(cells)) await notebook.ok(cell);
  return await logged("", "log");
}

function splitAt(chunks: readonly string[], cuts: readonly boolean[]): string[] {
  const cells = [PREAMBLE];
  for (const [index, chunk] of chunks.entries()) {
    if (cuts[index] === true) cells.push(chunk);
    else cells[cells.length - 1] += `\n${chunk}`;
  }
  return cells;
}

describe("a notebook does what the same text does as an ES module", () => {
  it.each([
    ["synchronous", CHUNKS, 150],
    ["asynchronous", [...CHUNKS, ...ASYNC_CHUNKS], 150],
  ] as const)("%s: in one cell, in several, and with an await in front", async (_name, pool, runs) => {
    await fc.assert(
      fc.asyncProperty(pieces(pool), async ({ chunks, cuts }) => {
        const program = [PREAMBLE, ...chunks].join("\n");
        const expected = await asModule(program);
        expect(await asCells([program])).toEqual(expected);
        expect(await asCells([`${PREAMBLE} await null;\n${chunks.join("\n")}`])).toEqual(expected);
        expect(await asCells(splitAt(chunks, cuts))).toEqual(expected);
      }),
      { numRuns: runs, seed: 20_240_502 },
    );
  });
});
