/**
 * Checks cells, each against everything that was declared before it.
 */
import { existsSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { z } from "zod";
import { augmentsProgram, type Declaration } from "../../session/cell/declarations.ts";
import type { ParsedCell } from "../../session/cell/parseCell.ts";
import { PACKAGE_FOLDER } from "../../session/installation.ts";
import { ambientText, type ConfigOptions, compilerOptions } from "./ambient.ts";
import { type CellModule, CellModules } from "./cellModules.ts";
import type { Compiler, Complaint } from "./compiler.ts";

/** A complaint about a cell, positions in the cell's parsed text; its message is followed by those that explain it. */
export type CellDiagnostic = Complaint;

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
  readonly #ambientPath: string;
  readonly #files = new Map<string, string>();
  readonly #compiler: Compiler;
  /** Packages that the notebook's folder lacks and the installed convolab has. */
  readonly #fallbacks = new Map<string, readonly string[]>();
  /** Local files that cells import → when they had last changed. */
  readonly #watched = new Map<string, number>();
  /** Modules → execution counts of their cells. */
  readonly #counts = new Map<string, number>();
  /** Files whose text here is newer than TypeScript's. */
  readonly #stale = new Set<string>();
  /** Files that TypeScript may have looked for in vain. */
  readonly #created = new Set<string>();
  /** Options of the `tsconfig.json` beside the notebook. */
  #own: ConfigOptions = {};
  readonly #prepared: Promise<void>;
  #modulesVersion = -1;
  /** Local files have come or changed, so others may belong to the program now. */
  #importsChanged = false;

  /**
   * @param directory the notebook's folder.
   * @param compiler TypeScript, started for that folder; it is closed with the checker.
   */
  constructor(directory: string, compiler: Compiler) {
    this.modules = new CellModules(directory);
    this.#ambientPath = path.join(directory, ".convolab-ambient.ts");
    this.#compiler = compiler;
    this.#prepared = this.#prepare(path.join(directory, "tsconfig.json"));
  }

  async #prepare(ownConfig: string): Promise<void> {
    if (existsSync(ownConfig)) this.#own = ownOptions(await this.#compiler.optionsOf(ownConfig));
    this.#put(this.#ambientPath, ambientText());
    this.#findFallback("convolab");
    this.#putConfig();
  }

  /** Whether `tsconfig.json` asks for TypeScript's older decorators. */
  async experimentalDecorators(): Promise<boolean> {
    await this.#prepared;
    return this.#own.experimentalDecorators === true;
  }

  /** The execution count of the cell that a module belongs to, where it has been kept. */
  executionCountOf(file: string): number | undefined {
    return this.#counts.get(file);
  }

  /** Files beside the cells that a program over the modules needs. */
  get ambientFiles(): ReadonlyMap<string, string> {
    return new Map([[this.#ambientPath, this.#files.get(this.#ambientPath) ?? ambientText()]]);
  }

  /** Text of a `tsconfig.json` for a program that starts at `files`. */
  configText(files: readonly string[], documented: boolean): string {
    const paths = Object.fromEntries(this.#fallbacks);
    return JSON.stringify({ compilerOptions: compilerOptions(this.#own, paths, documented), files });
  }

  /** Has the compiler read the libraries, so that the first check finds it ready. */
  async warmUp(): Promise<void> {
    for (const text of ["", "1", "1 + 1"]) {
      await this.#diagnose(this.modules.nextPath, this.modules.moduleOf(text).text, false);
    }
  }

  /**
   * Checks a cell. It changes nothing for later cells until {@link TypeChecker.keep}.
   *
   * @param cell with or without syntax errors; those are TypeScript's to explain.
   */
  async check(cell: ParsedCell, declarations: readonly Declaration[]): Promise<CheckedCell> {
    this.prepareImports(cell.text);
    const module = this.modules.moduleOf(cell.text, declarations);
    const checked = await this.#checkModule(cell, module);
    const codes = new Set(checked.diagnostics.map(({ code }) => code));
    if (codes.has(NEVER_GREW)) {
      const plain = declarations.map((declared) => ({ ...declared, evolving: false }));
      return this.#checkModule(cell, this.modules.moduleOf(cell.text, plain));
    }
    // "Did you mean …?" needs the names that were meant, and they do not occur in the cell.
    if (codes.has(UNKNOWN_NAME)) return this.#checkModule(cell, this.modules.moduleToComplete(cell.text, declarations));
    return checked;
  }

  async #checkModule(cell: ParsedCell, module: CellModule): Promise<CheckedCell> {
    const found = await this.#complaintsAbout(cell, module);
    const diagnostics = found
      .filter(({ code }) => !TOLERATED.has(code))
      .map((complaint) => ({
        ...complaint,
        start: complaint.start - module.offset,
        end: complaint.end - module.offset,
      }))
      .filter(({ start }) => start >= 0 && start <= cell.text.length);
    return { diagnostics, module };
  }

  async #complaintsAbout(cell: ParsedCell, module: CellModule): Promise<readonly Complaint[]> {
    if (cell.errors.length === 0) return this.#diagnose(this.modules.nextPath, module.text, false);
    // What stands behind the cell would be taken for the rest of what is not closed in it.
    const text = module.text.slice(0, module.offset + cell.text.length);
    const found = await this.#diagnose(this.modules.nextPath, text, true);
    return found.length > 0 ? found : this.#diagnose(this.modules.nextPath, text, false);
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

  /** Gives up the check that is going on, which rejects (see `isAbortedCheck`); later ones work as before. */
  async abort(): Promise<void> {
    for (const file of this.#files.keys()) this.#stale.add(file);
    await this.#compiler.abort();
  }

  /** Ends the compiler. */
  async close(): Promise<void> {
    await this.#compiler.close();
  }

  async #diagnose(file: string, text: string, syntaxOnly: boolean): Promise<readonly Complaint[]> {
    await this.#prepared;
    this.#takeModules();
    this.#put(file, text);
    const changed = this.#changedFiles();
    const texts = [...this.#stale].map((path) => [path, this.#files.get(path) ?? ""] as const);
    const created = [...this.#created];
    this.#stale.clear();
    this.#created.clear();
    const listsLocalFiles = this.#importsChanged;
    this.#importsChanged = false;
    const { complaints, localFiles } = await this.#compiler.diagnose({
      texts,
      changed,
      created,
      file,
      syntaxOnly,
      listsLocalFiles,
    });
    // What a local file imports may change as well.
    for (const local of localFiles) if (!this.#watched.has(local)) this.#watched.set(local, changedAt(local));
    return complaints;
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
    const specifiers = [...text.matchAll(/(?:from|import|require)\s*\(?\s*["']([^"'\n]+)["']/g)].map(
      (match) => match[1] ?? "",
    );
    for (const specifier of specifiers) {
      if (/^\.{0,2}\//.test(specifier)) this.#watch(path.resolve(this.modules.directory, specifier));
      else if (!specifier.startsWith("node:")) this.#findFallback(specifier);
    }
  }

  #findFallback(specifier: string): void {
    const name = specifier
      .split("/")
      .slice(0, specifier.startsWith("@") ? 2 : 1)
      .join("/");
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
    this.#putConfig();
  }

  #putConfig(): void {
    this.#put(this.#compiler.configPath, this.configText([this.#ambientPath, this.modules.hubPath], false));
  }

  #watch(file: string): void {
    const written = [
      file,
      file.replace(/\.([cm]?)js$/, ".$1ts"),
      `${file}.ts`,
      `${file}.mts`,
      `${file}.json`,
      path.join(file, "index.ts"),
    ];
    const found = written.find((candidate) => statSync(candidate, { throwIfNoEntry: false })?.isFile());
    if (!found || this.#watched.has(found)) return;
    this.#watched.set(found, changedAt(found));
    this.#created.add(found);
    this.#importsChanged = true;
  }

  #changedFiles(): string[] {
    const changed: string[] = [];
    for (const [file, before] of this.#watched) {
      const now = changedAt(file);
      if (now === before) continue;
      this.#watched.set(file, now);
      changed.push(file);
      this.#importsChanged = true;
    }
    return changed;
  }
}

function changedAt(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? -1;
}

function isResolvable(name: string, from: string): boolean {
  const paths = createRequire(path.join(from, "notebook.js")).resolve.paths(name) ?? [];
  return paths.some((folder) => existsSync(path.join(folder, name)) || existsSync(path.join(folder, "@types", name)));
}

/** Compiler options as the compiler has read them: it knows libraries by their files, a `tsconfig.json` by name. */
function ownOptions(read: unknown): ConfigOptions {
  const { lib, ...options } = optionsSchema.parse(read);
  return lib ? { ...options, lib: lib.map((name) => name.replace(/^lib\.|\.d\.ts$/g, "")) } : options;
}
