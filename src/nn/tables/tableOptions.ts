import { closestName } from "../../display/closestName.ts";
import type { Language } from "../../display/language.ts";
import { isPlainObject, shown } from "../layers/optionReaders.ts";
import type { Model } from "../model/model.ts";
import { isModel } from "../shape/layerArgument.ts";
import { localMessages } from "./messages.ts";

const LANGUAGES = ["ko", "en"] as const satisfies readonly Language[];

/**
 * @param call the function that was called, for the message
 * @throws {TypeError} if it is no model
 */
export function requireModel(call: string, model: Model): void {
  refuseTensorFlowModel(call, model);
  if (!isModel(model)) throw new TypeError(localMessages().notModel(call, shown(model)));
}

/**
 * Refuses a model of TensorFlow.js itself, by its kind: what it is made of says nothing to a learner.
 *
 * @param call the function that was called, for the message
 * @throws {TypeError} if it is one
 */
export function refuseTensorFlowModel(call: string, given: unknown): void {
  if (typeof given !== "object" || given === null || !("trainableWeights" in given) || "tfModel" in given) return;
  const text = localMessages();
  throw new TypeError(text.notModel(call, text.tensorFlowModel()));
}

/**
 * @param known the options' names
 * @throws {TypeError} if the options are no object, or there is one of another name
 */
export function requireOptions(call: string, options: object, known: readonly string[]): void {
  if (!isPlainObject(options)) throw new TypeError(localMessages().notOptions(call, shown(options)));
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const names = known.map((each) => `\`${each}\``).join(", ");
    throw new TypeError(localMessages().unknownOption(call, name, closestName(name, known), names));
  }
}

/** @throws {TypeError} if an option that is given is neither true nor false */
export function requireBoolean(call: string, option: string, value: boolean | undefined): void {
  if (value !== undefined && typeof value !== "boolean") {
    throw new TypeError(localMessages().boolean(call, option, shown(value)));
  }
}

/** @throws {RangeError} if an option that is given is none of the choices */
export function requireChoice(call: string, option: string, choices: readonly string[], value: unknown): void {
  if (value === undefined || choices.includes(value as string)) return;
  throw new RangeError(localMessages().choice(call, option, quotedNames(choices), shown(value)));
}

/** @throws {RangeError} if the option is no language of this package */
export function requireLanguage(call: string, language: Language | undefined): void {
  requireChoice(call, "lang", LANGUAGES, language);
}

/**
 * @param fewest how many columns there must be at least
 * @throws {RangeError} if an option that is given is no list of columns, each once
 */
export function requireColumns(
  call: string,
  option: string,
  known: readonly string[],
  columns: unknown,
  fewest: 0 | 1,
): void {
  if (columns === undefined) return;
  const isList = Array.isArray(columns) && columns.every((each) => known.includes(each));
  if (isList && new Set(columns).size === columns.length && columns.length >= fewest) return;
  throw new RangeError(localMessages().columns(call, option, quotedNames(known), shown(columns)));
}

function quotedNames(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
