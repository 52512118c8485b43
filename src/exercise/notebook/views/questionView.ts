import type { RichValue } from "../../../display/richValue.ts";
import { asWritten } from "../../judging/writtenQuestion.ts";
import type { TextQuestionOptions } from "../../kinds/textQuestion.ts";
import { inLanguage, textFor } from "../../question/localText.ts";
import type { Question, Variant } from "../../question/question.ts";
import { localMessages } from "../messages.ts";
import { markdownView } from "./markdownView.ts";

/** The question itself: title, points, text, and what to provide. */
export function questionView(question: Question, numbers: Variant): RichValue {
  const words = localMessages();
  const { kind, options } = asWritten(question);
  const { title, points, text, answer } = options;
  return markdownView([
    `**${inLanguage(title)}** (${words.points(points)})`,
    inLanguage(textFor(text, numbers)).trim(),
    `**${words.toProvide}**${words.colon}${words.provide[kind](`\`${answer}\``)}`,
    kind === "text" ? rubricText(options as TextQuestionOptions) : "",
  ]);
}

function rubricText({ rubric }: TextQuestionOptions): string {
  const words = localMessages();
  const lines = rubric.map(({ points, text }) => `- ${inLanguage(text)} (${words.points(points)})`);
  return `**${words.rubric}**\n\n${lines.join("\n")}`;
}
