/** In a browser, what of `node:util` the package's sources read: they show values of cells, which a browser never does. */
export const inspect = Object.assign(String, { custom: Symbol.for("nodejs.util.inspect.custom") });

const never = (): boolean => false;

/** Asked of a value by `textPlain`, which says what a message got: no number or text is any of these. */
export const types: Readonly<Record<string, () => boolean>> = new Proxy({}, { get: () => never });
