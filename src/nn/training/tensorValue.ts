/** What this room needs to know of a tensor that a learner passes: its values can be read. */
export interface TensorValue {
  /** The length of each axis. */
  readonly shape: number[];
  /** The number of axes. */
  readonly rank: number;
  /** Whether its memory has been freed, and its values with it. */
  readonly isDisposed?: boolean;
  /** All values, last axis fastest. */
  dataSync(): Float32Array | Int32Array | Uint8Array;
}

/** Whether a value is a tensor of TensorFlow.js. */
export function isTensor(value: unknown): value is TensorValue {
  return (
    typeof value === "object" && value !== null && "dataSync" in value && "shape" in value && Array.isArray(value.shape)
  );
}
