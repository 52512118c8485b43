import katex from "katex";
import { BookError } from "./bookError.ts";
import { localMessages } from "./messages.ts";

/** What `sphinx/extensions/lesson_math.py` leaves of a formula. */
const FORMULA = /<convolab-formula display="(true|false)">([^<]*)<\/convolab-formula>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
  "&amp;": "&",
};

/**
 * A page with its formulas typeset: for eyes as boxes, for screen readers as MathML.
 *
 * @param page how an error calls the page
 * @throws {BookError} if a formula is not LaTeX that KaTeX knows
 */
export function typesetFormulas(html: string, page: string): string {
  return html.replaceAll(FORMULA, (_, display: string, escaped: string) => {
    const latex = escaped.replaceAll(/&(?:lt|gt|quot|#x27|amp);/g, (entity) => ENTITIES[entity] ?? entity);
    const displayMode = display === "true";
    try {
      // Hangul within a formula is set in the page's own font.
      const typeset = katex.renderToString(latex, { displayMode, throwOnError: true, strict: "ignore" });
      return displayMode ? `<div class="formula" tabindex="0">${typeset}</div>` : typeset;
    } catch (error) {
      throw new BookError(localMessages().badFormula(page, latex, (error as Error).message));
    }
  });
}
