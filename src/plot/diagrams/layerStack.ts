import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { LayerType } from "../../nn/layers/layerConfig.ts";
import type { Model } from "../../nn/model/model.ts";
import { shapeText } from "../../nn/tables/tableCells.ts";
import { requireBoolean, requireChoice, requireModel } from "../../nn/tables/tableOptions.ts";
import { font, textWidth } from "../drawing/canvas.ts";
import { fileEnding } from "../drawing/savePicture.ts";
import type { Mark, Point, Scene, TextMark } from "../drawing/scene.ts";
import { VECTOR_ENDINGS, VectorPicture } from "../drawing/vectorPicture.ts";
import { kindColor, LAYER_KINDS, LAYER_TYPES, layerKind } from "./layerKind.ts";
import { type LayerVolume, layerVolumes } from "./layerVolumes.ts";
import { localMessages } from "./messages.ts";

/** How the numbers of channels and of units become lengths. */
export type StackScale = "squareRoot" | "logarithmic" | "linear";

/** What a stack of layers shows. */
export interface LayerStackOptions {
  /** What the colours mean, below; default `true`. */
  readonly legend?: boolean;
  /**
   * How the numbers of channels and of units become lengths: by their square root (default), so that 512 channels and 3 can
   * stand in one picture, by their logarithm, or in proportion. Heights and widths are always in proportion.
   */
  readonly scale?: StackScale;
  /** The output's shape below each layer, without the batch; default `true`. */
  readonly showShapes?: boolean;
  /** The layer's name below each layer; default `false`. */
  readonly showLayerNames?: boolean;
  /** Lines from each layer's corners to the next one's; default `true`. */
  readonly funnels?: boolean;
  /** Types of layers that are left out, for example `["dropout", "flatten"]`. */
  readonly ignore?: readonly LayerType[];
  /** A file to write the picture to, its name ending in `.svg` or `.png`. */
  readonly toFile?: string;
  /** A heading above the layers. */
  readonly title?: string;
  /** Alternative text; left out, it names the layers and their shapes in order. */
  readonly altText?: string;
}

const FLAGS = ["legend", "showShapes", "showLayerNames", "funnels"] as const;
const TEXTS = ["title", "altText"] as const;

const SCALES: Readonly<Record<StackScale, (count: number) => number>> = {
  squareRoot: Math.sqrt,
  logarithmic: (count) => Math.log2(1 + count),
  linear: (count) => count,
};

/** The largest height or width, and at most so many pixels for each one of an image's. */
const LONGEST_SIDE = 200;
const LARGEST_PIXEL = 8;
/** The thickest volume, and the scaled length of a single channel at most. */
const THICKEST = 90;
const THICKEST_CHANNEL = 6;
/** The scaled length of a single unit at most. */
const LONGEST_UNIT = 12;
/** How high and wide images are whose sizes are not known, where none is. */
const UNKNOWN_SIDE = 12;
const BAR_THICKNESS = 10;
const BAR_DEPTH = 6;
const SMALLEST = 2;
/** How far an image of depth 1 goes to the right and up. */
const OBLIQUE: Point = [0.32, 0.24];

const MARGIN = 16;
const GAP = 22;
const LABEL_GAP = 12;
const LABEL_SIZE = 12;
const NAME_SIZE = 11;
const LINE_HEIGHT = 18;
const SWATCH = 12;
const TITLE_SIZE = 16;
const TITLE_HEIGHT = 34;
const QUIET_COLOR = "#57606a";
const FUNNEL_COLOR = "#a3acb7";

/**
 * Draws what comes out of each layer as a volume, from left to right: an image of channels as a box as high and deep as the
 * image is high and wide, and as thick as it has channels; a row of units as a bar. Each kind of layer has its colour.
 *
 * ```ts
 * layerStack(network);
 * layerStack(network, { scale: "logarithmic", ignore: ["dropout"], showLayerNames: true, toFile: "layers.svg" });
 * ```
 *
 * Of a model with branches only the longest path from an input to an output is drawn, and the picture says so; `plotModel`
 * draws all of it.
 *
 * @returns the picture, as SVG and PNG; as the last value of a cell it shows
 * @throws {TypeError} if it is no model, or an option is unknown or of another kind
 * @throws {RangeError} if `scale`, a type in `ignore` or the ending of `toFile` is none that there is, or no layer is left
 * @throws {Error} if the file cannot be written
 */
