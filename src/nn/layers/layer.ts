import { inspect } from "node:util";
import { displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import { SymbolicTensor } from "../model/symbolicTensor.ts";
import { layerOutputShape } from "../shape/layerOutputShape.ts";
import type { Shape } from "../shape/shape.ts";
import type { LayerConfig } from "./layerConfig.ts";
import { layerText } from "./layerText.ts";
import { localMessages } from "./messages.ts";
import { shown } from "./optionReaders.ts";

/**
 * One layer of a network: a description, from which shapes and parameters follow, and which a model turns into
 * TensorFlow.js's layer only when it calculates. Made by a builder such as `conv2d(64, 5)`.
 *
 * A layer is called with what it works on: `conv2d(64, 5)(x)`; `conv2d(64, 5).apply(x)` is the same. Called twice it is one
 * layer with shared weights.
 */
export interface Layer<Config extends LayerConfig = LayerConfig> {
  (input: SymbolicTensor | readonly SymbolicTensor[]): SymbolicTensor;
  /** Calls the layer: `layer.apply(x)` is `layer(x)`. */
  apply(input: SymbolicTensor | readonly SymbolicTensor[]): SymbolicTensor;
  /** Every setting, Keras's defaults filled in. */
  readonly config: Config;
  /** Which of all layers made so far, from 0: models number their layers' names in this order. */
  readonly serial: number;
  /** As given, else from Keras's rule (`conv2d`, `conv2d_1`, …) once the layer joins its first model; `""` before. */
  readonly name: string;
  /** Whether training changes its weights; may be set, to freeze a layer. */
  trainable: boolean;
  /**
   * The output's shape for an input's, both with the batch: `layer.outputShape([null, 28, 28, 1])`.
   *
   * @throws {RangeError} if the layer cannot work on such an input
   */
  outputShape(inputShape: Shape | readonly Shape[]): Shape;
}

/** What every builder takes besides its layer's own settings. */
export interface LayerOptions {
  /** Name in tables and in files; left out, Keras's rule gives one: `conv2d`, `conv2d_1`, … */
  readonly name?: string;
  /** Whether training changes the weights; default `true`. */
  readonly trainable?: boolean;
  /** For a sequential model's first layer: the input's shape without the batch, `[28, 28, 1]`. */
  readonly inputShape?: Shape;
}

/** What is known of a layer besides its config. */
interface LayerState {
  name: string;
  nameGiven: boolean;
  trainable: boolean;
  readonly inputShape: Shape | undefined;
  /** Settings that go without saying when the layer is shown. */
  readonly defaults: Readonly<Record<string, unknown>>;
}

const states = new WeakMap<object, LayerState>();
let layersMade = 0;

/** What all layers share; the prototype of the functions that layers are. */
const layerMembers = {
  apply(this: Layer, input: unknown): SymbolicTensor {
    return applyLayer(this, input);
  },
  outputShape(this: Layer, inputShape: Shape | readonly Shape[]): Shape {
    return layerOutputShape(this.config, isShape(inputShape) ? [inputShape] : inputShape);
  },
  toString(this: Layer): string {
    return layerText(this, stateOf(this).defaults);
  },
  [displaySymbol](this: Layer): MimeBundle {
    return { "text/plain": layerText(this, stateOf(this).defaults) };
  },
  [inspect.custom](this: Layer): string {
    return layerText(this, stateOf(this).defaults);
  },
  get name(): string {
    return stateOf(this).name;
  },
  get trainable(): boolean {
    return stateOf(this).trainable;
  },
  set trainable(value: boolean) {
    if (typeof value !== "boolean") throw new TypeError(localMessages().trainable(shown(value)));
    stateOf(this).trainable = value;
  },
};

// A layer is still a function: `layer.bind`, `layer instanceof Function`.
Object.setPrototypeOf(layerMembers, Function.prototype);

/**
 * Makes a layer of a checked config.
 *
 * @param options the name, whether training changes it, and the shape of a first layer's input with the batch
 * @param defaults settings that go without saying when the layer is shown
 */
export function createLayer<Config extends LayerConfig>(
  config: Config,
  options: LayerOptions,
  defaults: Readonly<Record<string, unknown>>,
): Layer<Config> {
  const call = (input: unknown): SymbolicTensor => applyLayer(layer, input);
  // A function's own name and length would hide the layer's.
  Reflect.deleteProperty(call, "name");
  Reflect.deleteProperty(call, "length");
  Object.setPrototypeOf(call, layerMembers);
  const layer = Object.defineProperties(call, {
    config: { value: deepFrozen(config), enumerable: true },
    serial: { value: layersMade++, enumerable: true },
  }) as unknown as Layer<Config>;
  states.set(layer, {
    name: options.name ?? "",
    nameGiven: options.name !== undefined,
    trainable: options.trainable ?? true,
    inputShape: options.inputShape,
    defaults,
  });
  return layer;
}

/** Whether a value is a layer. */
export function isLayer(value: unknown): value is Layer {
  return typeof value === "function" && states.has(value);
}

/** Whether its builder was given the name; one from Keras's rule may change. */
export function hasGivenName(layer: Layer): boolean {
  return stateOf(layer).nameGiven;
}

/** Names a layer by Keras's rule, when it joins a model. */
export function nameLayer(layer: Layer, name: string): void {
  stateOf(layer).name = name;
}

/** The shape, with the batch, that a sequential model's first layer says its input has. */
export function ownInputShape(layer: Layer): Shape | undefined {
  return stateOf(layer).inputShape;
}

function stateOf(layer: object): LayerState {
  return states.get(layer) as LayerState;
}

function applyLayer(layer: Layer, input: unknown): SymbolicTensor {
  const text = localMessages();
  const { config } = layer;
  if (config.type === "input") throw new TypeError(text.inputTakesNothing());
  const inputs: readonly unknown[] = Array.isArray(input) ? input : [input];
  for (const [index, each] of inputs.entries()) {
    if (each instanceof SymbolicTensor) continue;
    throw new TypeError(
      Array.isArray(input)
        ? text.notATensorInList(config.type, index, shown(each))
        : text.notATensor(config.type, shown(input)),
    );
  }
  const tensors = inputs as readonly SymbolicTensor[];
  if (joinsInputs(config)) {
    if (tensors.length === 0) throw new RangeError(text.severalInputs(config.type, tensors.length));
  } else if (tensors.length !== 1) throw new RangeError(text.oneInput(config.type, tensors.length));
  const shape = layerOutputShape(
    config,
    tensors.map((tensor) => tensor.shape),
  );
  return new SymbolicTensor(shape, "float32", layer, tensors);
}

/** Whether a layer takes several inputs. */
export function joinsInputs({ type }: LayerConfig): boolean {
  return MERGES.has(type);
}

const MERGES: ReadonlySet<string> = new Set([
  "concatenate",
  "add",
  "subtract",
  "multiply",
  "average",
  "maximum",
  "minimum",
]);

function isShape(shape: Shape | readonly Shape[]): shape is Shape {
  return !shape.some((size) => Array.isArray(size));
}

/** A config is data that many read: nobody changes it. */
function deepFrozen<T extends object>(value: T): T {
  for (const part of Object.values(value)) if (typeof part === "object" && part !== null) deepFrozen(part as object);
  return Object.freeze(value);
}
