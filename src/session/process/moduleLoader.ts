/**
 * `import` and `require` as a notebook means them: from the notebook's folder first, then from the folder where convolab
 * is installed; TypeScript files as they are; files that changed since the last cell anew.
 */
import { readFileSync, statSync } from "node:fs";
import {
  createRequire,
  type LoadHookSync,
  type ResolveFnOutput,
  type ResolveHookContext,
  type ResolveHookSync,
  registerHooks,
} from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { PACKAGE_FOLDER, programPath } from "../installation.ts";
import { registerSource } from "./stackTraces.ts";

/** In front of a specifier: resolve it as if the notebook had written it. */
export const FROM_NOTEBOOK = "convolab-notebook:";

const TYPESCRIPT = /\.[cm]?ts$/;
const ENDINGS = [".ts", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", "/index.ts", "/index.js"];

/** The names a namespace has besides the ones written in the module: none. */
type ModuleNamespace = Record<string, unknown>;

const keysOf = Object.keys;

export class ModuleLoader {
  /** The notebook as a file of its folder, whatever its real name is. */
  readonly notebookUrl: string;
  readonly require: NodeJS.Require;
  readonly #installedUrl: string;
  /** Local files that have been loaded → when they had last changed. */
  readonly #loaded = new Map<string, number>();
  #edition = 0;

  /**
   * @param directory the notebook's folder.
   * @param installedAt folder of the installed convolab package.
   */
  constructor(directory: string, installedAt: string) {
    this.notebookUrl = pathToFileURL(path.join(directory, "notebook.ts")).href;
    this.#installedUrl = pathToFileURL(path.join(installedAt, "package.json")).href;
    this.require = createRequire(this.notebookUrl);
    registerHooks({ resolve: this.#resolve, load: this.#load });
  }

  /**
   * After an interrupt: a CommonJS module that it has ended halfway would otherwise be handed out as it is for ever.
   * Nothing loads such modules while no cell's code is on the stack, so whatever is not loaded now never will be.
   */
  forgetHalfLoadedModules(): void {
    const cache = this.require.cache;
    for (const file of keysOf(cache)) {
      if (cache[file]?.loaded === false) delete cache[file];
    }
  }

  /** `import(specifier)` written in a cell. */
  async dynamicImport(specifier: unknown, options?: ImportCallOptions): Promise<unknown> {
    return wholeModule(await this.#import(String(specifier), options));
  }

  async #import(specifier: string, options?: ImportCallOptions): Promise<ModuleNamespace> {
    this.#noticeChanges();
    return (await import(FROM_NOTEBOOK + specifier, options)) as ModuleNamespace;
  }

  /**
   * `import { … } from "specifier"` written in a cell: makes the names global variables.
   *
   * @param bindings local name → exported name (`default`, or `*` for the whole module).
   */
  async staticImport(
    specifier: string,
    bindings: Readonly<Record<string, string>>,
    attributes?: Record<string, string>,
  ): Promise<void> {
    const namespace = await this.#import(specifier, attributes ? { with: attributes } : undefined);
    for (const local of Object.keys(bindings)) {
      const name = bindings[local] ?? local;
      if (name === "*") bindValue(local, wholeModule(namespace));
      else if (name in namespace && !isCommonJs(namespace)) bindLive(local, namespace, name);
      else bindValue(local, name in namespace ? namespace[name] : memberOf(namespace.default, name));
    }
  }

  readonly #resolve: ResolveHookSync = (specifier, context, nextResolve) => {
    const fromNotebook = specifier.startsWith(FROM_NOTEBOOK);
    const wanted = fromNotebook ? specifier.slice(FROM_NOTEBOOK.length) : specifier;
    const inner = { ...context, parentURL: fromNotebook ? this.notebookUrl : context.parentURL };
    try {
      return this.#withEdition(nextResolve(wanted, inner), inner);
    } catch (error) {
      const file = this.#fileWithoutEnding(wanted, inner.parentURL);
      if (file) return this.#withEdition(nextResolve(file, inner), inner);
      if (isRelative(wanted) || !this.#belongsToNotebook(inner)) throw error;
      try {
        return this.#resolveAsRequire(wanted, inner, nextResolve);
      } catch {
        // Not there under CommonJS's rules either.
      }
      try {
        return nextResolve(wanted, { ...inner, parentURL: this.#installedUrl });
      } catch {
        // The first error names the notebook's own folder, which is where the learner can do something about it.
        throw error;
      }
    }
  };

  /** A file of a package, named without its ending: TypeScript and `require` find it, `import` does not. */
  #resolveAsRequire(
    specifier: string,
    context: ResolveHookContext,
    nextResolve: Parameters<ResolveHookSync>[2],
  ): ResolveFnOutput {
    const file = createRequire(context.parentURL ?? this.notebookUrl).resolve(specifier);
    return this.#withEdition(nextResolve(pathToFileURL(file).href, context), context);
  }

  /** The ways TypeScript names a local file: without its ending, or with the ending of the JavaScript it becomes. */
  #fileWithoutEnding(specifier: string, parentURL: string | undefined): string | undefined {
    if (!isRelative(specifier) || !parentURL?.startsWith("file:")) return undefined;
    const base = fileURLToPath(new URL(specifier, parentURL));
    const written = base.replace(/\.([cm]?)js$/, ".$1ts");
    const candidates = [written, ...ENDINGS.map((ending) => base + ending)];
    const found = candidates.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
    return found && pathToFileURL(found).href;
  }

  /** Remembers a local file, and gives it a new address after any of them has changed: Node never forgets an old one. */
  #withEdition(resolved: ResolveFnOutput, context: ResolveHookContext): ResolveFnOutput {
    const { url } = resolved;
    if (!url.startsWith("file:") || !this.#belongsToNotebook(context)) return resolved;
    const attributes = url.endsWith(".json") ? { importAttributes: { type: "json" } } : {};
    if (url.includes("/node_modules/")) return { ...resolved, ...attributes };
    const file = fileURLToPath(url);
    if (!this.#loaded.has(file)) this.#loaded.set(file, changedAt(file));
    return {
      ...resolved,
      ...attributes,
      url: this.#edition === 0 ? url : `${url.split("?")[0]}?edition=${this.#edition}`,
    };
  }

  #belongsToNotebook({ parentURL }: ResolveHookContext): boolean {
    if (parentURL === this.notebookUrl) return true;
    return (
      parentURL?.startsWith("file:") === true && this.#loaded.has(fileURLToPath(parentURL.split("?")[0] ?? parentURL))
    );
  }

  #noticeChanges(): void {
    let changed = false;
    for (const [file, before] of this.#loaded) {
      const now = changedAt(file);
      if (now === before) continue;
      this.#loaded.set(file, now);
      delete this.require.cache[file];
      changed = true;
    }
    if (changed) this.#edition += 1;
  }

  readonly #load: LoadHookSync = (url, context, nextLoad) => {
    const file = url.startsWith("file:") ? fileURLToPath(url.split("?")[0] ?? url) : "";
    // Our own sources run as they are, where nothing has been built.
    if (!TYPESCRIPT.test(file) || OTHERS.some((folder) => file.includes(folder))) return nextLoad(url, context);
    const text = readFileSync(file, "utf8");
    const { mayNeedLowering, stripTypes } = this.require(STRIP_TYPES) as typeof import("../cell/stripTypes.ts");
    const { code, map } = stripTypes(file, text, mayNeedLowering(text), { experimentalDecorators: false });
    registerSource(url, { name: file, source: text, maps: [map] });
    const format = file.endsWith(".cts") ? "commonjs" : "module";
    return { format, source: code, shortCircuit: true };
  };
}

/** Node gives a CommonJS module's namespace this name; what it exports does not change any more. */
function isCommonJs(namespace: ModuleNamespace): boolean {
  return "module.exports" in namespace;
}

/** A module as a whole: of a CommonJS module everything that it exports, as TypeScript has it, not only what Node's scan found. */
function wholeModule(namespace: ModuleNamespace): unknown {
  const exported = namespace.default;
  if (!isCommonJs(namespace) || exported === null || (typeof exported !== "object" && typeof exported !== "function")) {
    return namespace;
  }
  return { ...namespace, ...exported, default: exported };
}

/** What a CommonJS module exports although Node's scan of its text did not find it. */
function memberOf(exported: unknown, name: string): unknown {
  const hasMembers = exported !== null && (typeof exported === "object" || typeof exported === "function");
  return hasMembers ? (exported as ModuleNamespace)[name] : undefined;
}

function bindValue(local: string, value: unknown): void {
  if (!Reflect.defineProperty(globalThis, local, { value, writable: true, configurable: true, enumerable: true })) {
    Reflect.set(globalThis, local, value);
  }
}

/** A module may change what it exports, and importers see the change (ECMAScript, "Module Namespace Exotic Objects"). */
function bindLive(local: string, namespace: ModuleNamespace, name: string): void {
  const isBound = Reflect.defineProperty(globalThis, local, {
    get: () => namespace[name],
    // A later cell may declare the name for itself.
    set: (value) => bindValue(local, value),
    configurable: true,
    enumerable: true,
  });
  // A variable that an earlier cell declared keeps being one.
  if (!isBound) Reflect.set(globalThis, local, namespace[name]);
}

/** Folders whose TypeScript files are not the learner's. */
const OTHERS = [`${path.sep}node_modules${path.sep}`, path.join(PACKAGE_FOLDER, "src", path.sep)];

/** Loaded when the first local TypeScript file is: its parser is a native library that most sessions never need. */
const STRIP_TYPES = programPath("session/cell/stripTypes");

function isRelative(specifier: string): boolean {
  return /^\.{0,2}\//.test(specifier) || specifier === "." || specifier === "..";
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}