export function layerStack(model: Model, options: LayerStackOptions = {}): VectorPicture {
  requireModel("layerStack", model);
  requireKnownOptions("layerStack", options, [...FLAGS, ...TEXTS, "scale", "ignore", "toFile"]);
  const text = localMessages();
  for (const option of FLAGS) requireBoolean("layerStack", option, options[option]);
  for (const option of TEXTS) {
    const value = options[option];
    if (value !== undefined && typeof value !== "string") throw new TypeError(text.text(option, shownValue(value)));
  }
  requireChoice("layerStack", "scale", Object.keys(SCALES), options.scale);
  const { ignore = [], scale = "squareRoot", title, toFile } = options;
  if (!Array.isArray(ignore) || !ignore.every((type) => LAYER_TYPES.includes(type))) {
    throw new RangeError(text.ignore(LAYER_TYPES.join(", "), shownValue(ignore)));
  }
  if (toFile !== undefined) fileEnding(toFile, VECTOR_ENDINGS);

  const { volumes, onOtherBranches, isChain } = layerVolumes(model, ignore);
  if (volumes.length === 0) throw new RangeError(text.nothingLeft());
  const solids = solidsOf(volumes, SCALES[scale]);
  const notes: string[] = [text.scaleNote[scale]];
  if (solids.some(({ isUnknown }) => isUnknown)) notes.push(text.unknownNote());
  if (!isChain) notes.push(text.branchesNote(onOtherBranches));

  const described = volumes.map(({ layer, shape }) => `${layer.name} ${shapeText(shape)}`).join(" → ");
  const sentences = [text.stackAlt(model.name, described), ...notes];
  if (title !== undefined) sentences.unshift(`${title}.`);
  const picture = new VectorPicture(
    stackScene(volumes, solids, notes, options),
    options.altText ?? sentences.join(" "),
  );
  if (toFile !== undefined) picture.save(toFile);
  return picture;
}

/** A box in oblique projection: its front is `thickness` × `height`, its back further right and up by `depth`. */
interface Solid {
  readonly thickness: number;
  readonly height: number;
  readonly depth: Point;
  /** Whether one of its sizes is not known. */
  readonly isUnknown: boolean;
  readonly color: string;
}

function solidsOf(volumes: readonly LayerVolume[], scaled: (count: number) => number): Solid[] {
  const sides: number[] = [];
  const channelCounts: number[] = [];
  const unitCounts: number[] = [];
  for (const { size } of volumes) {
    if (size.form === "units") unitCounts.push(size.units ?? 1);
    else {
      for (const side of [size.height, size.width]) if (side !== null) sides.push(side);
      channelCounts.push(size.channels ?? 1);
    }
  }
  const longest = sides.length === 0 ? UNKNOWN_SIDE : Math.max(...sides);
  const pixel = Math.min(LARGEST_PIXEL, LONGEST_SIDE / longest);
  const channel = Math.min(THICKEST_CHANNEL, THICKEST / scaled(Math.max(1, ...channelCounts)));
  const unit = Math.min(LONGEST_UNIT, LONGEST_SIDE / scaled(Math.max(1, ...unitCounts)));
  return volumes.map(({ layer, size }) => {
    const color = kindColor(layerKind(layer.config.type));
    if (size.form === "units") {
      const height = Math.max(SMALLEST, unit * scaled(size.units ?? 1));
      return { thickness: BAR_THICKNESS, height, depth: depthOf(BAR_DEPTH), isUnknown: size.units === null, color };
    }
    return {
      thickness: Math.max(SMALLEST, channel * scaled(size.channels ?? 1)),
      height: Math.max(SMALLEST, pixel * (size.height ?? longest)),
      depth: depthOf(Math.max(SMALLEST, pixel * (size.width ?? longest))),
      isUnknown: [size.height, size.width, size.channels].includes(null),
      color,
    };
  });
}

function depthOf(length: number): Point {
  return [OBLIQUE[0] * length, OBLIQUE[1] * length];
}

