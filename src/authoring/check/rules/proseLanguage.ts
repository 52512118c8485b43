import { cellName } from "../draft.ts";
import { readMarkdown, spokenText } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

const HANGUL = /\p{Script=Hangul}/u;
/** A language's own name stands in any text, beside the link to the notebook in that language. */
const OWN_NAME = /한국어/g;
/** So many words in a row are a text, and not a name or a term. */
const LATIN_WORDS = /(?:\b[A-Za-z]{2,}\b[ ,]+){4}/;

/** A text is in its notebook's language, and code in none: it is the same in both. */
export const proseLanguage: Rule = {
  *find({ draft, language }) {
    for (const [index, cell] of draft.cells.entries()) {
      const name = cellName(cell, index);
      const { cell_type, source } = cell;
      if (cell_type === "code" && HANGUL.test(source)) yield { cell: name, message: localMessages().hangulInCode };
      if (cell_type === "code") continue;
      const words = spokenText(source).replaceAll(OWN_NAME, "");
      if (language === "en" && HANGUL.test(words)) yield { cell: name, message: localMessages().koreanInEnglish };
      if (language === "ko" && [words, ...runsOf(source)].some(isEnglish))
        yield { cell: name, message: localMessages().englishInKorean };
    }
  },
};

function isEnglish(words: string): boolean {
  return !HANGUL.test(words) && LATIN_WORDS.test(words);
}

/** The words of each paragraph and heading, as a cell may be translated in part. */
function runsOf(source: string): string[] {
  const lines = spokenText(source).split("\n");
  return readMarkdown(source).runs.map((run) => lines.slice(...run.lines).join("\n"));
}
