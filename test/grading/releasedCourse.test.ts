import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { ObjectExpression } from "@oxc-project/types";
import MagicString from "magic-string";
import { definitionOf } from "../../src/exercise/notebook/definitionOf.ts";
import { numbersFor } from "../../src/exercise/question/variant.ts";
import { markedRegions } from "../../src/grading/release/markedRegions.ts";
import { propertyOf, questionsIn } from "../../src/grading/release/questionSyntax.ts";
import { assignmentsIn, outOfStep, releasedAssignment } from "../../src/grading/release/releaseAssignment.ts";
import { releaseKey } from "../../src/grading/release/releaseKey.ts";
import { SourcePlace } from "../../src/grading/release/sourcePlace.ts";
import { parseSource, type SourceSyntax } from "../../src/grading/release/sourceSyntax.ts";
import type { CodeCell } from "../../src/notebook/notebookSchema.ts";
import { notebookText } from "../../src/notebook/notebookText.ts";
import { readNotebook } from "../../src/notebook/readNotebook.ts";
import { walk } from "../../src/session/cell/syntaxTree.ts";
import { KEY } from "./assignment.ts";

const ROOT = path.join(import.meta.dirname, "../..");
const SOLUTIONS = path.join(ROOT, "solutions");
const EXERCISES = path.join(ROOT, "notebooks", "exercises");
const ASSIGNMENTS = assignmentsIn(SOLUTIONS);

it("the course has its eight assignments, all of them released", () => {
  expect(ASSIGNMENTS.map((name) => name.slice(0, 2))).toEqual(["01", "02", "03", "04", "05", "06", "07", "08"]);
  expect(readdirSync(EXERCISES).filter((name) => !name.startsWith("."))).toEqual(ASSIGNMENTS);
});

it.each(ASSIGNMENTS)("%s is released as it is now: `convolab release --key solutions/sample.key`", async (name) => {
  const key = releaseKey(path.join(SOLUTIONS, "sample.key"));
  expect(await outOfStep(path.join(SOLUTIONS, name), path.join(EXERCISES, name), key)).toEqual([]);
});

const questionsOf = async (file: string) => definitionOf((await import(pathToFileURL(file).href)).check).questions;

describe.each(ASSIGNMENTS)("the question file of %s that students get", (name) => {
  it("runs, asks the same, and holds nothing that is hidden", async () => {
    const asked = await questionsOf(path.join(SOLUTIONS, name, "questions.ts"));
    const released = await questionsOf(path.join(EXERCISES, name, "questions.ts"));
    expect(released.map(({ id, kind }) => `${id}: ${kind}`)).toEqual(asked.map(({ id, kind }) => `${id}: ${kind}`));
    for (const [at, { id, kind, options }] of released.entries()) {
      const fields = options as Record<string, unknown>;
      const hidden = ["hiddenChecks", "hiddenCalls"];
      if (["function", "layer", "model", "text"].includes(kind)) hidden.push("solution");
      if (fields.showSolution === "never") hidden.push("explanation");
      expect([id, hidden.filter((field) => field in fields)]).toEqual([id, []]);
      const kept = Object.keys(asked[at]?.options ?? {}).filter((field) => !hidden.includes(field));
      expect([id, Object.keys(fields)]).toEqual([id, kept]);
    }
  });

  it("gives each learner the numbers that the instructor's gives", async () => {
    const asked = await questionsOf(path.join(SOLUTIONS, name, "questions.ts"));
    const released = await questionsOf(path.join(EXERCISES, name, "questions.ts"));
    for (let learner = 0; learner < 50; learner++) {
      for (const [at, question] of asked.entries()) {
        const same = released[at];
        expect(same && numbersFor(same, String(learner), name)).toEqual(numbersFor(question, String(learner), name));
      }
    }
  });
});

/** Not a word of the course. */
const CANARY = "Canary7q";

/** How often a canary was planted, by the kind of place. */
type Planted = Record<
  "solutions" | "hiddenTests" | "hiddenChecks" | "hiddenCalls" | "fileSolutions" | "explanations",
  number
>;

/** Puts canaries into all that students must not see of an instructor's assignment. */
function plant(folder: string): Planted {
  const planted = {
    solutions: 0,
    hiddenTests: 0,
    hiddenChecks: 0,
    hiddenCalls: 0,
    fileSolutions: 0,
    explanations: 0,
  };
  const file = path.join(folder, "questions.ts");
  writeFileSync(file, withCanaries(readFileSync(file, "utf8"), planted));
  for (const name of readdirSync(folder).filter((each) => each.endsWith(".ipynb"))) {
    const notebook = readNotebook(path.join(folder, name));
    const cells = notebook.cells.map((cell) =>
      cell.cell_type === "code" ? { ...cell, ...plantedCell(cell, planted) } : cell,
    );
    writeFileSync(path.join(folder, name), notebookText({ ...notebook, cells }));
  }
  return planted;
}

