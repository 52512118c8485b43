import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, it } from "@jest/globals";
import { conv2d } from "../../src/nn/layers/conv2d.ts";
import { dense } from "../../src/nn/layers/dense.ts";
import { globalAveragePooling2d } from "../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../src/nn/layers/input.ts";
import { add } from "../../src/nn/layers/merge.ts";
import { model } from "../../src/nn/model/functional.ts";
import { leNet5 } from "../../src/nn/readyModels/leNet5.ts";
import { layerStack } from "../../src/plot/diagrams/layerStack.ts";
import { plotModel } from "../../src/plot/diagrams/plotModel.ts";
import { convStepper } from "../../src/plot/figures/convStepper.ts";
import { paddingView } from "../../src/plot/figures/paddingView.ts";
import { paramCalculator } from "../../src/plot/figures/paramCalculator.ts";
import { poolStepper } from "../../src/plot/figures/poolStepper.ts";
import { shapeCalculator } from "../../src/plot/figures/shapeCalculator.ts";
import { LECTURE_POOLING } from "./figures/lectureFigures.ts";

/** Letters are a little wider or narrower where another version of the canvas library measures them, in CSS pixels. */
const SLIGHT_SHIFT = 1;

const NUMBER = /-?\d+(?:\.\d+)?/g;

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

function branched() {
  const image = input([8, 8, 3]);
  const stem = conv2d(4, 3, { padding: "same", activation: "relu" })(image);
  const joined = add()([stem, conv2d(4, 3, { padding: "same" })(stem)]);
  return model({ inputs: image, outputs: dense(10)(globalAveragePooling2d()(joined)), name: "branched" });
}

const LOOKS = {
  "plotModel-chain": () => plotModel(leNet5(), { showShapes: true, showLayerNames: true, showTrainable: true }),
  "plotModel-branched": () => plotModel(branched(), { showShapes: true, showDtype: true, rankdir: "LR" }),
  layerStack: () => layerStack(leNet5()),
  convStepper: () =>
    convStepper({
      input: [
        [1, 2, 0],
        [0, 1, 3],
        [2, 1, 0],
      ],
      kernel: [
        [1, 0],
        [0, -1],
      ],
      padding: "same",
    }).picture,
  poolStepper: () => poolStepper({ input: LECTURE_POOLING, poolSize: 2, strides: 1 }).picture,
  paddingView: () => paddingView({ input: 4, kernelSize: 3 }).picture,
  shapeCalculator: () => shapeCalculator().picture,
  paramCalculator: () => paramCalculator().picture,
} as const;

/**
 * Each compares an SVG file's elements, texts and numbers with those that somebody has looked at and stored in `looks/`. With
 * `CONVOLAB_STORE_PICTURES=1` in the environment they are stored instead; look at them before committing them.
 */
it.each(Object.entries(LOOKS))("%s looks as when it was last looked at", (name, draw) => {
  process.env.CONVOLAB_LANG = "ko";
  const { svg } = draw();
  const file = join(import.meta.dirname, "looks", `${name}.svg`);
  if (process.env.CONVOLAB_STORE_PICTURES === "1") writeFileSync(file, svg);
  expect(existsSync(file)).toBe(true);
  const stored = readFileSync(file, "utf8");
  expect(svg.replaceAll(NUMBER, "0").replaceAll("><", ">\n<")).toBe(
    stored.replaceAll(NUMBER, "0").replaceAll("><", ">\n<"),
  );
  const [drawn, known] = [svg, stored].map((text) => (text.match(NUMBER) ?? []).map(Number)) as [number[], number[]];
  const moved = drawn.filter((value, at) => Math.abs(value - (known[at] as number)) > SLIGHT_SHIFT);
  expect(moved).toEqual([]);
});
