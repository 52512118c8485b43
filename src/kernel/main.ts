/**
 * `node main.js CONNECTION_FILE`: what Jupyter starts. It does little itself, so that TypeScript reads its libraries
 * while the rest of the kernel is still being loaded.
 */
import { enableCompileCache } from "node:module";
import path from "node:path";
import { PACKAGE_FOLDER } from "../session/installation.ts";
import { Compiler } from "./language/compiler.ts";

const [connectionFile] = process.argv.slice(2);
if (!connectionFile) {
  process.stderr.write("Usage: main.js CONNECTION_FILE (Jupyter starts it; see `convolab doctor`)\n");
  process.exit(2);
}

// V8's compiled code of the last time, also for the thread and the session that this process starts.
const compileCache = path.join(PACKAGE_FOLDER, ".cache", "compile");
enableCompileCache(compileCache);
process.env.NODE_COMPILE_CACHE ??= compileCache;

const compiler = new Compiler(process.cwd());
const { startKernel } = await import("./startKernel.ts");
process.exit(await startKernel(connectionFile, compiler));
