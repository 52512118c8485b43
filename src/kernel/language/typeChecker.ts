/**
 * The one place that talks to TypeScript's (still unstable) synchronous API for checks.
 */
import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { API, type Diagnostic, type Snapshot } from "typescript-native/unstable/sync";
import { z } from "zod";
import { augmentsProgram, type Declaration } from "../../session/cell/declarations.ts";
import type { ParsedCell } from "../../session/cell/parseCell.ts";
import { ambientText, type ConfigOptions, compilerOptions, PACKAGE_FOLDER } from "./ambient.ts";
import { type CellModule, CellModules } from "./cellModules.ts";

/** A complaint about a cell, positions in the cell's parsed text. */
export interface CellDiagnostic {
  readonly code: number;
  /** Message, with the messages that explain it indented below. */
  readonly message: string;
  /** UTF-16 offsets in the parsed text. */
  readonly start: number;
  readonly end: number;
}

/** The outcome of a check; a cell without diagnostics can be kept. */
export interface CheckedCell {
  readonly diagnostics: readonly CellDiagnostic[];
  readonly module: CellModule;
}

/**
 * Errors that a notebook does not count. 7016: a JavaScript package without types is worth importing all the same.
 */
const TOLERATED = new Set([7016]);

/**
 * 7034: a variable like `let list = []` is read before anything was put in. The read may be ours, at the end of the
 * cell, to learn what it has become.
 */
const NEVER_GREW = 7034;

/** 2304: cannot find name. */
const UNKNOWN_NAME = 2304;

const optionsSchema = z.looseObject({ lib: z.array(z.string()).optional() });

/** Checks cells against everything that was declared before them. */
export class TypeChecker {
  readonly modules: CellModules;
  readonly #configPath: string;
  readonly #ambientPath: string;
  readonly #files = new Map<string, string>();
  readonly #own: ConfigOptions;
  /** Packages that the notebook's folder lacks and the installed convolab has. */
  readonly #fallbacks = new Map<string, readonly string[]>();
  /** Local files that cells import → when they had last changed. */
  readonly #watched = new Map<string, number>();
  readonly #api: API;
  /** Modules → execution counts of their cells. */
  readonly #counts = new Map<string, number>();
  #snapshot: Snapshot | undefined;
  /** Files whose text here is newer than TypeScript's. */
  readonly #stale = new Set<string>();
  /** Files that TypeScript may have looked for in vain. */
  readonly #created = new Set<string>();
  #modulesVersion = -1;

