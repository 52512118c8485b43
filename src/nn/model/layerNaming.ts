import { inspect } from "node:util";
import { hasGivenName, type Layer, nameLayer } from "../layers/layer.ts";
import { kerasName } from "../layers/layerNames.ts";
import { localMessages } from "./messages.ts";

/**
 * Names the layers of a new model by Keras's rule: `conv2d`, `conv2d_1`, … in the order they were made. The numbering
 * starts anew in each model, so that a cell that runs again gives the same names.
 *
 * A layer that already has a name by this rule, from another model, keeps it unless another layer of this model has it.
 *
 * @throws {RangeError} if two layers were given the same name
 */
export function nameLayers(layers: readonly Layer[]): void {
  const taken = new Map<string, Layer>();
  for (const layer of layers) {
    if (!hasGivenName(layer)) continue;
    const other = taken.get(layer.name);
    if (other !== undefined) throw new RangeError(localMessages().sameName(layer.name, inspect(other), inspect(layer)));
    taken.set(layer.name, layer);
  }
  const byAge = layers.filter((layer) => !hasGivenName(layer)).sort((one, other) => one.serial - other.serial);
  const unnamed = byAge.filter((layer) => {
    if (layer.name === "" || taken.has(layer.name)) return true;
    taken.set(layer.name, layer);
    return false;
  });
  const counts = new Map<string, number>();
  for (const layer of unnamed) {
    const stem = kerasName(layer.config.type);
    let count = counts.get(stem) ?? 0;
    let name = stem;
    for (; taken.has(name); count++) name = count === 0 ? stem : `${stem}_${count}`;
    counts.set(stem, count);
    taken.set(name, layer);
    nameLayer(layer, name);
  }
}
