import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { ROOT } from "./scratchFolder.ts";
import { sfntFont } from "./sfntFont.ts";

/** Pretendard (Latin and Hangul), in which the lessons' pictures are drawn too. */
const FONTS = ["pretendard-latin-400-normal", "pretendard-latin-700-normal"];

/**
 * Writes a fontconfig configuration that adds a font with Hangul to the machine's own fonts, of which none may have it.
 * @param folder for the fonts, their cache and the configuration
 * @returns the configuration's file, for `FONTCONFIG_FILE`
 */
export async function writeFontConfiguration(folder: string): Promise<string> {
  const fonts = path.join(folder, "fonts");
  await mkdir(fonts, { recursive: true });
  for (const name of FONTS) {
    const woff = await readFile(path.join(ROOT, "node_modules/@fontsource/pretendard/files", `${name}.woff`));
    await writeFile(path.join(fonts, `${name}.otf`), sfntFont(woff));
  }
  const file = path.join(folder, "fonts.conf");
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${fonts}</dir>
  <cachedir>${path.join(folder, "cache")}</cachedir>
${["system-ui", "sans-serif"].map((generic) => alias(generic, "prefer")).join("\n")}
${["serif", "monospace"].map((generic) => alias(generic, "accept")).join("\n")}
</fontconfig>
`,
  );
  return file;
}

function alias(generic: string, order: "prefer" | "accept"): string {
  return `  <alias binding="same"><family>${generic}</family><${order}><family>Pretendard</family></${order}></alias>`;
}
