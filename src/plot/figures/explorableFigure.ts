import type * as cryptoModule from "node:crypto";
import { createRequire } from "node:module";
import { escapeHtml } from "../../display/htmlText.ts";
import type { Language } from "../../display/language.ts";
import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import { savePicture } from "../drawing/savePicture.ts";
import type { VectorPicture } from "../drawing/vectorPicture.ts";
import { type FigureName, figureProgram } from "./figureProgram.ts";

const require = createRequire(import.meta.url);

/** What a figure is made of. */
export interface FigureParts {
  /** Which figure: the name of its browser program. */
  readonly name: FigureName;
  /** Language of the figure's words. */
  readonly language: Language;
  /** What the browser program gets: plain objects, lists, texts, numbers (also NaN and infinite ones), booleans, null. */
  readonly data: object;
  /** What is seen where no script runs: a state of the figure that tells what it is about. */
  readonly picture: VectorPicture;
}

/**
 * A figure to explore: in a browser it is live, anywhere else (a PDF, GitHub, a notebook that is not trusted, paper) it is a
 * picture. It holds all that it needs, so that it works without a network and without a kernel.
 */
export class ExplorableFigure implements Displayable {
  /** What is seen where no script runs. */
  readonly picture: VectorPicture;
  readonly #parts: FigureParts;
  #html: string | undefined;

  /** @internal Made by the figures' functions. */
  constructor(parts: FigureParts) {
    this.#parts = parts;
    this.picture = parts.picture;
  }

  /** What the figure shows, in words. */
  get altText(): string {
    return this.picture.altText;
  }

  /** A page of its own with the figure, for a file: `await writeFile("figure.html", figure.toHtml())`. */
  toHtml(): string {
    const { language, name } = this.#parts;
    const head = `<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${name}</title>`;
    const style = "<style>:root{color-scheme:light dark}body{margin:8px}img{max-width:100%;height:auto}</style>";
    return `<!doctype html>\n<html lang="${language}"><head>${head}${style}</head><body>\n${this.#fragment()}\n</body></html>\n`;
  }

  /**
   * Writes the figure to a file: the live one to a page, `figure.save("figure.html")`, or its picture.
   *
   * @param file its name, which ends in `.html`, `.svg` or `.png`
   * @throws {RangeError} if it ends otherwise
   * @throws {Error} if it cannot be written
   */
  save(file: string): void {
    const { picture } = this;
    savePicture(file, { html: () => this.toHtml(), svg: () => picture.svg, png: () => picture.png });
  }

  /** The figure in words. */
  toString(): string {
    return this.altText;
  }

  /** The live figure for front ends that show HTML, its picture for all others. */
  [displaySymbol](): MimeBundle {
    return { ...this.picture[displaySymbol](), "text/html": this.#fragment() };
  }

  /** Size in CSS pixels and alternative text of the picture. */
  [displayMetadataSymbol](): MimeMetadata {
    return this.picture[displayMetadataSymbol]();
  }

  /**
   * The picture, and a script that lays the live figure over it. Equal figures have equal HTML, so that running a notebook
   * again changes nothing in its file.
   */
  #fragment(): string {
    this.#html ??= this.#makeFragment();
    return this.#html;
  }

  #makeFragment(): string {
    const { name, language, data, picture } = this.#parts;
    const { createHash }: typeof cryptoModule = require("node:crypto");
    const json = JSON.stringify(data, markedNumber);
    const id = `${name}-${createHash("sha256").update(language).update(json).digest("hex").slice(0, 16)}`;
    const source = `data:image/png;base64,${Buffer.from(picture.png).toString("base64")}`;
    const image = `<img src="${source}" width="${picture.width}" height="${picture.height}" alt="${escapeHtml(picture.altText)}">`;
    // The first attribute keeps JupyterLab's shortcuts away from keys pressed in the figure, the second reveal.js's swipes.
    const host = `<div data-convolab-figure="${id}" data-lm-suppress-shortcuts="true" data-prevent-swipe lang="${language}">${image}</div>`;
    const call = `figure.show(${[id, language, json].map(scriptText).join(",")})`;
    return `${host}<script>(()=>{${figureProgram(name).replaceAll("</script", "<\\/script").trimEnd()}\n${call}})()</script>`;
  }
}

/** JSON has no NaN and nothing infinite. */
function markedNumber(_key: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isFinite(value) ? { $number: String(value) } : value;
}

/** A text as JavaScript, such that HTML does not see an end of the script in it. */
function scriptText(text: string): string {
  return JSON.stringify(text)
    .replaceAll("<", "\\u003c")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}
