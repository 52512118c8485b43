import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type DisplayHost, displayHostKey, registerDisplayHost } from "../../../src/display/displayHost.ts";
import type { MimeBundle } from "../../../src/display/mimeBundle.ts";
import { tf } from "../../../src/tensor/tf.ts";
import { smoothGrad } from "../../../src/xai/gradients/smoothGrad.ts";
import { WorkProgress } from "../../../src/xai/longWork/workProgress.ts";
import { activationMaximization } from "../../../src/xai/maximization/activationMaximization.ts";
import { oracleModel } from "../oracle/oracleModel.ts";

/** A front end that keeps its outputs, as a notebook does, and whose cell may be interrupted. */
class Notebook implements DisplayHost {
  readonly updatesInPlace = true;
  readonly outputs = new Map<string, MimeBundle[]>();
  isInterrupted = false;

  displayData(data: MimeBundle, _metadata: unknown, { display_id }: { readonly display_id?: string }): void {
    this.outputs.set(display_id ?? "", [data]);
  }

  updateDisplayData(data: MimeBundle, _metadata: unknown, displayId: string): void {
    this.outputs.get(displayId)?.push(data);
  }

  clearOutput(): void {
    this.outputs.clear();
  }

  interrupted(): boolean {
    return this.isInterrupted;
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

describe("progress", () => {
  it.each([
    ["en", /^rise: 50%, about \d+\.\d s left$/, /^rise: done in \d+\.\d s$/],
    ["ko", /^rise: 50%, 약 \d+\.\d초 남음$/, /^rise: \d+\.\d초 만에 끝났습니다$/],
  ])("is one output, updated in place (%s)", (language, first, last) => {
    process.env.CONVOLAB_LANG = language;
    const progress = new WorkProgress("rise", 0);
    for (const part of [0.5, 0.6, 0.7, 0.8]) progress.update(part);
    progress.end();
    expect(notebook.outputs.size).toBe(1);
    const shown = [...notebook.outputs.values()].flat();
    expect(shown.length).toBeLessThan(5);
    expect(shown[0]?.["text/plain"]).toMatch(first);
    expect(shown[0]?.["text/html"]).toContain('<progress value="50.0" max="100"');
    expect(shown.at(-1)?.["text/plain"]).toMatch(last);
  });

  it("does not show where the work is quick", () => {
    const progress = new WorkProgress("rise", 60_000);
    progress.update(0.5);
    progress.end();
    expect(notebook.outputs.size).toBe(0);
  });
});

describe("interrupted", () => {
  it.each([
    ["en", "smoothGrad was interrupted after 1 of 4 passes"],
    ["ko", "smoothGrad 계산이 4번 가운데 1번 만에 중단되어"],
  ])("a method ends in words and leaves nothing behind (%s)", async (language, message) => {
    process.env.CONVOLAB_LANG = language;
    const { model, images } = await oracleModel("sigmoid");
    model.tfModel;
    const before = tf.memory().numTensors;
    notebook.isInterrupted = true;
    const image = { values: images.values.slice(0, 100), shape: [10, 10, 1] };
    await expect(smoothGrad(model, image, { samples: 4000 })).rejects.toThrow(message);
    await expect(activationMaximization(model, { classIndex: 1, steps: 50 })).rejects.toThrow(/1.*5|5.*1/);
    expect(tf.memory().numTensors).toBe(before);
    model.dispose();
  });
});
