import { currentLanguage, type Language } from "../../display/language.ts";

/** A text in both of the course's languages. */
export type LocalText = { readonly [language in Language]: string };

/** A text that may name a learner's own numbers. */
export type TextOf<Variant> = LocalText | ((numbers: Variant) => LocalText);

/** The text for a learner's numbers. */
export function textFor<Variant>(text: TextOf<Variant>, numbers: Variant): LocalText {
  return typeof text === "function" ? text(numbers) : text;
}

/** The text in the learner's language (`CONVOLAB_LANG`; the kernel sets it to the notebook's). */
export function inLanguage(text: LocalText, language: Language = currentLanguage()): string {
  return text[language];
}
