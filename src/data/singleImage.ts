import { displaySymbol, inspectSymbol } from "./jupyterDisplay.ts";
import { localMessages } from "./messages.ts";

/** Images up to this many pixels wide and high show all their numbers. */
const LARGEST_PRINTED_SIDE = 32;

/** The smallest pixel value that is closer to 255 than to 0. */
const BRIGHT = 128;

/** Rows stay whole (front ends wrap a `<pre>` of their own accord), and 28 of them fit on a page, in width and height. */
const NUMBERS_STYLE = "white-space: pre; overflow-x: auto; font-size: 0.75em; line-height: 1.15";

/** With the text colours of JupyterLab's themes, light and dark, still a contrast of 4.5:1 and more. */
const ZERO_STYLE = "opacity: 0.65";

/** How one image shows in a notebook. */
interface ImageBundle {
  readonly "text/html"?: string;
  readonly "text/plain": string;
}

/**
 * One image of a set: a view of the set's bytes, not a copy.
 *
 * Shows in a notebook as its pixel values, so that a learner sees the numbers that a network gets. In HTML bright ones
 * (128 to 255) are bold and zeros are pale: the numbers draw the image.
 */
export class SingleImage {
  /**
   * @param bytes pixel values from 0 to 255, rows one after another, channels fastest
   * @param shape `[height, width, channels]`
   */
  constructor(bytes: Uint8Array, shape: readonly [height: number, width: number, channels: number]) {
    this.bytes = bytes;
    this.shape = shape;
  }

  /** Pixel values from 0 to 255, `height * width * channels` of them, rows one after another, channels fastest. */
  readonly bytes: Uint8Array;

  /** `[height, width, channels]`: `[28, 28, 1]` for a digit of MNIST. */
  readonly shape: readonly [height: number, width: number, channels: number];

  /**
   * The image as rows of numbers: `image.rows()[y][x]` is the pixel in row `y`, column `x`.
   *
   * @param channel which channel, from 0; a gray image has only channel 0
   * @returns `height` rows of `width` values from 0 to 255, a copy
   * @throws {RangeError} if there is no such channel
   */
  rows(channel = 0): number[][] {
    const [height, width, channels] = this.shape;
    if (!Number.isInteger(channel) || channel < 0 || channel >= channels) {
      throw new RangeError(localMessages().channelIndex(channel, channels));
    }
    return Array.from({ length: height }, (_, y) =>
      Array.from({ length: width }, (_, x) => this.bytes[(y * width + x) * channels + channel] as number),
    );
  }

  /** `SingleImage [28, 28, 1] uint8`. */
  toString(): string {
    return `SingleImage [${this.shape.join(", ")}] uint8`;
  }

  [inspectSymbol](): string {
    return this.toString();
  }

  [displaySymbol](): ImageBundle {
    const [height, width, channels] = this.shape;
    if (channels !== 1 || height > LARGEST_PRINTED_SIDE || width > LARGEST_PRINTED_SIDE) {
      return { "text/plain": this.toString() };
    }
    const rows = this.rows();
    const lines = [this.toString(), ...rows.map(numbersLine)].join("\n");
    const stressedLines = [this.toString(), ...rows.map(stressedNumbersLine)].join("\n");
    return { "text/html": `<pre style="${NUMBERS_STYLE}">${stressedLines}</pre>`, "text/plain": lines };
  }
}

function numbersLine(values: readonly number[]): string {
  return values.map((value) => String(value).padStart(3)).join(" ");
}

/** The line as HTML, in which neighbours of one kind share an element. Numbers and spaces need no escaping. */
function stressedNumbersLine(values: readonly number[]): string {
  const runs: { readonly kind: PixelKind; readonly values: number[] }[] = [];
  for (const value of values) {
    const kind = pixelKind(value);
    const last = runs.at(-1);
    if (last?.kind === kind) last.values.push(value);
    else runs.push({ kind, values: [value] });
  }
  return runs.map((run) => stressed(numbersLine(run.values), run.kind)).join(" ");
}

type PixelKind = "zero" | "dark" | "bright";

function pixelKind(value: number): PixelKind {
  if (value === 0) return "zero";
  return value < BRIGHT ? "dark" : "bright";
}

function stressed(numbers: string, kind: PixelKind): string {
  if (kind === "zero") return `<span style="${ZERO_STYLE}">${numbers}</span>`;
  return kind === "bright" ? `<strong>${numbers}</strong>` : numbers;
}
