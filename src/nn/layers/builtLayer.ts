import { closestName } from "../../display/closestName.ts";
import { createLayer, type Layer, type LayerOptions } from "./layer.ts";
import type { LayerConfig } from "./layerConfig.ts";
import { localMessages } from "./messages.ts";
import { misplacedValue } from "./misplacedValue.ts";
import { isPlainObject, layerName, type OptionReader, shapeWithoutBatch, shown, trueOrFalse } from "./optionReaders.ts";

/** How one setting is read, and what it is when it is left out; without `initial` it must be given. */
export interface OptionSpec<T> {
  readonly read: OptionReader<T>;
  readonly initial?: T;
}

/** How every setting of a kind of layer is read. */
export type OptionSpecs<Settings> = { readonly [Option in keyof Settings]: OptionSpec<Settings[Option]> };

/** A config's settings: all of it but the type. */
export type SettingsOf<Config extends LayerConfig> = Omit<Config, "type">;

/**
 * What a builder knows of its kind of layer. `Settings` is what is written, where that differs from what the config
 * holds.
 */
export interface LayerDefinition<Config extends LayerConfig, Settings = SettingsOf<Config>> {
  readonly type: Config["type"];
  readonly specs: OptionSpecs<Settings>;
  /** The settings that may be given by position, in this order. */
  readonly positions: readonly (keyof Settings & string)[];
  /** A call that is right, for messages. */
  readonly example: string;
  /** Checks settings that must fit each other. */
  readonly check?: (settings: Settings) => void;
  /** Makes the config's settings of the written ones, where they differ. */
  readonly complete?: (settings: Settings) => SettingsOf<Config>;
}

/** A setting that must be given. */
export function required<T>(read: OptionReader<T>): OptionSpec<T> {
  return { read };
}

/** A setting with Keras's default. */
export function optional<T>(read: OptionReader<T>, initial: T): OptionSpec<T> {
  return { read, initial };
}

const LAYER_OPTIONS = { name: layerName, trainable: trueOrFalse, inputShape: shapeWithoutBatch } as const;

/**
 * Makes a layer of what a learner wrote: settings by position, then an object with the rest, or the object alone.
 *
 * @throws {TypeError | RangeError} if an option is missing, unknown, given twice, or has a wrong value
 */
export function builtLayer<Config extends LayerConfig, Settings = SettingsOf<Config>>(
  definition: LayerDefinition<Config, Settings>,
  values: readonly unknown[],
): Layer<Config> {
  const { type, specs, example } = definition;
  const text = localMessages();
  const given = givenOptions(definition, values);
  const settings: Record<string, unknown> = {};
  const defaults: Record<string, unknown> = {};
  const options: { -readonly [Option in keyof LayerOptions]: unknown } = {};
  for (const [option, value] of Object.entries(given)) {
    if (value === undefined || Object.hasOwn(specs, option)) continue;
    if (Object.hasOwn(LAYER_OPTIONS, option)) {
      const known = option as keyof typeof LAYER_OPTIONS;
      options[known] = LAYER_OPTIONS[known]({ layer: type, option }, value);
      continue;
    }
    const names = [...Object.keys(specs), ...Object.keys(LAYER_OPTIONS)];
    throw new TypeError(text.unknownOption(type, option, closestName(option, names), names.join(", ")));
  }
  for (const [option, spec] of Object.entries<OptionSpec<unknown>>(specs)) {
    if ("initial" in spec) defaults[option] = spec.initial;
    const value = given[option];
    if (value !== undefined) settings[option] = spec.read({ layer: type, option }, value);
    else if ("initial" in spec) settings[option] = spec.initial;
    else throw new TypeError(text.missingOption(type, option, example));
  }
  // The readers and the specs' type make sure that every setting is there and of its type.
  const written = settings as Settings;
  definition.check?.(written);
  const complete = definition.complete?.(written) ?? written;
  return createLayer({ type, ...complete } as unknown as Config, options as LayerOptions, defaults);
}

/** What was written, by the options' names. */
function givenOptions(
  { type, positions }: { readonly type: string; readonly positions: readonly string[] },
  values: readonly unknown[],
): Record<string, unknown> {
  const text = localMessages();
  const meant = misplacedValue(type, positions, values);
  if (meant !== undefined) throw new TypeError(text.misplaced(type, values.map(shown).join(", "), meant));
  const given: Record<string, unknown> = {};
  for (const [index, value] of values.entries()) {
    if (isPlainObject(value)) {
      if (index !== values.length - 1) throw new TypeError(text.afterOptions(type, shown(values[index + 1])));
      for (const [option, setting] of Object.entries(value)) {
        if (given[option] !== undefined && setting !== undefined) throw new TypeError(text.twice(type, option));
        if (setting !== undefined) given[option] = setting;
      }
      break;
    }
    const option = positions[index];
    if (option === undefined) {
      const names = positions.map((name) => `\`${name}\``).join(", ");
      throw new TypeError(
        names === "" ? text.noPositions(type, shown(value)) : text.tooManyValues(type, names, shown(value)),
      );
    }
    given[option] = value;
  }
  return given;
}
