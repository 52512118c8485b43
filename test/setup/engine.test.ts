import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { enginePlatform } from "../../setup/engine/platform.mjs";
import { digest, writeStamp } from "../../setup/stamp.mjs";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

/** A repository with the real set-up and npm packages; its only source of Python packages is the folder `wheels`. */
let repository: string;
let wheels: string;
beforeAll(() => {
  repository = mkdtempSync(path.join(os.tmpdir(), "repository-"));
  wheels = path.join(repository, "wheels");
  mkdirSync(wheels);
  for (const part of ["setup", "src/notebook/fileLock.mjs"]) {
    cpSync(path.join(REPOSITORY, part), path.join(repository, part), { recursive: true });
  }
  const manifest = { name: "empty", version: "1.0.0" };
  writeFileSync(path.join(repository, "package.json"), JSON.stringify({ ...manifest, type: "module" }));
  writeFileSync(path.join(repository, "package-lock.json"), JSON.stringify({ packages: { "": manifest } }));
  for (const part of ["@tensorflow/tfjs-node/binding", "node-api-headers"]) {
    cpSync(path.join(REPOSITORY, "node_modules", part), path.join(repository, "node_modules", part), {
      recursive: true,
    });
  }
  const packages = digest(repository, ["package-lock.json"], [process.platform, process.arch]);
  writeStamp(path.join(repository, "node_modules", ".convolab-stamp"), packages);
});
afterAll(() => rmSync(repository, { recursive: true }));

/** What a set-up for the unit tests prints; it must end well. */
function setUp(environment: NodeJS.ProcessEnv = {}): string {
  const program = 'import { setUp } from "./setup/setUp.mjs"; await setUp("unit");';
  const { status, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", program], {
    cwd: repository,
    encoding: "utf8",
    env: {
      ...process.env,
      npm_lifecycle_event: undefined,
      CONVOLAB_ENGINE: undefined,
      CONVOLAB_LANG: "en",
      PIP_NO_INDEX: "1",
      PIP_FIND_LINKS: wheels,
      ...environment,
    },
  });
  expect(status).toBe(0);
  return stderr;
}

const failure = () => JSON.parse(readFileSync(path.join(repository, ".cache", "engine", "failure.json"), "utf8")).why;

/** Puts a wheel with these files where pip finds it; its hash. */
function makeWheel(files: Record<string, string>): string {
  const name = process.arch === "x64" ? "tensorflow_cpu" : "tensorflow";
  const file = path.join(wheels, `${name}-2.21.0-cp311-cp311-${enginePlatform?.tag}.whl`);
  const program =
    "import json,sys,zipfile\nwith zipfile.ZipFile(sys.argv[1],'w') as z:\n for n,t in json.loads(sys.argv[2]).items(): z.writestr(n,t)";
  const about = `${name}-2.21.0.dist-info`;
  const metadata = {
    [`${about}/METADATA`]: `Metadata-Version: 2.1\nName: ${name}\nVersion: 2.21.0\n`,
    [`${about}/WHEEL`]: `Wheel-Version: 1.0\nRoot-Is-Purelib: false\nTag: cp311-cp311-${enginePlatform?.tag}\n`,
  };
  execFileSync("python3", ["-c", program, file, JSON.stringify({ ...files, ...metadata })]);
  return createHash("sha256").update(readFileSync(file)).digest("hex");
}

const LOCK = "setup/python/engine.lock.txt";
const lock = () => readFileSync(path.join(repository, LOCK), "utf8");

/** Makes every hash in the lock file this one. */
function lockTo(hash: string): void {
  writeFileSync(path.join(repository, LOCK), lock().replaceAll(/sha256:\w+/g, `sha256:${hash}`));
}

describe("an engine that cannot be made stops nobody", () => {
  it("without a compiler: says so in one line, and does not try again before there is one", () => {
    const withoutCompiler = { PATH: wheels, CXX: undefined };
    const output = setUp(withoutCompiler);
    expect(output).toMatch(
      /– \[1\/1\] Native TensorFlow engine \(\d+ s\)\n {2}No native engine: no C\+\+ compiler was found .*works without it, on WebAssembly.*\n/,
    );
    expect(failure()).toBe("noCompiler");
    expect(setUp(withoutCompiler)).toBe("");
    expect(setUp({ ...withoutCompiler, CONVOLAB_ENGINE: "retry", CONVOLAB_LANG: "ko" })).toMatch(
      /네이티브 엔진 없음: C\+\+ 컴파일러를 찾지 못했습니다/,
    );
    // With a compiler it gets as far as fetching the library, of which there is none.
    expect(setUp()).toMatch(/No native engine: TensorFlow's library could not be fetched/);
    expect(failure()).toBe("notFetched");
    expect(setUp()).toBe("");
    // A network may come back: it is tried again after an hour.
    const record = path.join(repository, ".cache", "engine", "failure.json");
    const anHour = 60 * 60 * 1000;
    writeFileSync(record, JSON.stringify({ ...JSON.parse(readFileSync(record, "utf8")), at: Date.now() - anHour }));
    expect(setUp()).toMatch(/No native engine: TensorFlow's library could not be fetched/);
  });

  it("with a library of another hash: takes nothing from it", () => {
    makeWheel({ "tensorflow/libtensorflow_cc.so.2": "", "tensorflow/libtensorflow_framework.so.2": "" });
    expect(setUp({ CONVOLAB_ENGINE: "retry" })).toMatch(/No native engine: TensorFlow's library could not be fetched/);
    expect(readFileSync(path.join(repository, ".cache", "log", "engine.log"), "utf8")).toMatch(
      /DO NOT MATCH THE HASHES/,
    );
    expect(readdirSync(path.join(repository, ".cache", "engine"))).toEqual(["failure.json"]);
  });

  it("with a library that cannot be compiled against: keeps it, and leaves no draft", () => {
    const names = enginePlatform?.libraries ?? [];
    lockTo(makeWheel(Object.fromEntries(names.map((name) => [`tensorflow/${name}`, "no library"]))));
    expect(setUp()).toMatch(/No native engine: the add-on could not be compiled/);
    expect(failure()).toBe("notCompiled");
    expect(existsSync(path.join(repository, "node_modules", "@tensorflow", "tfjs-node", "deps"))).toBe(false);
    expect(readdirSync(path.join(repository, ".cache", "tmp"))).toEqual([]);
    // The library is there now: the next try fetches nothing.
    rmSync(wheels, { recursive: true });
    expect(setUp({ CONVOLAB_ENGINE: "retry" })).toMatch(/could not be compiled/);
  });

  it("and is not even fetched where another one has been chosen", () => {
    rmSync(path.join(repository, ".cache", "engine"), { recursive: true });
    expect(setUp({ CONVOLAB_ENGINE: "wasm" })).toBe("");
    expect(existsSync(path.join(repository, ".cache", "engine"))).toBe(false);
  });
});
