import { closestName } from "../../display/closestName.ts";
import { type DisplayHandle, display } from "../../display/display.ts";
import { currentDisplayHost } from "../../display/displayHost.ts";
import { requireKnownOptions } from "../../display/knownOptions.ts";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import { shownValue } from "../../display/shownValue.ts";
import type { TrainingCallbacks } from "../../nn/training/fit.ts";
import { progressText } from "../../nn/training/progress.ts";
import {
  type TrainingEnding,
  type TrainingOutline,
  type TrainingState,
  type TrainingView,
  trainingViewSymbol,
} from "../../nn/training/trainingView.ts";
import { VectorPicture } from "../drawing/vectorPicture.ts";
import { localMessages } from "./messages.ts";
import { TrainingCurves } from "./trainingCurves.ts";
import { trainingHtml } from "./trainingHtml.ts";
import { type ChartLayout, curveSentences, LIGHT_COLORS, trainingAlt, trainingScene } from "./trainingScene.ts";

/** What a training's chart draws, and how large; sizes in CSS pixels. */
export interface LiveTrainingOptions {
  /** Which figures get a panel, by name: `["loss"]`, `["loss", "accuracy"]`; left out, all that the training measures. */
  readonly metrics?: readonly string[];
  /** Width of the chart, 200 to 2000; left out, 720, or 440 for one panel. */
  readonly width?: number;
  /** Height of a panel, 120 to 1000; left out, 230. */
  readonly height?: number;
  /** A heading above the chart. */
  readonly title?: string;
}

/** Milliseconds between two updates: at most four a second. */
const UPDATE_INTERVAL = 250;

/** An update that takes long (a slow machine) comes less often: drawing is at most a hundredth of the time. */
const REST_PER_WORK = 100;

const DEFAULT_WIDTH = 720;
const DEFAULT_WIDTH_OF_ONE = 440;
const DEFAULT_HEIGHT = 230;

/**
 * Draws a training while it goes: the loss and the metrics of every step, smoothed, and those of the validation data
 * after every epoch.
 *
 * ```ts
 * await fit(model, train, { epochs: 3, validationData: test, callbacks: liveTraining() });
 * ```
 *
 * One output, updated at most four times a second, takes the place of `fit`'s progress line and says the same: how far the
 * training is, how fast, how long it will take, and at last why it ended. A training that is interrupted keeps its weights
 * so far, and the chart shows where it stopped. A loss that is no number is marked where it was so. In a terminal, which
 * cannot redraw, `fit` prints its lines; the picture is there afterwards:
 *
 * ```ts
 * const live = liveTraining();
 * await fit(model, train, { callbacks: [live, { onEpochEnd: (epoch) => console.log(epoch) }] });
 * live.picture.save("training.png");
 * ```
 *
 * @returns callbacks for `fit`; they may be used again, each training has an output of its own
 * @throws {TypeError} if an option is unknown
 * @throws {RangeError} if a size is out of range; `fit` throws it for a metric that the training does not measure
 */
export function liveTraining(options: LiveTrainingOptions = {}): LiveTraining {
  requireKnownOptions("liveTraining", options, ["metrics", "width", "height", "title"]);
  const { metrics, width, height, title } = options;
  const text = localMessages();
  // A learner's cell may pass what the types do not allow.
  const given: unknown = metrics;
  if (given !== undefined && !(isTextList(given) && given.length > 0)) {
    throw new TypeError(text.notMetrics(shownValue(given)));
  }
  if (title !== undefined && typeof title !== "string") throw new TypeError(text.notTitle(shownValue(title)));
  if (width !== undefined) requireSize("width", width, 200, 2000);
  if (height !== undefined) requireSize("height", height, 120, 1000);
  return new LiveTraining(options);
}

/** Callbacks by which `fit` draws a training; shows the last training's chart. Made by `liveTraining`. */
export class LiveTraining implements TrainingCallbacks, Displayable {
  readonly #options: LiveTrainingOptions;
  #last: TrainingChart | undefined;

  /** @param options as `liveTraining` takes them */
  constructor(options: LiveTrainingOptions) {
    this.#options = options;
  }

