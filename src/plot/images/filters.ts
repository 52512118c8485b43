import { requireKnownOptions } from "../../display/knownOptions.ts";
import type { Layer } from "../../nn/layers/layer.ts";
import type { Model } from "../../nn/model/model.ts";
import { type ColorMapName, requireColorMap } from "../drawing/colorMap.ts";
import { numberText } from "../drawing/numberText.ts";
import type { Picture } from "../drawing/picture.ts";
import type { ColorBar } from "./colorBar.ts";
import { type FilterKernel, filterKernel } from "./filterKernel.ts";
import type { ValueRange } from "./gridImage.ts";
import { extentRange, type Plane } from "./heatCells.ts";
import { imageCells } from "./imageCells.ts";
import { localMessages } from "./messages.ts";
import { type Note, specialValueNotes, specialValuesAlt } from "./notes.ts";
import { oneOf, places, positiveWhole, trueOrFalse } from "./optionChecks.ts";
import { type PanelGrid, panelPicture, planeCells } from "./panelGrid.ts";
import type { NumbersWithShape, ShapedNumbers } from "./shapedNumbers.ts";
import { joinedExtent, type ValueExtent, valueExtent } from "./valueExtent.ts";

/** How filters look. */
export interface FiltersOptions {
  /** Which filters, in this order (negative numbers count from the end); all, of several channels the first 32. */
  readonly filters?: readonly number[];
  /** Which of the channels that a filter sees, in this order; all, but at most the first 16. */
  readonly channels?: readonly number[];
  /** Whether filters of 3 channels are drawn in colour, 0 as middle gray; left out, if no channels are chosen. */
  readonly color?: boolean;
  /** Panels in a row where each filter is one panel; 16, or fewer if there are not so many. */
  readonly columns?: number;
  /** How numbers become colours; `redBlue`, in which negative weights are blue, positive ones red and 0 is white. */
  readonly colorMap?: ColorMapName;
  /** Whether all panels share one scale, or each has its own; `shared`. */
  readonly scale?: "panel" | "shared";
  /** Whether the colour bar is drawn; left out, where all panels share one scale. */
  readonly colorBar?: boolean;
  /** A heading. */
  readonly title?: string;
  /** The longer side of a panel in CSS pixels; left out, so that a row fits the page. */
  readonly size?: number;
  /** Alternative text; left out, it says number and size of the filters, their range, and the largest weight's place. */
  readonly altText?: string;
}

const OPTION_NAMES: readonly (keyof FiltersOptions)[] = [
  "filters",
  "channels",
  "color",
  "columns",
  "colorMap",
  "scale",
  "colorBar",
  "title",
  "size",
  "altText",
];

const DEFAULT_COLUMNS = 16;
const MOST_CHANNELS = 16;
const MOST_FILTERS = 32;
/** CSS pixels: many rows of large panels would fill pages. */
const LARGEST_IN_ROWS = 48;

/**
 * Draws the filters that a convolution has learnt, by the model and the layer's name or place (left out, the first convolution).
 *
 * ```ts
 * filters(cnn, "conv2d");
 * ```
 *
 * Filters of one channel stand side by side; those of three are drawn in colour; of more, a row for each channel and a column for
 * each filter.
 *
 * @param layer a layer's name or its place in `model.layers`
 * @returns the picture; as the last value of a cell it shows
 * @throws {TypeError} if `model` is something else, or an option is unknown
 * @throws {RangeError} if there is no such layer, it has no kernel, or an option's value does not fit
 */
export function filters(model: Model, layer: string | number, options?: FiltersOptions): Picture;
/**
 * Draws the filters of a convolution layer that a model calculates with, of a model's first convolution, or of a kernel
 * `[kernelHeight, kernelWidth, channels, filters]` (a tensor, `{ values, shape }` or nested lists).
 *
 * @throws {RangeError} if the layer has no weights yet, because no model has calculated with it
 */
