import type { Notebook } from "./notebookSchema.ts";

/** Data of these MIME types are written line by line, and so is everything `text/*` (nbformat's `rwbase.py`). */
const TEXTS_OF_LINES = new Set(["application/javascript", "image/svg+xml"]);

/** Python's `str.splitlines` breaks lines at these, and JavaScript's `.` at others. */
const LINE_ENDS = String.raw`\n\r\v\f\x1c-\x1e\x85\u2028\u2029`;
const LINE = new RegExp(`[^${LINE_ENDS}]*(?:\\r\\n|[${LINE_ENDS}])|[^${LINE_ENDS}]+`, "gu");

/**
 * The text of a notebook's file exactly as Jupyter writes it, so that opening and saving changes nothing: keys sorted,
 * indented by one space, texts as lists of lines, a line end at the end.
 */
export function notebookText(notebook: Notebook): string {
  const cells = notebook.cells.map((cell) => ({
    ...cell,
    source: lines(cell.source),
    ...("attachments" in cell && cell.attachments !== undefined && { attachments: bundlesOfLines(cell.attachments) }),
    ...(cell.cell_type === "code" && { outputs: cell.outputs.map(outputOfLines) }),
  }));
  return jupyterJson({ ...notebook, cells });
}

/** A JSON value as Jupyter writes it. */
export function jupyterJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 1)}\n`;
}

type Output = Extract<Notebook["cells"][number], { cell_type: "code" }>["outputs"][number];

function outputOfLines(output: Output): object {
  switch (output.output_type) {
    case "stream":
      return { ...output, text: lines(output.text) };
    case "display_data":
    case "execute_result":
      return { ...output, data: bundleOfLines(output.data) };
    case "error":
      return output;
  }
}

function bundlesOfLines(bundles: Readonly<Record<string, Record<string, unknown>>>): object {
  return Object.fromEntries(Object.entries(bundles).map(([name, bundle]) => [name, bundleOfLines(bundle)]));
}

function bundleOfLines(bundle: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bundle).map(([type, data]) => {
      const isText = typeof data === "string" && (type.startsWith("text/") || TEXTS_OF_LINES.has(type));
      return [type, isText ? lines(data) : data];
    }),
  );
}

function lines(text: string): string[] {
  return text.match(LINE) ?? [];
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, sorted(each)]));
}
