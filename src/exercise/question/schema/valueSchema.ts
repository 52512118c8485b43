import { z } from "zod";
import { isPlainObject } from "../../../display/ownProperty.ts";
import { isLayer } from "../../../nn/layers/layer.ts";
import type { AnswerKind } from "../../answer/answers.ts";
import { aFunction, expects } from "./expectation.ts";

const MOST_NESTED = 20;

/** Data without code, as a learner's function gets and returns them. */
export const plainValue = z.custom((value) => isPlain(value, 0), expects("plainValue"));

function isPlain(value: unknown, depth: number): boolean {
  if (depth > MOST_NESTED) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth + 1));
  if (isPlainObject(value)) return Object.values(value).every((item) => isPlain(item, depth + 1));
  return value === null || ["number", "string", "boolean", "undefined"].includes(typeof value);
}

const numberList = z.array(z.number());

/** What `variant` draws. */
export const variant = z.record(
  z.string(),
  z.union([z.number(), z.string(), z.boolean(), numberList, z.array(numberList)], expects("variant")),
  expects("variant"),
);

const shape = z.array(z.int().min(0).nullable());
/** Who forgets to round down has half a pixel. */
const wrongShape = z.array(z.number().nullable());

const table = z.custom((value) => {
  const cells = z.record(z.string(), z.record(z.string(), z.number())).safeParse(value).data;
  return cells !== undefined && Object.values(cells).some((row) => Object.keys(row).length > 0);
}, expects("tableValue"));

/** The lengths of nested lists of finite numbers; `undefined` where they differ, or something else is in them. */
function lengthsOf(value: unknown): readonly number[] | undefined {
  if (Number.isFinite(value)) return [];
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const inner = value.map(lengthsOf);
  const [first] = inner;
  if (first === undefined || !inner.every((lengths) => String(lengths) === String(first))) return undefined;
  return [value.length, ...first];
}

/** By kind, what solutions return. Models are none of it: to make one may take long. */
export const VALUE_SCHEMAS: Readonly<Record<Exclude<AnswerKind, "model">, z.ZodType>> = {
  number: z.number(expects("numberValue")),
  shape: z.custom((value) => shape.safeParse(value).success, expects("shapeValue")),
  table,
  tensor: z.custom((value) => Array.isArray(value) && lengthsOf(value) !== undefined, expects("tensorValue")),
  layer: z.custom(isLayer, expects("layerValue")),
  function: aFunction,
  text: z.string(expects("textValue")).regex(/\S/, expects("textValue")),
};

/** By kind, what misconceptions return. */
export const WRONG_VALUE_SCHEMAS: typeof VALUE_SCHEMAS = {
  ...VALUE_SCHEMAS,
  shape: z.custom((value) => wrongShape.safeParse(value).success, expects("wrongShapeValue")),
};
