/**
 * A notebook as nbformat 4.5 describes it (https://nbformat.readthedocs.io/en/latest/format_description.html). A file may
 * hold a text as one string or as a list of its lines; here it is always one string.
 */
import { z } from "zod";
import { localMessages } from "./messages.ts";

/** A text in one piece, or in a file the list of its lines. */
export const multiline = z.union([z.string(), z.array(z.string()).transform((lines) => lines.join(""))]);

/** MIME types whose data are JSON values and stay as they are. */
const JSON_MIME = /^application\/(.*\+)?json$/;

const mimeBundle = z.record(z.string(), z.unknown()).transform((bundle, context) => {
  const joined: Record<string, unknown> = {};
  for (const [type, data] of Object.entries(bundle)) {
    if (JSON_MIME.test(type)) {
      joined[type] = data;
      continue;
    }
    const text = multiline.safeParse(data);
    if (text.success) joined[type] = text.data;
    else context.addIssue({ code: "invalid_type", expected: "string", path: [type], input: data });
  }
  return joined;
});

/** The ids that nbformat allows. */
export const CELL_ID = /^[a-zA-Z0-9-_]{1,64}$/;

/** What a cell is in a talk; `-` goes on on the same slide. */
export const SLIDE_TYPES = ["slide", "subslide", "fragment", "notes", "skip", "-"] as const;

const cellId = z.string().regex(CELL_ID);
const executionCount = z.int().nonnegative().nullable();
const tags = z.array(z.string()).optional();

/** Other keys are kept: `slide_type` and so on are checked where they are used. */
const cellMetadata = z.looseObject({
  slideshow: z.looseObject({ slide_type: z.string().optional() }).optional(),
  tags,
});

const codeMetadata = cellMetadata.extend({
  /** When nbclient or JupyterLab saw the cell's messages: ISO 8601 dates by the message's name. */
  execution: z.record(z.string(), z.string()).optional(),
});

const outputSchema = z.discriminatedUnion("output_type", [
  z.strictObject({ output_type: z.literal("stream"), name: z.string(), text: multiline }),
  z.strictObject({
    output_type: z.literal("display_data"),
    data: mimeBundle,
    metadata: z.record(z.string(), z.unknown()),
  }),
  z.strictObject({
    output_type: z.literal("execute_result"),
    data: mimeBundle,
    metadata: z.record(z.string(), z.unknown()),
    execution_count: executionCount,
  }),
  z.strictObject({
    output_type: z.literal("error"),
    ename: z.string(),
    evalue: z.string(),
    traceback: z.array(z.string()),
  }),
]);

const attachments = z.record(z.string(), mimeBundle).optional();

const cellSchema = z.discriminatedUnion("cell_type", [
  z.strictObject({
    cell_type: z.literal("markdown"),
    id: cellId,
    metadata: cellMetadata,
    source: multiline,
    attachments,
  }),
  z.strictObject({
    cell_type: z.literal("code"),
    id: cellId,
    metadata: codeMetadata,
    source: multiline,
    outputs: z.array(outputSchema),
    execution_count: executionCount,
  }),
  z.strictObject({ cell_type: z.literal("raw"), id: cellId, metadata: cellMetadata, source: multiline, attachments }),
]);

const notebookMetadata = z.looseObject({
  kernelspec: z.looseObject({ name: z.string(), display_name: z.string() }).optional(),
  language_info: z.looseObject({ name: z.string() }).optional(),
  /** This project's own: the language of the notebook's texts. */
  convolab: z.looseObject({ language: z.enum(["ko", "en"]) }).optional(),
});

export const notebookSchema = z.strictObject({
  cells: z.array(cellSchema).superRefine(eachIdOnce),
  metadata: notebookMetadata,
  nbformat: z.literal(4),
  nbformat_minor: z.int().min(5),
});

/** nbformat asks for ids that are unique; by them a cell's outputs are found. */
function eachIdOnce(cells: readonly { readonly id: string }[], context: z.RefinementCtx): void {
  const seen = new Set<string>();
  for (const [index, { id }] of cells.entries()) {
    if (seen.has(id)) context.addIssue({ code: "custom", path: [index, "id"], message: localMessages().idTwice(id) });
    seen.add(id);
  }
}

export type Notebook = z.infer<typeof notebookSchema>;
export type Cell = Notebook["cells"][number];
export type CodeCell = Extract<Cell, { cell_type: "code" }>;
export type Output = z.infer<typeof outputSchema>;
