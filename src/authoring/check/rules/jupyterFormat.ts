import { z } from "zod";
import { notebookSchema } from "../../../notebook/notebookSchema.ts";
import { notebookText } from "../../../notebook/notebookText.ts";
import { schemaTexts } from "../../../notebook/readNotebook.ts";
import { cellName, type Draft } from "../draft.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";
import { cellIds } from "./cellIds.ts";
import { kernelMetadata } from "./kernelMetadata.ts";
import { knownMetadata } from "./knownMetadata.ts";
import { storedOutputs } from "./storedOutputs.ts";

/** The rules about what nbformat has its say on too. */
const MENDERS = [storedOutputs, cellIds, kernelMetadata, knownMetadata];

/** A notebook is nbformat 4.5, and written as Jupyter writes it: opening and saving it changes nothing. */
export const jupyterFormat: Rule = {
  *find({ text, draft, language }) {
    // What the other rules say and mend need not be said here once more.
    const place = { language, original: undefined };
    const otherwise = MENDERS.reduce((mended, { mend }) => mend?.(mended, place) ?? mended, draft);
    for (const { path, message } of notebookSchema.safeParse(otherwise, { error: schemaTexts() }).error?.issues ?? [])
      yield { ...namedCell(draft, path), message: localMessages().notNbformat(z.core.toDotPath(path), message) };
    if (draft.nbformat_minor < 5) yield { message: localMessages().olderFormat(draft.nbformat_minor) };
    const notebook = notebookSchema.safeParse(JSON.parse(text)).data;
    if (notebook !== undefined && notebookText(notebook) !== text) yield { message: localMessages().notAsJupyter };
  },
};

function namedCell(draft: Draft, [part, index]: readonly PropertyKey[]): { cell?: string } {
  const cell = part === "cells" && typeof index === "number" ? draft.cells[index] : undefined;
  return cell === undefined ? {} : { cell: cellName(cell, Number(index)) };
}
