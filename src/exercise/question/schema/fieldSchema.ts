import { z } from "zod";
import { isVariableName } from "../../answer/variableName.ts";
import { localMessages } from "../messages.ts";
import { aFunction, chosen, expects, fields, isFunction } from "./expectation.ts";
import { NOTEBOOK_NAMES } from "./notebookNames.ts";

/** A notebook's cell is called `question-<id>`, and Jupyter allows its ids 64 characters. */
export const id = z
  .string(expects("id"))
  .max(55, expects("id"))
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, expects("id"));

/** Points, weights, tolerances. */
export const aboveZero = z.number(expects("aboveZero")).positive(expects("aboveZero"));

const someText = z.string(expects("someText")).regex(/\S/, expects("someText"));

export const localText = fields("localText", { ko: someText, en: someText });

/** Here only that a function is one; `tryQuestion` sees what it returns. */
export const textOf = chosen((value) => {
  if (isFunction(value)) return aFunction;
  return typeof value === "object" && value !== null ? localText : z.never(expects("textOf"));
});

/** The name of a variable or function of the learner's. */
export const variableName = z
  .string(expects("variableName"))
  .refine(isVariableName, { ...expects("variableName"), abort: true })
  .refine((name) => !NOTEBOOK_NAMES.has(name), { error: ({ input }) => localMessages().takenName(String(input)) });

export const solutionRule = chosen((value) => {
  if (typeof value === "object" && value !== null) {
    return fields("solutionRule", { afterChecks: z.int(expects("afterChecks")).min(1, expects("afterChecks")) });
  }
  return z.enum(["always", "never", "afterFullScore"], expects("solutionRule"));
});
