import { exponential, naturalLogarithm } from "../portableMath.ts";
import type { SeededRandom } from "../seededRandom.ts";

/**
 * Draws a number from 0 to 1 of the distribution Beta(α, α): for α = 1 each is as likely, for smaller α those near 0 and
 * 1 are likelier, for larger α those near ½.
 *
 * For Beta(α + 1, α + 1) a point's coordinate: ½ + ½ cos θ √(1 − U^(2 / (2α + 1))) with an even angle θ and an even U
 * (G. Ulrich, "Computer generation of distributions on the m-sphere", Applied Statistics 33, 1984). From there to α by the
 * relation of gamma variates Γ(α) = Γ(α + 1) U^(1/α) (L. Devroye, "Non-Uniform Random Variate Generation", 1986).
 *
 * @param alpha α, above 0
 */
export function symmetricBeta(random: SeededRandom, alpha: number): number {
  const power = exponential((2 / (2 * alpha + 1)) * naturalLogarithm(positiveUniform(random)));
  const [cosine] = random.direction();
  // Never exactly 0: with a quotient that vanished that would be 0 / 0.
  const higher = Math.max(Number.MIN_VALUE, 0.5 + 0.5 * cosine * Math.sqrt(1 - power));
  const first = naturalLogarithm(positiveUniform(random));
  const second = naturalLogarithm(positiveUniform(random));
  // Only the quotient of the two powers is needed, and unlike each of them it does not vanish for a small α.
  const quotient = exponential((second - first) / alpha);
  return quotient === Number.POSITIVE_INFINITY ? 0 : higher / (higher + (1 - higher) * quotient);
}

/** An even number above 0, up to and including 1. */
function positiveUniform(random: SeededRandom): number {
  return 1 - random.uniform();
}
