/** A loss with four digits behind its point, an accuracy as a percentage: `0.0421`, `98.61%`. */
export function figureText(name: string, value: number): string {
  if (/accuracy$/i.test(name)) return `${(value * 100).toFixed(2)}%`;
  return Math.abs(value) !== 0 && Math.abs(value) < 1e-3 ? value.toExponential(2) : value.toFixed(4);
}
