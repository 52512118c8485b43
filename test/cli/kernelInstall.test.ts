import { spawnSync } from "node:child_process";
import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { z } from "zod";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), "kernels-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs `convolab …` as a person would, in English. */
function convolab(commandArguments: string[], environment: NodeJS.ProcessEnv = {}) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(REPOSITORY, "src/cli/main.ts"), ...commandArguments],
    {
      encoding: "utf8",
      env: { ...process.env, CONVOLAB_LANG: "en", ...environment },
    },
  );
  return { status, stdout, stderr };
}

const kernelFolder = (prefix: string) => path.join(prefix, "share", "jupyter", "kernels", "convolab");

describe("convolab kernel install", () => {
  it("writes a spec by Jupyter's rules", () => {
    expect(convolab(["kernel", "install", "--prefix", folder])).toMatchObject({ status: 0, stderr: "" });
    const installed = kernelFolder(folder);
    expect(readdirSync(installed).sort()).toEqual([
      "kernel.json",
      "logo-32x32.png",
      "logo-64x64.png",
      "logo-svg.svg",
      "start.sh",
    ]);
    expect(readdirSync(path.dirname(installed))).toEqual(["convolab"]);
    expect(JSON.parse(readFileSync(path.join(installed, "kernel.json"), "utf8"))).toEqual({
      argv: ["/bin/sh", path.join(installed, "start.sh"), "{connection_file}"],
      display_name: "TypeScript (convolab)",
      language: "typescript",
      interrupt_mode: "message",
      metadata: {
        debugger: false,
        convolab: {
          version: "0.1.0",
          node: process.execPath,
          entryPoint: path.join(REPOSITORY, "dist", "kernel", "main.js"),
        },
      },
    });
    expect(() => accessSync(path.join(installed, "start.sh"), constants.X_OK)).not.toThrow();
  });

  it.each([32, 64])("has a logo of %i pixels", (size) => {
    convolab(["kernel", "install", "--prefix", folder]);
    const png = readFileSync(path.join(kernelFolder(folder), `logo-${size}x${size}.png`));
    expect(png.toString("latin1", 1, 4)).toBe("PNG");
    // Width and height are the first fields of the first chunk (PNG specification, 11.2.1).
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
  });

  it("is seen by Jupyter itself", () => {
    convolab(["kernel", "install", "--prefix", folder]);
    const { stdout } = spawnSync(path.join(REPOSITORY, ".venv/bin/jupyter"), ["kernelspec", "list", "--json"], {
      encoding: "utf8",
      env: { ...process.env, JUPYTER_PATH: path.join(folder, "share", "jupyter") },
    });
    const { kernelspecs } = z
      .object({
        kernelspecs: z.record(
          z.string(),
          z.object({ resource_dir: z.string(), spec: z.object({ interrupt_mode: z.string() }) }),
        ),
      })
      .parse(JSON.parse(stdout));
    expect(kernelspecs.convolab).toEqual({ resource_dir: kernelFolder(folder), spec: { interrupt_mode: "message" } });
  });

  it("goes to the user's data folder by default", () => {
    expect(convolab(["kernel", "install"], { JUPYTER_DATA_DIR: folder }).status).toBe(0);
    expect(readdirSync(path.join(folder, "kernels"))).toEqual(["convolab"]);
  });

  it("finds the user's data folder where Jupyter does", () => {
    convolab(["kernel", "install", "--user"], { JUPYTER_DATA_DIR: undefined, XDG_DATA_HOME: undefined, HOME: folder });
    const { stdout } = spawnSync(path.join(REPOSITORY, ".venv/bin/jupyter"), ["--data-dir"], {
      encoding: "utf8",
      env: { ...process.env, JUPYTER_DATA_DIR: undefined, XDG_DATA_HOME: undefined, HOME: folder },
    });
    expect(readdirSync(path.join(stdout.trim(), "kernels"))).toEqual(["convolab"]);
  });

  it("goes into the active Python environment with --sys-prefix", () => {
    expect(convolab(["kernel", "install", "--sys-prefix"], { VIRTUAL_ENV: folder }).status).toBe(0);
    expect(readdirSync(kernelFolder(folder))).toContain("kernel.json");
  });

  it("asks the PATH's Python when no environment is active", () => {
    mkdirSync(path.join(folder, "bin"));
    writeFileSync(path.join(folder, "bin", "python3"), `#!/bin/sh\necho ${folder}\n`, { mode: 0o755 });
    const environment = { VIRTUAL_ENV: undefined, CONDA_PREFIX: undefined, PATH: path.join(folder, "bin") };
    expect(convolab(["kernel", "install", "--sys-prefix"], environment).status).toBe(0);
    expect(readdirSync(kernelFolder(folder))).toContain("kernel.json");
  });

  it("says what to do when there is no Python to ask", () => {
    const environment = { VIRTUAL_ENV: undefined, CONDA_PREFIX: undefined, PATH: folder };
    expect(convolab(["kernel", "install", "--sys-prefix"], environment)).toEqual({
      status: 1,
      stdout: "",
      stderr: "No Python environment is active and no python3 is on the PATH. Activate one, or use --prefix.\n",
    });
  });

  it("says what to do where it may not write", () => {
    writeFileSync(path.join(folder, "file"), "");
    const { status, stderr } = convolab(["kernel", "install", "--prefix", path.join(folder, "file")]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/could not be written to .*: ENOTDIR.*Choose a place that you may write to/);
  });

  it("takes one place only", () => {
    const { status, stderr } = convolab(["kernel", "install", "--user", "--sys-prefix"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/--user.*cannot be used with.*--sys-prefix/);
  });
});

describe("convolab kernel uninstall", () => {
  it("removes what was installed, and says so when there is nothing", () => {
    convolab(["kernel", "install", "--prefix", folder]);
    expect(convolab(["kernel", "uninstall", "--prefix", folder])).toEqual({
      status: 0,
      stdout: `Removed ${kernelFolder(folder)}\n`,
      stderr: "",
    });
    expect(readdirSync(path.dirname(kernelFolder(folder)))).toEqual([]);
    const again = convolab(["kernel", "uninstall", "--prefix", folder]);
    expect(again.status).toBe(1);
    expect(again.stderr).toMatch(/There is no kernel in/);
  });

  it("leaves a kernel of that name that is somebody else's", () => {
    mkdirSync(kernelFolder(folder), { recursive: true });
    const spec = JSON.stringify({ argv: ["other"], display_name: "Other", language: "typescript" });
    writeFileSync(path.join(kernelFolder(folder), "kernel.json"), spec);
    expect(convolab(["kernel", "uninstall", "--prefix", folder]).status).toBe(1);
    expect(readFileSync(path.join(kernelFolder(folder), "kernel.json"), "utf8")).toBe(spec);
  });
});
