import { requireKnownOptions } from "../../display/knownOptions.ts";
import { type ColorMapName, requireColorMap } from "../drawing/colorMap.ts";
import { numberText } from "../drawing/numberText.ts";
import type { Picture } from "../drawing/picture.ts";
import type { ColorBar } from "./colorBar.ts";
import type { ValueRange } from "./gridImage.ts";
import { extentRange, type Plane } from "./heatCells.ts";
import { localMessages } from "./messages.ts";
import { type Note, specialValueNotes, specialValuesAlt } from "./notes.ts";
import { numberRange, oneOf, place, places, positiveWhole, trueOrFalse } from "./optionChecks.ts";
import { panelPicture, planeCells } from "./panelGrid.ts";
import { type NumbersWithShape, shapedNumbers } from "./shapedNumbers.ts";
import { joinedExtent, type ValueExtent, valueExtent } from "./valueExtent.ts";

/** How feature maps look. */
export interface FeatureMapsOptions {
  /** Which image of a batch, from 0, a negative number from the end; the first. */
  readonly index?: number;
  /** Which channels, in this order (negative numbers count from the end); all. */
  readonly channels?: readonly number[];
  /** Panels in a row; 16, or fewer if there are not so many. */
  readonly columns?: number;
  /** How numbers become colours; `gray`. With `redBlue`, 0 is white. */
  readonly colorMap?: ColorMapName;
  /** Whether each panel goes from its own smallest value to its own largest, or all share one scale; `panel`. */
  readonly scale?: "panel" | "shared";
  /** The values of the first and the last colour for all panels, instead of `scale`; values outside get the nearer one. */
  readonly range?: ValueRange;
  /** Whether the colour bar is drawn; left out, where all panels share one scale. */
  readonly colorBar?: boolean;
  /** What stands above the panels: their channels' numbers (`true`), nothing (`false`), or a text each; `true`. */
  readonly labels?: boolean | readonly (string | number)[];
  /** A heading. */
  readonly title?: string;
  /** The longer side of a panel in CSS pixels; left out, so that a row fits the page (52 with 16 columns). */
  readonly size?: number;
  /** Alternative text; left out, it says number and size of the maps, their range, and what stands out. */
  readonly altText?: string;
}

const OPTION_NAMES: readonly (keyof FeatureMapsOptions)[] = [
  "index",
  "channels",
  "columns",
  "colorMap",
  "scale",
  "range",
  "colorBar",
  "labels",
  "title",
  "size",
  "altText",
];

const DEFAULT_COLUMNS = 16;
const NUMBERS_IN_TEXT = 10;
const AXES = "[1, height, width, channels]";

/**
 * Draws what each filter of a layer makes of an image, a panel for each channel.
 *
 * ```ts
 * featureMaps(activation, { columns: 16 }); // (1, 26, 26, 32): two rows of 16 gray panels
 * ```
 *
 * Each number is a square, the smallest of a panel black and the largest white. A map that is the same everywhere is drawn
 * in one colour (the first of the colour map, as with Matplotlib); NaN is magenta, Infinity cyan and −Infinity lime, which a note
 * says. Maps larger than their panels are reduced to means.
 *
 * @param activation a layer's output, `[1, height, width, channels]` (of a larger batch the option `index` picks the image)
 * or `[height, width, channels]`: a tensor (it stays yours to dispose of), `{ values, shape }`, or nested lists
 * @returns the picture; as the last value of a cell it shows
 * @throws {TypeError} if `activation` is no numbers with a shape, or an option is unknown
 * @throws {RangeError} if the shape is another, or an option's value does not fit
 */
