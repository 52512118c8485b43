/**
 * Functions that give the same bits on every machine. JavaScript leaves the last bits of `Math.sin`, `Math.exp` and
 * `Math.log` open (ECMA-262, 21.3.2); sums, products, quotients and square roots are exactly those of IEEE 754, and
 * these functions use nothing else. They are as near to the true value as a few units in the last place.
 */

const RADIANS_PER_DEGREE = 0.017453292519943295;

/** Angles from −45° to 45° need this many terms of the series; later ones are below 2⁻⁵³. */
const SINE_TERMS = 9;

/** Exponents from −½ ln 2 to ½ ln 2 need this many terms of the series. */
const EXPONENTIAL_TERMS = 16;

/** Numbers from √½ to √2 need this many terms of the series. */
const LOGARITHM_TERMS = 12;

/** The largest exponent of a finite number, and one for which the result is 0. */
const MOST_POWERS_OF_2 = 1023;
const FEWEST_POWERS_OF_2 = -1075;

/**
 * Sine and cosine of an angle, exact at multiples of 90°.
 *
 * @param degrees the angle in degrees, a finite number
 */
export function sineCosine(degrees: number): { readonly sine: number; readonly cosine: number } {
  const quarters = Math.round(degrees / 90);
  const angle = (degrees - quarters * 90) * RADIANS_PER_DEGREE;
  const squared = angle * angle;
  let sine = 1;
  let cosine = 1;
  for (let term = SINE_TERMS; term >= 1; term--) {
    sine = 1 - (sine * squared) / (2 * term * (2 * term + 1));
    cosine = 1 - (cosine * squared) / (2 * term * (2 * term - 1));
  }
  sine *= angle;
  switch (((quarters % 4) + 4) % 4) {
    case 0:
      return { sine, cosine };
    case 1:
      return { sine: cosine, cosine: -sine };
    case 2:
      return { sine: -sine, cosine: -cosine };
    default:
      return { sine: -cosine, cosine: sine };
  }
}

/** e to the power `exponent`; 0 and infinity where the result is too small or too large for a number. */
export function exponential(exponent: number): number {
  const powersOf2 = Math.round(exponent / Math.LN2);
  if (powersOf2 > MOST_POWERS_OF_2) return Number.POSITIVE_INFINITY;
  if (powersOf2 < FEWEST_POWERS_OF_2) return 0;
  const rest = exponent - powersOf2 * Math.LN2;
  let sum = 1;
  for (let term = EXPONENTIAL_TERMS; term >= 1; term--) sum = 1 + (sum * rest) / term;
  const factor = powersOf2 < 0 ? 0.5 : 2;
  for (let step = Math.abs(powersOf2); step > 0; step--) sum *= factor;
  return sum;
}

/** The natural logarithm of `value`, a number above 0; −∞ for 0. */
export function naturalLogarithm(value: number): number {
  if (value === 0) return Number.NEGATIVE_INFINITY;
  let mantissa = value;
  let powersOf2 = 0;
  for (; mantissa > Math.SQRT2; powersOf2++) mantissa /= 2;
  for (; mantissa < Math.SQRT1_2; powersOf2--) mantissa *= 2;
  const ratio = (mantissa - 1) / (mantissa + 1);
  const squared = ratio * ratio;
  let sum = 0;
  for (let term = LOGARITHM_TERMS; term >= 0; term--) sum = 1 / (2 * term + 1) + sum * squared;
  return powersOf2 * Math.LN2 + 2 * ratio * sum;
}
