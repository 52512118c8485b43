import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { runJest } from "./jest.mjs";
import { CACHE } from "./repository.mjs";
import { setUp } from "./setUp.mjs";

/** Written by jest's reporter `test/jest/countLine.mjs`; `.ci/run` prints it once more as its last line. */
const COUNT_LINE = path.join(CACHE, "test", "count.txt");

/**
 * `npm test`: the set-up where it is missing, then every test. `--unit`: only the tests that start no kernel, browser
 * or Python, which need less of the set-up. Other arguments go to jest.
 */
const options = process.argv.slice(2);
const unit = options.includes("--unit");
const environment = await setUp(unit ? "unit" : "test");
mkdirSync(path.dirname(COUNT_LINE), { recursive: true });
rmSync(COUNT_LINE, { force: true });
const jestArguments = options.filter((option) => option !== "--unit");
process.exitCode = await runJest([...(unit ? ["--selectProjects", "unit"] : []), ...jestArguments], {
  ...environment,
  CONVOLAB_COUNT_LINE: COUNT_LINE,
});
process.stdout.write(existsSync(COUNT_LINE) ? readFileSync(COUNT_LINE, "utf8") : "0 passed, 1 failed\n");
