import { z } from "zod";
import { layerConfigSchema } from "../../nn/model/saved/layerConfigSchema.ts";
import { modelTopologySchema } from "../../nn/model/saved/savedModelSchema.ts";
import { MOST_AXES, MOST_REASON_CHARACTERS, MOST_TENSOR_VALUES, MOST_WEIGHT_BYTES } from "./answerLimits.ts";
import type { AnswerProblem } from "./answerProblem.ts";
import type { PlainAnswer, TensorValuesAnswer, ValueAnswer } from "./plainAnswer.ts";

/** In base64, four characters stand for three bytes. */
export const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

const name = z.string().max(MOST_REASON_CHARACTERS);
const count = z.number().min(0);

const problemSchema = z.discriminatedUnion("code", [
  z.strictObject({
    code: z.enum([
      "getter",
      "proxy",
      "promise",
      "symbol",
      "cycle",
      "disposedTensor",
      "foreignTensor",
      "symbolicTensor",
      "tensorFlowModel",
      "tensorFlowLayer",
    ]),
  }),
  z.strictObject({ code: z.enum(["function", "class", "patchedBuiltIn"]), name }),
  z.strictObject({
    code: z.literal("bigint"),
    digits: z
      .string()
      .regex(/^-?\d{1,40}$/)
      .nullable(),
  }),
  z.strictObject({ code: z.enum(["boxed", "instance"]), className: name }),
  z.strictObject({ code: z.enum(["tooDeep", "tooManyValues"]), most: count }),
  z.strictObject({ code: z.enum(["tooLong", "textTooLong"]), length: count, most: count }),
  z.strictObject({ code: z.literal("tensorTooLarge"), size: count, most: count }),
  z.strictObject({ code: z.literal("weightsTooLarge"), bytes: count, most: count }),
  z.strictObject({ code: z.literal("tensorType"), type: name }),
  z.strictObject({
    code: z.literal("unreadable"),
    what: z.enum(["value", "tensor", "layer", "model"]),
    reason: name,
  }),
  z.strictObject({ code: z.literal("threw"), error: name }),
  z.strictObject({
    code: z.literal("notAFunction"),
    name,
    got: z.enum(["number", "text", "boolean", "null", "undefined", "list", "record", "tensor", "layer", "model"]),
  }),
  z.strictObject({ code: z.literal("changedArgument"), index: z.int().min(0) }),
  z.strictObject({ code: z.literal("timeout"), seconds: count }),
]) satisfies z.ZodType<AnswerProblem>;

/** Bytes in base64, of which there must be as many as `length`, where that is known. */
function bytes(text: string, length?: number): Uint8Array | undefined {
  const content = new Uint8Array(Buffer.from(text, "base64"));
  // Characters that are not base64's are left out: then there are fewer bytes than the text has room for.
  const isWhole = text.length === base64Length(content.byteLength);
  return isWhole && (length === undefined || content.byteLength === length) ? content : undefined;
}

const tensorSchema = z
  .strictObject({
    kind: z.literal("tensor"),
    type: z.enum(["float32", "int32"]),
    shape: z.array(z.int().min(0).max(MOST_TENSOR_VALUES)).max(MOST_AXES),
    values: z.string().max(base64Length(4 * MOST_TENSOR_VALUES)),
  })
  .transform(({ type, shape, values }, context): TensorValuesAnswer => {
    const size = shape.reduce((product, axis) => product * axis, 1);
    const largest = shape.reduce((product, axis) => product * Math.max(axis, 1), 1);
    const content = largest > MOST_TENSOR_VALUES ? undefined : bytes(values, 4 * size);
    if (content === undefined) {
      context.addIssue(`the shape [${shape.join(", ")}] does not go with the values`);
      return z.NEVER;
    }
    const { buffer } = content;
    return { kind: "tensor", shape, values: type === "float32" ? new Float32Array(buffer) : new Int32Array(buffer) };
  });

const weightsSchema = z
  .string()
  .max(base64Length(MOST_WEIGHT_BYTES))
  .transform((text, context): Uint8Array => {
    const content = bytes(text);
    if (content !== undefined) return content;
    context.addIssue("no base64");
    return z.NEVER;
  });

const valueSchema: z.ZodType<ValueAnswer> = z.lazy(() =>
  z.union([
    z.number().transform((value): ValueAnswer => ({ kind: "number", value })),
    z.string().transform((value): ValueAnswer => ({ kind: "text", value })),
    z.boolean().transform((value): ValueAnswer => ({ kind: "boolean", value })),
    z.null().transform((): ValueAnswer => ({ kind: "null" })),
    taggedSchema,
  ]),
);

const taggedSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("number"), value: z.enum(["NaN", "Infinity", "-Infinity", "-0"]) })
    .transform(({ kind, value }): ValueAnswer => ({ kind, value: Number(value) })),
  z.strictObject({ kind: z.literal("undefined") }),
  z.strictObject({ kind: z.literal("failed"), problem: problemSchema }),
  z.strictObject({ kind: z.literal("list"), items: z.array(valueSchema) }),
  z.strictObject({
    kind: z.literal("record"),
    entries: z
      .array(z.tuple([z.string(), valueSchema]))
      .refine((entries) => new Set(entries.map(([key]) => key)).size === entries.length, "a key is there twice"),
  }),
  tensorSchema,
]);

const layerSchema = z.strictObject({
  kind: z.literal("layer"),
  name: z.string().max(100).nullable(),
  trainable: z.boolean(),
  config: layerConfigSchema,
});

const modelSchema = z.strictObject({
  kind: z.literal("model"),
  topology: modelTopologySchema,
  weights: weightsSchema.nullable(),
});

/** What `encodeAnswer` writes, parsed, to the answer that it stands for. Sizes of all parts together are not checked here. */
export const answerSchema: z.ZodType<PlainAnswer> = z.union([
  z.strictObject({ kind: z.literal("notAttempted") }),
  layerSchema,
  modelSchema,
  valueSchema,
]);
