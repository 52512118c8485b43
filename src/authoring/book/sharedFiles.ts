import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";

const require = createRequire(import.meta.url);

/** The book's own style and scripts. */
const WEB_FOLDER = path.join(import.meta.dirname, "web");

const FONT_WEIGHTS = [400, 700];

/** The woff and ttf that stand in where a browser knows no woff2: none of today's. */
const OLD_FONTS = /,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\("(?:woff|truetype)"\)/g;

/**
 * What all pages load, in both languages: the book's style and scripts, KaTeX's style and fonts, a font with Hangul, and
 * Vega for the charts. Nothing comes from another machine.
 */
export function writeSharedFiles(folder: string): void {
  for (const name of ["book.css", "book.js"]) cpSync(path.join(WEB_FOLDER, name), path.join(folder, name));
  const katex = path.dirname(require.resolve("katex"));
  mkdirSync(path.join(folder, "katex", "fonts"), { recursive: true });
  const style = readFileSync(path.join(katex, "katex.min.css"), "utf8");
  writeFileSync(path.join(folder, "katex", "katex.css"), style.replaceAll(OLD_FONTS, ""));
  for (const name of readdirSync(path.join(katex, "fonts")).filter((file) => file.endsWith(".woff2"))) {
    cpSync(path.join(katex, "fonts", name), path.join(folder, "katex", "fonts", name));
  }
  const pretendard = path.dirname(require.resolve("@fontsource/pretendard/package.json"));
  for (const weight of FONT_WEIGHTS) {
    const name = `pretendard-latin-${weight}-normal.woff2`;
    cpSync(path.join(pretendard, "files", name), path.join(folder, "fonts", `pretendard-${weight}.woff2`));
  }
  for (const name of ["vega", "vega-lite"]) {
    const file = path.join(path.dirname(require.resolve(`${name}/package.json`)), "build", `${name}.min.js`);
    cpSync(file, path.join(folder, "vega", `${name}.min.js`));
  }
}
