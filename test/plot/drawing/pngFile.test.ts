import { describe, expect, it } from "@jest/globals";
import { createCanvas, loadImage } from "canvas";
import fc from "fast-check";
import { pngFile } from "../../../src/plot/drawing/pngFile.ts";

/** PNG's colour type is the byte at this place: 0 is gray, 2 is red, green and blue. */
const COLOR_TYPE_AT = 25;

async function decoded(png: Uint8Array): Promise<Uint8ClampedArray> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  return context.getImageData(0, 0, image.width, image.height).data;
}

describe("a PNG file", () => {
  it("holds the very pixels, gray or not, rows repeated or not", async () => {
    const pictures = fc.record({
      width: fc.integer({ min: 1, max: 9 }),
      rows: fc.array(fc.constantFrom("black", "gray", "ramp", "color"), { minLength: 1, maxLength: 9 }),
    });
    await fc.assert(
      fc.asyncProperty(pictures, async ({ width, rows }) => {
        const pixels = new Uint8Array(width * rows.length * 4).fill(255);
        for (const [y, kind] of rows.entries()) {
          for (let x = 0; x < width; x++) {
            const at = (y * width + x) * 4;
            const level = kind === "black" ? 0 : kind === "gray" ? 99 : x * 20;
            pixels.set([level, level, kind === "color" ? 255 - level : level], at);
          }
        }
        const png = pngFile(pixels, width, rows.length);
        expect(Array.from(await decoded(png))).toEqual(Array.from(pixels));
        expect(png[COLOR_TYPE_AT]).toBe(rows.includes("color") ? 2 : 0);
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it("of repeated rows is small", () => {
    const pixels = new Uint8Array(400 * 400 * 4).map((_, at) => (at % 1600) * 7);
    expect(pngFile(pixels, 400, 400).length).toBeLessThan(4000);
  });
});
