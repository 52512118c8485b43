const PARENT_CHECK_MS = 500;

/**
 * Calls back when somebody wants this command to end: by a signal, or by ending the npm that started it. npm passes a
 * signal on to the shell between it and this process only, so the shell's death is the one sign that arrives here.
 * @param {(reason: NodeJS.Signals | "orphaned") => void} onEnd
 * @returns {() => void} stops listening
 */
export function onEndRequested(onEnd) {
  const signals = /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"]);
  for (const signal of signals) process.on(signal, onEnd);
  const parent = process.ppid;
  const startedByNpm = process.env.npm_lifecycle_event !== undefined;
  const watch = setInterval(() => {
    if (!startedByNpm || process.ppid === parent) return;
    clearInterval(watch);
    onEnd("orphaned");
  }, PARENT_CHECK_MS);
  watch.unref();
  return () => {
    clearInterval(watch);
    for (const signal of signals) process.off(signal, onEnd);
  };
}
