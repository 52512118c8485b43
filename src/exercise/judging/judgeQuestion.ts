import { AnswerProblemError } from "../answer/answerProblem.ts";
import type { AnswerKind, Answers } from "../answer/answers.ts";
import { type Ask, isCall } from "../answer/ask.ts";
import type { PlainAnswer } from "../answer/plainAnswer.ts";
import { problemText } from "../answer/problemText.ts";
import type { LocalText } from "../question/localText.ts";
import type { Question, Variant } from "../question/question.ts";
import { checksOf, hiddenChecksOf } from "./checksOf.ts";
import { type Explanation, explanations } from "./explanations.ts";
import { type JudgedCheck, judgeCheck } from "./judgedCheck.ts";
import { type Reading, unreadable } from "./reading.ts";
import type { CheckResult, QuestionOutcome, QuestionResult } from "./result.ts";
import { rulesOf } from "./rulesOf.ts";
import { asWritten, judgedOptions, type WrittenQuestion } from "./writtenQuestion.ts";

/**
 * Judges a learner's plain answers to a question.
 *
 * @param numbers the learner's own
 * @param answers by the checks' ids; a check without one is not attempted
 * @param which the checks of the learner's notebook, or the grader's hidden ones too
 * @throws {Error} if the question's solution throws, or if there is none where the checks need it
 */
export async function judgeQuestion(
  question: Question,
  numbers: Variant,
  answers: ReadonlyMap<string, PlainAnswer>,
  which: "public" | "all" = "public",
): Promise<QuestionResult> {
  const written = asWritten(question);
  const hidden = which === "all" ? await hiddenChecksOf(question, numbers) : [];
  const checks = [...(await checksOf(question, numbers)), ...hidden];
  const readings = new Map<string, Reading<Answers[AnswerKind]>>();
  try {
    const judged: JudgedCheck[] = [];
    // One after the other: judges of models calculate.
    for (const check of checks) {
      const key = askKey(check);
      const reading = readings.get(key) ?? (await readAnswer(written, answers.get(check.id), numbers));
      readings.set(key, reading);
      judged.push(await judgeCheck(check, reading));
    }
    return resultOf(written, judged, await explanations(written, judged, numbers));
  } finally {
    const rules = rulesOf(written.kind);
    for (const reading of readings.values()) if (reading.outcome === "read") rules.free?.(reading.answer);
  }
}

/** Checks that ask for the same value share the answer, so that a model is made anew once. Each call is its own. */
export function askKey({ id, ask }: { readonly id: string; readonly ask: Ask }): string {
  return isCall(ask) ? `check ${id}` : `value ${ask.value} ${ask.weights === true}`;
}

async function readAnswer<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  plain: PlainAnswer | undefined,
  numbers: Variant,
): Promise<Reading<Answers[Kind]>> {
  if (plain === undefined || plain.kind === "notAttempted") return { outcome: "notAttempted" };
  if (plain.kind === "failed") return unreadable(problemText(plain.problem));
  try {
    return await rulesOf(question.kind).read(plain, question, numbers);
  } catch (error) {
    if (error instanceof AnswerProblemError) return unreadable(problemText(error.problem));
    throw error;
  }
}

function resultOf(
  question: WrittenQuestion,
  judged: readonly JudgedCheck[],
  explained: ReadonlyMap<string, Explanation>,
): QuestionResult {
  const notes = notesOf(question, judged);
  const checks = judged.map((each) => checkResult(each, explained.get(each.check.id)));
  const outcome = outcomeOf(checks, notes);
  if (question.kind === "text") {
    const reason = checks[0]?.reason;
    const read = outcome === "correct" ? "toBeRead" : outcome;
    return { question: question.id, outcome: read, score: 0, ...(reason && { reason }), notes, checks: [] };
  }
  const reason = reasonOfAll(checks);
  return {
    question: question.id,
    outcome,
    score: scoreOf(checks),
    ...(reason && { reason }),
    notes,
    checks: reason === undefined ? checks : checks.map(({ reason: _, ...check }) => check),
  };
}

function checkResult({ check, judgement }: JudgedCheck, explanation: Explanation | undefined): CheckResult {
  const { id, title, weight, cell } = check;
  const all = { id, title, weight, ...(cell && { cell }), outcome: judgement.outcome };
  if (judgement.outcome !== "notYet") return { ...all, share: judgement.outcome === "correct" ? 1 : 0 };
  const { reason, share = 0, fault } = judgement;
  return { ...all, share, ...(reason && { reason }), ...(fault !== undefined && { fault }), ...explanation };
}

function outcomeOf(checks: readonly CheckResult[], notes: readonly LocalText[]): QuestionOutcome {
  const isEmpty = notes.length === 0 && checks.every(({ outcome }) => outcome === "notAttempted");
  if (isEmpty) return "notAttempted";
  return checks.every(({ outcome }) => outcome === "correct") ? "correct" : "notYet";
}

function scoreOf(checks: readonly CheckResult[]): number {
  const all = checks.reduce((sum, { weight }) => sum + weight, 0);
  // Where nothing is checked, nothing is right.
  if (all === 0) return 0;
  const right = checks.reduce((sum, { weight, share }) => sum + weight * share, 0);
  // Weights such as 0.1 and 0.2 do not quite add up.
  return checks.every(({ share }) => share === 1) ? 1 : right / all;
}

/** What several checks would all say is said once, of the answer as a whole. */
function reasonOfAll(checks: readonly CheckResult[]): LocalText | undefined {
  const [first] = checks;
  if (first?.reason === undefined || checks.length === 1) return undefined;
  const { ko, en } = first.reason;
  return checks.every(({ reason }) => reason?.ko === ko && reason.en === en) ? first.reason : undefined;
}

/** What else there is to say of the answer, each once. Checks that an author wrote do not look at what cannot be judged. */
function notesOf(question: WrittenQuestion, judged: readonly JudgedCheck[]): readonly LocalText[] {
  const isWritten = judgedOptions(question).checks !== undefined;
  const notes = judged.flatMap(({ reading }) => {
    if (reading.outcome !== "read") return [];
    return isWritten ? [...reading.notes, ...reading.problems.values()] : reading.notes;
  });
  return [...new Map(notes.map((note) => [note.ko, note])).values()];
}
