import { message } from "./messages.mjs";

const SPINNER = ["⠋", "⠙", "⠹", "⠸", "⠼", "⠴", "⠦", "⠧", "⠇", "⠏"];
const FRAME_MS = 100;
/** Where there is no terminal, one line at least this often shows that the work goes on. */
const QUIET_MS = 15_000;

/**
 * Shows which step of the set-up is under way: one line that is rewritten in a terminal, plain lines elsewhere.
 * @param {{ output: NodeJS.WriteStream, language: import("./messages.mjs").Language, count: number }} options
 */
export function createProgress({ output, language, count }) {
  const terminal = output.isTTY === true && process.env.TERM !== "dumb";
  let number = 0;

  return {
    /** A step that turned out to be done already. */
    skip() {
      number += 1;
    },

    /** @param {import("./messages.mjs").MessageKey} titleKey */
    step(titleKey) {
      number += 1;
      const title = `[${number}/${count}] ${message(language, titleKey)}`;
      const start = Date.now();
      const seconds = () => Math.round((Date.now() - start) / 1000);
      let detail = "";
      let frame = 0;

      const draw = () => {
        frame += 1;
        const line = `${SPINNER[frame % SPINNER.length]} ${title}  ${detail}  ${seconds()} s`;
        output.write(`\r\u001b[2K${fitLine(line, output.columns - 1)}`);
      };
      const say = () => output.write(`  ${title}: ${detail} (${seconds()} s)\n`);
      if (!terminal) output.write(`- ${title} …\n`);
      const timer = setInterval(terminal ? draw : say, terminal ? FRAME_MS : QUIET_MS);

      /** @param {string} mark */
      const finish = (mark) => {
        clearInterval(timer);
        output.write(`${terminal ? "\r\u001b[2K" : ""}${mark} ${title} (${seconds()} s)\n`);
      };
      return {
        /** @param {string} text */
        update(text) {
          detail = text;
        },
        done: () => finish("✓"),
        /** It ended well, but without what it was to bring. */
        without: () => finish("–"),
        failed: () => finish("✗"),
      };
    },
  };
}

/**
 * Cuts a line to a number of terminal cells (Hangul takes two), because a wrapped line can't be rewritten.
 * @param {string} line @param {number} cells
 */
function fitLine(line, cells) {
  let used = 0;
  let fitting = "";
  for (const character of line) {
    used += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60]/.test(character) ? 2 : 1;
    if (used > cells) break;
    fitting += character;
  }
  return fitting;
}
