import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/**
 * Node's own types in one file without comments, for the kernel's type checker. As they are installed, some hundred
 * files have to be looked for, read and parsed before the first cell can be checked, four fifths of the time that takes.
 * Documentation comes from the language service, which reads the originals.
 *
 * @param {string} modules the `node_modules` folder that has `@types/node` and `undici-types`.
 * @param {string} target folder that becomes a type root: `<target>/node/index.d.ts`.
 */
export function bundleNodeTypes(modules, target) {
  const node = path.join(modules, "@types", "node");
  const undici = path.join(modules, "undici-types");
  const parts = [
    ...filesReferredTo(path.join(node, "index.d.ts")).map((file) => asGlobalScript(file, node)),
    ...readdirSync(undici)
      .filter((file) => file.endsWith(".d.ts"))
      .map((file) => asAmbientModule(undiciModule(file), readFileSync(path.join(undici, file), "utf8"))),
  ];
  const folder = path.join(target, "node");
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, "index.d.ts"), parts.join("\n"));
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "@types/node", types: "index.d.ts" }));
}

/** Name of the ambient module for a file of undici's types; another name than theirs, or TypeScript looks for theirs. */
function undiciModule(/** @type {string} */ file) {
  return `node-types:undici/${path.basename(file, ".d.ts")}`;
}

/** The files that `/// <reference path>` leads to, in order. */
function filesReferredTo(/** @type {string} */ entry, /** @type {Set<string>} */ seen = new Set()) {
  if (seen.has(entry) || !existsSync(entry)) return [...seen];
  for (const [, reference = ""] of readFileSync(entry, "utf8").matchAll(/^\/\/\/ <reference path="([^"]+)"/gm)) {
    filesReferredTo(path.join(path.dirname(entry), reference), seen);
  }
  seen.add(entry);
  return [...seen];
}

/** A file's declarations; those of a module go into an ambient module, whose `declare global` counts all the same. */
function asGlobalScript(/** @type {string} */ file, /** @type {string} */ root) {
  const text = readFileSync(file, "utf8");
  const isModule = /^(?:import|export) /m.test(text);
  return isModule ? asAmbientModule(`node-types:${path.relative(root, file)}`, text) : withoutComments(text);
}

function asAmbientModule(/** @type {string} */ name, /** @type {string} */ text) {
  const ambient = withoutComments(text)
    .replace(/^(export )?declare (?!global)/gm, "$1")
    .replace(/(["'])\.\/([\w-]+)(?:\.d\.ts)?\1/g, (_, quote, file) => quote + undiciModule(file) + quote);
  return `declare module ${JSON.stringify(name)} {\n${ambient}}`;
}

function withoutComments(/** @type {string} */ text) {
  const file = ts.createSourceFile("types.d.ts", text, ts.ScriptTarget.Latest);
  const printed = ts.createPrinter({ removeComments: true }).printFile(file);
  return printed.replace(/^\/\/\/.*$/gm, "").replaceAll('"undici-types"', JSON.stringify(undiciModule("index.d.ts")));
}
