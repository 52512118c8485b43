/** convolab, as a learner uses it, on the engine that it chooses. */
import { join } from "node:path";
import {
  conv2d,
  dense,
  engineInfo,
  featureMaps,
  flatten,
  gradCam,
  input,
  integratedGradients,
  loadModel,
  occlusion,
  plotModel,
  sequential,
  smoothGrad,
} from "../../src/index.ts";
import { type Explained, type Measure, type Result, readFloats, readTask, WARM_UPS, writeFloats } from "./task.ts";

const task = readTask();
const { classIndex, folder, repeats } = task;
const model = await loadModel(join(folder, "model"));
const image = { values: readFloats(task, "image.bin"), shape: [1, 28, 28, 1] };
const activation = { values: readFloats(task, "activation.bin"), shape: [1, 26, 26, 32] };
const explain = {
  gradCam: () => gradCam(model, image, { classIndex }),
  occlusion: () => occlusion(model, image, { classIndex, patchSize: task.patchSize }),
  integratedGradients: () => integratedGradients(model, image, { classIndex, steps: task.steps }),
  smoothGrad: () => smoothGrad(model, image, { classIndex, samples: task.samples, noise: task.noise, seed: 0 }),
};
const deep = sequential([
  input([28, 28, 8]),
  ...Array.from({ length: 97 }, () => conv2d(8, 3, { padding: "same" })),
  flatten(),
  dense(10),
]);

const times: Partial<Record<Measure, readonly number[]>> = {
  featureMaps: await timesOf(() => featureMaps(activation, { columns: 16 }).save(join(folder, "ours.png"))),
  plotModel: await timesOf(() => plotModel(deep, { showShapes: true }).save(join(folder, "model.svg"))),
};
for (const [name, method] of Object.entries(explain) as [Explained, (typeof explain)[Explained]][]) {
  writeFloats(folder, `ours.${name}`, (await method()).values);
  times[name] = await timesOf(method);
  times[`${name} with picture`] = await timesOf(async () => (await method()).picture);
}
const { name, version } = engineInfo();
const result: Result = { version: `${name} ${version}`, times };
console.log(JSON.stringify(result));

async function timesOf(work: () => unknown): Promise<readonly number[]> {
  const all: number[] = [];
  for (let time = 0; time < WARM_UPS + repeats; time++) {
    const start = performance.now();
    await work();
    all.push(performance.now() - start);
  }
  return all.slice(WARM_UPS);
}
