/** What this room needs to know of a tensor that a learner passes: its values can be read. */
export interface TensorValue {
  readonly shape: number[];
  readonly rank: number;
  dataSync(): Float32Array | Int32Array | Uint8Array;
}

/** Whether a value is a tensor of TensorFlow.js. */
export function isTensor(value: unknown): value is TensorValue {
  return (
    typeof value === "object" && value !== null && "dataSync" in value && "shape" in value && Array.isArray(value.shape)
  );
}
