import type { SeededRandom } from "../seededRandom.ts";
import { type Outline, signedDistance } from "./shapeOutline.ts";
import type { Color, ShapeScene } from "./shapeScene.ts";

/** Standard deviation and mean of the sum of four bytes whose values are equally likely. */
const FOUR_BYTES_DEVIATION = Math.sqrt((4 * (256 ** 2 - 1)) / 12);
const FOUR_BYTES_MEAN = 510;

/**
 * Paints a scene. All of it is arithmetic that IEEE 754 fixes to the last bit, so an image has the same bytes on every
 * machine, which a graphics library does not promise.
 *
 * @param scene what to paint
 * @param target the image's bytes, `height * width * 3` of them, all written
 * @param width width in pixels
 */
export function paintScene(scene: ShapeScene, target: Uint8Array, width: number): void {
  const height = target.length / (3 * width);
  paintBackground(scene, target, height, width);
  paintShape(scene, target, height, width);
}

/**
 * Adds noise to every byte: the sum of four random bytes, scaled, which is nearly normal (its excess kurtosis is −0.3).
 * What would leave 0 to 255 stays at the end.
 *
 * @param target the image's bytes
 * @param deviation standard deviation of the noise, in steps of 255
 */
export function addNoise(target: Uint8Array, deviation: number, random: SeededRandom): void {
  const scale = deviation / FOUR_BYTES_DEVIATION;
  for (let i = 0; i < target.length; i++) {
    const bits = random.bits();
    const sum = (bits & 255) + ((bits >>> 8) & 255) + ((bits >>> 16) & 255) + (bits >>> 24);
    const value = (target[i] as number) + (sum - FOUR_BYTES_MEAN) * scale + 0.5;
    target[i] = Math.min(255, Math.max(0, value));
  }
}

function paintBackground({ background }: ShapeScene, target: Uint8Array, height: number, width: number): void {
  const { from, to, direction } = background;
  const [right, down] = direction;
  // The way from the corner where the first colour is pure to the one where the second is.
  const way = Math.abs(right) * width + Math.abs(down) * height;
  const [red, green, blue] = from;
  const [redChange, greenChange, blueChange] = [to[0] - red, to[1] - green, to[2] - blue];
  for (let y = 0, at = 0; y < height; y++) {
    const rowPart = ((y + 0.5 - height / 2) * down - (width / 2 - 0.5) * right) / way + 0.5;
    for (let x = 0; x < width; x++, at += 3) {
      const part = rowPart + (x * right) / way;
      // A byte array leaves out what is behind the point, so that adding a half rounds.
      target[at] = red + redChange * part + 0.5;
      target[at + 1] = green + greenChange * part + 0.5;
      target[at + 2] = blue + blueChange * part + 0.5;
    }
  }
}

/** Paints the shape over what is there; at its edge a pixel takes as much of its colour as the shape covers of it. */
function paintShape({ outline, color }: ShapeScene, target: Uint8Array, height: number, width: number): void {
  const [left, top, right, bottom] = bounds(outline);
  const lastY = Math.min(height - 1, Math.ceil(bottom));
  const lastX = Math.min(width - 1, Math.ceil(right));
  for (let y = Math.max(0, Math.floor(top) - 1); y <= lastY; y++) {
    for (let x = Math.max(0, Math.floor(left) - 1); x <= lastX; x++) {
      // Of a pixel whose middle is d outside a straight edge, the edge leaves about ½ − d inside.
      const covered = 0.5 - signedDistance(outline, x + 0.5, y + 0.5);
      if (covered > 0) blend(target, (y * width + x) * 3, color, Math.min(1, covered));
    }
  }
}

function blend(target: Uint8Array, at: number, color: Color, part: number): void {
  for (let channel = 0; channel < 3; channel++) {
    const behind = target[at + channel] as number;
    target[at + channel] = behind + ((color[channel] as number) - behind) * part + 0.5;
  }
}

function bounds(outline: Outline): readonly [left: number, top: number, right: number, bottom: number] {
  if (outline.kind === "circle") {
    const { x, y, radius } = outline;
    return [x - radius, y - radius, x + radius, y + radius];
  }
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i < outline.points.length; i += 2) {
    const x = outline.points[i] as number;
    const y = outline.points[i + 1] as number;
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  }
  return box;
}
