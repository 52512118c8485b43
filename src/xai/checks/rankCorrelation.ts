/**
 * Spearman's rank correlation: how far two lists put things into the same order, from −1 (the opposite one) over 0 to 1
 * (the same). Equal values share the mean of their ranks; the result is Pearson's correlation of the ranks.
 *
 * Where one list is flat there is no order to compare, and the formula divides 0 by 0: the result is then 0, or 1 if
 * both are flat.
 *
 * @param first any numbers; NaN ranks above all others
 * @param second as many
 */
export function rankCorrelation(first: ArrayLike<number>, second: ArrayLike<number>): number {
  const [ranks, otherRanks] = [ranksOf(first), ranksOf(second)];
  const mean = (ranks.length - 1) / 2;
  let [product, square, otherSquare] = [0, 0, 0];
  for (let index = 0; index < ranks.length; index++) {
    const rank = (ranks[index] as number) - mean;
    const other = (otherRanks[index] as number) - mean;
    product += rank * other;
    square += rank * rank;
    otherSquare += other * other;
  }
  if (square === 0 || otherSquare === 0) return square === otherSquare ? 1 : 0;
  return product / Math.sqrt(square * otherSquare);
}

/** The place of each value in the order of all, from 0; equal ones share the mean of their places. */
function ranksOf(values: ArrayLike<number>): Float64Array {
  // Adding 0 makes −0, which sorts before 0, the same as 0. NaN sorts last.
  const sorted = Float64Array.from(values, (value) => value + 0).sort();
  const rankOf = new Map<number, number>();
  for (let start = 0, end = 0; start < sorted.length; start = end) {
    const value = sorted[start] as number;
    while (end < sorted.length && Object.is(sorted[end], value)) end++;
    rankOf.set(value, (start + end - 1) / 2);
  }
  return Float64Array.from(values, (value) => rankOf.get(value) as number);
}
