import type { PlainValue } from "../answer/answers.ts";

/** What calculation in another order changes of a number, as a share of it. */
const RELATIVE_TOLERANCE = 1e-6;

/** Around a whole number: 16,640,001 parameters are not 16,640,000, but 3 × 0.1 × 10 is 3. */
const WHOLE_TOLERANCE = 1e-3;

/** Around 0, of which every share is 0. */
const LEAST_TOLERANCE = 1e-9;

/**
 * Whether a number is as good as the right one.
 *
 * @param tolerance how far it may be from it; left out, 10⁻⁶ of it, and whole numbers must be exact but for rounding
 */
export function isClose(answer: number, right: number, tolerance?: number): boolean {
  if (Object.is(answer, right)) return true;
  return Math.abs(answer - right) <= (tolerance ?? ownTolerance(right));
}

function ownTolerance(right: number): number {
  const share = Math.max(RELATIVE_TOLERANCE * Math.abs(right), LEAST_TOLERANCE);
  return Number.isInteger(right) ? Math.min(share, WHOLE_TOLERANCE) : share;
}

/** Whether plain data are the same, their numbers as good as the others. A property that is `undefined` is none. */
export function isSameValue(answer: PlainValue, right: PlainValue, tolerance?: number): boolean {
  if (typeof answer === "number" && typeof right === "number") return isClose(answer, right, tolerance);
  if (isList(answer) || isList(right)) {
    return (
      isList(answer) &&
      isList(right) &&
      answer.length === right.length &&
      answer.every((item, index) => isSameValue(item, right[index], tolerance))
    );
  }
  if (isRecord(answer) && isRecord(right)) {
    const keys = new Set([...Object.keys(answer), ...Object.keys(right)]);
    return [...keys].every((key) => isSameValue(ownValue(answer, key), ownValue(right, key), tolerance));
  }
  return answer === right;
}

function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

function isRecord(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeof value === "object" && value !== null && !isList(value);
}

function ownValue(record: { readonly [key: string]: PlainValue }, key: string): PlainValue {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
