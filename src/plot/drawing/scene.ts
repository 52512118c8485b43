/** What a scene is made of; sizes and places in CSS pixels, colours as CSS writes them. */
export type Mark = RectangleMark | LineMark | TextMark | RasterMark;

/** How a surface is filled and outlined; left out, it is not. */
interface Paint {
  readonly fill?: string;
  readonly stroke?: string;
  /** Width of the outline; 1. */
  readonly strokeWidth?: number;
  /** Lengths of the outline's dashes and gaps. */
  readonly dash?: readonly number[];
  /** 0 to 1; 1. */
  readonly opacity?: number;
}

/** A rectangle. */
export interface RectangleMark extends Paint {
  readonly kind: "rectangle";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Of its corners; 0. */
  readonly radius?: number;
}

/** A line through points, closed to a polygon if asked for. */
export interface LineMark extends Paint {
  readonly kind: "line";
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly closed?: boolean;
}

/** One line of text. */
export interface TextMark {
  readonly kind: "text";
  /** Where the text's start, middle or end is, by `align`. */
  readonly x: number;
  /** The middle of the line's height. */
  readonly y: number;
  readonly text: string;
  /** 13. */
  readonly size?: number;
  readonly weight?: "normal" | "bold";
  readonly fill?: string;
  readonly align?: "left" | "center" | "right";
  /** Degrees clockwise around `x`, `y`; 0. */
  readonly rotate?: number;
}

/** Pixels, each drawn as a sharp rectangle. */
export interface RasterMark {
  readonly kind: "raster";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Red, green, blue and opacity of each pixel, `pixelWidth * pixelHeight * 4` bytes, row by row. */
  readonly pixels: Uint8ClampedArray;
  readonly pixelWidth: number;
  readonly pixelHeight: number;
}

/** A drawing as a list of marks, the first at the bottom: drawn as SVG and as PNG alike. */
export interface Scene {
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels. */
  readonly height: number;
  readonly marks: readonly Mark[];
}

/** The size of a scene's text where a mark does not say it. */
export const TEXT_SIZE = 13;

/** The colour of a scene's text where a mark does not say it. */
export const TEXT_COLOR = "#1f2328";
