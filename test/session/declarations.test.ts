import { describe, expect, it } from "@jest/globals";
import { augmentsProgram, type Declaration, declarationsOf } from "../../src/session/cell/declarations.ts";
import { parseCell } from "../../src/session/cell/parseCell.ts";

function declared(source: string): Declaration[] {
  const { program, errors } = parseCell(source);
  expect(errors).toEqual([]);
  return declarationsOf(program);
}

/** `name kind` of each declaration. */
function kinds(source: string): string[] {
  return declared(source).map(({ name, kind }) => `${name} ${kind}`);
}

describe("the names that a cell leaves behind", () => {
  it.each([
    ["const a = 1, b = 2; let c; var d", ["a const", "b const", "c let", "d var"]],
    ["const { a, b: [c, ...d], ['e']: f = 1, ...g } = x", ["a const", "c const", "d const", "f const", "g const"]],
    ["function f() { var inner; } async function g() {} function* h() {}", ["f function", "g function", "h function"]],
    ["function over(a: 1): 1; function over(a: any) { return a; }", ["over function"]],
    ["abstract class A {} @deco class B {}", ["A class", "B class"]],
    ["enum E { A } const enum F { B } declare enum G { C }", ["E enum", "F enum", "G enum"]],
    ["namespace N { export const inner = 1 } namespace O.P { export const q = 1 }", ["N namespace", "O namespace"]],
    ["type T<A> = A; interface I {}", ["T type", "I interface"]],
    [
      "import a, { b, c as d } from 'm'; import * as e from 'n'; import 'o'; import f = require('p')",
      ["a import", "b import", "d import", "e import", "f import"],
    ],
    ["for (var i = 0, j = 1;;) { var k; { var { l } = x; } }", ["i var", "j var", "k var", "l var"]],
    ["for (let i = 0;;) {} for (const x of []) {} { let y; const z = 1; class Q {} function w() {} }", []],
    [
      "if (x) var a = 1; else var b = 2; switch (x) { case 1: var c = 3; } try { var d; } catch (e) { var f; }",
      ["a var", "b var", "c var", "d var", "f var"],
    ],
    ["label: for (var a of b) var c = a;", ["a var", "c var"]],
    [
      "export const a = 1; export function b() {} export class C {} export enum D {} export type E = 1; export { a as z }",
      ["a const", "b function", "C class", "D enum", "E type"],
    ],
    ["export default function named() {}", ["named function"]],
    ["export default class Named {}", ["Named class"]],
    ["export default 1", []],
    ["using a = x; await using b = y;", []],
    ["declare global { var g: 1 } declare module 'm' {}", []],
    ["a = 1; (() => { var inner = 1; })(); class A { static { var s = 1; } m() { var t; } }", ["A class"]],
    ["const 학습률 = 0.1; class 모델 {}", ["학습률 const", "모델 class"]],
  ])("%s", (source, expected) => {
    expect(kinds(source)).toEqual(expected);
  });

  it("a value and a type of one name are one", () => {
    const [both, ...others] = declared("type Name = string; const Name = 'x';");
    expect(others).toEqual([]);
    expect(both).toMatchObject({ name: "Name", kind: "const", alsoType: true });
    expect(declared("class A {} interface A { more: 1 }")).toMatchObject([{ kind: "class", alsoType: true }]);
  });

  it("say where they stand", () => {
    const source = "// 한글\nconst first = 1, { second } = x;\nfunction third() {}";
    const { text } = parseCell(source);
    for (const { name, offset } of declared(source)) {
      if (name === "second") expect(text[offset]).toBe("{");
      else expect(text.slice(offset, offset + name.length)).toBe(name);
    }
  });

  it("say whether there is anything at run time", () => {
    const haveValues = (source: string): Record<string, boolean> =>
      Object.fromEntries(declared(source).map(({ name, hasValue }) => [name, hasValue]));
    expect(
      haveValues(
        "import type { A } from 'm'; import { type B, C } from 'm'; declare const d: 1; declare function e(): void; declare class F {} interface G {} type H = 1; enum I {} const J = 1; function k(): void; function k() {}",
      ),
    ).toEqual({
      A: false,
      B: false,
      C: true,
      d: false,
      e: false,
      F: false,
      G: false,
      H: false,
      I: true,
      J: true,
      k: true,
    });
  });

  it.each([
    ["let a = []", true],
    ["let a = null", true],
    ["let a", true],
    ["var a = undefined", true],
    ["const a = []", false],
    ["let a: number[] = []", false],
    ["let a = 1", false],
    ["let [a] = []", false],
    ["let a = /x/", false],
  ])("%s: its type may still grow: %p", (source, evolving) => {
    expect(declared(source)[0]?.evolving).toBe(evolving);
  });

  it("a cell that speaks about the whole program says so", () => {
    const speaks = (source: string): boolean => augmentsProgram(parseCell(source).program);
    expect(speaks("declare global { interface Array<T> { last(): T } }")).toBe(true);
    expect(speaks("declare module 'node:fs' { interface Stats { x: 1 } }")).toBe(true);
    expect(speaks("declare namespace N { const a: 1 } declare const g: 1")).toBe(false);
  });
});
