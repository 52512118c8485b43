import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { setInterfaceLanguage } from "../../setup/interfaceLanguage.mjs";
import { ROOT, ScratchFolder } from "./scratchFolder.ts";

const PROGRAM = path.join(ROOT, ".venv", "bin", "jupyter-lab");

const START_TIMEOUT = 60_000;

/** JupyterLab's last words kept for an error message. */
const LOG_LINES = 40;

/** The real JupyterLab of `.venv` on a copy of the notebooks, with settings, history and running kernels of its own. */
export class JupyterLab implements AsyncDisposable {
  readonly #server: ChildProcess;
  readonly #scratch: ScratchFolder;
  readonly #origin: string;
  readonly #token: string;
  /** Its folder of notebooks, a copy. */
  readonly notebooks: string;

  private constructor(
    server: ChildProcess,
    scratch: ScratchFolder,
    place: { origin: string; token: string; notebooks: string },
  ) {
    this.#server = server;
    this.#scratch = scratch;
    this.#origin = place.origin;
    this.#token = place.token;
    this.notebooks = place.notebooks;
  }

  /**
   * @param env added to the environment of the server and so of its kernels; without it they speak the notebook's language
   * @param language of JupyterLab's menus and dialogues
   */
  static async start(env: NodeJS.ProcessEnv = {}, language: "en" | "ko" = "en"): Promise<JupyterLab> {
    if (!existsSync(PROGRAM)) throw new Error("there is no JupyterLab in .venv: `npm test` installs it");
    const scratch = await ScratchFolder.create("lab");
    try {
      const notebooks = path.join(scratch.path, "notebooks");
      await cp(path.join(ROOT, "notebooks"), notebooks, { recursive: true });
      const token = randomBytes(24).toString("hex");
      const server = await spawnServer(scratch.path, notebooks, token, env, language);
      try {
        return new JupyterLab(server, scratch, { origin: await originOf(server), token, notebooks });
      } catch (error) {
        await end(server);
        throw error;
      }
    } catch (error) {
      await scratch[Symbol.asyncDispose]();
      throw error;
    }
  }

  /**
   * The address of a page, which asks for no token.
   * @param page e.g. `/lab` or `/lab/tree/ko/01-cnn-and-mnist.ipynb`
   */
  url(page: string): string {
    return `${this.#origin}${page}?token=${this.#token}`;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await end(this.#server);
    await this.#scratch[Symbol.asyncDispose]();
  }
}

async function spawnServer(
  folder: string,
  notebooks: string,
  token: string,
  env: NodeJS.ProcessEnv,
  language: "en" | "ko",
): Promise<ChildProcess> {
  const places = {
    JUPYTER_CONFIG_DIR: path.join(folder, "config"),
    JUPYTER_DATA_DIR: path.join(folder, "data"),
    JUPYTER_RUNTIME_DIR: path.join(folder, "runtime"),
    IPYTHONDIR: path.join(folder, "ipython"),
    XDG_CACHE_HOME: path.join(folder, "cache"),
  };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true, mode: 0o700 });
  setInterfaceLanguage(places.JUPYTER_CONFIG_DIR, language);
  return spawn(
    PROGRAM,
    [
      "--no-browser",
      "--ServerApp.ip=127.0.0.1",
      // The first free port from here on.
      "--ServerApp.port=18888",
      "--ServerApp.port_retries=200",
      `--ServerApp.root_dir=${notebooks}`,
      "--LabApp.extension_manager=readonly",
      ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ],
    {
      cwd: notebooks,
      env: { ...process.env, ...places, PYTHONNOUSERSITE: "1", CONVOLAB_LANG: undefined, ...env, JUPYTER_TOKEN: token },
      stdio: ["ignore", "ignore", "pipe"],
    },
  );
}

/** Waits until the server says where it listens. */
async function originOf(server: ChildProcess): Promise<string> {
  if (server.stderr === null) throw new Error("JupyterLab was started without its log");
  const log: string[] = [];
  const timeout = setTimeout(() => server.kill("SIGKILL"), START_TIMEOUT);
  try {
    for await (const line of createInterface({ input: server.stderr })) {
      log.push(line);
      const origin = /(http:\/\/127\.0\.0\.1:\d+)\/lab/.exec(line)?.[1];
      if (origin === undefined) continue;
      return origin;
    }
  } finally {
    clearTimeout(timeout);
    // Read on, or the full pipe would stop the server.
    server.stderr.resume();
  }
  throw new Error(`JupyterLab did not start:\n${log.slice(-LOG_LINES).join("\n")}`);
}

/** Ends the server, which ends its kernels. */
async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exit = once(server, "exit");
  server.kill("SIGTERM");
  await exit;
}
