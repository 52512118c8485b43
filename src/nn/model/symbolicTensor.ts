import { inspect } from "node:util";
import { displaySymbol, type MimeBundle } from "../../display/mimeBundle.ts";
import type { Layer } from "../layers/layer.ts";
import type { Shape } from "../shape/shape.ts";

/**
 * What flows between layers while a model is put together: a shape without values (Keras's `KerasTensor`). Layers take
 * and return it: `const x = conv2d(32, 3)(inputs)`.
 */
export class SymbolicTensor {
  /** `[null, height, width, channels]`: the batch is not known yet. */
  readonly shape: Shape;
  /** Of which kind its values will be. */
  readonly dtype: "float32" | "int32";
  /** The layer it comes out of. */
  readonly layer: Layer;
  /** What that layer was given; nothing for an input. */
  readonly inputs: readonly SymbolicTensor[];

  /**
   * @param shape with the batch, `[null, height, width, channels]`
   * @param dtype of which kind its values will be
   * @param layer the layer it comes out of
   * @param inputs what that layer was given
   */
  constructor(shape: Shape, dtype: "float32" | "int32", layer: Layer, inputs: readonly SymbolicTensor[]) {
    this.shape = shape;
    this.dtype = dtype;
    this.layer = layer;
    this.inputs = inputs;
  }

  /** What a notebook shows: one line. */
  [displaySymbol](): MimeBundle {
    return { "text/plain": this.#line() };
  }

  /** In `console.log` and inside other values: the same line. */
  [inspect.custom](): string {
    return this.#line();
  }

  #line(): string {
    return `SymbolicTensor [${this.shape.map(String).join(", ")}] of ${inspect(this.layer)}`;
  }
}
