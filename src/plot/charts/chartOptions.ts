import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { localMessages } from "./messages.ts";

/** What every chart can be told. */
export interface ChartOptions {
  /** A heading above the chart. */
  readonly title?: string;
  /** Width in CSS pixels of the area that the data takes, 20 to 4000; axes, legend and title come around it. */
  readonly width?: number;
  /** Height in CSS pixels of the area that the data takes, 20 to 4000. */
  readonly height?: number;
  /** Alternative text; left out, it is made from what the chart shows. */
  readonly altText?: string;
}

/** What every chart with axes can be told. */
export interface AxisOptions extends ChartOptions {
  /** What the horizontal axis counts. */
  readonly xLabel?: string;
  /** What the vertical axis counts. */
  readonly yLabel?: string;
}

/** Where an axis begins and ends. */
export type AxisDomain = readonly [from: number, to: number];

const SMALLEST_SIDE = 20;
const LARGEST_SIDE = 4000;
const CHART_OPTIONS = ["title", "width", "height", "altText"];
const LABELS = ["xLabel", "yLabel"];

/**
 * Checks the options that all charts have, and that there are none besides these and `own`.
 *
 * @param place whose options they are, for the message: `heatmap`
 * @param own the names of the options that this chart has besides
 * @throws {TypeError} if there is another option
 * @throws {RangeError} if a size is not one
 */
export function checkChartOptions(place: string, options: ChartOptions, own: readonly string[]): void {
  requireKnownOptions(place, options, [...CHART_OPTIONS, ...own]);
  for (const side of ["width", "height"] as const) {
    const size: unknown = options[side];
    if (size === undefined) continue;
    if (typeof size !== "number" || !(size >= SMALLEST_SIDE && size <= LARGEST_SIDE)) {
      throw new RangeError(localMessages().chartSide(side, SMALLEST_SIDE, LARGEST_SIDE, shownValue(size)));
    }
  }
}

/** As `checkChartOptions`, for charts whose axes can be named. */
export function checkAxisOptions(place: string, options: AxisOptions, own: readonly string[]): void {
  checkChartOptions(place, options, [...LABELS, ...own]);
}

/**
 * @param name which option it is, for the message
 * @throws {RangeError} if it is not a pair of finite numbers, the smaller first
 */
export function checkDomain(name: string, domain: unknown): asserts domain is AxisDomain | undefined {
  if (domain === undefined) return;
  const isPair = Array.isArray(domain) && domain.length === 2 && domain.every((end) => Number.isFinite(end));
  if (!isPair || !((domain[0] as number) < (domain[1] as number))) {
    throw new RangeError(localMessages().domain(name, shownValue(domain)));
  }
}

/**
 * @param name which option it is, for the message
 * @throws {RangeError} if it is none of the choices
 */
export function checkChoice(name: string, given: unknown, choices: readonly unknown[]): void {
  if (choices.includes(given)) return;
  throw new RangeError(localMessages().choice(name, choices.map(shownValue).join(", "), shownValue(given)));
}

/** A Vega-Lite title: the heading, and below it what must be said of the data. */
export function titleSpec(title: string | undefined, notes: readonly string[]): object {
  if ((title ?? "") === "" && notes.length === 0) return {};
  // Vega draws no subtitle below a title without text.
  if (title === undefined || title === "") return { title: { text: notes, fontSize: 12, fontWeight: "normal" } };
  return { title: { text: title, ...(notes.length > 0 && { subtitle: notes }) } };
}

/** A note as a sentence of the alternative text. */
function sentence(note: string): string {
  return /[.?!]$/.test(note) ? note : `${note}.`;
}

/** The given alternative text, or one of these sentences behind the title. */
export function altTextOf(options: ChartOptions, sentences: readonly string[]): string {
  if (options.altText !== undefined) return options.altText;
  const { title } = options;
  return [title ?? "", ...sentences]
    .filter((each) => each !== "")
    .map(sentence)
    .join(" ");
}
