import type { LayerConfig } from "../layers/layerConfig.ts";
import type { Shape } from "./shape.ts";

/** PLACEHOLDER by the lead; the arithmetic helper owns this file. Must stay: name, parameters, result. */
export function layerOutputShape(config: LayerConfig, inputShapes: readonly Shape[]): Shape {
  if (config.type === "input") return config.shape;
  return inputShapes[0] ?? [];
}
