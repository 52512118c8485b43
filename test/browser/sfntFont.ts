import { inflateSync } from "node:zlib";

const WOFF_SIGNATURE = 0x774f4646;
const WOFF_HEADER_BYTES = 44;
const WOFF_ENTRY_BYTES = 20;
const SFNT_HEADER_BYTES = 12;
const SFNT_ENTRY_BYTES = 16;

/**
 * The TrueType or OpenType font inside a WOFF 1.0 file, which programs that are not web pages can use.
 * WOFF deflates each table of the font and keeps the tables' order (https://www.w3.org/TR/WOFF/, sections 3 to 5).
 * @throws {Error} if it is no WOFF 1.0 file
 */
export function sfntFont(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF_SIGNATURE) throw new Error("this is not a WOFF 1.0 font");
  const count = woff.readUInt16BE(12);
  const font = Buffer.alloc(woff.readUInt32BE(16));
  font.writeUInt32BE(woff.readUInt32BE(4), 0);
  font.writeUInt16BE(count, 4);
  // The three fields of an sfnt's header that serve a binary search.
  const log2 = Math.floor(Math.log2(count));
  font.writeUInt16BE(2 ** log2 * SFNT_ENTRY_BYTES, 6);
  font.writeUInt16BE(log2, 8);
  font.writeUInt16BE((count - 2 ** log2) * SFNT_ENTRY_BYTES, 10);

  let offset = SFNT_HEADER_BYTES + count * SFNT_ENTRY_BYTES;
  for (let i = 0; i < count; i++) {
    const entry = WOFF_HEADER_BYTES + i * WOFF_ENTRY_BYTES;
    const start = woff.readUInt32BE(entry + 4);
    const storedLength = woff.readUInt32BE(entry + 8);
    const length = woff.readUInt32BE(entry + 12);
    const stored = woff.subarray(start, start + storedLength);
    const table = storedLength < length ? inflateSync(stored) : stored;
    table.copy(font, offset);

    const target = SFNT_HEADER_BYTES + i * SFNT_ENTRY_BYTES;
    woff.copy(font, target, entry, entry + 4);
    woff.copy(font, target + 4, entry + 16, entry + 20);
    font.writeUInt32BE(offset, target + 8);
    font.writeUInt32BE(length, target + 12);
    offset += Math.ceil(length / 4) * 4;
  }
  return font;
}
