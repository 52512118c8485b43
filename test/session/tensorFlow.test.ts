import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

const TF = new URL("../../src/tensor/tf.ts", import.meta.url).pathname;

let notebook: NotebookSession;
beforeEach(async () => {
  notebook = await NotebookSession.start();
});
afterEach(() => notebook.close());

const importTf = () => notebook.ok(`import { tf, engineInfo } from ${JSON.stringify(TF)};`);

/** Runs a cell that never ends, and interrupts it when it has printed `ready` and computed for a while. */
async function interrupt(source: string): Promise<void> {
  const { id, outcome } = notebook.begin(source);
  await notebook.untilPrinted(id, "ready");
  notebook.session.interrupt();
  expect(await outcome).toEqual({ status: "interrupted" });
}

/** Everything that has arrived from the session so far. */
const printed = () => notebook.printed.map(({ text }) => text).join("");

describe("TensorFlow in a session", () => {
  it("is not loaded by its import, and prints nothing when it is", async () => {
    await importTf();
    expect(await notebook.value("Object.keys(require.cache).some((file) => file.includes('@tensorflow'))")).toBe(
      "false",
    );
    expect(
      await notebook.value("[...tf.conv2d(tf.ones([1, 3, 3, 1]), tf.ones([2, 2, 1, 1]), 1, 'valid').dataSync()]"),
    ).toBe("[ 4, 4, 4, 4 ]");
    expect(await notebook.value("engineInfo().name")).toBe("'native'");
    await notebook.ok("const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });");
    await notebook.ok(
      "model.compile({ optimizer: 'adam', loss: 'meanSquaredError' }); await model.fit(tf.ones([4, 1]), tf.ones([4, 1]), { verbose: 0 });",
    );
    expect(printed()).toBe("");
  });

  it("greets nobody on the plain JavaScript backend", async () => {
    await importTf();
    expect(await notebook.value("await tf.setBackend('cpu'); tf.square(3).dataSync()[0]")).toBe("9");
    expect(printed()).toBe("");
  });

  it.each(["native", "wasm", "cpu"])("shows its engine: %s", async (name) => {
    await notebook.ok(`process.env.CONVOLAB_ENGINE = ${JSON.stringify(name)};`);
    await importTf();
    expect(await notebook.value("engineInfo().name")).toBe(`'${name}'`);
    const outcome = await notebook.run("engineInfo()");
    expect(outcome).toMatchObject({ status: "ok", data: { "text/html": expect.stringContaining("4.22.0") } });
    expect(printed()).toBe("");
  });
});

describe("an interrupt", () => {
  const MODEL = `
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 512, inputShape: [512], activation: "relu" }), tf.layers.dense({ units: 1 })] });
    model.compile({ optimizer: "sgd", loss: "meanSquaredError" });
    const x = tf.ones([256, 512]), y = tf.ones([256, 1]);
    await model.fit(x, y, { verbose: 0 });
    let batches = 0;
    const say = { onBatchEnd: () => { if (++batches === 3) console.log("ready"); } };`;

  it.each([
    ["in a tidy", "tf.tidy(() => { console.log('ready'); while (true) tf.square(2); });"],
    ["in nested tidies", "tf.tidy(() => { while (true) tf.tidy(() => { tf.square(2); console.log('ready'); }); });"],
    [
      "in a gradient's forward pass",
      "tf.grad((t) => { let s = t; console.log('ready'); while (true) s = s.mul(t); return s; })(tf.scalar(1))",
    ],
    [
      "in a long gradient, whose tensors take their time to be disposed of,",
      "let steps = 0; tf.grad((t) => { let s = t; while (true) { s = s.mul(t); if (++steps === 30_000) console.log('ready'); } return s; })(tf.scalar(1))",
    ],
    [
      "in a loop of gradients",
      "console.log('ready'); while (true) tf.tidy(() => { tf.grad((t) => t.square().sum())(tf.ones([64])); });",
    ],
    [
      "in an operation",
      "console.log('ready'); tf.tidy(() => { for (;;) tf.matMul(tf.ones([200, 200]), tf.ones([200, 200])); });",
    ],
    [
      "in an operation of many kernels",
      "console.log('ready'); for (;;) tf.tidy(() => { tf.losses.softmaxCrossEntropy(tf.ones([4, 4]), tf.ones([4, 4])); });",
    ],
  ])("%s leaves no tensor and no scope behind", async (_where, source) => {
    await importTf();
    await notebook.ok(
      "tf.tidy(() => tf.grad((t) => t.square())(tf.scalar(1))); const before = tf.memory().numTensors;",
    );
    for (let round = 0; round < 5; round++) {
      await interrupt(source);
      expect(await notebook.value("tf.grad((t) => t.mul(t))(tf.scalar(3)).dataSync()[0]")).toBe("6");
      expect(
        await notebook.value(
          "const { scopeStack, gradientDepth, kernelDepth } = tf.engine().state; [scopeStack.length, gradientDepth, kernelDepth]",
        ),
      ).toBe("[ 0, 0, 0 ]");
    }
    // The gradient's result and its input of each round stay; a call may lose the tensor that it was making.
    const lost = Number(await notebook.value("tf.memory().numTensors - before - 5 * 2"));
    expect(lost).toBeLessThanOrEqual(5 * 2);
  });

  it("in the middle of disposing of a tensor leaves the variable whose numbers it shares", async () => {
    await importTf();
    await notebook.ok(`
      const variable = tf.tidy(() => tf.variable(tf.scalar(3)));
      const backend: any = tf.backend();
      const { disposeData } = backend;
      let isArmed = false;
      backend.disposeData = (dataId: object, force?: boolean) => {
        const isGone = disposeData.call(backend, dataId, force);
        if (isArmed && dataId === variable.dataId) { isArmed = false; console.log("ready"); for (;;); }
        return isGone;
      };
    `);
    await interrupt("tf.tidy(() => { variable.clone(); isArmed = true; });");
    await notebook.ok("delete backend.disposeData;");
    expect(await notebook.value("[variable.dataSync()[0], backend.refCount(variable.dataId)]")).toBe("[ 3, 1 ]");
  });

  it("of a training lets the model be trained again", async () => {
    await importTf();
    await notebook.ok(MODEL);
    for (let round = 0; round < 3; round++) {
      await notebook.ok("batches = 0;");
      await interrupt("await model.fit(x, y, { epochs: 1e6, batchSize: 32, verbose: 0, callbacks: say });");
      // Nothing goes on in the background while another training takes its turns.
      await notebook.ok("let at = batches; await model.fit(x, y, { epochs: 3, batchSize: 32, verbose: 0 });");
      expect(await notebook.value("batches - at")).toBe("0");
    }
  });

  it("of the load lets it be loaded again, and says nothing of the first try", async () => {
    await importTf();
    for (const delay of [0, 20, 60, 100, 150, 250]) {
      const { id, outcome } = notebook.begin("console.log('ready'); tf.square(2);");
      await notebook.untilPrinted(id, "ready");
      await new Promise((resolve) => setTimeout(resolve, delay));
      notebook.session.interrupt();
      await outcome;
    }
    expect(await notebook.value("tf.square(3).dataSync()[0]")).toBe("9");
    expect(await notebook.value("engineInfo().name")).toBe("'native'");
    expect(printed().replaceAll("ready\n", "")).toBe("");
  });
});
