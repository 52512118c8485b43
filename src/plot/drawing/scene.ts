/** What a scene is made of; sizes and places in CSS pixels, colours as CSS writes them. */
export type Mark = RectangleMark | LineMark | PathMark | TextMark | RasterMark | ClipMark;

/** How a surface is filled and outlined; left out, it is not. */
export interface Paint {
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

/** A place: to the right, and down. */
export type Point = readonly [x: number, y: number];

/** A line through points, closed to a polygon if asked for. */
export interface LineMark extends Paint {
  readonly kind: "line";
  readonly points: readonly Point[];
  readonly closed?: boolean;
}

/** A cubic Bézier curve: two control points that pull it, and where it ends. */
export type Curve = readonly [firstControl: Point, secondControl: Point, end: Point];

/** A smooth line of Bézier curves, each beginning where the one before ended. */
export interface PathMark extends Paint {
  readonly kind: "path";
  readonly start: Point;
  readonly curves: readonly Curve[];
  readonly closed?: boolean;
}

/** One line of text. */
export interface TextMark {
  readonly kind: "text";
  /** Where the text's start, middle or end is, by `align`. */
  readonly x: number;
  /** The middle of capital letters and of Hangul. */
  readonly y: number;
  readonly text: string;
  /** How wide it is in this size and weight, where that has been measured; left out, it is measured. */
  readonly width?: number;
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

/** Marks of which only what lies in a rectangle is seen; their places are the scene's own. */
export interface ClipMark {
  readonly kind: "clip";
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
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

/**
 * How far below a text's middle its baseline is, for a size of 1: in Pretendard half a capital's height, and where Hangul has
 * its middle. What "middle" means to browsers, to the canvas library and to programs that convert SVG differs.
 */
export const BASELINE = 0.36;

/** The colour of a scene's text where a mark does not say it. */
export const TEXT_COLOR = "#1f2328";
