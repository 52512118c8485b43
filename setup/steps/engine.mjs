import { execFileSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { enginePlatform, PLATFORM_NAME } from "../engine/platform.mjs";
import { findPython } from "../findPython.mjs";
import { CACHE, REPOSITORY, venvProgram } from "../repository.mjs";
import { runProgram } from "../runProgram.mjs";
import { runtimeNode } from "../runtimeNode.mjs";
import { digest, stampHolds, writeStamp } from "../stamp.mjs";
import { StepFailure } from "../stepFailure.mjs";

/** @typedef {import("../engine/platform.mjs").EnginePlatform} EnginePlatform */
/** @typedef {import("../setUp.mjs").StepContext} StepContext */
/** @typedef {"noCompiler" | "noWheel" | "noPythonForEngine" | "notFetched" | "notCompiled" | "notStarted"} EngineFailure */

/** Node.js's interface for add-ons in the version that they are built for; one build serves every Node.js from 16 on. */
const NAPI_VERSION = 8;

const ENGINES = path.join(CACHE, "engine");
const LOCK = "setup/python/engine.lock.txt";

/** Where everything lies: outside `node_modules`, so that `npm ci` leaves it. */
const ENGINE = path.join(ENGINES, `${wheelVersion()}-${PLATFORM_NAME}`);
const LIBRARY_STAMP = path.join(ENGINE, ".stamp-library");
const ADD_ONS = path.join(ENGINE, `napi-v${NAPI_VERSION}`);
const ADD_ONS_STAMP = path.join(ADD_ONS, ".stamp");

const PACKAGE = path.join(REPOSITORY, "node_modules", "@tensorflow", "tfjs-node");
const HEADERS = path.join(REPOSITORY, "node_modules", "node-api-headers");
const LINK = path.join(PACKAGE, "deps");
const PACKAGE_ADD_ONS = path.join(PACKAGE, "lib", path.basename(ADD_ONS));
const PACKAGE_STAMP = path.join(PACKAGE_ADD_ONS, ".stamp");

/** Why there is no native engine; `src/tensor/nativeEngine.ts` reads it, too. */
const FAILURE = path.join(ENGINES, "failure.json");

/** Name of the log of every program that the step runs; it is that of the last one. */
const LOG = "engine";

const COMPILERS = ["g++", "c++", "clang++"];

/**
 * TensorFlow's native library and the add-on of tfjs-node, linked against it. Where that cannot be made the step ends
 * well all the same, with a note: the course runs on WebAssembly then. It is not tried again before something changes
 * that it depends on, or `CONVOLAB_ENGINE=retry` asks for it.
 * @type {import("../setUp.mjs").Step}
 */
export const engine = {
  title: "engine",

  // Somebody who has chosen another engine needs no download of this one.
  isDone: () => ["wasm", "cpu"].includes(process.env.CONVOLAB_ENGINE ?? "") || isInPlace() || hasFailedForGood(),

  async run(context) {
    mkdirSync(path.join(CACHE, "tmp"), { recursive: true });
    removeDrafts();
    try {
      await make(context);
      rmSync(FAILURE, { force: true });
      removeOlderEngines();
      return undefined;
    } catch (error) {
      if (!(error instanceof EnginePartFailure) || context.signal.aborted) throw error;
      mkdirSync(ENGINES, { recursive: true });
      const record = { why: error.why, platform: PLATFORM_NAME, inputs: failureInputs(), at: Date.now() };
      writeFileSync(FAILURE, `${JSON.stringify(record)}\n`);
      return { text: "engineMissing", reason: error.why, values: { platform: PLATFORM_NAME } };
    } finally {
      removeDrafts();
    }
  },
};

/** A part of the step that failed, in one of the ways that the course can do without. */
class EnginePartFailure extends Error {
  /** @param {EngineFailure} why @param {unknown} [cause] */
  constructor(why, cause) {
    super(why, { cause });
    this.why = why;
  }
}

/** @param {StepContext} context */
async function make(context) {
  if (enginePlatform === undefined) throw new EnginePartFailure("noWheel");
  const compiler = findCompiler(context.environment);
  if (compiler === undefined) throw new EnginePartFailure("noCompiler");
  // Without tfjs-node's sources there would be nothing to compile: no need to fetch anything.
  if (!existsSync(path.join(PACKAGE, "binding"))) throw new EnginePartFailure("notCompiled");
  if (!stampHolds(LIBRARY_STAMP, libraryDigest())) await fetchLibrary(enginePlatform, context);
  if (!stampHolds(ADD_ONS_STAMP, addOnsDigest())) await compile(enginePlatform, compiler, context);
  putInPlace();
  await tryOut(context);
  writeStamp(PACKAGE_STAMP, addOnsDigest());
}

/** @param {EnginePlatform} platform @param {StepContext} context */
async function fetchLibrary(platform, context) {
  const { environment, signal, update, text } = context;
  const draft = draftFolder();
  const downloads = path.join(draft, "downloads");
  const unpacked = path.join(draft, "unpacked");
  mkdirSync(downloads);
  const common = { name: LOG, remedy: /** @type {const} */ ("retry"), signal };
  const python = await pythonWithPip(draft, context);
  const watch = setInterval(() => {
    const done = Math.min(Math.round(sizeOf(downloads) / 1e6), platform.megabytes);
    update(text("fetchedMegabytes", { done, total: platform.megabytes }));
  }, 250);
  try {
    await runProgram(
      python,
      [
        ...["-m", "pip", "download", "--require-hashes", "--only-binary=:all:", "--no-deps", "--no-input"],
        ...["--no-cache-dir", "--progress-bar=off", "--platform", platform.tag],
        // Whatever Python runs this: the libraries are the same in the wheels for all of them, the hashes are not.
        ...["--implementation=cp", "--python-version=3.11", "--abi=cp311", "-d", downloads, "-r", LOCK],
      ],
      // pip collects what it fetches in a temporary folder, where it can be watched.
      { ...common, environment: { ...environment, TMPDIR: downloads } },
    );
    clearInterval(watch);
    const wheel = readdirSync(downloads).find((name) => name.endsWith(".whl"));
    if (wheel === undefined) throw new EnginePartFailure("notFetched");
    update(text("unpacks"));
    const unpack = [path.join("setup", "engine", "unpackWheel.py"), path.join(downloads, wheel), unpacked];
    await runProgram(python, unpack, { ...common, environment });
    rmSync(downloads, { recursive: true, force: true });
    await strip(platform, path.join(unpacked, "lib"), context);
    writeStamp(path.join(unpacked, path.basename(LIBRARY_STAMP)), libraryDigest());
    mkdirSync(ENGINES, { recursive: true });
    rmSync(ENGINE, { recursive: true, force: true });
    renameSync(unpacked, ENGINE);
  } catch (error) {
    throw asPartFailure("notFetched", error);
  } finally {
    clearInterval(watch);
  }
}

/**
 * A Python that has pip: the course's environment where it has been made, else the machine's own, else a new environment.
 * @param {string} draft @param {StepContext} context
 */
async function pythonWithPip(draft, { environment, signal }) {
  const hasPip = (/** @type {string} */ python) => answers(python, ["-m", "pip", "--version"], environment);
  const ours = venvProgram("python");
  if (existsSync(ours) && hasPip(ours)) return ours;
  try {
    const { python } = findPython(environment);
    if (hasPip(python)) return python;
    const folder = path.join(draft, "venv");
    await runProgram(python, ["-m", "venv", folder], { name: LOG, remedy: "installPython", environment, signal });
    return path.join(folder, "bin", "python");
  } catch (error) {
    throw asPartFailure("noPythonForEngine", error);
  }
}

/**
 * Takes the symbols for debuggers out, a quarter of the libraries, where there is a program for it; works without, too.
 * @param {EnginePlatform} platform @param {string} folder @param {StepContext} context
 */
async function strip(platform, folder, { environment, signal, update, text }) {
  if (platform.strip === undefined) return;
  const [program = "", ...options] = platform.strip;
  update(text("strips"));
  const files = platform.libraries.map((library) => path.join(folder, library));
  try {
    await runProgram(program, [...options, ...files], { name: LOG, remedy: "retry", environment, signal });
  } catch (error) {
    if (!(error instanceof StepFailure)) throw error;
  }
}

/** @param {EnginePlatform} platform @param {string} compiler @param {StepContext} context */
async function compile(platform, compiler, { environment, signal, update, text }) {
  update(text("compiles"));
  const draft = draftFolder();
  const [framework, cc] = platform.libraries;
  const common = [
    ...["-O2", "-std=c++17", "-fPIC", `-DNAPI_VERSION=${NAPI_VERSION}`, `-I${path.join(HEADERS, "include")}`],
    ...platform.linkerFlags,
  ];
  const named = process.platform === "darwin" ? "@rpath/" : "";
  const addOns = {
    "tfjs_binding.node": [
      `-I${path.join(ENGINE, "include")}`,
      path.join(PACKAGE, "binding", "tfjs_backend.cc"),
      path.join(PACKAGE, "binding", "tfjs_binding.cc"),
      path.join(ENGINE, "lib", cc),
      path.join(ENGINE, "lib", framework),
    ],
    "quiet_load.node": [
      `-DFRAMEWORK_LIBRARY="${named}${framework}"`,
      `-DCC_LIBRARY="${named}${cc}"`,
      path.join(REPOSITORY, "setup", "engine", "quiet_load.cc"),
      ...(process.platform === "linux" ? ["-ldl"] : []),
    ],
  };
  try {
    for (const [name, options] of Object.entries(addOns)) {
      const target = ["-o", path.join(draft, name)];
      await runProgram(compiler, [...common, ...options, ...target], {
        name: LOG,
        remedy: "retry",
        environment,
        signal,
      });
    }
  } catch (error) {
    throw asPartFailure("notCompiled", error);
  }
  writeStamp(path.join(draft, path.basename(ADD_ONS_STAMP)), addOnsDigest());
  rmSync(ADD_ONS, { recursive: true, force: true });
  renameSync(draft, ADD_ONS);
}

/** Puts the engine where tfjs-node looks for it; whatever runs with an older one goes on with that. */
function putInPlace() {
  rmSync(LINK, { recursive: true, force: true });
  symlinkSync(path.relative(PACKAGE, ENGINE), LINK);
  rmSync(PACKAGE_ADD_ONS, { recursive: true, force: true });
  mkdirSync(PACKAGE_ADD_ONS, { recursive: true });
  for (const name of readdirSync(ADD_ONS)) {
    if (name.endsWith(".node")) copyFileSync(path.join(ADD_ONS, name), path.join(PACKAGE_ADD_ONS, name));
  }
}

/** What compiles may still not start, for a C library that is too old, say. @param {StepContext} context */
async function tryOut({ environment, signal, update, text }) {
  update(text("triesOut"));
  const program = `for (const name of ["quiet_load", "tfjs_binding"]) require(${JSON.stringify(PACKAGE_ADD_ONS)} + "/" + name + ".node");`;
  try {
    await runProgram(runtimeNode(), ["-e", program], { name: LOG, remedy: "retry", environment, signal });
  } catch (error) {
    rmSync(PACKAGE_ADD_ONS, { recursive: true, force: true });
    throw asPartFailure("notStarted", error);
  }
}

function isInPlace() {
  const wanted = addOnsDigest();
  return (
    stampHolds(PACKAGE_STAMP, wanted) &&
    stampHolds(ADD_ONS_STAMP, wanted) &&
    stampHolds(LIBRARY_STAMP, libraryDigest()) &&
    existsSync(path.join(LINK, "lib"))
  );
}

/** A network that was not there may be there later: who has missed the one line would train slowly for ever. */
const FETCH_AGAIN_AFTER = 60 * 60 * 1000;

/** Whether it was tried and would fail in the same way again. */
function hasFailedForGood() {
  if (process.env.CONVOLAB_ENGINE === "retry" || !existsSync(FAILURE)) return false;
  try {
    const { why, inputs, at } = JSON.parse(readFileSync(FAILURE, "utf8"));
    if (why === "notFetched" && !(Date.now() - at < FETCH_AGAIN_AFTER)) return false;
    return inputs === failureInputs();
  } catch {
    return false;
  }
}

/** What the failure depends on: everything that is put together, and the programs that do it. */
function failureInputs() {
  const compiler = findCompiler(process.env) ?? "";
  return digest(REPOSITORY, [], [addOnsDigest(), compiler, process.env.CONVOLAB_PYTHON ?? ""]);
}

function libraryDigest() {
  return digest(REPOSITORY, [LOCK, "setup/engine/unpackWheel.py"], [PLATFORM_NAME]);
}

function addOnsDigest() {
  const sources = ["setup/engine/quiet_load.cc", "setup/engine/platform.mjs"];
  const packages = ["node_modules/@tensorflow/tfjs-node/binding", "node_modules/node-api-headers/package.json"];
  return digest(REPOSITORY, [...sources, ...packages], [libraryDigest(), String(NAPI_VERSION)]);
}

function wheelVersion() {
  return /==([\d.]+)/.exec(readFileSync(path.join(REPOSITORY, LOCK), "utf8"))?.[1] ?? "";
}

/** @param {NodeJS.ProcessEnv} environment @returns {string | undefined} the compiler that `CXX` names, else the first on the PATH */
function findCompiler(environment) {
  const candidates = environment.CXX ? [environment.CXX] : COMPILERS;
  return candidates.find((candidate) => answers(candidate, ["--version"], environment));
}

/** @param {string} program @param {string[]} programArguments @param {NodeJS.ProcessEnv} environment */
function answers(program, programArguments, environment) {
  try {
    execFileSync(program, programArguments, { env: environment, stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** @param {EngineFailure} why @param {unknown} error what is no failure of a program, such as an interrupt, stays what it is */
function asPartFailure(why, error) {
  return error instanceof StepFailure ? new EnginePartFailure(why, error) : error;
}

function draftFolder() {
  return mkdtempSync(path.join(CACHE, "tmp", "engine-"));
}

/** One set-up runs at a time, so a draft that is found here was left by one that was killed. */
function removeDrafts() {
  const folder = path.join(CACHE, "tmp");
  for (const name of readdirSync(folder)) {
    if (name.startsWith("engine-")) rmSync(path.join(folder, name), { recursive: true, force: true });
  }
}

/** They take more than half a gigabyte each. */
function removeOlderEngines() {
  for (const entry of readdirSync(ENGINES, { withFileTypes: true })) {
    const folder = path.join(ENGINES, entry.name);
    if (entry.isDirectory() && folder !== ENGINE) rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} folder @returns {number} bytes in all files below it */
function sizeOf(folder) {
  let bytes = 0;
  try {
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const status = statSync(path.join(folder, name), { throwIfNoEntry: false });
      if (status?.isFile()) bytes += status.size;
    }
  } catch {
    // A folder that pip has just removed: the next look will see.
  }
  return bytes;
}
