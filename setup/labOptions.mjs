/** @typedef {import("./messages.mjs").Language} Language */

/**
 * What somebody asked of `npm run lab`.
 * @typedef {{ language: Language | undefined, forJupyter: string[] }} LabOptions
 */

const OPTION = "--lang";

/** A language that the course is not in, or none where one belongs. */
export class UnknownLanguage extends Error {
  /** @param {string} value what was given */
  constructor(value) {
    super(value);
    this.name = "UnknownLanguage";
    this.value = value;
  }
}

/**
 * Takes `--lang ko`, `--lang en` (or `--lang=…`; the last one counts) out of the options of `npm run lab`; the others
 * are JupyterLab's, in their order.
 * @param {string[]} options
 * @returns {LabOptions} `language` is `undefined` where nobody asked for one
 * @throws {UnknownLanguage} for any other language
 */
export function readLabOptions(options) {
  /** @type {LabOptions} */
  const read = { language: undefined, forJupyter: [] };
  for (let i = 0; i < options.length; i++) {
    const option = options[i] ?? "";
    if (option === OPTION) {
      i += 1;
      read.language = courseLanguage(options[i] ?? "");
    } else if (option.startsWith(`${OPTION}=`)) {
      read.language = courseLanguage(option.slice(OPTION.length + 1));
    } else {
      read.forJupyter.push(option);
    }
  }
  return read;
}

/** @param {string} value @returns {Language} */
function courseLanguage(value) {
  if (value !== "ko" && value !== "en") throw new UnknownLanguage(value);
  return value;
}
