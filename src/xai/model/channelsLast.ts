import type { ExplainedLayer } from "./explainedModel.ts";
import { type TensorFlowSymbol, useOf } from "./layerGraph.ts";
import { localMessages } from "./messages.ts";

/** Behind these an axis may be another one than before. */
const MOVING_AXES: ReadonlySet<string> = new Set(["Permute", "Reshape"]);

/**
 * Checks that heights and widths are where a method looks for them: a map computed over the wrong axes would look like
 * one.
 *
 * @throws {RangeError} if a layer of the model works on channels first
 */
export function requireChannelsLast(layers: readonly ExplainedLayer[]): void {
  const other = layers.find(({ symbol }) => dataFormatOf(symbol) === "channelsFirst");
  if (other !== undefined) throw new RangeError(localMessages().channelsFirst(other.name));
}

/**
 * Whether a layer's output has its channels before its rows and columns. Of a layer that does not say so itself, as an
 * activation, the nearest one before it that does counts, else the next one behind it.
 *
 * @param layers all of the model, in their order
 */
export function isChannelsFirst(layer: ExplainedLayer, layers: readonly ExplainedLayer[]): boolean {
  const behind = layers.slice(layer.index + 1).map(({ symbol }) => dataFormatOf(symbol));
  return (formatBefore(layer.symbol) ?? behind.find((format) => format !== undefined)) === "channelsFirst";
}

function formatBefore(symbol: TensorFlowSymbol): string | undefined {
  const own = dataFormatOf(symbol);
  const { layer, inputs } = useOf(symbol);
  const [given] = inputs;
  // An input is given itself.
  const isFirst = given === undefined || given === symbol;
  if (own !== undefined || isFirst || MOVING_AXES.has(layer.getClassName())) return own;
  return formatBefore(given);
}

function dataFormatOf(symbol: TensorFlowSymbol): string | undefined {
  const { dataFormat, layerConfig } = symbol.sourceLayer.getConfig();
  // A layer that this package computes itself keeps its settings in one text.
  const own = typeof layerConfig === "string" ? (JSON.parse(layerConfig) as { readonly dataFormat?: string }) : {};
  return own.dataFormat ?? (typeof dataFormat === "string" ? dataFormat : undefined);
}
