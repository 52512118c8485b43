import {
  existsSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Language } from "../../display/language.ts";
import { notebookSchema } from "../../notebook/notebookSchema.ts";
import { notebookText } from "../../notebook/notebookText.ts";
import { schemaTexts } from "../../notebook/readNotebook.ts";
import { type Draft, draftSchema } from "./draft.ts";
import { localMessages } from "./messages.ts";
import { notebookPlace } from "./notebookPlace.ts";
import type { CheckedNotebook, Finding, Rule } from "./rule.ts";
import { boldText } from "./rules/boldText.ts";
import { cellIds } from "./rules/cellIds.ts";
import { emptyCells } from "./rules/emptyCells.ts";
import { foldOuts } from "./rules/foldOuts.ts";
import { formulas } from "./rules/formulas.ts";
import { headingLevels } from "./rules/headingLevels.ts";
import { imageTexts } from "./rules/imageTexts.ts";
import { jupyterFormat } from "./rules/jupyterFormat.ts";
import { kernelMetadata } from "./rules/kernelMetadata.ts";
import { knownMetadata } from "./rules/knownMetadata.ts";
import { links } from "./rules/links.ts";
import { predictions } from "./rules/predictions.ts";
import { proseLanguage } from "./rules/proseLanguage.ts";
import { sameInBothLanguages } from "./rules/sameInBothLanguages.ts";
import { slideTypes } from "./rules/slideTypes.ts";
import { storedOutputs } from "./rules/storedOutputs.ts";
import { tableHeaders } from "./rules/tableHeaders.ts";
import { termSpelling } from "./rules/termSpelling.ts";
import { tildes } from "./rules/tildes.ts";
import { trailingSpaces } from "./rules/trailingSpaces.ts";

const RULES: readonly Rule[] = [
  storedOutputs,
  cellIds,
  kernelMetadata,
  knownMetadata,
  slideTypes,
  jupyterFormat,
  sameInBothLanguages,
  proseLanguage,
  termSpelling,
  links,
  imageTexts,
  foldOuts,
  predictions,
  emptyCells,
  trailingSpaces,
  headingLevels,
  tableHeaders,
  formulas,
  boldText,
  tildes,
];

/** A finding with the notebook it is about. */
export interface NotebookFinding extends Finding {
  readonly file: string;
}

/** The notebooks at `places`, files or folders; all others before the English ones, which get their ids from them. */
export function findNotebooks(places: readonly string[]): string[] {
  const files = places.flatMap((place) => {
    if (!existsSync(place) || !statSync(place).isDirectory()) return existsSync(place) ? [place] : [];
    const names = readdirSync(place, { recursive: true, encoding: "utf8" });
    // Hidden: `.ipynb_checkpoints`, and `.~name.ipynb` while Jupyter saves.
    const isHidden = (name: string) => name.split(path.sep).some((part) => part.startsWith("."));
    return names
      .filter((name) => name.endsWith(".ipynb") && !isHidden(name))
      .map((name) => path.join(place, name))
      .sort();
  });
  return [...new Set(files)].sort((one, other) => Number(isEnglish(one)) - Number(isEnglish(other)));
}

/** What is wrong with a notebook: nothing else is read but what it links to and its counterpart in the other language. */
export function checkNotebook(file: string): NotebookFinding[] {
  const text = readFileSync(file, "utf8");
  const draft = readDraft(text);
  if (draft instanceof Error) return [{ file, message: localMessages().notReadable(draft.message) }];
  const { kind, language, partner, linksFrom } = notebookPlace(file);
  const partnerDraft =
    partner !== undefined && existsSync(partner) ? readDraft(readFileSync(partner, "utf8")) : undefined;
  const notebook: CheckedNotebook = {
    file,
    text,
    draft,
    language: language ?? languageIn(draft),
    kind,
    linksFrom,
    partner:
      partner === undefined
        ? undefined
        : { file: partner, draft: partnerDraft instanceof Error ? undefined : partnerDraft },
  };
  return RULES.flatMap((rule) => [...rule.find(notebook)]).map((finding) => ({ file, ...finding }));
}

/**
 * Mends in a notebook's file what can be mended without asking; a notebook with nothing to mend stays as it is, byte for
 * byte. So does a released exercise: it is mended in its source, and signed.
 *
 * @returns whether the file was changed
 */
export function mendNotebook(file: string): boolean {
  const { kind, language: placeLanguage } = notebookPlace(file);
  if (kind === "release") return false;
  const text = readFileSync(file, "utf8");
  const draft = readDraft(text);
  if (draft instanceof Error) return false;
  const language = placeLanguage ?? languageIn(draft);
  const mended = withMends(draft, language, language === "en" ? originalOf(file) : undefined);
  const notebook = notebookSchema.safeParse(mended).data;
  const fresh = notebook && notebookText(notebook);
  if (fresh === undefined || fresh === text) return false;
  const target = realpathSync(file);
  const aside = `${target}.${process.pid}`;
  writeFileSync(aside, fresh, { mode: statSync(target).mode });
  if (readFileSync(target, "utf8") !== text) {
    // It has been saved in JupyterLab meanwhile.
    rmSync(aside);
    return mendNotebook(file);
  }
  renameSync(aside, target);
  return true;
}

function withMends(draft: Draft, language: Language | undefined, original: Draft | undefined): Draft {
  return RULES.reduce((mended, rule) => rule.mend?.(mended, { language, original }) ?? mended, draft);
}

/** The Korean notebook of an English one, mended: its ids are the English cells' too. */
function originalOf(file: string): Draft | undefined {
  const { partner } = notebookPlace(file);
  const draft = partner !== undefined && existsSync(partner) ? readDraft(readFileSync(partner, "utf8")) : undefined;
  return draft === undefined || draft instanceof Error ? undefined : withMends(draft, "ko", undefined);
}

function readDraft(text: string): Draft | Error {
  try {
    const { data, error } = draftSchema.safeParse(JSON.parse(text), { error: schemaTexts() });
    return (
      data ??
      new Error(
        error.issues
          .map(({ path, message }) => `${path.length > 0 ? `${z.core.toDotPath(path)}: ` : ""}${message}`)
          .join("; "),
      )
    );
  } catch (error) {
    return error as SyntaxError;
  }
}

function isEnglish(file: string): boolean {
  return notebookPlace(file).language === "en";
}

function languageIn({ metadata }: Draft): Language | undefined {
  return z.object({ convolab: z.object({ language: z.enum(["ko", "en"]) }) }).safeParse(metadata).data?.convolab
    .language;
}
