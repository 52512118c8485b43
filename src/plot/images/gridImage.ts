import { localMessages } from "./messages.ts";

/** Images of one size in one array, such as a set of MNIST's digits or a batch of them. */
export type ImageStack = {
  readonly shape: readonly [count: number, height: number, width: number, channels: number];
} & ({ readonly bytes: Uint8Array } | { readonly values: Float32Array });

/** Rows of gray values: `rows[y][x]`. */
export type GrayRows = readonly (readonly number[])[];

/** One image: bytes (0 to 255), floats (0 to 1) or rows of numbers. Channels: 1 (gray) or 3 (red, green, blue). */
export type GridImage =
  | ({ readonly shape: readonly [height: number, width: number, channels: number] } & (
      | { readonly bytes: Uint8Array }
      | { readonly values: Float32Array }
    ))
  | GrayRows;

/** An image ready to draw: bytes from 0 to 255. */
export interface DrawableImage {
  readonly height: number;
  readonly width: number;
  /** 1 (gray) or 3 (red, green, blue). */
  readonly channels: number;
  /** `height * width * channels` values from 0 (black) to 255 (white), channels fastest. */
  readonly bytes: Uint8Array | Uint8ClampedArray;
}

/** `[black, white]`: the values drawn as black and as white. */
export type ValueRange = readonly [black: number, white: number];

/** Number of images in a stack or list. */
export function imageCount(images: ImageStack | readonly GridImage[]): number {
  return isStack(images) ? images.shape[0] : images.length;
}

/**
 * Checks images and brings them to bytes from 0 to 255.
 *
 * @param images a stack or a list
 * @param range values drawn as black and white; left out, 0 to 255 for bytes and 0 to 1 for floats and rows
 * @throws {TypeError} if something is not an image
 * @throws {RangeError} if a shape does not fit its data, or a value is out of range or not a number
 */
export function drawableImages(images: ImageStack | readonly GridImage[], range?: ValueRange): DrawableImage[] {
  if (range !== undefined) requireRange(range);
  return isStack(images)
    ? stackImages(images, range)
    : images.map((image, index) => drawableImage(image, range, localMessages().imageNumber(index)));
}

/** Tells a stack from a list, and anything else from both: a learner's cell may pass what the types do not allow. */
function isStack(images: ImageStack | readonly GridImage[]): images is ImageStack {
  if (Array.isArray(images)) return false;
  if (typeof images === "object" && images !== null && "shape" in images && Array.isArray(images.shape)) {
    if (images.shape.length === 4 && ("bytes" in images || "values" in images)) return true;
  }
  throw new TypeError(localMessages().notImages(describe(images)));
}

function stackImages(stack: ImageStack, range: ValueRange | undefined): DrawableImage[] {
  const [count, height, width, channels] = stack.shape;
  const data = "bytes" in stack ? stack.bytes : stack.values;
  const size = height * width * channels;
  if (data.length !== count * size) {
    const which = localMessages().imageNumber(0);
    const shape = `[${stack.shape.join(", ")}]`;
    throw new RangeError(localMessages().dataLength(which, shape, count * size, data.length));
  }
  const shape = [height, width, channels] as const;
  return Array.from({ length: count }, (_, index) => {
    const which = localMessages().imageNumber(index);
    const [start, end] = [index * size, (index + 1) * size];
    return "bytes" in stack
      ? drawableImage({ shape, bytes: stack.bytes.subarray(start, end) }, range, which)
      : drawableImage({ shape, values: stack.values.subarray(start, end) }, range, which);
  });
}

function drawableImage(image: GridImage, range: ValueRange | undefined, which: string): DrawableImage {
  if (isRows(image)) return drawableImage(rowsImage(image, which), range ?? [0, 1], which);
  if (typeof image !== "object" || image === null || !("shape" in image)) {
    throw new TypeError(localMessages().notImages(describe(image)));
  }
  const shapeText = `[${image.shape.join(", ")}]`;
  const [height, width, channels] = image.shape;
  const isShape = image.shape.length === 3 && image.shape.every((size) => Number.isInteger(size) && size >= 1);
  if (!isShape || (channels !== 1 && channels !== 3)) {
    throw new RangeError(localMessages().imageShape(which, shapeText));
  }
  const data = "bytes" in image ? image.bytes : image.values;
  const expected = height * width * channels;
  if (data.length !== expected) {
    throw new RangeError(localMessages().dataLength(which, shapeText, expected, data.length));
  }
  if (data instanceof Uint8Array && range === undefined) return { height, width, channels, bytes: data };
  return { height, width, channels, bytes: toBytes(data, range ?? [0, 1], which) };
}

function isRows(image: GridImage): image is GrayRows {
  return Array.isArray(image) && image.every((row) => Array.isArray(row));
}

function rowsImage(rows: GrayRows, which: string): Exclude<GridImage, GrayRows> {
  const width = rows[0]?.length ?? 0;
  for (const [y, row] of rows.entries()) {
    if (row.length !== width) throw new RangeError(localMessages().raggedRows(which, y, width, row.length));
  }
  return { shape: [rows.length, width, 1], values: Float32Array.from(rows.flat()) };
}

/** Scales values so that `black` becomes 0 and `white` 255, rounded to the nearest whole number. */
function toBytes(data: ArrayLike<number>, [black, white]: ValueRange, which: string): Uint8ClampedArray {
  const bytes = new Uint8ClampedArray(data.length);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] as number;
    if (!(value >= black && value <= white)) {
      throw new RangeError(localMessages().valueOutOfRange(which, value, black, white));
    }
    bytes[i] = ((value - black) / (white - black)) * 255;
  }
  return bytes;
}

function requireRange(range: ValueRange): void {
  const isRange = Array.isArray(range) && range.length === 2 && range.every(Number.isFinite);
  if (!isRange || range[0] >= range[1]) throw new RangeError(localMessages().range(describe(range)));
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return value.length > 4 ? `a list of ${value.length}` : `[${value.join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    return "shape" in value && Array.isArray(value.shape)
      ? `an object of shape [${value.shape.join(", ")}]`
      : (value.constructor?.name ?? "an object");
  }
  return String(value);
}
