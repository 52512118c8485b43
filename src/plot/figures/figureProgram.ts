import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type * as esbuildPackage from "esbuild";

const require = createRequire(import.meta.url);

/** A figure's name, which is that of its browser program: `browser/<name>.tsx`. */
export type FigureName = "convStepper" | "poolStepper" | "paddingView" | "shapeCalculator" | "paramCalculator";

const programs = new Map<FigureName, string>();

/**
 * The program that makes a figure live in a browser: a script that declares a variable `figure` with a function
 * `show(id, language, data)`.
 *
 * The built package holds it ready; in the sources it is bundled at the first use.
 */
export function figureProgram(name: FigureName): string {
  let program = programs.get(name);
  if (program === undefined) {
    const isSource = import.meta.url.endsWith(".ts");
    const root = () => path.dirname(require.resolve("convolab/package.json"));
    program = isSource
      ? bundleFigure(fileURLToPath(new URL("browser", import.meta.url)), name)
      : readFileSync(path.join(root(), "dist", "figures", `${name}.js`), "utf8");
    programs.set(name, program);
  }
  return program;
}

/**
 * Bundles a figure's browser program, with all that it imports, into one script without imports.
 *
 * @param folder the sources' folder `browser`
 */
export function bundleFigure(folder: string, name: FigureName): string {
  const esbuild: typeof esbuildPackage = require("esbuild");
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [path.join(folder, `${name}.tsx`)],
    absWorkingDir: folder,
    bundle: true,
    minify: true,
    write: false,
    format: "iife",
    globalName: "figure",
    platform: "browser",
    target: ["chrome111", "firefox113", "safari16.4"],
    jsx: "automatic",
    jsxImportSource: "preact",
    tsconfigRaw: {},
    legalComments: "none",
    charset: "utf8",
    logLevel: "error",
    // A page that is not isolated from others has none, and the value formatter only looks at its prototype.
    define: { SharedArrayBuffer: "ArrayBuffer" },
    alias: {
      "node:process": path.join(folder, "standIns", "nodeProcess.ts"),
      "node:util": path.join(folder, "standIns", "nodeUtil.ts"),
      "node:buffer": path.join(folder, "standIns", "nodeBuffer.ts"),
    },
  });
  const [output] = outputFiles;
  if (output === undefined) throw new Error(`no program for ${name}`);
  return output.text;
}
