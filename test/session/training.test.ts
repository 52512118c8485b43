import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

const sourceOf = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).pathname);

let notebook: NotebookSession;
/** Texts of a cell's outputs, in the order in which they arrived. */
const shown: { readonly cell: number; readonly isUpdate: boolean; readonly text: string; readonly html: string }[] = [];

beforeAll(async () => {
  notebook = await NotebookSession.start();
  notebook.session.on("display", ({ data, update }, cell) => {
    shown.push({ cell, isUpdate: update, text: String(data["text/plain"]), html: String(data["text/html"]) });
  });
  await notebook.ok(`
    import { fit } from ${sourceOf("nn/training/fit.ts")};
    import { evaluate } from ${sourceOf("nn/training/evaluate.ts")};
    import { predict } from ${sourceOf("nn/training/predict.ts")};
    import { tf } from ${sourceOf("tensor/tf.ts")};
    const spin = () => { for (;;); };
    const rows = 320;
    const x = { values: Float32Array.from({ length: rows * 16 }, (_, index) => Math.sin(index * index)), shape: [rows, 16] };
    const y = Int32Array.from({ length: rows }, (_, row) => Number(x.values[row * 16] > 0) + Number(x.values[row * 16 + 1] > 0));
    const part = (from: number, to = rows) => ({
      x: { values: x.values.subarray(from * 16, to * 16), shape: [to - from, 16] },
      y: y.subarray(from, to),
    });
    const make = () => tf.sequential({ layers: [
      tf.layers.dense({ units: 24, activation: "relu", inputShape: [16], kernelInitializer: tf.initializers.glorotUniform({ seed: 3 }) }),
      tf.layers.batchNormalization({}),
      tf.layers.dense({ units: 3, activation: "softmax", kernelInitializer: tf.initializers.glorotUniform({ seed: 4 }) }),
    ] });
    const weightsOf = (model: any) => JSON.stringify(model.getWeights().map((weight: any) => [...weight.dataSync()]));
    let steps = 0, last = "";
    const keep = (model: any) => ({ onBatchEnd: () => { steps += 1; last = weightsOf(model); } });
    const STEP = { batchSize: 32, shuffle: false };
    // Runs code in the middle of the writing of weights: after the given number of writes.
    const { assign } = tf.Variable.prototype;
    const afterWrites = (count: number, code: () => void) => {
      tf.Variable.prototype.assign = function (this: any, value: any) {
        assign.call(this, value);
        if (--count === 0) code();
      };
    };
    // The same, but after the old numbers of the last of them have been given up and before it has new ones.
    const amidWrites = (count: number, code: () => void) => {
      tf.Variable.prototype.assign = function (this: any, value: any) {
        tf.engine().disposeTensor(this);
        if (--count === 0) code();
        this.dataId = value.dataId;
        tf.engine().incRef(this, null as any);
      };
    };
    const undisturbed = () => { tf.Variable.prototype.assign = assign; };
  `);
});
beforeEach(() => notebook.ok("undisturbed(); steps = 0; last = '';"));
afterAll(() => notebook.close());

/** Runs a cell that never ends, and interrupts it when it has printed `ready`. */
async function interrupt(source: string): Promise<number> {
  const { id, outcome } = notebook.begin(source);
  await notebook.untilPrinted(id, "ready");
  notebook.session.interrupt();
  expect(await outcome).toEqual({ status: "interrupted" });
  return id;
}

