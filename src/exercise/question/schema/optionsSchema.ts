import { z } from "zod";
import type { AnswerKind } from "../../answer/answers.ts";
import { localMessages } from "../messages.ts";
import { aFunction, chosen, expects, fields, isFunction, unexpected } from "./expectation.ts";
import { aboveZero, id, localText, solutionRule, textOf, variableName } from "./fieldSchema.ts";
import { plainValue } from "./valueSchema.ts";

const every = {
  id,
  points: aboveZero,
  title: localText,
  text: textOf,
  answer: variableName,
  variant: aFunction.optional(),
  explanation: textOf.optional(),
  showSolution: solutionRule.optional(),
  hints: z.array(textOf, expects("hints")),
};

const misconceptions = z
  .array(fields("misconception", { id, value: aFunction, message: textOf }), expects("misconceptions"))
  .superRefine(eachIdOnce)
  .optional();

const askValue = fields("askValue", { value: variableName });
const askModel = fields("askValue", { value: variableName, weights: z.boolean(expects("trueOrFalse")).optional() });

const askCall = fields("askCall", {
  call: variableName,
  arguments: z.array(plainValue, expects("callArguments")),
});

/** What a check asks, by the question's kind. */
export function askOf(kind: AnswerKind): z.ZodType {
  if (kind === "function") return askCall;
  return kind === "model" ? askModel : askValue;
}

function checksOf(kind: AnswerKind) {
  const ask = chosen((value) => (isFunction(value) ? aFunction : askOf(kind)));
  const check = fields("check", {
    id,
    title: textOf,
    ask:
      kind === "function"
        ? chosen((value) => (value === undefined ? z.never({ error: () => localMessages().askOfFunction() }) : ask))
        : ask.optional(),
    judge: aFunction,
    weight: aboveZero.optional(),
  });
  return z.array(check, expects("checks"));
}

/** What is judged by code: everything but a text. */
function judgedBy(kind: AnswerKind) {
  return {
    ...every,
    misconceptions,
    checks: checksOf(kind).superRefine(eachIdOnce).optional(),
    hiddenChecks: checksOf(kind).optional(),
  };
}

/** Where checks compare with the solution, the student's version keeps it. */
const compared = { solution: aFunction };

/** Where they do not, the student's version has none. */
const uncompared = { solution: aFunction.optional() };

const tolerance = aboveZero.optional();
const names = z.record(z.string(), localText, expects("names")).optional();

/** A call whose result is known. */
export const examples = z.array(
  fields("example", { arguments: z.array(plainValue, expects("callArguments")), returns: plainValue }),
  expects("examples"),
);

const recognisedBy = aFunction.optional();

/** By kind, what the builders take. */
export const OPTIONS_SCHEMAS: Readonly<Record<AnswerKind, z.ZodType>> = {
  number: fields("options", { ...judgedBy("number"), ...compared, tolerance }).superRefine(hiddenIdsDiffer),
  shape: fields("options", {
    ...judgedBy("shape"),
    ...compared,
    axes: z.array(localText, expects("axes")).optional(),
  }).superRefine(hiddenIdsDiffer),
  table: fields("options", {
    ...judgedBy("table"),
    ...compared,
    rows: names,
    columns: names,
    tolerance,
  }).superRefine(hiddenIdsDiffer),
  tensor: fields("options", { ...judgedBy("tensor"), ...compared, tolerance }).superRefine(hiddenIdsDiffer),
  function: fields("options", {
    ...judgedBy("function"),
    ...uncompared,
    tolerance,
    examples: chosen((value) => (isFunction(value) ? aFunction : examples)),
    hiddenCalls: z.array(z.array(plainValue, expects("callArguments")), expects("calls")).optional(),
  })
    .superRefine(hiddenIdsDiffer)
    .superRefine(somethingIsChecked)
    .superRefine(hiddenNeedsSolution)
    .superRefine(somethingToShow),
  layer: fields("options", {
    ...judgedBy("layer"),
    ...uncompared,
    checks: checksOf("layer").min(1, expects("someChecks")).superRefine(eachIdOnce),
    recognisedBy,
  })
    .superRefine(hiddenIdsDiffer)
    .superRefine(hiddenNeedsSolution)
    .superRefine(somethingToShow),
  model: fields("options", {
    ...judgedBy("model"),
    ...uncompared,
    checks: checksOf("model").min(1, expects("someChecks")).superRefine(eachIdOnce),
    weights: z.boolean(expects("trueOrFalse")).optional(),
    recognisedBy,
  })
    .superRefine(hiddenIdsDiffer)
    .superRefine(hiddenNeedsSolution)
    .superRefine(somethingToShow),
  text: fields("options", {
    ...every,
    ...uncompared,
    rubric: z
      .array(fields("rubricLine", { points: aboveZero, text: localText }), expects("rubric"))
      .min(1, expects("rubric")),
  })
    .superRefine(rubricAddsUp)
    .superRefine(somethingToShow),
};

interface WithId {
  readonly id: string;
}

function eachIdOnce(list: readonly WithId[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, entry] of list.entries()) {
    if (seen.has(entry.id)) {
      context.addIssue({ code: "custom", path: [index, "id"], message: localMessages().idTwice(entry.id) });
    }
    seen.add(entry.id);
  }
}

/** Results are kept by the checks' ids, hidden or not. */
function hiddenIdsDiffer(
  { checks = [], hiddenChecks = [] }: { checks?: readonly WithId[]; hiddenChecks?: readonly WithId[] },
  context: z.RefinementCtx,
): void {
  const seen = new Set(checks.map((check) => check.id));
  for (const [index, check] of hiddenChecks.entries()) {
    if (seen.has(check.id)) {
      const message = localMessages().idTwice(check.id);
      context.addIssue({ code: "custom", path: ["hiddenChecks", index, "id"], message });
    }
    seen.add(check.id);
  }
}

function somethingIsChecked(
  options: { readonly examples?: unknown; readonly checks?: readonly unknown[] },
  context: z.RefinementCtx,
): void {
  const { examples: calls, checks = [] } = options;
  if (checks.length > 0 || !Array.isArray(calls) || calls.length > 0) return;
  context.addIssue({ code: "custom", path: ["examples"], message: unexpected("someExamples", calls) });
}

function hiddenNeedsSolution(
  options: {
    readonly solution?: unknown;
    readonly hiddenChecks?: readonly unknown[];
    readonly hiddenCalls?: readonly unknown[];
  },
  context: z.RefinementCtx,
): void {
  const { solution, hiddenChecks = [], hiddenCalls = [] } = options;
  if (solution !== undefined || hiddenChecks.length + hiddenCalls.length === 0) return;
  context.addIssue({ code: "custom", path: ["solution"], message: localMessages().solutionForHidden() });
}

/** The student's version has no solution of these kinds: there, the explanation is all that `solution(id)` can show. */
function somethingToShow(
  { explanation, showSolution }: { readonly explanation?: unknown; readonly showSolution?: unknown },
  context: z.RefinementCtx,
): void {
  if (explanation !== undefined || showSolution === "never") return;
  context.addIssue({ code: "custom", path: ["explanation"], message: localMessages().explanationToShow() });
}

function rubricAddsUp(
  { points, rubric }: { readonly points: number; readonly rubric: readonly { readonly points: number }[] },
  context: z.RefinementCtx,
): void {
  const sum = rubric.reduce((total, line) => total + line.points, 0);
  // Of an empty one it is said already that it is empty.
  if (rubric.length === 0 || Math.abs(sum - points) < 1e-9) return;
  context.addIssue({ code: "custom", path: ["rubric"], message: localMessages().rubricSum(sum, points) });
}
