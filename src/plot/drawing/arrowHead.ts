import type { LineMark, Point } from "./scene.ts";

/**
 * The head of an arrow, a filled triangle.
 *
 * @param tip where the arrow points to
 * @param direction from where it comes: `[0, 1]` points down; of any length but 0
 * @param length from its base to its tip, in CSS pixels
 * @param width of its base, in CSS pixels
 */
export function arrowHead([x, y]: Point, direction: Point, length: number, width: number, fill: string): LineMark {
  const norm = Math.hypot(...direction);
  const [along, down] = [direction[0] / norm, direction[1] / norm];
  const [baseX, baseY] = [x - along * length, y - down * length];
  const half = width / 2;
  return {
    kind: "line",
    closed: true,
    fill,
    points: [
      [x, y],
      [baseX - down * half, baseY + along * half],
      [baseX + down * half, baseY - along * half],
    ],
  };
}
