import type { LocalText } from "../question/localText.ts";
import type { AnswerProblem } from "./answerProblem.ts";
import { type AnswerWords, answerWords } from "./messages.ts";

/** Why an answer cannot be judged and what to do about it, in both languages. */
export function problemText(problem: AnswerProblem): LocalText {
  return { ko: textOf(problem, answerWords.ko), en: textOf(problem, answerWords.en) };
}

function textOf(problem: AnswerProblem, words: AnswerWords): string {
  switch (problem.code) {
    case "getter":
    case "proxy":
    case "promise":
    case "symbol":
    case "cycle":
    case "disposedTensor":
    case "foreignTensor":
    case "symbolicTensor":
    case "tensorFlowModel":
    case "tensorFlowLayer":
      return words[problem.code]();
    case "function":
    case "class":
    case "patchedBuiltIn":
      return words[problem.code](problem.name);
    case "bigint":
      return words.bigint(problem.digits);
    case "boxed":
    case "instance":
      return words[problem.code](problem.className);
    case "tooDeep":
    case "tooManyValues":
      return words[problem.code](problem.most);
    case "tooLong":
    case "textTooLong":
      return words[problem.code](problem.length, problem.most);
    case "tensorTooLarge":
      return words.tensorTooLarge(problem.size, problem.most);
    case "weightsTooLarge":
      return words.weightsTooLarge(problem.bytes, problem.most);
    case "tensorType":
      return words.tensorType(problem.type);
    case "unreadable":
      return unreadableText(problem.what, withoutFullStop(problem.reason), words);
    case "threw":
      return words.threw(problem.error);
    case "notAFunction":
      return words.notAFunction(problem.name, problem.got);
    case "changedArgument":
      return words.changedArgument(problem.index + 1);
    case "timeout":
      return words.timeout(problem.seconds);
    case "malformed":
      return words.malformed(withoutFullStop(problem.reason));
  }
}

function unreadableText(what: "value" | "tensor" | "layer" | "model", reason: string, words: AnswerWords): string {
  switch (what) {
    case "value":
      return words.unreadableValue(reason);
    case "tensor":
      return words.unreadableTensor(reason);
    case "layer":
      return words.unreadableLayer(reason);
    case "model":
      return words.unreadableModel(reason);
  }
}

/** A reason goes on in the sentence that has it. */
function withoutFullStop(reason: string): string {
  return reason.endsWith(".") ? reason.slice(0, -1) : reason;
}
