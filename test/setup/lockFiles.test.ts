import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { missingPlatformPackages } from "../../setup/platformPackages.mjs";

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), "utf8");

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({
      version: z.string().optional(),
      integrity: z.string().optional(),
      resolved: z.string().optional(),
      dev: z.boolean().optional(),
      optional: z.boolean().optional(),
      cpu: z.union([z.string(), z.array(z.string())]).optional(),
      optionalDependencies: z.record(z.string(), z.string()).optional(),
    }),
  ),
});

describe.each(["package-lock.json", "setup/runtime/package-lock.json", "bench/package-lock.json"])("%s", (name) => {
  const lock = lockSchema.parse(JSON.parse(read(name)));
  const packages = Object.entries(lock.packages).filter(([place]) => place !== "");

  it("pins every package", () => {
    expect(packages.length).toBeGreaterThan(0);
    expect(packages.filter(([, { version }]) => version === undefined)).toEqual([]);
  });

  it("has a checksum of every package but other platforms' binaries", () => {
    const without = packages.filter(([, { integrity }]) => integrity === undefined);
    expect(without.filter(([, { optional, cpu }]) => !(optional && cpu !== undefined))).toEqual([]);
  });

  it("names no registry", () => {
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  it("has the binaries of every platform, without which `npm ci` refuses it", () => {
    expect(missingPlatformPackages(lock)).toEqual({});
  });
});

describe("package.json", () => {
  it("asks for exact versions", () => {
    const manifest = z
      .object({ dependencies: z.record(z.string(), z.string()), devDependencies: z.record(z.string(), z.string()) })
      .parse(JSON.parse(read("package.json")));
    const versions = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(versions.filter(([, version]) => !/^(npm:@?[\w/.-]+@)?\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});

describe.each([
  ["setup/python/lab.lock.txt", 50],
  ["setup/python/test.lock.txt", 50],
  ["setup/python/book.lock.txt", 50],
  ["setup/python/nbgrader.lock.txt", 50],
  ["setup/python/pip.lock.txt", 1],
  ["setup/python/engine.lock.txt", 2],
])("%s", (name, least) => {
  const requirements = read(name)
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line !== "");

  it("pins every package with hashes, and holds nothing else", () => {
    expect(requirements.length).toBeGreaterThanOrEqual(least);
    expect(
      requirements.filter((line) => !/^[\w.-]+==\S+( ; [^\\]+?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*$/.test(line)),
    ).toEqual([]);
  });
});

it.each(["test", "book", "nbgrader"])("the Python lock %s holds JupyterLab's, in the same versions", (name) => {
  const whole = new Set(pins(name));
  expect(pins("lab").filter((pin) => !whole.has(pin))).toEqual([]);
});

it.each([
  ["test", "book", "both go into one environment"],
  ["test", "nbgrader", "the second's environment lies on the first's"],
  ["book", "nbgrader", "the second's environment lies on the first's"],
])("the Python locks %s and %s agree: %s", (one, other) => {
  const first = pins(one);
  const names = new Set(first.map((pin) => pin.split("==")[0]));
  const shared = pins(other).filter((pin) => names.has(pin.split("==")[0]));
  expect(shared.length).toBeGreaterThan(50);
  expect(shared.filter((pin) => !first.includes(pin))).toEqual([]);
});

/** The packages of a Python lock with their versions. */
function pins(name: string): string[] {
  return read(`setup/python/${name}.lock.txt`).match(/^[\w.-]+==\S+/gm) ?? [];
}
