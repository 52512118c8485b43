import { keyedGenerator } from "../../random/keyedGenerator.ts";
import { shuffle } from "../../random/shuffle.ts";

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
    if (this.#shuffle) shuffle(order, keyedGenerator([this.#seed, epoch]));
    return order;
  }
}
