import { execFile } from "node:child_process";
import { access, constants, mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type Browser, chromium } from "playwright-core";
import { z } from "zod";
import { writeFontConfiguration } from "./fontConfiguration.ts";
import { CACHE, ROOT } from "./scratchFolder.ts";

const run = promisify(execFile);

const PROGRAMS = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/** npm's package that carries a Chromium, and the program that unpacks it. */
const PACKAGE = path.join(ROOT, "node_modules", "@sparticuz", "chromium");
const UNPACK = fileURLToPath(new URL("unpackChromium.ts", import.meta.url));
const packageSchema = z.object({ version: z.string() });

const FLAGS = [
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-domain-reliability",
  "--disable-sync",
  "--no-pings",
  "--no-first-run",
  "--font-render-hinting=none",
  // Chromium's sandbox refuses to work for root.
  ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
];

/**
 * Starts a real Chromium without a window: the one on the PATH, else the one that npm's `@sparticuz/chromium` carries.
 * @param home a folder for everything that it would write to the user's home
 */
export async function launchChromium(home: string): Promise<Browser> {
  const [executablePath, fontConfiguration] = await Promise.all([
    chromiumProgram(),
    writeFontConfiguration(path.join(home, "fonts")),
  ]);
  return await chromium.launch({
    executablePath,
    headless: true,
    args: FLAGS,
    env: {
      ...process.env,
      HOME: home,
      XDG_CONFIG_HOME: path.join(home, "config"),
      XDG_CACHE_HOME: path.join(home, "cache"),
      FONTCONFIG_FILE: fontConfiguration,
    },
  });
}

async function chromiumProgram(): Promise<string> {
  return (await programOnPath()) ?? (await unpackedProgram());
}

async function programOnPath(): Promise<string | undefined> {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter((folder) => path.isAbsolute(folder));
  const candidates = folders.flatMap((folder) => PROGRAMS.map((name) => path.join(folder, name)));
  for (const candidate of candidates) {
    if (await isExecutable(candidate)) return candidate;
  }
  return undefined;
}

/**
 * Unpacks npm's Chromium, once: beside its place first, so that an interrupted unpacking leaves nothing half done and
 * two tests that start together do not disturb each other.
 */
async function unpackedProgram(): Promise<string> {
  const { version } = packageSchema.parse(JSON.parse(await readFile(path.join(PACKAGE, "package.json"), "utf8")));
  const folder = path.join(CACHE, `chromium-${version}`);
  const program = path.join(folder, "chromium");
  if (await isExecutable(program)) return program;
  const unpacking = `${folder}.${process.pid}`;
  await mkdir(unpacking, { recursive: true });
  try {
    await run(process.execPath, [UNPACK], { cwd: ROOT, env: { ...process.env, TMPDIR: unpacking } });
    await rename(unpacking, folder);
  } catch (error) {
    // Another test was first.
    if (!(await isExecutable(program))) throw error;
  } finally {
    await rm(unpacking, { recursive: true, force: true });
  }
  return program;
}

async function isExecutable(file: string): Promise<boolean> {
  try {
    await access(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
