import { readFileSync } from "node:fs";
import { z } from "zod";
import { currentLanguage } from "../display/language.ts";
import { localMessages } from "./messages.ts";
import { type Notebook, notebookSchema } from "./notebookSchema.ts";

/** A file that is no notebook of nbformat 4.5; the message says where and why. */
export class NotebookFormatError extends Error {
  override readonly name = "NotebookFormatError";
}

/**
 * Reads a notebook of nbformat 4.5 from a file.
 *
 * @throws NotebookFormatError if the file does not hold one; an error of `node:fs` if it cannot be read
 */
export function readNotebook(file: string): Notebook {
  return parseNotebook(readFileSync(file, "utf8"), file);
}

/**
 * Reads a notebook of nbformat 4.5 from a file's text; `file` is how an error calls it.
 *
 * @throws NotebookFormatError if the text is not JSON, or not a notebook
 */
export function parseNotebook(text: string, file: string): Notebook {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new NotebookFormatError(localMessages().notJson(file, (error as SyntaxError).message));
  }
  const { data, error } = notebookSchema.safeParse(value, { error: schemaTexts() });
  if (error !== undefined) throw new NotebookFormatError(localMessages().notNotebook(file, z.prettifyError(error)));
  return data;
}

/** What a schema says in the reader's language. */
export function schemaTexts(): z.core.$ZodErrorMap {
  return z.locales[currentLanguage()]().localeError;
}
