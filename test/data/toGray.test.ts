import { afterEach, expect, it } from "@jest/globals";
import { ImageSet } from "../../src/data/imageSet.ts";
import { toGray } from "../../src/data/toGray.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("is the luma of ITU-R BT.601, rounded", () => {
  const colors = [255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 255, 200, 100, 50];
  const gray = toGray(new ImageSet(Uint8Array.from(colors), [1, 1, 5, 3]));
  expect(gray.shape).toEqual([1, 1, 5, 1]);
  // 0.299 · 255 = 76.2, 0.587 · 255 = 149.7, 0.114 · 255 = 29.1; 59.8 + 58.7 + 5.7 = 124.2
  expect(Array.from(gray.bytes)).toEqual([76, 150, 29, 255, 124]);
});

it("leaves gray as gray as it was", () => {
  const grays = Uint8Array.from({ length: 256 * 3 }, (_, index) => Math.floor(index / 3));
  expect(Array.from(toGray(new ImageSet(grays, [1, 16, 16, 3])).bytes)).toEqual(
    Array.from({ length: 256 }, (_, i) => i),
  );
});

it("refuses images of other channels", () => {
  const images = new ImageSet(new Uint8Array(4), [1, 2, 2, 1]);
  expect(() => toGray(images)).toThrow("these have 1");
  process.env.CONVOLAB_LANG = "ko";
  expect(() => toGray(images)).toThrow("채널은 1개입니다");
});
