import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { Model } from "../../nn/model/model.ts";
import { requireBoolean, requireChoice, requireModel } from "../../nn/tables/tableOptions.ts";
import { arrowHead } from "../drawing/arrowHead.ts";
import { font, textWidth } from "../drawing/canvas.ts";
import { fileEnding } from "../drawing/savePicture.ts";
import type { Curve, Mark, Point, Scene } from "../drawing/scene.ts";
import { VECTOR_ENDINGS, VectorPicture } from "../drawing/vectorPicture.ts";
import { boxMarks, type MeasuredBox, measuredBox } from "./diagramBoxes.ts";
import { type DiagramLayout, diagramLayout, type PlacedBox, type RankDirection, type Route } from "./diagramLayout.ts";
import { localMessages } from "./messages.ts";
import { type DiagramContent, type ModelDiagram, modelDiagram } from "./modelDiagram.ts";

/** What a model's diagram shows; Keras's options and defaults. */
export interface PlotModelOptions {
  /** The shapes that go into each layer and come out of it; default `false`. */
  readonly showShapes?: boolean;
  /** Of which kind the values are that come out; default `false`. */
  readonly showDtype?: boolean;
  /** The layers' names before their classes; default `false`. */
  readonly showLayerNames?: boolean;
  /** The activation function, of layers that have one; default `false`. */
  readonly showLayerActivations?: boolean;
  /** Whether training changes the layer, where it has weights; default `false`. */
  readonly showTrainable?: boolean;
  /** Where the arrows lead: `"TB"` (default) from top to bottom, `"LR"` left to right, `"BT"`, `"RL"`. */
  readonly rankdir?: RankDirection;
  /**
   * The PNG's pixels for each inch of 96 CSS pixels, at most 2,400; default 200, and fewer for a diagram that would have more
   * than 16 million. Whatever is asked for, a PNG has at most 67 million, and 32,767 on a side.
   */
  readonly dpi?: number;
  /** A file to write the picture to, its name ending in `.svg` or `.png`. */
  readonly toFile?: string;
  /** A heading above the diagram. */
  readonly title?: string;
  /** Alternative text; left out, it names the layers in order, and of a branch what it works on. */
  readonly altText?: string;
}

const SHOW_OPTIONS = ["showShapes", "showDtype", "showLayerNames", "showLayerActivations", "showTrainable"] as const;
const DIRECTIONS: readonly RankDirection[] = ["TB", "LR", "BT", "RL"];
const DEFAULT_DPI = 200;
const LARGEST_DPI = 2400;
/** A notebook with a longer PNG would be slow. */
const USUAL_PIXELS = 2 ** 24;
const DPI_OF_A_PAGE = 96;
const LAYERS_IN_ALT_TEXT = 200;

const MARGIN = 16;
const TITLE_SIZE = 16;
const TITLE_HEIGHT = 32;
const ARROW_COLOR = "#57606a";
const HEAD_LENGTH = 9;
const HEAD_WIDTH = 9;

/**
 * Draws a model as boxes and arrows: Keras's `plot_model`, with its options, its boxes and what they say. Each kind of layer
 * has its colour.
 *
 * ```ts
 * plotModel(network, { showShapes: true });
 * plotModel(network, { showShapes: true, showLayerNames: true, rankdir: "LR", toFile: "model.svg" });
 * ```
 *
 * A layer that is used several times is one box. A sequential model has no box for its input, as Keras draws it.
 *
 * @returns the picture, as SVG and PNG; as the last value of a cell it shows
 * @throws {TypeError} if it is no model, or an option is unknown or of another kind
 * @throws {RangeError} if `rankdir`, `dpi` or the ending of `toFile` is none that there is
 * @throws {Error} if the file cannot be written
 */
