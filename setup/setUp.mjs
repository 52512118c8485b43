import path from "node:path";
import { acquireLock } from "../src/notebook/fileLock.mjs";
import { onEndRequested } from "./endSignals.mjs";
import { repositoryEnvironment } from "./environment.mjs";
import { chooseLanguage, message } from "./messages.mjs";
import { createProgress } from "./progress.mjs";
import { CACHE } from "./repository.mjs";
import { StepFailure } from "./stepFailure.mjs";
import { build } from "./steps/build.mjs";
import { engine } from "./steps/engine.mjs";
import { kernelSpec } from "./steps/kernelSpec.mjs";
import { nbgraderEnvironment } from "./steps/nbgraderEnvironment.mjs";
import { npmPackages } from "./steps/npmPackages.mjs";
import { peerKernels } from "./steps/peerKernels.mjs";
import { bookEnvironment, pythonEnvironment, testEnvironment } from "./steps/pythonEnvironment.mjs";
import { runtime } from "./steps/runtime.mjs";

/**
 * @typedef {object} StepContext
 * @property {NodeJS.ProcessEnv} environment for every program the step starts
 * @property {AbortSignal} signal ends the step
 * @property {(detail: string) => void} update shows how far it is
 * @property {(key: import("./messages.mjs").MessageKey, values?: Record<string, string | number>) => string} text
 */

/**
 * What a step could not bring about although everything else works without it.
 * @typedef {object} StepNote
 * @property {import("./messages.mjs").MessageKey} text what follows from it, with a `{reason}`
 * @property {import("./messages.mjs").MessageKey} reason
 * @property {Record<string, string | number>} values
 */

/**
 * One thing that set-up brings about. It is done when its stamp says so; the stamp is written last, so a step that was
 * interrupted is not done.
 * @typedef {object} Step
 * @property {import("./messages.mjs").MessageKey} title
 * @property {() => boolean} isDone
 * @property {(context: StepContext) => Promise<StepNote | void>} run
 */

/** What each command needs, in order. */
const STEPS = {
  check: [runtime, npmPackages],
  release: [runtime, npmPackages, build],
  unit: [runtime, npmPackages, engine],
  bench: [runtime, npmPackages, engine, build],
  benchKernel: [runtime, npmPackages, engine, build, peerKernels],
  lab: [runtime, npmPackages, pythonEnvironment, engine, build, kernelSpec],
  book: [runtime, npmPackages, bookEnvironment, engine, build, kernelSpec],
  nbgrader: [runtime, npmPackages, pythonEnvironment, nbgraderEnvironment, engine, build, kernelSpec],
  test: [
    ...[runtime, npmPackages, testEnvironment, bookEnvironment, nbgraderEnvironment],
    ...[engine, build, kernelSpec, peerKernels],
  ],
};

const INTERRUPTED_EXIT_CODE = 130;

/**
 * Does what is not done yet for a command, shows it, and ends the process with a report if a step fails.
 * @param {keyof typeof STEPS} command
 * @param {import("./messages.mjs").Language} [language] of what it says
 * @returns {Promise<NodeJS.ProcessEnv>} the environment to run the command in
 */
export async function setUp(command, language = chooseLanguage()) {
  const environment = repositoryEnvironment();
  const steps = STEPS[command];
  if (steps.every((step) => step.isDone())) return environment;

  const output = process.stderr;
  const interrupt = new AbortController();
  const stopListening = onEndRequested(() => interrupt.abort());
  /** @type {(() => void) | undefined} */
  let release;
  let exitCode = 0;
  try {
    release = await acquireLock(path.join(CACHE, "setUp.lock"), {
      signal: interrupt.signal,
      onWait: (pid) => output.write(`${message(language, "waiting", { pid })}\n`),
    });
    await runSteps(steps, { environment, signal: interrupt.signal, language, output });
  } catch (error) {
    exitCode = interrupt.signal.aborted ? INTERRUPTED_EXIT_CODE : 1;
    if (interrupt.signal.aborted) output.write(`${message(language, "interrupted")}\n`);
    else if (!(error instanceof StepFailure)) throw error;
  } finally {
    release?.();
    stopListening();
  }
  if (exitCode !== 0) process.exit(exitCode);
  return environment;
}

/**
 * @param {Step[]} steps
 * @param {{ environment: NodeJS.ProcessEnv, signal: AbortSignal, language: import("./messages.mjs").Language, output: NodeJS.WriteStream }} context
 */
async function runSteps(steps, { environment, signal, language, output }) {
  // Another set-up may have done some while this one waited for it; a step may also undo a later one's stamp.
  const first = steps.findIndex((step) => !step.isDone());
  if (first === -1) return;
  const todo = steps.slice(first);
  const start = Date.now();
  output.write(`${message(language, "setUpStarts", { count: todo.length })}\n`);
  const progress = createProgress({ output, language, count: todo.length });
  for (const [index, step] of todo.entries()) {
    signal.throwIfAborted();
    if (step.isDone()) {
      progress.skip();
      continue;
    }
    const shown = progress.step(step.title);
    /** @type {StepNote | void} */
    let note;
    try {
      note = await step.run({
        environment,
        signal,
        update: shown.update,
        text: (key, values) => message(language, key, values),
      });
    } catch (error) {
      shown.failed();
      if (error instanceof StepFailure && !signal.aborted) {
        reportFailure(error, { step: index + 1, count: todo.length, title: step.title }, language, output);
      }
      throw error;
    }
    if (note) {
      shown.without();
      const reason = message(language, note.reason, note.values);
      output.write(`  ${message(language, note.text, { ...note.values, reason })}\n`);
    } else {
      shown.done();
    }
  }
  output.write(`${message(language, "setUpEnds", { seconds: Math.round((Date.now() - start) / 1000) })}\n`);
}

/**
 * Which step failed, why, and what to do: in both languages, the chosen one first.
 * @param {StepFailure} failure
 * @param {{ step: number, count: number, title: import("./messages.mjs").MessageKey }} where
 * @param {import("./messages.mjs").Language} language
 * @param {NodeJS.WriteStream} output
 */
function reportFailure({ details }, where, language, output) {
  const languages = language === "ko" ? /** @type {const} */ (["ko", "en"]) : /** @type {const} */ (["en", "ko"]);
  for (const each of languages) {
    const title = message(each, where.title);
    output.write(`\n${message(each, "failed", { ...where, title })}\n`);
    output.write(`${message(each, "why")} ${message(each, details.why, details.values)}\n`);
    if (each === language && details.output) output.write(`${details.output.replaceAll(/^/gm, "    ")}\n`);
    if (details.logFile) output.write(`${message(each, "log", { file: details.logFile })}\n`);
    output.write(`${message(each, "whatToDo")} ${message(each, details.remedy)}\n`);
  }
}
