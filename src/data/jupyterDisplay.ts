/**
 * The method by which a value says how it shows in a notebook: it returns one text for each MIME type.
 * Jupyter kernels for JavaScript look it up in the global symbol registry (Deno's convention), so this room needs no
 * other room for it.
 */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display");

/** What `console.log` and a notebook's plain text show of a value in Node.js. */
export const inspectSymbol: unique symbol = Symbol.for("nodejs.util.inspect.custom");

/** A short table and the one line that stands for it where no HTML shows. */
export interface SummaryBundle {
  readonly "text/html": string;
  readonly "text/plain": string;
}
