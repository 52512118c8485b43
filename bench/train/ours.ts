/** convolab's builders and its `fit`, as a learner uses them, on the engine that it chooses. */
import * as convolab from "../../src/index.ts";
import { firstOf, readNumbers, readTask, sizeOf, targetShape, tell } from "./task.ts";

const { task, workload } = readTask();
const [xSize, ySize] = [sizeOf(workload.inputShape), sizeOf(targetShape(task.workload))];
const [x, y] = [readNumbers(task, "x"), readNumbers(task, "y")];
const dataOf = (count: number) => ({
  x: { values: firstOf(x, xSize, count), shape: [count, ...workload.inputShape] },
  y: { values: firstOf(y, ySize, count), shape: [count, ...targetShape(task.workload)] },
});
const { engineInfo, evaluate, fit: train, input, sequential } = convolab;
const builders = convolab as unknown as Record<string, (options: object) => convolab.Layer>;
const layers = workload.layers.map(({ type, ...layerOptions }) => {
  const build = builders[type];
  if (!build) throw new Error(`convolab has no layer ${type}`);
  return build(layerOptions);
});
const model = sequential([input([...workload.inputShape]), ...layers]);
const options = { batchSize: task.batchSize, loss: workload.loss, metrics: [], verbose: 0 } as const;
await train(model, dataOf(4 * task.batchSize), options);
const times: number[] = [];
const losses: number[] = [];
for (let epoch = 0; epoch < task.epochs; epoch++) {
  const start = performance.now();
  const history = await train(model, dataOf(task.images), options);
  times.push(performance.now() - start);
  losses.push(Number(history.history.loss?.at(-1)));
}
const { name, version } = engineInfo();
tell({ version: `${name} ${version}`, times, losses, accuracy: await accuracyOnHeldOut() });

async function accuracyOnHeldOut(): Promise<number | null> {
  if (task.heldOut === 0) return null;
  const heldOut = {
    x: { values: readNumbers(task, "heldOutX"), shape: [task.heldOut, ...workload.inputShape] },
    y: { values: readNumbers(task, "heldOutY"), shape: [task.heldOut, ...targetShape(task.workload)] },
  };
  const { accuracy } = await evaluate(model, heldOut, { loss: workload.loss, metrics: ["accuracy"] });
  return accuracy ?? null;
}
