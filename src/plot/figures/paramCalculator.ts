import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { SizeOption } from "../../nn/layers/conv2d.ts";
import { size2d, trueOrFalse } from "../../nn/layers/optionReaders.ts";
import { calculatorMessages } from "./calculatorMessages.ts";
import { wholeOption } from "./calculatorOptions.ts";
import { ExplorableFigure } from "./explorableFigure.ts";
import { type FigureOptions, figureLanguage, figureTitle } from "./figureOptions.ts";
import { optionMessages } from "./optionMessages.ts";
import { paramCalculatorFrame } from "./paramCalculatorFrame.ts";
import type { ParamSettings } from "./paramCalculatorResult.ts";

/** What the parameter calculator starts with. */
export interface ParamCalculatorOptions extends FigureOptions {
  /** A convolution (default) or a dense layer on the flattened image. */
  readonly type?: "conv2d" | "dense";
  /** The kernel's side, or `[height, width]`; default 5. */
  readonly kernelSize?: SizeOption;
  /** The input's channels, C; default 1. */
  readonly channels?: number;
  /** A convolution's filters, N, or a dense layer's units; default 64. */
  readonly filters?: number;
  /** Into how many parts the channels are split; default 1. */
  readonly groups?: number;
  /** Whether a bias is added, one for each filter or unit; default true. */
  readonly useBias?: boolean;
  /** The image's side, or `[height, width]`, which only a dense layer's parameters depend on; default 28. */
  readonly input?: SizeOption;
}

/** What the browser program gets. */
export interface ParamCalculatorData {
  readonly title: string;
  readonly settings: ParamSettings;
}

const PLACE = "paramCalculator";

/** Channels, filters and groups go up to this: a dense layer of so many units is still counted exactly. */
const LARGEST_COUNT = 65_536;

/**
 * A calculator for a layer's parameters: filters drawn as stacks of kernels as deep as the input has channels, and
 * W_c = K² · C · N, B_c = N, P_c = W_c + B_c as boxes; beside it what a dense layer on the same image would have.
 *
 * ```ts
 * paramCalculator({ kernelSize: 11, channels: 3, filters: 96, input: 227 }); // AlexNet's first: 34,944
 * ```
 *
 * The numbers are those of {@link paramCount}.
 *
 * @returns the figure; as the last value of a cell it shows
 * @throws {TypeError} if an option is unknown or of a wrong type
 * @throws {RangeError} if a number is not whole or out of range
 */
export function paramCalculator(options: ParamCalculatorOptions = {}): ExplorableFigure {
  const names = ["type", "kernelSize", "channels", "filters", "groups", "useBias", "input", "title", "lang"];
  requireKnownOptions(PLACE, options, names);
  const language = figureLanguage(PLACE, options.lang);
  const text = calculatorMessages(language);
  const title = figureTitle(PLACE, options.title, text.paramTitle);
  const counted = (option: "channels" | "filters" | "groups", initial: number): number =>
    wholeOption(PLACE, option, options[option] ?? initial, LARGEST_COUNT);
  const settings: ParamSettings = {
    type: typeOption(options.type ?? "conv2d"),
    input: size2d(1)(place("input"), options.input ?? 28),
    channels: counted("channels", 1),
    kernelSize: size2d(1)(place("kernelSize"), options.kernelSize ?? 5),
    filters: counted("filters", 64),
    groups: counted("groups", 1),
    useBias: trueOrFalse(place("useBias"), options.useBias ?? true),
  };
  const data: ParamCalculatorData = { title, settings };
  return new ExplorableFigure({ name: PLACE, language, data, picture: paramCalculatorFrame(settings, title, text) });
}

function typeOption(type: unknown): ParamSettings["type"] {
  if (type === "conv2d" || type === "dense") return type;
  throw new RangeError(optionMessages().oneOf(PLACE, "type", '"conv2d", "dense"', shownValue(type)));
}

function place(option: string) {
  return { layer: PLACE, option };
}
