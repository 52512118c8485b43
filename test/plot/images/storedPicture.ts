import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "@jest/globals";
import { createCanvas, loadImage } from "canvas";
import type { Picture } from "../../../src/plot/drawing/picture.ts";

const FOLDER = join(import.meta.dirname, "pictures");

/** Machines smooth the edges of letters a little differently. */
const SLIGHT_DIFFERENCE = 24;
const MOST_OTHER_PARTS = 0.005;

/**
 * Expects a picture to look as when somebody last looked at it and stored it, in `pictures/NAME.png`.
 *
 * With `CONVOLAB_STORE_PICTURES=1` in the environment it is stored instead; look at it before committing it.
 */
export async function expectStoredPicture(name: string, picture: Picture): Promise<void> {
  const file = join(FOLDER, `${name}.png`);
  if (process.env.CONVOLAB_STORE_PICTURES === "1") writeFileSync(file, picture.png);
  expect(existsSync(file)).toBe(true);
  const [stored, drawn] = await Promise.all([pixels(readFileSync(file)), pixels(picture.png)]);
  expect([drawn.width, drawn.height]).toEqual([stored.width, stored.height]);
  let others = 0;
  for (let at = 0; at < stored.data.length; at++) {
    if (Math.abs((stored.data[at] as number) - (drawn.data[at] as number)) > SLIGHT_DIFFERENCE) others++;
  }
  expect(others / stored.data.length).toBeLessThanOrEqual(MOST_OTHER_PARTS);
}

async function pixels(png: Uint8Array): Promise<{ width: number; height: number; data: Uint8ClampedArray }> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { width, height, data } = context.getImageData(0, 0, image.width, image.height);
  return { width, height, data };
}
