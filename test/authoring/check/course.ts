import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkNotebook } from "../../../src/authoring/check/checkNotebooks.ts";
import type { Language } from "../../../src/display/language.ts";
import { jupyterJson } from "../../../src/notebook/notebookText.ts";
import { languageInfo } from "../../../src/session/languageInfo.ts";

/** A notebook as JSON, faults and all. */
export interface RawNotebook {
  cells: RawCell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

export type RawCell = Record<string, unknown>;

const TEXTS = {
  ko: ["# 1. 합성곱\n\n한국어로 쓴 글입니다.", "## 패딩\n\n[위로](#1.-합성곱)"],
  en: ["# 1. Convolution\n\nA text in English.", "## Padding\n\n[Up](#1.-Convolution)"],
} as const;

export function slide(type = "slide"): Record<string, unknown> {
  return { slideshow: { slide_type: type } };
}

export function markdown(id: string, source: string): RawCell {
  return { cell_type: "markdown", id, metadata: slide(), source: source.split(/(?<=\n)/) };
}

export function code(id: string, source: string): RawCell {
  const lines = source.split(/(?<=\n)/);
  return { cell_type: "code", execution_count: null, id, metadata: slide("fragment"), outputs: [], source: lines };
}

/** A lesson without a fault. */
export function goodNotebook(language: Language): RawNotebook {
  const [title, section] = TEXTS[language];
  return {
    cells: [markdown("title", title), code("sum", "const one = 1;\none + 1"), markdown("padding", section)],
    metadata: {
      convolab: { language },
      kernelspec: { display_name: "TypeScript (convolab)", language: "typescript", name: "convolab" },
      language_info: { ...languageInfo },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

/** A course of one lesson, `01-lesson.ipynb`, in a folder of its own. */
export class Course {
  readonly folder = mkdtempSync(join(tmpdir(), "convolab-course-"));

  constructor() {
    for (const language of ["ko", "en"] as const) {
      mkdirSync(join(this.folder, language));
      this.write(language, goodNotebook(language));
    }
  }

  file(language: Language, name = "01-lesson.ipynb"): string {
    return join(this.folder, language, name);
  }

  write(language: Language, notebook: RawNotebook): void {
    this.writeText(language, jupyterJson(notebook));
  }

  writeText(language: Language, text: string): void {
    writeFileSync(this.file(language), text);
  }

  text(language: Language): string {
    return readFileSync(this.file(language), "utf8");
  }

  /** What the check says of the lesson: each finding's cell and message. */
  findings(language: Language): string[] {
    return checkNotebook(this.file(language)).map(({ cell, message }) => `${cell ?? "notebook"}: ${message}`);
  }

  [Symbol.dispose](): void {
    rmSync(this.folder, { recursive: true });
  }
}
