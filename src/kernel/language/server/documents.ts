import { basename, join } from "node:path";
import { DiskFiles, relativeImports } from "./diskFiles.ts";
import { configFileName, queryFileName, uriOf } from "./documentNames.ts";
import type { ModuleSource } from "./moduleSource.ts";
import type { ServerProcess } from "./serverProcess.ts";

/** The text in which a question is asked: the cell's module with the cell's source at an offset. */
export interface QueryText {
  readonly text: string;
  /** UTF-16 offset of the cell's source in `text`. */
  readonly offset: number;
}

/**
 * Keeps the documents that one server process has open in step with a module source. None of them exists on disk: the
 * server lays open documents over the file system.
 */
export class Documents {
  readonly #server: ServerProcess;
  readonly #source: ModuleSource;
  readonly #open = new Map<string, { version: number; text: string }>();
  readonly #diskFiles = new DiskFiles();
  readonly #configPath: string;
  /** Paths of the session's modules that no cell is behind: declarations of globals. */
  readonly ambientPaths: ReadonlySet<string>;
  #sourceVersion: number | undefined;
  #files: ReadonlyMap<string, string> = new Map();
  /** Files that the session's modules import, apart from the session's own. */
  #imported: readonly string[] = [];
  /** Path of the document in which questions are asked. */
  readonly queryPath: string;

  constructor(server: ServerProcess, source: ModuleSource) {
    this.#server = server;
    this.#source = source;
    this.#configPath = join(source.directory, configFileName);
    this.queryPath = join(source.directory, queryFileName);
    this.ambientPaths = new Set(unimportedFiles(source.files()));
  }

  /** The session's modules as the server has them: path → text. */
  get files(): ReadonlyMap<string, string> {
    return this.#files;
  }

  /** Brings every document up to date with the source, with what changed on disk, and with a cell's text. */
  syncQuery(code: string): QueryText {
    this.#syncSource();
    const query = this.#queryTextOf(code);
    this.#put(this.queryPath, query.text);
    const inCell = relativeImports(code, this.#source.directory);
    const changes = this.#diskFiles.changes([...inCell, ...this.#imported]);
    if (changes.length > 0) {
      this.#server.notify("workspace/didChangeWatchedFiles", { changes });
    }
    return query;
  }

  #syncSource(): void {
    // Cells are reached through imports: were they listed here, every new one would reload the project.
    this.#put(this.#configPath, this.#source.configText([this.queryPath, ...this.ambientPaths]));
    if (this.#source.version !== this.#sourceVersion) {
      this.#sourceVersion = this.#source.version;
      if (!this.#open.has(this.queryPath)) {
        this.#put(this.queryPath, this.#queryTextOf("").text);
      }
      const files = this.#source.files();
      this.#files = files;
      this.#imported = [...files.values()]
        .flatMap((text) => relativeImports(text, this.#source.directory))
        .filter((path) => !files.has(path) && !files.has(`${path}.ts`));
      for (const path of this.#open.keys()) {
        if (path !== this.#configPath && path !== this.queryPath && !files.has(path)) {
          this.#close(path);
        }
      }
      // Changes first: the changed hub names the new cells, so that opening one finds it part of the project.
      const paths = [...files.keys()];
      for (const path of [...paths.filter((p) => this.#open.has(p)), ...paths.filter((p) => !this.#open.has(p))]) {
        this.#put(path, files.get(path) ?? "");
      }
    }
  }

  #queryTextOf(code: string): QueryText {
    const { text, offset } = this.#source.moduleText(code);
    // Right after `import P = $$0.P;` the server completes a statement as if it continued that import, with the
    // keyword `type` alone; an empty statement ends the import for it.
    const end = text[offset - 1] === "\n" ? offset - 1 : offset;
    return { text: `${text.slice(0, end)};${text.slice(end)}`, offset: offset + 1 };
  }

  #put(path: string, text: string): void {
    const known = this.#open.get(path);
    if (known === undefined) {
      this.#open.set(path, { version: 1, text });
      const languageId = path.endsWith(".ts") ? "typescript" : "jsonc";
      this.#server.notify("textDocument/didOpen", { textDocument: { uri: uriOf(path), languageId, version: 1, text } });
    } else if (known.text !== text) {
      const version = known.version + 1;
      this.#open.set(path, { version, text });
      this.#server.notify("textDocument/didChange", {
        textDocument: { uri: uriOf(path), version },
        contentChanges: [{ text }],
      });
    }
  }

  #close(path: string): void {
    this.#open.delete(path);
    this.#server.notify("textDocument/didClose", { textDocument: { uri: uriOf(path) } });
  }
}

/** Files that no other one imports by a relative path: ambient declarations. */
function unimportedFiles(files: ReadonlyMap<string, string>): string[] {
  const texts = [...files.values()];
  return [...files.keys()].filter((path) => {
    const specifier = `"./${basename(path).replace(/(\.d)?\.ts$/, "")}`;
    return !texts.some((text) => text.includes(`${specifier}"`) || text.includes(`${specifier}.ts"`));
  });
}
