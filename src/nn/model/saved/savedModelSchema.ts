import { z } from "zod";
import { layerConfigSchema } from "./layerConfigSchema.ts";
import {
  FORMAT,
  FORMAT_VERSION,
  MOST_LAYERS,
  MOST_NODES,
  type ModelTopology,
  type SavedModel,
  WEIGHTS_FILE,
} from "./savedModel.ts";

const MOST_AXES = 6;

const index = z.int().min(0).max(MOST_NODES);
const name = z.string().regex(/^[^/\p{Cc}]{1,100}$/u);

/** What a model without its weights may hold, and no more. */
export const modelTopologySchema = z.strictObject({
  format: z.literal(FORMAT),
  version: z.literal(FORMAT_VERSION),
  name,
  isSequential: z.boolean(),
  seed: z.int().nullable(),
  layers: z
    .array(
      z.strictObject({
        name,
        nameGiven: z.boolean(),
        trainable: z.boolean(),
        config: layerConfigSchema,
      }),
    )
    .min(1)
    .max(MOST_LAYERS),
  nodes: z
    .array(z.strictObject({ layer: index, inputs: z.array(index).max(MOST_NODES) }))
    .min(1)
    .max(MOST_NODES),
  inputs: z.array(index).min(1).max(MOST_NODES),
  outputs: z.array(index).min(1).max(MOST_NODES),
}) satisfies z.ZodType<ModelTopology>;

/** What `model.json` may hold, and no more. */
export const savedModelSchema = modelTopologySchema.extend({
  weights: z.strictObject({
    file: z.literal(WEIGHTS_FILE),
    bytes: z.int().min(0),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    manifest: z
      .array(
        z.strictObject({
          layer: name,
          name: z.string().max(100),
          shape: z.array(z.int().min(1)).min(1).max(MOST_AXES),
        }),
      )
      .max(8 * MOST_LAYERS),
  }),
}) satisfies z.ZodType<SavedModel>;
