import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/**
 * A digest of files and folders (their relative names and contents) and of other values: two equal digests mean that
 * a step would do the same thing again.
 * @param {string} root names are taken relative to it
 * @param {string[]} inputs files or folders below `root`; one that is missing counts as missing
 * @param {string[]} [values]
 */
export function digest(root, inputs, values = []) {
  const hash = createHash("sha256");
  for (const input of inputs) addEntry(hash, root, input);
  for (const value of values) hash.update(`\0value ${value}`);
  return hash.digest("hex");
}

/** @param {import("node:crypto").Hash} hash @param {string} root @param {string} name */
function addEntry(hash, root, name) {
  const place = path.join(root, name);
  const entries = readFolder(place);
  if (entries === undefined) {
    hash.update(`\0file ${name}\0`).update(readFile(place) ?? "missing");
    return;
  }
  for (const entry of entries) addEntry(hash, root, path.join(name, entry));
}

/** @param {string} place */
function readFolder(place) {
  try {
    return readdirSync(place).sort();
  } catch {
    return undefined;
  }
}

/** @param {string} place */
function readFile(place) {
  try {
    return readFileSync(place);
  } catch {
    return undefined;
  }
}

/**
 * A stamp lies inside what a step made and holds the digest it was made from: deleted with it, written last.
 * @param {string} file
 * @param {string} expected
 */
export function stampHolds(file, expected) {
  return readFile(file)?.toString("utf8").trim() === expected;
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, `${value}\n`);
  renameSync(draft, file);
}

/** @param {string} file */
export function removeStamp(file) {
  rmSync(file, { force: true });
}
