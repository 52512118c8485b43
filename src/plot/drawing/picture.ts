import {
  type Displayable,
  displayMetadataSymbol,
  displaySymbol,
  type MimeBundle,
  type MimeMetadata,
} from "../../display/mimeBundle.ts";
import { savePicture } from "./savePicture.ts";

/** What a picture needs of a drawing; the canvas library's own types stay out of this package's public ones. */
export interface Drawing {
  /** Width in CSS pixels. */
  readonly width: number;
  /** Height in CSS pixels. */
  readonly height: number;
  /** May have more pixels than the drawing has CSS pixels. */
  readonly canvas: { encodeSync(format: "png"): Uint8Array };
}

/**
 * A drawn picture. As a cell's value it shows itself; front ends that cannot show pictures, and screen readers, get its
 * alternative text.
 */
export class Picture implements Displayable {
  /**
   * @param drawing the finished drawing
   * @param altText what the picture shows, in a sentence or two, for those who do not see it
   */
  constructor(drawing: Drawing, altText: string) {
    this.#drawing = drawing;
    this.altText = altText;
  }

  readonly #drawing: Drawing;
  #png: Uint8Array | undefined;

  /** What the picture shows, in words. */
  readonly altText: string;

  /** Width in CSS pixels, as on the page. */
  get width(): number {
    return this.#drawing.width;
  }

  /** Height in CSS pixels, as on the page. */
  get height(): number {
    return this.#drawing.height;
  }

  /**
   * The picture as a PNG file, 2 × 2 pixels for each CSS pixel, so that it is sharp on a high-density screen (1 for each in
   * a picture of more than 16 million): `await writeFile("digits.png", picture.png)`.
   */
  get png(): Uint8Array {
    this.#png ??= this.#drawing.canvas.encodeSync("png");
    return this.#png;
  }

  /**
   * Writes the picture to a file: `picture.save("digits.png")`.
   *
   * @param file its name, which ends in `.png`
   * @throws {RangeError} if it ends otherwise
   * @throws {Error} if it cannot be written
   */
  save(file: string): void {
    savePicture(file, { png: () => this.png });
  }

  toString(): string {
    return this.altText;
  }

  /**
   * PNG for every front end; HTML because JupyterLab gives alternative text to a picture only there; plain text.
   */
  [displaySymbol](): MimeBundle {
    const base64 = Buffer.from(this.png).toString("base64");
    const alt = escapeAttribute(this.altText);
    return {
      "text/html": `<img src="data:image/png;base64,${base64}" width="${this.width}" height="${this.height}" alt="${alt}">`,
      "image/png": base64,
      "text/plain": this.altText,
    };
  }

  /** Size in CSS pixels and alternative text of the PNG, for nbconvert and whoever else reads them. */
  [displayMetadataSymbol](): MimeMetadata {
    return { "image/png": { width: this.width, height: this.height, alt: this.altText } };
  }
}

function escapeAttribute(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
