/**
 * A number from 0 to 1 with `digits` digits behind its point, as Python writes it: one that lies exactly in the middle
 * gets an even last digit (0.125 is `0.12`), where JavaScript takes the larger.
 */
export function pythonFixed(value: number, digits: number): string {
  const text = value.toFixed(digits);
  // (2k + 1) / (2 · 10^digits) is a binary fraction only if it is odd / 2^(digits + 1).
  const isInTheMiddle = Math.abs((value * 2 ** (digits + 1)) % 2) === 1;
  const lastDigitIsOdd = Number(text.at(-1)) % 2 === 1;
  return isInTheMiddle && lastDigitIsOdd ? (value * (1 - Number.EPSILON)).toFixed(digits) : text;
}
