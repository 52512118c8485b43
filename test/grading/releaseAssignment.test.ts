import { spawnSync } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it } from "@jest/globals";
import { outOfStep, releaseAssignment } from "../../src/grading/release/releaseAssignment.ts";
import { ReleaseError } from "../../src/grading/release/releaseError.ts";
import type { Cell, CodeCell, Notebook } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { parseNotebook } from "../../src/notebook/readNotebook.ts";
import { ASSIGNMENT, AssignmentFolders, CODE, instructorNotebook, KEY, QUESTIONS } from "./assignment.ts";

const KO = `${ASSIGNMENT}.ko.ipynb`;
const EN = `${ASSIGNMENT}.en.ipynb`;

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const release = (folders: AssignmentFolders) => releaseAssignment(folders.source, folders.target, KEY);

function cellOf(folders: AssignmentFolders, id: string): Cell {
  const cell = parseNotebook(folders.released(KO), KO).cells.find((each) => each.id === id);
  if (cell === undefined) throw new Error(`the release has no cell ${id}`);
  return cell;
}

describe("a release", () => {
  it("says how much there is and what it took out", async () => {
    using folders = new AssignmentFolders();
    expect(await release(folders)).toEqual({
      assignment: ASSIGNMENT,
      questions: 4,
      points: 8,
      cells: 20,
      takenOut: {
        notebookSolutions: 4,
        fileSolutions: 3,
        hiddenChecks: 1,
        hiddenCalls: 2,
        hiddenTests: 0,
        explanations: 1,
        declarations: 1,
      },
      shared: [],
    });
  });

  it("has the question file without what is hidden", async () => {
    using folders = new AssignmentFolders();
    await release(folders);
    const text = folders.released("questions.ts");
    for (const hidden of ["HIDDEN", "hidden", "1234", "other-size", "2 * value", "The kernel is 3", "conv2d"])
      expect(text).not.toContain(hidden);
    for (const shown of ["half(size)", '"size"', "It is $2x$", "Look at the border", "rubric"])
      expect(text).toContain(shown);
  });

  it("has stubs where the notebook has solutions", async () => {
    using folders = new AssignmentFolders();
    await release(folders);
    expect(cellOf(folders, "answer-half-size").source).toBe("let halfSize: number | undefined;\n// YOUR CODE HERE");
    expect(cellOf(folders, "answer-double-it").source).toBe(
      "function doubleIt(value: number): number {\n  // YOUR CODE HERE\n  return notAttempted();\n}",
    );
  });

  it("has nbgrader's metadata, by what each cell is for", async () => {
    using folders = new AssignmentFolders();
    await release(folders);
    const metadata = (id: string) => {
      const { convolab: _, ...rest } = cellOf(folders, id).metadata;
      return rest;
    };
    const locked = (id: string) => ({
      deletable: false,
      editable: false,
      nbgrader: { grade: false, grade_id: id, locked: true, schema_version: 3, solution: false, task: false },
    });
    for (const id of ["title", "start", "about-half-size", "question-half-size", "check-why", "progress"])
      expect([id, metadata(id)]).toEqual([id, locked(id)]);
    expect(metadata("learner")).toEqual({});
    expect(metadata("answer-double-it")).toEqual({
      deletable: false,
      nbgrader: {
        grade: false,
        grade_id: "answer-double-it",
        locked: false,
        schema_version: 3,
        solution: true,
        task: false,
      },
    });
    expect(metadata("check-double-it")).toEqual({
      deletable: false,
      editable: false,
      nbgrader: {
        grade: true,
        grade_id: "check-double-it",
        locked: true,
        points: 3,
        schema_version: 3,
        solution: false,
        task: false,
      },
    });
    // A person reads a text and scores it.
    expect(metadata("answer-why")).toEqual({
      deletable: false,
      nbgrader: {
        grade: true,
        grade_id: "answer-why",
        locked: false,
        points: 2,
        schema_version: 3,
        solution: true,
        task: false,
      },
    });
  });

  it("has no outputs, counts or leftovers of a run, and is written as Jupyter writes", async () => {
    using folders = new AssignmentFolders();
    const notebook = instructorNotebook("ko");
    const ran = notebook.cells.map((cell): Cell => {
      if (cell.cell_type !== "code") return cell;
      const outputs: CodeCell["outputs"] = [{ output_type: "stream", name: "stdout", text: "the answer" }];
      const execution = { "iopub.execute_input": "2026-01-01T00:00:00Z" };
      const nbgrader = { grade: true, points: 99 };
      return { ...cell, outputs, execution_count: 3, metadata: { execution, nbgrader, editable: true } };
    });
    folders.writeNotebook("ko", { ...notebook, cells: ran });
    await release(folders);
    const fromRun = folders.released(KO);
    expect(notebookText(parseNotebook(fromRun, KO))).toBe(fromRun);
    folders.writeNotebook("ko", notebook);
    await release(folders);
    expect(folders.released(KO)).toBe(fromRun);
  });

  it("takes the place of an older one, and leaves a learner's own files", async () => {
    using folders = new AssignmentFolders();
    mkdirSync(path.join(folders.target, ".ipynb_checkpoints"), { recursive: true });
    for (const name of ["check-log.jsonl", "own.ipynb", ".ipynb_checkpoints/own.ipynb", "questions.ts", KO])
      writeFileSync(path.join(folders.target, name), "old");
    await release(folders);
    expect(readdirSync(folders.target).sort()).toEqual(
      [".ipynb_checkpoints", EN, KO, "check-log.jsonl", "own.ipynb", "questions.ts"].sort(),
    );
    expect(folders.released("own.ipynb")).toBe("old");
    expect(folders.released(".ipynb_checkpoints/own.ipynb")).toBe("old");
    expect(folders.released("questions.ts")).not.toBe("old");
    expect(readdirSync(path.dirname(folders.target))).toEqual([ASSIGNMENT]);
  });

  it("has nothing that an editor keeps in a notebook, nor pictures that are shown no more", async () => {
    using folders = new AssignmentFolders();
    const secret = "the answer is 26";
    for (const language of ["ko", "en"] as const) {
      const { cells, metadata, ...rest } = instructorNotebook(language);
      const picture = { "image/png": "aGlkZGVu" };
      const full = cells.map((cell): Cell => {
        const withMetadata = { ...cell, metadata: { tags: [secret], note: secret, jupyter: { source_hidden: true } } };
        if (cell.id !== "about-why" || withMetadata.cell_type === "code") return withMetadata;
        return {
          ...withMetadata,
          source: "![](attachment:a%20b.png)",
          attachments: { "a b.png": picture, [secret]: picture },
        };
      });
      const kernelspec = {
        ...metadata.kernelspec,
        name: "convolab",
        display_name: "TypeScript (convolab)",
        env: { secret },
      };
      const convolab = { language, secret };
      folders.writeNotebook(language, {
        ...rest,
        cells: full,
        metadata: { ...metadata, kernelspec, convolab, widgets: { state: secret }, varInspector: secret },
      });
    }
    await release(folders);
    expect(folders.released(KO)).not.toContain(secret);
    expect(parseNotebook(folders.released(KO), KO).metadata).toEqual(instructorNotebook("ko").metadata);
    const { attachments } = cellOf(folders, "about-why") as Exclude<Cell, CodeCell>;
    expect(Object.keys(attachments ?? {})).toEqual(["a b.png"]);
  });

  it("may have spaces behind the marks of hidden tests", async () => {
    const check = 'await check("half-size")\n\t// BEGIN HIDDEN TESTS \nvoid 1;\n\t// END HIDDEN TESTS\t';
    using folders = new AssignmentFolders(QUESTIONS, { ...CODE, "check-half-size": check });
    await release(folders);
    expect(cellOf(folders, "check-half-size").source).toBe('await check("half-size")');
  });

  it("never takes the instructor's place", async () => {
    using folders = new AssignmentFolders();
    const before = readdirSync(folders.source).map((name) => readFileSync(path.join(folders.source, name), "utf8"));
    for (const target of [folders.source, path.join(folders.source, "exercises", ASSIGNMENT), folders.root]) {
      await expect(releaseAssignment(folders.source, target, KEY)).rejects.toThrow("is in the instructor's folder");
    }
    process.env.CONVOLAB_LANG = "ko";
    await expect(releaseAssignment(folders.source, folders.source, KEY)).rejects.toThrow("교수자용 폴더");
    expect(readdirSync(folders.source).map((name) => readFileSync(path.join(folders.source, name), "utf8"))).toEqual(
      before,
    );
  });

  it("says so where it cannot be written", async () => {
    using folders = new AssignmentFolders();
    mkdirSync(path.dirname(folders.target), { recursive: true });
    writeFileSync(folders.target, "a file");
    await expect(release(folders)).rejects.toThrow(/01-sizes could not be written: .*It is as it was/);
    process.env.CONVOLAB_LANG = "ko";
    await expect(release(folders)).rejects.toThrow(/01-sizes에 쓸 수 없습니다/);
    expect(readFileSync(folders.target, "utf8")).toBe("a file");
    expect(readdirSync(path.dirname(folders.target))).toEqual([ASSIGNMENT]);
  });

  it("puts back what a killed release left beside it, and then begins", async () => {
    using folders = new AssignmentFolders();
    await release(folders);
    writeFileSync(path.join(folders.target, "own.ipynb"), "own");
    const parent = path.dirname(folders.target);
    // A process of this id has ended. It was killed after the first of its two last steps.
    const { pid } = spawnSync(process.execPath, ["--version"]);
    renameSync(folders.target, path.join(parent, `.${ASSIGNMENT}.${pid}.old`));
    mkdirSync(path.join(parent, `.${ASSIGNMENT}.${pid}`));
    mkdirSync(path.join(parent, `.${ASSIGNMENT}-more.1`));
    await release(folders);
    expect(folders.released("own.ipynb")).toBe("own");
    expect(readdirSync(parent).sort()).toEqual([`.${ASSIGNMENT}-more.1`, ASSIGNMENT]);
  });

  it("follows a link to its folder, and keeps links in it", async () => {
    using folders = new AssignmentFolders();
    const place = path.join(folders.root, "elsewhere");
    mkdirSync(place);
    mkdirSync(path.dirname(folders.target), { recursive: true });
    symlinkSync(place, folders.target);
    symlinkSync("own.ipynb", path.join(place, "link"));
    await release(folders);
    expect(lstatSync(folders.target).isSymbolicLink()).toBe(true);
    expect(readdirSync(place)).toContain("questions.ts");
    expect(readlinkSync(path.join(place, "link"))).toBe("own.ipynb");
  });

  it("is written whole or not at all", async () => {
    using folders = new AssignmentFolders();
    await release(folders);
    const before = readdirSync(folders.target).map((name) => [name, folders.released(name)]);
    folders.write("questions.ts", QUESTIONS.replace('id: "smaller"', 'id: "other"'));
    folders.writeNotebook("en", instructorNotebook("en", { ...CODE, learner: 'learner("1");' }));
    await expect(release(folders)).rejects.toThrow(ReleaseError);
    expect(readdirSync(folders.target).map((name) => [name, folders.released(name)])).toEqual(before);
    expect(readdirSync(path.dirname(folders.target))).toEqual([ASSIGNMENT]);

    using fresh = new AssignmentFolders(QUESTIONS, { ...CODE, learner: 'learner("1");' });
    await expect(release(fresh)).rejects.toThrow(ReleaseError);
    expect(existsSync(fresh.target)).toBe(false);
  });
});