  /**
   * The chart of the last training, as it is now.
   *
   * @throws {Error} if there has been none
   */
  get picture(): VectorPicture {
    if (this.#last === undefined) throw new Error(localMessages().noTraining());
    return this.#last.picture;
  }

  /** Begins a training's chart; `fit` calls it. */
  [trainingViewSymbol](outline: TrainingOutline): TrainingView {
    const metrics = this.#options.metrics ?? outline.figures;
    for (const name of metrics) {
      if (outline.figures.includes(name)) continue;
      const known = outline.figures.join(", ");
      throw new RangeError(
        localMessages().unknownMetric(shownValue(name), known, closestName(name, [...outline.figures])),
      );
    }
    const { width, height = DEFAULT_HEIGHT, title } = this.#options;
    const ownWidth = width ?? (metrics.length === 1 ? DEFAULT_WIDTH_OF_ONE : DEFAULT_WIDTH);
    this.#last = new TrainingChart(outline, { metrics, width: ownWidth, height, title });
    return this.#last;
  }

  toString(): string {
    return this.#last?.toString() ?? localMessages().noTraining();
  }

  [displaySymbol](): MimeBundle {
    return this.#last?.[displaySymbol]() ?? { "text/plain": this.toString() };
  }

  [displayMetadataSymbol](): MimeMetadata {
    return this.#last?.[displayMetadataSymbol]() ?? {};
  }
}

/** One training's chart, in one output. */
class TrainingChart implements TrainingView, Displayable {
  readonly #curves: TrainingCurves;
  readonly #layout: ChartLayout;
  #handle: DisplayHandle<[value: unknown]> | undefined;
  #ending: TrainingEnding | undefined;
  #picture: VectorPicture | undefined;
  #nextUpdate = Number.NEGATIVE_INFINITY;

  constructor(outline: TrainingOutline, layout: ChartLayout) {
    this.#curves = new TrainingCurves(outline);
    this.#layout = layout;
  }

  update(state: TrainingState): void {
    this.#curves.step(state);
    this.#picture = undefined;
    const start = performance.now();
    if (start < this.#nextUpdate || !currentDisplayHost().updatesInPlace) return;
    // Before it is drawn, so that it counts also where an interrupt ends the drawing.
    this.#nextUpdate = start + UPDATE_INTERVAL;
    // The first one also loads what draws.
    const isFirst = this.#handle === undefined;
    this.#show();
    const end = performance.now();
    if (!isFirst) this.#nextUpdate = Math.max(this.#nextUpdate, end + (end - start) * REST_PER_WORK);
  }

  epochEnds(state: TrainingState): void {
    this.#curves.epochEnds(state);
    this.#picture = undefined;
  }

  end(ending: TrainingEnding): void {
    this.#ending = ending;
    this.#picture = undefined;
    if (this.#curves.state !== undefined && currentDisplayHost().updatesInPlace) this.#show();
  }

  get picture(): VectorPicture {
    if (this.#picture === undefined) {
      const scene = trainingScene(this.#curves, this.#layout, LIGHT_COLORS, this.#ending, true);
      this.#picture = new VectorPicture(scene, trainingAlt(this.#curves, this.#layout, this.#ending));
    }
    return this.#picture;
  }

  toString(): string {
    const { state, lossName } = this.#curves;
    if (state === undefined) return trainingAlt(this.#curves, this.#layout, this.#ending);
    const sentences = curveSentences(this.#curves, this.#layout).join(" ");
    return `${progressText(state, lossName, this.#ending)}\n${sentences}`;
  }

  /** While it goes, what is quickly made; at the end every form. */
  [displaySymbol](): MimeBundle {
    const picture = this.picture;
    const forms = { "image/svg+xml": picture.svg, "text/plain": this.toString() };
    if (this.#ending === undefined) {
      return { "text/html": trainingHtml(this.#curves, this.#layout, undefined, undefined), ...forms };
    }
    const { "text/html": html, "image/png": png = "" } = picture[displaySymbol]();
    return {
      "text/html": trainingHtml(this.#curves, this.#layout, this.#ending, String(html)),
      "image/png": png,
      ...forms,
    };
  }

  [displayMetadataSymbol](): MimeMetadata {
    return this.#ending === undefined ? {} : this.picture[displayMetadataSymbol]();
  }

  #show(): void {
    if (this.#handle === undefined) this.#handle = display(this as unknown);
    else this.#handle.update(this);
  }
}

function isTextList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === "string");
}

function requireSize(option: string, value: number, smallest: number, largest: number): void {
  if (Number.isInteger(value) && value >= smallest && value <= largest) return;
  throw new RangeError(localMessages().size(option, smallest, largest, shownValue(value)));
}
