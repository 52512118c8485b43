import MarkdownIt from "markdown-it";

const parser = new MarkdownIt({ html: true });

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

/** What the rules read of a text in Markdown. */
export interface MarkdownParts {
  readonly headings: readonly Heading[];
  readonly links: readonly Link[];
  readonly images: readonly Image[];
  /** For each table, what its header cells say. */
  readonly tableHeaders: readonly (readonly string[])[];
  /** Paragraphs, in which an incomplete table ends up. */
  readonly paragraphs: readonly string[];
}

/** Reads a markdown cell's text. Formulas are taken out first, as JupyterLab does. */
export function readMarkdown(source: string): MarkdownParts {
  const headings: Heading[] = [];
  const links: Link[] = [];
  const images: Image[] = [];
  const tableHeaders: string[][] = [];
  const paragraphs: string[] = [];
  let opened = "";
  let headingLevel = 0;
  for (const token of parser.parse(withoutFormulas(source), {})) {
    if (token.type.endsWith("_open")) opened = token.type;
    if (token.type === "heading_open") headingLevel = Number(token.tag.slice(1));
    if (token.type === "table_open") tableHeaders.push([]);
    if (token.type === "html_block") readHtml(token.content, links, images);
    if (token.type !== "inline") continue;
    let text = "";
    for (const child of token.children ?? []) {
      const attribute = (name: string) => String(child.attrGet(name) ?? "");
      if (child.type === "link_open") links.push({ target: attribute("href") });
      else if (child.type === "image") images.push({ target: attribute("src"), text: child.content.trim() });
      else if (child.type === "html_inline") readHtml(child.content, links, images);
      else text += child.type.endsWith("break") ? " " : child.content;
    }
    if (opened === "heading_open") headings.push({ level: headingLevel, text });
    if (opened === "th_open") tableHeaders.at(-1)?.push(text);
    if (opened === "paragraph_open") paragraphs.push(token.content);
  }
  return { headings, links, images, tableHeaders, paragraphs };
}

function readHtml(html: string, links: Link[], images: Image[]): void {
  for (const [, target = ""] of html.matchAll(/<a\b[^>]*\bhref\s*=\s*["']([^"']*)["']/gi)) links.push({ target });
  for (const [tag] of html.matchAll(/<img\b[^>]*>/gi)) {
    const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, "i").exec(tag)?.[1] ?? "";
    images.push({ target: attribute("src"), text: attribute("alt").trim() });
  }
}

/** The id by which JupyterLab finds a heading: its text with each space as a hyphen. */
export function headingAnchor({ text }: Heading): string {
  return text.replaceAll(" ", "-");
}

const CODE = /^(```+|~~~+)[^\n]*\n[\s\S]*?(?:^\1[ \t]*$|(?![\s\S]))|(?<!`)(`+)(?!`)[\s\S]*?(?<!`)\2(?!`)/gm;

/** The text with its code spans and code blocks blanked out; every other character keeps its place. */
export function withoutCode(source: string): string {
  return source.replaceAll(CODE, blank);
}

const FORMULA = /(?<!\\)\$\$[\s\S]*?(?<!\\)\$\$|(?<!\\)\$(?!\$)(?:\\.|[^$\n\\]|\n(?!\n))+\$/g;

function withoutFormulas(source: string): string {
  const formulas = [...withoutCode(source).matchAll(FORMULA)].map(({ index, 0: { length } }) => [
    index,
    index + length,
  ]);
  let text = source;
  for (const [start = 0, end = 0] of formulas)
    text = text.slice(0, start) + blank(text.slice(start, end)) + text.slice(end);
  return text;
}

/** The text outside of code with the formulas taken out: a `$` that is left belongs to none. */
export function dollarsLeft(source: string): string {
  return withoutCode(source).replaceAll(FORMULA, "").replaceAll("\\$", "");
}

/** Links with their texts, addresses, tags, and what is quoted. */
const NOT_SPOKEN = /!?\[[^\]]*\]\([^)]*\)|https?:\/\/\S+|<[^>\n]*>|"[^"\n]*"|“[^”\n]*”|「[^」\n]*」|『[^』\n]*』/g;

/**
 * The words that a text says itself: code, formulas, links, tags and quotes are blanked out, and every other character
 * keeps its place.
 */
export function spokenText(source: string): string {
  return withoutCode(withoutFormulas(source)).replaceAll(NOT_SPOKEN, blank);
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, " ");
}
