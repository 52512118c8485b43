import type { LayerType } from "../layers/layerConfig.ts";

/** What Keras calls the class of a layer: `conv2d` is `Conv2D`, `input` is `InputLayer`. */
export function kerasClassName(type: LayerType): string {
  if (type === "input") return "InputLayer";
  return type.charAt(0).toUpperCase() + type.slice(1).replace("2d", "2D");
}
