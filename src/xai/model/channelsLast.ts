import type { ExplainedModel } from "./explainedModel.ts";
import { localMessages } from "./messages.ts";

/**
 * Checks that heights and widths are where a method looks for them: a map computed over the wrong axes would look like
 * one.
 *
 * @throws {RangeError} if a layer of the model works on channels first
 */
export function requireChannelsLast({ layers }: ExplainedModel): void {
  const other = layers.find(({ symbol }) => {
    const { dataFormat, layerConfig } = symbol.sourceLayer.getConfig();
    // A layer that this package computes itself keeps its settings in one text.
    const own = typeof layerConfig === "string" ? (JSON.parse(layerConfig) as { readonly dataFormat?: string }) : {};
    return (own.dataFormat ?? dataFormat) === "channelsFirst";
  });
  if (other !== undefined) throw new RangeError(localMessages().channelsFirst(other.name));
}
