/**
 * What a rich output is: a MIME bundle, and how any value becomes one.
 *
 * The words are the Jupyter messaging specification's: an output's `data` maps MIME types to contents, its `metadata`
 * maps MIME types to hints such as a picture's width.
 */
import { jsonText, wellFormedJson } from "./jsonText.ts";
import { messages } from "./messages.ts";
import {
  arrayIsArray,
  base64FromBytes,
  isTypedArray,
  isUint8Array,
  objectDefineProperty,
  objectHasOwn,
  objectKeys,
  reflectApply,
  reflectGet,
  stringIndexOf,
  stringSlice,
  stringToWellFormed,
  TypeErrorType,
} from "./primordials.ts";
import { tableOfObjects } from "./tableHtml.ts";
import { briefText, type TextPlainOptions, textPlain } from "./textPlain.ts";
import { thrownMessage, thrownText } from "./thrownText.ts";

/** What JSON can hold. */
export type JsonValue = null | boolean | number | string | JsonValue[] | { [key: string]: JsonValue };

/** From MIME types to contents: text for `text/*` and `image/svg+xml`, base64 text for pictures, JSON for `…json`. */
export type MimeBundle = { [mimeType: string]: JsonValue };

/** From MIME types to hints for whoever shows them, such as `{ "image/png": { width: 280 } }`. */
export type MimeMetadata = { [mimeType: string]: JsonValue };

/** The `data` and `metadata` of an `execute_result` or `display_data` message. */
export interface DisplayData {
  data: MimeBundle;
  metadata: MimeMetadata;
}

/** The key of the method by which a value says how it is shown; Deno's kernel knows the same one. */
export const displaySymbol: unique symbol = Symbol.for("Jupyter.display");

/** The key of the method that returns the metadata beside it; kernels that do not know it show the value without. */
export const displayMetadataSymbol: unique symbol = Symbol.for("convolab.displayMetadata");

/** A value with this key set to `true` shows nothing as a cell's last value: what it stands for is shown already. */
export const silentSymbol: unique symbol = Symbol.for("convolab.silent");

/**
 * A value that says how it is shown. Its bundle may hold bytes (`Uint8Array`) for pictures; they are sent as base64.
 */
export interface Displayable {
  [displaySymbol](): Readonly<Record<string, unknown>> | Promise<Readonly<Record<string, unknown>>>;
  [displayMetadataSymbol]?(): MimeMetadata;
}

/**
 * The MIME bundle that shows `value`, with a `text/plain` always in it.
 *
 * - `undefined` is no output, nor is the handle of an output shown before: null.
 * - A value with a method `[Symbol.for("Jupyter.display")]` decides itself. When the method throws or returns no valid
 *   bundle, the value is shown as text with a note of what was wrong.
 * - An array of plain objects becomes an HTML table beside its text.
 * - Anything else is text (see `textPlain`).
 *
 * Never throws and never rejects, and what it returns is plain JSON: no getter or `toJSON` of the value is left in it.
 *
 * @returns a promise only where the value's method returns one
 */
export function toMimeBundle(
  value: unknown,
  options: TextPlainOptions = {},
): DisplayData | null | Promise<DisplayData> {
  if (value === undefined) return null;
  let bundle: unknown;
  try {
    if (isSilent(value)) return null;
    const method = displayMethod(value);
    if (method === null) return plainDisplayData(value, options);
    bundle = reflectApply(method, value, []);
    if (isThenable(bundle)) return settledDisplayData(value, bundle, options);
  } catch (thrown) {
    return textWithNote(value, messages().displayThrew(thrownText(thrown)), options);
  }
  return ownDisplayData(value, bundle, options);
}

/**
 * Checks a MIME bundle and returns it as plain JSON; bytes become base64, entries that are `undefined` are left out.
 *
 * @throws TypeError that says what was expected, what came and what to do
 */
export function checkedMimeBundle(bundle: unknown): MimeBundle {
  if (typeof bundle !== "object" || bundle === null || arrayIsArray(bundle) || isTypedArray(bundle)) {
    throw new TypeErrorType(messages().bundleNotObject(briefText(bundle)));
  }
  const checked: MimeBundle = {};
  const mimeTypes = objectKeys(bundle);
  for (let index = 0; index < mimeTypes.length; index++) {
    const mimeType = mimeTypes[index] ?? "";
    const content = reflectGet(bundle, mimeType);
    if (content === undefined) continue;
    if (!isMimeType(mimeType)) throw new TypeErrorType(messages().bundleBadMimeType(briefText(mimeType)));
    setEntry(checked, mimeType, checkedContent(mimeType, content));
  }
  if (objectKeys(checked).length === 0) throw new TypeErrorType(messages().bundleEmpty());
  return checked;
}

/**
 * Checks an output's metadata and returns it as plain JSON.
 *
 * @throws TypeError when it is no object or JSON cannot hold it
 */
