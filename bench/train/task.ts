import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What a contestant has to train; the same file of Python reads it too. */
export interface Task {
  workload: "cnn" | "autoencoder";
  batchSize: number;
  /** Epochs that count; one before them, over a few batches, does not. */
  epochs: number;
  images: number;
  /** Examples that nobody trains on, to see afterwards how many are recognised; 0 where there are no classes. */
  heldOut: number;
  /** Folder with `x` and `y`, and with `heldOutX` and `heldOutY`: bytes, 0 to 255 for 0 to 1, last axis fastest. */
  folder: string;
}

/** A layer of `workloads.json`: its type in TensorFlow.js's spelling and its options. */
export interface LayerSpec {
  type: string;
  [option: string]: unknown;
}

export interface Workload {
  inputShape: readonly number[];
  loss: "categoricalCrossentropy" | "meanSquaredError";
  layers: readonly LayerSpec[];
}

/** What a contestant says in the last line of its output. */
export interface Result {
  version: string;
  /** Milliseconds of each epoch. */
  times: readonly number[];
  /** The loss of each epoch. */
  losses: readonly number[];
  /** Which part of the held-out examples it recognises, 0 to 1; `null` where there are none. */
  accuracy: number | null;
}

export function readTask(): { task: Task; workload: Workload } {
  const task = JSON.parse(process.argv[2] ?? "") as Task;
  return { task, workload: workloadOf(task.workload) };
}

export function workloadOf(name: Task["workload"]): Workload {
  const file = readFileSync(join(import.meta.dirname, "workloads.json"), "utf8");
  return (JSON.parse(file) as Record<Task["workload"], Workload>)[name];
}

/** Shape of an example's target. */
export function targetShape(name: Task["workload"]): readonly number[] {
  return name === "cnn" ? [10] : [100, 75, 1];
}

/** The bytes of a file as numbers from 0 to 1. */
export function readNumbers(task: Task, name: "x" | "y" | "heldOutX" | "heldOutY"): Float32Array {
  return Float32Array.from(readFileSync(join(task.folder, `${task.workload}.${name}`)), (byte) => byte / 255);
}

/** The first `count` examples of numbers with this many to an example. */
export function firstOf(numbers: Float32Array, size: number, count: number): Float32Array {
  return numbers.subarray(0, size * count);
}

export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

export function tell(result: Result): void {
  console.log(JSON.stringify(result));
}
