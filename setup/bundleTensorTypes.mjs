import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import ts from "typescript";

/** Types of browsers that TensorFlow.js's types name. */
const BROWSER_TYPES = path.join(import.meta.dirname, "browserTypes.d.ts");

const CHAINED_OPERATION = /^tfjs-core\/dist\/public\/chained_ops\/\w+\.d\.ts$/;
const TENSOR = "tfjs-core/dist/tensor.d.ts";

/**
 * Where TensorFlow.js's types are wrong or slow for a `strict` program: file → what it says and what is meant. A newer
 * release that says something else stops the build.
 *
 * @type {ReadonlyMap<string, readonly (readonly [said: string, meant: string])[]>}
 */
const CORRECTIONS = new Map([
  // Its interfaces have optional members, which may be undefined.
  ["tfjs-layers/dist/keras_format/types.d.ts", [["| null | PyJsonArray", "| null | undefined | PyJsonArray"]]],
  // A model's batch dimension is null.
  ["tfjs-core/dist/model_types.d.ts", [["shape?: number[]", "shape?: (number | null)[]"]]],
  // Said once, so that no check of a cell has to find it out from two hundred members: it costs 6 ms.
  [
    "tfjs-core/dist/tensor.d.ts",
    [
      ["declare class Tensor<R extends", "declare class Tensor<out R extends"],
      ["declare class Variable<R extends", "declare class Variable<out R extends"],
    ],
  ],
]);

/**
 * Types that few meet, named as types that everybody meets. In one file the latter would have to be called `DataType$1`
 * and so on, in every hint and message; so the former get another name: file → name → new name.
 *
 * @type {Readonly<Record<string, Readonly<Record<string, string>>>>}
 */
const RENAMED = {
  "tfjs-backend-cpu/dist/backend_cpu.d.ts": { DataId: "CpuDataId" },
  "tfjs-converter/dist/data/compiled_api.d.ts": { DataType: "GraphDataType" },
  "tfjs-converter/dist/data/types.d.ts": { TensorInfo: "GraphTensorInfo" },
  "tfjs-core/dist/ops/fused_types.d.ts": { Activation: "FusedActivation" },
  "tfjs-layers/dist/activations.d.ts": { Activation: "ActivationFunction" },
  "tfjs-layers/dist/engine/dataset_stub.d.ts": { Dataset: "DatasetLike", LazyIterator: "LazyIteratorLike" },
  "tfjs-layers/dist/types.d.ts": { NamedTensor: "NamedLayerTensor" },
  "tfjs-layers/dist/keras_format/training_config.d.ts": { TrainingConfig: "KerasTrainingConfig" },
};

/** Files whose functions make up a namespace (`tf.layers`, `tf.fused`, …) and are named as operations are. */
const NAMESPACE = /^tfjs-layers\/dist\/exports_(\w+)\.d\.ts$|^tfjs-core\/dist\/ops\/(fused)\/\w+\.d\.ts$/;

/** A file of TensorFlow.js's packages, from the folder that they lie in. */
const TENSORFLOW = /[\\/]@tensorflow[\\/](tfjs.*)$/;

const TENSORFLOW_ENTRY = "@tensorflow/tfjs-node";

/** The bundle, as the package's own types import it. */
const BUNDLE = "tensorflow";

const NOTICE = `/**
 * The types of TensorFlow.js in one file, made from those of its packages (see setup/bundleTensorTypes.mjs).
 * @license
 * Copyright Google LLC. Licensed under the Apache License, Version 2.0; http://www.apache.org/licenses/LICENSE-2.0
 */
`;

/**
 * Writes all of TensorFlow.js's types into one file, beside the package's own. In their thousand files they cost a type
 * checker three times as much; in the package's file they would make the names of both ambiguous.
 *
 * @param {string} folder
 */
export async function bundleTensorTypes(folder) {
  const { rollup } = await import("rollup");
  const { dts } = await import("rollup-plugin-dts");
  const require = createRequire(import.meta.url);
  const entry = path.join(path.dirname(require.resolve(`${TENSORFLOW_ENTRY}/package.json`)), "dist", "index.d.ts");
  const bundle = await rollup({
    input: entry,
    external: /^node:/,
    plugins: [tensorTypes(), dts({ respectExternal: true })],
    onwarn: (warning) => {
      // Type files may import one another in circles, and files with nothing but side effects are empty.
      if (warning.code !== "CIRCULAR_DEPENDENCY" && warning.code !== "EMPTY_BUNDLE") throw new Error(warning.message);
    },
  });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  writeFileSync(path.join(folder, `${BUNDLE}.d.ts`), NOTICE + output[0].code);
}

