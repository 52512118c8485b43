import { messages } from "./messages.ts";
import { append, joinText, stringToWellFormed } from "./primordials.ts";
import { firstUnits } from "./quotedText.ts";
import { thrownText } from "./thrownText.ts";
import { ValueFormatter } from "./valueFormatter.ts";

/** How a value's text is made. */
export interface TextPlainOptions {
  /** The most characters of the text, the notice of what was left out included; 20,000 unless told. */
  maxLength?: number;
  /** An error's stack as text; unless told, the error's own `stack`. */
  errorText?: (error: object) => string;
}

const MAX_LENGTH = 20_000;
const ROOM_FOR_NOTICE = 120;

/**
 * Any value as readable text of bounded size, in bounded time, and without running the value's code: getters are named,
 * not called, and Proxy traps are passed by. Only a method `[Symbol.for("nodejs.util.inspect.custom")]` is called, for
 * it exists to make this text; when it throws, the value is shown without it and a note says so.
 *
 * Of long collections the first and last items are shown with a notice between them; below a depth of five an object is
 * just named. Never throws.
 *
 * @returns text such as `Float32Array(10000000) [ 0, 1, 2, …, … 9,999,940 more items, …, 9999999 ]`
 */
export function textPlain(value: unknown, options: TextPlainOptions = {}): string {
  const maxLength = options.maxLength ?? MAX_LENGTH;
  try {
    const formatter = new ValueFormatter(maxLength, options.errorText);
    const text = formatter.format(value, 0, 0);
    const notes = formatter.notes;
    const whole = notes.length === 0 ? text : `${text}\n\n${joinText(notes, "\n")}`;
    return stringToWellFormed(boundedText(whole, maxLength));
  } catch (thrown) {
    return messages().couldNotBeShown(typeof value, thrownText(thrown));
  }
}

function boundedText(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const shown = firstUnits(text, maxLength > 2 * ROOM_FOR_NOTICE ? maxLength - ROOM_FOR_NOTICE : maxLength - 1);
  if (maxLength <= 2 * ROOM_FOR_NOTICE) return `${shown}…`;
  return `${shown}…\n${messages().textCut(text.length - shown.length)}`;
}

/** A value in one short line, for a table's cell or a message that says what came. */
export function briefText(value: unknown, maxLength = 120): string {
  const text = textPlain(value, { maxLength });
  const words: string[] = [];
  let word = "";
  for (let index = 0; index < text.length; index++) {
    const character = text[index] ?? "";
    if (character !== " " && character !== "\n") word += character;
    else if (word !== "") {
      append(words, word);
      word = "";
    }
  }
  if (word !== "") append(words, word);
  return joinText(words, " ");
}
