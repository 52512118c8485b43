import { uniformInt } from "pure-rand/distribution/uniformInt";
import type { RandomGenerator } from "../../random/keyedGenerator.ts";
import type { Draw } from "./draw.ts";

/**
 * Draws from a generator; every value is as likely as every other.
 *
 * Its methods throw a `RangeError` where there is nothing to draw from: numbers that are not whole, `min` above `max`, no
 * choices.
 */
export function drawFrom(generator: RandomGenerator): Draw {
  const integer = (min: number, max: number, step = 1): number => {
    const isRange = Number.isSafeInteger(min) && Number.isSafeInteger(max) && min <= max;
    if (!isRange || !Number.isSafeInteger(step) || step < 1) {
      throw new RangeError(`draw.integer(${min}, ${max}, ${step}): whole numbers with min ≤ max and step ≥ 1`);
    }
    return min + step * uniformInt(generator, 0, Math.floor((max - min) / step));
  };

  return {
    integer,
    choose: <Choice>(choices: readonly Choice[]): Choice => {
      if (choices.length === 0) throw new RangeError("draw.choose([]): at least one choice");
      return choices[integer(0, choices.length - 1)] as Choice;
    },
    grid: (rows, columns, min, max) =>
      Array.from({ length: rows }, () => Array.from({ length: columns }, () => integer(min, max))),
  };
}
