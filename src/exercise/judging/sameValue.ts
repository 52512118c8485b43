import type { PlainValue } from "../answer/answers.ts";
import { isClose } from "./closeNumbers.ts";

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

/** Whether plain data are an array. */
export function isList(value: PlainValue): value is readonly PlainValue[] {
  return Array.isArray(value);
}

/** Whether plain data are an object `{ … }`. */
export function isRecord(value: PlainValue): value is { readonly [key: string]: PlainValue } {
  return typeof value === "object" && value !== null && !isList(value);
}

function ownValue(record: { readonly [key: string]: PlainValue }, key: string): PlainValue {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