/**
 * A rollup plugin for the package's own types: TensorFlow.js's come from the bundle, and `tf` is a namespace, so that
 * `tf.Tensor4D` is a type, as it is where TensorFlow.js itself is imported.
 *
 * @returns {import("rollup").Plugin}
 */
export function tensorTypesFromBundle() {
  return {
    name: "tensor-types-from-bundle",
    resolveId(source) {
      if (source === TENSORFLOW_ENTRY) return { id: `./${BUNDLE}.js`, external: true };
      if (source.startsWith("@tensorflow/")) throw new Error(`Import types from ${TENSORFLOW_ENTRY}, not ${source}.`);
      return null;
    },
    transform(code, id) {
      if (!/[\\/]tensor[\\/]tf\.d\.ts$/.test(id)) return null;
      return replaceOnce(
        code,
        "export declare const tf: TensorFlow;",
        `export * as tf from "${TENSORFLOW_ENTRY}";`,
        id,
      );
    },
  };
}

/**
 * A rollup plugin that makes TensorFlow.js's type files fit for one file, in front of `rollup-plugin-dts`: methods that
 * 137 files add to `Tensor` from outside become members of it (each addition is merged anew in every check), operations
 * become functions with their documentation, and what a browser has is replaced by the little that matters of it.
 *
 * @returns {import("rollup").Plugin}
 */
function tensorTypes() {
  const browserTypes = exportedNames(BROWSER_TYPES);
  const unmet = new Set([...CORRECTIONS.keys(), ...Object.keys(RENAMED)]);
  return {
    name: "tensor-types",
    transform(code, id) {
      const file = TENSORFLOW.exec(id)?.[1]?.replaceAll("\\", "/");
      if (file === undefined) return null;
      if (CHAINED_OPERATION.test(file)) return "export {};\n";
      unmet.delete(file);
      let text = withFunctions(withoutNoise(code));
      if (file === TENSOR) text = withChainedOperations(text, path.dirname(id));
      for (const [said, meant] of CORRECTIONS.get(file) ?? []) text = replaceOnce(text, said, meant, file);
      for (const [name, newName] of Object.entries(RENAMED[file] ?? {})) text = withRenamed(text, name, newName);
      text = withPrefix(text, NAMESPACE.exec(file));
      const used = browserTypes.filter((name) => usesGlobal(text, name));
      if (used.length === 0) return text;
      return `import { ${used.join(", ")} } from ${JSON.stringify(BROWSER_TYPES)};\n${text}`;
    },
    buildEnd() {
      if (unmet.size > 0) throw new Error(`TensorFlow.js has no such files any more: ${[...unmet].join(", ")}`);
    },
  };
}

/** The functions of a namespace, called `layers_conv2d`: `conv2d` is the operation. */
function withPrefix(/** @type {string} */ text, /** @type {RegExpExecArray | null} */ namespace) {
  const prefix = namespace?.[1] ?? namespace?.[2];
  if (prefix === undefined) return text;
  /** @type {Set<string>} */
  const names = new Set();
  const prefixed = text.replace(/^export declare (function|const) (\w+)/gm, (_, kind, /** @type {string} */ name) => {
    names.add(name);
    return `declare ${kind} ${prefix}_${name}`;
  });
  const aliases = prefixed.replace(/: typeof (\w+);/g, (said, name) =>
    names.has(name) ? `: typeof ${prefix}_${name};` : said,
  );
  return `${aliases}export { ${[...names].map((name) => `${prefix}_${name} as ${name}`).join(", ")} };\n`;
}

/** A file with another name for one of its types; whoever imports it finds it under the old one. */
function withRenamed(/** @type {string} */ text, /** @type {string} */ name, /** @type {string} */ newName) {
  const renamed = text.replaceAll(new RegExp(`\\b${name}\\b`, "g"), newName);
  const declaration = new RegExp(`^export (?=.*\\b${newName}\\b)`, "m");
  if (!declaration.test(renamed)) return renamed;
  return `${renamed.replace(declaration, "")}export { ${newName} as ${name} };\n`;
}

/** Whether a name occurs in a file that does not declare it. */
function usesGlobal(/** @type {string} */ text, /** @type {string} */ name) {
  return new RegExp(`\\b${name}\\b`).test(text) && !new RegExp(`\\b(?:interface|class|type) ${name}\\b`).test(text);
}

/** Without licences (one stands at the top of the bundle), compiler directives and tags of its website's generator. */
function withoutNoise(/** @type {string} */ text) {
  return text
    .replace(/\/\*\*\n \* @license\n(?: \*.*\n)*? \*\/\n/g, "")
    .replace(/^\/\/\/ <.*\n/gm, "")
    .replace(/(?:^[ \t]*\*[ \t]*\n)?^[ \t]*\* @doc \{[^}]*\}[ \t]*\n/gm, "");
}

