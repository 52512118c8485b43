import { inspect } from "node:util";
import { afterEach, describe, expect, it } from "@jest/globals";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { History } from "../../../src/nn/training/history.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

/** Of two epochs out of three, as `fit` makes it. */
function stopped(): History {
  const history = new History({ epochs: 3, steps: 10, batchSize: 32 });
  history.add(0, { loss: 0.51234, accuracy: 0.9, valLoss: 0.0004 }, 12.34);
  history.add(1, { loss: 0.25, accuracy: 0.95125, valLoss: 0 }, 2);
  history.stop("earlyStopping");
  return history;
}

async function bundleOf(value: unknown) {
  return (await toMimeBundle(value))?.data;
}

describe("a training's history", () => {
  it("has every figure of every epoch", () => {
    const { history, epoch, params } = stopped();
    expect(history).toEqual({ loss: [0.51234, 0.25], accuracy: [0.9, 0.95125], valLoss: [0.0004, 0] });
    expect(epoch).toEqual([0, 1]);
    expect(params).toEqual({ epochs: 3, steps: 10, batchSize: 32 });
  });

  it("shows itself as a table, and as text", async () => {
    const text = [
      "epoch 1/3 · loss 0.5123 · accuracy 90.00% · validation loss 4.00e-4 · 12.3 s",
      "epoch 2/3 · loss 0.2500 · accuracy 95.13% · validation loss 0.0000 · 2.0 s",
      "stopped early: no more gain",
    ].join("\n");
    const cell = (value: string) => `<td style="text-align: right">${value}</td>`;
    const row = (...values: string[]) => `<tr>${values.map(cell).join("")}</tr>`;
    const head = ["epoch", "loss", "accuracy", "validation loss", "time"].map((name) => `<th scope="col">${name}</th>`);
    expect(await bundleOf(stopped())).toEqual({
      "text/plain": text,
      "text/html": `<table><thead><tr>${head.join("")}</tr></thead><tbody>${row("1", "0.5123", "90.00%", "4.00e-4", "12.3 s")}${row("2", "0.2500", "95.13%", "0.0000", "2.0 s")}</tbody></table><p>stopped early: no more gain</p>`,
    });
    expect(inspect(stopped())).toBe(text);
    expect(String(stopped())).toBe(text);
  });

  it("speaks Korean", async () => {
    process.env.CONVOLAB_LANG = "ko";
    const bundle = await bundleOf(stopped());
    expect(bundle?.["text/plain"]).toBe(
      [
        "에포크 1/3 · 손실 0.5123 · 정확도 90.00% · 검증 손실 4.00e-4 · 12.3초",
        "에포크 2/3 · 손실 0.2500 · 정확도 95.13% · 검증 손실 0.0000 · 2.0초",
        "더 나아지지 않아 일찍 멈추었습니다",
      ].join("\n"),
    );
    expect(bundle?.["text/html"]).toContain('<th scope="col">검증 손실</th>');
  });

  it("of no epoch says that there is none", async () => {
    const history = new History({ epochs: 1, steps: 1, batchSize: 1 });
    history.stop("interrupted");
    expect(await bundleOf(history)).toEqual({ "text/plain": "no epoch was completed\nstopped by you" });
  });

  it("says since when the loss was not a number", async () => {
    const history = stopped();
    history.lost(1, 4);
    history.lost(1, 5);
    const note =
      "the loss is not a number since epoch 2, batch 5: try a smaller learningRate, and look for NaN or very large values in the data";
    const bundle = await bundleOf(history);
    expect(bundle?.["text/html"]).toContain(`<p>${note}</p>`);
    expect(bundle?.["text/plain"]).toContain(`\n${note}`);
    process.env.CONVOLAB_LANG = "ko";
    expect(String(history)).toContain("에포크 2, 배치 5부터 손실이 수가 아닙니다(NaN)");
  });
});
