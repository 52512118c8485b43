import { rowRange } from "../../nn/training/evaluate.ts";
import { type Features, featureRows } from "../../nn/training/trainingData.ts";
import { Explanation, imageShape } from "../explanation.ts";
import type { ShapedFloats } from "../inputs/explainedImages.ts";
import { channelSums } from "../pixelMaps.ts";
import { localMessages } from "./messages.ts";

/**
 * How important each pixel is: an explanation, or numbers `[count, height, width]` (with a channel axis behind, whose
 * sum counts), of a single image without the first axis.
 */
export type ImportanceMaps = Explanation | Features;

/**
 * A number for each pixel of each image.
 *
 * @param shape of the images, `[count, ...inputShape]`
 * @returns `[count, height, width]`
 * @throws {TypeError} if they are no numbers with a shape
 * @throws {RangeError} if they do not fit the images
 */
export function importanceMaps(given: ImportanceMaps, shape: readonly number[]): ShapedFloats {
  const [count, height, width, channels] = imageShape(shape);
  const maps = given instanceof Explanation ? given.pixelMaps : numbersOf(given);
  const fits = (...wanted: readonly number[]): boolean =>
    String(maps.shape) === String(wanted) || (count === 1 && String(maps.shape) === String(wanted.slice(1)));
  const { values } = maps;
  if (fits(count, height, width) || fits(count, height, width, 1)) return { values, shape: [count, height, width] };
  if (fits(count, height, width, channels)) return channelSums({ values, shape: [count, height, width, channels] });
  throw new RangeError(localMessages().mapShape([count, height, width], maps.shape));
}

function numbersOf(given: Features): ShapedFloats {
  const rows = featureRows(given, "map");
  const size = rows.rowShape.reduce((product, length) => product * length, 1);
  const values = new Float32Array(rows.count * size);
  rows.read(rowRange(0, rows.count), values);
  return { values, shape: [rows.count, ...rows.rowShape] };
}
