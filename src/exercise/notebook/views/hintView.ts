import type { RichValue } from "../../../display/richValue.ts";
import { asWritten } from "../../judging/writtenQuestion.ts";
import { inLanguage, textFor } from "../../question/localText.ts";
import type { Question, Variant } from "../../question/question.ts";
import { localMessages } from "../messages.ts";
import { markdownView } from "./markdownView.ts";

/** One hint of a question; past the last one, all of them. @param index from 0 */
export function hintView(question: Question, numbers: Variant, index: number): RichValue {
  const words = localMessages();
  const hints = asWritten(question).options.hints.map((hint) => inLanguage(textFor(hint, numbers)).trim());
  if (hints.length === 0) return markdownView([words.noHints]);
  const hint = hints[index];
  if (hint !== undefined) return markdownView([`**${words.hint(index + 1, hints.length)}**`, hint]);
  return markdownView([`**${words.allHints(hints.length)}**`, ...hints.map((each, at) => listItem(at + 1, each))]);
}

/** A Markdown list's item; its further lines belong to it by their indentation. */
function listItem(number: number, text: string): string {
  const [first, ...rest] = text.split("\n");
  return [`${number}. ${first}`, ...rest.map((line) => (line === "" ? "" : `   ${line}`))].join("\n");
}
