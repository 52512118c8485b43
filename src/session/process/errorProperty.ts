const { getOwnPropertyDescriptor } = Object;

/**
 * A property of something that was thrown, read without running code that whoever threw it has put there: an accessor of
 * the object's own is passed by (it may throw, or never return); one of its class, as `DOMException` has, is not.
 */
export function errorProperty(error: object, key: string): unknown {
  try {
    const own = getOwnPropertyDescriptor(error, key);
    return own && !("value" in own) ? undefined : (error as Record<string, unknown>)[key];
  } catch {
    return undefined;
  }
}
