import type { Layer } from "../layers/layer.ts";
import type { Shape } from "../shape/shape.ts";
import type { SymbolicTensor } from "./symbolicTensor.ts";

/** One use of a layer in a model; a shared layer has several. */
export interface ModelNode {
  /** The layer. */
  readonly layer: Layer;
  /** What it is given here. */
  readonly inputs: readonly SymbolicTensor[];
  /** What comes out of it here. */
  readonly output: SymbolicTensor;
}

/**
 * A network of layers, made by `sequential` or `model`. It knows its shapes and parameters by itself; only what
 * calculates loads TensorFlow.
 */
export interface Model {
  /** `sequential`, `functional`, or as given. */
  readonly name: string;
  /** Whether it was made by `sequential`: its summary then shows no input layer, as Keras's does not. */
  readonly isSequential: boolean;
  /** From which the weights' first values and dropout's choices follow; `undefined`: by chance. */
  readonly seed: number | undefined;
  /** What the model is fed. */
  readonly inputs: readonly SymbolicTensor[];
  /** What the model answers. */
  readonly outputs: readonly SymbolicTensor[];
  /** Uses of layers, in Keras's order, every node after those it depends on. Inputs are nodes too. */
  readonly nodes: readonly ModelNode[];
  /** Every layer once, in Keras's order (input layers too). */
  readonly layers: readonly Layer[];
  /**
   * A layer by its name, or by its place in `layers` (a negative one counts from the end).
   *
   * @throws {RangeError} if there is no such layer
   */
  getLayer(nameOrIndex: string | number): Layer;
  /** The only input's shape, `[null, height, width, channels]`. */
  readonly inputShape: Shape;
  /** The only output's shape. */
  readonly outputShape: Shape;
  /** All parameters, trainable or not, of every layer once. */
  countParams(): number;
  /**
   * Puts the model's layers behind other ones, their weights shared: `const code = encoder.apply(image)`.
   *
   * @throws {RangeError} if the inputs are not as many as the model's, or of other shapes
   */
  apply(input: SymbolicTensor | readonly SymbolicTensor[]): SymbolicTensor | SymbolicTensor[];
  /**
   * The TensorFlow.js model that calculates; made at the first access, which loads the engine. Disposed with `dispose()`.
   *
   * @throws {Error} if the model was disposed of
   */
  readonly tfModel: import("@tensorflow/tfjs-node").LayersModel;
  /**
   * Frees the weights' memory; the model cannot calculate afterwards (its shapes and tables stay). Layers that another
   * model uses keep theirs. More often than once does nothing.
   */
  dispose(): void;
}
