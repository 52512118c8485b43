import { pathToFileURL } from "node:url";

/** The virtual tsconfig's own name: a `tsconfig.json` beside the notebook stays what it is, and can be extended. */
export const configFileName = "convolab.tsconfig.json";

/** The virtual module in which questions about a cell are asked. */
export const queryFileName = "convolab.query.ts";

/** The URI by which the server knows a path. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}
