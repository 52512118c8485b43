/** The cells of a session as TypeScript modules: what the language server has to know of them. */
export interface ModuleSource {
  /** Folder the notebook lives in; every path below is in it. */
  readonly directory: string;
  /** Grows with each change of `files()`. */
  readonly version: number;
  /** Text of a virtual tsconfig (compilerOptions, paths, …) whose `files` are the given paths. */
  configText(files: readonly string[]): string;
  /** Every file that a cell's module may import: hub, live cells, ambient globals. Path → text; changes as cells run. */
  files(): ReadonlyMap<string, string>;
  /**
   * The module of a cell that has not run. One prefix line brings **every** name of earlier cells into scope that the
   * cell does not declare itself, not only those it mentions: completion offers them all.
   *
   * @param source what the cell holds so far; may be syntactically broken
   * @returns the module's text and the UTF-16 offset at which `source` starts in it
   */
  moduleText(source: string): { text: string; offset: number };
  /** Where a name of the session was declared: its cell's path and the UTF-16 offset of the name in that file. */
  declarationOf(name: string): { path: string; offset: number } | undefined;
  /** Execution count of the cell behind a path of `files()`, where there is one. */
  executionCountOf?(path: string): number | undefined;
}
