/**
 * What the type checker is told beside the cells: compiler options and the notebook's globals.
 */
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { PACKAGE_FOLDER } from "../../session/installation.ts";
import { GROWN } from "./cellModules.ts";

const require = createRequire(import.meta.url);

/**
 * Options that a `tsconfig.json` beside the notebook may change: what is an error, which libraries there are, and how
 * decorators work. Not where modules are found (`paths`): Node would not find them there.
 */
const HONOURED = new Set([
  "strict",
  "noImplicitAny",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "noImplicitThis",
  "useUnknownInCatchVariables",
  "alwaysStrict",
  "noUncheckedIndexedAccess",
  "exactOptionalPropertyTypes",
  "noImplicitReturns",
  "noFallthroughCasesInSwitch",
  "noImplicitOverride",
  "noPropertyAccessFromIndexSignature",
  "noUnusedLocals",
  "allowUnreachableCode",
  "allowUnusedLabels",
  "experimentalDecorators",
  "emitDecoratorMetadata",
  "lib",
  "types",
  "typeRoots",
]);

/** Compiler options in `tsconfig.json`'s own spelling. */
export type ConfigOptions = Readonly<Record<string, unknown>>;

/**
 * The compiler options of a notebook.
 *
 * @param own options of the `tsconfig.json` beside it, if there is one; only those that make sense for cells are taken.
 * @param paths where modules are found that the notebook's own folder does not have.
 * @param documented whether Node's types are wanted with their documentation, which takes longer to read.
 */
export function compilerOptions(
  own: ConfigOptions,
  paths: Readonly<Record<string, readonly string[]>>,
  documented: boolean,
): ConfigOptions {
  const honoured = Object.fromEntries(Object.entries(own).filter(([name]) => HONOURED.has(name)));
  return {
    strict: true,
    lib: ["esnext"],
    types: ["node"],
    typeRoots: [nodeTypesFolder(documented)],
    ...honoured,
    target: "esnext",
    module: "preserve",
    moduleResolution: "bundler",
    moduleDetection: "force",
    allowImportingTsExtensions: true,
    resolveJsonModule: true,
    skipLibCheck: true,
    noEmit: true,
    paths,
  };
}

/** The folder with Node's types: as they are installed, or the build's one file without comments. */
function nodeTypesFolder(documented: boolean): string {
  const bundled = path.join(PACKAGE_FOLDER, "dist/types");
  if (!documented && existsSync(bundled)) return bundled;
  return path.dirname(path.dirname(require.resolve("@types/node/package.json")));
}

/** Text of the module that declares the notebook's globals. */
export function ambientText(): string {
  const built = path.join(PACKAGE_FOLDER, "dist/notebookGlobals.d.ts");
  const source = path.join(PACKAGE_FOLDER, "src/session/notebookGlobals.ts");
  const types = JSON.stringify(existsSync(built) ? built : source);
  return `
import type { NotebookGlobals } from ${types};
declare global {
  /** Shows a value below the cell, at once; \`display.html(…)\` and its siblings show text of other kinds. */
  var display: NotebookGlobals["display"];
  /** Removes what the cell has shown so far. */
  var clearOutput: NotebookGlobals["clearOutput"];
  /** Asks the person at the notebook for a line of text: \`const name = await input("Name? ")\`. */
  var input: NotebookGlobals["input"];
  type ${GROWN}<Type> = [Type] extends [null | undefined] ? any : [Type] extends [never[]] ? any[] : Type;
}
`;
}
