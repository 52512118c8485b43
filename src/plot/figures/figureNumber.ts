/** A number as a figure shows it: up to three decimals, small ones to two digits, with a real minus sign. */
export function figureNumber(value: number): string {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
  return roundedText(value).replace(/^-/, "−").replace("e-", "e−").replace("e+", "e");
}

/** A number as a factor: `3`, `(−2)`. */
export function factorText(value: number): string {
  return value < 0 ? `(${figureNumber(value)})` : figureNumber(value);
}

/** Whether {@link figureNumber} shows something else than the number, rounding of a calculation apart. */
export function isRounded(value: number): boolean {
  if (!Number.isFinite(value)) return false;
  return Math.abs(Number(roundedText(value)) - value) > 1e-9 * Math.max(1, Math.abs(value));
}

function roundedText(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e7) return value.toExponential(2);
  if (Number.isInteger(value)) return String(value === 0 ? 0 : value);
  // What a calculation leaves of 0.
  if (size < 1e-12) return "0";
  return size < 0.001 ? value.toExponential(1) : String(Number(value.toFixed(3)));
}
