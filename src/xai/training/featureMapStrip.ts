import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { figureText } from "../../nn/training/figureText.ts";
import type { Figures } from "../../nn/training/fit.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import type { ColorMapName } from "../../plot/drawing/colorMap.ts";
import type { Picture } from "../../plot/drawing/picture.ts";
import { featureMaps } from "../../plot/images/featureMaps.ts";
import { tf } from "../../tensor/tf.ts";
import { type ExplainedInput, explainedImages, imagesTensor, type ShapedFloats } from "../inputs/explainedImages.ts";
import { mapPanels } from "../mapPanels.ts";
import { type ExplainedLayer, ExplainedModel } from "../model/explainedModel.ts";
import { localMessages } from "./messages.ts";
import { STRIP_OPTION_NAMES, type StripFrame, type StripOptions, TrainingStrip } from "./trainingStrip.ts";

/** Whose feature maps are followed, and how they look. */
export interface FeatureMapStripOptions extends StripOptions {
  /** The layer, by its name or its place in `model.layers`; left out, the first convolution. */
  readonly layer?: string | number;
  /** Which channels are drawn, in this order; left out, the first 12. All are kept. */
  readonly channels?: readonly number[];
  /** How numbers become colours; `gray`. */
  readonly colorMap?: ColorMapName;
}

/** A layer's output for the image after an epoch. */
export interface FeatureMapFrame extends StripFrame {
  /** `[height, width, channels]` */
  readonly activation: ShapedFloats;
}

const OPTION_NAMES: readonly (keyof FeatureMapStripOptions)[] = [
  ...STRIP_OPTION_NAMES,
  "layer",
  "channels",
  "colorMap",
];
const MOST_CHANNELS = 12;

/** CSS pixels: a dozen epochs fit the page. */
const PANEL_SIZE = 60;

/**
 * Follows the feature maps of a layer while a model learns: a row of maps for each epoch.
 *
 * ```ts
 * const strip = featureMapStrip(model, test.images.at(0));
 * await fit(model, train, { epochs: 5, callbacks: strip });
 * strip; // shows itself
 * ```
 *
 * @param image one image, `[height, width, channels]` or `[1, height, width, channels]`
 * @returns callbacks for `fit`, which show themselves once an epoch has ended
 * @throws {TypeError} if the model is none, the image is none, or an option is unknown
 * @throws {RangeError} if shapes do not fit, there are several images, or there is no such layer or channel
 */
export function featureMapStrip(
  model: TrainableModel,
  image: ExplainedInput,
  options: FeatureMapStripOptions = {},
): TrainingStrip<FeatureMapFrame> {
  requireKnownOptions("featureMapStrip", options, OPTION_NAMES);
  const explained = new ExplainedModel(model);
  const layer = mapLayer(explained, options.layer);
  const inputs = explainedImages(explained, image);
  const count = inputs.shape[0] as number;
  if (count !== 1) throw new RangeError(localMessages().oneImage(count));
  const all = layer.outputShape[3] as number;
  const channels = shownChannels(options.channels, all);
  const colorMap = options.colorMap ?? "gray";
  return new TrainingStrip<FeatureMapFrame>({
    options,
    take: async (epoch, figures) => ({ epoch, figures, activation: activationOf(explained, inputs, layer) }),
    drawAll: (frames) => drawAll(frames, layer.name, channels, colorMap),
    drawOne: ({ epoch, figures, activation }) =>
      featureMaps(activation, { colorMap, title: `${layer.name} · ${caption(epoch, figures)}` }),
  });
}

/** A layer with feature maps; left out, the first convolution. */
function mapLayer(model: ExplainedModel, asked: string | number | undefined): ExplainedLayer {
  if (asked !== undefined) return model.mapLayer(asked);
  const first = model.layers.find(({ isConvolution }) => isConvolution) ?? model.lastConvolution();
  return model.mapLayer(first.name);
}

function shownChannels(asked: readonly number[] | undefined, all: number): readonly number[] {
  if (asked === undefined) return Array.from({ length: Math.min(all, MOST_CHANNELS) }, (_, channel) => channel);
  const isChannel = (channel: unknown): boolean =>
    typeof channel === "number" && Number.isInteger(channel) && channel >= 0 && channel < all;
  if (Array.isArray(asked) && asked.length > 0 && asked.every(isChannel)) return asked;
  throw new RangeError(localMessages().channels(all, shownValue(asked)));
}

function activationOf(model: ExplainedModel, inputs: ShapedFloats, layer: ExplainedLayer): ShapedFloats {
  let activation: ShapedFloats = { values: new Float32Array(0), shape: [] };
  tf.tidy(() => {
    const output = model.activations(imagesTensor(inputs, 0, 1), layer);
    // The engine may hand out its own memory, which it would change.
    activation = { values: Float32Array.from(output.dataSync()), shape: output.shape.slice(1) };
  });
  return activation;
}

function drawAll(
  frames: readonly FeatureMapFrame[],
  layer: string,
  channels: readonly number[],
  colorMap: ColorMapName,
): Picture {
  const text = localMessages();
  const [height, width, all] = (frames[0] as FeatureMapFrame).activation.shape as [number, number, number];
  const captions = frames.map(({ epoch, figures }) => caption(epoch, figures));
  return mapPanels({
    panels: frames.flatMap(({ activation: { values } }) =>
      channels.map((channel) => ({ plane: { values, height, width, start: channel, stride: all } })),
    ),
    columns: channels.length,
    size: [height, width],
    colorMap,
    title: text.mapsTitle(layer),
    columnHeadings: channels.map(String),
    rowHeadings: captions,
    largestSize: PANEL_SIZE,
    altText: text.mapsAlt(layer, captions.join(", "), channels.join(", "), `${height}×${width}`),
  });
}

/**
 * The epoch, from 1, and how good the model was: its accuracy, of the validation data if there were such, else its
 * loss.
 */
function caption(epoch: number, figures: Figures): string {
  const name = ["valAccuracy", "accuracy", "valLoss", "loss"].find((each) => each in figures);
  const said = localMessages().epoch(epoch + 1);
  return name === undefined ? said : `${said} · ${figureText(name, figures[name] as number)}`;
}
