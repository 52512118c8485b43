import { basename, dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { shown } from "../../layers/optionReaders.ts";
import { localMessages } from "./messages.ts";
import { MODEL_FILE } from "./savedModel.ts";

/**
 * The folder that a path names: a path, a file URL, or TensorFlow.js's `file://` in front of a path; that of the
 * `model.json` inside means the same folder.
 *
 * @throws {TypeError} if it is neither a text nor a file URL
 */
export function modelFolder(functionName: string, path: unknown): string {
  const text = path instanceof URL && path.protocol === "file:" ? fileURLToPath(path) : path;
  const folder = typeof text === "string" && text.startsWith("file://") ? text.slice("file://".length) : text;
  if (typeof folder !== "string" || folder === "" || folder.includes("\0")) {
    throw new TypeError(localMessages().path(functionName, shown(path)));
  }
  return basename(folder) === MODEL_FILE ? dirname(folder) : folder;
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
