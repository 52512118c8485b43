import type { LayerConfig } from "../../layers/layerConfig.ts";

/** By which `model.json` is told from other files of that name, TensorFlow.js's own among them. */
export const FORMAT = "convolab-model";

/** Grows when older versions could not read what newer ones write. */
export const FORMAT_VERSION = 1;

/** The file that says what the model is. */
export const MODEL_FILE = "model.json";

/** The file with the weights: float32, little-endian, one weight after the other in the manifest's order. */
export const WEIGHTS_FILE = "weights.bin";

/** Where new weights lie until `model.json` says so. */
export const NEW_WEIGHTS_FILE = `${WEIGHTS_FILE}.new`;

/** A larger `model.json` is not read. */
export const LARGEST_MODEL_FILE = 32 * 2 ** 20;

/** More layers, or uses of layers, are neither saved nor loaded: TensorFlow.js goes through them by recursion. */
export const MOST_LAYERS = 1000;
export const MOST_NODES = 2000;

/** What a model is, without its weights. */
export interface ModelTopology {
  readonly format: typeof FORMAT;
  readonly version: typeof FORMAT_VERSION;
  readonly name: string;
  readonly isSequential: boolean;
  readonly seed: number | null;
  /** In the order in which they were made. */
  readonly layers: readonly SavedLayer[];
  /** Uses of layers, every one after those it depends on. */
  readonly nodes: readonly SavedNode[];
  /** Which nodes the model is fed at. */
  readonly inputs: readonly number[];
  /** Which nodes' outputs are the model's answers. */
  readonly outputs: readonly number[];
}

/** What `model.json` holds. */
export interface SavedModel extends ModelTopology {
  readonly weights: SavedWeights;
}

interface SavedLayer {
  readonly name: string;
  /** Whether the name was chosen, or comes from Keras's rule. */
  readonly nameGiven: boolean;
  readonly trainable: boolean;
  readonly config: LayerConfig;
}

interface SavedNode {
  /** The layer's place in `layers`. */
  readonly layer: number;
  /** The places in `nodes` of those whose outputs it is called with. */
  readonly inputs: readonly number[];
}

interface SavedWeights {
  readonly file: typeof WEIGHTS_FILE;
  readonly bytes: number;
  /** Of the whole file, lower-case hexadecimal. */
  readonly sha256: string;
  /** In Keras's order. */
  readonly manifest: readonly {
    /** The layer's name. */
    readonly layer: string;
    /** `kernel`, `bias`, … */
    readonly name: string;
    readonly shape: readonly number[];
  }[];
}
