import type { WeightRandom } from "../../nn/model/tensorflow/weightRandom.ts";

/**
 * The pixels of a map from the largest value to the smallest, NaN last. Equal ones are put into random order: in a map
 * with many zeros the upper left corner would else always come first.
 *
 * @param map a value for each pixel
 * @returns the pixels' places in `map`
 */
export function pixelOrder(map: Float32Array, random: WeightRandom): Uint32Array {
  const shuffled = randomOrder(map.length, random);
  const rank = (value: number): number => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value);
  return shuffled.sort((first, second) => {
    const [a, b] = [rank(map[first] as number), rank(map[second] as number)];
    // Not a difference: infinities of one sign would give NaN.
    return a === b ? 0 : a > b ? -1 : 1;
  });
}

/** The places 0 to `count − 1` in random order (R. Durstenfeld, "Algorithm 235: Random permutation", 1964). */
export function randomOrder(count: number, random: WeightRandom): Uint32Array {
  const order = Uint32Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const chosen = Math.floor(random.uniform() * (last + 1));
    const place = order[last] as number;
    order[last] = order[chosen] as number;
    order[chosen] = place;
  }
  return order;
}
