import MarkdownIt from "markdown-it";

/** `text_join` would make one text of what is escaped and what is not. */
const parser = new MarkdownIt({ html: true }).disable("text_join");

export interface Heading {
  /** 1 for `#`, 2 for `##`, … */
  readonly level: number;
  readonly text: string;
}

export interface Link {
  readonly target: string;
}

export interface Image {
  readonly target: string;
  /** The text for those who do not see it. */
  readonly text: string;
}

/** A run of text with its own emphasis: a paragraph, a heading, a cell of a table. */
export interface TextRun {
  readonly kind: "paragraph" | "heading" | "cell";
  /** As it is written. */
  readonly source: string;
  /** Marks of emphasis that found no partner are still in it; escaped marks, code and tags are not. */
  readonly leftover: string;
  /** Its first line in the cell, counted from 0, and the line after its last. */
  readonly lines: readonly [start: number, end: number];
}

/** What the rules read of a text in Markdown. */
export interface MarkdownParts {
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly images: readonly Image[];
  /** For each table, what its header cells say. */
  readonly tableHeaders: readonly (readonly string[])[];
  /** All texts in order. An incomplete table ends up as a paragraph. */
  readonly runs: readonly TextRun[];
  /** How many lines are broken within a paragraph. */
  readonly lineBreaks: number;
}

/** Reads a markdown cell's text. Formulas are replaced first, as JupyterLab does, by characters that mean nothing. */
export function readMarkdown(source: string): MarkdownParts {
  const headings: Heading[] = [];
  const links: Link[] = [];
  const images: Image[] = [];
  const tableHeaders: string[][] = [];
  const runs: TextRun[] = [];
  let lineBreaks = 0;
  let opened = "";
  let headingLevel = 0;
  let lines: readonly [number, number] = [0, 0];
  for (const token of parser.parse(withoutFormulas(source, "@"), {})) {
    if (token.type.endsWith("_open")) opened = token.type;
    if (token.type === "heading_open") headingLevel = Number(token.tag.slice(1));
    if (token.type === "table_open") tableHeaders.push([]);
    if (token.type === "html_block") readHtml(token.content, links, images);
    // A cell of a table has no lines of its own: its row has.
    if (token.map !== null) lines = token.map;
    if (token.type !== "inline") continue;
    let text = "";
    let leftover = "";
    for (const child of token.children ?? []) {
      const attribute = (name: string) => String(child.attrGet(name) ?? "");
      const isText = child.type === "text";
      const isBreak = child.type.endsWith("break");
      leftover += isText ? child.content : isBreak ? "\n" : "@";
      if (child.type === "hardbreak") lineBreaks++;
      if (child.type === "link_open") links.push({ target: attribute("href") });
      else if (child.type === "image") images.push({ target: attribute("src"), text: child.content.trim() });
      else if (child.type === "html_inline") readHtml(child.content, links, images);
      else text += isBreak ? " " : child.content;
    }
    const kind = opened === "heading_open" ? "heading" : /^t[hd]_open$/.test(opened) ? "cell" : "paragraph";
    runs.push({ kind, source: token.content, leftover, lines });
    if (kind === "heading") headings.push({ level: headingLevel, text });
    if (opened === "th_open") tableHeaders.at(-1)?.push(text);
  }
  return { headings, links, images, tableHeaders, runs, lineBreaks };
}

function readHtml(html: string, links: Link[], images: Image[]): void {
  for (const [tag, name = ""] of html.matchAll(/<(a|img)\b(?:"[^"]*"|'[^']*'|[^"'>])*>/gi)) {
    const attribute = (key: string) => {
      const value = new RegExp(`\\s${key}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(tag);
      return value?.[1] ?? value?.[2] ?? value?.[3];
    };
    const href = attribute("href");
    if (name.toLowerCase() === "img")
      images.push({ target: attribute("src") ?? "", text: (attribute("alt") ?? "").trim() });
    else if (href !== undefined) links.push({ target: href });
  }
}

/** The id by which JupyterLab finds a heading: its text with each space as a hyphen. */
export function headingAnchor({ text }: Heading): string {
  return text.replaceAll(" ", "-");
}

/** Code within a paragraph: it ends with as many ` as it begins with. */
const CODE_SPAN = /(?<![`\\])(`+)(?!`)(?:(?!\n[ \t>]*\n)[\s\S])*?(?<!`)\1(?!`)/g;

/** The text with its code spans and code blocks blanked out; every other character keeps its place. */
export function withoutCode(source: string): string {
  const lines = source.split("\n");
  for (const { type, map } of parser.parse(source, {})) {
    if (type !== "fence" && type !== "code_block") continue;
    const [start, end] = map ?? [0, 0];
    for (let line = start; line < end; line++) lines[line] = blank(lines[line] ?? "");
  }
  return lines.join("\n").replaceAll(CODE_SPAN, (code) => blank(code));
}

const FORMULA = /(?<!\\)\$\$[\s\S]*?(?<!\\)\$\$|(?<!\\)\$(?!\$)(?:\\.|[^$\n\\]|\n(?!\n))+\$/g;

/** The formulas of a text, code left aside, with their places. */
export function formulasIn(source: string): readonly { readonly text: string; readonly start: number }[] {
  return [...withoutCode(source).matchAll(FORMULA)].map(({ 0: text, index }) => ({ text, start: index }));
}

function withoutFormulas(source: string, filling: string): string {
  let text = source;
  for (const { text: formula, start } of formulasIn(source))
    text = text.slice(0, start) + blank(formula, filling) + text.slice(start + formula.length);
  return text;
}

/** The text outside of code with the formulas taken out: a `$` that is left belongs to none. */
export function dollarsLeft(source: string): string {
  return withoutCode(source).replaceAll(FORMULA, "").replaceAll("\\$", "");
}

/** Links with their texts, addresses, tags, and what is quoted. */
const NOT_SPOKEN =
  /!?\[[^\]]*\]\([^)]*\)|https?:\/\/\S+|<\/?[a-z!][^>\n]*>|"[^"\n]*"|“[^”\n]*”|‘[^’\n]*’|「[^」\n]*」|『[^』\n]*』/gi;

/** Where a link leads, addresses and tags: what a reader does not see. */
const NOT_SEEN = /(?<=\])\([^)\s]*\)|https?:\/\/\S+|<\/?[a-z!][^>\n]*>/gi;

/**
 * What a reader sees as text and its marks: code, formulas, addresses and tags are blanked out, and every other character
 * keeps its place.
 */
export function seenText(source: string): string {
  return withoutCode(withoutFormulas(source, "@")).replaceAll(NOT_SEEN, (hidden) => blank(hidden));
}

/**
 * The words that a text says itself: code, formulas, links, tags and quotes are blanked out, and every other character
 * keeps its place.
 */
export function spokenText(source: string): string {
  return withoutCode(withoutFormulas(source, " ")).replaceAll(NOT_SPOKEN, (silent) => blank(silent));
}

function blank(text: string, filling = " "): string {
  return text.replaceAll(/[^\n]/g, filling);
}
