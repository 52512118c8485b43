import type { ColorMapName } from "../drawing/colorMap.ts";
import type { DrawableImage, ValueRange } from "./gridImage.ts";
import {
  heatCells,
  INFINITY_COLOR,
  NAN_COLOR,
  NEGATIVE_INFINITY_COLOR,
  type Plane,
  reducedPlane,
} from "./heatCells.ts";
import type { PanelScale } from "./panelScale.ts";
import type { ShapedNumbers } from "./shapedNumbers.ts";
import { type Cells, pixelColor } from "./sheet.ts";
import type { ValueExtent } from "./valueExtent.ts";

type CellCount = Pick<PanelScale, "rows" | "columns">;

/**
 * One image of `[count, height, width, channels]` as colours: 3 channels are red, green and blue, 1 is gray, and of any
 * other number of channels the mean is gray.
 *
 * @param range values drawn as black and as white
 * @param scale how many cells there are; where these are fewer than the pixels, each is a mean
 */
export function imageCells(
  { values, shape }: ShapedNumbers,
  index: number,
  range: ValueRange,
  scale: CellCount,
): Cells {
  const [, height, width, channels] = shape as readonly [number, number, number, number];
  const start = index * height * width * channels;
  if (channels !== 3) {
    const plane = { values, height, width, start, stride: 1 };
    return heatCells(reducedPlane(channels === 1 ? plane : channelMean(plane, channels), scale), "gray", range);
  }
  const [red, green, blue] = [0, 1, 2].map((channel) =>
    heatCells(reducedPlane({ values, height, width, start: start + channel, stride: 3 }, scale), "gray", range),
  ) as [Cells, Cells, Cells];
  const colors = new Uint32Array(red.colors.length);
  for (let cell = 0; cell < colors.length; cell++) {
    const [first, second, third] = [red.colors[cell], green.colors[cell], blue.colors[cell]] as [
      number,
      number,
      number,
    ];
    const marked = isMark(first) ? first : isMark(second) ? second : isMark(third) ? third : undefined;
    colors[cell] = marked ?? pixelColor(first & 0xff, second & 0xff, third & 0xff);
  }
  return { width: red.width, height: red.height, colors };
}

/** An image as colours, each pixel a cell; `colorMap` is for gray ones. */
export function drawableCells(image: DrawableImage, colorMap: ColorMapName): Cells {
  const { height, width, channels, values, range } = image;
  return channels === 3
    ? imageCells({ values, shape: [1, height, width, channels] }, 0, range, { rows: height, columns: width })
    : heatCells({ values, height, width, start: 0, stride: 1 }, colorMap, range);
}

/** Which values are black and white where nobody says it: 0 and 1, or the ends of the values if some are outside. */
export function imageRange({ low, high }: ValueExtent): ValueRange {
  if (low > high || (low >= 0 && high <= 1)) return [0, 1];
  return low === high ? [low, low + 1] : [low, high];
}

/** Cells laid over others: an opacity of 1 hides what is below. Marks of NaN and infinities hide it anyway. */
export function blendedCells(below: Cells, above: Cells, opacity: (cell: number) => number): Cells {
  const colors = new Uint32Array(above.colors.length);
  for (let cell = 0; cell < colors.length; cell++) {
    const [over, under] = [above.colors[cell], below.colors[cell]] as [number, number];
    if (isMark(over) || isMark(under)) {
      colors[cell] = isMark(over) ? over : under;
      continue;
    }
    const alpha = opacity(cell);
    const mixed = (shift: number): number =>
      Math.round(((over >>> shift) & 0xff) * alpha + ((under >>> shift) & 0xff) * (1 - alpha));
    colors[cell] = pixelColor(mixed(0), mixed(8), mixed(16));
  }
  return { ...above, colors };
}

function isMark(pixel: number): boolean {
  return pixel === NAN_COLOR || pixel === INFINITY_COLOR || pixel === NEGATIVE_INFINITY_COLOR;
}

function channelMean({ values, height, width, start }: Plane, channels: number): Plane {
  const means = Float64Array.from({ length: height * width }, (_, pixel) => {
    let mean = 0;
    for (let channel = 0; channel < channels; channel++) {
      mean += (values[start + pixel * channels + channel] as number) / channels;
    }
    return mean;
  });
  return { values: means, height, width, start: 0, stride: 1 };
}
