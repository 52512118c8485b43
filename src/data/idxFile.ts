import { createHash } from "node:crypto";
import { type FileHandle, open } from "node:fs/promises";
import { basename } from "node:path";
import { DataFileError } from "./dataFileError.ts";
import { localMessages } from "./messages.ts";

/** The idx file that is expected: every field is checked against what is read. */
export interface IdxFileContent {
  /** Sizes of the axes, `[60000, 28, 28]` for MNIST's training images. */
  readonly dimensions: readonly number[];
  /** SHA-256 of the whole file, lower-case hexadecimal. */
  readonly sha256: string;
}

/** Bytes read and hashed in one go: the event loop is held for about a millisecond at a time, not for the whole file. */
const CHUNK_BYTES = 1 << 20;

/** Third byte of the magic number when the values are unsigned bytes, the one kind read here. */
const UNSIGNED_BYTE = 0x08;

/** First two bytes of a gzip file, read as the top half of a magic number (RFC 1952). */
const GZIP_MAGIC = 0x1f8b;

/**
 * Reads an idx file of unsigned bytes and returns its values without the header, in a buffer of their own.
 *
 * Format (Y. LeCun, C. Cortes, C. Burges, "The MNIST database of handwritten digits"): a big-endian 32-bit magic
 * number `0x0000TTRR` with the value type `TT` and the rank `RR`, then a big-endian 32-bit size for each axis, then
 * the values, last axis fastest.
 *
 * Reading and hashing go chunk by chunk into the result, so memory peaks at the file's own size.
 *
 * @param path the file
 * @param expected dimensions and checksum that the file must have
 * @param reinstall what to do about a file that cannot be used: the last line of the error's message
 * @throws {DataFileError} if the file is missing, unreadable, packed, of another kind, cut short or corrupt
 */
export async function readIdxFile(path: string, expected: IdxFileContent, reinstall: string): Promise<Uint8Array> {
  const file = await openDataFile(path, reinstall);
  try {
    return await readValues(file, path, expected, reinstall);
  } catch (error) {
    throw error instanceof DataFileError ? error : unreadable(path, error, reinstall);
  } finally {
    await file.close();
  }
}

async function openDataFile(path: string, reinstall: string): Promise<FileHandle> {
  try {
    return await open(path);
  } catch (error) {
    if (typeof error === "object" && error !== null && "code" in error && error.code === "ENOENT") {
      throw new DataFileError("missing", path, localMessages().missingFile(path), reinstall, { cause: error });
    }
    throw unreadable(path, error, reinstall);
  }
}

function unreadable(path: string, error: unknown, reinstall: string): DataFileError {
  const reason = String(error);
  return new DataFileError("unreadable", path, localMessages().unreadableFile(path, reason), reinstall, {
    cause: error,
  });
}

async function readValues(
  file: FileHandle,
  path: string,
  expected: IdxFileContent,
  reinstall: string,
): Promise<Uint8Array> {
  const text = localMessages();
  const hash = createHash("sha256");
  const { size } = await file.stat();

  const header = new Uint8Array(4 + 4 * expected.dimensions.length);
  const valueCount = expected.dimensions.reduce((product, dimension) => product * dimension, 1);
  const expectedSize = header.length + valueCount;
  const truncated = (actualSize: number) =>
    new DataFileError("truncated", path, text.truncatedFile(path, expectedSize, actualSize), reinstall);

  if ((await fill(file, header, 0, hash)) < header.length) throw truncated(size);
  checkHeader(header, path, expected, reinstall);
  if (size < expectedSize) throw truncated(size);
  if (size > expectedSize) {
    throw new DataFileError("wrong file", path, text.tooLongFile(path, expectedSize, size), reinstall);
  }

  const values = new Uint8Array(valueCount);
  const filled = await fill(file, values, header.length, hash);
  if (filled < valueCount) throw truncated(header.length + filled);

  const sha256 = hash.digest("hex");
  if (sha256 !== expected.sha256) {
    throw new DataFileError("corrupt", path, text.wrongChecksum(path, expected.sha256, sha256), reinstall);
  }
  return values;
}

function checkHeader(header: Uint8Array, path: string, expected: IdxFileContent, reinstall: string): void {
  const text = localMessages();
  const view = new DataView(header.buffer);
  const magic = view.getUint32(0);
  const expectedMagic = (UNSIGNED_BYTE << 8) | expected.dimensions.length;

  if (magic >>> 16 === GZIP_MAGIC) {
    const remedy = text.gunzipRemedy(basename(path, ".gz"));
    throw new DataFileError("wrong file", path, text.gzippedFile(path), remedy);
  }
  if (magic !== expectedMagic) {
    throw new DataFileError("wrong file", path, text.wrongMagic(path, expectedMagic, magic), reinstall);
  }
  const dimensions = expected.dimensions.map((_, axis) => view.getUint32(4 + 4 * axis));
  const [wanted, found] = [expected.dimensions.join("×"), dimensions.join("×")];
  if (found !== wanted) {
    throw new DataFileError("wrong file", path, text.wrongDimensions(path, wanted, found), reinstall);
  }
}

/** Fills `target` from `position` on, feeding the hash; returns the bytes read, fewer than asked for at the file's end. */
async function fill(
  file: FileHandle,
  target: Uint8Array,
  position: number,
  hash: ReturnType<typeof createHash>,
): Promise<number> {
  let filled = 0;
  while (filled < target.length) {
    const length = Math.min(CHUNK_BYTES, target.length - filled);
    const { bytesRead } = await file.read(target, filled, length, position + filled);
    if (bytesRead === 0) break;
    hash.update(target.subarray(filled, filled + bytesRead));
    filled += bytesRead;
  }
  return filled;
}
