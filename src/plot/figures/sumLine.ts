import { figureNumber, isRounded } from "./figureNumber.ts";

/** A line of a written-out sum: `Channel 1: 2×1 + 0×(−1) = 2`. */
export interface SumLine {
  readonly label: string;
  readonly terms: readonly SumTerm[];
  /** `= 2`, or `≈ 0.333` where it is rounded. */
  readonly result: string;
}

/** A part of a written-out sum. */
export interface SumTerm {
  readonly text: string;
  /** Whether it adds nothing. */
  readonly isZero: boolean;
}

/** A line's terms with plus signs between. */
export function sumText({ terms }: SumLine): string {
  return `${terms.map(({ text }) => text).join(" + ")} `;
}

/** `= 2`, or `≈ 0.333` where the result or a part of it is shown rounded. */
export function resultText(result: number, parts: readonly number[]): string {
  return `${[result, ...parts].some(isRounded) ? "≈" : "="} ${figureNumber(result)}`;
}
