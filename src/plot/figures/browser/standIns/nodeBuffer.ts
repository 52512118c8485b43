/**
 * In a browser, what of `node:buffer` the package's sources name: it makes base64 of pictures, which a browser never does, but
 * its methods are looked up when the sources are loaded.
 */
export const Buffer = Uint8Array;
