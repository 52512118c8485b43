import { escapeHtml } from "../../display/htmlText.ts";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type JsonValue,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import { savePicture } from "../drawing/savePicture.ts";
import { ChartDrawing } from "./chartDrawing.ts";
import { CHART_SIZES, chartColors } from "./chartTheme.ts";
import { localMessages } from "./messages.ts";

/** JupyterLab 4 renders this version of Vega-Lite and none newer. */
const SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/** Most characters of a specification as JSON: it is stored in the notebook with each output. */
const LONGEST_SPEC = 2_000_000;

/** A Vega-Lite 5 specification: plain data that JSON can hold. */
export type ChartSpec = { readonly [property: string]: unknown };

/**
 * A chart by a Vega-Lite 5 specification. As a cell's value it shows itself: JupyterLab and VS Code draw the specification,
 * so that a pointer over a mark tells its values; whoever cannot do that shows the PNG; screen readers, and front ends
 * without pictures, get the alternative text.
 *
 * ```ts
 * new Chart({ mark: "point", data: { values: [{ x: 1, y: 2 }] }, encoding: { x: { field: "x", type: "quantitative" } } }, "One point.");
 * ```
 */
export class Chart implements Displayable {
  /** What the chart shows, in words. */
  readonly altText: string;
  /** The live form: Vega-Lite 5, without colours of text and background, which are the theme's of whoever draws it. */
  readonly spec: ChartSpec;
  #drawing: ChartDrawing | undefined;
  #svg: string | undefined;
  #png: Uint8Array | undefined;

  /**
   * @param spec a Vega-Lite 5 specification with its data inside; `$schema` may be missing
   * @param altText what the chart shows, in a sentence or two, for those who do not see it
   * @throws {RangeError} if the specification is longer than 2 million characters of JSON
   */
  constructor(spec: object, altText: string) {
    this.altText = altText;
    const own = spec as ChartSpec;
    const live = { $schema: SCHEMA, description: altText, ...own, config: merged(CHART_SIZES, own.config) };
    const text = JSON.stringify(live);
    if (text.length > LONGEST_SPEC) throw new RangeError(localMessages().specTooLong(text.length, LONGEST_SPEC));
    this.spec = JSON.parse(text) as ChartSpec;
  }

  /** Width in CSS pixels, axes and legend included. */
  get width(): number {
    return this.#drawn.width;
  }

  /** Height in CSS pixels, title and axes included. */
  get height(): number {
    return this.#drawn.height;
  }

  /** The chart as an SVG file on white, its text as text: `await writeFile("loss.svg", chart.svg)`. */
  get svg(): string {
    this.#svg ??= this.#drawn
      .svg()
      .replace(
        /^<svg ([^>]*)>/,
        (_, attributes) => `<svg ${attributes} role="img"><title>${escapeHtml(this.altText)}</title>`,
      );
    return this.#svg;
  }

  /** The chart as a PNG file on white, 2 × 2 pixels for each CSS pixel: `await writeFile("loss.png", chart.png)`. */
  get png(): Uint8Array {
    this.#png ??= this.#drawn.png();
    return this.#png;
  }

  /**
   * Writes the chart to a file: `chart.save("loss.svg")`.
   *
   * @param file its name, which ends in `.svg` or `.png`
   * @throws {RangeError} if it ends otherwise
   * @throws {Error} if it cannot be written
   */
  save(file: string): void {
    savePicture(file, { svg: () => this.svg, png: () => this.png });
  }

  toString(): string {
    return this.altText;
  }

  /** Vega-Lite for who draws it, PNG for every other front end, plain text. */
  [displaySymbol](): MimeBundle {
    return {
      "application/vnd.vegalite.v5+json": this.spec as JsonValue,
      "image/png": Buffer.from(this.png).toString("base64"),
      "text/plain": this.altText,
    };
  }

  /** Size in CSS pixels and alternative text of the PNG, for nbconvert and whoever else reads them. */
  [displayMetadataSymbol](): MimeMetadata {
    return { "image/png": { width: this.width, height: this.height, alt: this.altText } };
  }

  get #drawn(): ChartDrawing {
    if (this.#drawing === undefined) {
      // Vega writes into the data that it is given.
      const spec = structuredClone(this.spec);
      this.#drawing = new ChartDrawing({ ...spec, config: merged(chartColors(), spec.config) });
    }
    return this.#drawing;
  }
}

/** Both, the second's wherever they differ. */
function merged(first: unknown, second: unknown): unknown {
  if (!isObject(first) || !isObject(second)) return second ?? first;
  const both: Record<string, unknown> = { ...first };
  for (const [name, value] of Object.entries(second)) both[name] = merged(both[name], value);
  return both;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
