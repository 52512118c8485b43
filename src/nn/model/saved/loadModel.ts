import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { closestName } from "../../../display/closestName.ts";
import { engineInfo } from "../../../tensor/tf.ts";
import { type Layer, nameLayer } from "../../layers/layer.ts";
import { layerFromConfig } from "../../layers/layerFromConfig.ts";
import { shown } from "../../layers/optionReaders.ts";
import { shapeText } from "../../shape/shapeText.ts";
import { type WeightSpec, weightSpecs } from "../../shape/weightSpecs.ts";
import { layerGraph } from "../layerGraph.ts";
import type { Model } from "../model.ts";
import { setWeights } from "../modelWeights.ts";
import { NetworkModel } from "../networkModel.ts";
import { SymbolicTensor } from "../symbolicTensor.ts";
import { localMessages } from "./messages.ts";
import { ModelFileError, type ModelFileProblem } from "./modelFileError.ts";
import { errorCode, errorText, modelFolder } from "./modelFolder.ts";
import {
  FORMAT,
  FORMAT_VERSION,
  LARGEST_MODEL_FILE,
  MODEL_FILE,
  NEW_WEIGHTS_FILE,
  type SavedModel,
  WEIGHTS_FILE,
} from "./savedModel.ts";

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
  const saved = await checkedModel(file, await readModelFile(folder, file));
  const model = builtModel(file, saved);
  const weights = await readWeights(folder, file, saved, model);
  // What is wrong with the engine itself is not the file's fault.
  engineInfo();
  try {
    setWeights(model, weights);
  } catch (error) {
    throw wrongContent(file, "nodes", localMessages().notCalculable(errorText(error)), error);
  }
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

/** What the file says, once it is sure that it says no more and no less than a model. */
async function checkedModel(file: string, content: unknown): Promise<SavedModel> {
  const text = localMessages();
  const head = (typeof content === "object" && content !== null ? content : {}) as Readonly<Record<string, unknown>>;
  if ("modelTopology" in head) throw wrong("not a model", file, text.tensorFlowJs(file));
  if (head.format !== FORMAT) throw wrong("not a model", file, text.otherFormat(file));
  if (typeof head.version === "number" && head.version > FORMAT_VERSION) {
    throw wrong("newer version", file, text.newerVersion(file, FORMAT_VERSION, head.version));
  }
  // Checks are made when a model is loaded, and not paid for by those who load none.
  const [{ savedModelSchema }, { LAYER_TYPES }, { language }] = await Promise.all([
    import("./savedModelSchema.ts"),
    import("./layerConfigSchema.ts"),
    import("./schemaLanguage.ts"),
  ]);
  const layers = (Array.isArray(head.layers) ? head.layers : []) as readonly ({
    readonly config?: { readonly type?: unknown } | null;
  } | null)[];
  for (const [index, layer] of layers.entries()) {
    const type = layer?.config?.type;
    if (typeof type !== "string" || LAYER_TYPES.includes(type)) continue;
    const closest = closestName(type, LAYER_TYPES);
    const known = LAYER_TYPES.join(", ");
    throw wrong("unknown layer", file, text.unknownLayer(file, `layers[${index}]`, shown(type), closest, known));
  }
  const checked = savedModelSchema.safeParse(content, { error: language() });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  throw wrongContent(file, placeText(issue?.path ?? []), issue?.message ?? "", checked.error);
}

