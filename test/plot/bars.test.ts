import { afterEach, describe, expect, it } from "@jest/globals";
import { bars } from "../../src/plot/bars.ts";
import { decodePng } from "./decodedPng.ts";

const BAR_COLOR = [76, 120, 168];

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** Length in pixels of each bar, by counting the bar's colour along the middle of each row. */
async function barLengths(values: readonly number[], title?: string): Promise<number[]> {
  const png = await decodePng(bars(values, { title }).png);
  return values.map((_, index) => {
    const y = 10 + (title === undefined ? 0 : 28) + index * 24 + 12;
    return Array.from({ length: png.width }, (_, x) => png.color(x, y)).filter((color) =>
      color.every((channel, i) => channel === BAR_COLOR[i]),
    ).length;
  });
}

describe("bars", () => {
  it("have lengths in proportion to the values, from 0", async () => {
    expect(await barLengths([10, 5, 0, 2.5])).toEqual([360, 180, 0, 90]);
    expect(await barLengths([1, 2], "제목")).toEqual([180, 360]);
    expect(await barLengths([0, 0])).toEqual([0, 0]);
  });

  it("are as wide as a long title needs", () => {
    const title = "아주 긴 제목이 있는 막대그래프, 그림의 너비는 제목을 자르지 않을 만큼 넓어져야 합니다 그래야 합니다";
    expect(bars([1], { title }).width).toBeGreaterThan(bars([1]).width);
  });

  it("tell labels and values in the alternative text", () => {
    const draw = () => bars([6742, 5421], { labels: ["one", "five"], title: "Digits" });
    expect(draw().altText).toBe("Digits. Bar chart. one: 6,742, five: 5,421.");
    process.env.CONVOLAB_LANG = "ko";
    expect(draw().altText).toBe("Digits. 막대그래프. one: 6,742, five: 5,421.");
    expect(bars([1, 2]).altText).toContain("0: 1, 1: 2");
    expect(bars([1], { altText: "one bar" }).altText).toBe("one bar");
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuse the value %p", (value) => {
    expect(() => bars([1, value])).toThrow(`value 1 is ${value}`);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => bars([1, value])).toThrow(`1번 값이 ${value}입니다`);
  });

  it("refuse an empty list and labels that are not as many", () => {
    expect(() => bars([])).toThrow("There is no bar to draw");
    expect(() => bars([1, 2], { labels: ["a"] })).toThrow("there are 2 values and 1 labels");
    process.env.CONVOLAB_LANG = "ko";
    expect(() => bars([])).toThrow("그릴 막대가 없습니다");
    expect(() => bars([1, 2], { labels: ["a"] })).toThrow("값은 2개, 레이블은 1개");
  });
});