describe("a release is in step", () => {
  const stepOf = (folders: AssignmentFolders) => outOfStep(folders.source, folders.target, KEY);

  it("when nothing has changed since, and not when something has", async () => {
    using folders = new AssignmentFolders();
    const all = ["questions.ts", KO, EN].map((name) => path.join(folders.target, name));
    expect(await stepOf(folders)).toEqual(all.map((file) => `${file} is missing`));
    expect(existsSync(folders.target)).toBe(false);
    await release(folders);
    expect(await stepOf(folders)).toEqual([]);
    const target = path.join(folders.target, EN);
    writeFileSync(target, folders.released(EN).replace("# Sizes", "# Size"));
    expect(await stepOf(folders)).toEqual([`${target} is out of step`]);
    process.env.CONVOLAB_LANG = "ko";
    expect(await stepOf(folders)).toEqual([`${target}: 원본과 어긋남`]);
  });

  it("only with the key that signed it", async () => {
    using folders = new AssignmentFolders();
    await release(folders);
    const stale = await outOfStep(folders.source, folders.target, new Uint8Array(32).fill(8));
    expect(stale).toEqual([KO, EN].map((name) => `${path.join(folders.target, name)} is out of step`));
  });
});

/** The faults that a release of changed notebooks has, line by line. */
async function faultsOf(folders: AssignmentFolders): Promise<string[]> {
  try {
    await release(folders);
  } catch (error) {
    if (error instanceof ReleaseError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("a notebook that does not fit its question file is refused with its cell", () => {
  const without = (id: string) => Object.fromEntries(Object.entries(CODE).filter(([each]) => each !== id));
  const changed = (id: string, source: string) => ({ ...CODE, [id]: source });

  it.each<[string, Readonly<Record<string, string>>, RegExp, RegExp]>([
    [
      "no check",
      without("check-smaller"),
      /^01-sizes\.ko\.ipynb: the cell check-smaller is missing/,
      /셀 check-smaller이\(가\) 없/,
    ],
    ["no answer", without("answer-why"), /the cell answer-why is missing/, /셀 answer-why이\(가\) 없/],
    ["no start", without("start"), /the cell start is missing/, /셀 start이\(가\) 없/],
    ["no progress", without("progress"), /the cell progress is missing/, /셀 progress이\(가\) 없/],
    [
      "other points",
      changed("check-double-it", 'await check("double-it") * 2'),
      /check-double-it: should say exactly await check\("double-it"\) \* 3/,
      /check-double-it: 내용이 정확히 .*await check\("double-it"\) \* 3/,
    ],
    ["no points", changed("check-double-it", 'await check("double-it")'), /should say exactly .* \* 3/, /정확히/],
    ["points of 1", changed("check-half-size", 'await check("half-size") * 1'), /should say exactly await/, /정확히/],
    [
      "points of a text",
      changed("check-why", 'await check("why") * 2'),
      /should say exactly await check\("why"\)$/,
      /정확히/,
    ],
    ["another check", changed("check-smaller", 'await check("half-size") * 2'), /check-smaller: should say/, /정확히/],
    [
      "no value of a check",
      changed("check-half-size", 'await check("half-size");\n1'),
      /check-half-size: should/,
      /정확히/,
    ],
    ["another question", changed("question-why", 'question("smaller")'), /question-why: should say exactly/, /정확히/],
    [
      "the instructor's id",
      changed("learner", 'learner("kim");'),
      /learner: should say exactly learner\(""\);/,
      /정확히/,
    ],
    [
      "a second check",
      changed("again", 'await check("why")'),
      /again: checks an answer outside/,
      /again: 확인 셀이 아닌/,
    ],
    [
      "a check of no question",
      changed("check-more", "1"),
      /check-more: the question file has no such/,
      /check-more: 문제 파일에/,
    ],
    [
      "a name that is not declared",
      changed("answer-why", '// BEGIN SOLUTION\nconst why = "";\n// END SOLUTION'),
      /answer-why: students would get no why,/,
      /answer-why: 문제가 묻는 why이\(가\)/,
    ],
    [
      "an answer that stays",
      changed("answer-why", 'let why = "";'),
      /answer-why: has no solution between/,
      /풀이가 없습/,
    ],
    [
      "a solution elsewhere",
      changed("progress", "// BEGIN SOLUTION\n1;\n// END SOLUTION\nprogress()"),
      /progress: has a solution, and is not/,
      /progress: 답 셀이 아닌데/,
    ],
    [
      "a mark that is none",
      changed("answer-why", "let why = 1;\n# BEGIN SOLUTION"),
      /answer-why:2: "# BEGIN SOLUTION" is not a mark/,
      /answer-why:2: .*표시가 아닙/,
    ],
    [
      "a stub without its import",
      changed("start", 'import { check } from "./questions.ts";'),
      /answer-double-it: its stub needs notAttempted/,
      /answer-double-it: 빈 함수가/,
    ],
    [
      "a stub whose import has another name",
      changed("start", (CODE.start ?? "").replace("notAttempted", "notAttempted as later")),
      /answer-double-it: its stub needs notAttempted/,
      /answer-double-it: 빈 함수가/,
    ],
    [
      "a file that students do not have",
      changed("start", `${CODE.start}\nimport { answer } from "../secret.ts";`),
      /start: imports from a file other than/,
      /start: "\.\/questions\.ts"가 아닌 파일/,
    ],
    [
      "the whole question file",
      changed("more", 'const all = await import("./questions.ts");'),
      /more: imports from a file other than .* or not by name/,
      /more: .*이름 없이 가져옵니다/,
    ],
    [
      "what only a solution declares, further down",
      changed(
        "answer-why",
        "let why: string | undefined;\n// BEGIN SOLUTION\nconst text = why = '';\n// END SOLUTION\ntext",
      ),
      /answer-why: uses text, which only a marked region declares/,
      /answer-why: text을\(를\) 쓰는데/,
    ],
    [
      "what only a solution declares, in another cell",
      {
        ...changed(
          "answer-why",
          "let why: string | undefined;\n// BEGIN SOLUTION\nfunction tell() {}\n// END SOLUTION",
        ),
        more: "[1].map((why) => why);\ntell()",
      },
      /more: uses tell, which only a marked region declares/,
      /more: tell을\(를\) 쓰는데/,
    ],
    [
      "a type that only a solution declares",
      changed("answer-why", "// BEGIN SOLUTION\ntype Text = string;\n// END SOLUTION\nlet why: Text | undefined;"),
      /answer-why: uses Text, which only a marked region declares/,
      /answer-why: Text을\(를\) 쓰는데/,
    ],
  ])("%s", async (_, code, english, korean) => {
    using folders = new AssignmentFolders(QUESTIONS, code);
    expect(await faultsOf(folders)).toContainEqual(expect.stringMatching(english));
    process.env.CONVOLAB_LANG = "ko";
    expect(await faultsOf(folders)).toContainEqual(expect.stringMatching(korean));
  });

  const withCells = (notebook: Notebook, change: (cells: Cell[]) => Cell[]) => ({
    ...notebook,
    cells: change([...notebook.cells]),
  });

  it.each<[string, (cells: Cell[]) => Cell[], RegExp]>([
    [
      "a cell at another place",
      (cells) => [
        ...cells.filter(({ id }) => id !== "answer-half-size"),
        ...cells.filter(({ id }) => id === "answer-half-size"),
      ],
      /answer-half-size|check-half-size: should stand after/,
    ],
    [
      "a text cell for code",
      (cells) =>
        cells.map((cell) =>
          cell.id === "progress" ? { cell_type: "markdown", id: cell.id, metadata: {}, source: "x" } : cell,
        ),
      /progress: should be a code cell/,
    ],
    [
      "a mark in a text",
      (cells) => cells.map((cell) => (cell.id === "about-why" ? { ...cell, source: "// BEGIN SOLUTION" } : cell)),
      /about-why: a text cell has a mark/,
    ],
    [
      "a mark in a text, in bold",
      (cells) => cells.map((cell) => (cell.id === "about-why" ? { ...cell, source: "**BEGIN** `SOLUTION`" } : cell)),
      /about-why: a text cell has a mark/,
    ],
    [
      "a comment in a text",
      (cells) => cells.map((cell) => (cell.id === "about-why" ? { ...cell, source: "Why?\n<!-- 26 -->" } : cell)),
      /about-why: a text cell has a comment/,
    ],
  ])("%s", async (_, change, fault) => {
    using folders = new AssignmentFolders();
    for (const language of ["ko", "en"] as const)
      folders.writeNotebook(language, withCells(instructorNotebook(language), change));
    expect(await faultsOf(folders)).toContainEqual(expect.stringMatching(fault));
  });

  it("other code in the other language", async () => {
    using folders = new AssignmentFolders();
    folders.writeNotebook("en", instructorNotebook("en", { ...CODE, extra: "1 + 1" }));
    expect(await faultsOf(folders)).toEqual([
      expect.stringMatching(/01-sizes\.ko\.ipynb and .*differ in the cell extra/),
    ]);
    folders.writeNotebook("en", instructorNotebook("en", changed("progress", "progress();")));
    process.env.CONVOLAB_LANG = "ko";
    expect(await faultsOf(folders)).toEqual([expect.stringMatching(/셀 progress이\(가\) 다릅니다/)]);
  });

  it("another language than its name says", async () => {
    using folders = new AssignmentFolders();
    folders.writeNotebook("en", instructorNotebook("ko"));
    expect(await faultsOf(folders)).toEqual([expect.stringMatching(/01-sizes\.en\.ipynb: metadata.convolab.language/)]);
  });

  it("says all faults of a notebook at once", async () => {
    using folders = new AssignmentFolders(QUESTIONS, {
      ...without("progress"),
      learner: "",
      "answer-why": "let x = 1;",
    });
    expect(await faultsOf(folders)).toHaveLength(4);
  });
});

/** A question that stands by itself. */
const LAYER = `const smaller = layerQuestion({
  id: "smaller",
  points: 2,
  title: { ko: "작게", en: "Smaller" },
  text: { ko: "줄이는 층", en: "A layer that makes it smaller" },
  answer: "smaller",
  checks: [{ id: "size", title: { ko: "크기", en: "the size" }, judge: () => true }],
  solution: () => conv2d(8, 3),
  showSolution: "never",
  hints: [{ ko: "커널", en: "The kernel" }],
});
`;

describe("a folder that is no assignment is refused", () => {
  it.each<[string, (folders: AssignmentFolders) => void, RegExp, RegExp]>([
    [
      "a stray file",
      (folders) => folders.write("notes.md", ""),
      /holds more than an assignment: notes\.md/,
      /notes\.md/,
    ],
    [
      "a question file that does not run",
      (folders) => folders.write("questions.ts", "throw new Error('no luck');"),
      /questions\.ts could not be loaded/,
      /불러올 수 없습니다/,
    ],
    [
      "a question file without exercise",
      (folders) => folders.write("questions.ts", "export const a = 1;"),
      /exports no check/,
      /check를 내보내지 않습니다/,
    ],
    [
      "a question file of another folder",
      (folders) => folders.write("questions.ts", QUESTIONS.replace('"01-sizes"', '"02-sizes"')),
      /assignment is "02-sizes", and its folder is "01-sizes"|02-sizes/,
      /02-sizes/,
    ],
    [
      "a question file that adds to its questions when it runs",
      (folders) =>
        folders.write(
          "questions.ts",
          QUESTIONS.replace(
            "export const {",
            "const more = Object.assign(smaller.options, { hiddenChecks: [] });\nexport const {",
          )
            .replace("      layerQuestion({", "      smaller,\n")
            .replace(/ {8}id: "smaller"[\s\S]*?\n {6}\}\),\n/, "")
            .replace("/** What only", `${LAYER}\n/** What only`),
        ),
      /smaller is used for more than to write the questions out/,
      /smaller을\(를\) 문제를 적는 데가 아닌/,
    ],
    [
      "a question file that needs for the rest what it does for something hidden",
      (folders) =>
        folders.write(
          "questions.ts",
          QUESTIONS.replace(
            "/** What only",
            "const sizes: number[] = [];\nconst filled = sizes.push(2);\n\n/** What only",
          ).replace("size: draw.integer(20, 40)", "size: draw.integer(20, sizes[0] === 2 ? 40 : 1)"),
        ),
      /what students would get of it does not work/,
      /학생용이 작동하지 않습니다/,
    ],
    [
      "a question with a fault",
      (folders) => folders.write("questions.ts", QUESTIONS.replace("points: 3", "points: 0")),
      /could not be loaded/,
      /불러올 수 없습니다/,
    ],
    ["a notebook that is none", (folders) => folders.write(KO, "{}"), /not a notebook/, /노트북이 아닙니다/],
  ])("%s", async (_, change, english, korean) => {
    for (const [language, message] of [
      ["en", english],
      ["ko", korean],
    ] as const) {
      using folders = new AssignmentFolders();
      change(folders);
      process.env.CONVOLAB_LANG = language;
      expect((await faultsOf(folders)).join("\n")).toMatch(message);
    }
  });

  it("but what a run and JupyterLab leave there is not minded", async () => {
    using folders = new AssignmentFolders();
    folders.write("check-log.jsonl", "{}");
    folders.write(".~01-sizes.ko.ipynb", "{");
    mkdirSync(path.join(folders.source, ".ipynb_checkpoints"));
    expect(await faultsOf(folders)).toEqual([]);
  });
});
