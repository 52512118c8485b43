/**
 * The connection file by which a client tells a kernel where to listen ("Connection files" in jupyter_client's docs).
 */
import { readFileSync } from "node:fs";
import { z } from "zod";

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

/** @throws when the file is not there, or not a connection file. */
export function readConnectionFile(file: string): ConnectionFile {
  return connectionSchema.parse(JSON.parse(readFileSync(file, "utf8")));
}

/** The address of a channel. */
export function addressOf(connection: ConnectionFile, channel: Channel): string {
  const number = connection[`${channel}_port`];
  return connection.transport === "tcp" ? `tcp://${connection.ip}:${number}` : `ipc://${connection.ip}-${number}`;
}
