import { registerHooks } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { PACKAGE_FOLDER } from "../../session/installation.ts";

const PACKAGE_FILE = pathToFileURL(path.join(PACKAGE_FOLDER, "package.json")).href;

/**
 * From now on `import … from "convolab"` finds this package from any folder, as in the kernel: an instructor's course need
 * not have it among its own packages. For programs that load question files.
 */
export function resolvePackageFromAnywhere(): void {
  registerHooks({
    resolve: (specifier, context, next) =>
      next(specifier, specifier === "convolab" ? { ...context, parentURL: PACKAGE_FILE } : context),
  });
}
