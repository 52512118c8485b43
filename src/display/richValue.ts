/**
 * Values that show themselves: each is a picture, a formula, a table … as a cell's last value, and what `display.*` sends.
 */
import { base64Image, type ImageFormat, type ImageOptions, type ImageSource } from "./base64Image.ts";
import { jsonText, wellFormedJson } from "./jsonText.ts";
import { messages } from "./messages.ts";
import {
  checkedMetadata,
  checkedMimeBundle,
  type Displayable,
  type DisplayData,
  displayMetadataSymbol,
  displaySymbol,
  type JsonValue,
  type MimeBundle,
  type MimeMetadata,
} from "./mimeBundle.ts";
import { isPlainObject } from "./ownProperty.ts";
import {
  inspectCustom,
  joinText,
  objectHasOwn,
  objectKeys,
  stringIndexOf,
  stringSlice,
  stringTrim,
  TypeErrorType,
} from "./primordials.ts";
import { type TableOptions, tableHtml } from "./tableHtml.ts";
import { briefText, textPlain } from "./textPlain.ts";
import { thrownText } from "./thrownText.ts";

/** A checked MIME bundle with its metadata, as a value. */
export class RichValue implements Displayable {
  readonly #output: DisplayData;

  /** Of a bundle that is checked already; use `mime` for one that is not. */
  constructor(data: MimeBundle, metadata: MimeMetadata = {}) {
    this.#output = { data, metadata };
  }

  /** The MIME bundle; kernels call this for a cell's last value. */
  [displaySymbol](): MimeBundle {
    return this.#output.data;
  }

  /** Hints by MIME type, such as a picture's width. */
  [displayMetadataSymbol](): MimeMetadata {
    return this.#output.metadata;
  }

  /** Inside other values and in `console.log`: the bundle's text. */
  [inspectCustom](): string {
    const text = this.#output.data["text/plain"];
    return typeof text === "string" ? text : "RichValue {}";
  }
}

/**
 * HTML, in the notebook's page. Values from outside must be escaped by whoever makes the text.
 *
 * @throws TypeError when `text` is no string
 */
export function html(text: string): RichValue {
  return textValue("html", "text/html", text);
}

/**
 * Markdown, formulas between `$` included.
 *
 * @throws TypeError when `text` is no string
 */
export function markdown(text: string): RichValue {
  return textValue("markdown", "text/markdown", text);
}

/**
 * A LaTeX formula. Text without a sign of where the formula begins (`$`, `\(`, `\[`, `\begin`) is one displayed formula.
 *
 * @throws TypeError when `text` is no string
 */
export function latex(text: string): RichValue {
  requireText("latex", text);
  const isMarked = hasPart(text, "$") || hasPart(text, "\\(") || hasPart(text, "\\[") || hasPart(text, "\\begin");
  return new RichValue(checkedMimeBundle({ "text/latex": isMarked ? text : `$$${text}$$`, "text/plain": text }));
}

/**
 * An SVG picture.
 *
 * @param text starts with `<svg`, perhaps after an XML declaration, a document type or comments
 * @throws TypeError when it does not
 */
export function svg(text: string): RichValue {
  requireText("svg", text);
  const trimmed = stringTrim(text);
  const first = stringSlice(trimmed, 0, 4);
  const hasProlog = first === "<?xm" || first === "<!DO" || first === "<!--";
  const isSvg = first === "<svg" || (hasProlog && stringIndexOf(trimmed, "<svg") >= 0);
  if (!isSvg) throw new TypeErrorType(messages().notSvg("svg", briefText(text)));
  return new RichValue(checkedMimeBundle({ "image/svg+xml": text, "text/plain": messages().svgText() }));
}

/**
 * A PNG picture.
 *
 * @param image its bytes, or its bytes as base64 text
 * @throws TypeError when `image` is no PNG, or an option is not what it should be
 */
export function png(image: ImageSource, options: ImageOptions = {}): RichValue {
  return imageValue("png", "PNG", image, options);
}

/**
 * A JPEG picture.
 *
 * @param image its bytes, or its bytes as base64 text
 * @throws TypeError when `image` is no JPEG, or an option is not what it should be
 */
