import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { conv2d } from "../../nn/layers/conv2d.ts";
import { isLayer, type Layer } from "../../nn/layers/layer.ts";
import type { Conv2dConfig, Pooling2dConfig } from "../../nn/layers/layerConfig.ts";
import { isSize } from "../../nn/shape/sizeLimits.ts";
import { calculatorMessages } from "./calculatorMessages.ts";
import { ExplorableFigure } from "./explorableFigure.ts";
import { type FigureOptions, figureLanguage, figureTitle } from "./figureOptions.ts";
import { shapeCalculatorFrame } from "./shapeCalculatorFrame.ts";
import type { ShapeSettings } from "./shapeCalculatorResult.ts";

/** What the shape calculator starts with. */
export interface ShapeCalculatorOptions extends FigureOptions {
  /** The input's `[height, width, channels]`, without the batch; default `[28, 28, 1]`. */
  readonly input?: readonly [height: number, width: number, channels: number];
  /** A convolution or pooling; default `conv2d(64, 3, 2)`. */
  readonly layer?: Layer<Conv2dConfig> | Layer<Pooling2dConfig>;
}

/** What the browser program gets. */
export interface ShapeCalculatorData {
  readonly title: string;
  readonly settings: ShapeSettings;
}

const PLACE = "shapeCalculator";

/**
 * A calculator for the output shape of a convolution or pooling: fields for every setting, the formula with its numbers, what
 * the floor leaves over, parameters and multiply-adds. Where a kernel does not fit, it says why.
 *
 * ```ts
 * shapeCalculator({ input: [28, 28, 1], layer: conv2d(64, 10, 2) });
 * ```
 *
 * The formula is `O = ⌊(I − K + P)/S⌋ + 1` of {@link outputSize}; the numbers are those of {@link outputShape},
 * {@link paramCount} and {@link multiplyAdds}.
 *
 * @returns the figure; as the last value of a cell it shows
 * @throws {TypeError} if an option is unknown or of a wrong type, or `layer` is no convolution or pooling
 * @throws {RangeError} if `input` is not three whole numbers from 1
 */
export function shapeCalculator(options: ShapeCalculatorOptions = {}): ExplorableFigure {
  requireKnownOptions(PLACE, options, ["input", "layer", "title", "lang"]);
  const language = figureLanguage(PLACE, options.lang);
  const text = calculatorMessages(language);
  const title = figureTitle(PLACE, options.title, text.shapeTitle);
  const settings = {
    ...inputSettings(options.input ?? [28, 28, 1]),
    ...layerSettings(options.layer ?? conv2d(64, 3, 2)),
  };
  const data: ShapeCalculatorData = { title, settings };
  return new ExplorableFigure({
    name: PLACE,
    language,
    data,
    picture: shapeCalculatorFrame(settings, title, text),
  });
}

function inputSettings(input: unknown): Pick<ShapeSettings, "height" | "width" | "channels"> {
  if (Array.isArray(input) && input.length === 3) {
    const [height, width, channels]: unknown[] = input;
    if (isSize(height, 1) && isSize(width, 1) && isSize(channels, 1)) return { height, width, channels };
  }
  throw new RangeError(calculatorMessages().imageSize(PLACE, shownValue(input)));
}

/** The layer's settings; what a pooling does not have is what a learner may want next. */
function layerSettings(layer: unknown): Omit<ShapeSettings, "height" | "width" | "channels"> {
  if (!isLayer(layer)) throw new TypeError(calculatorMessages().calculatedLayer(PLACE, shownValue(layer)));
  const { config } = layer;
  switch (config.type) {
    case "conv2d": {
      const { type, filters, kernelSize, strides, padding, dilationRate, groups, useBias } = config;
      return { type, filters, kernelSize, strides, padding, dilationRate, groups, useBias };
    }
    case "maxPooling2d":
    case "averagePooling2d": {
      const { type, poolSize: kernelSize, strides, padding } = config;
      return { type, filters: 64, kernelSize, strides, padding, dilationRate: [1, 1], groups: 1, useBias: true };
    }
    default:
      throw new TypeError(calculatorMessages().calculatedLayer(PLACE, config.type));
  }
}
