/** A book that could not be made; the message says why and what to do. */
export class BookError extends Error {
  override readonly name = "BookError";
}
