/**
 * Wrong calls, as a learner may write them, and what each is told. Run as a program, it writes the messages in both
 * languages to fixtures/wrongCalls.json: read what changes there.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as convolab from "../../src/index.ts";

/** What a wrong call was told. */
export interface Refusal {
  readonly call: string;
  readonly error: string;
  readonly en: string;
  readonly ko: string;
}

/** Where the messages are kept. */
export const REFUSALS_FILE = new URL("fixtures/wrongCalls.json", import.meta.url);

/** Wrong calls, by what is wrong. */
export const WRONG_CALLS = [
  // Sizes along an axis
  "outputSize({ input: 28, kernel: 29 })",
  "outputSize({ input: 28, kernel: 5, stride: 0 })",
  "outputSize({ input: NaN, kernel: 5 })",
  "outputSize({ input: 28.5, kernel: 5 })",
  'outputSize({ input: 28, kernel: 5, padding: "smae" })',
  "outputSize({ input: 28, kernel: 5, padding: -1 })",
  "outputSize({ input: 28, kernal: 5 })",
  "outputSize(28, 5)",
  "outputSize({ input: 2 ** 31, kernel: 5 })",
  "outputSize({ input: 10, kernel: 4, dilation: 4 })",
  "transposedOutputSize({ input: 0, kernel: 3 })",

  // Shapes and counts
  "outputShape(conv2d(64, 5), [28, 28, 1])",
  "outputShape(conv2d(64, 5), [null, 4, 4, 1])",
  "outputShape(conv2d(64, 5), [null, 28, 28, 0])",
  "outputShape(dense, [null, 10])",
  "outputShape(reshape([13, 10]), [null, 131])",
  "outputShape(concatenate(), [[null, 4, 4, 2], [null, 5, 4, 2]])",
  "outputShape(add(), [[null, 4], [null, 3]])",
  "outputShape(cropping2d(3), [null, 6, 6, 1])",
  "outputShape(conv2d(4, 3, { groups: 2 }), [null, 8, 8, 3])",
  "outputShape(permute([2, 1]), [null, 2, 3, 4])",
  "paramCount(conv2d(64, 5))",
  "paramCount(dense(10), [null, null])",
  "multiplyAdds(5)",
  "receptiveField(5)",

  // Layers
  "conv2d()",
  "conv2d(64)",
  "conv2d(0, 5)",
  'conv2d("64", 5)',
  "conv2d(64, 5, 1, 2)",
  "conv2d(64, [5, 5, 5])",
  "conv2d(64, { kernalSize: 5 })",
  'conv2d(64, 5, { activation: "rellu" })',
  'conv2d(64, 5, { padding: "smae" })',
  "conv2d(64, 5, { padding: [1, 2, 3] })",
  "conv2d(64, 5, { strides: 0 })",
  "conv2d(64, 5, { strides: 2, dilationRate: 2 })",
  "conv2d(64, 5, { groups: 3 })",
  "conv2d(64, 5, { filters: 32 })",
  'conv2d(64, 5, { kernelInitializer: "glorot" })',
  'conv2d(64, 5, { dataFormat: "channels" })',
  'conv2d(64, 5, { name: "" })',
  'conv2d(64, 5, { useBias: "no" })',
  "maxPooling2d(2, 0)",
  'maxPooling2d({ padding: "full" })',
  "conv2dTranspose(8, 3, { strides: 2, outputPadding: 2 })",
  "dense(3.5)",
  'dense(10, "softmax")',
  "dropout(1.5)",
  "reshape([-1, -1])",
  "permute([0, 1, 2])",
  'upSampling2d(2, { interpolation: "cubic" })',
  "zeroPadding2d(-1)",
  "concatenate({ axis: 0 })",
  "batchNormalization({ momentum: 2 })",
  "input(28)",
  "input([null, 28, 28, 1])",
  "conv2d(64, 5)([null, 28, 28, 1])",
  "conv2d(64, 5)(input([28, 28]))",
  "dense(3)([input([4]), input([4])])",
  'dense(3).trainable = "no"',

  // Models
  "sequential([])",
  "sequential(conv2d(64, 5))",
  "sequential([conv2d(64, 5), flatten()])",
  "sequential([input([28, 28, 1]), conv2d])",
  'sequential([input([28, 28, 1]), "flatten"])',
  "sequential([input([28, 28, 1]), flatten(), conv2d(8, 3)])",
  "sequential([input([4, 4, 1]), conv2d(8, 3), conv2d(8, 3)])",
  "sequential([input([28, 28, 1]), flatten(), input([10])])",
  'sequential([input([4]), dense(3, { name: "a" }), dense(3, { name: "a" })])',
  "sequential([input([4]), dense(3)], { sede: 1 })",
  "sequential([input([4]), dense(3)], { seed: 1.5 })",
  "model({ inputs: input([4]) })",
  "model({ inputs: input([4]), outputs: dense(3)(input([4])) })",
  "model({ inputs: input([4]), outputs: dense(3) })",
  'lectureCnn().getLayer("conv2")',
  "lectureCnn().getLayer(99)",
  "alexNet({ towers: 3 })",
  "setWeights(lectureCnn(), [[1, 2]])",

  // Tables
  "summary(conv2d(64, 5))",
  "summary(lectureCnn(), { lineLength: 3 })",
  'paramTable(lectureCnn(), { lang: "fr" })',
  'paramTable(lectureCnn(), { columns: ["filter"] })',
  "shapeTable([input([4]), dense(3)])",

  // Training
  "fit(lectureCnn(), [1, 2, 3])",
  "fit(dense(3), { x: [[1]], y: [1] })",
  "fit(sequential([input([2]), dense(1)]), { x: [[1, 2], [3, 4]], y: [1] })",
  "fit(sequential([input([2]), dense(1)]), { x: [[1, 2, 3]], y: [1] })",
  'fit(sequential([input([2]), dense(3, { activation: "softmax" })]), { x: [[1, 2]], y: [3] })',
  "fit(sequential([input([2]), dense(1)]), { x: [[1, 2]], y: [1] }, { epoch: 3 })",
  "fit(sequential([input([2]), dense(1)]), { x: [[1, 2]], y: [1] }, { epochs: 0 })",
  'fit(sequential([input([2]), dense(1)]), { x: [[1, 2]], y: [1] }, { optimizer: "adma" })',
  "predict(lectureCnn(), [[1, 2]])",
  "evaluate(lectureCnn(), { x: [], y: [] })",
  "classificationReport([0, 1], [0])",

  // Saved models
  'saveModel(conv2d(64, 5), "models/digits")',
  "loadModel(5)",
  'loadModel("https://example.org/digits")',
  'loadModel("models/none")',
] as const;

/** Makes every wrong call, in both languages. */
export async function refusals(): Promise<Refusal[]> {
  const language = process.env.CONVOLAB_LANG;
  const result: Refusal[] = [];
  for (const call of WRONG_CALLS) {
    const [en, ko] = [await refusal(call, "en"), await refusal(call, "ko")];
    result.push({ call, error: en.name, en: en.message, ko: ko.message });
  }
  process.env.CONVOLAB_LANG = language ?? "";
  return result;
}

async function refusal(call: string, language: "en" | "ko"): Promise<Error> {
  process.env.CONVOLAB_LANG = language;
  try {
    // A learner's text, in which everything that the package offers is in scope.
    await new Function(...Object.keys(convolab), `"use strict"; return (${call});`)(...Object.values(convolab));
  } catch (error) {
    return error as Error;
  }
  return new Error("(nothing was thrown)");
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(REFUSALS_FILE, `${JSON.stringify(await refusals(), null, 2)}\n`);
}
