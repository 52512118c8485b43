import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { cellName, type DraftCell, draftSchema } from "../draft.ts";
import { headingAnchor, readMarkdown } from "../markdown.ts";
import { localMessages } from "../messages.ts";
import { type CheckedNotebook, markdownCells, type Rule } from "../rule.ts";

/** Links and images lead somewhere: files that exist, headings that exist, well-formed addresses of the web. */
export const links: Rule = {
  *find(notebook) {
    for (const [cell, index] of markdownCells(notebook)) {
      const parts = readMarkdown(cell.source);
      for (const { target } of [...parts.links, ...parts.images]) {
        const message = whatIsWrong(target, cell, notebook);
        if (message !== undefined) yield { cell: cellName(cell, index), message };
      }
    }
  },
};

function whatIsWrong(target: string, cell: DraftCell, { file, draft, linksFrom }: CheckedNotebook): string | undefined {
  const text = localMessages();
  const [scheme] = /^[a-z][a-z0-9+.-]*:/i.exec(target) ?? [];
  if (scheme === "attachment:") {
    const name = decoded(target.slice(scheme.length));
    return Object.hasOwn(cell.attachments ?? {}, name) ? undefined : text.noAttachment(name);
  }
  if (scheme === "mailto:") return undefined;
  if (scheme !== undefined) return isWellFormed(target) ? undefined : text.notHttps(target);
  const [place = "", anchor] = target.split("#", 2).map(decoded);
  if (place.startsWith("/") || (place === "" && !anchor)) return text.notRelative(target);
  const goal = place === "" || isItself(file, place) ? file : goalOf(place, file, linksFrom);
  if (!existsSync(goal)) return text.noFile(decoded(target));
  if (!anchor || !goal.endsWith(".ipynb")) return undefined;
  return anchorsOf(goal, goal === file ? draft.cells : undefined).has(anchor) ? undefined : text.noHeading(anchor);
}

function isItself(file: string, place: string): boolean {
  return path.normalize(place) === path.basename(file);
}

/** An exercise that is not released yet has its counterpart beside it in its own folder. */
function goalOf(place: string, file: string, linksFrom: string): string {
  const goal = path.join(linksFrom, place);
  const beside = path.join(path.dirname(file), place);
  return !existsSync(goal) && path.dirname(goal) === path.normalize(linksFrom) ? beside : goal;
}

function isWellFormed(address: string): boolean {
  if (!address.startsWith("https://") || !URL.canParse(address)) return false;
  return /^[^.].*\.[a-z0-9-]+$/i.test(new URL(address).hostname);
}

function decoded(target: string): string {
  try {
    return decodeURIComponent(target);
  } catch {
    return target;
  }
}

/** The anchors of a notebook's headings; none where the file is not a notebook. */
function anchorsOf(file: string, known: readonly DraftCell[] | undefined): ReadonlySet<string> {
  const cells = known ?? cellsOf(file);
  const texts = cells.filter(({ cell_type }) => cell_type === "markdown").map(({ source }) => source);
  return new Set(texts.flatMap((source) => readMarkdown(source).headings.map(headingAnchor)));
}

function cellsOf(file: string): readonly DraftCell[] {
  try {
    return draftSchema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data?.cells ?? [];
  } catch {
    return [];
  }
}