function stackScene(
  volumes: readonly LayerVolume[],
  solids: readonly Solid[],
  notes: readonly string[],
  { legend = true, showShapes = true, showLayerNames = false, funnels = true, title }: LayerStackOptions,
): Scene {
  const labels = volumes.map(({ layer, shape }) => {
    const lines: Pick<TextMark, "text" | "size" | "fill">[] = [];
    if (showShapes) lines.push({ text: shapeText(shape) || "1", size: LABEL_SIZE });
    if (showLayerNames) lines.push({ text: layer.name, size: NAME_SIZE, fill: QUIET_COLOR });
    return lines;
  });
  const slots = solids.map(({ thickness, depth }, index) => {
    const widths = (labels[index] ?? []).map(({ text, size = LABEL_SIZE }) => textWidth(text, font(size)) + LABEL_GAP);
    return Math.ceil(Math.max(thickness + depth[0] + GAP, ...widths));
  });
  const stackWidth = slots.reduce((sum, slot) => sum + slot, 0);
  const noteWidth = Math.max(...notes.map((note) => Math.ceil(textWidth(note, font(NAME_SIZE)))));
  const titleWidth = title === undefined ? 0 : Math.ceil(textWidth(title, font(TITLE_SIZE, "bold")));
  const inner = Math.max(stackWidth, noteWidth, titleWidth);
  const width = inner + 2 * MARGIN;
  const tallest = Math.ceil(Math.max(...solids.map(({ height, depth }) => height + depth[1])));

  const marks: Mark[] = [];
  let y = MARGIN;
  if (title !== undefined) {
    const own = { size: TITLE_SIZE, weight: "bold", align: "center" } as const;
    marks.push({ kind: "text", x: width / 2, y: y + TITLE_SIZE / 2, text: title, ...own });
    y += TITLE_HEIGHT;
  }

  const middle = y + tallest / 2;
  let left = MARGIN + (inner - stackWidth) / 2;
  const places: Point[] = [];
  for (const [index, { thickness, height, depth }] of solids.entries()) {
    const slot = slots[index] as number;
    places.push([left + (slot - thickness - depth[0]) / 2, middle + (depth[1] - height) / 2]);
    left += slot;
  }
  if (funnels) marks.push(...funnelMarks(solids, places));
  for (const [index, solid] of solids.entries()) marks.push(...solidMarks(solid, places[index] as Point));

  y += tallest + 8;
  left = MARGIN + (inner - stackWidth) / 2;
  for (const [index, lines] of labels.entries()) {
    const x = left + (slots[index] as number) / 2;
    for (const [row, line] of lines.entries()) {
      marks.push({ kind: "text", x, y: y + (row + 0.5) * LINE_HEIGHT, align: "center", ...line });
    }
    left += slots[index] as number;
  }
  y += LINE_HEIGHT * (labels[0]?.length ?? 0) + 8;

  if (legend) {
    const { marks: legendMarks, height } = legendOf(volumes, MARGIN, y, inner);
    marks.push(...legendMarks);
    y += height + 4;
  }
  for (const note of notes) {
    marks.push({ kind: "text", x: MARGIN, y: y + LINE_HEIGHT / 2, text: note, size: NAME_SIZE, fill: QUIET_COLOR });
    y += LINE_HEIGHT;
  }
  return { width, height: y + MARGIN - 4, marks };
}

/** The eight corners, the left ones first: each time front top, front bottom, back top, back bottom. */
function corners({ thickness, height, depth }: Solid, [x, y]: Point): [left: Point[], right: Point[]] {
  const side = (at: number): Point[] => [
    [at, y],
    [at, y + height],
    [at + depth[0], y - depth[1]],
    [at + depth[0], y + height - depth[1]],
  ];
  return [side(x), side(x + thickness)];
}

function funnelMarks(solids: readonly Solid[], places: readonly Point[]): Mark[] {
  return solids.slice(1).flatMap((next, index) => {
    const [, from] = corners(solids[index] as Solid, places[index] as Point);
    const [to] = corners(next, places[index + 1] as Point);
    // What lies behind a volume is covered by it.
    return from.map((point, corner): Mark => {
      return { kind: "line", points: [point, to[corner] as Point], stroke: FUNNEL_COLOR };
    });
  });
}

function solidMarks(solid: Solid, place: Point): Mark[] {
  const [left, right] = corners(solid, place);
  const [frontTop, frontBottom, backTop] = left as [Point, Point, Point, Point];
  const [rightTop, rightBottom, rightBackTop, rightBackBottom] = right as [Point, Point, Point, Point];
  const { color, isUnknown } = solid;
  const face = (points: readonly Point[], fill: string): Mark => ({
    kind: "line",
    points,
    closed: true,
    fill,
    stroke: mixed(color, 0, 0.3),
    ...(isUnknown ? { dash: [4, 3] } : {}),
  });
  return [
    face([frontTop, backTop, rightBackTop, rightTop], mixed(color, 255, 0.55)),
    face([rightTop, rightBackTop, rightBackBottom, rightBottom], mixed(color, 255, 0.3)),
    face([frontTop, rightTop, rightBottom, frontBottom], color),
  ];
}

/** A colour with a part of white (255) or black (0). */
function mixed(color: string, other: number, part: number): string {
  const channels = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const hex = channels.map((channel) =>
    Math.round(channel + (other - channel) * part)
      .toString(16)
      .padStart(2, "0"),
  );
  return `#${hex.join("")}`;
}

function legendOf(
  volumes: readonly LayerVolume[],
  left: number,
  top: number,
  width: number,
): { readonly marks: Mark[]; readonly height: number } {
  const text = localMessages();
  const shown = new Set(volumes.map(({ layer }) => layerKind(layer.config.type)));
  const marks: Mark[] = [];
  let [x, y] = [left, top];
  for (const kind of LAYER_KINDS.filter((each) => shown.has(each))) {
    const label = text.kinds[kind];
    const labelWidth = textWidth(label, font(LABEL_SIZE));
    const itemWidth = SWATCH + 6 + labelWidth;
    if (x > left && x + itemWidth > left + width) [x, y] = [left, y + LINE_HEIGHT];
    const middle = y + LINE_HEIGHT / 2;
    const square = { x, y: middle - SWATCH / 2, width: SWATCH, height: SWATCH };
    marks.push({ kind: "rectangle", ...square, radius: 2, fill: kindColor(kind) });
    marks.push({ kind: "text", x: x + SWATCH + 6, y: middle, text: label, width: labelWidth, size: LABEL_SIZE });
    x += itemWidth + 16;
  }
  return { marks, height: y + LINE_HEIGHT - top };
}
