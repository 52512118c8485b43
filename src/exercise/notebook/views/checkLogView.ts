import { RichValue } from "../../../display/richValue.ts";
import { asWritten } from "../../judging/writtenQuestion.ts";
import { inLanguage } from "../../question/localText.ts";
import type { CheckLog } from "../checkLog.ts";
import type { CheckLogEntry } from "../checkLogEntry.ts";
import type { ExerciseDefinition } from "../definitionOf.ts";
import { localMessages } from "../messages.ts";
import { exerciseFrame } from "./exerciseFrame.ts";
import { inlineHtml } from "./inlineHtml.ts";
import { noteView } from "./noteView.ts";
import { outcomeLabel } from "./outcomeSign.ts";
import { plainColumns } from "./plainColumns.ts";
import { pointsText } from "./pointsText.ts";

/** Checks that are shown, the latest; the file has them all. */
const MOST_SHOWN = 50;

/** What the log holds, and how to delete it. */
export function checkLogView(definition: ExerciseDefinition, log: CheckLog): RichValue {
  const words = localMessages();
  if (!log.isOn) return noteView([words.logOff]);
  const { entries, unreadable } = log.content();
  const file = `\`${log.file}\``;
  const remarks = [
    ...(unreadable === 0 ? [] : [words.logUnreadable(unreadable)]),
    ...(log.isUnwritable ? [words.logUnwritable(file)] : []),
  ];
  if (entries.length === 0) return noteView([words.logEmpty(file), ...remarks]);
  const shown = entries.slice(-MOST_SHOWN);
  const caption = words.logCaption(shown.length, entries.length);
  const head = [words.logTime, words.question, words.state, words.score];
  const rows = shown.map((entry) => [
    localTime(entry.time),
    titleOf(definition, entry),
    outcomeLabel(entry.outcome, entry.score),
    scoreOf(entry),
  ]);
  const below = [words.logIn(file), ...remarks, words.logDelete("`checkLog({ delete: true })`")];
  const html = [
    "<table>",
    `<caption>${inlineHtml(caption)}</caption>`,
    `<thead><tr>${head.map((cell, index) => `<th scope="col"${index === 3 ? ' class="number"' : ""}>${cell}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map(
      ([time = "", title = "", state = "", score = ""]) =>
        `<tr><td>${time}</td><th scope="row" class="long">${inlineHtml(title)}</th><td>${state}</td><td class="number">${score}</td></tr>`,
    ),
    "</tbody>",
    "</table>",
    ...below.map((line) => `<p class="quiet">${inlineHtml(line)}</p>`),
  ];
  return new RichValue({
    "text/html": exerciseFrame("notChecked", html.join("\n")),
    "text/plain": [caption, plainColumns([head, ...rows]), ...below].join("\n"),
  });
}

function titleOf(definition: ExerciseDefinition, { assignment, question }: CheckLogEntry): string {
  const known = definition.questions.find(({ id }) => id === question);
  if (assignment !== definition.assignment) return `${assignment}/${question}`;
  return known === undefined ? question : inLanguage(asWritten(known).options.title);
}

function scoreOf({ outcome, score }: CheckLogEntry): string {
  return outcome === "toBeRead" ? "" : String(pointsText(score));
}

/** `2026-03-02 14:05:09`, by the clock on the learner's wall: Sweden writes it so. */
function localTime(time: string): string {
  return new Date(time).toLocaleString("sv-SE");
}
