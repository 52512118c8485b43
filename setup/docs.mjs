import { REPOSITORY } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { runtimeNode } from "./runtimeNode.mjs";
import { setUp } from "./setUp.mjs";

/** `npm run docs`: the API reference, in `.cache/docs`. It fails if a public name has no documentation. */
const environment = await setUp("unit");
process.exitCode = await runToEnd(runtimeNode(), ["node_modules/typedoc/bin/typedoc", ...process.argv.slice(2)], {
  environment,
  cwd: REPOSITORY,
});
