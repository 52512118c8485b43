import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { firstPage } from "./firstPage.mjs";
import { forgetChosenLanguage, setInterfaceLanguage } from "./interfaceLanguage.mjs";
import { readLabOptions, UnknownLanguage } from "./labOptions.mjs";
import { chooseLanguage, message } from "./messages.mjs";
import { REPOSITORY, venvProgram } from "./repository.mjs";
import { runToEnd } from "./runToEnd.mjs";
import { setUp } from "./setUp.mjs";

const NOTEBOOKS = path.join(REPOSITORY, "notebooks");

/**
 * `npm run lab -- …`: the set-up where it is missing, then JupyterLab on the course. `--lang ko|en` chooses the language
 * of the start page, of the set-up's messages and of JupyterLab's menus; everything else after `--` goes to JupyterLab.
 */
const { language: asked, forJupyter } = labOptions();
const language = asked ?? chooseLanguage();
const outer = await setUp("lab", language);
// Asked for a language here, the one from outside counts no more: kernels speak their notebooks' languages.
const environment = asked === undefined ? outer : { ...outer, CONVOLAB_LANG: undefined };
const configFolder = environment.JUPYTER_CONFIG_DIR ?? "";
if (asked !== undefined) forgetChosenLanguage(configFolder);
setInterfaceLanguage(configFolder, language);
process.stderr.write(`${message(language, "jupyterStarts")}\n`);
mkdirSync(NOTEBOOKS, { recursive: true });
process.exitCode = await runToEnd(
  venvProgram("jupyter-lab"),
  [
    `--ServerApp.root_dir=${NOTEBOOKS}`,
    // A folder or notebook that is named is what opens.
    ...(forJupyter.some((option) => existsSync(option))
      ? []
      : [`--LabApp.default_url=${firstPage(NOTEBOOKS, language)}`]),
    // No look-ups in package registries while somebody works.
    "--LabApp.extension_manager=readonly",
    ...(process.getuid?.() === 0 ? ["--allow-root"] : []),
    ...forJupyter,
  ],
  { environment, cwd: REPOSITORY },
);

/** The options, or the end of the process with a word on what is wrong with them. */
function labOptions() {
  try {
    return readLabOptions(process.argv.slice(2));
  } catch (error) {
    if (!(error instanceof UnknownLanguage)) throw error;
    process.stderr.write(`${message(chooseLanguage(), "unknownLanguage", { value: error.value || "…" })}\n`);
    process.exit(2);
  }
}
