import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { transformSync } from "oxc-transform";

const OWN_SOURCE = readFileSync(fileURLToPath(import.meta.url));

/** Strips the types of a TypeScript file for jest. An import is dropped only when it says `import type`, as tsc does here. */
export default {
  /** @param {string} source @param {string} fileName */
  process(source, fileName) {
    const { code, map, errors } = transformSync(fileName, source, {
      lang: "ts",
      sourceType: "module",
      sourcemap: true,
      target: "node24",
      typescript: { onlyRemoveTypeImports: true },
    });
    if (errors.length > 0) {
      throw new SyntaxError(`${fileName}: ${errors.map((error) => error.codeframe ?? error.message).join("\n")}`);
    }
    return { code, map: /** @type {any} */ (map) };
  },
  /** @param {string} source @param {string} fileName */
  getCacheKey(source, fileName) {
    return createHash("sha256")
      .update(OWN_SOURCE)
      .update("\0")
      .update(fileName)
      .update("\0")
      .update(source)
      .digest("hex");
  },
};
