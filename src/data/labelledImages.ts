import type { ImageSet } from "./imageSet.ts";

/** Images and the class of each: `labels[i]` belongs to `images.at(i)`. */
export interface LabelledImages {
  /** Images of shape `[count, height, width, channels]`. */
  readonly images: ImageSet;
  /** `count` class numbers; for MNIST the digit drawn, 0 to 9. */
  readonly labels: Uint8Array;
}
