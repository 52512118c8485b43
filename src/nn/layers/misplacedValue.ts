import { plainName } from "../../display/closestName.ts";
import { ACTIVATIONS } from "./layerNames.ts";

const PADDINGS = ["valid", "same", "full"];

/**
 * What was probably meant by a value that stands by position where it cannot: Python's `Dense(10, "softmax")` names no
 * option either, but there it is the second one.
 *
 * @param type the builder's name
 * @param positions the options that may be given by position
 * @param values everything that was given
 * @returns the call to write instead; `undefined` where it cannot be told
 */
export function misplacedValue(
  type: string,
  positions: readonly string[],
  values: readonly unknown[],
): string | undefined {
  if (values.length > 1 && values.every((value) => typeof value === "number" || value === null)) {
    if (type === "input" || type === "reshape") return `${type}([${values.join(", ")}])`;
  }
  const [first] = values;
  if (Array.isArray(first) && first.length > 0 && first.every(isOutput)) return `${type}()([a, b])`;
  const index = values.findIndex((value) => typeof value === "string");
  if (index === -1 || positions[index] === "activation") return undefined;
  const name = plainName(String(values[index]));
  const before = values.slice(0, index).map((value) => JSON.stringify(value));
  const option = PADDINGS.includes(name)
    ? `{ padding: "${name}" }`
    : ACTIVATIONS.filter((activation) => plainName(activation) === name).map(
        (found) => `{ activation: "${found}" }`,
      )[0];
  return option === undefined ? undefined : `${type}(${[...before, option].join(", ")})`;
}

/** Whether a value is what a layer returns, without the classes of models, which import this room. */
function isOutput(value: unknown): boolean {
  return typeof value === "object" && value !== null && "layer" in value && "inputs" in value && "shape" in value;
}
