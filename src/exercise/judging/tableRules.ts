import { closestName } from "../../display/closestName.ts";
import { firstUnits } from "../../display/quotedText.ts";
import type { TableAnswer } from "../answer/answers.ts";
import type { ValueAnswer } from "../answer/plainAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import type { LocalText } from "../question/localText.ts";
import { isClose } from "./closeNumbers.ts";
import { type FullCheck, type KindRules, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { isUnfilled, numberReason, readNumber } from "./numberRules.ts";
import { unreadable } from "./reading.ts";
import type { TableLine } from "./result.ts";
import { whatCame } from "./whatCame.ts";
import { solutionOf, type Values } from "./writtenQuestion.ts";

/** Of many surplus rows only so many are named, and of a long name only so much. */
const MOST_NOTES = 5;
const LONGEST_KEY = 40;

/** A table question: a check a cell. */
export const tableRules: KindRules<"table"> = {
  async read(plain, question, numbers) {
    const right = await solutionOf(question, numbers);
    if (plain.kind !== "record") {
      return unreadable(inBoth((text) => text.expectedTable(tableExample(right), whatCame(plain, text))));
    }
    const reading = readTable(plain.entries, right);
    const isEmpty = Object.values(reading.answer).every((row) =>
      Object.values(row).every((cell) => cell === undefined),
    );
    if (isEmpty && reading.problems.size === 0 && reading.notes.length === 0) return { outcome: "notAttempted" };
    return { outcome: "read", ...reading };
  },

  async impliedChecks(question, numbers) {
    const { answer: name, rows, columns, tolerance } = question.options;
    const right = await solutionOf(question, numbers);
    const ids = new Set<string>();
    return Object.entries(right).flatMap(([row, cells]) =>
      Object.entries(cells).map(([column, value]): FullCheck<"table"> => {
        const cell = { row: lineOf(row, rows), column: lineOf(column, columns) };
        return {
          id: newId(`${row}-${column}`, ids),
          title: inBoth((_, language) => `${cell.row.title[language]}, ${cell.column.title[language]}`),
          ask: { value: name },
          weight: 1,
          cell,
          judge: (answer, problems) => {
            const reason = problems.get(placeOf(row, column));
            if (reason !== undefined) return { outcome: "notYet", reason };
            const came = cellOf(answer, row, column);
            if (came === undefined) return { outcome: "notAttempted" };
            return isClose(came, value, tolerance)
              ? { outcome: "correct" }
              : { outcome: "notYet", reason: numberReason(came, value) };
          },
          likeness: (answer, other) =>
            likenessOfPart(isSameCell(cellOf(answer, row, column), cellOf(other, row, column), tolerance)),
        };
      }),
    );
  },

  answerTo: (_ask, value) => value,

  isSame: (first, second, { options }) =>
    [first, second].every((table) =>
      Object.entries(table).every(([row, cells]) =>
        Object.keys(cells).every((column) =>
          isSameCell(cellOf(first, row, column), cellOf(second, row, column), options.tolerance),
        ),
      ),
    ),
};

interface TableReading {
  readonly answer: TableAnswer;
  readonly problems: Map<string, LocalText>;
  readonly notes: LocalText[];
}

type Entries = readonly (readonly [key: string, value: ValueAnswer])[];

/** The cells that the question asks for; what else there is becomes problems and notes. */
function readTable(entries: Entries, right: Values["table"]): TableReading {
  const problems = new Map<string, LocalText>();
  const notes = unknownKeys(entries, Object.keys(right), (row, closest, known) =>
    inBoth((text) => text.unknownRow(row, closest, known)),
  );
  const rows = new Map(entries);
  const answer = Object.entries(right).map(([row, rightCells]) => {
    const columns = Object.keys(rightCells);
    const came = rows.get(row) ?? { kind: "undefined" };
    if (came.kind !== "record") {
      if (!isUnfilled(came)) {
        const reason = rowReason(row, columns, came);
        for (const column of columns) problems.set(placeOf(row, column), reason);
      }
      return [row, Object.fromEntries(columns.map((column) => [column, undefined]))] as const;
    }
    notes.push(
      ...unknownKeys(came.entries, columns, (column, closest, known) =>
        inBoth((text) => text.unknownColumn(row, column, closest, known)),
      ),
    );
    const cells = new Map(came.entries);
    return [
      row,
      Object.fromEntries(
        columns.map((column): [string, number | undefined] => {
          const cell = cells.get(column);
          if (cell === undefined || isUnfilled(cell)) return [column, undefined];
          const value = readNumber(cell);
          if (typeof value === "number") return [column, value];
          problems.set(placeOf(row, column), value);
          return [column, undefined];
        }),
      ),
    ] as const;
  });
  return { answer: Object.fromEntries(answer), problems, notes };
}

function rowReason(row: string, columns: readonly string[], came: ValueAnswer): LocalText {
  if (came.kind === "failed") return problemText(came.problem);
  return inBoth((text) => text.expectedRow(row, rowExample(columns), whatCame(came, text)));
}

/** What is to be said of keys that the table does not have. Of those that it has, only a free one can be meant. */
function unknownKeys(
  entries: Entries,
  known: readonly string[],
  say: (key: string, closest: string | undefined, known: string) => LocalText,
): LocalText[] {
  const written = entries.map(([key]) => key);
  const free = known.filter((key) => !written.includes(key));
  return written
    .filter((key) => !known.includes(key))
    .slice(0, MOST_NOTES)
    .map((key) => firstUnits(key, LONGEST_KEY))
    .map((key) => say(key, closestName(key, free), known.join(", ")));
}

function lineOf(key: string, titles: Readonly<Record<string, LocalText>> | undefined): TableLine {
  const title = titles !== undefined && Object.hasOwn(titles, key) ? titles[key] : undefined;
  return { key, title: title ?? { ko: key, en: key } };
}

/** `conv1-weights` of `conv1Weights`: lower-case words with hyphens, another one where it is taken. */
function newId(name: string, taken: Set<string>): string {
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1-$2").toLowerCase();
  const id = words.replaceAll(/[^a-z0-9]+/g, "-").replaceAll(/^-|-$/g, "") || "cell";
  let free = id;
  for (let number = 2; taken.has(free); number++) free = `${id}-${number}`;
  taken.add(free);
  return free;
}

function placeOf(row: string, column: string): string {
  return JSON.stringify([row, column]);
}

function cellOf(table: TableAnswer, row: string, column: string): number | undefined {
  const cells = Object.hasOwn(table, row) ? table[row] : undefined;
  return cells !== undefined && Object.hasOwn(cells, column) ? cells[column] : undefined;
}

function isSameCell(first: number | undefined, second: number | undefined, tolerance?: number): boolean {
  return first === undefined || second === undefined ? first === second : isClose(first, second, tolerance);
}

function tableExample(right: Values["table"]): string {
  const [row = "row", cells = {}] = Object.entries(right)[0] ?? [];
  return `{ ${row}: ${rowExample(Object.keys(cells))}, … }`;
}

function rowExample(columns: readonly string[]): string {
  return `{ ${columns.map((column) => `${column}: …`).join(", ")} }`;
}
