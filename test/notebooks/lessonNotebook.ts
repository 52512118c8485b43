import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Folder of the lessons, one subfolder for each language. */
const NOTEBOOKS = join(import.meta.dirname, "../../notebooks");

export const LANGUAGES = ["ko", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

const cellId = z.string().regex(/^[a-zA-Z0-9-_]{1,64}$/);
const emptyMetadata = z.strictObject({});

/**
 * A lesson as it lies in the repository: nbformat 4.5 (https://nbformat.readthedocs.io/en/latest/format_description.html)
 * with this project's kernel, without outputs, counts or metadata that change from run to run.
 */
const lessonSchema = z.strictObject({
  cells: z.array(
    z.discriminatedUnion("cell_type", [
      z.strictObject({
        cell_type: z.literal("markdown"),
        id: cellId,
        metadata: emptyMetadata,
        source: z.array(z.string()),
      }),
      z.strictObject({
        cell_type: z.literal("code"),
        execution_count: z.null(),
        id: cellId,
        metadata: emptyMetadata,
        outputs: z.tuple([]),
        source: z.array(z.string()),
      }),
    ]),
  ),
  metadata: z.strictObject({
    convolab: z.strictObject({ language: z.enum(LANGUAGES) }),
    kernelspec: z.strictObject({
      display_name: z.literal("TypeScript (convolab)"),
      language: z.literal("typescript"),
      name: z.literal("convolab"),
    }),
    language_info: z.strictObject({
      codemirror_mode: z.string(),
      file_extension: z.string(),
      mimetype: z.string(),
      name: z.string(),
      pygments_lexer: z.string(),
      version: z.string(),
    }),
  }),
  nbformat: z.literal(4),
  nbformat_minor: z.literal(5),
});

export interface LessonCell {
  readonly id: string;
  readonly kind: "markdown" | "code";
  readonly source: string;
}

/** How a kernel introduces its language; JupyterLab writes it into the notebook. */
type LanguageInfo = z.infer<typeof lessonSchema>["metadata"]["language_info"];

export interface LessonNotebook {
  readonly language: Language;
  readonly cells: readonly LessonCell[];
  readonly languageInfo: LanguageInfo;
  /** The file's text. */
  readonly text: string;
}

/** File names of the lessons in a language, in order. */
export function lessonNames(language: Language): string[] {
  return readdirSync(join(NOTEBOOKS, language))
    .filter((name) => name.endsWith(".ipynb"))
    .sort();
}

/** Reads a lesson and checks it against nbformat and this project's rules; throws what is wrong with it. */
export function readLesson(language: Language, name: string): LessonNotebook {
  const text = readFileSync(join(NOTEBOOKS, language, name), "utf8");
  const notebook = lessonSchema.parse(JSON.parse(text));
  const cells = notebook.cells.map((cell) => ({ id: cell.id, kind: cell.cell_type, source: cell.source.join("") }));
  const { convolab, language_info: languageInfo } = notebook.metadata;
  return { language: convolab.language, cells, languageInfo, text };
}
