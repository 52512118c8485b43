import { mkdir, mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The repository's root. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** The repository's folder for caches and temporary files, which git ignores. */
export const CACHE = path.join(ROOT, ".cache");

/** A folder of its own inside the repository's cache, deleted when it is disposed of. */
export class ScratchFolder implements AsyncDisposable {
  readonly path: string;

  private constructor(folder: string) {
    this.path = folder;
  }

  static async create(prefix: string): Promise<ScratchFolder> {
    const tmp = path.join(CACHE, "tmp");
    await mkdir(tmp, { recursive: true });
    return new ScratchFolder(await mkdtemp(path.join(tmp, `${prefix}-`)));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    // A server that is just ending may still write a file.
    await rm(this.path, { recursive: true, force: true, maxRetries: 5 });
  }
}
