import { createHash } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join, resolve } from "node:path";
import { shown } from "../../layers/optionReaders.ts";
import type { Model } from "../model.ts";
import { getWeights, type ModelWeight } from "../modelWeights.ts";
import { NetworkModel } from "../networkModel.ts";
import { localMessages } from "./messages.ts";
import { ModelFileError } from "./modelFileError.ts";
import { errorCode, errorText, modelFolder } from "./modelFolder.ts";
import { modelTopology } from "./modelTopology.ts";
import { MODEL_FILE, type ModelTopology, NEW_WEIGHTS_FILE, type SavedModel, WEIGHTS_FILE } from "./savedModel.ts";
import { weightBytes } from "./weightBytes.ts";

/**
 * Saves a model, its layers and weights, as a folder with `model.json` and `weights.bin`; `loadModel(path)` gives it back.
 *
 * A model that is there already is replaced at one moment: whatever happens on the way, one of the two can be loaded.
 *
 * ```ts
 * await saveModel(model, "models/digits");
 * ```
 *
 * @param path the folder; it and those above it are made where they do not exist
 * @throws {TypeError} if it is not a model that `sequential` or `model` made, or not a path
 * @throws {RangeError} if the model has more than 1,000 layers, or uses of layers more than 2,000
 * @throws {ModelFileError} if the folder cannot be written
 */
export async function saveModel(model: Model, path: string | URL): Promise<void> {
  const text = localMessages();
  if (!(model instanceof NetworkModel)) throw new TypeError(text.notAModel(shown(model)));
  const folder = modelFolder("saveModel", path);
  const topology = modelTopology(model);
  const weights = getWeights(model);
  const parts = weightBytes(weights);
  const saved = savedModel(topology, weights, parts);

  const before = lastSaves.get(resolve(folder)) ?? Promise.resolve();
  const save = before.then(() => writeModel(folder, saved, parts));
  // The next save waits for this one, however it ends.
  lastSaves.set(
    resolve(folder),
    save.catch(() => undefined),
  );
  await save;
}

/** Each folder's last save: of two at once, without `await`, the second waits for the first. */
const lastSaves = new Map<string, Promise<void>>();

async function writeModel(folder: string, saved: SavedModel, weights: readonly Uint8Array[]): Promise<void> {
  const text = localMessages();
  const [modelFile, weightsFile] = [join(folder, MODEL_FILE), join(folder, WEIGHTS_FILE)];
  const [newModelFile, newWeightsFile] = [join(folder, `${MODEL_FILE}.new`), join(folder, NEW_WEIGHTS_FILE)];
  let isReplaced = false;
  try {
    await mkdir(folder, { recursive: true });
    await write(newWeightsFile, weights);
    await write(newModelFile, [Buffer.from(`${JSON.stringify(saved, null, 1)}\n`)]);
    // From here on it is the new model, whose weights loadModel finds under either name.
    await rename(newModelFile, modelFile);
    isReplaced = true;
    await rename(newWeightsFile, weightsFile);
  } catch (error) {
    if (!isReplaced) {
      // Half a file would only take up room, which may be what was lacking.
      await Promise.allSettled([newModelFile, newWeightsFile].map((file) => rm(file, { force: true })));
    }
    const message =
      errorCode(error) === "EEXIST" ? text.pathIsAFile(folder) : text.unwritable(folder, errorText(error));
    throw new ModelFileError("unwritable", folder, message, { cause: error });
  }
}

function savedModel(
  topology: ModelTopology,
  weights: readonly ModelWeight[],
  parts: readonly Uint8Array[],
): SavedModel {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return {
    ...topology,
    weights: {
      file: WEIGHTS_FILE,
      bytes: parts.reduce((sum, { byteLength }) => sum + byteLength, 0),
      sha256: hash.digest("hex"),
      manifest: weights.map(({ layer, name, shape }) => ({ layer, name, shape })),
    },
  };
}

/** Writes a file to its end, on the disk, before it gets its name. */
async function write(file: string, parts: readonly Uint8Array[]): Promise<void> {
  const handle = await open(file, "w");
  try {
    for (const part of parts) await handle.writeFile(part);
    await handle.sync();
  } finally {
    await handle.close();
  }
}
