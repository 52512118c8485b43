import path from "node:path";
import { fileURLToPath } from "node:url";
import { closestName } from "../../display/closestName.ts";
import { display } from "../../display/display.ts";
import type { Displayable } from "../../display/mimeBundle.ts";
import { shownValue } from "../../display/shownValue.ts";
import { textWidth } from "../../nn/tables/textWidth.ts";
import { checkQuestion } from "../judging/answerQuestion.ts";
import { asWritten, judgedOptions } from "../judging/writtenQuestion.ts";
import type { Question, SolutionRule, Variant } from "../question/question.ts";
import { numbersFor } from "../question/variant.ts";
import { CheckHistory } from "./checkHistory.ts";
import { CheckLog } from "./checkLog.ts";
import type { CheckLogContent } from "./checkLogEntry.ts";
import type { ExerciseDefinition } from "./definitionOf.ts";
import { currentLearner, nameLearner } from "./learner.ts";
import { localMessages } from "./messages.ts";
import { checkLogView } from "./views/checkLogView.ts";
import { checkView } from "./views/checkView.ts";
import { hintView } from "./views/hintView.ts";
import { learnerView } from "./views/learnerView.ts";
import { markdownView } from "./views/markdownView.ts";
import { noteView } from "./views/noteView.ts";
import { progressView } from "./views/progressView.ts";
import { questionView } from "./views/questionView.ts";
import { SolutionView } from "./views/solutionView.ts";

/** One exercise while a notebook works with it: whose numbers, what was checked, how many hints were taken. */
export class ExerciseSession {
  readonly #definition: ExerciseDefinition;
  readonly #questions: ReadonlyMap<string, Question>;
  readonly #log: CheckLog;
  readonly #history: CheckHistory;
  /** By question, how many hints were shown. */
  readonly #hintsTaken = new Map<string, number>();
  /** Whether the notebook shows, or calculated with, a learner's numbers. */
  #hasShownNumbers = false;

  /**
   * @param definition checked by the schema already
   * @param readLog `readCheckLog`
   */
  constructor(definition: ExerciseDefinition, readLog: (text: string) => CheckLogContent) {
    this.#definition = definition;
    this.#questions = new Map(definition.questions.map((question) => [question.id, question]));
    this.#log = new CheckLog(path.dirname(fileURLToPath(definition.file)), readLog);
    this.#history = new CheckHistory(definition.assignment, this.#log);
    // The first width that is measured makes the measuring ready, which takes as long as several checks.
    textWidth("○");
  }

  question(id: string): Displayable {
    const question = this.#named(id);
    return questionView(question, this.#numbersOf(question));
  }

  numbers(id: string): Variant {
    // A copy: a learner's code that changes it does not change the question.
    return structuredClone(this.#numbersOf(this.#named(id)));
  }

  async check(id: string): Promise<number | undefined> {
    const question = this.#named(id);
    const numbers = this.#numbersOf(question);
    const result = await checkQuestion(question, numbers);
    const couldWrite = !this.#log.isUnwritable;
    this.#history.add(result, numbers);
    const next = result.outcome === "toBeRead" ? [] : this.#nextSteps(question, result.outcome === "correct");
    // Once is enough to know.
    if (couldWrite && this.#log.isUnwritable) next.push(localMessages().logUnwritable(`\`${this.#log.file}\``));
    display(checkView(question, result, next));
    return result.outcome === "toBeRead" || question.kind === "text" ? undefined : result.score;
  }

  hint(id: string): Displayable {
    const question = this.#named(id);
    const taken = this.#hintsTaken.get(id) ?? 0;
    this.#hintsTaken.set(id, taken + 1);
    return hintView(question, this.#numbersOf(question), taken);
  }

  solution(id: string): Displayable {
    const question = this.#named(id);
    const refusal = this.#solutionRefusal(question);
    return refusal === undefined ? new SolutionView(question, this.#numbersOf(question)) : markdownView([refusal]);
  }

  progress(): Displayable {
    const numbers = this.#definition.questions.map((question): [string, Variant] => [
      question.id,
      this.#drawn(question),
    ]);
    return progressView(this.#definition, this.#history.latest(new Map(numbers)));
  }

  checkLog({ delete: isToDelete = false }: { readonly delete?: boolean } = {}): Displayable {
    if (!isToDelete) return checkLogView(this.#definition, this.#log);
    const words = localMessages();
    const file = `\`${this.#log.file}\``;
    try {
      this.#log.delete();
    } catch (thrown) {
      return noteView([words.logNotDeleted(file, thrown instanceof Error ? thrown.message : String(thrown))]);
    }
    return noteView([words.logDeleted(file)]);
  }

  learner(id?: string): Displayable {
    const before = currentLearner().id;
    if (id !== undefined) nameLearner(id);
    const learner = currentLearner();
    return learnerView(learner, this.#hasShownNumbers && learner.id !== before);
  }

  /** What one can do next, as short Markdown lines. */
  #nextSteps(question: Question, isCorrect: boolean): string[] {
    const words = localMessages();
    const { id, options } = asWritten(question);
    const steps: string[] = [];
    if (!isCorrect && options.hints.length > 0) {
      const call = `\`hint("${id}")\``;
      const left = options.hints.length - (this.#hintsTaken.get(id) ?? 0);
      steps.push(left > 0 ? words.nextHint(call, left, options.hints.length) : words.hintsAgain(call));
    }
    if (hasSolution(question) && this.#solutionRefusal(question) === undefined) {
      steps.push(words.seeSolution(`\`solution("${id}")\``));
    }
    return steps;
  }

  /** Why the solution may not be seen, if it may not. */
  #solutionRefusal(question: Question): string | undefined {
    const words = localMessages();
    const { id, options } = asWritten(question);
    const rule: SolutionRule = options.showSolution ?? "afterFullScore";
    if (rule === "always") return undefined;
    if (rule === "never") return words.solutionNever;
    const checks = this.#history
      .checksOf(id, this.#drawn(question))
      .filter(({ outcome }) => outcome !== "notAttempted");
    // Of a text nobody here knows the score; that it was written is what one can do.
    if (checks.some(({ outcome }) => outcome === "correct" || outcome === "toBeRead")) return undefined;
    const call = `\`solution("${id}")\``;
    if (rule === "afterFullScore") return words.solutionAfterFullScore(call);
    const left = rule.afterChecks - checks.length;
    return left <= 0 ? undefined : words.solutionAfterChecks(left, call);
  }

  /** The learner's numbers for what the notebook is about to show. */
  #numbersOf(question: Question): Variant {
    const numbers = this.#drawn(question);
    this.#hasShownNumbers ||= Object.keys(numbers).length > 0;
    return numbers;
  }

  #drawn(question: Question): Variant {
    return numbersFor(question, currentLearner().id, this.#definition.assignment);
  }

  /** @throws {RangeError} if there is no question of this id, naming the nearest */
  #named(id: unknown): Question {
    const question = typeof id === "string" ? this.#questions.get(id) : undefined;
    if (question !== undefined) return question;
    const ids = [...this.#questions.keys()];
    const nearest = typeof id === "string" ? closestName(id, ids) : undefined;
    throw new RangeError(localMessages().unknownQuestion(shownValue(id), nearest, ids.join(", ")));
  }
}

/** Whether `solution` would show more than that there is nothing to show. */
function hasSolution(question: Question): boolean {
  const { explanation } = asWritten(question).options;
  return (
    explanation !== undefined ||
    (judgedOptions(asWritten(question)).solution !== undefined && question.kind !== "function")
  );
}
