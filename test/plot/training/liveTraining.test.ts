import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type DisplayHost, displayHostKey, registerDisplayHost } from "../../../src/display/displayHost.ts";
import type { MimeBundle, MimeMetadata } from "../../../src/display/mimeBundle.ts";
import { displaySymbol } from "../../../src/display/mimeBundle.ts";
import { type FitOptions, fit as train } from "../../../src/nn/training/fit.ts";
import type { History } from "../../../src/nn/training/history.ts";
import { liveTraining } from "../../../src/plot/training/liveTraining.ts";
import { moonModel, twoMoons } from "../../nn/training/twoMoons.ts";
import { decodePng } from "../decodedPng.ts";

/** A front end that keeps its outputs, as a notebook does. */
class Notebook implements DisplayHost {
  readonly updatesInPlace = true;
  readonly outputs = new Map<string, { readonly data: MimeBundle; readonly metadata: MimeMetadata }[]>();

  displayData(data: MimeBundle, metadata: MimeMetadata, { display_id }: { readonly display_id?: string }): void {
    expect(this.outputs.has(display_id ?? "")).toBe(false);
    this.outputs.set(display_id ?? "", [{ data, metadata }]);
  }

  updateDisplayData(data: MimeBundle, metadata: MimeMetadata, displayId: string): void {
    this.outputs.get(displayId)?.push({ data, metadata });
  }

  clearOutput(): void {
    this.outputs.clear();
  }

