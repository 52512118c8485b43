import { shownValue } from "../../display/shownValue.ts";
import { isSize } from "../../nn/shape/sizeLimits.ts";
import { calculatorMessages } from "./calculatorMessages.ts";

/** A whole number from 1 to `largest`. */
export function wholeOption(place: string, option: string, value: unknown, largest: number): number {
  if (isSize(value, 1) && value <= largest) return value;
  throw new RangeError(calculatorMessages().whole(place, option, largest, shownValue(value)));
}
