/** Points with at most two decimals, rounded down: what is not yet full does not look full. */
export function pointsText(points: number): number {
  // 0.7 · 100 is 70 but for its last bits.
  return Math.floor(points * 100 + 1e-6) / 100;
}
