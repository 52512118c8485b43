import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { shapeText } from "../../shape/shapeText.ts";
import type { Model } from "../model.ts";
import type { NetworkModel } from "../networkModel.ts";
import { checkedModel } from "./checkedContent.ts";
import { localMessages } from "./messages.ts";
import { ModelFileError, type ModelFileProblem, wrongContent } from "./modelFileError.ts";
import { errorCode, errorText, modelFolder } from "./modelFolder.ts";
import { modelOfTopology } from "./modelOfTopology.ts";
import {
  FORMAT,
  FORMAT_VERSION,
  LARGEST_MODEL_FILE,
  MODEL_FILE,
  NEW_WEIGHTS_FILE,
  type SavedModel,
  WEIGHTS_FILE,
} from "./savedModel.ts";
import { modelWeightSpecs, setWeightBytes, weightByteLength } from "./weightBytes.ts";

/**
 * Loads a model that `saveModel` wrote: the same layers, names and weights, to the last bit.
 *
 * ```ts
 * const model = await loadModel("models/digits");
 * ```
 *
 * What the files say is checked before anything is made of it. Loads the engine.
 *
 * @param path the folder with `model.json` and `weights.bin`
 * @throws {TypeError} if it is not a path
 * @throws {ModelFileError} if a file is missing, cut short, of a newer version or not as `saveModel` writes it; the
 * message names the file and says what to do
 */
export async function loadModel(path: string | URL): Promise<Model> {
  const folder = modelFolder("loadModel", path);
  const file = join(folder, MODEL_FILE);
  const content = await readModelFile(folder, file);
  requireOwnFormat(file, content);
  const saved = await checkedModel(file, content);
  const model = modelOfTopology(file, saved);
  setWeightBytes(file, model, await readWeights(folder, file, saved, model));
  return model;
}

async function readModelFile(folder: string, file: string): Promise<unknown> {
  const text = localMessages();
  let content: string;
  try {
    const { size } = await stat(file);
    if (size > LARGEST_MODEL_FILE)
      throw wrong("not a model", file, text.tooLargeModelFile(file, LARGEST_MODEL_FILE, size));
    content = await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof ModelFileError) throw error;
    if (errorCode(error) !== "ENOENT") throw wrong("unreadable", file, text.unreadable(file, errorText(error)), error);
    const hasFolder = await stat(folder).then(
      () => true,
      () => false,
    );
    throw hasFolder
      ? wrong("missing", file, text.missingModelFile(file), error)
      : wrong("missing", folder, text.missingFolder(folder), error);
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw wrong("not a model", file, text.notJson(file, errorText(error)), error);
  }
}

/** Says whose file it is, where it is not one of `saveModel`'s that this version knows. */
function requireOwnFormat(file: string, content: unknown): void {
  const text = localMessages();
  const head = (typeof content === "object" && content !== null ? content : {}) as Readonly<Record<string, unknown>>;
  if ("modelTopology" in head) throw wrong("not a model", file, text.tensorFlowJs(file));
  if (head.format !== FORMAT) throw wrong("not a model", file, text.otherFormat(file));
  if (typeof head.version === "number" && head.version > FORMAT_VERSION) {
    throw wrong("newer version", file, text.newerVersion(file, FORMAT_VERSION, head.version));
  }
}

/** The weights' bytes, once the file is sure to be the one that belongs to the model. */
async function readWeights(
  folder: string,
  file: string,
  { weights: { bytes, sha256, manifest } }: SavedModel,
  model: NetworkModel,
): Promise<Uint8Array> {
  const text = localMessages();
  const specs = modelWeightSpecs(model);
  const listed = manifest.map(({ layer, name, shape }) => weightText(layer, name, shape));
  const expected = specs.map(({ layer, spec }) => weightText(layer.name, spec.name, spec.shape));
  const differing = expected.findIndex((each, index) => each !== listed[index]);
  if (differing !== -1 || expected.length !== listed.length) {
    const index = differing === -1 ? expected.length : differing;
    const [ours, theirs] = [expected[index] ?? "–", listed[index] ?? "–"];
    throw wrongContent(file, `weights.manifest[${index}]`, text.weightList(ours, theirs));
  }
  const needed = weightByteLength(model);
  if (needed !== bytes) throw wrongContent(file, "weights.bytes", text.weightBytes(needed, bytes));
  return await readWeightsFile(folder, bytes, sha256);
}

async function readWeightsFile(folder: string, bytes: number, sha256: string): Promise<Uint8Array> {
  const text = localMessages();
  const file = join(folder, WEIGHTS_FILE);
  // A save that was broken off after model.json was replaced has left the weights under their other name.
  const failures: ModelFileError[] = [];
  for (const candidate of [file, join(folder, NEW_WEIGHTS_FILE)]) {
    try {
      const { size } = await stat(candidate);
      if (size !== bytes) {
        failures.push(wrong("wrong weights", file, text.truncatedWeights(file, bytes, size)));
        continue;
      }
      const content = await readFile(candidate);
      if (createHash("sha256").update(content).digest("hex") === sha256) return content;
      failures.push(wrong("wrong weights", file, text.wrongChecksum(file)));
    } catch (error) {
      failures.push(
        errorCode(error) === "ENOENT"
          ? wrong("missing", file, text.missingWeightsFile(file), error)
          : wrong("unreadable", file, text.unreadable(file, errorText(error)), error),
      );
    }
  }
  throw failures[0];
}

function weightText(layer: string, name: string, shape: readonly number[]): string {
  return `${layer}/${name} ${shapeText(shape)}`;
}

function wrong(problem: ModelFileProblem, file: string, message: string, cause?: unknown): ModelFileError {
  return new ModelFileError(problem, file, message, cause === undefined ? undefined : { cause });
}
