import { chmodSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { complete } from "../../src/kernel/language/completion.ts";
import { inspect } from "../../src/kernel/language/inspection.ts";
import { LanguageServer, type LanguageServerOptions } from "../../src/kernel/language/server/languageServer.ts";
import { NotebookModules, notebookFolder } from "./notebookModules.ts";

const closers: (() => unknown)[] = [];

afterEach(async () => {
  for (const close of closers.splice(0).reverse()) {
    await close();
  }
});

function open(options: LanguageServerOptions = {}): {
  server: LanguageServer;
  modules: NotebookModules;
  folder: string;
} {
  const folder = notebookFolder();
  closers.push(folder.remove);
  const modules = new NotebookModules(folder.path);
  modules.run("const counter = 3;");
  const server = new LanguageServer(modules, options);
  closers.push(() => server.close());
  return { server, modules, folder: folder.path };
}

async function matchesOf({ server, modules }: { server: LanguageServer; modules: NotebookModules }, code: string) {
  return (await complete(server, modules, code, code.length)).matches;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe("the language server's process", () => {
  it("starts with the first question", async () => {
    const opened = open();
    expect(opened.server.pid).toBeUndefined();
    expect(await matchesOf(opened, "counter.toFi")).toEqual(["toFixed"]);
    expect(opened.server.pid).toBeDefined();
  });

  it("is gone after close, even one that is still starting, and questions then have no answer", async () => {
    const opened = open();
    await opened.server.prepare();
    const { pid } = opened.server;
    await opened.server.close();
    expect(isAlive(pid ?? 0)).toBe(false);
    expect(await matchesOf(opened, "counter.toFi")).toEqual([]);

    const hasty = open();
    const preparing = hasty.server.prepare();
    await hasty.server.close();
    await preparing;
    expect(hasty.server.pid).toBeUndefined();
  });

  it("starts again by itself after a crash, and says so", async () => {
    const problems: string[] = [];
    const opened = open({ language: "ko", onProblem: (message) => problems.push(message) });
    await opened.server.prepare();
    const { pid = 0 } = opened.server;
    process.kill(pid, "SIGKILL");
    const during = await matchesOf(opened, "counter.toFi");
    expect([[], ["toFixed"]]).toContainEqual(during);
    expect(await matchesOf(opened, "counter.toFi")).toEqual(["toFixed"]);
    expect(opened.server.pid).not.toBe(pid);
    expect(problems).toEqual(["자동 완성과 도움말을 맡은 언어 서버가 멈췄습니다(SIGKILL)."]);
  });

  it("gives a question up after the limit, and answers again when the server does", async () => {
    const opened = open({ answerLimit: 300 });
    await opened.server.prepare();
    const { pid = 0 } = opened.server;
    process.kill(pid, "SIGSTOP");
    const asked = performance.now();
    expect(await matchesOf(opened, "counter.toFi")).toEqual([]);
    expect((await inspect(opened.server, opened.modules, "counter", 7, 0, "en")).found).toBe(false);
    // By the usual limit of five seconds it would have been ten.
    expect(performance.now() - asked).toBeLessThan(8_000);
    process.kill(pid, "SIGCONT");
    await opened.server.prepare();
    expect(await matchesOf(opened, "counter.toFi")).toEqual(["toFixed"]);
    expect(opened.server.pid).toBe(pid);
  });

  it("answers questions asked at the same time each for its own code", async () => {
    const opened = open();
    const answers = await Promise.all(
      ["counter.toFi", "'a'.toUpperC", "[1].findLastI", "counter.toPre"].map((code) => matchesOf(opened, code)),
    );
    expect(answers).toEqual([["toFixed"], ["toUpperCase"], ["findLastIndex"], ["toPrecision"]]);
  });

  it("follows cells that are forgotten, and a new module in place of an old one", async () => {
    const opened = open();
    opened.modules.run("const later = 'x';");
    expect(await matchesOf(opened, "later.toUpperC")).toEqual(["toUpperCase"]);
    opened.modules.clear();
    expect(await matchesOf(opened, "later.toUpperC")).toEqual([]);
    opened.modules.run("const later = 1;");
    expect(await matchesOf(opened, "later.toFi")).toEqual(["toFixed"]);
  });

  it("never runs npm: it fetches no types by itself", async () => {
    const { server, modules, folder } = open();
    const bin = join(folder, "bin");
    const trace = join(folder, "npm-ran");
    mkdirSync(bin);
    writeFileSync(join(bin, "npm"), `#!/bin/sh\n: > '${trace}'\n`);
    chmodSync(join(bin, "npm"), 0o755);
    const path = process.env.PATH;
    closers.push(() => Object.assign(process.env, { PATH: path }));
    process.env.PATH = `${bin}${delimiter}${path}`;
    expect(await matchesOf({ server, modules }, 'import x from "not-installed"; counter.toFi')).toEqual(["toFixed"]);
    await server.prepare();
    expect(existsSync(trace)).toBe(false);
  });

  it("honours a tsconfig.json beside the notebook that the session's own extends", async () => {
    const opened = open();
    mkdirSync(join(opened.folder, "library"));
    writeFileSync(join(opened.folder, "library", "inside.ts"), "export const deepInside = 1;");
    writeFileSync(
      join(opened.folder, "tsconfig.json"),
      '{ "compilerOptions": { "paths": { "lib/*": ["./library/*"] } } }',
    );
    opened.modules.extendsConfig = "./tsconfig.json";
    const code = 'import { deep } from "lib/inside"';
    const { matches } = await complete(opened.server, opened.modules, code, "import { deep".length);
    expect(matches).toEqual(["deepInside"]);
  });
});
