import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** What keeps the orders of one seed's epochs apart: the golden ratio in 32 bits. */
const EPOCH_STRIDE = 0x9e3779b9;

/** In which order each epoch of a training goes through the examples. */
export class RowOrder {
  readonly #count: number;
  readonly #shuffle: boolean;
  readonly #seed: number;

  /** @param count how many rows there are */
  constructor(count: number, shuffle: boolean, seed: number) {
    this.#count = count;
    this.#shuffle = shuffle;
    this.#seed = seed;
  }

  /** All row numbers in the order of an epoch: the same each time it is asked for. */
  epoch(epoch: number): Uint32Array {
    const order = Uint32Array.from({ length: this.#count }, (_, row) => row);
    if (!this.#shuffle) return order;
    const generator = xoroshiro128plus((this.#seed + Math.imul(epoch, EPOCH_STRIDE)) | 0);
    // R. Durstenfeld, "Algorithm 235: Random permutation", 1964.
    for (let last = order.length - 1; last > 0; last--) {
      const chosen = uniformInt(generator, 0, last);
      const row = order[last] as number;
      order[last] = order[chosen] as number;
      order[chosen] = row;
    }
    return order;
  }
}
