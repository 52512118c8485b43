import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { SizeOption } from "../../nn/layers/conv2d.ts";
import type { KerasPadding } from "../../nn/layers/layerConfig.ts";
import { kerasPadding, size2d } from "../../nn/layers/optionReaders.ts";
import type { PoolingType } from "../../nn/values/poolingCell.ts";
import { ExplorableFigure } from "./explorableFigure.ts";
import {
  eitherOption,
  type FigureOptions,
  figureInput,
  figureLanguage,
  figureTitle,
  nonFiniteNotes,
  requirePadded,
  windowNotes,
} from "./figureOptions.ts";
import type { NestedNumbers, ShapedNumbers } from "./gridInput.ts";
import { localMessages, messagesIn } from "./messages.ts";
import { optionMessages } from "./optionMessages.ts";
import { poolingFrame } from "./poolingFrame.ts";
import { PoolingView } from "./poolingView.ts";
import { windowAxis } from "./windowAxis.ts";

/** What a pooling is shown of. */
export interface PoolStepperOptions extends FigureOptions {
  /**
   * The input, at most 32 × 32 cells with 8 channels: rows of numbers, `[[1, 2], [3, 4]]`; rows of cells with a number for
   * each channel; or its shape `[height, width, channels]` and its numbers in a row.
   */
  readonly input: NestedNumbers | ShapedNumbers;
  /** The window's height and width; default 2. */
  readonly poolSize?: SizeOption;
  /** By how many cells the window moves; default `null`, as many as it is large. */
  readonly strides?: SizeOption | null;
  /** Another name of `strides`. */
  readonly stride?: SizeOption | null;
  /** `"valid"` (default): only whole windows; `"same"`: windows over the edge count too. */
  readonly padding?: KerasPadding;
  /** What is taken of a window's cells; default `"max"`, the largest. */
  readonly type?: PoolingType;
}

const WHERE = "poolStepper";
const OPTIONS = ["input", "poolSize", "strides", "stride", "padding", "type", "title", "lang"] as const;

/**
 * A pooling to follow by hand: the window slides over the input, what it takes of the cells is written out, and the output
 * fills, channel by channel. Used like {@link convStepper}.
 *
 * ```ts
 * poolStepper({ input: [[4, 3, 8], [5, 5, 7], [6, 7, 5]], poolSize: 2, strides: 1 });
 * ```
 *
 * The output is `maxPooling2d`'s or `averagePooling2d`'s: padding counts for nothing.
 *
 * @returns the figure; as the last value of a cell it shows
 * @throws {TypeError} if an option is unknown, missing or of a wrong type
 * @throws {RangeError} if sizes do not fit each other, or are too large to be looked at
 */
export function poolStepper(options: PoolStepperOptions): ExplorableFigure {
  requireKnownOptions(WHERE, options, OPTIONS);
  const language = figureLanguage(WHERE, options.lang);
  const text = messagesIn(language);
  const { axisNames } = localMessages();
  const input = figureInput(WHERE, options.input);
  const poolSize = size2d(1)({ layer: WHERE, option: "poolSize" }, options.poolSize ?? 2);
  const strides = size2d(1)(
    { layer: WHERE, option: "strides" },
    eitherOption(WHERE, options, "strides", "stride") ?? poolSize,
  );
  const padding = kerasPadding({ layer: WHERE, option: "padding" }, options.padding ?? "valid");
  const type = options.type ?? "max";
  if (type !== "max" && type !== "average") {
    throw new RangeError(optionMessages().oneOf(WHERE, "type", '"max", "average"', shownValue(type)));
  }
  const axis = (index: 0 | 1) =>
    windowAxis(WHERE, index === 0 ? axisNames.height : axisNames.width, {
      input: input.shape[index],
      kernel: poolSize[index],
      stride: strides[index],
      dilation: 1,
      padding,
    });
  const [height, width] = [axis(0), axis(1)];
  requirePadded(WHERE, height, width);
  const notes = windowNotes(text, height, width, padding === "same");
  if (height.padded > height.input || width.padded > width.input) notes.push(text.ignoredPadding);
  notes.push(...nonFiniteNotes(text, input.values));
  const data = { title: figureTitle(WHERE, options.title, text.poolTitles[type]), type, input, height, width, notes };
  const picture = poolingFrame(new PoolingView(data, text), text);
  return new ExplorableFigure({ name: "poolStepper", language, data, picture });
}
