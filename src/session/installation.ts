/**
 * Where this installation of convolab is, whether its files run as they were written or were bundled by a build.
 */
import { existsSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the convolab package that this code belongs to. */
export const PACKAGE_FOLDER = packageFolder(path.dirname(fileURLToPath(import.meta.url)));

/** The nearest folder with a `package.json` (Node.js's own `findPackageJSON` is not in all versions that run the command). */
function packageFolder(folder: string): string {
  if (existsSync(path.join(folder, "package.json"))) return folder;
  const parent = path.dirname(folder);
  if (parent === folder) throw new Error("convolab's package.json is missing from its installation.");
  return packageFolder(parent);
}

/** Path of a program of this package, named as in `src` and without ending: built code starts built code. */
export function programPath(name: string): string {
  const isSource = import.meta.url.endsWith(".ts");
  return path.join(PACKAGE_FOLDER, isSource ? "src" : "dist", `${name}${isSource ? ".ts" : ".js"}`);
}
