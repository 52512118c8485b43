import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { codePointIndexOf, utf16IndexOf } from "../../src/kernel/language/codePoints.ts";

const FAMILY = "👨‍👩‍👧"; // three emoji joined by two zero-width joiners
const HIGH = "\ud83d";
const LOW = "\ude00";

describe("code points and UTF-16", () => {
  it.each([
    ["한글", 2, 2],
    ["\u1112\u1161\u11ab", 3, 3], // 한 as three jamo
    ["😀.", 1, 2],
    [`${FAMILY}.`, 5, 8],
    ["𠮷野", 1, 2], // a Hanja outside the Basic Multilingual Plane
    ["한😀글", 2, 3],
    [HIGH, 1, 1],
    [`${LOW}${HIGH}`, 2, 2],
    [`${HIGH}${HIGH}${LOW}`, 2, 3],
  ])("%j: %i code points are %i code units", (text, codePoints, units) => {
    expect(utf16IndexOf(text, codePoints)).toBe(units);
    expect(codePointIndexOf(text, units)).toBe(codePoints);
  });

  it("agrees with the string iterator at every code point, for any string", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), fc.string({ maxLength: 5 }), (text, more) => {
        const whole = text + more;
        const points = [...whole];
        for (let cursor = 0; cursor <= points.length; cursor += 1) {
          const units = points.slice(0, cursor).join("").length;
          expect(utf16IndexOf(whole, cursor)).toBe(units);
          expect(codePointIndexOf(whole, units)).toBe(cursor);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it("clamps a cursor to the text", () => {
    expect(utf16IndexOf("😀a", 99)).toBe(3);
    expect(utf16IndexOf("😀a", -1)).toBe(0);
    expect(codePointIndexOf("😀a", 99)).toBe(2);
    expect(codePointIndexOf("😀a", -1)).toBe(0);
  });
});
