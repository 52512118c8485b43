import type { Mark } from "../drawing/scene.ts";

/** The marks that the calculators draw, in the static frame and in the page alike. */
export type CalculatorMark = Extract<Mark, { readonly kind: "rectangle" | "line" | "text" }>;

/** Marks and the room that they take, in CSS pixels. */
export interface CalculatorDrawing {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly CalculatorMark[];
}
