import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";

const REPOSITORY = new URL("../..", import.meta.url).pathname;
const PACKAGE = "node_modules/@tensorflow/tfjs-node";

/** A copy of the package whose tfjs-node has no add-on; everything else in it is the real thing. */
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "package-"));
  for (const room of ["tensor", "display"]) {
    cpSync(path.join(REPOSITORY, "src", room), path.join(folder, "src", room), { recursive: true });
  }
  writeFileSync(path.join(folder, "package.json"), JSON.stringify({ name: "convolab", type: "module" }));
  mkdirSync(path.join(folder, PACKAGE), { recursive: true });
  for (const part of ["dist", "package.json"]) {
    cpSync(path.join(REPOSITORY, PACKAGE, part), path.join(folder, PACKAGE, part), { recursive: true });
  }
  for (const name of ["@mapbox", "progress", "google-protobuf", "@tensorflow/tfjs", "@tensorflow/tfjs-backend-wasm"]) {
    symlinkSync(path.join(REPOSITORY, "node_modules", name), path.join(folder, "node_modules", name));
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** What a program with `tf` and `engineInfo` prints there. */
function run(
  program: string,
  environment: NodeJS.ProcessEnv = {},
  entry = "src/tensor/tf.ts",
): { stdout: string; stderr: string } {
  const source = `import { tf, engineInfo } from ${JSON.stringify(path.join(folder, entry))}; ${program}`;
  const { stdout, stderr } = spawnSync(process.execPath, ["--no-warnings", "--input-type=module", "--eval", source], {
    encoding: "utf8",
    env: { ...process.env, CONVOLAB_ENGINE: undefined, CONVOLAB_LANG: "en", ...environment },
  });
  return { stdout, stderr };
}

const SAY = "console.log(tf.square(3).dataSync()[0], engineInfo().name, engineInfo().reason);";

function recordFailure(record: object): void {
  mkdirSync(path.join(folder, ".cache", "engine"), { recursive: true });
  writeFileSync(path.join(folder, ".cache", "engine", "failure.json"), JSON.stringify(record));
}

function putAddOns(content: string): void {
  const addOns = path.join(folder, PACKAGE, "lib", "napi-v8");
  mkdirSync(addOns, { recursive: true });
  for (const name of ["tfjs_binding.node", "quiet_load.node"]) writeFileSync(path.join(addOns, name), content);
}

describe("without the native add-on", () => {
  it("WebAssembly computes, and it is said that nothing has been built", () => {
    expect(run(SAY)).toEqual({
      stdout: "9 wasm the native add-on has not been built: run `npm run lab` or `npm test` in convolab's folder\n",
      stderr: "",
    });
  });

  it.each([
    ["noCompiler", /no C\+\+ compiler/, /C\+\+ 컴파일러를 찾지 못했습니다/],
    ["noWheel", /no TensorFlow library for plan9-mips/, /plan9-mips용 TensorFlow 라이브러리가 없습니다/],
    ["noPythonForEngine", /no Python 3\.11/, /파이썬 3\.11/],
    ["notFetched", /could not fetch/, /내려받지 못했습니다/],
    ["notCompiled", /could not compile/, /컴파일하지 못했습니다/],
    ["notStarted", /does not start/, /시작되지 않습니다/],
  ])("what the set-up has recorded is the reason: %s", (why, english, korean) => {
    recordFailure({ why, platform: "plan9-mips", inputs: "" });
    const { stdout } = run(`${SAY} process.env.CONVOLAB_LANG = "ko"; ${SAY}`);
    const [inEnglish, inKorean] = stdout.split("\n");
    expect(inEnglish).toMatch(english);
    expect(inKorean).toMatch(korean);
  });

  it("the built package, whose code lies in another folder, finds what the set-up has recorded", () => {
    for (const name of ["pure-rand", "string-width"]) {
      symlinkSync(path.join(REPOSITORY, "node_modules", name), path.join(folder, "node_modules", name));
    }
    for (const part of ["index.js", "package"]) {
      cpSync(path.join(REPOSITORY, "dist", part), path.join(folder, "dist", part), { recursive: true });
    }
    recordFailure({ why: "noCompiler", platform: "plan9-mips", inputs: "" });
    expect(run(SAY, {}, "dist/index.js")).toEqual({
      stdout: expect.stringMatching(/^9 wasm the set-up found no C\+\+ compiler/),
      stderr: "",
    });
  });

  it("an add-on that does not load is a reason, too", () => {
    putAddOns("no add-on");
    const { stdout, stderr } = run(SAY);
    expect(stdout).toMatch(/^9 wasm the native add-on does not load: .*quiet_load\.node/);
    expect(stderr).toBe("");
  });

  it("asking for it by name is an error that says what to do", () => {
    expect(run("tf.square(3)", { CONVOLAB_ENGINE: "native" }).stderr).toMatch(
      /Error: CONVOLAB_ENGINE=native, but the native engine cannot be used: .* Remove the variable/,
    );
  });
});

describe("CONVOLAB_ENGINE", () => {
  it("names an engine, or the error names those that there are, in both languages", () => {
    expect(run(SAY, { CONVOLAB_ENGINE: "cpu" })).toEqual({
      stdout: "9 cpu CONVOLAB_ENGINE=cpu asks for it\n",
      stderr: "",
    });
    expect(run(SAY, { CONVOLAB_ENGINE: "gpu" }).stderr).toMatch(
      /no engine “gpu”: CONVOLAB_ENGINE is native, wasm or cpu/,
    );
    expect(run(SAY, { CONVOLAB_ENGINE: "gpu", CONVOLAB_LANG: "ko" }).stderr).toMatch(/‘gpu’\(이\)라는 엔진은 없습니다/);
  });

  it("that is wrong is no reason to fail again once it has been corrected", () => {
    const program = `try { tf.square(3) } catch { console.log("failed") } process.env.CONVOLAB_ENGINE = ""; ${SAY}`;
    expect(run(program, { CONVOLAB_ENGINE: "gpu" }).stdout).toMatch(/^failed\n9 wasm /);
  });
});

describe("tf", () => {
  it("loads nothing before one of its members is used", () => {
    const program = `import { createRequire } from "node:module";
      const loaded = () => Object.keys(createRequire(import.meta.url).cache).some((file) => file.includes("@tensorflow"));
      await Promise.resolve(tf); typeof tf; Symbol.iterator in tf; String(tf[Symbol.toStringTag]);
      console.log(loaded()); tf.square; console.log(loaded());`;
    expect(run(program)).toEqual({ stdout: "false\ntrue\n", stderr: "" });
  });

  it("shows its engine", () => {
    expect(run("console.log(tf);").stdout).toMatch(
      /^tf: WebAssembly \(TensorFlow\.js: 4\.22\.0, threads: 1, not native because: /,
    );
  });
});
