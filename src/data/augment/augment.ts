import { requireKnownOptions } from "../../display/knownOptions.ts";
import { shownValue } from "../../display/shownValue.ts";
import { ImageSet } from "../imageSet.ts";
import type { LabelledImages } from "../labelledImages.ts";
import { localMessages } from "../messages.ts";
import { oneHot, type SoftLabels } from "../oneHot.ts";
import { requireNumber, requireWhole } from "../optionChecks.ts";
import { SeededRandom } from "../seededRandom.ts";
import { boxAround } from "./box.ts";
import { cutMix, cutMixBox, type Paste } from "./cutMix.ts";
import { coverBox } from "./cutout.ts";
import { type Fill, requireFill, requireFillBytes } from "./fill.ts";
import { movedImages } from "./movedImages.ts";
import type { Placement } from "./placeImage.ts";
import { symmetricBeta } from "./symmetricBeta.ts";

const OPTIONS = ["shift", "rotate", "zoom", "flip", "fill", "cutout", "cutMix", "seed"];
const CUTOUT_OPTIONS: readonly (keyof CutoutOptions)[] = ["side", "fill"];
const CUT_MIX_OPTIONS: readonly (keyof CutMixOptions)[] = ["alpha", "probability", "classCount"];

/** How much chance may change each image. What is left out changes nothing. */
export interface AugmentOptions {
  /** Most pixels that an image is shifted each way, a whole number, or `[down, right]`; each way is as likely. */
  readonly shift?: number | readonly [down: number, right: number];
  /** Most degrees that an image is turned, 0 to 180, clockwise or counterclockwise. */
  readonly rotate?: number;
  /** How much larger or smaller an image may become, 0 to 0.9: 0.2 enlarges by a factor from 0.8 to 1.2. */
  readonly zoom?: number;
  /** Which mirror images there may be, each half of the time; `"horizontal"` swaps left and right. */
  readonly flip?: "horizontal" | "vertical" | "both" | "none";
  /** What comes in from outside: a byte, a byte for each channel or `"nearest"`; left out, 0 (black). */
  readonly fill?: Fill;
  /** Side in pixels of the square that is covered in each image, or the side and the byte (or bytes) to cover it with. */
  readonly cutout?: number | CutoutOptions;
  /** Where chance comes from, a whole number; left out, 0. The same seed changes the same images in the same way. */
  readonly seed?: number;
}

/** What is covered in each image. */
export interface CutoutOptions {
  /** Side of the square in pixels, a whole number from 0; at the image's border a part of it may lie outside. */
  readonly side: number;
  /** What covers it: a byte, or a byte for each channel; left out, 0 (black). */
  readonly fill?: number | readonly number[];
}

/** How images are mixed with others. */
export interface CutMixOptions {
  /** α of the distribution Beta(α, α) of the share that is kept, above 0 to 100; left out, 1 as in the paper: any. */
  readonly alpha?: number;
  /** Probability from 0 to 1 that an image is mixed; left out, 1. */
  readonly probability?: number;
  /** Number of classes; left out, as many as the data has `classNames`, else 10. */
  readonly classCount?: number;
}

/** Images and how much each belongs to each class: what CutMix makes of labelled images. */
export interface SoftLabelledImages {
  /** Images of shape `[count, height, width, channels]`. */
  readonly images: ImageSet;
  /** Rows of shape `[count, classes]`, each of which sums to 1. */
  readonly labels: SoftLabels;
}

const LARGEST_SHIFT = 65536;
const MOST_ZOOM = 0.9;
const LARGEST_ALPHA = 100;
const DEFAULT_CLASSES = 10;
const FLIPS = ["none", "horizontal", "vertical", "both"] as const;

/** What random numbers are drawn for; each purpose has a stream of its own, so that cutout does not change the shifts. */
const PLACEMENT_STREAM = 1;
const CUTOUT_STREAM = 2;
const PARTNER_STREAM = 3;
const CUT_MIX_STREAM = 4;

/**
 * Changes images by chance, so that a network sees more of them than there are: shifted, turned, enlarged, mirrored, a part
 * covered (cutout), a part taken from another image (CutMix); in this order.
 *
 * ```ts
 * const moved = augment(images, { shift: 2, rotate: 10, seed: 1 });
 * const mixed = augment({ images, labels }, { cutMix: 1, seed: 1 });
 * mixed.labels.shape; // [count, 10]: a label is now a share of each class
 * ```
 *
 * An image's changes depend on `seed` and on its number alone; give each batch a seed of its own. The arguments are
 * never changed.
 *
 * @param images a set of shape `[count, height, width, channels]`
 * @returns a new set of the same shape
 * @throws {RangeError} if an option is out of range
 * @throws {TypeError} if something is no set of images, or CutMix is asked for without labels
 */
export function augment(images: ImageSet, options?: AugmentOptions): ImageSet;
/**
 * Changes labelled images and mixes them with each other (CutMix).
 *
 * @param data images of shape `[count, height, width, channels]` and `count` class numbers
 * @param options `cutMix` is α or more about it
 * @returns new images, and labels of shape `[count, classes]`: the share that each class has of the image's area
 */
export function augment(
  data: LabelledImages,
  options: AugmentOptions & { readonly cutMix: number | CutMixOptions },
): SoftLabelledImages;
/**
 * Changes labelled images; the labels stay.
 *
 * @param data images of shape `[count, height, width, channels]` and `count` class numbers
 * @returns new images and a copy of the labels
 */
