import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

const sourceOf = (path: string) => JSON.stringify(new URL(`../../src/${path}`, import.meta.url).pathname);

let notebook: NotebookSession;
const shown: {
  readonly cell: number;
  readonly isUpdate: boolean;
  readonly id: string | null;
  readonly data: Readonly<Record<string, unknown>>;
}[] = [];

beforeAll(async () => {
  notebook = await NotebookSession.start();
  notebook.session.on("display", ({ data, update, displayId }, cell) => {
    shown.push({ cell, isUpdate: update, id: displayId, data });
  });
  await notebook.ok(`
    import { fit } from ${sourceOf("nn/training/fit.ts")};
    import { liveTraining } from ${sourceOf("plot/training/liveTraining.ts")};
    import { tf } from ${sourceOf("tensor/tf.ts")};
    const spin = () => { for (;;); };
    const rows = 320;
    const x = { values: Float32Array.from({ length: rows * 16 }, (_, index) => Math.sin(index * index)), shape: [rows, 16] };
    const y = Int32Array.from({ length: rows }, (_, row) => Number(x.values[row * 16] > 0));
    const make = () => tf.sequential({ layers: [
      tf.layers.dense({ units: 8, activation: "relu", inputShape: [16] }),
      tf.layers.dense({ units: 2, activation: "softmax" }),
    ] });
    const weightsOf = (model: any) => JSON.stringify(model.getWeights().map((weight: any) => [...weight.dataSync()]));
    let steps = 0, last = "";
    const keep = (model: any) => ({ onBatchEnd: () => { steps += 1; last = weightsOf(model); } });
  `);
});
afterAll(() => notebook.close());

async function interrupt(source: string): Promise<number> {
  const { id, outcome } = notebook.begin(source);
  await notebook.untilPrinted(id, "ready");
  notebook.session.interrupt();
  expect(await outcome).toEqual({ status: "interrupted" });
  return id;
}

describe("an interrupt of a training that is drawn", () => {
  it.each([
    ["in a callback", "if (steps === 13) { console.log('ready'); spin(); }"],
    ["in a callback that awaits", "if (steps === 13) { console.log('ready'); await new Promise(() => {}); }"],
  ])("%s keeps the weights, and the chart shows where it stopped", async (_where, code) => {
    await notebook.ok("const model = make(); const live = liveTraining(); steps = 0;");
    const cell = await interrupt(`
      await fit(model, { x, y }, { epochs: 1000, callbacks: [live, keep(model), { onBatchEnd: async () => { ${code} } }] });
    `);
    const outputs = shown.filter((output) => output.cell === cell);
    expect(outputs.map(({ isUpdate }) => isUpdate)).toEqual([false, ...outputs.slice(1).map(() => true)]);
    expect(new Set(outputs.map(({ id }) => id)).size).toBe(1);
    const data = outputs.at(-1)?.data;
    for (const form of ["text/plain", "text/html", "image/svg+xml"]) {
      expect(data?.[form]).toMatch(/stopped by you at epoch 2, batch 3/);
    }
    expect(data).toHaveProperty(["image/png"]);
    expect(data?.["image/svg+xml"]).toMatch(/stroke="#cf222e" stroke-width="1.5"/);
    expect(await notebook.value("[steps, weightsOf(model) === last]")).toBe("[ 13, true ]");

    // The next one has an output of its own, and goes on from these weights.
    await notebook.ok("await fit(model, { x, y }, { epochs: 1, callbacks: live });");
    expect(new Set(shown.slice(-2).map(({ cell: each }) => each)).has(cell)).toBe(false);
    expect(shown.at(-1)?.data["text/plain"]).toContain("epoch 1/1 · batch 10/10");
  });

  it.each([1, 40, 700, 3000])("in the middle of a drawing (text %d) leaves one chart, which is whole", async (at) => {
    // Every text that is drawn goes through it.
    await notebook.ok(`
      const model = make();
      const { toWellFormed } = String.prototype;
      let texts = 0;
      String.prototype.toWellFormed = function (this: string) {
        if (++texts === ${at}) { console.log("ready"); spin(); }
        return toWellFormed.call(this);
      };
    `);
    const cell = await interrupt(
      "await fit(model, { x, y }, { epochs: 1e6, callbacks: [liveTraining(), keep(model)] });",
    );
    await notebook.ok("String.prototype.toWellFormed = toWellFormed;");
    const outputs = shown.filter((output) => output.cell === cell);
    expect(new Set(outputs.map(({ id }) => id)).size).toBe(1);
    expect(outputs.at(-1)?.data["text/plain"]).toContain("stopped by you at epoch");
    expect(outputs.at(-1)?.data["image/svg+xml"]).toMatch(/^<svg .*<\/svg>$/);
    expect(outputs.at(-1)?.data).toHaveProperty(["image/png"]);
  });
});
