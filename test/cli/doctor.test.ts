import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { installKernel } from "../../src/kernel/kernelSpec/installation.ts";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "doctor-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function doctor(environment: NodeJS.ProcessEnv) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(REPOSITORY, "src/cli/main.ts"), "doctor"], {
    encoding: "utf8",
    env: { ...process.env, CONVOLAB_LANG: "en", ...environment },
  });
  return { status, lines: stdout.trimEnd().split("\n"), stderr };
}

/** Puts a kernel spec where Jupyter looks before all other places. */
function installFirst(node: string): NodeJS.ProcessEnv {
  installKernel({ kernelsFolder: path.join(folder, "kernels"), version: "0.1.0", node });
  return { JUPYTER_PATH: folder };
}

describe("convolab doctor", () => {
  it("finds this installation sound", () => {
    const { status, lines, stderr } = doctor({});
    expect(lines.filter((line) => !line.startsWith("✓"))).toEqual(["All is well."]);
    expect(lines.length).toBe(11);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  });

  it("runs on the Node.js that npm itself runs on, which may be an older one", () => {
    // npm names it; it is what `npx convolab doctor` runs on.
    const node = process.env.npm_node_execpath ?? process.execPath;
    const program = path.join(REPOSITORY, "dist/cli/main.js");
    const { stdout, stderr } = spawnSync(node, [program, "doctor"], {
      encoding: "utf8",
      env: { ...process.env, CONVOLAB_LANG: "en" },
    });
    expect({ end: stdout.trimEnd().split("\n").at(-1), stderr }).toEqual({ end: "All is well.", stderr: "" });
  });

  it("says when the kernel's Node.js is gone, and what to do", () => {
    const node = path.join(folder, "node");
    const { status, lines } = doctor(installFirst(node));
    expect(lines.filter((line) => !line.startsWith("✓"))).toEqual([
      `✗ the kernel's launcher points at files that exist: ${node}`,
      "  What to do: Run `convolab kernel install` (with --sys-prefix if Jupyter is in a Python environment).",
      "1 problem.",
    ]);
    expect(status).toBe(1);
  });

  it("says when the kernel's Node.js is too old, in Korean too", () => {
    const node = path.join(folder, "node");
    writeFileSync(node, "#!/bin/sh\necho v20.19.0\n", { mode: 0o755 });
    const { status, lines } = doctor({ ...installFirst(node), CONVOLAB_LANG: "ko" });
    expect(lines.filter((line) => !line.startsWith("✓"))).toEqual([
      `✗ Node.js 24 이상: v20.19.0 (${node})`,
      expect.stringMatching(/^ {2}해결 방법: Node\.js 24 이상을 설치하고/),
      "문제 1건.",
    ]);
    expect(status).toBe(1);
  });

  it("says when Jupyter does not start", () => {
    writeFileSync(path.join(folder, "jupyter"), "#!/bin/sh\nexit 3\n", { mode: 0o755 });
    const { status, lines } = doctor({ PATH: `${folder}:${process.env.PATH}` });
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([expect.stringMatching(/^✗ Jupyter: Command failed/)]);
    expect(status).toBe(1);
  });
});
