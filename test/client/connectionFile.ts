import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
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

/** All ports are held open together and then let go, so that no two of them are the same. */
async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(Array.from({ length: count }, listen));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((closed) => server.close(closed))));
  return ports;
}

function listen(): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}
