import type { z } from "zod";
import { closestName } from "../../../display/closestName.ts";
import { shown } from "../../layers/optionReaders.ts";
import { localMessages } from "./messages.ts";
import { ModelFileError, wrongContent } from "./modelFileError.ts";
import type { ModelTopology, SavedModel } from "./savedModel.ts";

/**
 * What a saved model says, once it is sure that it says no more and no less than a model: `model.json` whole.
 *
 * @param file what messages call it
 * @throws {ModelFileError} with the first thing that is not as it should be
 */
export async function checkedModel(file: string, content: unknown): Promise<SavedModel> {
  const { savedModelSchema } = await import("./savedModelSchema.ts");
  return await checked(file, content, savedModelSchema);
}

/**
 * The same without the part about weights.
 *
 * @param file what messages call it
 * @throws {ModelFileError} with the first thing that is not as it should be
 */
export async function checkedTopology(file: string, content: unknown): Promise<ModelTopology> {
  const { modelTopologySchema } = await import("./savedModelSchema.ts");
  return await checked(file, content, modelTopologySchema);
}

async function checked<Content>(file: string, content: unknown, schema: z.ZodType<Content>): Promise<Content> {
  // Checks are made when a model is loaded, and not paid for by those who load none.
  const [{ LAYER_TYPES }, { language }] = await Promise.all([
    import("./layerConfigSchema.ts"),
    import("./schemaLanguage.ts"),
  ]);
  requireKnownLayers(file, content, LAYER_TYPES);
  const result = schema.safeParse(content, { error: language() });
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw wrongContent(file, placeText(issue?.path ?? []), issue?.message ?? "", result.error);
}

/** Says which layer is unknown, where a schema could only say that none of its kinds fits. */
function requireKnownLayers(file: string, content: unknown, known: readonly string[]): void {
  const given = (content as { readonly layers?: unknown } | null)?.layers;
  const layers = (Array.isArray(given) ? given : []) as readonly ({
    readonly config?: { readonly type?: unknown } | null;
  } | null)[];
  for (const [index, layer] of layers.entries()) {
    const type = layer?.config?.type;
    if (typeof type !== "string" || known.includes(type)) continue;
    const closest = closestName(type, known);
    const message = localMessages().unknownLayer(file, `layers[${index}]`, shown(type), closest, known.join(", "));
    throw new ModelFileError("unknown layer", file, message);
  }
}

/** `layers[3].config.filters` of its parts. */
function placeText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === "number") return `${text}[${part}]`;
    return text === "" ? String(part) : `${text}.${String(part)}`;
  }, "");
}
