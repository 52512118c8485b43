import { mkdir } from "node:fs/promises";
import path from "node:path";
import { inspect } from "node:util";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import { shownValue } from "../../display/shownValue.ts";
import { errorCode, errorText } from "../../nn/model/saved/modelFolder.ts";
import type { Figures, TrainingCallbacks } from "../../nn/training/fit.ts";
import type { Picture } from "../../plot/drawing/picture.ts";
import { wholeOption } from "../inputs/optionValues.ts";
import { localMessages } from "./messages.ts";

/** When pictures are taken, and where they are kept besides. */
export interface StripOptions {
  /** Takes a picture after every so many epochs; 1. */
  readonly every?: number;
  /**
   * A folder in which each picture is also saved, `epoch-001.png` and so on; left out, none is. It is made if it does
   * not exist.
   */
  readonly folder?: string;
}

/** The names of {@link StripOptions}, for checking. */
export const STRIP_OPTION_NAMES: readonly (keyof StripOptions)[] = ["every", "folder"];

/** What was kept after an epoch. */
export interface StripFrame {
  /** The epoch, from 0. */
  readonly epoch: number;
  /** Its loss and metrics. */
  readonly figures: Figures;
}

/** How a strip takes and draws its frames. */
export interface StripParts<Frame extends StripFrame> {
  /** When frames are taken and where pictures are saved. */
  readonly options: StripOptions;
  /** Looks at the model after an epoch. */
  readonly take: (epoch: number, figures: Figures) => Promise<Frame>;
  /** All frames in one picture. */
  readonly drawAll: (frames: readonly Frame[]) => Picture;
  /** One frame as a picture of its own, for the file. */
  readonly drawOne: (frame: Frame) => Picture;
}

/** More epochs than this are thinned out in the picture, evenly; the first and the last always show. */
const MOST_DRAWN = 12;

/**
 * Pictures taken while a model learns: pass it to `fit` as a callback, and it shows itself, one picture an epoch side
 * by side. It keeps numbers and no tensors.
 */
export class TrainingStrip<Frame extends StripFrame> implements TrainingCallbacks, Displayable {
  readonly #parts: StripParts<Frame>;
  readonly #every: number;
  readonly #folder: string | undefined;
  readonly #frames: Frame[] = [];

  /**
   * @param parts how frames are taken and drawn
   * @throws {RangeError} if `every` is no whole number from 1
   * @throws {TypeError} if `folder` is no name
   */
  constructor(parts: StripParts<Frame>) {
    const { every = 1, folder } = parts.options;
    this.#parts = parts;
    this.#every = wholeOption("every", every, 1);
    if (folder !== undefined && (typeof folder !== "string" || folder === "")) {
      throw new TypeError(localMessages().folder(shownValue(folder)));
    }
    this.#folder = folder;
  }

  /** What `fit` calls after each epoch. */
  readonly onEpochEnd = async (epoch: number, figures: Figures): Promise<void> => {
    if ((epoch + 1) % this.#every !== 0) return;
    const frame = await this.#parts.take(epoch, figures);
    this.#frames.push(frame);
    if (this.#folder === undefined) return;
    await makeFolder(this.#folder);
    const name = `epoch-${String(epoch + 1).padStart(3, "0")}.png`;
    this.#parts.drawOne(frame).save(path.join(this.#folder, name));
  };

  /** What was kept, epoch by epoch. */
  get frames(): readonly Frame[] {
    return this.#frames;
  }

  /** The picture that a notebook shows; `undefined` before the first epoch has ended. */
  get picture(): Picture | undefined {
    return this.#frames.length === 0 ? undefined : this.#parts.drawAll(thinned(this.#frames));
  }

  /** The picture's words. */
  toString(): string {
    return this.picture?.altText ?? localMessages().noEpoch();
  }

  /** In `console.log` and inside other values: one line. */
  [inspect.custom](): string {
    return `TrainingStrip of ${this.#frames.length} ${this.#frames.length === 1 ? "epoch" : "epochs"}`;
  }

  /** The picture, or what is to be done to get one. */
  [displaySymbol](): MimeBundle {
    return this.picture?.[displaySymbol]() ?? { "text/plain": localMessages().noEpoch() };
  }

  /** The picture's size and alternative text. */
  [displayMetadataSymbol](): MimeMetadata {
    return this.picture?.[displayMetadataSymbol]() ?? {};
  }
}

/** Frames evenly spread over all, the first and the last among them. */
function thinned<Frame>(frames: readonly Frame[]): readonly Frame[] {
  if (frames.length <= MOST_DRAWN) return frames;
  const step = (frames.length - 1) / (MOST_DRAWN - 1);
  return Array.from({ length: MOST_DRAWN }, (_, index) => frames[Math.round(index * step)] as Frame);
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (error) {
    throw new Error(localMessages().cannotMake(folder, String(errorCode(error) ?? errorText(error))), { cause: error });
  }
}
