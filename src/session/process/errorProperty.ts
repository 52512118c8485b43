const { getOwnPropertyDescriptor } = Object;

/**
 * A property of an error, read without running code that whoever made it has put there: an accessor of the object's own
 * is passed by, one of its class, as `DOMException` has, is not. V8 asks for stacks in places where a getter that never
 * returns could not be interrupted.
 */
export function errorProperty(error: object, key: string): unknown {
  try {
    const own = getOwnPropertyDescriptor(error, key);
    return own && !("value" in own) ? undefined : (error as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
