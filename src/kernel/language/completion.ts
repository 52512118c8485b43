import type { CompletionItem, CompletionList, Position } from "vscode-languageserver-protocol";
import { codePointIndexOf, utf16IndexOf } from "./codePoints.ts";
import type { LanguageServer } from "./server/languageServer.ts";
import type { ModuleSource } from "./server/moduleSource.ts";
import { offsetAt } from "./server/textPosition.ts";

/** `metadata._jupyter_types_experimental` of a `complete_reply`: what JupyterLab shows beside a match. */
interface TypedMatch {
  text: string;
  type: string;
  start: number;
  end: number;
}

/** The content of a `complete_reply`. Cursors in code points. */
export interface CompleteReply {
  status: "ok";
  matches: string[];
  cursor_start: number;
  cursor_end: number;
  metadata: { _jupyter_types_experimental: TypedMatch[] };
}

const MATCH_LIMIT = 500;

/**
 * Kinds of the Language Server Protocol → types that Jupyter front ends know. JupyterLab has colours of its own for
 * `function`, `instance`, `class`, `module` and `keyword`; others get a colour by their order and their first letter.
 */
const TYPE_OF_KIND: ReadonlyMap<number, string> = new Map([
  [1, "text"],
  [2, "function"], // method
  [3, "function"],
  [4, "class"], // constructor
  [5, "property"], // field
  [6, "instance"], // variable
  [7, "class"],
  [8, "interface"],
  [9, "module"],
  [10, "property"],
  [12, "value"],
  [13, "enum"],
  [14, "keyword"],
  [17, "path"], // file
  [18, "instance"], // reference: an alias
  [19, "path"], // folder
  [20, "value"], // enum member
  [21, "value"], // constant: a string of a union
  [22, "class"], // struct
  [25, "type"], // type parameter
]);

/** Names of the session's own plumbing, as in `import { $$3 } from …`. */
const INTERNAL_NAME = /^\$\$/;

const byLabel = new Intl.Collator("en", { numeric: true });

/**
 * Answers a `complete_request`.
 *
 * @param code the cell
 * @param cursor in code points
 * @returns matches in TypeScript's order, at most 500, that begin with what stands before the cursor (upper and lower
 *   case alike); none if the language server cannot answer in time
 */
export async function complete(
  server: LanguageServer,
  source: ModuleSource,
  code: string,
  cursor: number,
): Promise<CompleteReply> {
  const offset = utf16IndexOf(code, cursor);
  const answer = await server.ask(code, async (query) => {
    const list = await query.completion(offset);
    const toCellOffset = (position: Position): number => offsetAt(query.module.text, position) - query.module.offset;
    return { replacements: replacementsOf(list, code, offset, toCellOffset), files: query.files };
  });
  const { start, items } = mostCommonStart(answer?.replacements ?? [], offset);
  const [cursorStart, cursorEnd] = [codePointIndexOf(code, start), codePointIndexOf(code, offset)];
  const typed = new Map<string, TypedMatch>();
  for (const { item, text, filterText } of items.sort((a, b) => compareItems(a.item, b.item))) {
    // A name can come twice: `module` is a keyword and a variable of Node.js.
    const isShown =
      !INTERNAL_NAME.test(item.label) && !typed.has(text) && startsWith(filterText, code.slice(start, offset));
    if (isShown && typed.size < MATCH_LIMIT) {
      const type = sessionType(source, answer?.files, item) ?? TYPE_OF_KIND.get(item.kind ?? 0) ?? "instance";
      typed.set(text, { text, type, start: cursorStart, end: cursorEnd });
    }
  }
  return {
    status: "ok",
    matches: [...typed.keys()],
    cursor_start: cursorStart,
    cursor_end: cursorEnd,
    metadata: { _jupyter_types_experimental: [...typed.values()] },
  };
}

interface Replacement {
  readonly item: CompletionItem;
  /** UTF-16 offset in the cell from which the text replaces what stands before the cursor. */
  readonly start: number;
  readonly text: string;
  readonly filterText: string;
}

function replacementsOf(
  list: CompletionList,
  code: string,
  offset: number,
  toCellOffset: (position: Position) => number,
): Replacement[] {
  const defaultRange = list.itemDefaults?.editRange;
  const defaultStart =
    defaultRange === undefined
      ? offset - identifierBefore(code, offset).length
      : toCellOffset("insert" in defaultRange ? defaultRange.insert.start : defaultRange.start);
  return list.items.map((item) => {
    const edit = item.textEdit;
    const range = edit === undefined ? undefined : "range" in edit ? edit.range : edit.insert;
    return {
      item,
      start: range === undefined ? defaultStart : toCellOffset(range.start),
      text: edit?.newText ?? item.insertText ?? item.label,
      filterText: item.filterText ?? item.label,
    };
  });
}

/**
 * Jupyter replaces the same stretch for every match, so the few that need another one are left out: `["my-key"]` for
 * the dot of `object.`, beside ordinary members.
 */
function mostCommonStart(
  replacements: readonly Replacement[],
  offset: number,
): { start: number; items: Replacement[] } {
  const groups = Map.groupBy(replacements, (replacement) => replacement.start);
  const largest = [...groups].reduce<[number, Replacement[]]>(
    (best, group) =>
      group[1].length > best[1].length || (group[1].length === best[1].length && group[0] > best[0]) ? group : best,
    [offset, []],
  );
  return { start: largest[0], items: largest[1] };
}

function identifierBefore(code: string, offset: number): string {
  return /[\p{ID_Continue}$\u200c\u200d]*$/u.exec(code.slice(0, offset))?.[0] ?? "";
}

function startsWith(text: string, prefix: string): boolean {
  return text.slice(0, prefix.length).toLowerCase() === prefix.toLowerCase();
}

function compareItems(a: CompletionItem, b: CompletionItem): number {
  const [left, right] = [a.sortText ?? a.label, b.sortText ?? b.label];
  return left < right ? -1 : left > right ? 1 : byLabel.compare(a.label, b.label);
}

/** A name of an earlier cell comes into scope by another declaration than its own, so its type is read from its own. */
function sessionType(
  source: ModuleSource,
  files: ReadonlyMap<string, string> | undefined,
  item: CompletionItem,
): string | undefined {
  const isName = item.kind === 6 || item.kind === 18 || item.kind === 9 || item.kind === 7 || item.kind === 3;
  const declaration = isName ? source.declarationOf(item.label) : undefined;
  if (declaration === undefined) {
    return undefined;
  }
  const before = files?.get(declaration.path)?.slice(Math.max(0, declaration.offset - 40), declaration.offset);
  const keyword = /\b(class|function|enum|namespace|module|interface|type|import \* as)\s*\*?\s*$/.exec(
    before ?? "",
  )?.[1];
  return keyword === undefined ? undefined : (TYPE_OF_KEYWORD.get(keyword) ?? keyword);
}

const TYPE_OF_KEYWORD: ReadonlyMap<string, string> = new Map([
  ["namespace", "module"],
  ["import * as", "module"],
]);
