import { inspect } from "node:util";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import type { Chart } from "../../plot/charts/chart.ts";
import { lineChart } from "../../plot/charts/lineChart.ts";
import type { ShapedFloats } from "../inputs/explainedImages.ts";
import { localMessages } from "./messages.ts";

/** What a curve is made of. */
export interface PixelCurveParts {
  /** Whether pixels were taken away or put in. */
  readonly kind: "deletion" | "insertion";
  /** What the order of the pixels is from: `"gradCam"`. */
  readonly method: string;
  /** The part of the pixels that has changed, from 0 to 1. `[steps + 1]` */
  readonly fractions: Float32Array;
  /** Each image's scores at these. `[count, steps + 1]` */
  readonly scores: ShapedFloats;
  /**
   * The same for pixels in random order, the mean over several; `undefined` where there was none. `[count, steps + 1]`
   */
  readonly randomScores: ShapedFloats | undefined;
  /** Which score it is. */
  readonly scoreKind: "logit" | "probability";
}

/**
 * How a class's score changes while pixels are taken away or put in, the most important first. Shows itself as a chart
 * of the mean over the images, beside the same for pixels in random order.
 */
export class PixelCurve implements Displayable {
  /** Whether pixels were taken away or put in. */
  readonly kind: "deletion" | "insertion";
  /** The part of the pixels that has changed, from 0 to 1. `[steps + 1]` */
  readonly fractions: Float32Array;
  /** Each image's scores at these fractions. `[count, steps + 1]` */
  readonly scores: ShapedFloats;
  /** The same for pixels in random order, the mean over several orders; `undefined` where there was none. */
  readonly randomScores: ShapedFloats | undefined;
  /** The area below each image's curve, by the trapezoidal rule: its mean score. `[count]` */
  readonly areas: Float32Array;
  /** The area below each image's curve for random orders. `[count]` */
  readonly randomAreas: Float32Array | undefined;
  readonly #parts: PixelCurveParts;
  #chart: Chart | undefined;

  /** @param parts the scores, and what they are of */
  constructor(parts: PixelCurveParts) {
    this.#parts = parts;
    this.kind = parts.kind;
    this.fractions = parts.fractions;
    this.scores = parts.scores;
    this.randomScores = parts.randomScores;
    this.areas = areasBelow(parts.scores);
    this.randomAreas = parts.randomScores === undefined ? undefined : areasBelow(parts.randomScores);
  }

  /** Mean of `areas`. A good map has a small one for deletion and a large one for insertion. */
  get area(): number {
    return mean(this.areas);
  }

  /** Mean of `randomAreas`. */
  get randomArea(): number | undefined {
    return this.randomAreas === undefined ? undefined : mean(this.randomAreas);
  }

  /** The chart that a notebook shows; drawn at the first access. */
  get chart(): Chart {
    const text = localMessages();
    const { kind, method, scoreKind } = this.#parts;
    const series = { [text.series(method, areaText(this.area))]: this.#meanPoints(this.scores) };
    if (this.randomScores !== undefined && this.randomArea !== undefined) {
      series[text.series(text.randomOrder(), areaText(this.randomArea))] = this.#meanPoints(this.randomScores);
    }
    this.#chart ??= lineChart(series, {
      title: text.curveTitle(kind, this.areas.length),
      xLabel: text.fraction(kind),
      yLabel: text.score(scoreKind),
      zoomToFit: false,
      ...(scoreKind === "probability" ? { yAxisDomain: [0, 1] as const } : {}),
      altText: text.curveAlt(
        kind,
        method,
        this.areas.length,
        areaText(this.area),
        this.randomArea === undefined ? undefined : areaText(this.randomArea),
      ),
    });
    return this.#chart;
  }

  #meanPoints({ values }: ShapedFloats): { readonly x: number; readonly y: number }[] {
    const points = this.fractions.length;
    const count = values.length / points;
    return Array.from(this.fractions, (x, at) => {
      let sum = 0;
      for (let image = 0; image < count; image++) sum += values[image * points + at] as number;
      return { x, y: sum / count };
    });
  }

  /** `PixelCurve deletion of gradCam, area 0.123, random 0.456`. */
  toString(): string {
    const random = this.randomArea === undefined ? "" : `, random ${areaText(this.randomArea)}`;
    return `PixelCurve ${this.kind} of ${this.#parts.method}, area ${areaText(this.area)}${random}`;
  }

  /** In `console.log` and inside other values: one line. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** The chart. */
  [displaySymbol](): MimeBundle {
    return this.chart[displaySymbol]();
  }

  /** The chart's size and alternative text. */
  [displayMetadataSymbol](): MimeMetadata {
    return this.chart[displayMetadataSymbol]();
  }
}

function areasBelow({ values, shape }: ShapedFloats): Float32Array {
  const [count, points] = shape as [number, number];
  return Float32Array.from({ length: count }, (_, image) => {
    let sum = 0;
    for (let at = image * points + 1; at < (image + 1) * points; at++) {
      sum += ((values[at - 1] as number) + (values[at] as number)) / 2;
    }
    return sum / (points - 1);
  });
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function areaText(area: number): string {
  return area.toFixed(3);
}
