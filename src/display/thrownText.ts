import { classNameOf, inheritedValue } from "./ownProperty.ts";
import { isNativeError, isProxy, symbolToString } from "./primordials.ts";
import { firstUnits } from "./quotedText.ts";

const MOST_CHARACTERS = 300;

/** A thrown value in one short line, such as "RangeError: too deep", whatever it is and without running its code. */
export function thrownText(thrown: unknown): string {
  try {
    return firstUnits(lineOf(thrown), MOST_CHARACTERS);
  } catch {
    return typeof thrown;
  }
}

/** Only the message where a thrown value has one, else as `thrownText`. */
export function thrownMessage(thrown: unknown): string {
  if (typeof thrown === "object" && thrown !== null && !isProxy(thrown)) {
    const message = inheritedValue(thrown, "message");
    if (typeof message === "string" && message !== "") return firstUnits(message, 3 * MOST_CHARACTERS);
  }
  return thrownText(thrown);
}

function lineOf(thrown: unknown): string {
  if (typeof thrown === "symbol") return symbolToString(thrown);
  if (thrown === null || (typeof thrown !== "object" && typeof thrown !== "function")) return `${thrown}`;
  if (isProxy(thrown)) return "Proxy";
  const message = inheritedValue(thrown, "message");
  const name = isNativeError(thrown) ? errorName(thrown) : (classNameOf(thrown) ?? "Object");
  return typeof message === "string" && message !== "" ? `${name}: ${message}` : name;
}

/** An error's `name` where it is plain text, else its class's. */
export function errorName(error: object): string {
  const name = inheritedValue(error, "name");
  const className = classNameOf(error);
  // A subclass that sets no `name` inherits "Error": its class says more.
  if (typeof name === "string" && name !== "" && (name !== "Error" || className === null)) return name;
  return className ?? "Error";
}
