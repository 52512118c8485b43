import { mathFround, numberToPrecision, objectIs, toNumber } from "./primordials.ts";

// `Math.f16round` is younger than the declarations we compile against; a runtime without it has no Float16Array either.
const round16 = (Math as { f16round?: (value: number) => number }).f16round;

/** A number as JavaScript writes it, but with the sign of a negative zero. */
export function numberText(value: number): string {
  return objectIs(value, -0) ? "-0" : `${value}`;
}

/**
 * An item of a typed array in the fewest digits that still name it among the values its type can hold.
 *
 * A `Float32Array` holds 0.1 as 0.100000001490116…; as with NumPy that shows as `0.1`, because no other 32-bit value is
 * closer to 0.1. Nine significant digits name any 32-bit value, five any 16-bit one (IEEE 754-2019, 5.12.2).
 *
 * @param value the item
 * @param arrayName the typed array's name, such as "Float32Array"
 */
export function typedItemText(value: number | bigint, arrayName: string): string {
  if (typeof value === "bigint") return `${value}n`;
  if (arrayName === "Float32Array") return shortestText(value, mathFround, 9);
  if (arrayName === "Float16Array" && round16 !== undefined) return shortestText(value, round16, 5);
  return numberText(value);
}

function shortestText(value: number, round: (value: number) => number, most: number): string {
  if (value === 0) return numberText(value);
  for (let digits = 1; digits < most; digits++) {
    const candidate = toNumber(numberToPrecision(value, digits));
    if (objectIs(round(candidate), value)) return numberText(candidate);
  }
  return numberText(toNumber(numberToPrecision(value, most)));
}
