import { existsSync, mkdirSync, readdirSync } from "node:fs";
import path from "node:path";
import { chooseLanguage, message } from "./messages.mjs";
import { REPOSITORY, venvProgram } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { setUp } from "./setUp.mjs";

const NOTEBOOKS = path.join(REPOSITORY, "notebooks");

/** `npm run lab -- …`: the set-up where it is missing, then JupyterLab on the course. Everything after `--` goes to JupyterLab. */
const environment = await setUp("lab");
const language = chooseLanguage();
process.stderr.write(`${message(language, "jupyterStarts")}\n`);
mkdirSync(NOTEBOOKS, { recursive: true });
process.exitCode = await runToEnd(
  venvProgram("jupyter-lab"),
  [
    `--ServerApp.root_dir=${NOTEBOOKS}`,
    `--LabApp.default_url=${firstPage()}`,
    // No look-ups in package registries while somebody works.
    "--LabApp.extension_manager=readonly",
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ...process.argv.slice(2),
  ],
  { environment, cwd: REPOSITORY },
);

/** The first lesson in the reader's language, where there is one. */
function firstPage() {
  const lessons = path.join(NOTEBOOKS, language);
  if (!existsSync(lessons)) return "/lab";
  const first = readdirSync(lessons)
    .filter((name) => name.endsWith(".ipynb"))
    .sort()[0];
  return first === undefined ? `/lab/tree/${language}` : `/lab/tree/${language}/${encodeURIComponent(first)}`;
}
