import type { AnswerKind, Answers } from "../answer/answers.ts";
import { askedName } from "../answer/ask.ts";
import { type LocalText, textFor } from "../question/localText.ts";
import type { Variant } from "../question/question.ts";
import type { JudgedCheck } from "./judgedCheck.ts";
import type { KindRules, Likeness } from "./kindRules.ts";
import type { Problems } from "./reading.ts";
import { rulesOf } from "./rulesOf.ts";
import { judgedOptions, type Values, type WrittenQuestion } from "./writtenQuestion.ts";

/** The misconception behind a check that is not yet right. */
export interface Explanation {
  /** The misconception's id. */
  readonly misconception: string;
  readonly reason: LocalText;
}

/**
 * Finds the misconceptions behind what is wrong: for every check, of those that explain it, the one that explains most of
 * the whole answer. So a table with two mistakes in its columns has two explanations. Of misconceptions that explain as
 * much, it is the one that says most of what is right as well.
 *
 * @returns by the checks' ids
 */
export async function explanations<Kind extends AnswerKind>(
  question: WrittenQuestion<Kind>,
  judged: readonly JudgedCheck<Kind>[],
  numbers: Variant,
): Promise<ReadonlyMap<string, Explanation>> {
  const found = new Map<string, Explanation & { readonly reach: Likeness }>();
  if (!judged.some(isToBeExplained)) return found;
  const rules = rulesOf(question.kind);
  // Nobody has asked for other variables what a misconception answers.
  const about = judged.filter(({ check }) => askedName(check.ask) === question.options.answer);
  for (const { id, value, message } of judgedOptions(question).misconceptions ?? []) {
    const { explained, reach } = await explainedBy(value(numbers), about, rules);
    for (const checkId of explained) {
      const best = found.get(checkId)?.reach;
      if (best !== undefined && !isFarther(reach, best)) continue;
      found.set(checkId, { misconception: id, reason: textFor(message, numbers), reach });
    }
  }
  return new Map([...found].map(([id, { misconception, reason }]) => [id, { misconception, reason }]));
}

/** Which wrong checks a misconception explains, and how much of the whole answer. */
async function explainedBy<Kind extends AnswerKind>(
  value: Values[Kind],
  judged: readonly JudgedCheck<Kind>[],
  rules: KindRules<Kind>,
): Promise<{ readonly explained: readonly string[]; readonly reach: Likeness }> {
  const explained: string[] = [];
  let [ofWrong, ofAll] = [0, 0];
  const others = new Set<Answers[Kind]>();
  for (const each of judged) {
    const { check, reading } = each;
    if (reading.outcome !== "read") continue;
    const other = rules.answerTo(check.ask, value);
    // A misconception's function that throws here, or returns nothing, says nothing of a learner's that returns nothing.
    if (other === undefined) continue;
    others.add(other);
    const likeness = check.likeness(reading.answer, other);
    ofAll += likeness.ofAll;
    if (!isToBeExplained(each) || likeness.ofWrong === 0) continue;
    // What a learner who thinks so has right, the misconception is not the reason for.
    if ((await check.judge(other, NO_PROBLEMS)).outcome === "correct") continue;
    explained.push(check.id);
    ofWrong += likeness.ofWrong;
  }
  for (const other of others) rules.free?.(other);
  return { explained, reach: { ofWrong, ofAll } };
}

function isToBeExplained({ reading, judgement }: JudgedCheck): boolean {
  return reading.outcome === "read" && judgement.outcome === "notYet" && judgement.fault === undefined;
}

function isFarther(reach: Likeness, other: Likeness): boolean {
  return reach.ofWrong > other.ofWrong || (reach.ofWrong === other.ofWrong && reach.ofAll > other.ofAll);
}

const NO_PROBLEMS: Problems = new Map();
