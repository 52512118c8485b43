import { requireKnownOptions } from "../../display/knownOptions.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import type { Picture } from "../../plot/drawing/picture.ts";
import type { CamExplanation, CamOptions } from "../cam/camExplanation.ts";
import { gradCam } from "../cam/gradientCams.ts";
import { CLASS_OPTION_NAMES } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages } from "../inputs/explainedImages.ts";
import { type MapPanel, mapPanels } from "../mapPanels.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { localMessages } from "./messages.ts";
import { STRIP_OPTION_NAMES, type StripFrame, type StripOptions, TrainingStrip } from "./trainingStrip.ts";

/** What `gradCamStrip` explains. */
export interface GradCamStripOptions extends StripOptions, CamOptions {}

/** What the model looked at after an epoch. */
export interface GradCamFrame extends StripFrame {
  /** Of all images. */
  readonly explanation: CamExplanation;
}

const OPTION_NAMES: readonly (keyof GradCamStripOptions)[] = [...STRIP_OPTION_NAMES, ...CLASS_OPTION_NAMES, "layer"];

/** Most flat maps that a note names. */
const MOST_NAMED = 8;

/** Most images that are drawn, a row each. */
const MOST_ROWS = 8;

/**
 * Follows what a model looks at while it learns: `gradCam` of a few images after each epoch, laid over them side by
 * side, with the class it explains and that class's probability.
 *
 * ```ts
 * const strip = gradCamStrip(model, test.images.slice(0, 3));
 * await fit(model, train, { epochs: 5, callbacks: strip });
 * strip; // shows itself
 * ```
 *
 * @param images a few images, `[count, height, width, channels]`, or one
 * @returns callbacks for `fit`, which show themselves once an epoch has ended
 * @throws {TypeError} if the model is none, the images are none, or an option is unknown
 * @throws {RangeError} if shapes do not fit, or there is no such layer, or no convolution at all; a class that does not
 * fit is said after the first epoch
 */
export function gradCamStrip(
  model: TrainableModel,
  images: ExplainedInput,
  options: GradCamStripOptions = {},
): TrainingStrip<GradCamFrame> {
  requireKnownOptions("gradCamStrip", options, OPTION_NAMES);
  const explained = new ExplainedModel(model);
  explained.requireScores();
  const layer = explained.mapLayer(options.layer);
  const inputs = explainedImages(explained, images);
  const { every: _, folder: __, ...camOptions } = options;
  return new TrainingStrip<GradCamFrame>({
    options,
    take: async (epoch, figures) => ({ epoch, figures, explanation: await gradCam(model, inputs, camOptions) }),
    drawAll: (frames) => drawAll(frames, layer.name),
    drawOne: ({ explanation }) => explanation.picture,
  });
}

function drawAll(frames: readonly GradCamFrame[], layer: string): Picture {
  const text = localMessages();
  const { inputs } = (frames[0] as GradCamFrame).explanation;
  const [count, height, width] = inputs.shape as [number, number, number];
  const rows = Math.min(count, MOST_ROWS);
  const panels: MapPanel[] = [];
  const labels: string[] = [];
  const flat: string[] = [];
  for (let row = 0; row < rows; row++) {
    panels.push({ image: { of: inputs, index: row } });
    labels.push("");
    for (const { epoch, explanation } of frames) {
      const plane = { values: explanation.values, height, width, start: row * height * width, stride: 1 };
      const largest = explanation.at(row).reduce((most, value) => Math.max(most, value), 0);
      panels.push({ plane, range: [0, largest], image: { of: inputs, index: row } });
      labels.push(said(explanation, row));
      if (largest === 0) flat.push(text.flatMap(row, epoch + 1));
    }
  }
  const epochs = frames.map(({ epoch }) => text.epoch(epoch + 1));
  const inWords = frames.map(({ explanation }, at) => {
    const answers = Array.from({ length: rows }, (_, row) => said(explanation, row));
    return `${epochs[at]}: ${answers.join(", ")}`;
  });
  return mapPanels({
    panels,
    columns: frames.length + 1,
    size: [height, width],
    colorMap: "viridis",
    title: text.camTitle(layer),
    columnHeadings: [text.input(), ...epochs],
    labels,
    notes: flat.length === 0 ? [] : [text.flatMaps(listed(flat))],
    altText: text.camAlt(layer, rows, inWords.join("; ")),
  });
}

/** Of many, the first ones. */
function listed(items: readonly string[]): string {
  return [...items.slice(0, MOST_NAMED), ...(items.length > MOST_NAMED ? ["…"] : [])].join(", ");
}

/** The class that is explained, and its probability: `7: 0.98`. */
function said({ classIndices, scores, classNames }: CamExplanation, image: number): string {
  const classIndex = classIndices[image] as number;
  return `${classNames?.[classIndex] ?? classIndex}: ${(scores[image] as number).toFixed(2)}`;
}
