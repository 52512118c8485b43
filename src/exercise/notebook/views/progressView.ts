import { RichValue } from "../../../display/richValue.ts";
import { asWritten } from "../../judging/writtenQuestion.ts";
import { inLanguage } from "../../question/localText.ts";
import type { CheckLogEntry } from "../checkLogEntry.ts";
import type { ExerciseDefinition } from "../definitionOf.ts";
import { localMessages } from "../messages.ts";
import { exerciseFrame } from "./exerciseFrame.ts";
import { inlineHtml } from "./inlineHtml.ts";
import { outcomeLabel, type Standing } from "./outcomeSign.ts";
import { plainColumns } from "./plainColumns.ts";
import { pointsText } from "./pointsText.ts";

/** Characters of a bar in plain text. */
const BAR_LENGTH = 10;

interface ProgressRow {
  readonly title: string;
  readonly standing: Standing;
  /** From 0 to 1; `undefined`: a person scores it. */
  readonly score: number | undefined;
  readonly points: number;
}

/** How far one is: every question with its state, a bar, its points, and the sum. */
export function progressView(definition: ExerciseDefinition, latest: ReadonlyMap<string, CheckLogEntry>): RichValue {
  const words = localMessages();
  const rows = definition.questions.map((question): ProgressRow => {
    const { kind, options } = asWritten(question);
    const entry = latest.get(question.id);
    return {
      title: inLanguage(options.title),
      standing: entry?.outcome ?? "notChecked",
      score: kind === "text" ? undefined : (entry?.score ?? 0),
      points: options.points,
    };
  });
  const scored = rows.filter(({ score }) => score !== undefined);
  const points = scored.reduce((sum, row) => sum + row.points, 0);
  const reached = scored.reduce((sum, row) => sum + row.points * (row.score ?? 0), 0);
  const readByPerson = rows.reduce((sum, row) => sum + (row.score === undefined ? row.points : 0), 0);
  const caption = words.progressCaption(inLanguage(definition.title));
  const share = points === 0 ? 0 : reached / points;
  const note = readByPerson === 0 ? "" : words.readByPerson(readByPerson);

  const html = [
    "<table>",
    `<caption>${inlineHtml(caption)}</caption>`,
    `<thead><tr><th scope="col">${words.question}</th><th scope="col">${words.state}</th><th scope="col" colspan="2">${words.score}</th></tr></thead>`,
    "<tbody>",
    ...rows.map(
      ({ title, standing, score, points: most }) =>
        `<tr><th scope="row" class="long">${inlineHtml(title)}</th><td><b class="${standing}">${outcomeLabel(standing, score)}</b></td>${
          score === undefined
            ? `<td></td><td class="number">${words.points(most)}</td>`
            : `<td>${barHtml(score)}</td><td class="number">${words.pointsOf(pointsText(score * most), most)}</td>`
        }</tr>`,
    ),
    "</tbody>",
    `<tfoot><tr><th scope="row">${words.sum}</th><td></td><td>${barHtml(share)}</td><td class="number"><b>${words.pointsOf(pointsText(reached), points)}</b></td></tr></tfoot>`,
    "</table>",
    note === "" ? "" : `<p class="quiet">${inlineHtml(note)}</p>`,
  ];
  const text = [
    caption,
    plainColumns([
      ...rows.map(({ title, standing, score, points: most }) => [
        title,
        outcomeLabel(standing, score),
        score === undefined ? "" : barText(score),
        score === undefined ? words.points(most) : words.pointsOf(pointsText(score * most), most),
      ]),
      [words.sum, "", barText(share), words.pointsOf(pointsText(reached), points)],
    ]),
    note,
  ];
  return new RichValue({
    "text/html": exerciseFrame(
      points > 0 && reached >= points ? "correct" : "notChecked",
      html.filter((part) => part !== "").join("\n"),
    ),
    "text/plain": text.filter((line) => line !== "").join("\n"),
  });
}

/** The points beside it say the same. */
function barHtml(share: number): string {
  return `<span class="bar" aria-hidden="true"><span style="width: ${Math.floor(share * 100 + 1e-6)}%"></span></span>`;
}

function barText(share: number): string {
  const filled = Math.floor(share * BAR_LENGTH + 1e-6);
  return "█".repeat(filled) + "░".repeat(BAR_LENGTH - filled);
}
