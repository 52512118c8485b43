import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { ConvPaddingOption, SizeOption } from "../../nn/layers/conv2d.ts";
import { convPadding, size2d } from "../../nn/layers/optionReaders.ts";
import { convolutionFrame } from "./convolutionFrame.ts";
import { ConvolutionView } from "./convolutionView.ts";
import { ExplorableFigure } from "./explorableFigure.ts";
import {
  eitherOption,
  type FigureOptions,
  figureInput,
  figureLanguage,
  figureTitle,
  nonFiniteNotes,
  requireCount,
  requirePadded,
  requireSize,
  windowNotes,
} from "./figureOptions.ts";
import { type NestedNumbers, readGrid, type ShapedNumbers } from "./gridInput.ts";
import { localMessages, messagesIn } from "./messages.ts";
import { optionMessages } from "./optionMessages.ts";
import { windowAxis } from "./windowAxis.ts";

/** What a convolution is shown of. */
export interface ConvStepperOptions extends FigureOptions {
  /**
   * The input, at most 32 × 32 cells with 8 channels: rows of numbers, `[[1, 2], [3, 4]]`; rows of cells with a number for
   * each channel; or its shape `[height, width, channels]` and its numbers in a row.
   */
  readonly input: NestedNumbers | ShapedNumbers;
  /**
   * The kernel, at most 7 × 7: rows of weights; or as TensorFlow has it, `[height, width, channels]` or `[height, width,
   * channels, filters]`, nested or with its shape. As deep as the input has channels; at most 8 filters.
   */
  readonly kernel: NestedNumbers | ShapedNumbers;
  /** By how many cells the kernel moves; default 1. */
  readonly strides?: SizeOption;
  /** Another name of `strides`. */
  readonly stride?: SizeOption;
  /** Cells around the input, as `conv2d`'s; default `"valid"`, none. */
  readonly padding?: ConvPaddingOption;
  /** Distance between the cells that the kernel sees; default 1, neighbours. */
  readonly dilationRate?: SizeOption;
  /** Another name of `dilationRate`. */
  readonly dilation?: SizeOption;
  /** Added to every sum: a number, or one for each filter; left out, none. */
  readonly bias?: number | readonly number[];
}

const WHERE = "convStepper";
const LARGEST_KERNEL = 7;
const OPTIONS = [
  "input",
  "kernel",
  "strides",
  "stride",
  "padding",
  "dilationRate",
  "dilation",
  "bias",
  "title",
  "lang",
] as const;

/**
 * A convolution to follow by hand: the kernel slides over the padded input, each output cell's sum is written out term by
 * term, and the output fills. Arrow keys, buttons or a finger move it; pointing at an output cell shows where it comes from.
 * Works without a kernel and a network, also in slides and exported pages; on paper it is a picture of one position.
 *
 * ```ts
 * convStepper({ input: [[1, 2, 0], [0, 1, 3], [2, 1, 0]], kernel: [[1, 0], [0, -1]], padding: "same" });
 * ```
 *
 * The output is `conv2d`'s: `Σ input · kernel + bias` over the window and all channels, the kernel not turned.
 *
 * @returns the figure; as the last value of a cell it shows
 * @throws {TypeError} if an option is unknown, missing or of a wrong type
 * @throws {RangeError} if sizes do not fit each other, or are too large to be looked at
 */
export function convStepper(options: ConvStepperOptions): ExplorableFigure {
  requireKnownOptions(WHERE, options, OPTIONS);
  const language = figureLanguage(WHERE, options.lang);
  const text = messagesIn(language);
  const { axisNames } = localMessages();
  const input = figureInput(WHERE, options.input);
  const kernel = figureKernel(options.kernel, input.shape[2]);
  const strides = size2d(1)(
    { layer: WHERE, option: "strides" },
    eitherOption(WHERE, options, "strides", "stride") ?? 1,
  );
  const dilation = size2d(1)(
    { layer: WHERE, option: "dilationRate" },
    eitherOption(WHERE, options, "dilationRate", "dilation") ?? 1,
  );
  const padding = convPadding({ layer: WHERE, option: "padding" }, options.padding ?? "valid");
  const axis = (index: 0 | 1) =>
    windowAxis(WHERE, index === 0 ? axisNames.height : axisNames.width, {
      input: input.shape[index],
      kernel: kernel.shape[index],
      stride: strides[index],
      dilation: dilation[index],
      padding: typeof padding === "string" ? padding : padding[index],
    });
  const [height, width] = [axis(0), axis(1)];
  requirePadded(WHERE, height, width);
  const bias = figureBias(options.bias, kernel.shape[3]);
  const data = {
    title: figureTitle(WHERE, options.title, text.convTitle),
    input,
    kernel,
    bias,
    hasBias: options.bias !== undefined,
    height,
    width,
    notes: [
      ...windowNotes(text, height, width, padding === "same"),
      ...nonFiniteNotes(text, input.values, kernel.values, bias),
    ],
  };
  const picture = convolutionFrame(new ConvolutionView(data, text), text);
  return new ExplorableFigure({ name: "convStepper", language, data, picture });
}

function figureKernel(kernel: NestedNumbers | ShapedNumbers, channels: number): ConvolutionView["data"]["kernel"] {
  const text = optionMessages();
  const place = { where: WHERE, option: "kernel", forms: text.kernelForms, axes: [2, 4] } as const;
  const { shape, values } = readGrid(place, kernel);
  const [height = 1, width = 1, depth = 1, filters = 1] = shape;
  requireSize(WHERE, text.limitNames.kernel, [height, width], LARGEST_KERNEL);
  requireCount(WHERE, text.limitNames.filters, filters);
  if (depth !== channels) throw new RangeError(text.kernelDepth(WHERE, channels, depth));
  return { shape: [height, width, depth, filters], values };
}

function figureBias(bias: unknown, filters: number): readonly number[] {
  if (bias === undefined) return Array(filters).fill(0);
  const list: readonly unknown[] = Array.isArray(bias) ? bias : Array(filters).fill(bias);
  const isBias = list.length === filters && list.every((each) => typeof each === "number");
  if (!isBias) throw new TypeError(optionMessages().biasCount(WHERE, filters, shownValue(bias)));
  return list as readonly number[];
}