export function filters(source: Model | Layer | NumbersWithShape, options?: FiltersOptions): Picture;
export function filters(
  source: Model | Layer | NumbersWithShape,
  layerOrOptions: string | number | FiltersOptions = {},
  lastOptions: FiltersOptions = {},
): Picture {
  const isNamed = typeof layerOrOptions === "string" || typeof layerOrOptions === "number";
  const options = isNamed ? lastOptions : layerOrOptions;
  requireKnownOptions("filters", options, OPTION_NAMES);
  const kernel = filterKernel(source, isNamed ? layerOrOptions : undefined);
  const mostFilters = kernel.channels === 1 || kernel.channels === 3 ? kernel.filters : MOST_FILTERS;
  const chosen: Chosen = {
    filters: places("filters", options.filters, kernel.filters).slice(0, options.filters ? undefined : mostFilters),
    channels: places("channels", options.channels, kernel.channels).slice(
      0,
      options.channels ? undefined : MOST_CHANNELS,
    ),
  };
  const isColor = trueOrFalse("color", options.color ?? options.channels === undefined) && kernel.channels === 3;
  const isShared = oneOf("scale", options.scale ?? "shared", ["panel", "shared"]) === "shared";
  const colorMap = requireColorMap(options.colorMap ?? "redBlue");
  const hasBar = trueOrFalse("colorBar", options.colorBar ?? isShared);
  const size = options.size === undefined ? undefined : positiveWhole("size", options.size);
  const columns = positiveWhole("columns", options.columns ?? Math.min(DEFAULT_COLUMNS, chosen.filters.length));

  const planes = planesOf(kernel, chosen);
  const extents = planes.map(({ values, start, stride }) =>
    valueExtent(values, { start, stride, count: kernel.height * kernel.width }),
  );
  const all = joinedExtent(extents);
  const shared = isShared ? extentRange(all, colorMap) : undefined;
  const isOneRow = isColor || chosen.channels.length === 1;
  const labels = chosen.filters.map(String);
  const text = localMessages();
  const look: Omit<PanelGrid, "count" | "columns" | "cells" | "labels"> = {
    panelHeight: kernel.height,
    panelWidth: kernel.width,
    size,
    title: options.title,
    colorBar: undefined,
    notes: [...choiceNotes(kernel, chosen, isColor), ...specialValueNotes(all)],
  };
  const altText = (reduced: string): string =>
    options.altText ?? describeFilters({ kernel, chosen, all, extents, isColor, title: options.title, reduced });

  if (isColor) {
    const images = colorImages(kernel, chosen.filters);
    const colorNote = { text: text.colorFiltersNote(numberText(furthest(all), 3)) };
    const ranges = chosen.filters.map((_, index) =>
      aroundZero(isShared ? all : joinedExtent(extents.filter((_, panel) => panel % chosen.filters.length === index))),
    );
    const cells: PanelGrid["cells"] = (panel, scale) => imageCells(images, panel, ranges[panel] as ValueRange, scale);
    const notes = isShared ? [colorNote, ...look.notes] : look.notes;
    return panelPicture({ ...look, count: chosen.filters.length, columns, labels, cells, notes }, altText);
  }
  const bars = extents.map((extent): ColorBar => ({ colorMap, range: shared ?? extentRange(extent, colorMap) }));
  const ownEnds = [text.ownSmallest(), text.ownLargest()] as const;
  const bar: ColorBar = shared === undefined ? { colorMap, range: [0, 1], ends: ownEnds } : { colorMap, range: shared };
  const cells: PanelGrid["cells"] = (panel, scale) =>
    planeCells(planes[panel] as Plane, bars[panel] as ColorBar, scale);
  return panelPicture(
    {
      ...look,
      count: planes.length,
      columns: isOneRow ? columns : chosen.filters.length,
      cells,
      labels: isOneRow ? labels : undefined,
      columnHeadings: isOneRow ? undefined : labels,
      largestSize: isOneRow ? undefined : LARGEST_IN_ROWS,
      rowHeadings: isOneRow ? undefined : chosen.channels.map(text.channelHeading),
      colorBar: hasBar && all.low <= all.high ? bar : undefined,
    },
    altText,
  );
}

/** What is drawn of a kernel. */
interface Chosen {
  readonly filters: readonly number[];
  readonly channels: readonly number[];
}

/** Channel by channel, in each the filters. */
function planesOf(kernel: FilterKernel, { filters, channels }: Chosen): Plane[] {
  return channels.flatMap((channel) => filters.map((filter) => kernel.plane(filter, channel)));
}

/** Filters of three channels as images `[filters, height, width, 3]`. */
function colorImages(kernel: FilterKernel, chosen: readonly number[]): ShapedNumbers {
  const { height, width } = kernel;
  const values = new Float32Array(chosen.length * height * width * 3);
  let at = 0;
  for (const filter of chosen) {
    const planes = [0, 1, 2].map((channel) => kernel.plane(filter, channel));
    for (let cell = 0; cell < height * width; cell++) {
      for (const plane of planes) values[at++] = plane.values[plane.start + cell * plane.stride] as number;
    }
  }
  return { values, shape: [chosen.length, height, width, 3] };
}

/** As far below 0 as above; some width where all are 0. */
function aroundZero(extent: ValueExtent): ValueRange {
  const end = furthest(extent) || 1;
  return [-end, end];
}

function furthest({ low, high }: ValueExtent): number {
  return low > high ? 0 : Math.max(Math.abs(low), Math.abs(high));
}

function choiceNotes(kernel: FilterKernel, { filters, channels }: Chosen, isColor: boolean): Note[] {
  const isAll = filters.length === kernel.filters && (isColor || channels.length === kernel.channels);
  if (isAll) return [];
  return [{ text: localMessages().chosenFilters(filters.length, kernel.filters, channels.length, kernel.channels) }];
}

function describeFilters({
  kernel,
  chosen,
  all,
  extents,
  isColor,
  title,
  reduced,
}: {
  readonly kernel: FilterKernel;
  readonly chosen: Chosen;
  readonly all: ValueExtent;
  readonly extents: readonly ValueExtent[];
  readonly isColor: boolean;
  readonly title: string | undefined;
  readonly reduced: string;
}): string {
  const text = localMessages();
  const { filters, channels } = chosen;
  const strongest = extents.findIndex((extent) => furthest(extent) === furthest(all) && extent.low <= extent.high);
  const sentences = [
    text.titleSentence(title),
    text.filtersAlt(filters.length, `${kernel.height}×${kernel.width}`, channels.length),
    choiceNotes(kernel, chosen, isColor)[0]?.text ?? "",
    isColor ? text.colorFiltersAlt() : "",
    all.low > all.high ? text.nothingFinite() : text.weightsAlt(numberText(all.low, 3), numberText(all.high, 3)),
    strongest < 0 || all.low === all.high
      ? ""
      : text.strongestWeight(
          filters[strongest % filters.length] as number,
          channels[Math.floor(strongest / filters.length)] as number,
          kernel.channels,
        ),
    specialValuesAlt(all),
    reduced,
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}
