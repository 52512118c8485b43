import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Language } from "../../src/display/language.ts";
import type { CodeCell, Output } from "../../src/notebook/notebookSchema.ts";
import { type ExecutedLesson, executedLesson } from "./executedLesson.ts";
import { isLesson, LANGUAGES, notebookNames } from "./lessons.ts";

const HANGUL = /\p{Script=Hangul}/u;
const TIMES = join(import.meta.dirname, "../../.cache/executed/times.md");
/** Others may be running a notebook, and one runs at a time. */
const RUN_MS = 900_000;

const lessons = notebookNames("ko").filter(isLesson);
const inBothLanguages = lessons.flatMap((name) => LANGUAGES.map((language) => [language, name] as const));
/** The browser's tests run them in Korean. */
const others = notebookNames("en").filter((name) => !isLesson(name));

const executed = new Map<string, ExecutedLesson>();

afterAll(() => {
  const table = timesTable();
  mkdirSync(dirname(TIMES), { recursive: true });
  writeFileSync(TIMES, table);
  process.stdout.write(`\n${table}\n`);
});

describe.each([...inBothLanguages, ...others.map((name) => ["en", name] as const)])("%s/%s", (language, name) => {
  let code: CodeCell[];

  beforeAll(async () => {
    const lesson = await executedLesson(language, name);
    executed.set(`${language}/${name}`, lesson);
    code = codeCells(lesson);
  }, RUN_MS);

  it("runs to its end without an error or a warning", () => {
    const complaints = code.flatMap(({ id, outputs }) =>
      outputs.filter((output) => output.output_type === "error" || isStderr(output)).map((output) => [id, output]),
    );
    expect(complaints).toEqual([]);
    expect(code.filter(({ execution_count }) => execution_count === null).map(({ id }) => id)).toEqual([]);
  });

  it("defines something or puts something out with every cell", () => {
    const idle = code.filter(
      ({ outputs, source }) => outputs.length === 0 && !DEFINES.test(source) && !INVITES.test(source),
    );
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  it("says of every picture in words of its language what it shows", () => {
    const texts = code.flatMap(({ id, outputs }) =>
      outputs.flatMap((output) => pictureTexts(output).map((text) => ({ id, text }))),
    );
    const wrong = texts.filter(({ text }) => text.length < 10 || HANGUL.test(text) !== (language === "ko"));
    expect(wrong).toEqual([]);
  });
});

describe.each(lessons)("%s in Korean and English", (name) => {
  const cells = (language: Language) => {
    const lesson = executed.get(`${language}/${name}`);
    if (lesson === undefined) throw new Error(`${language}/${name} has not been run: its own tests come first`);
    return codeCells(lesson);
  };

  it("shows the same kinds of outputs, pictures among them", () => {
    const kinds = (language: Language) =>
      cells(language).map(({ id, outputs }) => ({
        id,
        // Progress comes where the machine was slow.
        kinds: outputs.filter((each) => !isStderr(each) && !isProgress(each)).map(kindOf),
      }));
    expect(kinds("en")).toEqual(kinds("ko"));
    const pictures = kinds("ko").filter((cell) => cell.kinds.some((kind) => kind.includes("image/")));
    if (!name.startsWith("00-")) expect(pictures.length).toBeGreaterThan(0);
  });

  it("comes to the same figures", () => {
    const figures = (language: Language) =>
      cells(language).map(({ id, outputs }) => ({ id, figures: outputs.flatMap(linesOf).map(figuresOf) }));
    expect(figures("en")).toEqual(figures("ko"));
  });
});

/** A cell that only defines need not show anything. */
const DEFINES = /^(?:export |async |declare )*(?:function|class|type|interface|enum|const|let|var|import)\b/m;

/** Nothing but comments: a place to try something. */
const INVITES = /^(?:\s*\/\/.*)+$/;

function codeCells({ notebook }: ExecutedLesson): CodeCell[] {
  return notebook.cells.filter((cell) => cell.cell_type === "code");
}

function isStderr(output: Output): boolean {
  return output.output_type === "stream" && output.name === "stderr";
}

function kindOf(output: Output): string {
  return "data" in output ? Object.keys(output.data).sort().join(" ") : output.output_type;
}

/** What a picture says of itself: beside the PNG, in the HTML's images and drawings, and to a front end of plain text. */
function pictureTexts(output: Output): string[] {
  if (!("data" in output)) return [];
  const { data, metadata } = output;
  const types = Object.keys(data).filter((type) => type.startsWith("image/") || type.includes("vega"));
  // Scripts hold such tags in their texts.
  const html = String(data["text/html"] ?? "").replaceAll(/<script\b[\s\S]*?<\/script>/g, "");
  const images = [...html.matchAll(/<img\b[^>]*>/g)].map(([tag]) => /\balt="([^"]*)"/.exec(tag)?.[1] ?? "");
  const drawings = [html, String(data["image/svg+xml"] ?? "")].flatMap((markup) =>
    [...markup.matchAll(/<svg\b[^>]*\brole="img"[^>]*>(?:<title>([^<]*))?/g)].map(([, title = ""]) => title),
  );
  if (types.length === 0) return [...images, ...drawings];
  const ofPng = (metadata["image/png"] as { alt?: string } | undefined)?.alt ?? "";
  return [String(data["text/plain"] ?? ""), ofPng, ...images, ...drawings];
}

/** What a cell says in plain text: its stdout, and values that are nothing but text. */
function linesOf(output: Output): string[] {
  if (output.output_type === "stream") return output.name === "stdout" ? output.text.trimEnd().split("\n") : [];
  return kindOf(output) === "text/plain" && "data" in output ? String(output.data["text/plain"]).split("\n") : [];
}

/** A line that both languages share as it is, of others the figures; none where a time was measured. */
function figuresOf(line: string): string[] {
  return TIME.test(line) ? [] : (line.match(/\d[\d,]*(?:\.\d+)?/g) ?? []);
}

/** What work that took long leaves behind: "deletionCurve: done in 1.2 s". */
function isProgress(output: Output): boolean {
  return "data" in output && PROGRESS.test(String(output.data["text/plain"]));
}

const PROGRESS = /^\w+: (?:done in [\d.]+ s|[\d.]+초 만에 끝났습니다)$/;

const TIME = /\d\s?(?:ms|s|초|분|seconds?|minutes?|images\/s)(?![\p{L}\d])/u;

/** Seconds of each notebook and of its slowest cell. */
function timesTable(): string {
  const rows = [...executed].map(([name, lesson]) => {
    const cells = codeCells(lesson).map((cell) => ({ id: cell.id, seconds: secondsOf(cell) }));
    const sum = cells.reduce((total, { seconds }) => total + seconds, 0);
    const slowest = cells.reduce((one, other) => (other.seconds > one.seconds ? other : one), { id: "", seconds: 0 });
    return `| ${name.replace(".ipynb", "")} | ${sum.toFixed(1)} | ${slowest.id} | ${slowest.seconds.toFixed(1)} |`;
  });
  return ["| notebook | all cells, s | slowest cell | s |", "|---|---:|---|---:|", ...rows, ""].join("\n");
}

function secondsOf({ metadata: { execution = {} } }: CodeCell): number {
  const at = (message: string) => Date.parse(execution[message] ?? "");
  const milliseconds = at("shell.execute_reply") - at("iopub.execute_input");
  return Number.isNaN(milliseconds) ? 0 : milliseconds / 1000;
}
