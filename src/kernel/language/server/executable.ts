import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** Where TypeScript's language server should be, and whether it is there. */
interface ServerExecutable {
  /** npm package that carries it for this computer. */
  readonly platformPackage: string;
  /** Path of the executable; undefined where the package is not installed. */
  readonly path: string | undefined;
}

/**
 * The executable of TypeScript 7. npm puts it in a package of its own for each platform, an optional dependency of
 * `typescript`, so it is resolved from there: it need not be hoisted.
 */
export function serverExecutable(): ServerExecutable {
  const platformPackage = `@typescript/typescript-${process.platform}-${process.arch}`;
  const name = process.platform === "win32" ? "tsc.exe" : "tsc";
  try {
    const typescript = createRequire(import.meta.url).resolve("typescript-native/package.json");
    const carrier = createRequire(typescript).resolve(`${platformPackage}/package.json`);
    const path = join(dirname(carrier), "lib", name);
    return { platformPackage, path: existsSync(path) ? path : undefined };
  } catch {
    return { platformPackage, path: undefined };
  }
}
