import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";

const DATA_IMAGE = /(<img\b[^>]*?\bsrc=")data:image\/(png|jpeg|gif|webp);base64,([^"]+)"/g;
const SCRIPT = /(<script\b[^>]*>.*?<\/script>)/s;

/** The folder in which a book keeps the pictures of all its pages, each once. */
export class PictureFiles {
  readonly #folder: string;
  readonly #address: string;

  /**
   * @param folder where the files go
   * @param address of that folder, as seen from a page
   */
  constructor(folder: string, address: string) {
    this.#folder = folder;
    this.#address = address;
  }

  /**
   * HTML whose pictures are files and are loaded when they are scrolled to, instead of being part of the page. What
   * scripts hold stays.
   */
  inFiles(html: string): string {
    const parts = html.split(SCRIPT);
    return parts.map((part) => (part.startsWith("<script") ? part : this.#withFiles(part))).join("");
  }

  #withFiles(html: string): string {
    return html.replaceAll(DATA_IMAGE, (_, before: string, type: string, data: string) => {
      return `${before}${this.add(data, type)}" loading="lazy" decoding="async"`;
    });
  }

  /**
   * Keeps a picture, once however often it is added.
   *
   * @param base64 its bytes
   * @param type the last part of its MIME type
   * @returns its address, as seen from a page
   */
  add(base64: string, type: string): string {
    const bytes = Buffer.from(base64, "base64");
    const name = `${createHash("sha256").update(bytes).digest("hex").slice(0, 16)}.${type}`;
    const file = path.join(this.#folder, name);
    if (!existsSync(file)) {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(file, bytes);
    }
    return `${this.#address}/${name}`;
  }
}
