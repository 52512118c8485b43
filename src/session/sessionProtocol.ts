/**
 * What the two sides of a session say to each other. The session process runs a stranger's code, so whatever comes from
 * it is checked here, once, before anybody relies on it.
 *
 * Down (file descriptor 3): {@link SessionCommand}, each as a frame. Down (5): a byte that interrupts, for the watcher.
 * Up (4): frames of output and {@link SessionEvent}s. Up (1 and 2): what native code and child processes print.
 */
import { z } from "zod";

const mimeBundle = z.record(z.string(), z.unknown());

/** A failed cell, in the words of the Jupyter protocol's `error` message. */
const failureSchema = z.object({
  ename: z.string(),
  evalue: z.string(),
  traceback: z.array(z.string()),
});

/** How the evaluation of a script ended. */
const outcomeSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("ok"), data: mimeBundle.nullable(), metadata: mimeBundle }),
  z.object({ status: z.literal("error"), failure: failureSchema }),
  z.object({ status: z.literal("interrupted") }),
]);

/** Everything a session process reports. */
export const sessionEventSchema = z.discriminatedUnion("event", [
  z.object({ event: z.literal("ready"), globals: z.array(z.string()) }),
  z.object({ event: z.literal("evaluated"), id: z.number(), outcome: outcomeSchema, marked: z.array(z.boolean()) }),
  z.object({
    event: z.literal("display"),
    update: z.boolean(),
    data: mimeBundle,
    metadata: mimeBundle,
    displayId: z.string().nullable(),
  }),
  z.object({ event: z.literal("clear"), wait: z.boolean() }),
  z.object({ event: z.literal("input"), id: z.number(), prompt: z.string(), password: z.boolean() }),
  z.object({
    event: z.literal("interrupted"),
    /** Of the last interrupt that has been handled, counted from 1. */
    number: z.number(),
    /** The evaluation that began last. */
    begun: z.number(),
    /** The interrupt has ended the reading of commands as well: nothing is understood before {@link commandsBeginAnew}. */
    commandsLost: z.boolean(),
  }),
  z.object({ event: z.literal("exiting"), code: z.number(), stack: z.string() }),
]);

export type SessionEvent = z.infer<typeof sessionEventSchema>;
export type EvaluationOutcome = z.infer<typeof outcomeSchema>;
export type Failure = z.infer<typeof failureSchema>;

/** What a session process is asked to do. */
export type SessionCommand =
  | {
      readonly command: "evaluate";
      readonly id: number;
      /** Number in `cell [n]`, as the learner sees it. */
      readonly cell: string;
      readonly script: string;
      /** Name of the script in V8's stack traces. */
      readonly url: string;
      readonly maps: readonly string[];
      readonly source: string;
      readonly openedAt: number | undefined;
    }
  | { readonly command: "interrupt"; readonly number: number }
  | { readonly command: "input"; readonly id: number; readonly value: string | null; readonly refusal?: string };
