import { messages } from "./messages.ts";
import type { JsonValue } from "./mimeBundle.ts";
import {
  base64FromBytes,
  bytesFromBase64,
  bytesOf,
  isArrayBuffer,
  isUint8Array,
  numberIsFinite,
  stringCharCodeAt,
  stringIndexOf,
  stringSlice,
  TypeErrorType,
  typedArrayLength,
} from "./primordials.ts";
import { briefText } from "./textPlain.ts";

/** A picture's bytes, or the same as base64 text (a `data:` URL too). */
export type ImageSource = Uint8Array | ArrayBuffer | string;

/** How a picture is shown. */
export interface ImageOptions {
  /** Width on the page in CSS pixels; the picture's own unless told. */
  width?: number;
  /** Height on the page in CSS pixels; the picture's own, or in proportion to `width`, unless told. */
  height?: number;
  /** What the picture shows, for those who cannot see it. */
  alt?: string;
}

export type ImageFormat = "PNG" | "JPEG";

/** A checked picture, ready for a MIME bundle. */
interface Base64Image {
  mimeType: string;
  base64: string;
  metadata: { [hint: string]: JsonValue };
  /** The alternative text, else the format and size in pixels. */
  text: string;
}

/** The bytes every file of a format starts with (PNG specification 5.2; JPEG, ITU-T T.81 B.1.1.3). */
const SIGNATURES: Record<ImageFormat, readonly number[]> = {
  PNG: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  JPEG: [0xff, 0xd8, 0xff],
};
const MIME_TYPES: Record<ImageFormat, string> = { PNG: "image/png", JPEG: "image/jpeg" };

/**
 * Checks a picture and its options.
 *
 * @param call the function's name, for the message
 * @throws TypeError when the picture is not of this format, or an option is not what it should be
 */
export function base64Image(
  call: string,
  format: ImageFormat,
  source: ImageSource,
  options: ImageOptions,
): Base64Image {
  const bytes = bytesOfSource(call, format, source);
  if (!startsWith(bytes, SIGNATURES[format])) {
    throw new TypeErrorType(messages().notImage(call, format, briefText(source)));
  }
  const metadata: { [hint: string]: JsonValue } = {};
  const { width, height, alt } = options;
  if (width !== undefined) metadata.width = pixels(call, "width", width);
  if (height !== undefined) metadata.height = pixels(call, "height", height);
  if (alt !== undefined) {
    if (typeof alt !== "string") throw new TypeErrorType(messages().badAlt(call, briefText(alt)));
    metadata.alt = alt;
  }
  const size = format === "PNG" ? pngSize(bytes) : "";
  const text = alt === undefined || alt === "" ? messages().imageText(format, size) : alt;
  return { mimeType: MIME_TYPES[format], base64: base64FromBytes(bytes), metadata, text };
}

function bytesOfSource(call: string, format: ImageFormat, source: unknown): Uint8Array {
  if (isUint8Array(source)) return source;
  if (isArrayBuffer(source)) return bytesOf(source);
  if (typeof source !== "string") throw new TypeErrorType(messages().notImage(call, format, briefText(source)));
  const text = withoutDataUrl(source);
  const bytes = bytesFromBase64(text);
  // A wrong start is said first: the text may be a file's name, which base64 could hold as well.
  if (startsWith(bytes, SIGNATURES[format]) && base64Length(text) !== base64FromBytes(bytes).length) {
    throw new TypeErrorType(messages().badBase64(call, format));
  }
  return bytes;
}

function withoutDataUrl(text: string): string {
  if (stringSlice(text, 0, 5) !== "data:") return text;
  return stringSlice(text, stringIndexOf(text, ",") + 1);
}

/** How long base64 text is without its line breaks and with its padding. */
function base64Length(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = stringCharCodeAt(text, index);
    const isSpace = code === 10 || code === 13 || code === 32 || code === 9;
    if (!isSpace && code !== 61) length++;
  }
  return length + ((4 - (length % 4)) % 4);
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  for (let index = 0; index < signature.length; index++) {
    if (bytes[index] !== signature[index]) return false;
  }
  return true;
}

/** "28×28", from the header chunk, which always comes first (PNG specification 11.2.1). */
function pngSize(bytes: Uint8Array): string {
  return typedArrayLength(bytes) < 24 ? "" : `${bigEndian(bytes, 16)}×${bigEndian(bytes, 20)}`;
}

function bigEndian(bytes: Uint8Array, at: number): number {
  let value = 0;
  for (let index = at; index < at + 4; index++) value = value * 256 + (bytes[index] ?? 0);
  return value;
}

function pixels(call: string, name: "width" | "height", value: unknown): number {
  if (typeof value !== "number" || !numberIsFinite(value) || value <= 0) {
    throw new TypeErrorType(messages().badImageSize(call, name, briefText(value)));
  }
  return value;
}
