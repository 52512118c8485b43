import { spawn } from "node:child_process";
import { on, once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import os from "node:os";
import path from "node:path";
import type { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { z } from "zod";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

/** Output and end of a set-up. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** Waits until a process has printed something, and gives all that it has printed so far. */
async function printed(child: { readonly stderr: Readable }, wanted: RegExp): Promise<string> {
  let output = "";
  for await (const [chunk] of on(child.stderr, "data", { close: ["end"] })) {
    output += chunk;
    if (wanted.test(output)) return output;
  }
  throw new Error(`ended before it printed ${wanted}:\n${output}`);
}

describe("a set-up that cannot be finished", () => {
  /** A repository with the real set-up, but no npm or Python packages to install and nothing to build. */
  let repository: string;
  beforeAll(() => {
    repository = mkdtempSync(path.join(os.tmpdir(), "repository-"));
    for (const part of ["setup", "src/notebook/fileLock.mjs"]) {
      cpSync(path.join(REPOSITORY, part), path.join(repository, part), { recursive: true });
    }
    const manifest = { name: "empty", version: "1.0.0" };
    writeFileSync(path.join(repository, "package.json"), JSON.stringify({ ...manifest, type: "module" }));
    const lock = { ...manifest, lockfileVersion: 3, requires: true, packages: { "": manifest } };
    writeFileSync(path.join(repository, "package-lock.json"), JSON.stringify(lock));
    writeFileSync(path.join(repository, "setup", "python", "lab.lock.txt"), "");
  });
  afterAll(() => rmSync(repository, { recursive: true }));

  const start = (environment: NodeJS.ProcessEnv) =>
    spawn(process.execPath, ["setup/lab.mjs", "--version"], {
      cwd: repository,
      env: { ...process.env, npm_lifecycle_event: undefined, ...environment },
      stdio: ["ignore", "ignore", "pipe"],
    });

  async function run(environment: NodeJS.ProcessEnv): Promise<Ended> {
    const child = start(environment);
    let output = "";
    child.stderr.on("data", (chunk) => {
      output += chunk;
    });
    const [code] = await once(child, "close");
    return { code, output };
  }

  it("says which step failed, why, and what to do, in both languages", async () => {
    const { code, output } = await run({ CONVOLAB_PYTHON: "/no/such/python", CONVOLAB_LANG: "ko" });
    expect(code).toBe(1);
    expect(output).toMatch(/✓ \[1\/5\] npm 패키지/);
    expect(output).toMatch(
      /5단계 중 2단계 ‘JupyterLab이 들어 있는 파이썬 환경’에서 실패했습니다\.\n원인: .*\/no\/such\/python.*\n해결 방법: 파이썬 3\.11/,
    );
    expect(output).toMatch(
      /Step 2 of 5, “Python environment with JupyterLab”, failed\.\nWhy: .*\/no\/such\/python.*\nWhat to do: Install Python 3\.11/,
    );
    expect(output.indexOf("원인")).toBeLessThan(output.indexOf("Why:"));
  });

  it("can be interrupted and run again", async () => {
    const interrupted = start({ CONVOLAB_LANG: "en" });
    const end = once(interrupted, "exit");
    await printed(interrupted, /Python environment with JupyterLab …/);
    interrupted.kill("SIGTERM");
    expect(await end).toEqual([130, null]);
    expect(readdirSync(path.join(repository, ".cache")).filter((name) => name.includes("lock"))).toEqual([]);
    expect(existsSync(path.join(repository, ".venv", ".stamp-pythonEnvironment"))).toBe(false);

    // The next one goes on with the step that was interrupted, and gets as far as there is something to do it with.
    const { code, output } = await run({ CONVOLAB_LANG: "en" });
    expect(code).toBe(1);
    expect(output).not.toMatch(/npm packages/);
    expect(output).toMatch(/✓ \[1\/4\] Python environment with JupyterLab/);
    // There is nothing to make an engine of; that stops nobody.
    expect(output).toMatch(/– \[2\/4\] Native TensorFlow engine .*\n {2}No native engine: /);
    expect(output).toMatch(/Step 3 of 4, “Build”, failed\.\nWhy: node ended with exit code 1\. Its last lines:\n {4}/);
    expect(output).toMatch(/The whole log: \.cache\/log\/build\.log/);
    expect(existsSync(path.join(repository, "dist"))).toBe(false);
  });
});

/** A port that nothing listens on at the moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

/** The names of the kernels that a Jupyter server offers, as soon as it answers. */
async function kernelNames(port: number): Promise<string[]> {
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/api/kernelspecs`, {
        headers: { Authorization: "token t" },
      });
      const { kernelspecs } = z.object({ kernelspecs: z.record(z.string(), z.unknown()) }).parse(await response.json());
      return Object.keys(kernelspecs);
    } catch (error) {
      // It says where it will listen a moment before it does.
      if (!String(error).includes("fetch failed")) throw error;
    }
  }
}

describe("`npm run lab` once the set-up is done", () => {
  let home: string;
  beforeAll(() => {
    home = mkdtempSync(path.join(os.tmpdir(), "home-"));
  });
  afterAll(() => rmSync(home, { recursive: true }));

  it("reaches JupyterLab's own start in under 3 s, offers the kernel, writes nothing outside and ends as a whole", async () => {
    mkdirSync(path.join(home, "tmp"));
    const port = await freePort();
    const begin = performance.now();
    const lab = spawn("npm", ["run", "lab", "--", "--no-browser", "--port", `${port}`, "--IdentityProvider.token=t"], {
      cwd: REPOSITORY,
      env: { ...process.env, HOME: home, TMPDIR: path.join(home, "tmp"), CONVOLAB_LANG: "en" },
      stdio: ["ignore", "ignore", "pipe"],
      detached: true,
    });
    // The pipe closes when the last process that writes to it has ended.
    const allEnded = once(lab, "close");
    try {
      await printed(lab, /Starting JupyterLab …/);
      expect(performance.now() - begin).toBeLessThan(3000);
      lab.stderr.resume();
      expect(await kernelNames(port)).toContain("convolab");
    } finally {
      if (lab.pid !== undefined) process.kill(-lab.pid, "SIGTERM");
      await allEnded;
    }
    expect(readdirSync(home, { recursive: true })).toEqual(["tmp"]);
  });
});
