import { spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { bundleNodeTypes } from "./bundleNodeTypes.mjs";
import { bundleTensorTypes, tensorTypesFromBundle } from "./bundleTensorTypes.mjs";
import { CACHE, REPOSITORY } from "./repository.mjs";

const DIST = path.join(REPOSITORY, "dist");
const TYPESCRIPT = path.join(REPOSITORY, "node_modules", "typescript-native", "bin", "tsc");

/** Programs for browsers: each is bundled into one script. */
const FIGURES = path.join(REPOSITORY, "src", "plot", "figures", "browser");

/** Files of `src` that are used as they are: pictures, templates, data. */
const isAsset = (/** @type {string} */ file) => !/\.[cm]?ts$/.test(file);

/** Types are bundled into one file: it costs a type checker a third of what the same types in many files do. */
async function bundleTypes(/** @type {string} */ entry, /** @type {string} */ bundleFile) {
  const { rollup } = await import("rollup");
  const { dts } = await import("rollup-plugin-dts");
  const bundle = await rollup({
    input: entry,
    external: /^node:/,
    plugins: [tensorTypesFromBundle(), dts()],
    onwarn: throwWarning,
  });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  writeFileSync(bundleFile, output[0].code);
}

/** @param {{ code?: string, message: string }} warning */
function throwWarning(warning) {
  if (warning.code === "EMPTY_BUNDLE") return;
  throw new Error(warning.message);
}

/**
 * The programs that Jupyter waits for, each bundled into one file: a hundred small files take a third of a second to
 * find and read. Packages with native parts, and those that are loaded when first needed, stay outside.
 */
const PROGRAMS = ["kernel/main", "kernel/startKernel", "kernel/language/compilerThread", "session/process/watcher"];
const OUTSIDE = [
  "zeromq",
  "oxc-parser",
  "oxc-transform",
  "esbuild",
  "eslint-scope",
  "@jridgewell/trace-mapping",
  "vscode-jsonrpc",
  // Loaded by `kernel/main` after it has started TypeScript.
  "./startKernel.js",
];

/**
 * What the session's own code uses of the global scope, taken before the first cell can replace or delete it. (Methods
 * that are called on values can still be replaced; where that matters the code holds them itself.)
 */
const KEPT_GLOBALS =
  "Array, ArrayBuffer, AsyncDisposableStack, Atomics, BigInt, Boolean, Buffer, Date, Error, Int32Array, JSON, Map, " +
  "Math, Number, Object, Promise, Proxy, RangeError, Reflect, RegExp, Set, SharedArrayBuffer, String, SuppressedError, " +
  "Symbol, SyntaxError, TypeError, URL, Uint8Array, WeakMap, WeakRef, clearTimeout, process, queueMicrotask, " +
  "setImmediate, setTimeout";

async function bundlePrograms(/** @type {string} */ folder) {
  const common = { target: "node24", external: OUTSIDE };
  await bundle(folder, PROGRAMS, common);
  const banner = { js: `const { ${KEPT_GLOBALS} } = globalThis;` };
  await bundle(folder, ["session/process/main"], { ...common, banner });
}

/**
 * What `import "convolab"` loads, for every Node.js that the package supports. What the package itself imports only when
 * it is needed, such as the check of saved models, comes in files beside it, with what both have in common.
 */
async function bundlePackage(/** @type {string} */ folder) {
  await bundle(folder, ["index"], {
    target: "node20.19",
    packages: "external",
    splitting: true,
    chunkNames: "package/[name]-[hash]",
    // Two files may each have a function of one name: a stack trace is to show it as it was written.
    keepNames: true,
  });
}

/** The scripts of the explorable figures, `figures/<name>.js`, by the package's own bundler, which its tests use too. */
async function bundleFigures(/** @type {string} */ folder) {
  const { bundleFigure } = await import(pathToFileURL(path.join(folder, "plot", "figures", "figureProgram.js")).href);
  mkdirSync(path.join(folder, "figures"));
  for (const file of readdirSync(FIGURES).filter((name) => name.endsWith(".tsx"))) {
    const name = path.basename(file, ".tsx");
    writeFileSync(path.join(folder, "figures", `${name}.js`), bundleFigure(FIGURES, name));
  }
}

/**
 * @param {string} folder
 * @param {readonly string[]} entries
 * @param {import("esbuild").BuildOptions} options
 */
async function bundle(folder, entries, options) {
  const { build } = await import("esbuild");
  await build({
    entryPoints: entries.map((entry) => path.join(folder, `${entry}.js`)),
    outdir: folder,
    outbase: folder,
    allowOverwrite: true,
    bundle: true,
    format: "esm",
    platform: "node",
    // So that its comments name files as `src` does, and not by the folder of this build.
    absWorkingDir: folder,
    logLevel: "warning",
    // What a notebook imports is known only when it does.
    logOverride: { "unsupported-dynamic-import": "silent" },
    ...options,
  });
}

mkdirSync(path.join(CACHE, "tmp"), { recursive: true });
const workplace = mkdtempSync(path.join(CACHE, "tmp", "build-"));
const draft = path.join(workplace, "dist");
const types = path.join(workplace, "types");
try {
  const compiler = spawnSync(
    process.execPath,
    [TYPESCRIPT, "-p", "tsconfig.build.json", "--outDir", draft, "--declarationDir", types],
    { cwd: REPOSITORY, stdio: "inherit" },
  );
  if (compiler.status !== 0) process.exit(compiler.status ?? 1);
  cpSync(path.join(REPOSITORY, "src"), draft, {
    recursive: true,
    filter: (source) => !source.startsWith(FIGURES) && (path.extname(source) === "" || isAsset(source)),
  });
  await bundleFigures(draft);
  await bundlePrograms(draft);
  await bundlePackage(draft);
  bundleNodeTypes(path.join(REPOSITORY, "node_modules"), path.join(draft, "types"));
  await bundleTensorTypes(draft);
  await bundleTypes(path.join(types, "index.d.ts"), path.join(draft, "index.d.ts"));
  // What a notebook has without an import; the kernel's type checker reads it.
  await bundleTypes(path.join(types, "session", "notebookGlobals.d.ts"), path.join(draft, "notebookGlobals.d.ts"));
  chmodSync(path.join(draft, "cli", "main.js"), 0o755);
  // The old build makes room only when the new one is complete.
  rmSync(DIST, { recursive: true, force: true });
  renameSync(draft, DIST);
} finally {
  rmSync(workplace, { recursive: true, force: true });
}
