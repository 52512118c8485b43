import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";

const DISPLAY = new URL("../../src/display/display.ts", import.meta.url).href;

describe("display in a plain Node process", () => {
  it("prints the text of what is shown", async () => {
    const program = `const { display, clearOutput } = await import(${JSON.stringify(DISPLAY)});
      display({ a: 1 }).update([2]);
      clearOutput();
      display.html("<b>bold</b>");`;
    const options = ["--no-warnings", "--input-type=module", "--eval", program];
    const { stdout } = await promisify(execFile)(process.execPath, options, {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
    });
    expect(stdout).toBe("{ a: 1 }\n[ 2 ]\n<b>bold</b>\n");
  });
});
