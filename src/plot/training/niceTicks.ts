/** Round numbers, evenly spaced, that lie within a range: `niceTicks(0, 1, 5)` → `[0, 0.2, 0.4, 0.6, 0.8, 1]`. */
export function niceTicks(smallest: number, largest: number, about: number): number[] {
  const step = niceStep((largest - smallest) / about);
  const first = Math.ceil(smallest / step - 1e-9);
  const last = Math.floor(largest / step + 1e-9);
  const digits = digitsOf(step);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toFixed(digits)));
}

/** A tick's text, with as many digits as tell it from its neighbours. */
export function tickText(value: number, ticks: readonly number[]): string {
  const step = ticks.length > 1 ? (ticks[1] as number) - (ticks[0] as number) : 1;
  const largest = Math.max(...ticks.map(Math.abs));
  if (value !== 0 && (largest >= 1e5 || largest < 1e-3)) return value.toExponential(1);
  return value.toFixed(digitsOf(step));
}

/** The 1, 2 or 5 times a power of ten that is not less than `step`. */
export function niceStep(step: number): number {
  const power = 10 ** Math.floor(Math.log10(step));
  const part = step / power;
  return (part <= 1 + 1e-9 ? 1 : part <= 2 + 1e-9 ? 2 : part <= 5 + 1e-9 ? 5 : 10) * power;
}

function digitsOf(step: number): number {
  return Math.min(20, Math.max(0, -Math.floor(Math.log10(step * 1.0001))));
}
