import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import path from "node:path";
import { env, platform } from "node:process";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";

/** As long as the hash that it keys (RFC 2104: a shorter key weakens it, a longer one adds nothing). */
const KEY_BYTES = 32;

/**
 * The key that signs what an instructor releases: of `file`, else of the file that `CONVOLAB_RELEASE_KEY` names, else the
 * instructor's own in `~/.config/convolab/release.key`, which is made where there is none.
 *
 * @throws {ReleaseError} if the file cannot be read or holds no key, or others can read the instructor's own
 */
export function releaseKey(file: string | undefined = env.CONVOLAB_RELEASE_KEY): Uint8Array {
  if (file !== undefined && file !== "") return keyIn(file);
  const own = path.join(env.XDG_CONFIG_HOME || path.join(homedir(), ".config"), "convolab", "release.key");
  makeKey(own);
  refuseReadable(own);
  return keyIn(own);
}

/** A file that is there stays as it is: what was signed with another key could not be verified any more. */
function makeKey(file: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, `${randomBytes(KEY_BYTES).toString("base64")}\n`, { flag: "wx", mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code !== "EEXIST") throw new ReleaseError(localMessages().keyNotMade(file, message));
  }
}

/** Who reads the key can sign cells. A file that is named may be meant for several instructors, or for nobody's secret. */
function refuseReadable(file: string): void {
  const mode = statSync(file).mode & 0o777;
  if (platform !== "win32" && (mode & 0o077) !== 0)
    throw new ReleaseError(localMessages().keyReadable(file, mode.toString(8)));
}

/** 32 bytes in base64 on a line of their own; lines that begin with `#` are for people. */
function keyIn(file: string): Uint8Array {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    throw new ReleaseError(localMessages().keyNotRead(file, (error as Error).message));
  }
  const lines = text.split("\n").map((line) => line.trim());
  const [line = "", ...rest] = lines.filter((line) => line !== "" && !line.startsWith("#"));
  const key = Buffer.from(line, "base64");
  if (rest.length > 0 || key.length !== KEY_BYTES || key.toString("base64") !== line)
    throw new ReleaseError(localMessages().noKey(file));
  return key;
}
