/**
 * Puts TensorFlow.js right after an interrupt. It keeps track of open scopes, of gradients that are being computed and
 * of models in training, and sets all that back in `finally` blocks, which an interrupt passes by.
 */
import { currentDisplayHost } from "../display/displayHost.ts";
import type { TensorFlow } from "./tf.ts";

/** A tensor, as far as it is disposed of here; one that is `kept` outlives its scope. */
interface Disposed {
  readonly kept?: boolean;
  dispose(): void;
}

/** What one call of `tf.tidy` watches over. */
interface Scope {
  readonly track: readonly Disposed[];
}

/** The members of TensorFlow.js's engine state that an interrupt can leave in the middle (`engine.ts` of tfjs-core). */
interface EngineState {
  gradientDepth: number;
  kernelDepth: number;
  activeTape: { readonly saved?: readonly Disposed[] }[] | null | undefined;
  activeScope: Scope | null;
  scopeStack: Scope[];
  numDataMovesStack: number[];
  profiling: boolean;
}

/** The part of a model that training sets (`training.ts` of tfjs-layers). */
interface TrainedModel {
  stopTraining: boolean;
}

/** From now on, does so after every interrupt of a cell. */
export function repairAfterInterrupts(tensorflow: TensorFlow): void {
  const models = watchTraining(tensorflow.LayersModel.prototype);
  const halfDisposed = watchDisposal(tensorflow.engine());
  currentDisplayHost().onInterrupted?.(() => {
    closeScopes(tensorflow, halfDisposed());
    for (const model of models) model.stopTraining = true;
    models.clear();
  });
}

/**
 * Disposes the tensors of everything that was open, and forgets the gradients that were being computed.
 *
 * @param halfDisposed the tensor that was just being disposed of: it may have given up its claim on numbers that a variable
 * shares with it, and must not give up another's. At worst it is lost.
 */
function closeScopes(tensorflow: TensorFlow, halfDisposed: unknown): void {
  const dispose = (tensor: Disposed): void => {
    if (tensor !== halfDisposed) tensor.dispose();
  };
  const state = tensorflow.engine().state as unknown as EngineState;
  const { activeTape, scopeStack } = state;
  state.activeTape = null;
  state.gradientDepth = 0;
  state.kernelDepth = 0;
  state.numDataMovesStack = [];
  state.profiling = false;
  state.scopeStack = [];
  state.activeScope = null;
  // What the forward pass has kept for the backward pass belongs to no scope.
  for (const { saved = [] } of activeTape ?? []) saved.forEach(dispose);
  for (const { track } of scopeStack) track.filter(({ kept }) => !kept).forEach(dispose);
}

/** From now on, says which tensor an interrupt has come in the middle of disposing of. */
function watchDisposal(engine: ReturnType<TensorFlow["engine"]>): () => unknown {
  let disposing: unknown;
  const { disposeTensor } = engine;
  engine.disposeTensor = (tensor) => {
    disposing = tensor;
    disposeTensor.call(engine, tensor);
    disposing = undefined;
  };
  return () => {
    const half = disposing;
    disposing = undefined;
    return half;
  };
}

/**
 * The models that are being trained: a model says so of itself in `isTraining`, and refuses to be trained while it is
 * set. A model that is forgotten here counts as not being trained.
 */
function watchTraining(prototype: object): Set<TrainedModel> {
  const models = new Set<TrainedModel>();
  Object.defineProperty(prototype, "isTraining", {
    configurable: true,
    get(this: TrainedModel): boolean {
      return models.has(this);
    },
    set(this: TrainedModel, isTraining: boolean) {
      if (isTraining) models.add(this);
      else models.delete(this);
    },
  });
  return models;
}
