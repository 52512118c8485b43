import { createRequire } from "node:module";
import type * as vegaPackage from "vega";
import type * as vegaLitePackage from "vega-lite";
import { LARGEST_SIDE, loadFontFamily } from "../drawing/canvas.ts";
import { FONT_STACK } from "../drawing/sceneSvg.ts";
import { localMessages } from "./messages.ts";

const require = createRequire(import.meta.url);

/** Device pixels for each CSS pixel. */
const DENSITY = 2;

/** What draws a scene graph; Vega's types leave its renderers out. */
interface Renderer {
  initialize(
    element: null,
    width: number,
    height: number,
    origin: readonly [number, number],
    scaleFactor?: number,
  ): Renderer;
  background(color: unknown): Renderer;
  render(scene: unknown): Renderer;
}

interface Vega extends Pick<typeof vegaPackage, "parse" | "View" | "Warn"> {
  readonly SVGStringRenderer: new (loader: unknown) => Renderer & { svg(): string };
  readonly CanvasRenderer: new (loader: unknown) => Renderer & { canvas(): { encodeSync(format: "png"): Uint8Array } };
  /** Numbers gradients and clippings anew, so that the same chart is the same text each time. */
  resetSVGDefIds(): void;
}

/** How large a view is with its axes: Vega's own headless drawing reads these. */
interface LaidOutView {
  readonly _viewWidth: number;
  readonly _viewHeight: number;
}

let vega: Vega | undefined;
let vegaLite: typeof vegaLitePackage | undefined;

/**
 * A specification, laid out: its size, and its drawing as SVG and PNG.
 *
 * Vega's own `toSVG` and `toCanvas` wait for data from elsewhere and so return promises; here all data is in the
 * specification, and a cell's last value shows at once. The libraries load at the first chart (about 0.2 s).
 */
export class ChartDrawing {
  /** In CSS pixels. */
  readonly width: number;
  /** In CSS pixels. */
  readonly height: number;
  readonly #view: vegaPackage.View;
  readonly #origin: readonly [number, number];

  /**
   * @param spec a Vega-Lite 5 specification with its data in it
   * @throws {Error} if the specification is not valid; the message is Vega's
   * @throws {RangeError} if the chart would be larger than a picture may be
   */
  constructor(spec: object) {
    const font = loadFontFamily();
    vega ??= require("vega") as Vega;
    vegaLite ??= require("vega-lite") as typeof vegaLitePackage;
    const problems: unknown[] = [];
    const logger = problemLogger(problems);
    const compiled = vegaLite.compile(spec as vegaLitePackage.TopLevelSpec, { logger });
    this.#view = new vega.View(vega.parse(compiled.spec), { renderer: "none", logger }).run();
    if (problems.length > 0) throw problems[0] instanceof Error ? problems[0] : new Error(String(problems[0]));

    const { _viewWidth, _viewHeight } = this.#view as unknown as LaidOutView;
    const { left, right, top, bottom } = paddingOf(this.#view);
    const [x, y] = this.#view.origin();
    this.width = Math.max(1, Math.ceil(_viewWidth + left + right));
    this.height = Math.max(1, Math.ceil(_viewHeight + top + bottom));
    this.#origin = [left + x, top + y];
    this.#font = font;
    if (Math.max(this.width, this.height) > LARGEST_SIDE) {
      throw new RangeError(localMessages().chartTooLarge(this.width, this.height, LARGEST_SIDE));
    }
  }

  readonly #font: string;

  /** The chart as an SVG file. Where Pretendard is not installed, a viewer takes its own Korean font. */
  svg(): string {
    const { SVGStringRenderer, resetSVGDefIds } = vega as Vega;
    resetSVGDefIds();
    const renderer = new SVGStringRenderer(this.#view.loader());
    this.#render(renderer, 1);
    return renderer.svg().replaceAll(`font-family="${this.#font}"`, `font-family="${FONT_STACK}"`);
  }

  /** The chart as a PNG file, 2 × 2 pixels for each CSS pixel. */
  png(): Uint8Array {
    const { CanvasRenderer } = vega as Vega;
    const renderer = new CanvasRenderer(this.#view.loader());
    this.#render(renderer, DENSITY);
    return renderer.canvas().encodeSync("png");
  }

  #render(renderer: Renderer, scaleFactor: number): void {
    renderer
      .initialize(null, this.width, this.height, this.#origin, scaleFactor)
      .background(this.#view.background())
      .render((this.#view.scenegraph() as unknown as { readonly root: unknown }).root);
  }
}

/**
 * Keeps what Vega finds wrong, to be thrown when it is done: it would else draw an empty chart, and what is thrown here ends
 * in a promise that nobody waits for. What Vega only warns of is not for the learner.
 */
function problemLogger(problems: unknown[]): vegaPackage.LoggerInterface {
  const logger = {
    level: () => logger,
    error: (...found: readonly unknown[]) => {
      problems.push(...found);
      return logger;
    },
    warn: () => logger,
    info: () => logger,
    debug: () => logger,
  };
  return logger as unknown as vegaPackage.LoggerInterface;
}

function paddingOf(view: vegaPackage.View): { left: number; right: number; top: number; bottom: number } {
  const padding = view.padding();
  const all = typeof padding === "number" ? padding : 0;
  const sides = typeof padding === "object" ? padding : {};
  return { left: all, right: all, top: all, bottom: all, ...sides };
}
