/**
 * The contents of requests, as "Messaging in Jupyter" 5.5 describes them. Each is checked once, here.
 */
import { z } from "zod";

export const executeRequest = z.object({
  code: z.string(),
  silent: z.boolean().default(false),
  store_history: z.boolean().optional(),
  user_expressions: z.record(z.string(), z.string()).nullish(),
  allow_stdin: z.boolean().default(true),
  stop_on_error: z.boolean().default(true),
});
export type ExecuteRequest = z.infer<typeof executeRequest>;

export const completeRequest = z.object({ code: z.string(), cursor_pos: z.number().int() });

export const inspectRequest = z.object({
  code: z.string(),
  cursor_pos: z.number().int(),
  detail_level: z.union([z.literal(0), z.literal(1)]).default(0),
});

export const isCompleteRequest = z.object({ code: z.string() });

export const historyRequest = z.object({
  output: z.boolean().default(false),
  raw: z.boolean().default(true),
  hist_access_type: z.enum(["tail", "range", "search"]),
  session: z.number().int().nullish(),
  start: z.number().int().nullish(),
  stop: z.number().int().nullish(),
  n: z.number().int().nullish(),
  pattern: z.string().nullish(),
  unique: z.boolean().nullish(),
});

export const commOpen = z.object({ comm_id: z.string(), target_name: z.string() });

export const shutdownRequest = z.object({ restart: z.boolean().default(false) });

export const inputReply = z.object({ value: z.string() });