  /** What the only output has shown, one after another. */
  get only(): MimeBundle[] {
    expect(this.outputs.size).toBe(1);
    return [...this.outputs.values()].flat().map(({ data }) => data);
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

async function trainMoons(options: FitOptions, count = 200): Promise<History> {
  const model = moonModel();
  try {
    return await train(model, twoMoons(count), options);
  } finally {
    model.dispose();
  }
}

const textOf = (bundle: MimeBundle | undefined) => String(bundle?.["text/plain"]);
const htmlOf = (bundle: MimeBundle | undefined) => String(bundle?.["text/html"]);
const svgOf = (bundle: MimeBundle | undefined) => String(bundle?.["image/svg+xml"]);

/** The texts that a drawing shows. */
function textsIn(svg: string): string[] {
  return Array.from(svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g), ([, text]) => text as string);
}

/** How many points a drawing's lines of a colour and a width have, one number a line. */
function lineLengths(svg: string, stroke: string, strokeWidth: number): number[] {
  return Array.from(svg.matchAll(/<polyline points="([^"]*)"([^>]*)>/g))
    .filter(([, , rest]) => rest?.includes(`stroke="${stroke}" stroke-width="${strokeWidth}"`))
    .map(([, points]) => (points as string).split(" ").length);
}

const TRAINING = "#2f6fb5";
const VALIDATION = "#c2580b";
const ALARM = "#cf222e";

describe("a training's chart", () => {
  it("is one output in place of fit's line, and says the same at first and at last", async () => {
    const history = await trainMoons({ epochs: 2, validationSplit: 0.2, callbacks: liveTraining() });
    const shown = notebook.only;
    const [first, last] = [shown[0], shown.at(-1)];
    expect(shown.length).toBeGreaterThanOrEqual(2);
    expect(textOf(first)).toMatch(
      /^\[████░{16}\] epoch 1\/2 · batch 1\/5 · loss .* images\/s · (\d+ min )?\d+ s left\n/,
    );
    expect(htmlOf(first)).toContain('<progress value="10.0" max="100"');
    expect(htmlOf(first)).toContain("<svg");
    expect(textOf(last)).toMatch(/^\[█{20}\] epoch 2\/2 · batch 5\/5 · loss .* images\/s\nLoss: /);
    expect(htmlOf(last)).toContain('<progress value="100.0" max="100"');

    const { loss = [], valLoss = [], accuracy = [], valAccuracy = [] } = history.history;
    const percents = (value: number | undefined) => `${(Number(value) * 100).toFixed(2)}%`;
    expect(textsIn(svgOf(last))).toEqual(
      expect.arrayContaining([
        "loss (sparseCategoricalCrossentropy)",
        `training ${loss[1]?.toFixed(4)}`,
        `validation ${valLoss[1]?.toFixed(4)}`,
        "accuracy",
        `training ${percents(accuracy[1])}`,
        `validation ${percents(valAccuracy[1])}`,
        "epoch",
      ]),
    );
    // A point for each step, and one for each epoch's validation, in both panels.
    expect(lineLengths(svgOf(last), TRAINING, 2)).toEqual([10, 10]);
    expect(lineLengths(svgOf(last), VALIDATION, 2)).toEqual([2, 2]);
  });

  it("has at the end every form, with its alternative text, and before it at least HTML, SVG and text", async () => {
    const live = liveTraining({ title: "Two <moons>" });
    await trainMoons({ epochs: 2, callbacks: live });
    const shown = notebook.only;
    expect(Object.keys(shown[0] ?? {}).sort()).toEqual(["image/svg+xml", "text/html", "text/plain"]);
    const last = shown.at(-1);
    expect(Object.keys(last ?? {}).sort()).toEqual(["image/png", "image/svg+xml", "text/html", "text/plain"]);
    const png = await decodePng(Buffer.from(String(last?.["image/png"]), "base64"));
    expect([png.width, png.height]).toEqual([live.picture.width * 2, live.picture.height * 2]);
    expect(png.color(0, 0)).toEqual([255, 255, 255]);
    const [metadata] = [...notebook.outputs.values()][0]?.slice(-1).map((each) => each.metadata) ?? [];
    expect(metadata).toEqual({
      "image/png": { width: live.picture.width, height: live.picture.height, alt: live.picture.altText },
    });
    expect(live.picture.altText).toMatch(
      /^Two <moons>\. Epoch 2\/2, batch 7\/7, loss .*\. Loss: \d\.\d{4} at first, \d\.\d{4} at last\. Accuracy: /,
    );
    // Only as a picture where a page lets no drawing through; what was given as text stays text.
    expect(htmlOf(last)).toMatch(/<div class="picture"><img src="data:image\/png;base64,/);
    expect(htmlOf(last)).not.toContain("<moons>");
    expect(live[displaySymbol]()).toEqual(last);
    expect(String(live)).toBe(textOf(last));
  });

  it("is updated at most four times a second, however many the steps are, and its lines stay short", async () => {
    const start = performance.now();
    await trainMoons({ epochs: 60, batchSize: 8, callbacks: liveTraining() });
    const seconds = (performance.now() - start) / 1000;
    const shown = notebook.only;
    // One at the start and one at the end besides.
    expect(shown.length).toBeLessThanOrEqual(2 + 4 * seconds);
    const [loss = 0, accuracy = 0] = lineLengths(svgOf(shown.at(-1)), TRAINING, 2);
    expect(loss).toBeGreaterThan(150);
    expect(loss).toBeLessThanOrEqual(300);
    expect(accuracy).toBe(loss);
  });

  it("says why and shows where a training ended early", async () => {
    const stops: readonly [FitOptions, string, RegExp][] = [
      [
        { epochs: 9, learningRate: 0, shuffle: false, earlyStopping: { patience: 1 } },
        "stopped early: no more gain",
        /epoch 2\/9 · batch 7\/7/,
      ],
      [
        { epochs: 9, callbacks: [{ onBatchEnd: (batch) => (batch === 2 ? "stop" : undefined) }] },
        "stopped by a callback",
        /epoch 1\/9 · batch 3\/7/,
      ],
    ];
    for (const [options, reason, place] of stops) {
      notebook.clearOutput();
      await trainMoons({ ...options, callbacks: [options.callbacks ?? [], liveTraining()].flat() });
      const last = notebook.only.at(-1);
      expect(textOf(last)).toMatch(place);
      for (const form of [textOf(last), htmlOf(last), textsIn(svgOf(last)).join(" ")]) expect(form).toContain(reason);
      expect(textsIn(svgOf(last)).filter((text) => text === "stopped")).toHaveLength(2);
      expect(lineLengths(svgOf(last), ALARM, 1.5)).toEqual([2, 2]);
    }
  });

  it("says that an error ended it", async () => {
    const failing = {
      onBatchEnd: () => {
        throw new Error("mine");
      },
    };
    await expect(trainMoons({ callbacks: [liveTraining(), failing] })).rejects.toThrow("mine");
    expect(textOf(notebook.only.at(-1))).toContain("ended by an error");
    expect(notebook.only.at(-1)).toHaveProperty(["image/png"]);
  });

  it("marks where the loss is not a number, and says it", async () => {
    let steps = 0;
    const loss: FitOptions["loss"] = (_yTrue, yPred) => yPred.sum().mul(++steps > 3 ? Number.NaN : 1);
    await trainMoons({ loss, metrics: [], callbacks: liveTraining() });
    const last = notebook.only.at(-1);
    expect(textOf(last)).toContain("the loss is not a number since epoch 1, batch 4: try");
    expect(textsIn(svgOf(last))).toEqual(expect.arrayContaining(["training NaN", "NaN"]));
    expect(svgOf(last)).toMatch(new RegExp(`<rect [^>]*fill="${ALARM}"`));
    expect(svgOf(last)).not.toMatch(/="[^"]*NaN/);
    expect(lineLengths(svgOf(last), TRAINING, 2)).toEqual([3]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 0, -3, 1e30])(
    "is drawn also where every loss is %d",
    async (value) => {
      const loss: FitOptions["loss"] = (_yTrue, yPred) => yPred.sum().mul(0).add(value);
      const live = liveTraining();
      await trainMoons({ loss, metrics: [], callbacks: live });
      expect(svgOf(notebook.only.at(-1))).not.toMatch(/="[^"]*(NaN|Infinity)/);
      expect(live.picture.png.length).toBeGreaterThan(1000);
    },
  );

  it("speaks Korean", async () => {
    process.env.CONVOLAB_LANG = "ko";
    await trainMoons({ validationSplit: 0.2, callbacks: liveTraining() });
    const last = notebook.only.at(-1);
    expect(textsIn(svgOf(last)).join("\n")).toMatch(
      /손실 \(.*\)\n훈련 \d\.\d{4}\n검증 \d\.\d{4}\n[\s\S]*에포크\n정확도/,
    );
    expect(textOf(last)).toMatch(
      /손실: 처음 \d\.\d{4}, 마지막 \d\.\d{4}\. 검증 손실: 마지막 .*, 가장 좋은 값 .*\(1번째/,
    );
  });

  it("has an output for each training, also with the same callbacks, and for each chart of one training", async () => {
    const live = liveTraining();
    await trainMoons({ epochs: 1, callbacks: live });
    const before = live.picture.altText;
    await trainMoons({ epochs: 2, callbacks: live });
    expect(notebook.outputs.size).toBe(2);
    expect(before).toContain("Epoch 1/1");
    expect(live.picture.altText).toContain("Epoch 2/2");
    notebook.clearOutput();
    const heard: number[] = [];
    const own = { onEpochEnd: (epoch: number) => void heard.push(epoch) };
    await trainMoons({
      epochs: 2,
      callbacks: [liveTraining({ metrics: ["loss"] }), own, liveTraining({ metrics: ["accuracy"], width: 300 })],
    });
    const [loss, accuracy] = [...notebook.outputs.values()].map((shown) => shown.at(-1)?.data);
    expect(notebook.outputs.size).toBe(2);
    expect(textsIn(svgOf(loss))).not.toContain("accuracy");
    expect(textsIn(svgOf(accuracy))).toContain("accuracy");
    expect(svgOf(accuracy)).toMatch(/^<svg [^>]*width="300"/);
    expect(heard).toEqual([0, 1]);
  });

  it("comes with verbose 0 as well", async () => {
    await trainMoons({ verbose: 0, callbacks: liveTraining() });
    expect(textOf(notebook.only.at(-1))).toContain("epoch 1/1 · batch 7/7");
  });

  it("keeps its colours to the page's theme, light and dark", async () => {
    await trainMoons({ callbacks: liveTraining() });
    const html = htmlOf(notebook.only.at(-1));
    const [drawing = ""] = html.match(/<svg[\s\S]*<\/svg>/) ?? [];
    expect(drawing).not.toMatch(/#[0-9a-f]{6}/);
    const names = new Set(Array.from(drawing.matchAll(/var\((--[\w-]+)\)/g), ([, name]) => name as string));
    expect(names.size).toBeGreaterThanOrEqual(4);
    for (const name of names) expect(html.split(`${name}: #`).length - 1).toBe(4);
  });
});

describe("a training's chart in a terminal", () => {
  it.each([
    [1, 2],
    [2, 2],
    [0, 0],
  ])("with verbose %d leaves %d lines for two epochs, and can be saved", async (verbose, count) => {
    const folder = mkdtempSync(join(tmpdir(), "live-"));
    try {
      const root = new URL("../../../", import.meta.url).href;
      const program = `
        import { fit } from "${root}src/nn/training/fit.ts";
        import { liveTraining } from "${root}src/plot/training/liveTraining.ts";
        import { moonModel, twoMoons } from "${root}test/nn/training/twoMoons.ts";
        const live = liveTraining();
        await fit(moonModel(), twoMoons(200), { epochs: 2, verbose: ${verbose}, callbacks: live });
        live.picture.save(${JSON.stringify(join(folder, "training.png"))});`;
      const { stdout } = await promisify(execFile)(
        process.execPath,
        ["--no-warnings", "--input-type=module", "--eval", program],
        { encoding: "utf8" },
      );
      expect(stdout.match(/^\[█{20}\] epoch \d\/2 · batch 7\/7 · .*$/gm) ?? []).toHaveLength(count);
      expect(stdout.split("\n")).toHaveLength(count + 1);
      expect((await decodePng(readFileSync(join(folder, "training.png")))).width).toBe(1440);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("wrong options", () => {
  it.each([
    [{ metric: ["loss"] }, /liveTraining has no option `metric`: did you mean `metrics`/],
    [{ metrics: [] }, /`metrics` is a list of names/],
    [{ metrics: "loss" }, /`metrics` is a list of names.*got "loss"/],
    [{ width: 100 }, /`width` is a whole number of CSS pixels from 200 to 2000; got 100/],
    [{ height: 99.5 }, /`height` .* from 120 to 1000; got 99\.5/],
    [{ title: 3 }, /`title` is a text; got 3/],
  ])("%j are refused", (options, message) => {
    expect(() => liveTraining(options as unknown as Parameters<typeof liveTraining>[0])).toThrow(message);
  });

  it("is refused by fit before it begins, if the training does not measure a metric", async () => {
    await expect(trainMoons({ callbacks: liveTraining({ metrics: ["acuracy"] }) })).rejects.toThrow(
      /liveTraining cannot draw "acuracy": this training measures loss, accuracy\. Did you mean "accuracy"\?/,
    );
    expect(notebook.outputs.size).toBe(0);
    // The model is free again, and so is the next training.
    await trainMoons({ callbacks: liveTraining() });
  });

  it("has no picture before the first training", () => {
    expect(() => liveTraining().picture).toThrow(/No training has been shown yet/);
    expect(liveTraining()[displaySymbol]()).toEqual({ "text/plain": expect.stringContaining("No training") });
  });
});
