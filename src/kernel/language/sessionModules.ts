/**
 * What the language server sees of a session: the modules that the type checker keeps.
 */
import { declarationsOf } from "../../session/cell/declarations.ts";
import { parseCell } from "../../session/cell/parseCell.ts";
import type { ModuleSource } from "./server/moduleSource.ts";
import type { TypeChecker } from "./typeChecker.ts";

export class SessionModules implements ModuleSource {
  readonly directory: string;
  readonly #checker: TypeChecker;

  constructor(checker: TypeChecker) {
    this.#checker = checker;
    this.directory = checker.modules.directory;
  }

  get version(): number {
    return this.#checker.modules.version;
  }

  configText(files: readonly string[]): string {
    return this.#checker.configText(files, true);
  }

  files(): ReadonlyMap<string, string> {
    return new Map([...this.#checker.ambientFiles, ...this.#checker.modules.liveFiles()]);
  }

  moduleText(source: string): { text: string; offset: number } {
    this.#checker.prepareImports(source);
    // A cell that is being written rarely parses; the names it declares so far are known all the same.
    const declarations = declarationsOf(parseCell(source).program).map((declared) => ({ ...declared, exported: true }));
    const { text, offset } = this.#checker.modules.moduleToComplete(source, declarations);
    // Nobody imports it, and what stands behind a cell would be taken for the rest of what is not closed in it.
    return { text: text.slice(0, offset + source.length), offset };
  }

  executionCountOf(path: string): number | undefined {
    return this.#checker.executionCountOf(path);
  }

  declarationOf(name: string): { path: string; offset: number } | undefined {
    return this.#checker.modules.declarationOf(name);
  }
}
