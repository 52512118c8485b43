import { tf } from "../../tensor/tf.ts";
import type { ExplainedClasses } from "../inputs/explainedClasses.ts";
import type { ShapedFloats } from "../inputs/explainedImages.ts";
import { forEachChunk } from "../longWork/chunks.ts";
import type { ExplainedModel } from "../model/explainedModel.ts";

/** Changed images whose scores are asked for. */
export interface Variants {
  /** The images that they are made from, `[count, ...inputShape]`. */
  readonly inputs: ShapedFloats;
  /** Which class counts, and which of its scores. */
  readonly classes: ExplainedClasses;
  /** How many are made of each image. */
  readonly variantsAnImage: number;
  /** Changes a copy of an image into its variant of this number. */
  readonly change: (pixels: Float32Array, variant: number, image: number) => void;
  /** The function's name, for progress and interruptions. */
  readonly method: string;
}

/**
 * The scores of many changed images, computed many at once.
 *
 * @returns for each image the score of its class in each of its variants, `[count, variantsAnImage]`
 * @throws {Error} if the cell is interrupted meanwhile
 */
export async function variantScores(
  model: ExplainedModel,
  { inputs: { values, shape }, classes, variantsAnImage, change, method }: Variants,
): Promise<Float32Array> {
  const [count = 0, ...rowShape] = shape;
  const size = values.length / count;
  const scores = new Float32Array(count * variantsAnImage);
  await forEachChunk(model, scores.length, { keepsAll: false, method }, (start, end) => {
    // A new array each time: the native engine may read it later.
    const pixels = new Float32Array((end - start) * size);
    for (let row = start; row < end; row++) {
      const image = Math.floor(row / variantsAnImage);
      const own = pixels.subarray((row - start) * size, (row - start + 1) * size);
      own.set(values.subarray(image * size, (image + 1) * size));
      change(own, row % variantsAnImage, image);
    }
    tf.tidy(() => {
      const x = tf.tensor(pixels, [end - start, ...rowShape], "float32");
      const answers = model.scores(x, classes.kind).dataSync() as Float32Array;
      for (let row = start; row < end; row++) {
        const chosen = classes.classIndices[Math.floor(row / variantsAnImage)] as number;
        scores[row] = answers[(row - start) * classes.classes + chosen] as number;
      }
    });
  });
  return scores;
}
