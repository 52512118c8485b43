import { REPOSITORY } from "../setup/repository.mjs";
import { runToEnd } from "../setup/runToEnd.mjs";
import { runtimeNode } from "../setup/runtimeNode.mjs";
import { setUp } from "../setup/setUp.mjs";

/** `npm run bench:kernel -- [--quick] [--rounds N]`: the kernel beside Deno's and tslab's, in one run. */
const environment = await setUp("benchKernel");
process.exitCode = await runToEnd(runtimeNode(), ["bench/kernel/main.ts", ...process.argv.slice(2)], {
  environment,
  cwd: REPOSITORY,
});
