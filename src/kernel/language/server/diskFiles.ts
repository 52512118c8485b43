import { readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { FileEvent } from "vscode-languageserver-protocol";
import { uriOf } from "./documentNames.ts";

const CREATED = 1;
const CHANGED = 2;
const DELETED = 3;

/** A module's relative specifier, in `from "./x"`, `import "./x"`, `import("./x")` and `require("./x")`. */
const RELATIVE_SPECIFIER = /(?:from|import|require)\s*\(?\s*["'](\.{1,2}\/[^"'\n]+)["']/g;
const ENDINGS = ["", ".ts", ".js", ".json", "/index.ts"];

/**
 * Watches the learner's own files that cells import, and what these import, by looking at them before each question:
 * the server does not watch files by itself, and a watcher on a folder with `node_modules` in it costs far more than a
 * few `stat` calls.
 */
export class DiskFiles {
  /** Path → its stamp when last looked at; undefined: it was not there. */
  readonly #stamps = new Map<string, string | undefined>();
  /** Path → the files that its text, of that stamp, imports. */
  readonly #imports = new Map<string, { stamp: string; paths: readonly string[] }>();

  /**
   * What changed on disk since the last call, among the files that these modules import.
   *
   * @param imports what modules of the notebook import, as `relativeImports` finds it
   */
  changes(imports: Iterable<string>): FileEvent[] {
    const events: FileEvent[] = [];
    const seen = new Set<string>();
    const pending = [...imports].flatMap(candidates);
    for (let path = pending.pop(); path !== undefined; path = pending.pop()) {
      if (seen.has(path)) {
        continue;
      }
      seen.add(path);
      const stamp = stampOf(path);
      const known = this.#stamps.has(path);
      const before = this.#stamps.get(path);
      this.#stamps.set(path, stamp);
      if (known && stamp !== before) {
        const type = before === undefined ? CREATED : stamp === undefined ? DELETED : CHANGED;
        events.push({ uri: uriOf(path), type });
      }
      if (stamp !== undefined) {
        pending.push(...this.#importsOf(path, stamp).flatMap(candidates));
      }
    }
    return events;
  }

  #importsOf(path: string, stamp: string): readonly string[] {
    const known = this.#imports.get(path);
    if (known?.stamp === stamp) {
      return known.paths;
    }
    const paths = path.endsWith(".json") ? [] : relativeImports(textOf(path), dirname(path));
    this.#imports.set(path, { stamp, paths });
    return paths;
  }
}

/** What a module in a folder imports by relative paths: absolute paths, their endings as written or left out. */
export function relativeImports(text: string, directory: string): string[] {
  return [...text.matchAll(RELATIVE_SPECIFIER)].map(([, specifier = ""]) => join(directory, specifier));
}

/** Where the file of an import may be. */
function candidates(path: string): string[] {
  return ENDINGS.map((ending) => path + ending);
}

/** A file's text; that of one which is gone by now, or not readable, imports nothing. */
function textOf(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}

function stampOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? `${stats.mtimeMs} ${stats.size}` : undefined;
}