export function featureMaps(activation: NumbersWithShape, options: FeatureMapsOptions = {}): Picture {
  requireKnownOptions("featureMaps", options, OPTION_NAMES);
  const text = localMessages();
  const { values, shape } = shapedNumbers("featureMaps", activation, [3, 4], AXES);
  const [images, height, width, channels] = (shape.length === 4 ? shape : [1, ...shape]) as [
    number,
    number,
    number,
    number,
  ];
  const image = place("index", options.index ?? 0, images);
  const shown = places("channels", options.channels, channels);
  const columns = positiveWhole("columns", options.columns ?? Math.min(DEFAULT_COLUMNS, shown.length));
  const colorMap = requireColorMap(options.colorMap ?? "gray");
  const range = options.range === undefined ? undefined : numberRange("range", options.range);
  const isShared = oneOf("scale", options.scale ?? "panel", ["panel", "shared"]) === "shared";
  const hasBar = trueOrFalse("colorBar", options.colorBar ?? (isShared || range !== undefined));
  const size = options.size === undefined ? undefined : positiveWhole("size", options.size);

  const imageStart = image * height * width * channels;
  const planes: Plane[] = shown.map((channel) => ({
    values,
    height,
    width,
    start: imageStart + channel,
    stride: channels,
  }));
  const extents = planes.map(({ start, stride }) => valueExtent(values, { start, stride, count: height * width }));
  const all = joinedExtent(extents);
  const flat = flatChannels(extents, shown, height * width);
  const sharedRange = range ?? (isShared ? extentRange(all, colorMap) : undefined);
  const bars: ColorBar[] = extents.map((extent) => ({
    colorMap,
    range: sharedRange ?? extentRange(extent, colorMap),
  }));

  const rows = Math.ceil(shown.length / columns);
  const sentences = [
    text.titleSentence(options.title),
    text.mapsAlt(shown.length, channels, `${height}×${width}`, rows, Math.min(columns, shown.length), colorMap),
    images > 1 ? text.imageOfBatchAlt(image, images) : "",
    sharedRange === undefined ? text.ownScaleAlt() : text.sharedScaleAlt(...rangeTexts(sharedRange)),
    ...valueSentences(all, extents, shown, flat),
    specialValuesAlt(all),
  ];
  return panelPicture(
    {
      count: shown.length,
      columns,
      panelHeight: height,
      panelWidth: width,
      cells: (panel, scale) => planeCells(planes[panel] as Plane, bars[panel] as ColorBar, scale),
      size,
      title: options.title,
      labels: panelLabels(options.labels ?? shown.length > 1, shown),
      colorBar: !hasBar || all.low > all.high ? undefined : shownBar(colorMap, sharedRange),
      notes: [...flatNotes(flat), ...specialValueNotes(all)],
    },
    (reduced) => options.altText ?? [...sentences, reduced].filter((sentence) => sentence !== "").join(" "),
  );
}

function panelLabels(labels: unknown, shown: readonly number[]): readonly string[] | undefined {
  if (labels === false) return undefined;
  if (labels === true) return shown.map(String);
  if (!Array.isArray(labels)) throw new TypeError(localMessages().labelsOption());
  if (labels.length !== shown.length)
    throw new RangeError(localMessages().panelLabelCount(shown.length, labels.length));
  return labels.map(String);
}

function shownBar(colorMap: ColorMapName, range: ValueRange | undefined): ColorBar {
  if (range !== undefined) return { colorMap, range };
  const text = localMessages();
  return { colorMap, range: [0, 1], ends: [text.ownSmallest(), text.ownLargest()] };
}

function rangeTexts([low, high]: ValueRange): [string, string] {
  return [numberText(low, 3), numberText(high, 3)];
}

/** Whose value is the same everywhere: a filter that answers to nothing in the image. */
function flatChannels(extents: readonly ValueExtent[], shown: readonly number[], mapSize: number): number[] {
  if (mapSize === 1) return [];
  return shown.filter((_, panel) => {
    const { low, high, nan, infinity, negativeInfinity } = extents[panel] as ValueExtent;
    return low === high && nan + infinity + negativeInfinity === 0;
  });
}

function flatNotes(flat: readonly number[]): Note[] {
  return flat.length === 0 ? [] : [{ text: localMessages().flatMaps(flat.length, listed(flat)) }];
}

function valueSentences(
  all: ValueExtent,
  extents: readonly ValueExtent[],
  shown: readonly number[],
  flat: readonly number[],
): string[] {
  const text = localMessages();
  if (all.low > all.high) return [text.nothingFinite()];
  const largest = shown[extents.findIndex(({ high }) => high === all.high)] as number;
  return [
    text.valuesAlt(numberText(all.low, 3), numberText(all.high, 3)),
    shown.length > 1 && all.low < all.high ? text.largestInChannel(largest) : "",
    flat.length > 0 ? text.flatMaps(flat.length, listed(flat)) : "",
  ];
}

function listed(numbers: readonly number[]): string {
  const first = numbers.slice(0, NUMBERS_IN_TEXT).join(", ");
  return numbers.length > NUMBERS_IN_TEXT ? `${first}, …` : first;
}
