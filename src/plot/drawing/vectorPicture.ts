import type { MimeBundle } from "../../display/mimeBundle.ts";
import { displaySymbol } from "../../display/mimeBundle.ts";
import { Picture } from "./picture.ts";
import { savePicture } from "./savePicture.ts";
import type { Scene } from "./scene.ts";
import { sceneDrawing } from "./sceneDrawing.ts";
import { sceneSvg } from "./sceneSvg.ts";

/** What the name of a vector picture's file may end in. */
export const VECTOR_ENDINGS = ["svg", "png"] as const;

/** A picture drawn of lines and text: there as SVG as well as PNG, each made when it is first asked for. */
export class VectorPicture extends Picture {
  readonly #scene: Scene;
  #svg: string | undefined;

  /**
   * @param scene what is drawn
   * @param altText what it shows, in words
   * @param density the PNG's device pixels for each CSS pixel; left out, 2; a large scene has fewer
   * @internal
   */
  constructor(scene: Scene, altText: string, density?: number) {
    super(sceneDrawing(scene, density), altText);
    this.#scene = scene;
  }

  /** The picture as an SVG file, its text as text: `await writeFile("model.svg", picture.svg)`. */
  get svg(): string {
    this.#svg ??= sceneSvg(this.#scene, this.altText);
    return this.#svg;
  }

  /**
   * Writes the picture to a file: `picture.save("model.svg")`.
   *
   * @param file its name, which ends in `.svg` or `.png`
   * @throws {RangeError} if it ends otherwise
   * @throws {Error} if it cannot be written
   */
  override save(file: string): void {
    savePicture(file, { svg: () => this.svg, png: () => this.png });
  }

  /** The SVG beside the other forms. */
  override [displaySymbol](): MimeBundle {
    return { ...super[displaySymbol](), "image/svg+xml": this.svg };
  }
}
