import { z } from "zod";
import { escapeHtml } from "../../display/htmlText.ts";
import type { Cell, Notebook, Output } from "../../notebook/notebookSchema.ts";
import type { PictureFiles } from "./pictureFiles.ts";

/**
 * A notebook with its outputs as Sphinx is to read it: each output in the one form that a page shows, each cell with a
 * class `tag_cell-<id>` to find it by, and links to notebooks of the other language as links to its pages.
 *
 * @param lessons the names of the lessons that follow this page, if it is the first one: its hidden table of contents
 */
export function pageSource(notebook: Notebook, pictures: PictureFiles, lessons?: readonly string[]): Notebook {
  const cells = notebook.cells.map((cell) => withOneForm(cell, pictures));
  return { ...notebook, cells: lessons === undefined ? cells : [...cells, tableOfContents(lessons)] };
}

function withOneForm(cell: Cell, pictures: PictureFiles): Cell {
  if (cell.cell_type === "markdown") return { ...cell, source: withPageLinks(cell.source) };
  if (cell.cell_type === "raw") return cell;
  // How long a cell took differs from run to run; a page does not show it.
  const { execution: _, tags = [], ...metadata } = cell.metadata;
  const outputs = cell.outputs.map((output) => shownOutput(output, pictures));
  return { ...cell, outputs, metadata: { ...metadata, tags: [...tags, `cell-${cell.id}`] } };
}

/** `[text](../en/name.ipynb#place)`: Sphinx builds one language at a time and knows nothing of the other's pages. */
const OTHER_LANGUAGE = /\[([^\]]*)\]\((\.\.\/(?:ko|en)\/[\w-]+)\.ipynb(#[^)\s]*)?\)/g;

/** `[text](../exercises/name/name.ko.ipynb)`: an exercise needs a kernel, and has no page. */
const EXERCISE = /\[([^\]]*)\]\(\.\.\/exercises\/[^)\s]+\)/g;

function withPageLinks(markdown: string): string {
  return markdown
    .replaceAll(EXERCISE, "$1")
    .replaceAll(OTHER_LANGUAGE, (_, text: string, page: string, anchor = "") => {
      return `<a href="${page}.html${anchor}">${text}</a>`;
    });
}

function shownOutput(output: Output, pictures: PictureFiles): Output {
  if (output.output_type === "stream" || output.output_type === "error") return output;
  const html = outputHtml(output.data, output.metadata, pictures);
  if (html === undefined) return output;
  return { ...output, data: { "text/html": html }, metadata: {} };
}

const CHART = "application/vnd.vegalite.v5+json";

const pictureMetadata = z.object({
  alt: z.string().optional(),
  width: z.number().optional(),
  height: z.number().optional(),
});

/** An output as HTML; `undefined` where it has no form richer than text or LaTeX. */
function outputHtml(
  data: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
  pictures: PictureFiles,
): string | undefined {
  const { "text/html": html, "image/png": png, "text/plain": plain, [CHART]: chart } = data;
  if (typeof html === "string") return pictures.inFiles(html);
  if (typeof png !== "string") return undefined;
  const { alt = String(plain ?? ""), width, height } = pictureMetadata.parse(metadata["image/png"] ?? {});
  const size = width === undefined || height === undefined ? "" : ` width="${width}" height="${height}"`;
  const source = pictures.add(png, "png");
  const image = `<img src="${source}" alt="${escapeHtml(alt)}"${size} loading="lazy" decoding="async">`;
  if (chart === undefined) return image;
  // The chart's text in a script that is not one: `<` would end it.
  const specification = JSON.stringify(chart).replaceAll("<", "\\u003c");
  return `<div class="convolab-chart">${image}<script type="application/json">${specification}</script></div>`;
}

/** The table of contents of the whole book, at the end of its first page. */
function tableOfContents(lessons: readonly string[]): Cell {
  const source = ["```{toctree}", ":hidden:", "", "self", ...lessons, "```"].join("\n");
  return { cell_type: "markdown", id: "table-of-contents", metadata: {}, source };
}
