/**
 * The WebAssembly backend, ready at once: `@tensorflow/tfjs-backend-wasm` starts only asynchronously by itself, and `tf`
 * must compute from the first line on.
 */
import { readFileSync } from "node:fs";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { borrowKernels } from "./borrowedKernels.ts";
import type { TensorFlow } from "./tf.ts";
import { registerFilterGradient } from "./wasmFilterGradient.ts";
import { replaceMaxPoolGradient } from "./wasmMaxPoolGradient.ts";
import { replacePoolGradient } from "./wasmPoolGradient.ts";

/** The part of the global `WebAssembly` that is used here; Node.js's types leave it to a browser's. */
interface WebAssemblyApi {
  validate(bytes: Uint8Array): boolean;
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: object };
}

/** A WebAssembly module that Emscripten's glue has filled in, as far as it is used here. */
interface EmscriptenModule {
  cwrap(name: string, result: "number" | null, parameters: readonly "number"[]): (...values: number[]) => number;
  instantiateWasm(imports: object, receive: (instance: object, module: object) => void): object;
  locateFile(name: string): string;
  tfjs?: Record<string, (...values: number[]) => number>;
}

const PACKAGE = "@tensorflow/tfjs-backend-wasm";

/** A module with one 128-bit instruction; WebAssembly validates it where it has such instructions. */
const SIMD_PROBE = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 9, 1, 7, 0, 65, 0, 253, 15, 26, 11];

/**
 * Makes WebAssembly the backend of TensorFlow.js.
 *
 * @throws {Error} if it does not start
 */
export function useWasm(require: NodeJS.Require, tensorflow: TensorFlow): void {
  const { BackendWasm: Backend } = require(PACKAGE) as { BackendWasm: new (module: EmscriptenModule) => BackendWasm };
  tensorflow.removeBackend("wasm");
  tensorflow.registerBackend("wasm", () => new Backend(startedModule(require)), 2);
  registerFilterGradient(tensorflow);
  replacePoolGradient(tensorflow);
  replaceMaxPoolGradient(tensorflow);
  borrowKernels(tensorflow);
  // A backend that is made synchronously is in place when this returns; the promise says only whether it worked.
  void tensorflow.setBackend("wasm");
  if (tensorflow.getBackend() !== "wasm") throw new Error("no WebAssembly backend");
}

function startedModule(require: NodeJS.Require): EmscriptenModule {
  const { validate, Module, Instance } = Reflect.get(globalThis, "WebAssembly") as WebAssemblyApi;
  const file = validate(Uint8Array.from(SIMD_PROBE)) ? "tfjs-backend-wasm-simd.wasm" : "tfjs-backend-wasm.wasm";
  const binary = new Module(readFileSync(require.resolve(`${PACKAGE}/wasm-out/${file}`)));
  const start = require(`${PACKAGE}/wasm-out/tfjs-backend-wasm.js`) as (module: Partial<EmscriptenModule>) => unknown;
  const module: Partial<EmscriptenModule> = {
    locateFile: (name) => name,
    instantiateWasm: (imports, receive) => {
      const instance = new Instance(binary, imports);
      receive(instance, binary);
      return instance.exports;
    },
  };
  start(module);
  const started = module as EmscriptenModule;
  // The names of `src/backend_wasm.ts` of tfjs-backend-wasm, whose class expects them.
  started.tfjs = {
    init: started.cwrap("init", null, []),
    initWithThreadsCount: started.cwrap("init_with_threads_count", null, ["number"]),
    getThreadsCount: started.cwrap("get_threads_count", "number", []),
    registerTensor: started.cwrap("register_tensor", null, ["number", "number", "number"]),
    disposeData: started.cwrap("dispose_data", null, ["number"]),
    dispose: started.cwrap("dispose", null, []),
  };
  return started;
}
