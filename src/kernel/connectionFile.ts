/**
 * The connection file by which a client tells a kernel where to listen ("Connection files" in jupyter_client's docs).
 */
import { readFileSync } from "node:fs";
import { z } from "zod";
import { messages } from "./messages.ts";

const port = z.number().int().min(1).max(65535);

const connectionSchema = z.object({
  transport: z.enum(["tcp", "ipc"]).default("tcp"),
  ip: z.string().default("127.0.0.1"),
  shell_port: port,
  iopub_port: port,
  stdin_port: port,
  control_port: port,
  hb_port: port,
  key: z.string().default(""),
  signature_scheme: z.literal("hmac-sha256").default("hmac-sha256"),
});

export type ConnectionFile = z.infer<typeof connectionSchema>;
export type Channel = "shell" | "iopub" | "stdin" | "control" | "hb";

/** @throws {Error} if the file is not there, or is no connection file: in the learner's language. */
export function readConnectionFile(file: string): ConnectionFile {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(messages().badConnectionFile(file, reason), { cause });
  }
  const checked = connectionSchema.safeParse(content);
  if (checked.success) return checked.data;
  const reason = checked.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  throw new Error(messages().badConnectionFile(file, reason));
}

/** The address of a channel. */
export function addressOf(connection: ConnectionFile, channel: Channel): string {
  const number = connection[`${channel}_port`];
  return connection.transport === "tcp" ? `tcp://${connection.ip}:${number}` : `ipc://${connection.ip}-${number}`;
}
