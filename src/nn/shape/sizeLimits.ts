import { countText } from "../../display/countText.ts";
import { localMessages } from "./messages.ts";

/** The largest size of an axis: 2³¹ − 1, where the 32-bit signed numbers end in which TensorFlow's kernels count. */
const LARGEST_SIZE = 2 ** 31 - 1;

/** A whole number from `smallest` to {@link LARGEST_SIZE}. */
export function isSize(value: unknown, smallest: number): value is number {
  return Number.isInteger(value) && (value as number) >= smallest && (value as number) <= LARGEST_SIZE;
}

/**
 * A calculated size, once it is sure that it is one.
 *
 * @param where the layer or function, for the message
 * @param what the size's name, for the message
 * @throws {RangeError} if it is larger than {@link LARGEST_SIZE}
 */
export function checkedSize(where: string, what: string, size: number): number {
  if (size > LARGEST_SIZE) throw new RangeError(localMessages().tooLarge(where, what, largeText(size)));
  return size;
}

/**
 * The product of some sizes, exact.
 *
 * @throws {RangeError} if it is larger than 2⁵³ − 1, up to which numbers count exactly
 */
export function exactProduct(where: string, factors: readonly number[]): number {
  let product = 1;
  // A factor is a size, so that the first product past the limit is seen as such: it is at most 2⁸⁴ and not rounded below it.
  for (const factor of factors) {
    product *= factor;
    if (product > Number.MAX_SAFE_INTEGER) {
      throw new RangeError(localMessages().countTooLarge(where, largeText(product)));
    }
  }
  return product;
}

/**
 * The sum of some counts, exact.
 *
 * @throws {RangeError} if it is larger than 2⁵³ − 1
 */
export function exactSum(where: string, counts: readonly number[]): number {
  const sum = counts.reduce((total, count) => total + count, 0);
  if (sum > Number.MAX_SAFE_INTEGER) throw new RangeError(localMessages().countTooLarge(where, largeText(sum)));
  return sum;
}

/** A number that may be past exact counting, as a message shows it. */
export function largeText(value: number): string {
  return Number.isSafeInteger(value) ? countText(value) : value.toExponential(2).replace("e+", " × 10^");
}
