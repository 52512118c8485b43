import { describe, expect, it } from "@jest/globals";
import type { TrainableModel } from "../../src/nn/training/objective.ts";
import { type Tensor, tf } from "../../src/tensor/tf.ts";
import { activations } from "../../src/xai/activations/activations.ts";
import { gradCam, gradCamPlusPlus, layerCam } from "../../src/xai/cam/gradientCams.ts";
import { scoreCam } from "../../src/xai/cam/scoreCam.ts";
import { deletionCurve, insertionCurve } from "../../src/xai/checks/pixelCurves.ts";
import { gradients } from "../../src/xai/gradients/gradients.ts";
import { integratedGradients } from "../../src/xai/gradients/integratedGradients.ts";
import { smoothGrad } from "../../src/xai/gradients/smoothGrad.ts";
import { activationMaximization } from "../../src/xai/maximization/activationMaximization.ts";
import { occlusion } from "../../src/xai/perturbation/occlusion.ts";
import { rise } from "../../src/xai/perturbation/rise.ts";

const images = { values: Float32Array.from({ length: 2 * 48 }, (_, at) => ((at * 7) % 11) / 10), shape: [2, 8, 6, 1] };

/** How often the layer of the model still answers. */
let answersLeft = Number.POSITIVE_INFINITY;

/** A layer of a learner's own that fails after some time. */
class Failing extends tf.layers.Layer {
  static readonly className = "Failing";

  override call(inputs: Tensor | Tensor[]): Tensor {
    const made = tf.relu(Array.isArray(inputs) ? (inputs[0] as Tensor) : inputs);
    if (answersLeft-- <= 0) throw new Error("the layer failed");
    return made;
  }
}

function failingModel(): TrainableModel & { dispose(): unknown } {
  const model = tf.sequential();
  // By chance, all filters may be dead for every image, and nothing is there to explain.
  const seeded = (seed: number) => ({ kernelInitializer: tf.initializers.glorotUniform({ seed }) });
  model.add(tf.layers.conv2d({ inputShape: [8, 6, 1], filters: 3, kernelSize: 3, name: "maps", ...seeded(1) }));
  model.add(new Failing({}));
  model.add(tf.layers.flatten());
  model.add(tf.layers.dense({ units: 3, activation: "softmax", ...seeded(2) }));
  return model;
}

const METHODS: readonly [name: string, explain: (model: TrainableModel) => Promise<unknown>][] = [
  ["activations", (model) => activations(model, images, { layer: 1 })],
  ["gradients", (model) => gradients(model, images)],
  ["smoothGrad", (model) => smoothGrad(model, images, { samples: 3 })],
  ["integratedGradients", (model) => integratedGradients(model, images, { steps: 3 })],
  ["gradCam", (model) => gradCam(model, images)],
  ["gradCamPlusPlus", (model) => gradCamPlusPlus(model, images)],
  ["layerCam", (model) => layerCam(model, images)],
  ["scoreCam", (model) => scoreCam(model, images)],
  ["occlusion", (model) => occlusion(model, images)],
  ["rise", (model) => rise(model, images, { masks: 8, gridSize: 4 })],
  ["deletionCurve", (model) => deletionCurve(model, images, images, { steps: 3 })],
  ["insertionCurve", (model) => insertionCurve(model, images, images, { steps: 3 })],
  ["activationMaximization", (model) => activationMaximization(model, { classIndex: 0, steps: 12 })],
];

describe.each(METHODS)("%s", (_name, explain) => {
  it("leaves no tensor behind, whenever the model fails meanwhile", async () => {
    answersLeft = Number.POSITIVE_INFINITY;
    const model = failingModel();
    await explain(model);
    const before = tf.memory().numTensors;
    let failures = 0;
    for (let answers = 0; answers < 20; answers++) {
      answersLeft = answers;
      const failure: unknown = await explain(model).then(
        () => undefined,
        (error: unknown) => error,
      );
      expect([answers, tf.memory().numTensors]).toEqual([answers, before]);
      if (failure === undefined) break;
      expect(failure).toMatchObject({ message: "the layer failed" });
      failures++;
    }
    expect(failures).toBeGreaterThan(0);
    model.dispose();
  });
});
