import type { Displayable } from "../../../display/mimeBundle.ts";
import { displaySymbol } from "../../../display/mimeBundle.ts";
import { textPlain } from "../../../display/textPlain.ts";
import { asWritten, judgedOptions } from "../../judging/writtenQuestion.ts";
import { inLanguage, textFor } from "../../question/localText.ts";
import type { Question, Variant } from "../../question/question.ts";
import { localMessages } from "../messages.ts";
import { markdownView } from "./markdownView.ts";

/** How a question is solved: its explanation, and the answer where the question file has it. */
export class SolutionView implements Displayable {
  readonly #question: Question;
  readonly #numbers: Variant;

  constructor(question: Question, numbers: Variant) {
    this.#question = question;
    this.#numbers = numbers;
  }

  /** A solution may take time: a model's is trained. */
  async [displaySymbol](): Promise<Record<string, unknown>> {
    const words = localMessages();
    const { explanation } = asWritten(this.#question).options;
    const text = explanation === undefined ? "" : inLanguage(textFor(explanation, this.#numbers)).trim();
    const answer = await answerText(this.#question, this.#numbers);
    if (text === "" && answer === "") return markdownView([words.noSolution])[displaySymbol]();
    return markdownView([`**${words.solution}**`, text, answer])[displaySymbol]();
  }
}

async function answerText(question: Question, numbers: Variant): Promise<string> {
  const { kind } = question;
  const { solution } = judgedOptions(asWritten(question));
  // A function would show no more than its name; how it is written is what explanations are for.
  if (solution === undefined || kind === "function") return "";
  const answer: unknown = await solution(numbers);
  const before = `**${localMessages().answer}**`;
  if (kind === "text") return `${before}\n\n${String(answer)}`;
  const shown = textPlain(answer);
  return shown.includes("\n") ? `${before}\n\n\`\`\`text\n${shown}\n\`\`\`` : `${before}: \`${shown}\``;
}
