/** tfjs-node as it is: `model.fit` with its defaults. */
import { createRequire } from "node:module";
import util from "node:util";
import type * as tensorflow from "@tensorflow/tfjs-node";
import { readNumbers, readTask, targetShape, tell } from "./task.ts";
import { tfModel } from "./tfModel.ts";

// tfjs-node calls it; Node has it no more.
Object.assign(util, { isNullOrUndefined: (value: unknown) => value === null || value === undefined });
const tf = createRequire(import.meta.url)("@tensorflow/tfjs-node") as typeof tensorflow;

const { task, workload } = readTask();
const x = tf.tensor(readNumbers(task, "x"), [task.images, ...workload.inputShape]);
const y = tf.tensor(readNumbers(task, "y"), [task.images, ...targetShape(task.workload)]);
const model = tfModel(tf, workload);
model.compile({ optimizer: "adam", loss: workload.loss });
const warmUp = 4 * task.batchSize;
await model.fit(x.slice(0, warmUp), y.slice(0, warmUp), { batchSize: task.batchSize, epochs: 1, verbose: 0 });
const times: number[] = [];
const losses: number[] = [];
for (let epoch = 0; epoch < task.epochs; epoch++) {
  const start = performance.now();
  const { history } = await model.fit(x, y, { batchSize: task.batchSize, epochs: 1, verbose: 0 });
  times.push(performance.now() - start);
  losses.push(Number(history.loss?.at(-1)));
}
tell({ version: tf.version["tfjs-node"], times, losses, accuracy: accuracyOnHeldOut() });

function accuracyOnHeldOut(): number | null {
  if (task.heldOut === 0) return null;
  const heldOut = tf.tensor(readNumbers(task, "heldOutX"), [task.heldOut, ...workload.inputShape]);
  const classes = tf.tensor(readNumbers(task, "heldOutY"), [task.heldOut, ...targetShape(task.workload)]).argMax(-1);
  const answers = (model.predict(heldOut) as tensorflow.Tensor).argMax(-1);
  return answers.equal(classes).mean().dataSync()[0] ?? null;
}