/** `declare function relu_(…): …; export declare const relu: typeof relu_;` as the function that is meant. */
function withFunctions(/** @type {string} */ text) {
  let changed = text;
  for (const [declared, name = ""] of text.matchAll(/^export declare const (\w+): typeof \1_;\n/gm)) {
    const hidden = `declare function ${name}_`;
    if (!changed.includes(`\n${hidden}`)) continue;
    changed = changed.replace(declared, "").replaceAll(`\n${hidden}`, `\nexport declare function ${name}`);
  }
  return changed;
}

/**
 * The file of the class `Tensor` with the methods that other files give it, each with the documentation of the
 * operation of that name.
 *
 * @param {string} text
 * @param {string} core folder of `@tensorflow/tfjs-core/dist`.
 */
function withChainedOperations(text, core) {
  const folder = path.join(core, "public", "chained_ops");
  const documentation = operationDocumentation(path.join(core, "ops"));
  /** @type {Map<string, string>} name → the module that it comes from, as `Tensor`'s file calls it. */
  const imports = new Map();
  /** @type {string[]} */
  const methods = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".d.ts"))) {
    const file = ts.createSourceFile(name, readFileSync(path.join(folder, name), "utf8"), ts.ScriptTarget.Latest);
    for (const statement of file.statements) {
      if (ts.isImportDeclaration(statement)) {
        for (const imported of importedNames(statement))
          imports.set(imported, importedModule(statement).replace("../..", "."));
      } else if (ts.isModuleDeclaration(statement)) {
        for (const member of addedMembers(statement)) {
          methods.push(documentation.get(member.name?.getText(file) ?? "") ?? "", member.getText(file));
        }
      }
    }
  }
  const own = ts.createSourceFile("tensor.d.ts", text, ts.ScriptTarget.Latest);
  for (const statement of own.statements.filter(ts.isImportDeclaration)) {
    for (const imported of importedNames(statement)) imports.delete(imported);
  }
  const tensor = own.statements.filter(ts.isClassDeclaration).find(({ name }) => name?.text === "Tensor");
  if (!tensor) throw new Error("TensorFlow.js has no class Tensor any more.");
  const lines = [...imports].map(([name, module]) => `import { ${name} } from ${JSON.stringify(module)};\n`);
  // A class ends with its brace.
  return `${lines.join("")}${text.slice(0, tensor.end - 1)}${methods.join("\n")}\n${text.slice(tensor.end - 1)}`;
}

/** The members that `declare module "…/tensor" { interface Tensor … }` adds. */
function addedMembers(/** @type {ts.ModuleDeclaration} */ { body }) {
  if (!body || !ts.isModuleBlock(body)) return [];
  return body.statements.flatMap((statement) => {
    if (ts.isInterfaceDeclaration(statement) && statement.name.text === "Tensor") return [...statement.members];
    throw new Error("TensorFlow.js adds something else than methods to Tensor now.");
  });
}

/** Operation → its documentation comment. */
function operationDocumentation(/** @type {string} */ folder) {
  /** @type {Map<string, string>} */
  const found = new Map();
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".d.ts"))) {
    const text = withoutNoise(readFileSync(path.join(folder, file), "utf8"));
    for (const [, comment = "", name = ""] of text.matchAll(
      /(\/\*\*\n(?: \*.*\n)* \*\/)\ndeclare function (\w+)_\b/g,
    )) {
      found.set(name, comment);
    }
  }
  return found;
}

/** @param {ts.ImportDeclaration} statement */
function importedModule({ moduleSpecifier }) {
  return ts.isStringLiteral(moduleSpecifier) ? moduleSpecifier.text : "";
}

/** @param {ts.ImportDeclaration} statement */
function importedNames({ importClause }) {
  const bindings = importClause?.namedBindings;
  return bindings && ts.isNamedImports(bindings) ? bindings.elements.map(({ name }) => name.text) : [];
}

function exportedNames(/** @type {string} */ file) {
  return [...readFileSync(file, "utf8").matchAll(/^export (?:interface|type) (\w+)/gm)].map(([, name = ""]) => name);
}

function replaceOnce(
  /** @type {string} */ text,
  /** @type {string} */ said,
  /** @type {string} */ meant,
  /** @type {string} */ file,
) {
  if (text.split(said).length !== 2) throw new Error(`${file} does not say \`${said}\` once any more.`);
  return text.replace(said, () => meant);
}
