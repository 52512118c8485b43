import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { parseSync } from "oxc-parser";
import { z } from "zod";
import type { LessonNotebook } from "./lessonNotebook.ts";

const run = promisify(execFile);
const repository = join(import.meta.dirname, "../..");
const packageEntry = join(repository, "src/index.ts");
const displayModule = join(repository, "src/display/mimeBundle.ts");
const typescript = join(dirname(createRequire(import.meta.url).resolve("typescript-native/package.json")), "bin/tsc");

const outputsSchema = z.record(
  z.string(),
  z.strictObject({
    /** Lines that the cell printed. */
    printed: z.array(z.string()),
    /** MIME bundle of the cell's value. */
    data: z.record(z.string(), z.unknown()).optional(),
    /** The cell's value where JSON can hold it. */
    value: z.unknown().optional(),
  }),
);

/** What the cells of a lesson put out, by cell id. */
export type LessonOutputs = z.infer<typeof outputsSchema>;

/**
 * A lesson's code cells, one after another, as one program in a folder of its own: what the kernel does cell by cell,
 * without a kernel. Shows that the code is sound TypeScript and what it computes.
 */
export class LessonProgram {
  static async create({ cells }: LessonNotebook): Promise<LessonProgram> {
    const folder = await mkdtemp(join(tmpdir(), "convolab-lesson-"));
    const packageFolder = join(folder, "node_modules/convolab");
    await mkdir(packageFolder, { recursive: true });
    const code = cells.filter(({ kind }) => kind === "code");
    const files: readonly (readonly [string, string])[] = [
      [join(folder, "package.json"), '{ "type": "module" }'],
      [join(folder, "tsconfig.json"), JSON.stringify(COMPILER)],
      [join(folder, "recorder.ts"), RECORDER],
      [join(folder, "lesson.ts"), [PRELUDE, ...code.map(({ id, source }) => recorded(id, source))].join("\n")],
      [join(packageFolder, "package.json"), '{ "name": "convolab", "type": "module", "main": "index.js" }'],
      [join(packageFolder, "index.js"), `export * from ${JSON.stringify(pathToFileURL(packageEntry).href)};`],
    ];
    for (const [path, text] of files) await writeFile(path, text);
    return new LessonProgram(folder);
  }

  readonly #folder: string;

  private constructor(folder: string) {
    this.#folder = folder;
  }

  /** Type errors as the compiler prints them, empty if there are none. */
  async typeErrors(): Promise<string> {
    const check = run(process.execPath, [typescript, "-p", this.#folder]);
    return check.then(
      ({ stdout }) => stdout,
      (error: { stdout: string }) => error.stdout,
    );
  }

  /** Runs the lesson in a process of its own; rejects with what it printed if it fails. */
  async outputs(): Promise<LessonOutputs> {
    await run(process.execPath, [join(this.#folder, "lesson.ts")]);
    return outputsSchema.parse(JSON.parse(await readFile(join(this.#folder, OUTPUTS), "utf8")));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.#folder, { recursive: true });
  }
}

const COMPILER = {
  compilerOptions: {
    strict: true,
    noEmit: true,
    target: "es2024",
    lib: ["es2024"],
    module: "nodenext",
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: ["node"],
    typeRoots: [join(repository, "node_modules/@types")],
    paths: { convolab: [packageEntry] },
  },
  files: ["lesson.ts"],
};

const PRELUDE = 'import * as recorder$ from "./recorder.ts";';

/** A file, because a process that exits does not wait until a pipe has taken all its text. */
const OUTPUTS = "outputs.json";

const RECORDER = `
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { format } from "node:util";
import { toMimeBundle } from ${JSON.stringify(displayModule)};

const outputs: Record<string, { printed: string[]; data?: object; value?: unknown }> = {};
let current: { printed: string[]; data?: object; value?: unknown } = { printed: [] };
console.log = (...values: unknown[]) => {
  current.printed.push(format(...values));
};

export function begin(id: string): void {
  current = { printed: [] };
  outputs[id] = current;
}

export async function show(value: unknown): Promise<void> {
  current.data = (await toMimeBundle(value))?.data;
  if (Array.isArray(value) || typeof value !== "object") current.value = value;
}

process.on("exit", (code) => {
  if (code === 0) writeFileSync(join(import.meta.dirname, ${JSON.stringify(OUTPUTS)}), JSON.stringify(outputs));
});
`;

/** A cell's code with its output recorded: the value of a last line that is an expression is shown, as in a notebook. */
function recorded(id: string, source: string): string {
  const begin = `recorder$.begin(${JSON.stringify(id)});`;
  const { program, errors } = parseSync("cell.ts", source);
  const [error] = errors;
  if (error !== undefined) throw new SyntaxError(`${id}: ${error.message}`);
  const last = program.body.at(-1);
  if (last?.type !== "ExpressionStatement") return `${begin}\n${source}`;
  const { start, end } = last.expression;
  const value = source.slice(start, end);
  const isCall = /^console\./.test(value);
  return `${begin}\n${source.slice(0, last.start)}${isCall ? value : `await recorder$.show(${value})`};`;
}
