import { spawnSync } from "node:child_process";
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";

const REPOSITORY = new URL("../..", import.meta.url).pathname;
const TOOLS = path.join(REPOSITORY, "node_modules");
const BIOME = path.join(TOOLS, "@biomejs", "biome", "bin", "biome");
const KNIP = path.join(TOOLS, "knip", "bin", "knip.js");
const TYPESCRIPT = path.join(TOOLS, "typescript-native", "bin", "tsc");

/** A tool's whole report; empty when it has nothing to say against the code. */
function complaints(tool: string, toolArguments: string[], folder = REPOSITORY): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [tool, ...toolArguments], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, NO_COLOR: "1", FORCE_COLOR: "0" },
    maxBuffer: 64 * 1024 * 1024,
  });
  return status === 0 ? "" : `exit code ${status}\n${stdout}${stderr}`;
}

describe("the code", () => {
  it("is formatted and passes the linter", () => {
    expect(complaints(BIOME, ["check", "--error-on-warnings", "."])).toBe("");
  });

  it("has sound types", () => {
    expect(complaints(TYPESCRIPT, ["-p", "tsconfig.json"])).toBe("");
  });

  it("has sound types where it runs in a browser", () => {
    expect(complaints(TYPESCRIPT, ["-p", "src/plot/figures/browser"])).toBe("");
  });

  it("has no dead files, exports or dependencies", () => {
    expect(complaints(KNIP, ["--no-progress"])).toBe("");
  });
});

describe("each tool sees what is planted", () => {
  /** A folder with this package's settings for a tool and these files; removed when the test is over. */
  function inPlanted(settings: string, files: Record<string, string>, look: (folder: string) => void) {
    const folder = mkdtempSync(path.join(os.tmpdir(), "planted-"));
    try {
      copyFileSync(path.join(REPOSITORY, settings), path.join(folder, settings));
      for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
      look(folder);
    } finally {
      rmSync(folder, { recursive: true });
    }
  }

  it("biome: an `any`", () =>
    inPlanted("biome.json", { "planted.ts": "export const x: any = 1;\n" }, (folder) => {
      expect(complaints(BIOME, ["check", "."], folder)).toContain("noExplicitAny");
    }));

  it("biome: a skipped test", () =>
    inPlanted("biome.json", { "planted.test.ts": 'it.skip("x", () => {});\n' }, (folder) => {
      expect(complaints(BIOME, ["check", "."], folder)).toContain("noSkippedTests");
    }));

  it("TypeScript: an index that may be missing", () =>
    inPlanted(
      "tsconfig.json",
      {
        "planted.ts": "export const first = (list: number[]): number => list[0];\n",
        "jest.config.mjs": 'import "./planted.ts";\n',
      },
      (folder) => {
        expect(complaints(TYPESCRIPT, ["-p", "."], folder)).toContain("planted.ts(1,50): error TS2322");
      },
    ));

  it("knip: a file that nobody imports", () =>
    inPlanted(
      "package.json",
      {
        "knip.json": '{ "entry": ["index.js"], "project": ["*.js"] }',
        "index.js": "export {};\n",
        "dead.js": "export {};\n",
      },
      (folder) => {
        expect(complaints(KNIP, ["--no-progress"], folder)).toContain("dead.js");
      },
    ));
});
