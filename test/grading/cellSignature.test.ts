import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import { verifyCell } from "../../src/grading/release/cellSignature.ts";
import { releaseAssignment } from "../../src/grading/release/releaseAssignment.ts";
import { releaseKey } from "../../src/grading/release/releaseKey.ts";
import type { Cell } from "../../src/notebook/notebookSchema.ts";
import { parseNotebook } from "../../src/notebook/readNotebook.ts";
import { ASSIGNMENT, AssignmentFolders, KEY } from "./assignment.ts";

const NOTEBOOK = { assignment: ASSIGNMENT, language: "ko" } as const;

describe("the signature of a locked cell", () => {
  let cells: readonly Cell[];
  let check: Cell;
  beforeAll(async () => {
    using folders = new AssignmentFolders();
    await releaseAssignment(folders.source, folders.target, KEY);
    ({ cells } = parseNotebook(folders.released(`${ASSIGNMENT}.ko.ipynb`), "ko"));
    check = cells.find(({ id }) => id === "check-double-it") as Cell;
  });

  it("is on every cell that is to stay, and fits", () => {
    const open = cells.filter((cell) => !verifyCell(cell, NOTEBOOK, KEY)).map(({ id }) => id);
    expect(open).toEqual(["learner", "answer-half-size", "answer-double-it", "answer-smaller", "answer-why"]);
    const signed = cells.filter(({ metadata }) => metadata.convolab !== undefined).length;
    expect(signed).toBe(cells.length - open.length);
  });

  it("still fits after nbgrader and a run", () => {
    const nbgrader = { ...(check.metadata.nbgrader as object), checksum: "0".repeat(32), cell_type: "code" };
    const ran = { ...check, execution_count: 5, metadata: { ...check.metadata, nbgrader, tags: ["x"] } } as Cell;
    expect(verifyCell(ran, NOTEBOOK, KEY)).toBe(true);
  });

  const nbgrader = (changes: object): ((cell: Cell) => Cell) => {
    return (cell) => ({
      ...cell,
      metadata: { ...cell.metadata, nbgrader: { ...(cell.metadata.nbgrader as object), ...changes } },
    });
  };

  it.each<[string, (cell: Cell) => Cell]>([
    ["another source", (cell) => ({ ...cell, source: `${cell.source} ` })],
    ["another id", (cell) => ({ ...cell, id: "check-half-size" })],
    ["another type", ({ id, source, metadata }) => ({ cell_type: "raw", id, source, metadata })],
    ["more points", nbgrader({ points: 30 })],
    ["no points", nbgrader({ points: undefined })],
    ["another grade_id", nbgrader({ grade_id: "x" })],
    ["no grade", nbgrader({ grade: false })],
    ["no lock", nbgrader({ locked: false })],
    ["a solution", nbgrader({ solution: true })],
    ["metadata that are not nbgrader's", nbgrader({ schema_version: 2 })],
    ["no metadata of nbgrader's", (cell) => ({ ...cell, metadata: { convolab: cell.metadata.convolab } })],
    ["a shorter signature", (cell) => ({ ...cell, metadata: { ...cell.metadata, convolab: { signature: "ab" } } })],
    [
      "a signature with more behind it",
      (cell) => {
        const { signature } = cell.metadata.convolab as { signature: string };
        return { ...cell, metadata: { ...cell.metadata, convolab: { signature: `${signature}zz` } } };
      },
    ],
    ["a task", nbgrader({ task: true })],
    ["a signature that is none", (cell) => ({ ...cell, metadata: { ...cell.metadata, convolab: { signature: 1 } } })],
    ["no signature", (cell) => ({ ...cell, metadata: { ...cell.metadata, convolab: {} } })],
  ])("does not fit with %s", (_, change) => {
    expect(verifyCell(change(check), NOTEBOOK, KEY)).toBe(false);
  });

  it("fits no other notebook and no other key", () => {
    expect(verifyCell(check, { ...NOTEBOOK, language: "en" }, KEY)).toBe(false);
    expect(verifyCell(check, { ...NOTEBOOK, assignment: "02-sizes" }, KEY)).toBe(false);
    expect(verifyCell(check, NOTEBOOK, new Uint8Array(32))).toBe(false);
  });
});

describe("the key", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "convolab-key-"));
  const { CONVOLAB_RELEASE_KEY, XDG_CONFIG_HOME } = process.env;
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
    for (const [name, value] of Object.entries({ CONVOLAB_RELEASE_KEY, XDG_CONFIG_HOME })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    delete process.env.CONVOLAB_LANG;
  });

  it("is made on first use, for its owner alone, and stays", () => {
    delete process.env.CONVOLAB_RELEASE_KEY;
    process.env.XDG_CONFIG_HOME = folder;
    const key = releaseKey();
    const file = path.join(folder, "convolab", "release.key");
    expect(key).toHaveLength(32);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(Buffer.from(readFileSync(file, "utf8"), "base64").equals(key)).toBe(true);
    expect(Buffer.from(releaseKey()).equals(key)).toBe(true);
  });

  it("comes from the named file, else from the one that the environment names", () => {
    process.env.XDG_CONFIG_HOME = folder;
    releaseKey("");
    const file = path.join(folder, "convolab", "release.key");
    writeFileSync(file, `# For the tests.\n\n${Buffer.from(KEY).toString("base64")}\n`);
    chmodSync(file, 0o600);
    expect(Buffer.from(releaseKey(file)).equals(KEY)).toBe(true);
    process.env.CONVOLAB_RELEASE_KEY = file;
    process.env.XDG_CONFIG_HOME = path.join(folder, "elsewhere");
    expect(Buffer.from(releaseKey()).equals(KEY)).toBe(true);
    expect(existsSync(path.join(folder, "elsewhere"))).toBe(false);
  });

  it.each([
    ["nothing", ""],
    ["a short key", "AAAA\n"],
    ["two keys", `${Buffer.from(KEY).toString("base64")}\n`.repeat(2)],
    ["another text", `${"not a key".repeat(9)}\n`],
  ])("is refused where its file holds %s", (_, text) => {
    process.env.XDG_CONFIG_HOME = folder;
    releaseKey("");
    const file = path.join(folder, "convolab", "release.key");
    writeFileSync(file, text);
    expect(() => releaseKey(file)).toThrow(`${file} holds no key`);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => releaseKey(file)).toThrow(`${file}에 키가 없습니다`);
  });

  it("is refused where others can read the instructor's own", () => {
    delete process.env.CONVOLAB_RELEASE_KEY;
    process.env.XDG_CONFIG_HOME = folder;
    const key = releaseKey();
    const file = path.join(folder, "convolab", "release.key");
    chmodSync(file, 0o644);
    expect(() => releaseKey()).toThrow(`${file} can be read by others (mode 644). Run chmod 600`);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => releaseKey()).toThrow("다른 사람이 읽을 수 있습니다(권한 644)");
    chmodSync(file, 0o600);
    expect(Buffer.from(releaseKey()).equals(key)).toBe(true);
  });

  it("is refused where its file is missing", () => {
    expect(() => releaseKey(path.join(folder, "none.key"))).toThrow(/could not be read/);
  });
});
