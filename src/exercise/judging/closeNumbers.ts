/** What calculation in another order changes of a number, as a share of it. */
const RELATIVE_TOLERANCE = 1e-6;

/** Around a whole number: 16,640,001 parameters are not 16,640,000, but 3 × 0.1 × 10 is 3. */
const WHOLE_TOLERANCE = 1e-3;

/** Around 0, of which every share is 0. */
const LEAST_TOLERANCE = 1e-9;

/**
 * Whether a number is as good as the right one.
 *
 * @param tolerance how far it may be from it; left out, 10⁻⁶ of it, and whole numbers must be exact but for rounding
 */
export function isClose(answer: number, right: number, tolerance?: number): boolean {
  if (Object.is(answer, right)) return true;
  return Math.abs(answer - right) <= (tolerance ?? ownTolerance(right));
}

function ownTolerance(right: number): number {
  const share = Math.max(RELATIVE_TOLERANCE * Math.abs(right), LEAST_TOLERANCE);
  return Number.isInteger(right) ? Math.min(share, WHOLE_TOLERANCE) : share;
}
