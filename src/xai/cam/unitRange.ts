/**
 * Numbers moved and scaled so that the smallest is 0 and the largest 1; all 0 where every number is the same.
 *
 * @param values any finite numbers
 */
export function unitRange(values: Float32Array): Float32Array {
  let [smallest, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const value of values) {
    if (value < smallest) smallest = value;
    if (value > largest) largest = value;
  }
  const spread = largest - smallest;
  return spread > 0 ? values.map((value) => (value - smallest) / spread) : new Float32Array(values.length);
}
