import { countText } from "../../display/countText.ts";

/**
 * A number as a picture's texts have it: whole ones in full, others with the digits that count: `1,234`, `0.01235`,
 * `1.20e−7`; a real minus sign.
 *
 * @param digits how many count; 4
 */
export function numberText(value: number, digits = 4): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  if (value < 0) return `−${numberText(-value, digits)}`;
  if (Number.isInteger(value) && value < 1e15) return countText(value);
  if (value < 1e-4 || value >= 1e9) return value.toExponential(2).replace("e+", "e").replace("e-", "e−");
  return value.toLocaleString("en-US", { maximumSignificantDigits: digits });
}

/** A part of all as people read it: `98.6%`. */
export function percentText(part: number): string {
  return Number.isFinite(part) ? `${(part * 100).toLocaleString("en-US", { maximumFractionDigits: 1 })}%` : "–";
}
