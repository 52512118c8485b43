/**
 * A value for each channel, from one number for all or a list of numbers.
 *
 * @param given as a learner gave it
 * @returns `channels` numbers; `undefined` if it is neither
 */
export function channelValues(given: unknown, channels: number): readonly number[] | undefined {
  const values: unknown = typeof given === "number" ? new Array<number>(channels).fill(given) : given;
  const fits = Array.isArray(values) && values.length === channels && values.every((value) => Number.isFinite(value));
  return fits ? (values as readonly number[]) : undefined;
}
