import { REPOSITORY } from "../setup/repository.mjs";
import { runToEnd } from "../setup/runToEnd.mjs";
import { runtimeNode } from "../setup/runtimeNode.mjs";
import { setUp } from "../setup/setUp.mjs";
import { installPicturePeers } from "./installPicturePeers.mjs";

/**
 * `npm run bench:pictures -- [--quick] [--rounds N]`: pictures and explanations beside Matplotlib, TensorFlow and tf-explain,
 * in one run.
 */
const environment = await setUp("bench");
const python = installPicturePeers(environment);
process.exitCode = await runToEnd(
  runtimeNode(),
  ["bench/pictures/main.ts", "--python", python, ...process.argv.slice(2)],
  {
    environment,
    cwd: REPOSITORY,
  },
);