export function augment(data: LabelledImages, options?: AugmentOptions): LabelledImages;
export function augment(
  data: ImageSet | LabelledImages,
  options: AugmentOptions & { readonly cutMix?: number | CutMixOptions } = {},
): ImageSet | LabelledImages | SoftLabelledImages {
  const text = localMessages();
  const images = data instanceof ImageSet ? data : data?.images;
  if (!(images instanceof ImageSet)) throw new TypeError(text.notImages(shownValue(data)));
  requireKnownOptions("augment", options, OPTIONS);
  if (typeof options.cutout === "object") requireKnownOptions("cutout", options.cutout, CUTOUT_OPTIONS);
  if (typeof options.cutMix === "object") requireKnownOptions("cutMix", options.cutMix, CUT_MIX_OPTIONS);
  const seed = options.seed ?? 0;
  const changed = coveredImages(placedImages(images, options, seed), options, seed);

  if (data instanceof ImageSet) {
    if (options.cutMix !== undefined) throw new TypeError(text.cutMixWithoutLabels());
    return changed;
  }
  if (data.labels.length !== images.length) throw new RangeError(text.labelCount(images.length, data.labels.length));
  if (options.cutMix === undefined) return { images: changed, labels: data.labels.slice() };
  const settings = typeof options.cutMix === "number" ? { alpha: options.cutMix } : options.cutMix;
  return mixedImages(changed, data, settings, seed);
}

function placedImages(images: ImageSet, options: AugmentOptions, seed: number): ImageSet {
  const [mostDown, mostRight] = shiftRange(options.shift ?? 0);
  const rotate = requireNumber("rotate", options.rotate ?? 0, 0, 180);
  const zoom = requireNumber("zoom", options.zoom ?? 0, 0, MOST_ZOOM);
  const flip = options.flip ?? "none";
  if (!FLIPS.includes(flip)) throw new RangeError(localMessages().choice("flip", FLIPS.join(", "), shownValue(flip)));
  const fill = requireFill("fill", options.fill ?? 0, images.shape[3]);

  // Every number is drawn, needed or not, so that an option changes only what it is about.
  const placementOf = (index: number): Placement => {
    const random = new SeededRandom(seed, PLACEMENT_STREAM, index);
    const [down, right] = [random.uniform(), random.uniform()];
    return {
      down: evenlyFrom(down, mostDown),
      right: evenlyFrom(right, mostRight),
      degrees: random.uniform(-1, 1) * rotate,
      zoom: 1 + random.uniform(-1, 1) * zoom,
      mirrored: random.chance(0.5) && (flip === "horizontal" || flip === "both"),
      upsideDown: random.chance(0.5) && (flip === "vertical" || flip === "both"),
    };
  };
  return movedImages(images, fill, placementOf);
}

function shiftRange(shift: number | readonly [down: number, right: number]): readonly [down: number, right: number] {
  if (typeof shift === "number") {
    const most = requireWhole("shift", shift, 0, LARGEST_SHIFT);
    return [most, most];
  }
  if (!Array.isArray(shift) || shift.length !== 2) throw new RangeError(localMessages().shiftPair(shownValue(shift)));
  return [requireWhole("shift[0]", shift[0], 0, LARGEST_SHIFT), requireWhole("shift[1]", shift[1], 0, LARGEST_SHIFT)];
}

/** Turns a number from 0 to 1 into a whole one from `-most` to `most`, each as likely. */
function evenlyFrom(part: number, most: number): number {
  return Math.floor(part * (2 * most + 1)) - most;
}

/** Covers a square of each image, in place: the images are this function's own. */
function coveredImages(images: ImageSet, options: AugmentOptions, seed: number): ImageSet {
  if (options.cutout === undefined) return images;
  const { side, fill } = typeof options.cutout === "number" ? { side: options.cutout, fill: 0 } : options.cutout;
  requireWhole("cutout", side, 0, LARGEST_SHIFT);
  const [count, height, width, channels] = images.shape;
  const cover = requireFillBytes("cutout.fill", fill ?? 0, channels);
  for (let index = 0; index < count; index++) {
    const random = new SeededRandom(seed, CUTOUT_STREAM, index);
    const [row, column] = [random.whole(0, height - 1), random.whole(0, width - 1)];
    const box = boxAround({ height, width }, { height: side, width: side }, row, column);
    coverBox(images.at(index).bytes, width, box, cover);
  }
  return images;
}

function mixedImages(
  images: ImageSet,
  data: LabelledImages,
  { alpha = 1, probability = 1, classCount = ownClassCount(data) }: CutMixOptions,
  seed: number,
): SoftLabelledImages {
  if (typeof alpha !== "number" || !(alpha > 0 && alpha <= LARGEST_ALPHA)) {
    throw new RangeError(localMessages().alpha(LARGEST_ALPHA, shownValue(alpha)));
  }
  requireNumber("cutMix.probability", probability, 0, 1);
  const [count, height, width] = images.shape;
  const labels = oneHot(data.labels, classCount);
  const partners = new SeededRandom(seed, PARTNER_STREAM).permutation(count);

  const pasteOf = (index: number): Paste => {
    const random = new SeededRandom(seed, CUT_MIX_STREAM, index);
    const isMixed = random.chance(probability);
    const [row, column] = [random.whole(0, height - 1), random.whole(0, width - 1)];
    const kept = isMixed ? symmetricBeta(random, alpha) : 1;
    return { from: partners[index] as number, box: cutMixBox({ height, width }, kept, row, column) };
  };
  return cutMix(images, labels, pasteOf);
}

/** As many classes as the data names, as shapes do; else ten, as there are digits. */
function ownClassCount(data: LabelledImages): number {
  return "classNames" in data && Array.isArray(data.classNames) ? data.classNames.length : DEFAULT_CLASSES;
}
