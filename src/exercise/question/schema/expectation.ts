import { z } from "zod";
import { closestName } from "../../../display/closestName.ts";
import { keyText } from "../../../display/quotedText.ts";
import { briefText } from "../../../display/textPlain.ts";
import { type Expected, localMessages } from "../messages.ts";

const MOST_SHOWN = 80;

/** What came, as a message shows it. */
export function shownInput(input: unknown): string {
  return briefText(input, MOST_SHOWN);
}

/** Says of a value that it is not what the field has to be, or that it is missing. */
export function unexpected(expected: Expected, input: unknown): string {
  const text = localMessages();
  return input === undefined
    ? text.missing(text.expected[expected])
    : text.got(text.expected[expected], shownInput(input));
}

/** Zod's words for whatever may be wrong with a field. */
export function expects(expected: Expected): { readonly error: (issue: { readonly input?: unknown }) => string } {
  return { error: ({ input }) => unexpected(expected, input) };
}

/**
 * An object with these fields and no others. An unknown one gets the name that was probably meant: a slip of the pen in an
 * optional field would else change nothing, in silence.
 */
export function fields<Shape extends z.ZodRawShape>(
  expected: Expected,
  shape: Shape,
): z.ZodObject<Shape, z.core.$strict> {
  return z.strictObject(shape, {
    error: (issue) => {
      if (issue.code !== "unrecognized_keys") return unexpected(expected, issue.input);
      const known = Object.keys(shape);
      const missing = known.filter((name) => Reflect.get(Object(issue.input), name) === undefined);
      // One line for each of them: `problemsOf` gives each its own place.
      return issue.keys
        .map((key) => localMessages().unknownField(keyText(key), closestName(key, missing), known.join(", ")))
        .join("\n");
    },
  });
}

/** One schema or another, by what the value is: a union would say of neither what is wrong. */
export function chosen(choose: (value: unknown) => z.ZodType): z.ZodType {
  return z.unknown().check((payload) => {
    const { value } = payload;
    const { error } = choose(value).safeParse(value);
    for (const { path, message } of error?.issues ?? []) {
      payload.issues.push({ code: "custom", path, message, input: value });
    }
  });
}

/** Whether a value is a function. */
export function isFunction(value: unknown): value is (...inputs: never[]) => unknown {
  return typeof value === "function";
}

/** A function; what it takes and returns is known to the type checker, and by trying it. */
export const aFunction = z.custom(isFunction, expects("aFunction"));
