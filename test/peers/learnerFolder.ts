import { mkdir, mkdtemp, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Makes a folder in which `convolab` is installed, as `npm install` does it for a project of the learner's own. Node.js's
 * types lie where tslab finds them: installed alone, as by `npm install -g tslab`, it has them in its own folder.
 */
export async function newLearnerFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "peer-"));
  const modules = path.join(folder, "node_modules");
  await mkdir(modules);
  await symlink(ROOT, path.join(modules, "convolab"));
  await symlink(path.join(ROOT, "bench/node_modules/@types"), path.join(modules, "@types"));
  await writeFile(path.join(folder, "package.json"), '{ "type": "commonjs", "dependencies": { "convolab": "*" } }\n');
  return folder;
}
