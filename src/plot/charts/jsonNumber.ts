import { LARGEST_DRAWN } from "./axisRange.ts";

/** A number short enough for a specification, and exact enough for a 32-bit one; null for what JSON cannot hold. */
export function jsonNumber(value: number): number | null {
  return Math.abs(value) <= LARGEST_DRAWN ? Number(value.toPrecision(9)) : null;
}
