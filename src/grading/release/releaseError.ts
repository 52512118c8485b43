/** An assignment that cannot be released; the message says of each fault where it is and what to do. */
export class ReleaseError extends Error {
  override readonly name = "ReleaseError";
}
