import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type DisplayHost, displayHostKey, registerDisplayHost } from "../../../src/display/displayHost.ts";
import type { MimeBundle } from "../../../src/display/mimeBundle.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import { moonModel, twoMoons } from "./twoMoons.ts";

/** A front end that keeps its outputs, as a notebook does. */
class Notebook implements DisplayHost {
  readonly updatesInPlace = true;
  readonly outputs = new Map<string, MimeBundle[]>();

  displayData(data: MimeBundle, _metadata: unknown, { display_id }: { readonly display_id?: string }): void {
    this.outputs.set(display_id ?? "", [data]);
  }

  updateDisplayData(data: MimeBundle, _metadata: unknown, displayId: string): void {
    this.outputs.get(displayId)?.push(data);
  }

  clearOutput(): void {
    this.outputs.clear();
  }

  /** What the only output has shown, one after another. */
  get only(): MimeBundle[] {
    expect(this.outputs.size).toBe(1);
    return [...this.outputs.values()][0] ?? [];
  }
}

let notebook: Notebook;
beforeEach(() => {
  notebook = new Notebook();
  registerDisplayHost(notebook);
});
afterEach(() => {
  Reflect.deleteProperty(globalThis, displayHostKey);
  delete process.env.CONVOLAB_LANG;
});

async function trainMoons(options: FitOptions): Promise<void> {
  const model = moonModel();
  await train(model, twoMoons(200), options);
  model.dispose();
}

const textOf = (bundle: MimeBundle | undefined) => String(bundle?.["text/plain"]);
const htmlOf = (bundle: MimeBundle | undefined) => String(bundle?.["text/html"]);

const FIGURES = String.raw`loss \(sparseCategoricalCrossentropy\) \d\.\d{4} · accuracy \d+\.\d\d%`;

describe("a training's progress in a notebook", () => {
  it("is one output, which says how far it is and at last what was reached", async () => {
    await trainMoons({ epochs: 2, validationSplit: 0.2 });
    const shown = notebook.only;
    expect(textOf(shown[0])).toMatch(
      new RegExp(
        String.raw`^\[████░{16}\] epoch 1/2 · batch 1/5 · ${FIGURES} · [\d,]+ images/s · (\d+ min )?\d+ s left$`,
      ),
    );
    expect(htmlOf(shown[0])).toContain('<progress value="10.0" max="100"');
    const last = shown.at(-1);
    expect(textOf(last)).toMatch(
      new RegExp(
        String.raw`^\[█{20}\] epoch 2/2 · batch 5/5 · ${FIGURES} · validation loss \d\.\d{4} · validation accuracy \d+\.\d\d% · [\d,]+ images/s$`,
      ),
    );
    expect(htmlOf(last)).toContain('<progress value="100.0" max="100"');
    expect(htmlOf(last)).toContain('aria-label="training progress"');
  });

  it("is updated at most four times a second", async () => {
    const start = performance.now();
    await trainMoons({ epochs: 15, batchSize: 8 });
    const seconds = (performance.now() - start) / 1000;
    // One at the start and one at the end besides.
    expect(notebook.only.length).toBeLessThanOrEqual(2 + 4 * seconds);
  });

  it("says why it ended early", async () => {
    await trainMoons({ epochs: 9, learningRate: 0, shuffle: false, earlyStopping: { patience: 1 } });
    expect(textOf(notebook.only.at(-1))).toMatch(/epoch 2\/9 · batch 7\/7 · .* · stopped early: no more gain$/);
    notebook.clearOutput();
    await trainMoons({ epochs: 9, callbacks: { onBatchEnd: (batch) => (batch === 2 ? "stop" : undefined) } });
    expect(textOf(notebook.only.at(-1))).toMatch(/epoch 1\/9 · batch 3\/7 · .* · stopped by a callback$/);
  });

  it("says that an error ended it", async () => {
    const callbacks = {
      onBatchEnd: () => {
        throw new Error("mine");
      },
    };
    await expect(trainMoons({ callbacks })).rejects.toThrow("mine");
    expect(textOf(notebook.only.at(-1))).toMatch(/batch 1\/7 · .* · ended by an error$/);
  });

  it("says that the loss is not a number", async () => {
    await trainMoons({ loss: (_yTrue, yPred) => yPred.sum().mul(Number.NaN) });
    expect(textOf(notebook.only.at(-1))).toMatch(
      /batch 7\/7 · loss NaN · .*the loss is not a number since epoch 1, batch 1: try/,
    );
  });

  it("speaks Korean", async () => {
    process.env.CONVOLAB_LANG = "ko";
    await trainMoons({});
    expect(textOf(notebook.only[0])).toMatch(
      /^\[.*\] 에포크 1\/1 · 배치 1\/7 · 손실 \(sparseCategoricalCrossentropy\) \d\.\d{4} · 정확도 .*% · 초당 [\d,]+장 · .*초 남음$/,
    );
    expect(htmlOf(notebook.only[0])).toContain('aria-label="훈련 진행"');
  });

  it("is nothing with verbose 0, also when it ends early", async () => {
    await trainMoons({ verbose: 0, callbacks: { onBatchEnd: () => "stop" } });
    expect(notebook.outputs.size).toBe(0);
  });
});

describe("a training's progress in lines", () => {
  /** What a program prints that trains in a terminal. */
  async function linesOf(options: string): Promise<string[]> {
    const folder = new URL("../../../", import.meta.url).href;
    const program = `
      import { fit } from "${folder}src/nn/training/fit.ts";
      import { moonModel, twoMoons } from "${folder}test/nn/training/twoMoons.ts";
      await fit(moonModel(), twoMoons(200), ${options});`;
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--no-warnings", "--input-type=module", "--eval", program],
      { encoding: "utf8" },
    );
    return stdout.split("\n");
  }

  it.each(["{ epochs: 2 }", "{ epochs: 2, verbose: 2 }"])("is a line an epoch in a terminal: %s", async (options) => {
    const line = (epoch: number) =>
      expect.stringMatching(
        new RegExp(String.raw`^\[█{20}\] epoch ${epoch}/2 · batch 7/7 · ${FIGURES} · [\d,]+ images/s$`),
      );
    expect(await linesOf(options)).toEqual([line(1), line(2), ""]);
  });

  it("says at last why it ended early", async () => {
    const lines = await linesOf(
      "{ epochs: 2, callbacks: { onBatchEnd: (batch) => batch === 1 ? 'stop' : undefined } }",
    );
    expect(lines.filter((line) => line.includes("stopped by a callback"))).toHaveLength(1);
  });
});