/** Puts the layers together as the file says; layers check their settings and what they are called with. */
function builtModel(file: string, saved: SavedModel): NetworkModel {
  const text = localMessages();
  const layers: Layer[] = [];
  for (const [index, { name, nameGiven, trainable, config }] of saved.layers.entries()) {
    const layer = checked(file, `layers[${index}]`, () =>
      layerFromConfig(config, nameGiven ? { name, trainable } : { trainable }),
    );
    if (!nameGiven) nameLayer(layer, name);
    layers.push(layer);
  }
  const tensors: SymbolicTensor[] = [];
  const usedInputs = new Set<Layer>();
  for (const [index, { layer: place, inputs }] of saved.nodes.entries()) {
    const at = `nodes[${index}]`;
    const layer = layers[place];
    if (layer === undefined) throw wrongContent(file, at, text.noLayer(place, layers.length));
    const unknown = inputs.find((input) => input >= index);
    if (unknown !== undefined) throw wrongContent(file, at, text.noNode(unknown, index));
    const { config } = layer;
    if (config.type === "input") {
      if (inputs.length > 0 || usedInputs.has(layer)) throw wrongContent(file, at, text.inputUse());
      usedInputs.add(layer);
      tensors.push(new SymbolicTensor(config.shape, config.dtype, layer, []));
    } else {
      const given = inputs.map((input) => tensors[input] as SymbolicTensor);
      tensors.push(checked(file, at, () => layer(given)));
    }
  }
  const pick = (list: "inputs" | "outputs"): SymbolicTensor[] =>
    saved[list].map((node, index) => {
      const tensor = tensors[node];
      if (tensor === undefined) throw wrongContent(file, `${list}[${index}]`, text.noNode(node, tensors.length));
      return tensor;
    });
  const [inputs, outputs] = [pick("inputs"), pick("outputs")];
  const isInput = ({ layer }: SymbolicTensor): boolean => layer.config.type === "input";
  if (!inputs.every(isInput) || new Set(inputs).size !== inputs.length) {
    throw wrongContent(file, "inputs", text.inputList());
  }
  const { name, isSequential, seed } = saved;
  const isChain = saved.nodes.every(
    ({ inputs: before }, index) => String(before) === (index === 0 ? "" : `${index - 1}`),
  );
  const isWhole = String(saved.outputs) === `${tensors.length - 1}` && layers.length === tensors.length;
  if (isSequential && !(isChain && isWhole)) throw wrongContent(file, "isSequential", text.notAChain());
  const model = checked(file, "nodes", () => {
    const graph = layerGraph(inputs, outputs);
    return new NetworkModel({ name, isSequential, inputs, outputs, seed: seed ?? undefined, ...graph });
  });
  if (model.layers.length !== layers.length || model.nodes.length !== tensors.length) {
    throw wrongContent(file, "nodes", text.unusedLayers());
  }
  return model;
}

/** The weights' values, in the model's order, once the file is sure to be the one that belongs to it. */
async function readWeights(
  folder: string,
  file: string,
  { weights: { bytes, sha256, manifest } }: SavedModel,
  model: NetworkModel,
): Promise<Float32Array[]> {
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
  const sizes = specs.map(({ spec }) => spec.shape.reduce((product, axis) => product * axis, 1));
  const needed = 4 * sizes.reduce((sum, size) => sum + size, 0);
  if (needed !== bytes) throw wrongContent(file, "weights.bytes", text.weightBytes(needed, bytes));

  const values = await readWeightsFile(folder, bytes, sha256);
  let end = 0;
  return sizes.map((size) => {
    end += size;
    return values.subarray(end - size, end);
  });
}

async function readWeightsFile(folder: string, bytes: number, sha256: string): Promise<Float32Array> {
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
      if (createHash("sha256").update(content).digest("hex") === sha256) {
        return new Float32Array(new Uint8Array(content).buffer);
      }
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

/** Every weight of a model, in Keras's order, without the engine. */
function modelWeightSpecs({ layers, nodes }: Model): { readonly layer: Layer; readonly spec: WeightSpec }[] {
  const uses = new Map(nodes.map(({ layer, inputs }) => [layer, inputs]));
  return layers.flatMap((layer) => {
    const shapes = (uses.get(layer) ?? []).map((tensor) => tensor.shape);
    return weightSpecs(layer.config, shapes).map((spec) => ({ layer, spec }));
  });
}

function weightText(layer: string, name: string, shape: readonly number[]): string {
  return `${layer}/${name} ${shapeText(shape)}`;
}

/** Makes what a layer refuses an error of the file. */
function checked<T>(file: string, place: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
    throw wrongContent(file, place, error.message, error);
  }
}

function wrongContent(file: string, place: string, reason: string, cause?: unknown): ModelFileError {
  return wrong("wrong content", file, localMessages().wrongContent(file, place, reason), cause);
}

function wrong(problem: ModelFileProblem, file: string, message: string, cause?: unknown): ModelFileError {
  return new ModelFileError(problem, file, message, cause === undefined ? undefined : { cause });
}

/** `layers[3].config.filters` of its parts. */
function placeText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}
