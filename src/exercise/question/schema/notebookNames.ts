/**
 * What an exercise notebook has already: what it imports, what every notebook has, and what a learner would read before
 * they have written anything of their own.
 */
export const NOTEBOOK_NAMES: ReadonlySet<string> = new Set(
  (
    "check checkLog hint learner numbers progress question solution notAttempted exercise " +
    "display clearOutput input console globalThis global process require module exports Buffer URL fetch crypto " +
    "performance navigator structuredClone queueMicrotask setTimeout setInterval setImmediate clearTimeout clearInterval " +
    "Array Boolean Date Error Function Iterator JSON Map Math Number Object Promise Proxy Reflect RegExp Set String Symbol"
  ).split(" "),
);
