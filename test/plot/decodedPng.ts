import { createCanvas, loadImage } from "canvas";

/** Pixels of a picture's PNG file for each CSS pixel. */
export const DENSITY = 2;

/** The pixels of a PNG file, as a browser would see them. Places and sizes are in the file's pixels. */
export interface DecodedPng {
  readonly width: number;
  readonly height: number;
  /** `[red, green, blue]` of one pixel, 0 to 255. */
  color(x: number, y: number): [number, number, number];
  /** All gray values of an area, row by row. */
  grays(x: number, y: number, width: number, height: number): number[];
}

/** Decodes a PNG file with the canvas library. */
export async function decodePng(png: Uint8Array): Promise<DecodedPng> {
  const image = await loadImage(png);
  const context = createCanvas(image.width, image.height).getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const channel = (x: number, y: number, index: number) => data[(y * image.width + x) * 4 + index] as number;
  return {
    width: image.width,
    height: image.height,
    color: (x, y) => [channel(x, y, 0), channel(x, y, 1), channel(x, y, 2)],
    grays: (left, top, width, height) =>
      Array.from({ length: width * height }, (_, i) => channel(left + (i % width), top + Math.floor(i / width), 0)),
  };
}
