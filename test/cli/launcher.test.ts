import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { launcherScript } from "../../src/kernel/kernelSpec/launcher.ts";

/** A folder whose name has what shells stumble over, with a launcher for a program that says how it was started. */
let folder: string;
let node: string;
let launcher: string;
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(os.tmpdir(), "launcher-")), 'it\'s a $HOME "folder"');
  mkdirSync(folder);
  node = path.join(folder, "node");
  symlinkSync(process.execPath, node);
  const entryPoint = path.join(folder, "entry.mjs");
  writeFileSync(
    entryPoint,
    "process.stdout.write(JSON.stringify({ pid: process.pid, title: process.title, connectionFile: process.argv[2] }));\n",
  );
  launcher = path.join(folder, "start.sh");
  writeFileSync(launcher, launcherScript({ node, entryPoint }, ["--title=the kernel"]));
});
afterEach(() => rmSync(path.dirname(folder), { recursive: true }));

const start = (searchPath: string) =>
  spawnSync("/bin/sh", [launcher, "/run/a b.json"], { encoding: "utf8", env: { PATH: searchPath } });

describe("the kernel's launcher", () => {
  it("becomes the kernel: same process, flags and connection file given", () => {
    const { pid, stdout } = start("/nowhere");
    expect(JSON.parse(stdout)).toEqual({ pid, title: "the kernel", connectionFile: "/run/a b.json" });
  });

  it("goes on with the PATH's Node.js after an upgrade removed the one it was installed with", () => {
    rmSync(node);
    const upgraded = path.join(folder, "upgraded");
    mkdirSync(upgraded);
    symlinkSync(process.execPath, path.join(upgraded, "node"));
    const { pid, stdout } = start(`${upgraded}:/usr/bin:/bin`);
    expect(JSON.parse(stdout)).toMatchObject({ pid, connectionFile: "/run/a b.json" });
  });

  it.each([
    ["no Node.js", undefined],
    ["an old Node.js", "#!/bin/sh\necho v20.19.0\n"],
  ])("says what to do when the PATH has %s", (_, oldNode) => {
    rmSync(node);
    const tools = path.join(folder, "tools");
    mkdirSync(tools);
    symlinkSync("/bin/sed", path.join(tools, "sed"));
    if (oldNode !== undefined) writeFileSync(path.join(tools, "node"), oldNode, { mode: 0o755 });
    const { status, stdout, stderr } = start(tools);
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toMatch(/Node\.js .* >= 24 .*Run `npm run lab`[\s\S]*`npm run lab`.*다시 실행하세요/);
  });

  it("quotes every word it did not write itself", () => {
    expect(readFileSync(launcher, "utf8")).toContain(`node='${node.replace("'", "'\\''")}'\n`);
  });
});
