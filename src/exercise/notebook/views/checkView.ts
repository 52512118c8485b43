import { RichValue } from "../../../display/richValue.ts";
import type { CheckResult, QuestionResult } from "../../judging/result.ts";
import { asWritten } from "../../judging/writtenQuestion.ts";
import { inLanguage, type LocalText } from "../../question/localText.ts";
import type { Question } from "../../question/question.ts";
import { localMessages } from "../messages.ts";
import { exerciseFrame } from "./exerciseFrame.ts";
import { inlineHtml } from "./inlineHtml.ts";
import { outcomeLabel, outcomeSign } from "./outcomeSign.ts";
import { pointsText } from "./pointsText.ts";
import { cellGrid, gridHtml, gridText } from "./tableCells.ts";

/**
 * What came of a check: the outcome and the score, each check with its reason, and what one can do next.
 *
 * @param next what one can do next, as short Markdown lines
 */
export function checkView(question: Question, result: QuestionResult, next: readonly string[]): RichValue {
  const headline = headlineOf(question, result);
  const remarks = [...aboutTheWhole(question, result), ...result.notes.map((note) => inLanguage(note))];
  const grid = cellGrid(result.checks);
  const groups = result.outcome === "notAttempted" ? [] : groupsOf(result, grid !== undefined);
  const showsGrid = grid !== undefined && result.outcome !== "notAttempted" && result.reason === undefined;
  const html = [
    `<p class="headline"><b class="${result.outcome}">${headline.label}</b> · ${inlineHtml(headline.rest)}</p>`,
    ...remarks.map((remark) => `<p>${inlineHtml(remark)}</p>`),
    showsGrid ? gridHtml(grid) : "",
    listHtml(groups),
    ...next.map((line) => `<p class="quiet">${inlineHtml(line)}</p>`),
  ];
  const text = [
    `${headline.label} · ${headline.rest}`,
    ...remarks,
    showsGrid ? gridText(grid) : "",
    ...groups.map((group) => lineOf(group)),
    ...next,
  ];
  return new RichValue({
    "text/html": exerciseFrame(result.outcome, html.filter((part) => part !== "").join("\n")),
    "text/plain": text.filter((line) => line !== "").join("\n"),
  });
}

/** `✗ Not yet`, and `Problem 2 · 1 of 2 points`. */
function headlineOf(question: Question, { outcome, score }: QuestionResult): { label: string; rest: string } {
  const words = localMessages();
  const { kind, options } = asWritten(question);
  const { title, points } = options;
  const isPartly = outcome === "notYet" && score > 0;
  const word = isPartly ? words.partlyCorrect : words.headline[outcome];
  // A person scores a text.
  const scored = kind === "text" ? [] : [words.pointsOf(pointsText(score * points), points)];
  return { label: `${outcomeSign(outcome)} ${word}`, rest: [inLanguage(title), ...scored].join(" · ") };
}

/** What is to be said of the answer as a whole, and not of a part of it. */
function aboutTheWhole(question: Question, { outcome, reason, checks }: QuestionResult): readonly string[] {
  const words = localMessages();
  const { kind, options } = asWritten(question);
  if (outcome === "notAttempted") return [words.fillIn[kind](`\`${options.answer}\``)];
  if (outcome === "toBeRead") return [words.personReads(options.points)];
  if (reason !== undefined) return [inLanguage(reason)];
  // One check: its title would say what the question's says.
  const [only, ...others] = checks;
  if (only === undefined || others.length > 0) return [];
  return [...(only.reason === undefined ? [] : [inLanguage(only.reason)]), ...faultOf(only)];
}

/** Checks that came out alike, for the same reason. */
interface CheckGroup {
  readonly outcome: CheckResult["outcome"];
  readonly titles: string[];
  readonly reason: string;
}

/** Each reason once, with the checks it is about. Cells that need no reason are in the table already. */
function groupsOf(result: QuestionResult, inGrid: boolean): readonly CheckGroup[] {
  if (result.reason !== undefined || result.checks.length < 2) return [];
  const groups = new Map<string, CheckGroup>();
  for (const check of result.checks) {
    const reason = [...(check.reason === undefined ? [] : [inLanguage(check.reason)]), ...faultOf(check)].join(" ");
    if (inGrid && reason === "") continue;
    const key = JSON.stringify([check.outcome, reason]);
    const group = groups.get(key) ?? { outcome: check.outcome, titles: [], reason };
    group.titles.push(titleOf(check));
    groups.set(key, group);
  }
  return [...groups.values()];
}

function titleOf({ cell, title }: CheckResult): string {
  if (cell === undefined) return inLanguage(title);
  return [cell.row.title, cell.column.title].map((line: LocalText) => inLanguage(line)).join(" · ");
}

/** What the instructor needs to know of a check that failed itself; its reason tells the learner. */
function faultOf({ fault }: CheckResult): readonly string[] {
  return fault === undefined ? [] : [`(${fault})`];
}

function lineOf({ outcome, titles, reason }: CheckGroup): string {
  const about = titles.join(", ");
  return `${outcomeLabel(outcome)} · ${reason === "" ? about : `${about}${localMessages().colon}${reason}`}`;
}

function listHtml(groups: readonly CheckGroup[]): string {
  if (groups.length === 0) return "";
  const items = groups.map(({ outcome, titles, reason }) => {
    const about = inlineHtml(titles.join(", "));
    const why = reason === "" ? "" : `${localMessages().colon}${inlineHtml(reason)}`;
    return `<li><b class="${outcome}">${outcomeLabel(outcome)}</b> · ${about}${why}</li>`;
  });
  return `<ul>\n${items.join("\n")}\n</ul>`;
}
