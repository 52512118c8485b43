/**
 * TypeScript → JavaScript, one file at a time. oxc does it in microseconds; the two things it cannot lower (standard
 * decorators, which V8 does not run yet, and namespaces that export variables) go to esbuild, loaded when first needed.
 */
import { createRequire } from "node:module";
import { transformSync } from "oxc-transform";

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
 * @param mayDecorate the text contains a decorator (cheap to know for a caller with a syntax tree).
 * @throws SyntaxError when neither tool can lower the text.
 */
export function stripTypes(file: string, text: string, mayDecorate: boolean, options: EmitOptions): StrippedCode {
  if (!mayDecorate || options.experimentalDecorators) {
    const result = transformSync(file, text, {
      lang: "ts",
      sourceType: "module",
      sourcemap: true,
      target: "esnext",
      typescript: { onlyRemoveTypeImports: true },
      decorator: { legacy: options.experimentalDecorators },
    });
    if (result.errors.length === 0 && result.map) return { code: result.code, map: JSON.stringify(result.map) };
  }
  return stripWithEsbuild(file, text, options);
}

function stripWithEsbuild(file: string, text: string, options: EmitOptions): StrippedCode {
  const esbuild = require("esbuild") as typeof import("esbuild");
  try {
    const result = esbuild.transformSync(text, {
      loader: "ts",
      target: "node24",
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
