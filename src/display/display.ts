import type { ImageOptions, ImageSource } from "./base64Image.ts";
import { currentDisplayHost } from "./displayHost.ts";
import { messages } from "./messages.ts";
import { type DisplayData, displaySymbol, type MimeMetadata, silentSymbol, toMimeBundle } from "./mimeBundle.ts";
import { PromiseType, reflectApply, TypeErrorType } from "./primordials.ts";
import { html, type JsonOptions, jpeg, json, latex, markdown, mime, png, svg, table, vegaLite } from "./richValue.ts";
import type { TableOptions } from "./tableHtml.ts";
import { briefText } from "./textPlain.ts";

/** A shown output, by which it can be changed in place. `Content` is what the function that showed it takes. */
export interface DisplayHandle<Content extends unknown[]> {
  /** The output's `display_id`. */
  readonly id: string;
  /**
   * Settles when the output and all updates so far have been handed over: at once, but for values whose display method
   * returns a promise.
   */
  readonly shown: Promise<void>;
  /** Replaces what the output shows, in every place that shows it. */
  update(...content: Content): void;
}

/** How an output is shown. */
export interface DisplayOptions {
  /** The output's `display_id`; a new one unless told. Outputs with the same id are updated together. */
  id?: string;
}

/**
 * Shows any value at once, as a cell's last value would be (see `toMimeBundle`).
 *
 * @example
 * const progress = display("epoch 0");
 * for (let epoch = 1; epoch <= 5; epoch++) progress.update(`epoch ${epoch}`);
 */
function displayValue(value: unknown, options: DisplayOptions = {}): DisplayHandle<[value: unknown]> {
  const { id } = options;
  if (id !== undefined && (typeof id !== "string" || id === "")) {
    throw new TypeErrorType(messages().badDisplayId(briefText(id)));
  }
  return show((content: unknown) => content, [value], id);
}

/** The functions of `display` that show one kind of content; each throws what the function of its name throws. */
const kinds = {
  /** Shows HTML, in the notebook's page. Values from outside must be escaped by whoever makes the text. */
  html: (text: string): DisplayHandle<[text: string]> => show(html, [text]),
  /** Shows Markdown, formulas between `$` included. */
  markdown: (text: string): DisplayHandle<[text: string]> => show(markdown, [text]),
  /** Shows a LaTeX formula; text that does not say where the formula begins is one displayed formula. */
  latex: (text: string): DisplayHandle<[text: string]> => show(latex, [text]),
  /** Shows an SVG picture, text that starts with `<svg`. */
  svg: (text: string): DisplayHandle<[text: string]> => show(svg, [text]),
  /** Shows a PNG picture from its bytes or base64 text; width and height in CSS pixels. */
  png: (image: ImageSource, options?: ImageOptions): DisplayHandle<[image: ImageSource, options?: ImageOptions]> =>
    show(png, [image, options]),
  /** Shows a JPEG picture from its bytes or base64 text; width and height in CSS pixels. */
  jpeg: (image: ImageSource, options?: ImageOptions): DisplayHandle<[image: ImageSource, options?: ImageOptions]> =>
    show(jpeg, [image, options]),
  /** Shows a value as JSON, in JupyterLab a tree. */
  json: (value: unknown, options?: JsonOptions): DisplayHandle<[value: unknown, options?: JsonOptions]> =>
    show(json, [value, options]),
  /** Shows a chart by a Vega-Lite 5 specification. */
  vegaLite: (spec: object): DisplayHandle<[spec: object]> => show(vegaLite, [spec]),
  /** Shows an array of objects, a Map of objects or an object of arrays as a table. */
  table: (rows: unknown, options?: TableOptions): DisplayHandle<[rows: unknown, options?: TableOptions]> =>
    show(table, [rows, options]),
  /** Shows a MIME bundle as it is. */
  mime: (
    bundle: Readonly<Record<string, unknown>>,
    metadata?: MimeMetadata,
  ): DisplayHandle<[bundle: Readonly<Record<string, unknown>>, metadata?: MimeMetadata]> =>
    show(mime, [bundle, metadata]),
};

/** `display(value)` shows any value; `display.html(text)`, `display.png(bytes)`, … show one kind of content. */
export const display: typeof displayValue & typeof kinds = Object.assign(displayValue, kinds);

/**
 * Clears the outputs of the running cell.
 *
 * @param options `{ wait: true }` (or `true`) clears when the next output comes, so that an animation does not flicker
 */
export function clearOutput(options: { wait?: boolean } | boolean = {}): void {
  const wait = typeof options === "object" && options !== null ? (options.wait ?? false) : options;
  if (typeof wait !== "boolean") throw new TypeErrorType(messages().badClearOutput(briefText(options)));
  currentDisplayHost().clearOutput(wait);
}

/** Shows what `make` makes of `content`; it throws before anything is shown when the content is not valid. */
function show<Content extends unknown[]>(
  make: (...content: Content) => unknown,
  content: Content,
  id: string = newDisplayId(),
): DisplayHandle<Content> {
  const output = new ShownOutput(make, id);
  output.start(content);
  return output;
}

// Drawn once, when the module loads, before a cell may have patched what it takes; `node:crypto` would cost 5 ms there.
const idPrefix = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
let idCount = 0;

/** An id that no other output has, of this process or of another one of the same notebook. */
function newDisplayId(): string {
  idCount++;
  return `${idPrefix}-${idCount}`;
}

/** Keeps the first showing and the updates of one output in order, also where some of them take time. */
class ShownOutput<Content extends unknown[]> implements DisplayHandle<Content> {
  readonly id: string;
  readonly #make: (...content: Content) => unknown;
  #pending: Promise<void> | null = null;

  /** So that `display(…)` at the end of a cell shows its output, not this handle too. */
  get [silentSymbol](): true {
    return true;
  }

  /** The same for Deno's kernel: an output without content. */
  [displaySymbol](): Record<string, never> {
    return {};
  }

  constructor(make: (...content: Content) => unknown, id: string) {
    this.#make = make;
    this.id = id;
  }

  get shown(): Promise<void> {
    const host = currentDisplayHost();
    return (this.#pending ?? PromiseType.resolve()).then(() => host.flushed?.());
  }

  start(content: Content): void {
    const host = currentDisplayHost();
    this.#deliver(content, ({ data, metadata }) => host.displayData(data, metadata, { display_id: this.id }));
  }

  update(...content: Content): void {
    const host = currentDisplayHost();
    this.#deliver(content, ({ data, metadata }) => host.updateDisplayData(data, metadata, this.id));
  }

  #deliver(content: Content, send: (output: DisplayData) => void): void {
    const value = reflectApply(this.#make, undefined, content);
    const output = toMimeBundle(value) ?? { data: { "text/plain": "undefined" }, metadata: {} };
    if (this.#pending === null && !(output instanceof PromiseType)) {
      send(output);
      return;
    }
    const work = this.#deliverInTurn(this.#pending, output, send).finally(() => {
      if (this.#pending === work) this.#pending = null;
    });
    this.#pending = work;
    currentDisplayHost().waitFor?.(work);
  }

  async #deliverInTurn(
    earlier: Promise<void> | null,
    output: DisplayData | Promise<DisplayData>,
    send: (output: DisplayData) => void,
  ): Promise<void> {
    await earlier;
    send(await output);
  }
}
