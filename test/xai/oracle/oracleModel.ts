import { readFileSync } from "node:fs";
import type { Model } from "../../../src/nn/model/model.ts";
import { loadModel } from "../../../src/nn/model/saved/loadModel.ts";

/** The models of `fixtures/models/`, which `makeModels.ts` has made. */
export const ORACLE_MODELS = ["digits", "branched", "tall", "sigmoid", "logits"] as const;

/** One of them. */
export type OracleName = (typeof ORACLE_MODELS)[number];

/** Numbers with their shape. */
export interface OracleNumbers {
  readonly shape: readonly number[];
  readonly values: readonly number[];
}

/** A model of the oracle, with the images that are explained. */
export interface OracleModel {
  readonly model: Model;
  readonly images: { readonly values: Float32Array; readonly shape: readonly number[] };
}

/** Reads a model and its images; the caller disposes the model. */
export async function oracleModel(name: OracleName): Promise<OracleModel> {
  const folder = new URL(`fixtures/models/${name}/`, import.meta.url);
  const model = await loadModel(folder);
  const imageShape = model.inputShape.slice(1) as number[];
  const size = imageShape.reduce((product, axis) => product * axis, 1);
  const bytes = readFileSync(new URL("images.bin", folder));
  const values = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  return { model, images: { values, shape: [values.length / size, ...imageShape] } };
}

/** What a script of this folder has written. */
export function oracleData<Data>(file: string): Data {
  return JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8")) as Data;
}

/** The largest difference of two lists of numbers, as a part of the expected ones' largest magnitude. */
export function relativeError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  if (actual.length !== expected.length) return Number.POSITIVE_INFINITY;
  let [difference, largest] = [0, 0];
  for (let place = 0; place < expected.length; place++) {
    const value = expected[place] as number;
    const distance = Math.abs((actual[place] as number) - value);
    if (!(distance <= difference)) difference = distance;
    largest = Math.max(largest, Math.abs(value));
  }
  return difference === 0 ? 0 : difference / largest;
}

/** The first images of some. */
export function firstImages({ values, shape }: OracleModel["images"], count: number): OracleModel["images"] {
  const [all = 0, ...imageShape] = shape;
  return { values: values.slice(0, (values.length / all) * count), shape: [count, ...imageShape] };
}
