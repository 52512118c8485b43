import { cpSync, globSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { cruise } from "./cruise.ts";
import { MAY_IMPORT } from "./importRules.mjs";

const REPOSITORY = new URL("../..", import.meta.url).pathname;

describe("the rooms of src", () => {
  it("are the folders of src", () => {
    const folders = readdirSync(path.join(REPOSITORY, "src"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => !(name in MAY_IMPORT))).toEqual([]);
  });

  it("may not import each other in a circle", () => {
    const reach = (room: string): string[] => (MAY_IMPORT[room] ?? []).flatMap((other) => [other, ...reach(other)]);
    expect(Object.keys(MAY_IMPORT).filter((room) => reach(room).includes(room))).toEqual([]);
  });

  it("import only what they may", () => {
    const { violations, files } = cruise(REPOSITORY);
    expect(violations).toEqual([]);
    // A tool that could not read TypeScript would find no violation either: it must have seen every file.
    expect(files.sort()).toEqual(globSync("src/**/*.{ts,tsx,js,mjs}", { cwd: REPOSITORY }).sort());
  });
});

/** What a repository with exactly these files (and this package's settings) is found guilty of. */
function violationsOf(files: Record<string, string>): string[] {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rooms-"));
  try {
    for (const name of ["package.json", "tsconfig.json"]) cpSync(path.join(REPOSITORY, name), path.join(folder, name));
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
      writeFileSync(path.join(folder, name), text);
    }
    return cruise(folder).violations;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

describe("a planted violation is seen", () => {
  const channel = { "src/kernel/channel.ts": "export const channel = 1;\nexport type Channel = number;\n" };

  it("nothing planted, nothing found", () => {
    expect(
      violationsOf({
        ...channel,
        "src/cli/main.ts": 'export { channel } from "../kernel/channel.ts";\n',
        "src/kernel/socket.ts": 'import { channel } from "./channel.ts";\nexport const socket = channel;\n',
      }),
    ).toEqual([]);
  });

  it.each([
    ["an import", 'import { channel } from "../kernel/channel.ts";\nexport const copy = channel;\n'],
    ["a type", 'import type { Channel } from "../kernel/channel.ts";\nexport type Copy = Channel;\n'],
    ["a re-export", 'export { channel } from "../kernel/channel.ts";\n'],
    ["an import()", 'export const load = () => import("../kernel/channel.ts");\n'],
  ])("%s of a room above", (_, text) => {
    expect(violationsOf({ ...channel, "src/tensor/engine.ts": text })).toEqual([
      "room-tensor: src/tensor/engine.ts -> src/kernel/channel.ts",
    ]);
  });

  it("a room that is in no table", () => {
    expect(
      violationsOf({
        "src/extras/thing.ts": "export const thing = 1;\n",
        "src/nn/layer.ts": 'export { thing } from "../extras/thing.ts";\n',
      }),
    ).toEqual(["room-nn: src/nn/layer.ts -> src/extras/thing.ts"]);
  });

  it("the package's entry importing the kernel", () => {
    expect(violationsOf({ ...channel, "src/index.ts": 'export { channel } from "./kernel/channel.ts";\n' })).toEqual([
      "package-knows-no-command: src/index.ts -> src/kernel/channel.ts",
    ]);
  });

  it("a circle inside a room", () => {
    expect(
      violationsOf({
        "src/nn/one.ts": 'import { two } from "./two.ts";\nexport const one = () => two;\n',
        "src/nn/two.ts": 'import { one } from "./one.ts";\nexport const two = () => one;\n',
      }),
    ).toEqual(["no-circle: src/nn/one.ts -> src/nn/two.ts"]);
  });

  it("a file that is not there", () => {
    expect(violationsOf({ "src/nn/one.ts": 'export { two } from "./two.ts";\n' })).toEqual([
      "resolves: src/nn/one.ts -> ./two.ts",
    ]);
  });
});
