import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** What is measured of every contestant that has it. */
export type Measure =
  | "featureMaps"
  | "gradCam"
  | "occlusion"
  | "integratedGradients"
  | "smoothGrad"
  | "plotModel"
  | `${Explained} with picture`;

/** The explanations that are measured. */
export type Explained = "gradCam" | "occlusion" | "integratedGradients" | "smoothGrad";

/** Their names, in the order of the report. */
export const EXPLAINED: readonly Explained[] = ["gradCam", "occlusion", "integratedGradients", "smoothGrad"];

/** What a contestant has to do, in a folder that has what it needs. */
export interface Task {
  /**
   * Has `model/` (a saved model), `weights.bin` (the same weights, one after another in Keras's order), `image.bin`
   * (`[28, 28]`), `activation.bin` (`[26, 26, 32]`, the first convolution's output) and `noise.bin` (`[samples, 28, 28]`,
   * standard normal): 32-bit floats.
   */
  folder: string;
  /** Times that count, after the first ones that do not. */
  repeats: number;
  classIndex: number;
  patchSize: number;
  steps: number;
  samples: number;
  /** Standard deviation of the noise, as a part of the image's range. */
  noise: number;
}

/** What a contestant says in the last line of its output. */
export interface Result {
  version: string;
  /** Milliseconds of each time, by what was measured. */
  times: Partial<Record<Measure, readonly number[]>>;
  /** What it does not have, and why. */
  failures?: Record<string, string>;
}

/** Times that are not counted: compilers and caches warm up in them. */
export const WARM_UPS = 10;

export function readTask(): Task {
  return JSON.parse(process.argv[2] ?? "") as Task;
}

export function readFloats(task: Task, name: string): Float32Array {
  const bytes = readFileSync(join(task.folder, name));
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
}

export function writeFloats(folder: string, name: string, values: Float32Array): void {
  writeFileSync(join(folder, name), new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}