function plantedCell({ id, source }: CodeCell, planted: Planted): Partial<CodeCell> {
  const text = new MagicString(source);
  for (const { marks } of markedRegions(source, undefined, new SourcePlace(id, source))) {
    text.appendLeft(source.indexOf("\n", marks[0]), `\n// ${CANARY}`);
    planted.solutions += 1;
  }
  const isCheck = id.startsWith("check-");
  if (isCheck) planted.hiddenTests += 1;
  const hiddenTests = isCheck ? `\n// BEGIN HIDDEN TESTS\nvoid "${CANARY}";\n// END HIDDEN TESTS` : "";
  return {
    source: `${text}${hiddenTests}`,
    outputs: [
      { output_type: "stream", name: "stdout", text: CANARY },
      { output_type: "display_data", data: { "text/plain": CANARY }, metadata: { [CANARY]: 1 } },
    ],
    metadata: { execution: { [CANARY]: "" } },
  };
}

/** Properties of a question that students do not get, and how they are counted. */
const HIDDEN = {
  hiddenChecks: "hiddenChecks",
  hiddenCalls: "hiddenCalls",
  solution: "fileSolutions",
  explanation: "explanations",
} as const;

function isHidden(field: keyof typeof HIDDEN, kind: string, options: ObjectExpression): boolean {
  if (field === "solution") return ["function", "layer", "model", "text"].includes(kind);
  const rule = propertyOf(options, "showSolution")?.value;
  return field !== "explanation" || (rule?.type === "Literal" && rule.value === "never");
}

function withCanaries(source: string, planted: Planted): string {
  const { program } = parseSource(source) as SourceSyntax;
  const text = new MagicString(source);
  for (const { kind, options } of questionsIn(program, new SourcePlace("questions.ts", source))) {
    for (const property of options.properties) {
      const isFirst = property === options.properties[0];
      for (const [part, counted] of Object.entries(HIDDEN) as [keyof typeof HIDDEN, keyof Planted][]) {
        if (property !== propertyOf(options, part) || !isHidden(part, kind, options)) continue;
        if (!isFirst) text.appendLeft(property.start, `// ${CANARY}\n`);
        text.appendLeft(property.value.start, `/* ${CANARY} */ `);
        const entries = property.value.type === "ArrayExpression" ? property.value.elements : [property.value];
        for (const entry of entries) {
          planted[counted] += 1;
          if (entry?.type === "ArrayExpression") {
            text.appendLeft(entry.start + 1, `"${CANARY}", `);
            text.appendLeft(entry.end, ".slice(1)");
          }
        }
        // In all functions: what they say, and a helper that nothing else needs.
        walk(property, (node) => {
          if (node.type !== "ArrowFunctionExpression") return true;
          const uses = `"${CANARY}", help${CANARY}`;
          if (node.body.type === "BlockStatement") text.appendLeft(node.body.start + 1, `void [${uses}];`);
          else {
            text.appendLeft(node.body.start, `[${uses}, `);
            text.appendLeft(node.body.end, "].at(-1)");
          }
          return true;
        });
      }
    }
  }
  text.append(`
/** ${CANARY} */
function help${CANARY}() {
  return more${CANARY};
}
const more${CANARY} = 1;
// BEGIN HIDDEN TESTS
export const test = "${CANARY}";
// END HIDDEN TESTS
`);
  planted.hiddenTests += 1;
  return text.toString();
}

/** The canary as it is, and in base64 at each of the three places where it may begin in a group of three bytes. */
const DISGUISES = [
  CANARY,
  Buffer.from(CANARY).toString("hex"),
  ...["", "x", "xx"].map((before) => {
    const start = Math.ceil((before.length * 8) / 6);
    return Buffer.from(before + CANARY)
      .toString("base64")
      .slice(start, -4);
  }),
];

function isSeen(text: string): boolean {
  return DISGUISES.some((disguise) => text.toLowerCase().includes(disguise.toLowerCase()));
}

describe("canaries planted in all that is hidden", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "convolab-canaries-"));
  beforeAll(() => {
    for (const name of ASSIGNMENTS) cpSync(path.join(SOLUTIONS, name), path.join(folder, name), { recursive: true });
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("would be seen", () => {
    expect(
      [CANARY, `a ${CANARY.toUpperCase()}`, btoa(`ab ${CANARY} c`), btoa(`a ${CANARY} cd`)].filter(isSeen),
    ).toHaveLength(4);
  });

  it.each(ASSIGNMENTS)("are not in the release of %s", async (name) => {
    const source = path.join(folder, name);
    const planted = plant(source);
    expect(isSeen(readFileSync(path.join(source, "questions.ts"), "utf8"))).toBe(true);
    const { files, summary } = await releasedAssignment(source, KEY);
    for (const [file, text] of files) {
      const seen = text.split("\n").filter(isSeen);
      expect([file, seen]).toEqual([file, []]);
      // As a program reads it: escapes in a file's text would hide it above.
      if (file.endsWith(".ipynb")) expect([file, isSeen(JSON.stringify(JSON.parse(text)))]).toEqual([file, false]);
    }
    const { notebookSolutions, fileSolutions, hiddenChecks, hiddenCalls, hiddenTests, explanations } = summary.takenOut;
    expect({ explanations, fileSolutions, hiddenChecks, hiddenCalls }).toEqual({
      explanations: planted.explanations,
      fileSolutions: planted.fileSolutions,
      hiddenChecks: planted.hiddenChecks,
      hiddenCalls: planted.hiddenCalls,
    });
    // Those of the notebook were planted in both languages.
    expect(2 * notebookSolutions).toBe(planted.solutions);
    expect(2 * (hiddenTests - 1)).toBe(planted.hiddenTests - 1);
    expect(notebookSolutions).toBeGreaterThanOrEqual(summary.questions);
  });
});
