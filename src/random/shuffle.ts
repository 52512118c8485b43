import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "./keyedGenerator.ts";

/** Puts values into random order, in place (R. Durstenfeld, "Algorithm 235: Random permutation", 1964). */
export function shuffle(values: Uint32Array | number[], generator: RandomGenerator): void {
  for (let last = values.length - 1; last > 0; last--) {
    const chosen = uniformInt(generator, 0, last);
    const value = values[last] as number;
    values[last] = values[chosen] as number;
    values[chosen] = value;
  }
}
