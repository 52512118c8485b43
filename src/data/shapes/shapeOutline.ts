import { sineCosine } from "../portableMath.ts";

/** The kinds of shapes: a class's number is its place in this list. */
export const SHAPE_KINDS = ["circle", "rectangle", "triangle", "star", "cross"] as const;

/** What kind of shape an image shows. */
export type ShapeKind = (typeof SHAPE_KINDS)[number];

/** A shape's outline in pixels: x to the right, y down, from the image's upper left corner. */
export type Outline =
  | { readonly kind: "circle"; readonly x: number; readonly y: number; readonly radius: number }
  | { readonly kind: "polygon"; readonly points: Float64Array };

/** Where a shape is and how it is formed. */
export interface ShapeForm {
  /** Middle of the shape's circumscribed circle, in pixels from the left. */
  readonly x: number;
  /** Middle of the shape's circumscribed circle, in pixels from the top. */
  readonly y: number;
  /** Radius of the circumscribed circle, in pixels: nothing of the shape lies outside it. */
  readonly radius: number;
  /** Unit vector that the shape's own upward axis is turned to. */
  readonly direction: readonly [x: number, y: number];
  /**
   * From 0 to 1: for a rectangle from long to square, for a star from slim points to broad ones, for a cross from slim
   * arms to broad ones; the others have one form.
   */
  readonly fullness: number;
}

/** A pentagram's inner corners lie at this part of its radius, 1/φ²; rounded down, so that the broadest is beyond it. */
const SLIMMEST_STAR = 0.38;
const BROADEST_STAR = 0.52;

/** Half the breadth of a cross's arms, as a part of their length. */
const SLIMMEST_ARM = 0.22;
const BROADEST_ARM = 0.38;

/** A rectangle's shorter side, as a part of the longer one. */
const LONGEST_RECTANGLE = 0.45;

/** The outline of a shape. */
export function shapeOutline(kind: ShapeKind, form: ShapeForm): Outline {
  if (kind === "circle") return { kind: "circle", x: form.x, y: form.y, radius: form.radius };
  const corners = unitCorners(kind, form.fullness);
  const points = new Float64Array(corners.length);
  const [upX, upY] = form.direction;
  for (let i = 0; i < corners.length; i += 2) {
    const across = corners[i] as number;
    const up = corners[i + 1] as number;
    points[i] = form.x + form.radius * (up * upX - across * upY);
    points[i + 1] = form.y + form.radius * (up * upY + across * upX);
  }
  return { kind: "polygon", points };
}

/**
 * How far a point is from the outline, in pixels: negative inside.
 *
 * For a polygon it is the distance to the nearest edge, and the point is inside if a ray from it crosses an odd number
 * of edges.
 */
export function signedDistance(outline: Outline, x: number, y: number): number {
  if (outline.kind === "circle") {
    const right = x - outline.x;
    const down = y - outline.y;
    return Math.sqrt(right * right + down * down) - outline.radius;
  }
  const { points } = outline;
  let nearest = Number.POSITIVE_INFINITY;
  let inside = false;
  let startX = points[points.length - 2] as number;
  let startY = points[points.length - 1] as number;
  for (let i = 0; i < points.length; i += 2) {
    const endX = points[i] as number;
    const endY = points[i + 1] as number;
    const edgeX = endX - startX;
    const edgeY = endY - startY;
    const right = x - startX;
    const down = y - startY;
    // The nearest point of the edge, as a part of the way from its start to its end.
    let part = (right * edgeX + down * edgeY) / (edgeX * edgeX + edgeY * edgeY);
    if (part < 0) part = 0;
    else if (part > 1) part = 1;
    const missX = right - part * edgeX;
    const missY = down - part * edgeY;
    const squared = missX * missX + missY * missY;
    if (squared < nearest) nearest = squared;
    if (startY > y !== endY > y && right < (down * edgeX) / edgeY) inside = !inside;
    startX = endX;
    startY = endY;
  }
  const distance = Math.sqrt(nearest);
  return inside ? -distance : distance;
}

/** Corners as x, y, x, y, … with the upward axis along y, all within the unit circle. */
function unitCorners(kind: Exclude<ShapeKind, "circle">, fullness: number): readonly number[] {
  switch (kind) {
    case "rectangle": {
      const ratio = between(LONGEST_RECTANGLE, 1, fullness);
      const halfHeight = 1 / Math.sqrt(1 + ratio * ratio);
      const halfWidth = ratio * halfHeight;
      return [-halfWidth, -halfHeight, halfWidth, -halfHeight, halfWidth, halfHeight, -halfWidth, halfHeight];
    }
    case "triangle":
      return cornersAround([1, 1, 1]);
    case "star": {
      const inner = between(SLIMMEST_STAR, BROADEST_STAR, fullness);
      return cornersAround([1, inner, 1, inner, 1, inner, 1, inner, 1, inner]);
    }
    case "cross": {
      const ratio = between(SLIMMEST_ARM, BROADEST_ARM, fullness);
      const long = 1 / Math.sqrt(1 + ratio * ratio);
      const short = ratio * long;
      // From the upward arm's right corner on, clockwise.
      const right = [short, long, short, short, long, short, long, -short, short, -short, short, -long];
      const left = right.map((coordinate) => -coordinate);
      return [...right, ...left];
    }
  }
}

/** Corners at equal angles around the middle, the first one straight up, at the given distances. */
function cornersAround(radii: readonly number[]): readonly number[] {
  return radii.flatMap((radius, corner) => {
    const { sine, cosine } = sineCosine((360 * corner) / radii.length);
    return [radius * sine, radius * cosine];
  });
}

function between(low: number, high: number, part: number): number {
  return low + (high - low) * part;
}
