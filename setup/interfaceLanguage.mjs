import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** @typedef {import("./messages.mjs").Language} Language */

/** JupyterLab's plug-in that holds the language of its menus and dialogues. */
const PLUGIN = "@jupyterlab/translation-extension:plugin";

/** JupyterLab's names of the languages; Korean comes in a package of its own (`python/lab.in`). */
const LOCALES = { en: "en", ko: "ko_KR" };

/**
 * Makes a language JupyterLab's default. A person's own choice in its menu (Settings → Language) is a setting of theirs
 * and counts more.
 * @param {string} configFolder Jupyter's `JUPYTER_CONFIG_DIR`
 * @param {Language} language
 */
export function setInterfaceLanguage(configFolder, language) {
  const folder = path.join(configFolder, "labconfig");
  mkdirSync(folder, { recursive: true });
  const defaults = { [PLUGIN]: { locale: LOCALES[language] } };
  writeFileSync(path.join(folder, "default_setting_overrides.json"), `${JSON.stringify(defaults, null, 2)}\n`);
}

/**
 * Forgets what was chosen in JupyterLab's menu, so that the default is seen again.
 * @param {string} configFolder Jupyter's `JUPYTER_CONFIG_DIR`
 */
export function forgetChosenLanguage(configFolder) {
  const [extension = "", plugin] = PLUGIN.split(":");
  rmSync(path.join(configFolder, "lab", "user-settings", extension, `${plugin}.jupyterlab-settings`), { force: true });
}
