import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { parseSync } from "oxc-parser";
import type { ModuleSource } from "../../src/kernel/language/server/moduleSource.ts";

type Kind = "const" | "let" | "var" | "alias";
interface Name {
  readonly slot: number;
  readonly kind: Kind;
  readonly offset: number;
}

/** Cells of a notebook as modules, in the simplest form that the language server's interface allows. */
export class NotebookModules implements ModuleSource {
  readonly directory: string;
  readonly #slots: string[] = [];
  readonly #names = new Map<string, Name>();
  version = 0;
  /** `extends` of the virtual tsconfig. */
  extendsConfig: string | undefined;

  constructor(directory: string) {
    this.directory = directory;
  }

  /** Adds a cell as if it had run. */
  run(source: string): void {
    const slot = this.#slots.length;
    const { text, offset } = this.moduleText(source);
    const body = parseSync("cell.ts", source, { lang: "ts", sourceType: "module" }).program.body;
    const exported: string[] = [];
    const declare = (name: string, kind: Kind, at: number): void => {
      this.#names.set(name, { slot, kind, offset: offset + at });
      exported.push(name);
    };
    for (const statement of body) {
      if (statement.type === "VariableDeclaration") {
        for (const { id } of statement.declarations) {
          if (id.type === "ObjectPattern") {
            for (const name of source.slice(id.start, id.end).matchAll(/(\w+)\s*[,}]/g)) {
              declare(name[1] ?? "", "const", id.start);
            }
          } else if (id.type === "Identifier") {
            declare(id.name, statement.kind === "const" || statement.kind === "var" ? statement.kind : "let", id.start);
          }
        }
      } else if (statement.type === "FunctionDeclaration" || statement.type === "TSDeclareFunction") {
        if (statement.id !== null && !exported.includes(statement.id.name)) {
          declare(statement.id.name, "alias", statement.id.start);
        }
      } else if (statement.type === "ImportDeclaration") {
        for (const { local } of statement.specifiers) {
          declare(local.name, "alias", local.start);
        }
      } else if ("id" in statement && statement.id?.type === "Identifier") {
        declare(statement.id.name, "alias", statement.id.start);
      }
    }
    this.#slots.push(`${text}\nexport { ${exported.join(", ")} };`);
    this.version += 1;
  }

  /** Forgets every cell, as a new session does. */
  clear(): void {
    this.#slots.length = 0;
    this.#names.clear();
    this.version += 1;
  }

  configText(files: readonly string[]): string {
    return JSON.stringify({
      extends: this.extendsConfig,
      compilerOptions: {
        target: "esnext",
        module: "preserve",
        moduleResolution: "bundler",
        lib: ["esnext"],
        types: ["node"],
        strict: true,
        skipLibCheck: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        resolveJsonModule: true,
        moduleDetection: "force",
      },
      files,
    });
  }

  files(): ReadonlyMap<string, string> {
    const hub = this.#slots.map((_, index) => `export * as $$${index} from "./cell${index}.ts";`).join("\n");
    return new Map([
      [join(this.directory, "hub.ts"), hub],
      [join(this.directory, "ambient.d.ts"), "declare function display(value: unknown): void;"],
      ...this.#slots.map((text, index): [string, string] => [this.#pathOf(index), text]),
    ]);
  }

  moduleText(source: string): { text: string; offset: number } {
    const names = [...this.#names].filter(([name]) => !declares(source, name));
    const slots = [...new Set(names.map(([, { slot }]) => `$$${slot}`))];
    const declarations = names.map(([name, { slot, kind }]) =>
      kind === "alias" ? `import ${name} = $$${slot}.${name};` : `declare ${kind} ${name}: typeof $$${slot}.${name};`,
    );
    const prefix = `import { ${slots.join(", ")} } from "./hub.ts"; ${declarations.join(" ")}\n`;
    return { text: `${prefix}${source}\nexport {};`, offset: prefix.length };
  }

  declarationOf(name: string): { path: string; offset: number } | undefined {
    const known = this.#names.get(name);
    return known === undefined ? undefined : { path: this.#pathOf(known.slot), offset: known.offset };
  }

  executionCountOf(path: string): number | undefined {
    const slot = this.#slots.findIndex((_, index) => this.#pathOf(index) === path);
    return slot === -1 ? undefined : slot + 1;
  }

  #pathOf(slot: number): string {
    return join(this.directory, `cell${slot}.ts`);
  }
}

/** A temporary notebook folder, with a name that needs escaping in a URI, in which the types of Node.js resolve. */
export function notebookFolder(): { path: string; remove: () => void } {
  const base = mkdtempSync(join(tmpdir(), "language-"));
  const path = join(base, "공책 #1");
  mkdirSync(join(path, "node_modules", "@types"), { recursive: true });
  const nodeTypes = dirname(createRequire(import.meta.url).resolve("@types/node/package.json"));
  symlinkSync(nodeTypes, join(path, "node_modules", "@types", "node"));
  return { path, remove: () => rmSync(base, { recursive: true, force: true }) };
}

function declares(source: string, name: string): boolean {
  return new RegExp(`\\b(?:let|const|var|class|function|enum|namespace|type|interface)\\s+${name}\\b`).test(source);
}
