import { countText } from "../../display/countText.ts";
import { LARGEST_DRAWN } from "./axisRange.ts";

/** A number as a chart's texts have it: whole ones in full, others with four digits: `1,234`, `0.01235`, `1.2e-7`. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (value < 0) return `−${numberText(-value)}`;
  if (Number.isInteger(value) && value < 1e15) return countText(value);
  if (value < 1e-4 || value >= 1e9) return value.toExponential(2).replace("e+", "e").replace("e-", "e−");
  return value.toLocaleString("en-US", { maximumSignificantDigits: 4 });
}

/** A part of all as people read it: `98.6%`. */
export function percentText(part: number): string {
  return Number.isFinite(part) ? `${(part * 100).toLocaleString("en-US", { maximumFractionDigits: 1 })}%` : "–";
}

/** A number short enough for a specification, and exact enough for a 32-bit one; null for what JSON cannot hold. */
export function jsonNumber(value: number): number | null {
  return Math.abs(value) <= LARGEST_DRAWN ? Number(value.toPrecision(9)) : null;
}
