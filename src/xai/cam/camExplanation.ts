import { Explanation, type ExplanationParts } from "../explanation.ts";
import type { ClassOptions } from "../inputs/explainedClasses.ts";
import type { ShapedFloats } from "../inputs/explainedImages.ts";
import { resizedMaps } from "./resizedMaps.ts";

/** What class activation maps take. */
export interface CamOptions extends ClassOptions {
  /**
   * Whose feature maps are weighted: a layer's name, or its place in `model.layers`; left out, the last convolution.
   */
  readonly layer?: string | number;
}

/** What a class activation map is made of. */
export interface CamParts
  extends Omit<ExplanationParts, "values" | "shape" | "signed" | "zeroMeans" | "pixelMaps" | "colorMap"> {
  /** The layer's name. */
  readonly layer: string;
  /** A map an image, `[count, mapHeight, mapWidth]`. */
  readonly layerMaps: ShapedFloats;
}

/**
 * Class activation maps: where in the image the feature maps of a layer speak for a class. The numbers (`values`) are
 * as large as the images, `[count, height, width]`; `layerMaps` has them in the layer's own size.
 */
export class CamExplanation extends Explanation {
  /** Name of the layer whose feature maps were weighted. */
  readonly layer: string;
  /** The maps as they were computed, in the size of the layer's output: `[count, mapHeight, mapWidth]`. */
  readonly layerMaps: ShapedFloats;
  /** The classes' names, where they were given. */
  readonly classNames: readonly string[] | undefined;

  /** @param parts the maps, and what they are of */
  constructor(parts: CamParts) {
    const [count, height, width] = parts.inputs.shape as [number, number, number];
    const mapShape = parts.layerMaps.shape as [number, number, number];
    super({
      ...parts,
      values: resizedMaps(parts.layerMaps.values, mapShape, [height, width]),
      shape: [count, height, width],
      signed: false,
      zeroMeans: "noSupport",
    });
    this.layer = parts.layer;
    this.layerMaps = parts.layerMaps;
    this.classNames = parts.classes.classNames;
  }
}
