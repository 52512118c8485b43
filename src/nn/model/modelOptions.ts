import { closestName } from "../../display/closestName.ts";
import { layerName, shown } from "../layers/optionReaders.ts";
import { localMessages } from "./messages.ts";

/** What every model takes besides its layers. */
export interface ModelOptions {
  /** Name in tables and files; default `"sequential"` or `"functional"`. */
  readonly name?: string;
  /** A whole number from which the weights' first values and dropout's choices follow; left out, they come by chance. */
  readonly seed?: number;
}

/** The checked options of a model. */
export function modelOptions(
  options: Readonly<Record<string, unknown>>,
  known: readonly string[],
  defaultName: string,
): { readonly name: string; readonly seed: number | undefined } {
  const text = localMessages();
  for (const [option, value] of Object.entries(options)) {
    if (value === undefined || known.includes(option)) continue;
    throw new TypeError(text.unknownOption(option, closestName(option, known), known.join(", ")));
  }
  const { name = defaultName, seed } = options;
  if (seed !== undefined && !Number.isSafeInteger(seed)) throw new RangeError(text.seed(shown(seed)));
  return {
    name: layerName({ layer: defaultName === "sequential" ? "sequential" : "model", option: "name" }, name),
    seed: seed as number | undefined,
  };
}