export function checkedMetadata(metadata: unknown): MimeMetadata {
  if (metadata === undefined) return {};
  if (typeof metadata !== "object" || metadata === null || arrayIsArray(metadata)) {
    throw new TypeErrorType(messages().bundleNotObject(briefText(metadata)));
  }
  return asJson(metadata, "metadata") as MimeMetadata;
}

/** Whether the content of this MIME type is JSON rather than text (the nbformat 4 schema's rule). */
export function isJsonMimeType(mimeType: string): boolean {
  const type = stringSlice(mimeType, 0, indexOrEnd(mimeType, ";"));
  return stringSlice(type, 0, 12) === "application/" && stringSlice(type, -4) === "json";
}

/** The value's own display method, null where it has none. May run a getter or a Proxy's trap, and throw what that throws. */
function displayMethod(value: unknown): ((...args: unknown[]) => unknown) | null {
  if (value === null || (typeof value !== "object" && typeof value !== "function")) return null;
  const method = reflectGet(value, displaySymbol);
  return typeof method === "function" ? (method as (...args: unknown[]) => unknown) : null;
}

function isSilent(value: unknown): boolean {
  return typeof value === "object" && value !== null && reflectGet(value, silentSymbol) === true;
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === "object" && value !== null && typeof reflectGet(value, "then") === "function";
}

async function settledDisplayData(
  value: unknown,
  bundle: PromiseLike<unknown>,
  options: TextPlainOptions,
): Promise<DisplayData> {
  let settled: unknown;
  try {
    settled = await bundle;
  } catch (thrown) {
    return textWithNote(value, messages().displayThrew(thrownText(thrown)), options);
  }
  return ownDisplayData(value, settled, options);
}

function ownDisplayData(value: unknown, bundle: unknown, options: TextPlainOptions): DisplayData {
  try {
    const data = checkedMimeBundle(bundle);
    if (!objectHasOwn(data, "text/plain")) setEntry(data, "text/plain", textPlain(value, options));
    return { data, metadata: ownMetadata(value) };
  } catch (thrown) {
    return textWithNote(value, messages().displayReturnedJunk(thrownMessage(thrown)), options);
  }
}

function ownMetadata(value: unknown): MimeMetadata {
  try {
    const method = reflectGet(value as object, displayMetadataSymbol);
    if (typeof method !== "function") return {};
    return checkedMetadata(reflectApply(method as (...args: unknown[]) => unknown, value, []));
  } catch {
    // Hints only: the output is shown without them.
    return {};
  }
}

function plainDisplayData(value: unknown, options: TextPlainOptions): DisplayData {
  const data: MimeBundle = { "text/plain": textPlain(value, options) };
  try {
    const html = tableOfObjects(value);
    if (html !== null) setEntry(data, "text/html", html);
  } catch {
    // The text shows the value as well.
  }
  return { data, metadata: {} };
}

function textWithNote(value: unknown, note: string, options: TextPlainOptions): DisplayData {
  return { data: { "text/plain": `${textPlain(value, options)}\n\n${stringToWellFormed(note)}` }, metadata: {} };
}

function checkedContent(mimeType: string, content: unknown): JsonValue {
  if (isJsonMimeType(mimeType)) return asJson(content, mimeType);
  if (typeof content === "string") return stringToWellFormed(content);
  if (isUint8Array(content) && stringSlice(mimeType, 0, 5) !== "text/") return base64FromBytes(content);
  if (arrayIsArray(content)) {
    // Notebook files keep long text as a list of lines; a bundle taken from one may hold such a list.
    let text = "";
    for (let index = 0; index < content.length; index++) {
      const line: unknown = content[index];
      if (typeof line !== "string") throw new TypeErrorType(messages().bundleNotText(mimeType, briefText(content)));
      text += line;
    }
    return stringToWellFormed(text);
  }
  throw new TypeErrorType(messages().bundleNotText(mimeType, briefText(content)));
}

function asJson(content: unknown, mimeType: string): JsonValue {
  let text: string | undefined;
  try {
    text = jsonText(content);
  } catch (thrown) {
    throw new TypeErrorType(messages().bundleNotJson(mimeType, thrownText(thrown)));
  }
  if (text === undefined) throw new TypeErrorType(messages().bundleNotJson(mimeType, typeof content));
  return wellFormedJson(text);
}

/** `type/subtype`, perhaps with parameters: no spaces before them, one slash with something on both its sides. */
function isMimeType(key: string): boolean {
  const type = stringSlice(key, 0, indexOrEnd(key, ";"));
  const slash = stringIndexOf(type, "/");
  if (slash <= 0 || slash === type.length - 1) return false;
  return stringIndexOf(type, "/", slash + 1) < 0 && stringIndexOf(type, " ") < 0 && stringIndexOf(type, "\n") < 0;
}

function indexOrEnd(text: string, part: string): number {
  const index = stringIndexOf(text, part);
  return index < 0 ? text.length : index;
}

/** Sets a key as a property of the object's own, also where a prototype has a setter of that name. */
function setEntry(bundle: MimeBundle, mimeType: string, content: JsonValue): void {
  objectDefineProperty(bundle, mimeType, { value: content, writable: true, enumerable: true, configurable: true });
}
