/**
 * The one way to TensorFlow.js in this package: loaded when something of it is first used, never by an import.
 */
import { inspect } from "node:util";
import type * as tensorflow from "@tensorflow/tfjs-node";
import { displaySymbol, type MimeBundle } from "../display/mimeBundle.ts";
import type { EngineInfo } from "./engineInfo.ts";
import { loadedEngine } from "./loadEngine.ts";

export type {
  History,
  LayersModel,
  Optimizer,
  Rank,
  Scalar,
  Sequential,
  SymbolicTensor,
  Tensor,
  Tensor1D,
  Tensor2D,
  Tensor3D,
  Tensor4D,
  TensorLike,
  Variable,
} from "@tensorflow/tfjs-node";

/** Everything that `@tensorflow/tfjs-node` offers. */
export type TensorFlow = typeof tensorflow;

/** What the name stands for before anything of TensorFlow is used; also what shows where `tf` itself is shown. */
const standIn = {
  [displaySymbol]: (): MimeBundle => engineInfo()[displaySymbol](),
  [inspect.custom]: (): string => `tf: ${inspect(engineInfo())}`,
};

/**
 * TensorFlow.js: everything that `@tensorflow/tfjs-node` offers, on the best engine there is ({@link engineInfo} says
 * which). It loads, synchronously, when the first of its members is used.
 */
export const tf: TensorFlow = new Proxy(standIn, {
  // Whoever asks for a symbol, or whether this is a promise, wants to know what kind of value it is: no reason to load.
  get: (target, key) =>
    typeof key === "symbol" ? Reflect.get(target, key) : key === "then" ? undefined : Reflect.get(module(), key),
  set: () => false,
  defineProperty: () => false,
  deleteProperty: () => false,
  has: (target, key) => Reflect.has(typeof key === "symbol" ? target : module(), key),
  ownKeys: () => Reflect.ownKeys(module()),
  getOwnPropertyDescriptor: (_target, key) =>
    Reflect.has(module(), key)
      ? { value: Reflect.get(module(), key), enumerable: true, configurable: true, writable: false }
      : undefined,
}) as unknown as TensorFlow;

/**
 * Which engine computes, loaded now if nothing has been computed yet: `native` (TensorFlow), `wasm` or `cpu` (plain
 * JavaScript), its version and threads, and why it is not the native one. Shows itself in a notebook.
 *
 * @throws {Error} if `CONVOLAB_ENGINE` asks for an engine that does not exist or cannot be loaded
 */
export function engineInfo(): EngineInfo {
  return loadedEngine().info;
}

function module(): TensorFlow {
  return loadedEngine().tensorflow;
}
