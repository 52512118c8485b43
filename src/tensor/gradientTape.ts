import { type Tensor, tf } from "./tf.ts";

/** One operation of a forward pass, with what its gradient will need (`tape.ts` of tfjs-core). */
interface TapeNode {
  readonly saved?: readonly { dispose(): void }[];
}

/** The members of TensorFlow.js's engine state that belong to gradients (`engine.ts` of tfjs-core). */
interface GradientState {
  readonly gradientDepth: number;
  activeTape: readonly TapeNode[] | null | undefined;
}

/**
 * The gradient of the sum of what `f` answers, as `tf.grad` has it; after an error in `f`, nothing is left behind.
 *
 * @param f what is computed of `x`, with operations that have gradients
 * @returns of the shape of `x`
 */
export function gradientAt(f: (x: Tensor) => Tensor, x: Tensor): Tensor {
  try {
    return tf.grad(f)(x);
  } catch (error) {
    releaseGradientTape();
    throw error;
  }
}

/**
 * Frees what a forward pass has kept for its gradients, after an error in it: TensorFlow.js does so only when the
 * gradients have been computed. Does nothing while an outer gradient is still being computed.
 */
export function releaseGradientTape(): void {
  const state = tf.engine().state as unknown as GradientState;
  if (state.gradientDepth > 0) return;
  const tape = state.activeTape ?? [];
  state.activeTape = null;
  for (const { saved = [] } of tape) for (const tensor of saved) tensor.dispose();
}