export function jpeg(image: ImageSource, options: ImageOptions = {}): RichValue {
  return imageValue("jpeg", "JPEG", image, options);
}

/** How a JSON value is shown. */
export interface JsonOptions {
  /** Whether JupyterLab's tree is open at first; false unless told. */
  expanded?: boolean;
}

/**
 * A value as JSON, in JupyterLab a tree to open and search.
 *
 * @throws TypeError when JSON cannot hold `value`
 */
export function json(value: unknown, options: JsonOptions = {}): RichValue {
  const content = jsonContent("json", value);
  const metadata = options.expanded === undefined ? {} : { "application/json": { expanded: options.expanded } };
  const data = checkedMimeBundle({ "application/json": content, "text/plain": textPlain(content) });
  return new RichValue(data, checkedMetadata(metadata));
}

/** A specification has one of these at its top (the Vega-Lite 5 schema's `TopLevelSpec`). */
const VEGA_LITE_VIEWS = ["mark", "layer", "concat", "hconcat", "vconcat", "facet", "repeat"];
const VEGA_LITE_SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json";

/**
 * A chart by a Vega-Lite 5 specification; `$schema` is added where it is missing.
 *
 * @throws TypeError when `spec` is no such specification or JSON cannot hold it
 */
export function vegaLite(spec: object): RichValue {
  if (!isPlainObject(spec) || !hasView(spec)) {
    throw new TypeErrorType(messages().notVegaLite("vegaLite", briefText(spec)));
  }
  const content = jsonContent("vegaLite", { $schema: VEGA_LITE_SCHEMA, ...spec });
  const data = { "application/vnd.vegalite.v5+json": content, "text/plain": messages().vegaLiteText() };
  return new RichValue(checkedMimeBundle(data));
}

function hasView(spec: object): boolean {
  for (let index = 0; index < VEGA_LITE_VIEWS.length; index++) {
    if (objectHasOwn(spec, VEGA_LITE_VIEWS[index] ?? "")) return true;
  }
  return false;
}

/**
 * Data as an HTML table (see `tableHtml`) beside its text.
 *
 * @throws TypeError when `rows` is no table
 */
export function table(rows: unknown, options: TableOptions = {}): RichValue {
  return new RichValue(checkedMimeBundle({ "text/html": tableHtml(rows, options), "text/plain": textPlain(rows) }));
}

/**
 * Any MIME bundle, for types that have no function of their own.
 *
 * @throws TypeError when the bundle or its metadata is not valid
 */
export function mime(bundle: Readonly<Record<string, unknown>>, metadata?: MimeMetadata): RichValue {
  const data = checkedMimeBundle(bundle);
  if (!objectHasOwn(data, "text/plain")) data["text/plain"] = `[${joinText(objectKeys(data), ", ")}]`;
  return new RichValue(data, checkedMetadata(metadata));
}

function textValue(call: string, mimeType: string, text: string): RichValue {
  requireText(call, text);
  return new RichValue(checkedMimeBundle({ [mimeType]: text, "text/plain": text }));
}

function imageValue(call: string, format: ImageFormat, source: ImageSource, options: ImageOptions): RichValue {
  const image = base64Image(call, format, source, options);
  const data = { [image.mimeType]: image.base64, "text/plain": image.text };
  return new RichValue(checkedMimeBundle(data), checkedMetadata({ [image.mimeType]: image.metadata }));
}

function hasPart(text: string, part: string): boolean {
  return stringIndexOf(text, part) >= 0;
}

function requireText(call: string, text: unknown): asserts text is string {
  if (typeof text !== "string") throw new TypeErrorType(messages().notText(call, briefText(text)));
}

function jsonContent(call: string, value: unknown): JsonValue {
  let text: string | undefined;
  try {
    text = jsonText(value);
  } catch (thrown) {
    throw new TypeErrorType(messages().notJson(call, thrownText(thrown)));
  }
  if (text === undefined) throw new TypeErrorType(messages().notJson(call, typeof value));
  return wellFormedJson(text);
}
