import { inspect } from "node:util";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import type { Picture } from "../../plot/drawing/picture.ts";
import type { ShapedFloats } from "../inputs/explainedImages.ts";
import { mapPanels } from "../mapPanels.ts";
import { localMessages } from "./messages.ts";

/** How the explanations changed when a layer's weights had been replaced by random ones. */
export interface RandomizedLayer {
  /** The layer's name; those nearer to the output are random too where the order is cascading. */
  readonly layer: string;
  /** The maps then, `[count, height, width]`. */
  readonly maps: ShapedFloats;
  /**
   * Spearman's rank correlation of each image's map with the original one: 1 for the same order of pixels, 0 for an
   * unrelated one (also where only one of the maps is flat). `[count]`
   */
  readonly rankCorrelations: Float32Array;
  /** Structural similarity (SSIM) of both maps, each scaled to 0…1: 1 for equal ones. `[count]` */
  readonly structuralSimilarities: Float32Array;
}

/** What a check is made of. */
export interface SanityCheckParts {
  /** Whose maps were checked: `"gradCam"`. */
  readonly method: string;
  /** How the layers were randomized. */
  readonly order: "cascading" | "independent";
  /** The trained model's maps, `[count, height, width]`. */
  readonly original: ShapedFloats;
  /** Layer by layer from the output down. */
  readonly layers: readonly RandomizedLayer[];
}

/** Most images whose maps are drawn. */
const MOST_ROWS = 8;

/**
 * How much explanations depend on what a model has learned. Shows itself as the maps of the trained model and those
 * after each randomization, a row for each image, with the mean rank correlation above.
 */
export class SanityCheck implements Displayable {
  /** Whose maps were checked: `"gradCam"`. */
  readonly method: string;
  /** How the layers were randomized. */
  readonly order: "cascading" | "independent";
  /** The trained model's maps, `[count, height, width]`. */
  readonly original: ShapedFloats;
  /**
   * Layer by layer from the output down: the maps after its randomization, and how similar they are to the original
   * ones.
   */
  readonly layers: readonly RandomizedLayer[];
  #picture: Picture | undefined;

  /** @param parts the maps and their similarities */
  constructor({ method, order, original, layers }: SanityCheckParts) {
    this.method = method;
    this.order = order;
    this.original = original;
    this.layers = layers;
  }

  /** Mean rank correlation of all images with the original, layer by layer in the order of `layers`. */
  get rankCorrelations(): number[] {
    return this.layers.map(({ rankCorrelations }) => mean(rankCorrelations));
  }

  /** Mean structural similarity of all images with the original, layer by layer in the order of `layers`. */
  get structuralSimilarities(): number[] {
    return this.layers.map(({ structuralSimilarities }) => mean(structuralSimilarities));
  }

  /** The picture that a notebook shows; drawn at the first access. */
  get picture(): Picture {
    this.#picture ??= this.#draw();
    return this.#picture;
  }

  #draw(): Picture {
    const text = localMessages();
    const [count, height, width] = this.original.shape as [number, number, number];
    const all = [this.original, ...this.layers.map(({ maps }) => maps)];
    const panels = Array.from({ length: Math.min(count, MOST_ROWS) }, (_, row) =>
      all.map(({ values }) => ({ plane: { values, height, width, start: row * height * width, stride: 1 } })),
    ).flat();
    return mapPanels({
      panels,
      columns: all.length,
      size: [height, width],
      colorMap: all.some(({ values }) => values.some((value) => value < 0)) ? "redBlue" : "viridis",
      title: text.sanityTitle(this.method, this.order),
      columnHeadings: [
        text.original(),
        ...this.layers.map(({ layer }, index) => text.similarity(layer, figureText(this.rankCorrelations[index]))),
      ],
      altText: text.sanityAlt(this.method, this.order, count, this.#figures(text.layerFigures)),
    });
  }

  #figures(line: (layer: string, correlation: string, similarity: string) => string): string {
    const { rankCorrelations, structuralSimilarities } = this;
    return this.layers
      .map(({ layer }, at) => line(layer, figureText(rankCorrelations[at]), figureText(structuralSimilarities[at])))
      .join("; ");
  }

  /** `SanityCheck of gradCam, cascading: dense 0.12, conv2d_1 0.03, conv2d −0.01`. */
  toString(): string {
    return `SanityCheck of ${this.method}, ${this.order}: ${this.#figures((layer, correlation) => `${layer} ${correlation}`)}`;
  }

  /** In `console.log` and inside other values: one line. */
  [inspect.custom](): string {
    return this.toString();
  }

  /** The picture. */
  [displaySymbol](): MimeBundle {
    return this.picture[displaySymbol]();
  }

  /** The picture's size and alternative text. */
  [displayMetadataSymbol](): MimeMetadata {
    return this.picture[displayMetadataSymbol]();
  }
}

function mean(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function figureText(figure = 0): string {
  return figure.toFixed(2).replace("-", "−");
}
