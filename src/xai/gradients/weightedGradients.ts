import { nextTurn } from "../../nn/training/evaluate.ts";
import { type Tensor, tf } from "../../tensor/tf.ts";
import { classRows, type ExplainedClasses } from "../inputs/explainedClasses.ts";
import { imagesTensor, type ShapedFloats } from "../inputs/explainedImages.ts";
import { requireUninterrupted, rowsAtOnce } from "../longWork/chunks.ts";
import { WorkProgress } from "../longWork/workProgress.ts";
import type { ExplainedModel } from "../model/explainedModel.ts";

/** What is summed over the variants of each image: samples with noise, steps on a way. */
export interface WeightedSum {
  /** The function that asks. */
  readonly method: string;
  /** The weight of each variant. `[variants]` */
  readonly weights: Float32Array;
  /**
   * Variants of some images.
   *
   * @param x the images from `start` on, `[images, 1, ...inputShape]`
   * @param from the first variant that is wanted
   * @param to the place behind the last one
   * @returns `[images, to - from, ...inputShape]`
   */
  variants(x: Tensor, start: number, from: number, to: number): Tensor;
}

/**
 * The weighted sum, over variants of each image, of the gradient of the image's class's score: Σ wₖ · ∂s/∂x at variant k.
 * All variants of several images go through the model together, as far as memory allows.
 *
 * @returns values of the images' shape
 * @throws {Error} if the cell is interrupted meanwhile
 */
export async function weightedGradients(
  model: ExplainedModel,
  inputs: ShapedFloats,
  classes: ExplainedClasses,
  { method, weights, variants }: WeightedSum,
): Promise<Float32Array<ArrayBuffer>> {
  const [count = 0, ...imageShape] = inputs.shape;
  const size = inputs.values.length / count;
  const most = rowsAtOnce(model, true);
  const variantsAtOnce = Math.min(weights.length, most);
  const imagesAtOnce = Math.max(1, Math.floor(most / variantsAtOnce));
  const passes = Math.ceil(count / imagesAtOnce) * Math.ceil(weights.length / variantsAtOnce);
  const progress = new WorkProgress(method);
  const sums = new Float32Array(inputs.values.length);
  let pass = 0;
  for (let start = 0; start < count; start += imagesAtOnce) {
    const end = Math.min(start + imagesAtOnce, count);
    for (let from = 0; from < weights.length; from += variantsAtOnce) {
      if (pass > 0) {
        progress.update(pass / passes);
        await nextTurn();
        requireUninterrupted(method, pass, passes);
      }
      const to = Math.min(from + variantsAtOnce, weights.length);
      tf.tidy(() => {
        const images = imagesTensor(inputs, start, end).reshape([end - start, 1, ...imageShape]);
        const rows = variants(images, start, from, to).reshape([(end - start) * (to - from), ...imageShape]);
        const slopes = model.inputGradients(rows, classRows(classes, start, end, to - from), classes.kind);
        const factors = tf.tensor(weights.slice(from, to), [1, 1, to - from]);
        const part = tf.matMul(factors, slopes.reshape([end - start, to - from, size])).dataSync() as Float32Array;
        addTo(sums.subarray(start * size, end * size), part);
      });
      pass++;
    }
  }
  progress.end();
  return sums;
}

function addTo(sums: Float32Array, part: Float32Array): void {
  for (let place = 0; place < sums.length; place++) {
    sums[place] = (sums[place] as number) + (part[place] as number);
  }
}
