/**
 * @typedef {object} LockedPackage the fields of a package-lock.json entry that matter here
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string | string[]} [os]
 * @property {string | string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {{ packages: Record<string, LockedPackage> }} LockFile
 */

const SYSTEMS = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const PROCESSORS = ["arm64", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "wasm32", "x64", "arm"];
const C_LIBRARIES = /** @type {const} */ ([
  [/^musl/, "musl"],
  [/^(gnu|glibc)/, "glibc"],
]);
const EXACT_VERSION = /^\d+\.\d+\.\d+$/;

/**
 * The entries that a lock file lacks for optional dependencies that are one platform's binary: named for it, and pinned
 * by their parent to one version. Their checksums are not known here, so they have none.
 * @param {LockFile} lock
 * @returns {Record<string, LockedPackage>} by their place in the lock file
 */
export function missingPlatformPackages(lock) {
  /** @type {Record<string, LockedPackage>} */
  const missing = {};
  for (const [parent, { dev, optionalDependencies = {} }] of Object.entries(lock.packages)) {
    for (const [name, range] of Object.entries(optionalDependencies)) {
      const found = resolvedVersion(lock, parent, name);
      if (found !== undefined && (found === range || !EXACT_VERSION.test(range))) continue;
      const place = `${parent.slice(0, parent.lastIndexOf("node_modules/"))}node_modules/${name}`;
      missing[place] = { version: range, ...(dev && { dev }), optional: true, ...platformOf(name) };
    }
  }
  return missing;
}

/** @param {string} name */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  const libc = os.includes("linux")
    ? C_LIBRARIES.find(([pattern]) => words.some((word) => pattern.test(word)))
    : undefined;
  return { cpu, ...(os.length > 0 && { os }), ...(libc && { libc: [libc[1]] }) };
}

/**
 * As Node.js looks it up: beside the parent, then further out.
 * @param {LockFile} lock @param {string} parent @param {string} name
 */
function resolvedVersion(lock, parent, name) {
  for (let folder = parent; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/node_modules/")))) {
    const found = lock.packages[`${folder === "" ? "" : `${folder}/`}node_modules/${name}`];
    if (found !== undefined) return found.version;
    if (folder === "") return undefined;
  }
}
