/** In a browser, what of `node:process` the package's sources read: the language, which `explorable` sets. */
export const env: Record<string, string | undefined> = {};