describe("an interrupt of a training", () => {
  it.each([
    [
      "in the forward pass",
      "loss: (yTrue, yPred) => { if (steps === 3) { console.log('ready'); spin(); } return yPred.mean(); }",
    ],
    [
      "in a callback",
      "callbacks: [keep(model), { onBatchEnd: () => { if (steps === 3) { console.log('ready'); spin(); } } }]",
    ],
    [
      "in a callback that awaits",
      "callbacks: [keep(model), { onBatchEnd: async () => { if (steps === 3) { console.log('ready'); await new Promise(() => {}); } } }]",
    ],
  ])("%s keeps the weights of the last step, and says where it stopped", async (_where, options) => {
    await notebook.ok("const model = make();");
    const cell = await interrupt(
      `await fit(model, { x, y }, { ...STEP, optimizer: "sgd", epochs: 1000, callbacks: keep(model), ${options} });`,
    );
    const lines = shown.filter((output) => output.cell === cell);
    expect(lines.map(({ isUpdate }) => isUpdate)).toEqual([false, ...lines.slice(1).map(() => true)]);
    expect(lines.at(-1)?.text).toContain("stopped by you at epoch 1, batch 3; the weights so far are kept");
    expect(lines.at(-1)?.html).toContain("stopped by you at epoch 1, batch 3");
    expect(shown.filter((output) => output.cell === 0)).toEqual([]);
    expect(await notebook.value("[steps, weightsOf(model) === last]")).toBe("[ 3, true ]");

    await notebook.ok("const history = await fit(model, { x, y }, { epochs: 2, verbose: 0 });");
    expect(await notebook.value("history.history.loss.map(Number.isFinite)")).toBe("[ true, true ]");
    expect(await notebook.value("(await predict(model, x)).shape")).toBe("[ 320, 3 ]");
  });

  it.each([
    // The last two of 22 are Adam's powers of β₁ and β₂.
    ...[1, 2, 3, 7, 8, 11, 14, 20, 21, 22].map((count) => ["after", count]),
    ...[1, 3, 8, 20, 21, 22].map((count) => ["amid", count]),
  ])(
    "%s %d of a step's writes loses that step and nothing else: what follows is as if there had been none",
    async (when, writes) => {
      await notebook.ok(`
        const straight = make(), model = make();
        await fit(straight, { x, y }, { ...STEP, verbose: 0 });
        await fit(model, part(0, 96), { ...STEP, verbose: 0, callbacks: keep(model) });
        ${when}Writes(${writes}, () => { console.log("ready"); spin(); });
      `);
      await interrupt("await fit(model, part(96), { ...STEP, verbose: 0 });");
      await notebook.ok("undisturbed();");
      expect(await notebook.value("weightsOf(model) === last")).toBe("true");
      await notebook.ok("await fit(model, part(96), { ...STEP, verbose: 0 });");
      expect(await notebook.value("weightsOf(model) === weightsOf(straight)")).toBe("true");
    },
  );

  it.each([1, 4, 9, 20])(
    "after %d writes of the very first step leaves a model that was never trained",
    async (writes) => {
      await notebook.ok(`
      const straight = make(), model = make();
      await fit(straight, { x, y }, { ...STEP, verbose: 0 });
      afterWrites(${writes}, () => { console.log("ready"); spin(); });
    `);
      await interrupt("await fit(model, { x, y }, { ...STEP, verbose: 0 });");
      await notebook.ok("undisturbed(); await fit(model, { x, y }, { ...STEP, verbose: 0 });");
      expect(await notebook.value("weightsOf(model) === weightsOf(straight)")).toBe("true");
    },
  );

  it("at any moment leaves a sound model, no tensor, and nothing that goes on", async () => {
    await notebook.ok(`
      const model = make();
      const validationData = part(0, 64);
      const other = make();
      for (const each of [model, other]) await fit(each, { x, y }, { ...STEP, verbose: 0, validationData });
      const before = tf.memory().numTensors;
    `);
    for (let round = 0; round < 8; round++) {
      await notebook.ok(`steps = 0; const at = ${round * 5 + 3};`);
      const cell = await interrupt(`
        await fit(model, { x, y }, { ...STEP, epochs: 1000, validationData, callbacks: { onBatchEnd: () => { if (++steps === at) console.log("ready"); } } });
      `);
      expect(shown.filter((output) => output.cell === cell).at(-1)?.text).toContain("stopped by you at epoch");
      // Nothing goes on in the background while another training takes its turns.
      await notebook.ok("const seen = steps; await fit(other, { x, y }, { ...STEP, epochs: 3, verbose: 0 });");
      expect(await notebook.value("steps - seen")).toBe("0");
      expect(await notebook.value("JSON.parse(weightsOf(model)).flat().every(Number.isFinite)")).toBe("true");
    }
    const outputs = shown.length;
    const measured = await notebook.value("(await evaluate(model, { x, y })).accuracy > 0.6");
    expect(measured).toBe("true");
    expect(shown).toHaveLength(outputs);
    // A call that an interrupt ends may lose the tensor that it was making.
    expect(Number(await notebook.value("tf.memory().numTensors - before"))).toBeLessThanOrEqual(8);
  });

  it("stops a training that was not awaited", async () => {
    await notebook.ok(
      "const model = make(); const training = fit(model, { x, y }, { ...STEP, epochs: 1e6, callbacks: keep(model) });",
    );
    await notebook.ok("while (steps < 3) await new Promise((done) => setTimeout(done));");
    await interrupt("console.log('ready'); spin();");
    expect(await notebook.value("(await training).stoppedBy")).toBe("'interrupted'");
    expect(await notebook.value("weightsOf(model) === last")).toBe("true");
  });
});

describe("an interrupt of evaluate and predict", () => {
  it.each([
    ["evaluate", "await evaluate(model, { x, y }, { batchSize: 1, loss })"],
    ["predict", "for (;;) { await predict(model, x, { batchSize: 1 }); if (++steps === 2) console.log('ready'); }"],
  ])("%s leaves no tensor behind, and the next one works", async (_name, source) => {
    await notebook.ok(`
      const model = make();
      const loss = (yTrue: any, yPred: any) => { if (++steps === 5) { console.log("ready"); spin(); } return yPred.mean(); };
      const answers = (await predict(model, x)).values;
      const before = tf.memory().numTensors;
    `);
    await interrupt(`${source};`);
    expect(Number(await notebook.value("tf.memory().numTensors - before"))).toBeLessThanOrEqual(1);
    expect(
      await notebook.value("(await predict(model, x)).values.every((value, index) => value === answers[index])"),
    ).toBe("true");
  });
});
