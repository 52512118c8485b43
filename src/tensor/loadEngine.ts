/**
 * Chooses the engine, once: TensorFlow's native library, else WebAssembly, else plain JavaScript; or the one that
 * `CONVOLAB_ENGINE` names.
 */
import { createRequire } from "node:module";
import process from "node:process";
import { ENGINE_NAMES, EngineInfo, type EngineName } from "./engineInfo.ts";
import { repairAfterInterrupts } from "./interruption.ts";
import { loadTensorFlowJs } from "./javaScriptEngine.ts";
import { localMessages, type ReasonText } from "./messages.ts";
import { loadNativeEngine, MissingAddOn } from "./nativeEngine.ts";
import { showTensorsByValue } from "./tensorText.ts";
import type { TensorFlow } from "./tf.ts";
import { useWasm } from "./wasmEngine.ts";

/** A loaded TensorFlow.js and what is known of its engine. */
export interface Engine {
  readonly tensorflow: TensorFlow;
  readonly info: EngineInfo;
}

const require = createRequire(import.meta.url);

/** The model that is trained and the one that is looked at. */
const MODELS_REMEMBERED = 2;

let engine: Engine | undefined;
/** Whether a load has begun that has not ended: an interrupt has ended it where nothing can be caught. */
let isHalfLoaded = false;

const listeners: (() => void)[] = [];

/** Calls back once TensorFlow.js has been loaded: now, if it has been already. */
export function whenLoaded(listener: () => void): void {
  listeners.push(listener);
  if (engine !== undefined) listener();
}

/** The engine, loaded now if it has not been before. */
export function loadedEngine(): Engine {
  if (engine !== undefined) return engine;
  if (isHalfLoaded) forgetModules();
  isHalfLoaded = true;
  try {
    const loaded = loadEngine();
    repairAfterInterrupts(loaded.tensorflow);
    showTensorsByValue(loaded.tensorflow);
    // It keeps the order of layers of the last 100 models asked, and so their weights, however long they are out of reach.
    loaded.tensorflow.env().set("TOPOLOGICAL_SORT_CACHE_MAX_ENTRIES", MODELS_REMEMBERED);
    engine = loaded;
    for (const listener of listeners) listener();
    return loaded;
  } finally {
    isHalfLoaded = false;
  }
}

function loadEngine(): Engine {
  const wanted = wantedEngine();
  if (wanted !== undefined && wanted !== "native") return javaScriptEngine(wanted, (words) => words.forced(wanted));
  try {
    return loadNativeEngine(require);
  } catch (error) {
    const reason = error instanceof MissingAddOn ? error.reason : notLoaded(error);
    if (wanted === "native") throw new Error(localMessages().nativeMissing(reason(localMessages())), { cause: error });
    return javaScriptEngine("wasm", reason);
  }
}

/** The engine that `CONVOLAB_ENGINE` names. `retry` is a word to the set-up. */
function wantedEngine(): EngineName | undefined {
  const wanted = process.env.CONVOLAB_ENGINE;
  if (wanted === undefined || wanted === "" || wanted === "retry") return undefined;
  const known = ENGINE_NAMES.find((name) => name === wanted);
  if (known === undefined) throw new Error(localMessages().unknownEngine(wanted));
  return known;
}

function javaScriptEngine(name: "wasm" | "cpu", reason: ReasonText): Engine {
  const tensorflow = loadTensorFlowJs(require);
  const infoOf = (engineName: EngineName, why: ReasonText) =>
    new EngineInfo({ name: engineName, version: tensorflow.version.tfjs, threads: 1, oneDnn: false, reason: why });
  if (name === "wasm") {
    try {
      useWasm(require, tensorflow);
      return { tensorflow, info: infoOf("wasm", reason) };
    } catch (error) {
      const why = messageOf(error);
      void tensorflow.setBackend("cpu");
      return { tensorflow, info: infoOf("cpu", (words) => words.noWasm(why, reason(words))) };
    }
  }
  void tensorflow.setBackend("cpu");
  return { tensorflow, info: infoOf("cpu", reason) };
}

function notLoaded(error: unknown): ReasonText {
  const message = messageOf(error);
  return (words) => words.noLoad(message);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}

/**
 * Takes what a load that was broken off has left behind: its modules, whole and half ones, and the global registries of
 * TensorFlow.js, which would warn of every kernel that is registered once more.
 */
function forgetModules(): void {
  for (const file of Object.keys(require.cache)) {
    if (/[\\/]node_modules[\\/]@tensorflow[\\/].*\.js$/.test(file)) delete require.cache[file];
  }
  Reflect.deleteProperty(globalThis, "_tfengine");
  Reflect.deleteProperty(globalThis, "_tfGlobals");
}
