/**
 * TypeScript → JavaScript, one file at a time. oxc does it in microseconds; what it leaves as it is although V8 does not
 * run it yet (standard decorators, auto-accessors), and namespaces, which it translates in part, go to esbuild, loaded
 * when first needed.
 */
import { createRequire } from "node:module";
import { transformSync } from "oxc-transform";
import { type Program, walk } from "./syntaxTree.ts";

/** JavaScript and the map from it to the TypeScript it came from (source map version 3, as JSON text). */
export interface StrippedCode {
  readonly code: string;
  readonly map: string;
}

/** What the notebook's `tsconfig.json` says about emitted code. */
export interface EmitOptions {
  /** TypeScript's decorators of before 2023, as `experimentalDecorators` asks. */
  readonly experimentalDecorators: boolean;
}

const require = createRequire(import.meta.url);

/**
 * Strips types from a module.
 *
 * @param file name for messages and maps; its ending decides between `.ts` and `.tsx`.
 * @param needsLowering the text may contain what only esbuild translates, see {@link mayNeedLowering}.
 * @throws SyntaxError when neither tool can lower the text.
 */
export function stripTypes(file: string, text: string, needsLowering: boolean, options: EmitOptions): StrippedCode {
  if (!needsLowering) {
    const result = transformSync(file, text, {
      lang: "ts",
      sourceType: "module",
      sourcemap: true,
      target: "esnext",
      typescript: { onlyRemoveTypeImports: true },
    });
    if (result.errors.length === 0 && result.map) return { code: result.code, map: JSON.stringify(result.map) };
  }
  return stripWithEsbuild(file, text, options);
}

/** Whether a text has the words of a form that only esbuild translates; they may also stand in a comment. */
export function mayNeedLowering(text: string): boolean {
  return /@\s*[\p{ID_Start}$_(]|\b(?:accessor|namespace|module)\b/u.test(text);
}

/** Whether a program has a form that only esbuild translates. */
export function needsLowering(program: Program): boolean {
  let found = false;
  walk(program, (node) => {
    found ||= node.type === "AccessorProperty" || node.type === "TSModuleDeclaration" || node.type === "Decorator";
    return !found;
  });
  return found;
}

function stripWithEsbuild(file: string, text: string, options: EmitOptions): StrippedCode {
  const esbuild = require("esbuild") as typeof import("esbuild");
  try {
    const result = esbuild.transformSync(text, {
      loader: "ts",
      target: "node24",
      // The session disposes what a cell holds at its top level; elsewhere V8 does.
      supported: { using: true },
      sourcemap: "external",
      sourcefile: file,
      keepNames: false,
      logLevel: "silent",
      tsconfigRaw: {
        compilerOptions: { verbatimModuleSyntax: true, experimentalDecorators: options.experimentalDecorators },
      },
    });
    return { code: result.code, map: result.map };
  } catch (error) {
    throw new SyntaxError(error instanceof Error ? error.message : String(error));
  }
}
