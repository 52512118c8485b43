/**
 * Reads what `encodeAnswer` wrote, out of a process that ran a learner's code: whatever that code made it write, what
 * comes out is an answer within the limits or the word that there is none. Loaded by graders only, as it brings the schema.
 */
import { z } from "zod";
import { layerConfigSchema } from "../../nn/model/saved/layerConfigSchema.ts";
import { modelTopologySchema } from "../../nn/model/saved/savedModelSchema.ts";
import {
  MOST_AXES,
  MOST_CHARACTERS,
  MOST_LEVELS,
  MOST_REASON_CHARACTERS,
  MOST_TENSOR_VALUES,
  MOST_VALUES,
  MOST_WEIGHT_BYTES,
} from "./answerLimits.ts";
import type { AnswerProblem } from "./answerProblem.ts";
import type { PlainAnswer, TensorValuesAnswer } from "./plainAnswer.ts";

/** In base64, four characters stand for three bytes. */
const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

/** The weights of the largest model, and as much again for all else. */
const LONGEST_TEXT = 2 * base64Length(MOST_WEIGHT_BYTES);

/** Every level of an answer is two or three of JSON's, and the settings of a model's layers are eight. */
const MOST_JSON_LEVELS = 3 * MOST_LEVELS + 8;

/** A value takes at most so many of JSON's: an entry of a record that failed. */
const MOST_COMMAS = 8 * MOST_VALUES;

/** Text that is an answer. @returns the answer; where it is none, `failed` with the code `malformed` */
export function decodeAnswer(text: string): PlainAnswer {
  const reason = refusal(text);
  if (reason !== undefined) return malformed(reason);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return malformed("it is no JSON");
  }
  const result = answerSchema.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.slice(0, 20).join(".") ?? "";
    return malformed(`${place === "" ? "" : `${place}: `}${issue?.message}`.slice(0, MOST_REASON_CHARACTERS));
  }
  return isWithinLimits(result.data, { values: 0, characters: 0 }, 0) ? result.data : malformed("it is too large");
}

function isWithinLimits(answer: PlainAnswer, size: { values: number; characters: number }, levels: number): boolean {
  if (answer.kind === "text") size.characters += answer.value.length;
  if (answer.kind === "list" || answer.kind === "record") {
    const parts = answer.kind === "list" ? answer.items : answer.entries;
    size.values += parts.length;
    if (levels === MOST_LEVELS) return false;
    for (const part of parts) {
      if (!("kind" in part)) size.characters += part[0].length;
      if (!isWithinLimits("kind" in part ? part : part[1], size, levels + 1)) return false;
    }
  }
  return size.values <= MOST_VALUES && size.characters <= MOST_CHARACTERS;
}

function malformed(reason: string): PlainAnswer {
  return { kind: "failed", problem: { code: "malformed", reason } };
}

/** Why a text is not even read as JSON: it would take more memory, or more of the stack, than any answer needs. */
function refusal(text: string): string | undefined {
  if (text.length > LONGEST_TEXT) return "it is too long";
  let [levels, commas] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = endOfString(text, index);
        break;
      case OPENING_BRACKET:
      case OPENING_BRACE:
        levels++;
        if (levels > MOST_JSON_LEVELS) return "it is too deep";
        break;
      case CLOSING_BRACKET:
      case CLOSING_BRACE:
        levels--;
        break;
      case COMMA:
        commas++;
        if (commas > MOST_COMMAS) return "it is too large";
    }
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Where the string ends that begins at `start`: the place of its quote, or of the text's end. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}

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

const valueSchema: z.ZodType<PlainAnswer> = z.lazy(() =>
  z.union([
    z.number().transform((value): PlainAnswer => ({ kind: "number", value })),
    z.string().transform((value): PlainAnswer => ({ kind: "text", value })),
    z.boolean().transform((value): PlainAnswer => ({ kind: "boolean", value })),
    z.null().transform((): PlainAnswer => ({ kind: "null" })),
    taggedSchema,
  ]),
);

const taggedSchema = z.discriminatedUnion("kind", [
  z
    .strictObject({ kind: z.literal("number"), value: z.enum(["NaN", "Infinity", "-Infinity", "-0"]) })
    .transform(({ kind, value }): PlainAnswer => ({ kind, value: Number(value) })),
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
  z.strictObject({
    kind: z.literal("layer"),
    name: z.string().max(100).nullable(),
    trainable: z.boolean(),
    config: layerConfigSchema,
  }),
  z.strictObject({ kind: z.literal("model"), topology: modelTopologySchema, weights: weightsSchema.nullable() }),
]);

const answerSchema: z.ZodType<PlainAnswer> = z.union([
  z.strictObject({ kind: z.literal("notAttempted") }),
  valueSchema,
]);