export function plotModel(model: Model, options: PlotModelOptions = {}): VectorPicture {
  requireModel("plotModel", model);
  const known = [...SHOW_OPTIONS, "rankdir", "dpi", "toFile", "title", "altText"];
  requireKnownOptions("plotModel", options, known);
  const text = localMessages();
  for (const option of SHOW_OPTIONS) requireBoolean("plotModel", option, options[option]);
  requireChoice("plotModel", "rankdir", DIRECTIONS, options.rankdir);
  for (const option of ["title", "altText"] as const) {
    const value = options[option];
    if (value !== undefined && typeof value !== "string") throw new TypeError(text.text(option, shownValue(value)));
  }
  const { rankdir = "TB", dpi, toFile, title } = options;
  if (dpi !== undefined && !(typeof dpi === "number" && dpi > 0 && dpi <= LARGEST_DPI))
    throw new RangeError(text.dpi(shownValue(dpi)));
  if (toFile !== undefined) fileEnding(toFile, VECTOR_ENDINGS);

  const diagram = modelDiagram(model, diagramContent(options));
  const boxes = diagram.boxes.map(measuredBox);
  const layout = diagramLayout(boxes, diagram.edges, rankdir);
  const altText = options.altText ?? describedModel(model.name, diagram, title);
  const scene = diagramScene(boxes, layout, title);
  const picture = new VectorPicture(scene, altText, dpi === undefined ? usualDensity(scene) : dpi / DPI_OF_A_PAGE);
  if (toFile !== undefined) picture.save(toFile);
  return picture;
}

function usualDensity({ width, height }: Scene): number {
  return Math.min(DEFAULT_DPI / DPI_OF_A_PAGE, Math.sqrt(USUAL_PIXELS / (width * height)));
}

function diagramContent(options: PlotModelOptions): DiagramContent {
  return {
    showShapes: options.showShapes ?? false,
    showDtype: options.showDtype ?? false,
    showLayerNames: options.showLayerNames ?? false,
    showLayerActivations: options.showLayerActivations ?? false,
    showTrainable: options.showTrainable ?? false,
  };
}

function diagramScene(boxes: readonly MeasuredBox[], layout: DiagramLayout, title: string | undefined): Scene {
  const titleWidth = title === undefined ? 0 : Math.ceil(textWidth(title, font(TITLE_SIZE, "bold")));
  const titleHeight = title === undefined ? 0 : TITLE_HEIGHT;
  const width = Math.ceil(Math.max(layout.width, titleWidth)) + 2 * MARGIN;
  const height = Math.ceil(layout.height) + titleHeight + 2 * MARGIN;
  const left = Math.floor((width - layout.width) / 2);
  const top = MARGIN + titleHeight;

  const marks: Mark[] = [];
  if (title !== undefined) {
    const y = MARGIN + TITLE_SIZE / 2;
    marks.push({ kind: "text", x: width / 2, y, text: title, size: TITLE_SIZE, weight: "bold", align: "center" });
  }
  for (const route of layout.routes) marks.push(...arrowMarks(route, [left, top]));
  for (const [index, box] of boxes.entries()) {
    const place = layout.boxes[index] as PlacedBox;
    marks.push(...boxMarks(box, { ...place, x: place.x + left, y: place.y + top }));
  }
  return { width, height, marks };
}

function arrowMarks({ start, curves }: Route, [left, top]: Point): Mark[] {
  const moved = ([x, y]: Point): Point => [x + left, y + top];
  const movedCurves = curves.map(([first, second, end]): Curve => [moved(first), moved(second), moved(end)]);
  // The last piece is straight.
  const [from, tip] = [moved(start), ...movedCurves.map(([, , end]) => end)].slice(-2) as [Point, Point];
  return [
    { kind: "path", start: moved(start), curves: movedCurves, stroke: ARROW_COLOR, strokeWidth: 1.5 },
    arrowHead(tip, [tip[0] - from[0], tip[1] - from[1]], HEAD_LENGTH, HEAD_WIDTH, ARROW_COLOR),
  ];
}

function describedModel(name: string, { boxes, edges }: ModelDiagram, title: string | undefined): string {
  const text = localMessages();
  const names = boxes.map(({ layer, rows }) => {
    const shapes = rows.flat().filter(({ before }) => before.startsWith("Output shape"));
    return [layer.name, ...shapes.map(({ bold }) => bold)].join(" ");
  });
  const layers = names.slice(0, LAYERS_IN_ALT_TEXT).map((each, index) => {
    const sources = edges.filter(({ to }) => to === index).map(({ from }) => from);
    // What works on the one before it goes without saying.
    if (sources.length === 0 || (sources.length === 1 && sources[0] === index - 1)) return each;
    return text.from(each, sources.map((from) => boxes[from]?.layer.name).join(", "));
  });
  if (names.length > layers.length) layers.push(text.moreLayers(names.length - layers.length));
  const spoken = text.modelAlt(name, boxes.length, layers.join(", "));
  return title === undefined ? spoken : `${title}. ${spoken}`;
}
