import { currentDisplayHost } from "../../display/displayHost.ts";
import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { nextTurn } from "../../nn/training/evaluate.ts";
import type { TrainableModel } from "../../nn/training/objective.ts";
import { unitRange } from "../cam/unitRange.ts";
import { Explanation } from "../explanation.ts";
import { explainedClasses } from "../inputs/explainedClasses.ts";
import { type ExplainedInput, explainedImages, type ShapedFloats } from "../inputs/explainedImages.ts";
import { namedOption, wholeOption } from "../inputs/optionValues.ts";
import { requireUninterrupted } from "../longWork/chunks.ts";
import { WorkProgress } from "../longWork/workProgress.ts";
import { ExplainedModel } from "../model/explainedModel.ts";
import { type ImportanceMaps, importanceMaps } from "./importanceMaps.ts";
import { localMessages } from "./messages.ts";
import { copyModel } from "./modelCopy.ts";
import { rankCorrelation } from "./rankCorrelation.ts";
import { type RandomizedLayer, SanityCheck } from "./sanityCheckResult.ts";
import { structuralSimilarity } from "./structuralSimilarity.ts";

/**
 * A function that explains: one of this package's, such as `gradCam`, or one that calls such a function with options of
 * its own. It gets a copy of the model, the images, and `{ classIndex }`: the class to explain of each image.
 */
export type ExplainFunction = (
  model: TrainableModel,
  images: ExplainedInput,
  options: { readonly classIndex: readonly number[] },
) => ImportanceMaps | Promise<ImportanceMaps>;

/** How `sanityCheck` randomizes. */
export interface SanityCheckOptions {
  /**
   * `"cascading"` (default): one layer after another from the output down, each keeping random; `"independent"`: one at
   * a time.
   */
  readonly order?: "cascading" | "independent";
  /** Which class is explained: one for all images, or a list; left out, the one the trained model predicts. */
  readonly classIndex?: number | readonly number[];
  /** What the random weights are drawn from, a whole number; 0. */
  readonly seed?: number;
}

const OPTION_NAMES: readonly (keyof SanityCheckOptions)[] = ["order", "classIndex", "seed"];

/**
 * Checks whether explanations depend on what the model has learned: replaces the weights of its layers by random ones
 * and compares the maps with the original ones. Maps that stay the same, a rank correlation near 1, show edges of the
 * image and nothing of the model (J. Adebayo et al., "Sanity checks for saliency maps", 2018).
 *
 * ```ts
 * await sanityCheck(model, test.images.slice(0, 5), gradCam);
 * await sanityCheck(model, images, (copy, x, options) => occlusion(copy, x, { ...options, patchSize: 6 }), { order: "independent" });
 * ```
 *
 * The weights are replaced in a copy; the model stays as it is, also when the cell is interrupted. New weights are
 * drawn as for a new model, and the class that is explained stays the one of the trained model. Maps are compared as
 * the picture shows them (for `gradients` magnitudes), each scaled to 0…1 for the structural similarity.
 *
 * @param images to explain, `[count, height, width, channels]` or one image
 * @param explain makes the maps
 * @returns for each layer how similar the maps are to the original ones: Spearman's rank correlation, and structural
 * similarity
 * @throws {TypeError} if the model is none, `explain` is no function, or an option is unknown
 * @throws {RangeError} if shapes or classes do not fit, or no layer has weights
 * @throws {Error} if the cell is interrupted meanwhile
 */
export async function sanityCheck(
  model: TrainableModel,
  images: ExplainedInput,
  explain: ExplainFunction,
  options: SanityCheckOptions = {},
): Promise<SanityCheck> {
  const text = localMessages();
  requireKnownOptions("sanityCheck", options, OPTION_NAMES);
  if (typeof explain !== "function") throw new TypeError(text.notExplain(shownValue(explain)));
  const order = namedOption("order", options.order ?? "cascading", ["cascading", "independent"]);
  const seed = wholeOption("seed", options.seed ?? 0, 0);
  const explained = new ExplainedModel(model);
  const inputs = explainedImages(explained, images);
  const { classIndices } = await explainedClasses(
    explained,
    inputs,
    options.classIndex === undefined ? {} : { classIndex: options.classIndex },
  );
  const classIndex = Array.from(classIndices);

  const copy = await copyModel(model, seed);
  // An interrupt may end this function where it is, for good, and its `finally` block with it.
  const removeListener = currentDisplayHost().onInterrupted?.(() => copy.dispose());
  try {
    const names = copy.weightedLayers.toReversed();
    if (names.length === 0) throw new RangeError(text.nothingToRandomize());
    let method = explain.name === "" ? text.givenMap() : explain.name;
    const progress = new WorkProgress("sanityCheck");
    const explainCopy = async (done: number): Promise<ShapedFloats> => {
      const maps = await explain(copy.model, { values: inputs.values, shape: inputs.shape }, { classIndex });
      if (maps instanceof Explanation) method = maps.method;
      progress.update(done / (names.length + 1));
      await nextTurn();
      requireUninterrupted("sanityCheck", done, names.length + 1);
      return importanceMaps(maps, inputs.shape);
    };
    const original = await explainCopy(1);
    const layers: RandomizedLayer[] = [];
    for (const [index, name] of names.entries()) {
      copy.randomize(new Set(order === "cascading" ? names.slice(0, index + 1) : [name]));
      const maps = await explainCopy(index + 2);
      layers.push({ layer: name, maps, ...similarities(original, maps) });
    }
    progress.end();
    return new SanityCheck({ method, order, original, layers });
  } finally {
    removeListener?.();
    copy.dispose();
  }
}

function similarities(original: ShapedFloats, maps: ShapedFloats): Omit<RandomizedLayer, "layer" | "maps"> {
  const [count, height, width] = original.shape as [number, number, number];
  const rankCorrelations = new Float32Array(count);
  const structuralSimilarities = new Float32Array(count);
  for (let image = 0; image < count; image++) {
    const [start, end] = [image * height * width, (image + 1) * height * width];
    const [first, second] = [original.values.subarray(start, end), maps.values.subarray(start, end)];
    rankCorrelations[image] = rankCorrelation(first, second);
    structuralSimilarities[image] = structuralSimilarity(unitRange(first), unitRange(second), [height, width]);
  }
  return { rankCorrelations, structuralSimilarities };
}
