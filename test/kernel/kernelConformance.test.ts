import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { ROOT } from "./convolabKernel.ts";
import { runPython } from "./pythonProgram.ts";

const TIMEOUT = 120_000;

describe("jupyter_kernel_test", () => {
  let dataDirectory = "";
  beforeAll(async () => {
    dataDirectory = await mkdtemp(join(tmpdir(), "conformance-"));
  });
  afterAll(async () => {
    await rm(dataDirectory, { recursive: true, force: true });
  });

  it(
    "passes whole: nothing skipped, nothing left out",
    async () => {
      const cwd = join(ROOT, "test/kernel/conformance");
      const { code, output } = await runPython(["-m", "unittest", "--verbose", "test_convolab"], {
        cwd,
        dataDirectory,
        timeout: TIMEOUT,
      });
      // The output is the test's own report, so it is what a reader of a failure wants to see.
      expect({ code, output }).toMatchObject({
        code: 0,
        output: expect.stringMatching(/^Ran 13 tests in .*\n\nOK\s*$/m),
      });
      expect(output).not.toMatch(/skip/i);
    },
    TIMEOUT,
  );
});
