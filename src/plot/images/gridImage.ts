import { shownValue } from "../../display/shownValue.ts";
import { isTensor, type TensorValue } from "../../nn/training/tensorValue.ts";
import { localMessages } from "./messages.ts";

/**
 * Images of one size in one array, such as a set of MNIST's digits, a batch of them, or what a network answered:
 * `[count, height, width, channels]`.
 */
export type ImageStack =
  | ({ readonly shape: readonly number[] } & ({ readonly bytes: Uint8Array } | { readonly values: Float32Array }))
  | TensorValue;

/** Rows of gray values: `rows[y][x]`. */
export type GrayRows = readonly (readonly number[])[];

/**
 * One image, `[height, width, channels]`: bytes (0 to 255), floats (0 to 1), a tensor or rows of numbers. Channels: 1 (gray) or 3
 * (red, green, blue).
 */
export type GridImage =
  | ({ readonly shape: readonly number[] } & ({ readonly bytes: Uint8Array } | { readonly values: Float32Array }))
  | TensorValue
  | GrayRows;

/** `[black, white]`: the values drawn as black and as white. */
export type ValueRange = readonly [black: number, white: number];

/** An image ready to draw. */
export interface DrawableImage {
  readonly height: number;
  readonly width: number;
  /** 1 (gray) or 3 (red, green, blue). */
  readonly channels: number;
  /** `height * width * channels` values, channels fastest; each is in the range or NaN, unless others were allowed. */
  readonly values: ArrayLike<number>;
  readonly range: ValueRange;
}

/** Number of images in a stack or list. */
export function imageCount(images: ImageStack | readonly GridImage[]): number {
  return isStack(images) ? (images.shape[0] as number) : images.length;
}

/**
 * Checks images.
 *
 * @param images a stack or a list
 * @param range values drawn as black and white; left out, 0 to 255 for bytes and whole numbers, 0 to 1 for floats and rows
 * @param outside whether values outside the range are allowed
 * @throws {TypeError} if something is not an image
 * @throws {RangeError} if a shape does not fit its data, or a value is out of range
 */
export function drawableImages(
  images: ImageStack | readonly GridImage[],
  range?: ValueRange,
  outside: "refused" | "allowed" = "refused",
): DrawableImage[] {
  if (range !== undefined) requireRange(range);
  const checked = isStack(images)
    ? stackImages(images, range)
    : images.map((image, index) => drawableImage(image, range, localMessages().imageNumber(index)));
  if (outside === "refused") for (const [index, image] of checked.entries()) requireInRange(image, index);
  return checked;
}

/** Tells a stack from a list, and anything else from both: a learner's cell may pass what the types do not allow. */
function isStack(images: ImageStack | readonly GridImage[]): images is ImageStack {
  if (Array.isArray(images)) return false;
  if (typeof images === "object" && images !== null && "shape" in images && Array.isArray(images.shape)) {
    if (images.shape.length === 4 && ("bytes" in images || "values" in images || isTensor(images))) return true;
  }
  throw new TypeError(localMessages().notImages(describe(images)));
}

function stackImages(stack: ImageStack, range: ValueRange | undefined): DrawableImage[] {
  const [count, ...shape] = stack.shape as readonly [number, number, number, number];
  const data = dataOf(stack);
  const size = shape.reduce((product, length) => product * length, 1);
  if (data.length !== count * size) {
    const which = localMessages().imageNumber(0);
    throw new RangeError(localMessages().dataLength(which, `[${stack.shape.join(", ")}]`, count * size, data.length));
  }
  return Array.from({ length: count }, (_, index) => {
    const which = localMessages().imageNumber(index);
    return checkedImage(shape, data.subarray(index * size, (index + 1) * size), range, which);
  });
}

function drawableImage(image: GridImage, range: ValueRange | undefined, which: string): DrawableImage {
  if (isRows(image)) return rowsImage(image, range, which);
  if (typeof image !== "object" || image === null || !("shape" in image)) {
    throw new TypeError(localMessages().notImages(describe(image)));
  }
  return checkedImage(image.shape, dataOf(image), range, which);
}

type ImageData = ReturnType<TensorValue["dataSync"]>;

function dataOf(image: Exclude<GridImage, GrayRows> | ImageStack): ImageData {
  if (isTensor(image)) {
    if ("isDisposed" in image && image.isDisposed === true) {
      throw new TypeError(localMessages().tensorDisposed(localMessages().images()));
    }
    return image.dataSync();
  }
  return "bytes" in image ? image.bytes : image.values;
}

function checkedImage(
  shape: readonly number[],
  data: ImageData | readonly number[],
  range: ValueRange | undefined,
  which: string,
): DrawableImage {
  const [height, width, channels] = shape as readonly [number, number, number];
  const shapeText = `[${shape.join(", ")}]`;
  const isShape = shape.length === 3 && shape.every((size) => Number.isInteger(size) && size >= 1);
  if (!isShape || (channels !== 1 && channels !== 3)) {
    throw new RangeError(localMessages().imageShape(which, shapeText));
  }
  const expected = height * width * channels;
  if (data.length !== expected) {
    throw new RangeError(localMessages().dataLength(which, shapeText, expected, data.length));
  }
  const areBytes = data instanceof Uint8Array || data instanceof Int32Array;
  return { height, width, channels, values: data, range: range ?? (areBytes ? [0, 255] : [0, 1]) };
}

function requireInRange({ values, range: [black, white] }: DrawableImage, index: number): void {
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (!(value >= black && value <= white) && !Number.isNaN(value)) {
      const text = localMessages();
      throw new RangeError(text.valueOutOfRange(text.imageNumber(index), value, black, white));
    }
  }
}

function isRows(image: GridImage): image is GrayRows {
  return Array.isArray(image) && image.every((row) => Array.isArray(row));
}

function rowsImage(rows: GrayRows, range: ValueRange | undefined, which: string): DrawableImage {
  const width = rows[0]?.length ?? 0;
  for (const [y, row] of rows.entries()) {
    if (row.length !== width) throw new RangeError(localMessages().raggedRows(which, y, width, row.length));
  }
  return checkedImage([rows.length, width, 1], rows.flat(), range, which);
}

function requireRange(range: ValueRange): void {
  const isRange = Array.isArray(range) && range.length === 2 && range.every(Number.isFinite);
  if (!isRange || range[0] >= range[1]) throw new RangeError(localMessages().range(describe(range)));
}

function describe(value: unknown): string {
  const hasShape = typeof value === "object" && value !== null && "shape" in value && Array.isArray(value.shape);
  return hasShape ? localMessages().ofShape(`[${(value.shape as unknown[]).join(", ")}]`) : shownValue(value);
}
