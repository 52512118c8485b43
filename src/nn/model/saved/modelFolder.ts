import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { shown } from "../../layers/optionReaders.ts";
import { localMessages } from "./messages.ts";
import { MODEL_FILE } from "./savedModel.ts";

/** A scheme and its slashes; one letter is a drive of Windows. */
const SCHEME = /^[A-Za-z][A-Za-z0-9+.-]+:\/\//;

/**
 * The folder that a path names: a path, a file URL (as a text too), or TensorFlow.js's `file://` in front of a path; the
 * path of the `model.json` inside means the same folder.
 *
 * @throws {TypeError} if it is neither, or an address elsewhere
 */
export function modelFolder(functionName: string, path: unknown): string {
  const text = localMessages();
  const given = path instanceof URL ? path.href : path;
  if (typeof given !== "string" || given === "") throw new TypeError(text.path(functionName, shown(path)));
  if (SCHEME.test(given) && !given.startsWith("file://"))
    throw new TypeError(text.notLocal(functionName, shown(given)));
  const folder = filePath(given);
  if (folder === undefined || folder === "" || folder.includes("\0")) {
    throw new TypeError(text.path(functionName, shown(given)));
  }
  return basename(folder) === MODEL_FILE ? dirname(folder) : folder;
}

/** The path in a file URL; `undefined` where it has none. */
function filePath(given: string): string | undefined {
  if (!given.startsWith("file://")) return given;
  // TensorFlow.js's way of writing a path that starts here, which is no URL.
  if (!given.startsWith("file:///")) return given.slice("file://".length);
  try {
    return fileURLToPath(given);
  } catch {
    return undefined;
  }
}

/** The system's name of what went wrong with a file, `ENOENT` and others. */
export function errorCode(error: unknown): unknown {
  // Not `instanceof Error`: where code runs in a context of its own, the system's errors are another context's.
  return typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
}

/** What went wrong with a file, in the system's words. */
export function errorText(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : String(error);
}
