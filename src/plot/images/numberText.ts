/**
 * A number as a picture says it: three digits that count, `0.0123`, `-4.57`, `1.2e-5`. With a hyphen for minus, as every
 * screen reader knows it.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return value > 0 ? "∞" : value < 0 ? "-∞" : "NaN";
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e5 || size < 1e-3))
    return value
      .toExponential(2)
      .replace(/\.?0+e/, "e")
      .replace("e+", "e");
  return String(Number(value.toPrecision(size >= 1000 ? 5 : 3)));
}
