import { afterEach, describe, expect, it } from "@jest/globals";
import { bars } from "../../../src/plot/charts/bars.ts";
import { DENSITY, decodePng } from "../decodedPng.ts";

const BAR_COLOR = [76, 120, 168];

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** Length of each bar in the file's pixels, by counting the bar's colour along the middle of each row. */
async function barLengths(values: readonly number[], title?: string): Promise<number[]> {
  const png = await decodePng(bars(values, { title }).png);
  return values.map((_, index) => {
    const y = DENSITY * (10 + (title === undefined ? 0 : 28) + index * 24 + 12);
    return Array.from({ length: png.width }, (_, x) => png.color(x, y)).filter((color) =>
      color.every((channel, i) => channel === BAR_COLOR[i]),
    ).length;
  });
}

describe("bars", () => {
  it("have lengths in proportion to the values, from 0", async () => {
    expect(await barLengths([10, 5, 0, 2.5])).toEqual([720, 360, 0, 180]);
    expect(await barLengths([1, 2], "제목")).toEqual([360, 720]);
    expect(await barLengths([0, 0])).toEqual([0, 0]);
  });

  it("have sharp edges at twice the size that they have on the page", async () => {
    const picture = bars([1]);
    const png = await decodePng(picture.png);
    expect([png.width, png.height]).toEqual([DENSITY * picture.width, DENSITY * picture.height]);
    const [top, height] = [DENSITY * 13, DENSITY * 18];
    const column = Array.from({ length: height + 2 }, (_, i) => png.color(picture.width, top - 1 + i));
    expect(column).toEqual([[255, 255, 255], ...Array(height).fill(BAR_COLOR), [255, 255, 255]]);
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

  it("go to the left below 0, from the same line", async () => {
    const picture = bars([3, -1, -2]);
    const png = await decodePng(picture.png);
    const isBar = (x: number, row: number) => {
      const color = png.color(x, DENSITY * (10 + row * 24 + 12));
      return color.every((channel, i) => channel === BAR_COLOR[i]);
    };
    const [right, short, long] = [0, 1, 2].map((row) =>
      Array.from({ length: png.width }, (_, x) => x).filter((x) => isBar(x, row)),
    );
    expect(right).toHaveLength(DENSITY * 216 - DENSITY);
    expect([short?.length, long?.length]).toEqual([DENSITY * 72, DENSITY * 144]);
    expect(short?.at(-1)).toBe(long?.at(-1));
    expect((long?.at(-1) as number) + 1 + DENSITY).toBe(right?.[0]);
    expect(picture.altText).toBe("Bar chart. 0: 3, 1: -1, 2: -2.");
  });

  it("name values that are no finite numbers in the place of a bar", async () => {
    expect(await barLengths([Number.NaN, 2, Number.POSITIVE_INFINITY, -Infinity])).toEqual([0, 720, 0, 0]);
    expect(bars([Number.NaN, 1, Number.NEGATIVE_INFINITY]).altText).toBe("Bar chart. 0: NaN, 1: 1, 2: -Infinity.");
    expect(await barLengths([Number.NaN])).toEqual([0]);
  });

  it.each(["3", null, 3n])("refuse the value %p", (value) => {
    const draw = () => bars([1, value as never]);
    expect(draw).toThrow(/A bar's length is a number; value 1 is ("3"|null|3)/);
    process.env.CONVOLAB_LANG = "ko";
    expect(draw).toThrow(/1번 값이 ("3"|null|3)입니다/);
  });

  it("refuse too many values, such as all labels instead of their counts, and a title that is too long", () => {
    expect(bars(Array(300).fill(1)).height).toBe(7220);
    const many = () => bars(new Uint8Array(60_000));
    const long = () => bars([1], { title: "long ".repeat(1000) });
    expect(() => bars(Array(301).fill(1))).toThrow("301 bars are too many for one chart: at most 300");
    expect(many).toThrow(
      "60,000 bars are too many for one chart: at most 300. Pass fewer; to count labels, pass `countBy",
    );
    expect(long).toThrow(/The title would be \d\d,\d{3} pixels wide; a picture has at most 8,192/);
    process.env.CONVOLAB_LANG = "ko";
    expect(many).toThrow("막대 60,000개는 그림 하나에 담기에 너무 많습니다");
    expect(long).toThrow("제목의 너비가");
  });

  it("refuse an empty list and labels that are not as many", () => {
    expect(() => bars([])).toThrow("There is no bar to draw");
    expect(() => bars([1, 2], { labels: ["a"] })).toThrow("there are 2 values and 1 labels");
    process.env.CONVOLAB_LANG = "ko";
    expect(() => bars([])).toThrow("그릴 막대가 없습니다");
    expect(() => bars([1, 2], { labels: ["a"] })).toThrow("값은 2개, 레이블은 1개");
  });
});