  /** @param directory the notebook's folder. */
  constructor(directory: string) {
    this.modules = new CellModules(directory);
    this.#configPath = path.join(directory, ".convolab-tsconfig.json");
    this.#ambientPath = path.join(directory, ".convolab-ambient.ts");
    this.#api = new API({
      cwd: directory,
      fs: { readFile: (file) => this.#files.get(file), fileExists: (file) => (this.#files.has(file) ? true : undefined) },
    });
    this.#own = readOwnOptions(this.#api, directory);
    this.#findFallback("convolab");
    this.#files.set(this.#ambientPath, ambientText());
    this.#files.set(this.#configPath, this.configText([this.#ambientPath, this.modules.hubPath]));
  }

  /** Whether `tsconfig.json` asks for TypeScript's older decorators. */
  get experimentalDecorators(): boolean {
    return this.#own["experimentalDecorators"] === true;
  }

  /** The execution count of the cell that a module belongs to, where it has been kept. */
  executionCountOf(file: string): number | undefined {
    return this.#counts.get(file);
  }

  /** Files beside the cells that a program over the modules needs. */
  get ambientFiles(): ReadonlyMap<string, string> {
    return new Map([[this.#ambientPath, this.#files.get(this.#ambientPath) ?? ""]]);
  }

  /** Text of a `tsconfig.json` for a program that starts at `files`. */
  configText(files: readonly string[]): string {
    return JSON.stringify({ compilerOptions: compilerOptions(this.#own, Object.fromEntries(this.#fallbacks)), files });
  }

  /** Starts the compiler and has it read the libraries, so that the first check finds it ready. */
  warmUp(): void {
    this.#diagnose(this.modules.nextPath, this.modules.moduleOf("").text, false);
  }

  /**
   * Checks a cell. It changes nothing for later cells until {@link TypeChecker.keep}.
   *
   * @param cell with or without syntax errors; those are TypeScript's to explain.
   */
  check(cell: ParsedCell, declarations: readonly Declaration[]): CheckedCell {
    this.prepareImports(cell.text);
    const module = this.modules.moduleOf(cell.text, declarations);
    const checked = this.#checkModule(cell, module);
    const codes = new Set(checked.diagnostics.map(({ code }) => code));
    if (codes.has(NEVER_GREW)) {
      const plain = declarations.map((declared) => ({ ...declared, evolving: false }));
      return this.#checkModule(cell, this.modules.moduleOf(cell.text, plain));
    }
    // "Did you mean …?" needs the names that were meant, and they do not occur in the cell.
    if (codes.has(UNKNOWN_NAME)) return this.#checkModule(cell, this.modules.moduleToComplete(cell.text, declarations));
    return checked;
  }

  #checkModule(cell: ParsedCell, module: CellModule): CheckedCell {
    const found = this.#diagnose(this.modules.nextPath, module.text, cell.errors.length > 0);
    const diagnostics = found
      .filter(({ code }) => !TOLERATED.has(code))
      .map((diagnostic) => ({
        code: diagnostic.code,
        message: messageOf(diagnostic, 0),
        start: diagnostic.pos - module.offset,
        end: diagnostic.end - module.offset,
      }))
      .filter(({ start }) => start >= 0 && start <= cell.text.length);
    return { diagnostics, module };
  }

  /** Makes a checked cell's names known to later cells. */
  keep(cell: ParsedCell, { module }: CheckedCell, declarations: readonly Declaration[], count?: number): void {
    if (count !== undefined) this.#counts.set(this.modules.nextPath, count);
    this.modules.keep(module, declarations, augmentsProgram(cell.program));
  }

  /** Forgets every cell. */
  clear(): void {
    this.modules.clear();
  }

  /** Ends the compiler's process. */
  close(): void {
    this.#api.close();
  }

  #diagnose(file: string, text: string, syntaxOnly: boolean): readonly Diagnostic[] {
    this.#takeModules();
    this.#put(file, text);
    this.#noticeChangedFiles();
    const fileChanges = { changed: [...this.#stale], created: [...this.#created] };
    this.#stale.clear();
    this.#created.clear();
    const before = this.#snapshot;
    this.#snapshot = this.#api.updateSnapshot(
      before ? { fileChanges } : { openProjects: [this.#configPath] },
    );
    before?.dispose();
    const program = this.#snapshot.getProject(this.#configPath)?.program;
    if (!program) throw new Error("TypeScript did not open the notebook's project.");
    return syntaxOnly ? program.getSyntacticDiagnostics(file) : program.getSemanticDiagnostics(file);
  }

  #takeModules(): void {
    if (this.#modulesVersion === this.modules.version) return;
    this.#modulesVersion = this.modules.version;
    for (const [file, text] of this.modules.files()) this.#put(file, text);
  }

  #put(file: string, text: string): void {
    if (this.#files.get(file) === text) return;
    this.#files.set(file, text);
    this.#stale.add(file);
  }

  /** Looks for what a cell imports: packages that only convolab has, and local files that may change. */
  prepareImports(text: string): void {
    const specifiers = [...text.matchAll(/(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g)].map((match) => match[1] ?? "");
    for (const specifier of specifiers) {
      if (/^\.{0,2}\//.test(specifier)) this.#watch(path.resolve(this.modules.directory, specifier));
      else if (!specifier.startsWith("node:")) this.#findFallback(specifier);
    }
  }

  #findFallback(specifier: string): void {
    const name = specifier.split("/").slice(0, specifier.startsWith("@") ? 2 : 1).join("/");
    if (this.#fallbacks.has(name) || isResolvable(name, this.modules.directory)) return;
    if (name === "convolab") {
      this.#fallbacks.set(name, [path.join(PACKAGE_FOLDER, "dist/index.d.ts")]);
    } else if (isResolvable(name, PACKAGE_FOLDER)) {
      const folder = path.join(PACKAGE_FOLDER, "node_modules");
      const types = path.join(folder, "@types", name.replace(/^@(.*)\//, "$1__"));
      const at = existsSync(types) ? types : path.join(folder, name);
      this.#fallbacks.set(name, [at]).set(`${name}/*`, [path.join(at, "*")]);
    } else {
      return;
    }
    this.#put(this.#configPath, this.configText([this.#ambientPath, this.modules.hubPath]));
  }

  #watch(file: string): void {
    const written = [file, file.replace(/\.([cm]?)js$/, ".$1ts"), `${file}.ts`, `${file}.mts`, `${file}.json`, path.join(file, "index.ts")];
    const found = written.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
    if (!found || this.#watched.has(found)) return;
    this.#watched.set(found, changedAt(found));
    this.#created.add(found);
  }

  #noticeChangedFiles(): void {
    if (this.#watched.size === 0) return;
    for (const [file, before] of this.#watched) {
      const now = changedAt(file);
      if (now === before) continue;
      this.#watched.set(file, now);
      this.#stale.add(file);
    }
  }
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

function isResolvable(name: string, from: string): boolean {
  const paths = createRequire(path.join(from, "notebook.js")).resolve.paths(name) ?? [];
  return paths.some((folder) => existsSync(path.join(folder, name)) || existsSync(path.join(folder, "@types", name)));
}

/** A message and the chain of messages that explain it. */
function messageOf(diagnostic: Diagnostic, depth: number): string {
  const lines = [`${"  ".repeat(depth)}${diagnostic.text}`];
  for (const next of diagnostic.messageChain ?? []) lines.push(messageOf(next, depth + 1));
  return lines.join("\n");
}

/** Options of the `tsconfig.json` beside the notebook, what it `extends` included. */
function readOwnOptions(api: API, directory: string): ConfigOptions {
  const file = path.join(directory, "tsconfig.json");
  if (!existsSync(file)) return {};
  const { lib, ...options } = optionsSchema.parse(api.parseConfigFile(file).options);
  return lib ? { ...options, lib: lib.map((name) => name.replace(/^lib\.|\.d\.ts$/g, "")) } : options;
}
