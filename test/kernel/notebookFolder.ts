import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Texts of files by their paths. */
export type Files = Readonly<Record<string, string>>;

/** Writes files below `directory`, with the folders that they need. */
export async function writeFiles(directory: string, files: Files): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

/** Puts a made-up package into the notebook's node_modules; `manifest` is what its package.json says besides the name. */
export async function installPackage(directory: string, name: string, manifest: object, files: Files): Promise<void> {
  const packageJson = JSON.stringify({ name, version: "1.0.0", ...manifest });
  await writeFiles(join(directory, "node_modules", name), { "package.json": packageJson, ...files });
}
