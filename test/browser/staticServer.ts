import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import path from "node:path";

const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".png": "image/png",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
};

/** Serves the files of a folder below an address that is not the server's root, as any static server would. */
export class StaticServer implements AsyncDisposable {
  readonly address: string;
  readonly #server: Server;

  private constructor(server: Server, address: string) {
    this.#server = server;
    this.address = address;
  }

  static async start(folder: string, prefix: string): Promise<StaticServer> {
    const server = createServer(async (request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://localhost");
      const name = decodeURIComponent(pathname);
      const file = path.join(folder, name.slice(prefix.length));
      const found = name.startsWith(prefix) && (await stat(file).catch(() => undefined))?.isFile();
      response.writeHead(found ? 200 : 404, {
        "content-type": TYPES[path.extname(file)] ?? "application/octet-stream",
      });
      if (found) createReadStream(file).pipe(response);
      else response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("the server has no port");
    return new StaticServer(server, `http://127.0.0.1:${address.port}${prefix}`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
