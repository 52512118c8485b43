/**
 * Where this installation of convolab is, whether its files run as they were written or were bundled by a build.
 */
import { findPackageJSON } from "node:module";
import path from "node:path";

const packageFile = findPackageJSON(import.meta.url);
if (!packageFile) throw new Error("convolab's package.json is missing from its installation.");

/** Folder of the convolab package that this code belongs to. */
export const PACKAGE_FOLDER = path.dirname(packageFile);

/** Path of a program of this package, named as in `src` and without ending: built code starts built code. */
export function programPath(name: string): string {
  const isSource = import.meta.url.endsWith(".ts");
  return path.join(PACKAGE_FOLDER, isSource ? "src" : "dist", `${name}${isSource ? ".ts" : ".js"}`);
}
