import type { Hover, MarkupContent } from "vscode-languageserver-protocol";

/** What is known of a name: the code that describes it, and prose, as Markdown. */
interface Documentation {
  readonly signature: string;
  readonly prose: string;
}

/** The same content for front ends that render Markdown and for those that print text. */
export interface Rendering {
  readonly markdown: string;
  readonly plain: string;
}

/** The server's hover, taken apart: it is one block of code, then prose. Undefined where there is no code in it. */
export function documentationOf(hover: Hover | null, sessionFiles: Iterable<string>): Documentation | undefined {
  const match = /^```\w*\n(.*?)\n```\n?(.*)$/s.exec(markdownOf(hover?.contents));
  if (match === null) {
    return undefined;
  }
  const [, signature = "", prose = ""] = match;
  return { signature: withoutPlumbing(signature, sessionFiles), prose: proseOf(prose) };
}

/** Prose of the server without links to files, which a notebook cannot follow. */
export function proseOf(content: string | MarkupContent | undefined): string {
  return markdownOf(content)
    .replace(/\[([^\]\n]+)\]\((?:file|bundled):[^)\s]*\)/g, "`$1`")
    .replace(/^(\*@\w+\* `[^`]+`) - /gm, "$1 — ")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/**
 * Code of the server as the learner would write it: the names by which a cell's module reaches other cells
 * (`$$3.Point`, `import("…/cell").Point`) are the session's own plumbing.
 */
export function withoutPlumbing(code: string, sessionFiles: Iterable<string>): string {
  const modules = new Set([...sessionFiles].map(moduleName));
  return code
    .replace(/^\(alias\) /gm, "")
    .replace(/\bimport\("([^"]+)"\)\./g, (whole, path: string) => (modules.has(moduleName(path)) ? "" : whole))
    .replace(/\$\$\d+\./g, "");
}

/** A block of TypeScript, for both kinds of front end. */
export function codeBlock(code: string): Rendering {
  const fence = code.includes("```") ? "````" : "```";
  return { markdown: `${fence}typescript\n${code}\n${fence}`, plain: code };
}

/** Prose, for both kinds of front end. */
export function proseBlock(markdown: string): Rendering {
  return { markdown, plain: plainOf(markdown) };
}

/** A short remark of our own, set apart from the documentation. */
export function remark(text: string): Rendering {
  return { markdown: `*${text}*`, plain: text };
}

/** Nothing. */
export const EMPTY: Rendering = { markdown: "", plain: "" };

/** Blocks one below the other; empty ones are left out. */
export function stack(blocks: readonly Rendering[]): Rendering {
  const filled = blocks.filter((block) => block.markdown !== "");
  return {
    markdown: filled.map((block) => block.markdown).join("\n\n"),
    plain: filled.map((block) => block.plain).join("\n\n"),
  };
}

function markdownOf(content: Hover["contents"] | string | undefined): string {
  if (content === undefined) {
    return "";
  }
  if (typeof content === "string") {
    return content;
  }
  return Array.isArray(content) ? content.map((part) => markdownOf(part)).join("\n\n") : content.value;
}

/** Markdown's marks taken off, for a terminal: fences, emphasis of JSDoc tags, code spans. */
function plainOf(markdown: string): string {
  let fenced = false;
  const lines = markdown.split("\n").flatMap((line) => {
    if (/^\s*(`{3,}|~{3,})/.test(line)) {
      fenced = !fenced;
      return [];
    }
    if (fenced) {
      return [`    ${line}`];
    }
    return [
      line
        .replace(/^\*(@\w+)\*/, "$1")
        .replace(/\*\*(.+?)\*\*/g, "$1")
        .replace(/`([^`]+)`/g, "$1")
        .replace(/\[([^\]]+)\]\(([^)\s]+)\)/g, "$1 ($2)"),
    ];
  });
  return lines.join("\n").replace(/^(@.*\n)\n(?=@)/gm, "$1");
}

function moduleName(path: string): string {
  return path.replace(/^.*[/\\]/, "").replace(/(\.d)?\.ts$/, "");
}
