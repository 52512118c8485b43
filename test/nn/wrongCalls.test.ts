import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { REFUSALS_FILE, type Refusal, refusals, WRONG_CALLS } from "./wrongCalls.ts";

const known = JSON.parse(readFileSync(REFUSALS_FILE, "utf8")) as readonly Refusal[];

let made: readonly Refusal[];
beforeAll(async () => {
  made = await refusals();
});

it("the table has every call, and no other", () => {
  expect(known.map(({ call }) => call)).toEqual(WRONG_CALLS);
  expect(known.length).toBeGreaterThanOrEqual(60);
});

it.each(known)("$call", (refusal) => {
  expect(made.find(({ call }) => call === refusal.call)).toEqual(refusal);
});

describe("every message", () => {
  it("comes from a check of ours, before anything is made or calculated", () => {
    for (const { call, error } of made) {
      expect([call, error]).toEqual([call, expect.stringMatching(/^(TypeError|RangeError|ModelFileError)$/)]);
    }
  });

  it("is English or Korean as asked for, in whole sentences, and shows no leaked value", () => {
    for (const { call, en, ko } of made) {
      expect([call, en]).toEqual([call, expect.not.stringMatching(/[가-힣]/)]);
      expect([call, ko]).toEqual([call, expect.stringMatching(/[가-힣]/)]);
      for (const text of [en, ko]) {
        expect([call, text]).toEqual([call, expect.stringMatching(/[.?)]$/)]);
        expect([call, text]).toEqual([call, expect.not.stringMatching(/\[object |\$\{|is not a function|Cannot read/)]);
      }
    }
  });

  it("names the same options and values in both languages", () => {
    const names = (text: string) => new Set(text.match(/`[^`]*[A-Za-z][^`]*`|"[^"]*[A-Za-z][^"]*"/g));
    for (const { call, en, ko } of made) {
      expect([call, names(ko)]).toEqual([call, names(en)]);
    }
  });
});
