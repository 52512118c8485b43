import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "@jest/globals";

const run = promisify(execFile);
const ENTRY = pathToFileURL(path.join(import.meta.dirname, "../../../src/index.ts")).href;

/** Runs a program that has the package's names in `c`, in a process of its own. @returns what it printed, as JSON */
async function inFreshProcess(program: string): Promise<unknown> {
  const text = `const c = await import(${JSON.stringify(ENTRY)});\n${program}`;
  const { stdout } = await run(process.execPath, ["--expose-gc", "--input-type=module", "--eval", text]);
  return JSON.parse(stdout);
}

it("a file that TensorFlow.js has saved loads in a process that has made no layer yet", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "convolab-saved-"));
  try {
    const url = JSON.stringify(`file://${folder}/model`);
    const file = JSON.stringify(`file://${folder}/model/model.json`);
    const answers = "console.log(JSON.stringify(Array.from((await c.predict(m, c.tf.ones([1, 6, 6, 3]))).values)));";
    const saved = await inFreshProcess(`
      const m = c.sequential([
        c.input([6, 6, 3]),
        c.conv2d(4, 3, { padding: "full", activityRegularizer: { l2: 0.01 } }),
        c.flatten(),
        c.dense(2, { activation: "leakyRelu" }),
      ]);
      await m.tfModel.save(${url});
      ${answers}`);
    expect(await inFreshProcess(`const m = await c.tf.loadLayersModel(${file});\n${answers}`)).toEqual(saved);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

it("models that a cell made and dropped, asked or trained, do not fill the memory", async () => {
  const [afterFirst, afterAll] = (await inFreshProcess(`
    const data = { x: { values: new Float32Array(100), shape: [10, 10] }, y: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0] };
    const once = async (optimizer) => {
      const model = c.sequential([c.input([10]), c.dense(8), c.dense(3, { activation: "softmax" })]);
      await c.fit(model, data, { verbose: 0, optimizer });
      await c.predict(model, data.x);
    };
    const collected = async () => {
      for (let turn = 0; turn < 10; turn++) {
        globalThis.gc();
        await new Promise((resolve) => setImmediate(resolve));
      }
      return c.tf.memory().numTensors;
    };
    for (const optimizer of ["adam", "sgd", "rmsprop"]) await once(optimizer);
    const first = await collected();
    for (let i = 0; i < 10; i++) for (const optimizer of ["adam", "sgd", "rmsprop"]) await once(optimizer);
    console.log(JSON.stringify([first, await collected()]));`)) as [number, number];
  // Two models are remembered, with an optimizer each; thirty would be 400 tensors.
  expect(afterAll - afterFirst).toBeLessThan(40);
});
