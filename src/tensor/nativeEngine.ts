/**
 * TensorFlow's C++ library through `@tensorflow/tfjs-node`. The set-up builds the add-on (`setup/steps/engine.mjs`).
 */
import { existsSync, readFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import util from "node:util";
import { EngineInfo } from "./engineInfo.ts";
import { withoutGreeting } from "./javaScriptEngine.ts";
import type { Engine } from "./loadEngine.ts";
import type { ReasonText } from "./messages.ts";
import { registerNativeGradients } from "./nativeGradients.ts";
import { registerNativePooling } from "./nativePooling.ts";
import type { TensorFlow } from "./tf.ts";

/** Node.js's interface for add-ons, in the newest version that tfjs-node knows. */
const NAPI_VERSION = 8;

/** Why the set-up could not build the add-on, in the words of `setup/steps/engine.mjs`. */
const FAILURES = ["noCompiler", "noWheel", "noPythonForEngine", "notFetched", "notCompiled", "notStarted"] as const;

/** The part of tfjs-node's `nodejs_kernel_backend.ts` that is used here. */
interface BackendModule {
  createTensorsTypeOpAttr(name: string, dtype: "float32"): object;
}

/** The native add-on is not there. */
export class MissingAddOn extends Error {
  /** Why, as far as the set-up has said. */
  readonly reason: ReasonText;

  /** @param reason why it is not there */
  constructor(reason: ReasonText) {
    super("the native add-on is missing");
    this.name = "MissingAddOn";
    this.reason = reason;
  }
}

/**
 * Loads TensorFlow.js with its native engine; prints nothing.
 *
 * @throws {MissingAddOn} if the add-on has not been built
 * @throws {Error} if it, or the library that it needs, does not load on this machine
 */
export function loadNativeEngine(require: NodeJS.Require): Engine {
  const folder = path.join(path.dirname(require.resolve("@tensorflow/tfjs-node/package.json")), "lib");
  const addOns = path.join(folder, `napi-v${Math.min(NAPI_VERSION, Number(process.versions.napi))}`);
  const [quietLoad, binding] = [path.join(addOns, "quiet_load.node"), path.join(addOns, "tfjs_binding.node")];
  if (!existsSync(quietLoad) || !existsSync(binding)) throw new MissingAddOn(recordedFailure());

  restoreOldTests();
  // Loads the library, with settings for it, and keeps what it says as it is loaded from the learner.
  require(quietLoad);
  const tensorflow = require("@tensorflow/tfjs-node") as TensorFlow;
  withoutGreeting(tensorflow);
  const { createTensorsTypeOpAttr } = require("@tensorflow/tfjs-node/dist/nodejs_kernel_backend") as BackendModule;
  registerNativeGradients(tensorflow, createTensorsTypeOpAttr);
  if (usesOneDnn()) registerNativePooling(tensorflow, createTensorsTypeOpAttr);
  return {
    tensorflow,
    info: new EngineInfo({
      name: "native",
      version: tensorflow.version.tfjs,
      tensorflow: (require(binding) as { readonly TF_Version: string }).TF_Version,
      threads: os.availableParallelism(),
      oneDnn: usesOneDnn(),
    }),
  };
}

/** oneDNN is on unless the user has turned it off; TensorFlow for macOS is built without it. */
function usesOneDnn(): boolean {
  return process.platform === "linux" && !["0", "false"].includes(process.env.TF_ENABLE_ONEDNN_OPTS ?? "1");
}

/**
 * Functions of `node:util` that tfjs-node calls and that newer versions of Node.js have taken away (`isNullOrUndefined`,
 * in 23) or warn of at the first call (`isArray`, since 22).
 */
function restoreOldTests(): void {
  const tests = {
    isNullOrUndefined: (value: unknown) => value === null || value === undefined,
    isArray: Array.isArray,
  };
  for (const [name, value] of Object.entries(tests)) {
    Object.defineProperty(util, name, { value, writable: true, configurable: true, enumerable: false });
  }
}

/** What the set-up has left beside this package, where it could not build the add-on. */
function recordedFailure(): ReasonText {
  try {
    const record = readFileSync(path.join(packageFolder(), ".cache", "engine", "failure.json"), "utf8");
    const { why, platform } = JSON.parse(record) as { readonly why?: unknown; readonly platform?: unknown };
    const known = FAILURES.find((failure) => failure === why);
    if (known !== undefined) return (words) => words[known](String(platform));
  } catch {
    // No record: then all that is known is that the add-on is missing.
  }
  return (words) => words.noAddOn();
}

/** The folder of this package, looked for from this code upwards: the build puts it into a file of another folder. */
function packageFolder(): string {
  let folder = path.dirname(fileURLToPath(import.meta.url));
  while (!existsSync(path.join(folder, "package.json")) && folder !== path.dirname(folder)) {
    folder = path.dirname(folder);
  }
  return folder;
}
