import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const PROGRAM = fileURLToPath(new URL("./patchedRealm/showAll.ts", import.meta.url));

/** What the program showed, in a process of its own: the realm of a test cannot be broken and live. */
async function shownIn(realm: "whole" | "broken"): Promise<unknown[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--no-warnings", PROGRAM, realm]);
  return (JSON.parse(stdout) as string[]).map((text) => JSON.parse(text));
}

describe("showing values after a cell has patched the built-ins and hidden the globals", () => {
  it("shows exactly what it shows otherwise", async () => {
    const whole = await shownIn("whole");
    const broken = await shownIn("broken");
    expect(whole).toHaveLength(21);
    expect(whole[7]).toEqual({
      data: { "text/plain": "{ a: [ 1, 'two', 3n ], b: Map(1) { 'k' => Set(1) { 1 } } }" },
      metadata: {},
    });
    expect(broken.slice(0, -3)).toEqual(whole.slice(0, -3));
  });

  it("still names the values that only Node's own code can look into, which the patches have broken", async () => {
    const broken = await shownIn("broken");
    const texts = ["[RegExp]", "[Proxy]", "Promise {}"];
    expect(broken.slice(-3)).toEqual(texts.map((text) => ({ data: { "text/plain": text }, metadata: {} })));
  });
});
