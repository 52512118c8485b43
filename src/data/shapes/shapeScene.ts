import type { SeededRandom } from "../seededRandom.ts";
import { luma } from "../toGray.ts";
import { type Outline, type ShapeKind, shapeOutline } from "./shapeOutline.ts";

/** Red, green and blue, each from 0 to 255; need not be whole. */
export type Color = readonly [red: number, green: number, blue: number];

/** Everything that an image of a shape shows, without its noise. */
export interface ShapeScene {
  readonly outline: Outline;
  readonly color: Color;
  /** The background passes evenly from one colour to the other, along a direction (a unit vector). */
  readonly background: { readonly from: Color; readonly to: Color; readonly direction: readonly [number, number] };
}

/** Radius of a shape's circumscribed circle, as a part of the image's shorter side. */
const SMALLEST_RADIUS = 0.2;
const LARGEST_RADIUS = 0.45;

/** Least difference in luma, of 255, between a shape and its background: it must show in gray too. */
const LEAST_CONTRAST = 50;

/** How far the two ends of the background may differ in each of red, green and blue. */
const BACKGROUND_CHANGE = 40;

/** Draws the place, size, turn, form and colours of a shape that lies wholly within the image. */
export function randomScene(random: SeededRandom, kind: ShapeKind, height: number, width: number): ShapeScene {
  const radius = Math.min(height, width) * random.uniform(SMALLEST_RADIUS, LARGEST_RADIUS);
  const outline = shapeOutline(kind, {
    radius,
    x: random.uniform(radius, width - radius),
    y: random.uniform(radius, height - radius),
    direction: random.direction(),
    fullness: random.uniform(),
  });
  const direction = random.direction();
  while (true) {
    const color = hsvColor(random.uniform(), random.uniform(0.55, 1), random.uniform(0.45, 1));
    const from = hsvColor(random.uniform(), random.uniform(0, 0.5), random.uniform(0.05, 1));
    const to = neighbour(from, random);
    if (contrast(color, from) >= LEAST_CONTRAST && contrast(color, to) >= LEAST_CONTRAST) {
      return { outline, color, background: { from, to, direction } };
    }
  }
}

function neighbour([red, green, blue]: Color, random: SeededRandom): Color {
  const changed = (part: number) =>
    Math.min(255, Math.max(0, part + random.uniform(-BACKGROUND_CHANGE, BACKGROUND_CHANGE)));
  return [changed(red), changed(green), changed(blue)];
}

function contrast(first: Color, second: Color): number {
  return Math.abs(luma(...first) - luma(...second));
}

/**
 * A colour by hue, saturation and value, each from 0 to 1 (A. R. Smith, "Color gamut transform pairs", SIGGRAPH 1978).
 */
function hsvColor(hue: number, saturation: number, value: number): Color {
  const channel = (offset: number) => {
    const place = (offset + hue * 6) % 6;
    const dip = Math.max(0, Math.min(place, 4 - place, 1));
    return 255 * value * (1 - saturation * dip);
  };
  return [channel(5), channel(3), channel(1)];
}
