/**
 * What the native engine is built from and how, on one kind of machine.
 * @typedef {object} EnginePlatform
 * @property {string} tag the platform tag of the wheel in `python/engine.lock.txt` that holds TensorFlow's libraries
 * @property {number} megabytes size of the wheel
 * @property {readonly [framework: string, cc: string]} libraries their file names
 * @property {readonly string[]} linkerFlags for an add-on that looks for the libraries in `deps/lib`
 * @property {readonly string[] | undefined} strip the command that takes the symbols out, where that is safe
 */

const LINUX = {
  libraries: /** @type {const} */ (["libtensorflow_framework.so.2", "libtensorflow_cc.so.2"]),
  linkerFlags: ["-shared", "-Wl,-rpath,$ORIGIN/../../deps/lib"],
  strip: ["strip", "-s"],
};

/**
 * By `process.platform`-`process.arch`. Only linux-x64 has been tried; the others follow from their wheels' contents and
 * from how add-ons are linked there.
 * @type {ReadonlyMap<string, EnginePlatform>}
 */
const PLATFORMS = new Map([
  ["linux-x64", { ...LINUX, tag: "manylinux_2_27_x86_64", megabytes: 274 }],
  ["linux-arm64", { ...LINUX, tag: "manylinux_2_27_aarch64", megabytes: 282 }],
  [
    "darwin-arm64",
    {
      tag: "macosx_12_0_arm64",
      megabytes: 223,
      libraries: ["libtensorflow_framework.2.dylib", "libtensorflow_cc.2.dylib"],
      linkerFlags: ["-bundle", "-undefined", "dynamic_lookup", "-Wl,-rpath,@loader_path/../../deps/lib"],
      // The libraries are signed, and a changed one would not be loaded.
      strip: undefined,
    },
  ],
]);

/** This machine's kind, as messages name it. */
export const PLATFORM_NAME = `${process.platform}-${process.arch}${isMusl() ? "-musl" : ""}`;

/** How to build the native engine here; `undefined` where there is no wheel. */
export const enginePlatform = PLATFORMS.get(PLATFORM_NAME);

/** Whether this is a Linux with the C library musl, for which TensorFlow has no wheels. */
function isMusl() {
  if (process.platform !== "linux") return false;
  const report = /** @type {{ header?: { glibcVersionRuntime?: string } }} */ (process.report.getReport());
  return report.header?.glibcVersionRuntime === undefined;
}
