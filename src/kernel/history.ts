/**
 * What was run, kept across restarts: SQLite, one row a cell, in Jupyter's data folder.
 */
import { mkdirSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { DatabaseSync } from "node:sqlite";

/** `[session, line, input]`, or with the output `[session, line, [input, output]]`. */
export type HistoryEntry = [session: number, line: number, input: string | [input: string, output: string | null]];

/** Which entries are asked for (`history_request`). */
export type HistoryQuery =
  | { readonly access: "tail"; readonly n: number }
  | { readonly access: "range"; readonly session: number; readonly start: number; readonly stop: number | undefined }
  | { readonly access: "search"; readonly pattern: string; readonly unique: boolean; readonly n: number | undefined };

interface Row {
  readonly session: number;
  readonly line: number;
  readonly input: string;
  readonly output: string | null;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS sessions (session INTEGER PRIMARY KEY AUTOINCREMENT, start TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS history (
    session INTEGER NOT NULL, line INTEGER NOT NULL, input TEXT NOT NULL, output TEXT, PRIMARY KEY (session, line)
  ) WITHOUT ROWID;`;

/** Jupyter's data folder for this user ("Common Directories and File Locations" in Jupyter's docs). */
function dataFolder(): string {
  if (process.env.JUPYTER_DATA_DIR) return process.env.JUPYTER_DATA_DIR;
  if (process.platform === "darwin") return path.join(homedir(), "Library", "Jupyter");
  return path.join(process.env.XDG_DATA_HOME ?? path.join(homedir(), ".local", "share"), "jupyter");
}

export class History {
  readonly #database: DatabaseSync;
  readonly #session: number;

  private constructor(database: DatabaseSync) {
    this.#database = database;
    database.exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000;");
    database.exec(SCHEMA);
    const { lastInsertRowid } = database
      .prepare("INSERT INTO sessions (start) VALUES (?)")
      .run(new Date().toISOString());
    this.#session = Number(lastInsertRowid);
  }

  /** Opens the user's history; in memory where the folder cannot be written. */
  static open(folder = path.join(dataFolder(), "convolab")): History {
    try {
      mkdirSync(folder, { recursive: true });
      return new History(new DatabaseSync(path.join(folder, "history.sqlite")));
    } catch {
      return new History(new DatabaseSync(":memory:"));
    }
  }

  /** Adds a cell. `line` is its execution count. */
  add(line: number, input: string): void {
    this.#database
      .prepare("INSERT OR REPLACE INTO history (session, line, input) VALUES (?, ?, ?)")
      .run(this.#session, line, input);
  }

  /** Adds a cell's result, as text. */
  addOutput(line: number, output: string): void {
    this.#database
      .prepare("UPDATE history SET output = ? WHERE session = ? AND line = ?")
      .run(output, this.#session, line);
  }

  /** Entries in the order in which they were run, oldest first. */
  find(query: HistoryQuery, withOutput: boolean): HistoryEntry[] {
    return this.#rows(query).map(({ session, line, input, output }) => [
      session,
      line,
      withOutput ? [input, output] : input,
    ]);
  }

  #rows(query: HistoryQuery): Row[] {
    const newestFirst = "ORDER BY session DESC, line DESC LIMIT ?";
    switch (query.access) {
      case "tail":
        return this.#select(`SELECT * FROM history ${newestFirst}`, query.n).reverse();
      case "range": {
        // 0 is the current session, -1 the one before it.
        const session = query.session > 0 ? query.session : this.#session + query.session;
        const stop = query.stop ?? Number.MAX_SAFE_INTEGER;
        const where = "WHERE session = ? AND line >= ? AND line < ? ORDER BY line";
        return this.#select(`SELECT * FROM history ${where}`, session, query.start, stop);
      }
      case "search": {
        const limit = query.n ?? -1;
        // With unique, only the latest run of a text counts.
        const later = "SELECT 1 FROM history AS later WHERE later.input = history.input";
        const unique = `AND NOT EXISTS (${later} AND (later.session, later.line) > (history.session, history.line))`;
        const where = `WHERE input GLOB ? ${query.unique ? unique : ""}`;
        return this.#select(`SELECT * FROM history ${where} ${newestFirst}`, query.pattern, limit).reverse();
      }
    }
  }

  #select(sql: string, ...values: (string | number)[]): Row[] {
    return this.#database.prepare(sql).all(...values) as unknown as Row[];
  }

  close(): void {
    this.#database.close();
  }
}
