import { REPOSITORY } from "../setup/repository.mjs";
import { runToEnd } from "../setup/runToEnd.mjs";
import { runtimeNode } from "../setup/runtimeNode.mjs";
import { setUp } from "../setup/setUp.mjs";
import { installKeras } from "./installKeras.mjs";

/** `npm run bench:train -- [--quick] [--rounds N]`: training beside stock tfjs-node and Keras, in one run. */
const environment = await setUp("bench");
const python = installKeras(environment);
process.exitCode = await runToEnd(
  runtimeNode(),
  ["bench/train/main.ts", "--python", python, ...process.argv.slice(2)],
  {
    environment,
    cwd: REPOSITORY,
  },
);
