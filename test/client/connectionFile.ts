import { randomInt, randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";

export type Channel = "shell" | "iopub" | "stdin" | "control" | "hb";

/** The contents of a Jupyter connection file, in the words that it uses on disk. */
export interface Connection {
  transport: "tcp" | "ipc";
  /** An IPv4 address for tcp, the path that the sockets' names start with for ipc. */
  ip: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
  /** The HMAC key; empty means that messages are not signed. */
  key: string;
  signature_scheme: "hmac-sha256";
  kernel_name: string;
}

/** The ZeroMQ end point of one channel, as jupyter_client builds it. */
export function endpoint(connection: Connection, channel: Channel): string {
  const port = connection[`${channel}_port`];
  return connection.transport === "tcp" ? `tcp://${connection.ip}:${port}` : `ipc://${connection.ip}-${port}`;
}

/** Makes up a connection: free tcp ports on 127.0.0.1, or socket files inside `directory`. */
export async function newConnection(
  directory: string,
  { transport = "tcp", key = randomUUID() }: { transport?: "tcp" | "ipc"; key?: string } = {},
): Promise<Connection> {
  const [shell = 1, iopub = 2, stdin = 3, control = 4, hb = 5] = transport === "tcp" ? await freePorts(5) : [];
  return {
    transport,
    ip: transport === "tcp" ? "127.0.0.1" : join(directory, "kernel-ipc"),
    shell_port: shell,
    iopub_port: iopub,
    stdin_port: stdin,
    control_port: control,
    hb_port: hb,
    key,
    signature_scheme: "hmac-sha256",
    kernel_name: "convolab",
  };
}

/** Writes the connection file that a kernel is started with and returns its path. */
export async function writeConnectionFile(directory: string, connection: Connection): Promise<string> {
  const path = join(directory, "connection.json");
  await writeFile(path, JSON.stringify(connection, undefined, 2), { mode: 0o600 });
  return path;
}

/**
 * Ports that no program is given which asks the system for any, and no connection that goes out: a socket that tries to
 * connect to a kernel that is still starting would else find somebody else there, and stay. Each worker has a part.
 */
const PORTS = { first: 10_240, last: 32_767 };
const PARTS = 4;

/** Ports that nobody listens on, each its own, from a random one on, as another run of tests may look for some, too. */
async function freePorts(count: number): Promise<number[]> {
  const size = Math.floor((PORTS.last - PORTS.first + 1) / PARTS);
  const part = Number(process.env.JEST_WORKER_ID ?? 0) % PARTS;
  const start = randomInt(size);
  const ports: number[] = [];
  for (let step = 0; ports.length < count; step++) {
    if (step === size) throw new Error("no port is free");
    const port = PORTS.first + part * size + ((start + step) % size);
    if (await isFree(port)) ports.push(port);
  }
  return ports;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", () => resolve(false));
    server.listen(port, "127.0.0.1", () => server.close(() => resolve(true)));
  });
}
