import type { Layer } from "./layer.ts";

/** Options that builders take by position and that stand in front, without a name. */
const FIRST_OPTIONS: ReadonlySet<string> = new Set(["filters", "units", "kernelSize", "rate", "shape", "targetShape"]);

/**
 * A layer in one line, as a notebook shows it: what it is and every setting that is not Keras's default:
 * `conv2d(64, [5, 5], padding "same", activation "relu")`.
 *
 * @param defaults the settings that go without saying
 */
export function layerText(layer: Layer, defaults: Readonly<Record<string, unknown>>): string {
  const { type, ...settings } = layer.config;
  const parts: string[] = [];
  for (const [option, value] of Object.entries(settings)) {
    if (Object.hasOwn(defaults, option) && JSON.stringify(defaults[option]) === JSON.stringify(value)) continue;
    if (option === "strides" && "poolSize" in settings) {
      if (JSON.stringify(value) === JSON.stringify(settings.poolSize)) continue;
    }
    const text = JSON.stringify(value).replaceAll(",", ", ").replaceAll('":', '": ');
    parts.push(FIRST_OPTIONS.has(option) ? text : `${option} ${text}`);
  }
  if (layer.name !== "") parts.push(`name ${JSON.stringify(layer.name)}`);
  if (!layer.trainable) parts.push("trainable false");
  return `${type}(${parts.join(", ")})`;
}
