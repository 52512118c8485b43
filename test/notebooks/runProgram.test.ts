import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, it } from "@jest/globals";
import { runProgram } from "../../src/notebook/runProgram.ts";

const MODULE = pathToFileURL(join(import.meta.dirname, "../../src/notebook/runProgram.ts")).href;

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "convolab-program-"));
});

afterEach(() => rmSync(folder, { recursive: true }));

const options = {
  env: process.env,
  missing: () => new Error("missing"),
  interrupted: () => new Error("interrupted"),
};

it("gives what a program wrote to both of its streams, and its exit code", async () => {
  const source = 'process.stdout.write("한글\\n"); process.stderr.write("too\\n"); process.exitCode = 3';
  const { code, output } = await runProgram(process.execPath, ["-e", source], options);
  expect(code).toBe(3);
  expect(output.trim().split("\n").sort()).toEqual(["too", "한글"]);
});

it("names the signal that ended a program", async () => {
  const { code, output } = await runProgram(process.execPath, ["-e", 'process.kill(process.pid, "SIGKILL")'], options);
  expect([code, output]).toEqual([null, `\n${process.execPath}: SIGKILL`]);
});

it("says that there is no such program", async () => {
  await expect(runProgram(join(folder, "none"), [], options)).rejects.toThrow("missing");
});

it("ends a program with the reason of the abort", async () => {
  const abort = new AbortController();
  const run = runProgram(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { ...options, signal: abort.signal });
  abort.abort(new Error("enough"));
  await expect(run).rejects.toThrow("enough");
});

it.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "ends the program, lets those who wait clean up, and ends: %s",
  async (signal) => {
    const address = join(folder, "socket");
    const server = createServer().listen(address);
    await once(server, "listening");
    const waiting = `
      const { runProgram } = await import(${JSON.stringify(MODULE)});
      const interrupted = () => new Error("interrupted");
      try {
        await runProgram(process.execPath, ["-e", 'require("net").connect(process.argv[1])', ${JSON.stringify(address)}], {
          env: process.env, missing: interrupted, interrupted,
        });
      } catch (error) {
        console.log(error.message);
      } finally {
        console.log("cleaned up");
      }
      setInterval(() => {}, 1000);`;
    const outer = spawn(process.execPath, ["--input-type=module", "-e", waiting], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let said = "";
    outer.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
    const [program]: Socket[] = await once(server, "connection");
    const programEnds = program && once(program.resume(), "close");
    outer.kill(signal);
    const [[, endedBy]] = await Promise.all([once(outer, "close"), programEnds]);
    server.close();
    expect([said, endedBy]).toEqual(["interrupted\ncleaned up\n", signal]);
  },
);
