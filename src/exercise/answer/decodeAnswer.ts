/**
 * Reads what `encodeAnswer` wrote, out of a process that ran a learner's code: whatever that code made it write, what
 * comes out is an answer within the limits or the word that there is none. Loaded by graders only, as it brings the schema.
 */
import {
  MOST_CHARACTERS,
  MOST_LEVELS,
  MOST_REASON_CHARACTERS,
  MOST_TENSOR_VALUES,
  MOST_VALUES,
  MOST_WEIGHT_BYTES,
} from "./answerLimits.ts";
import { answerSchema, base64Length } from "./answerSchema.ts";
import { failed, type PlainAnswer } from "./plainAnswer.ts";

/** The weights of the largest model, and as much again for all else. */
const LONGEST_TEXT = 2 * base64Length(MOST_WEIGHT_BYTES);

/** Every level of an answer is two or three of JSON's, and the settings of a model's layers are eight. */
const MOST_JSON_LEVELS = 3 * MOST_LEVELS + 8;

/** A value takes at most so many of JSON's: an entry of a record that failed. */
const MOST_COMMAS = 8 * MOST_VALUES;

/** Text that is an answer. @returns the answer; where it is none, `failed` with the code `malformed` */
export function decodeAnswer(text: string): PlainAnswer {
  const reason = refusal(text);
  if (reason !== undefined) return malformed(reason);
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return malformed("it is no JSON");
  }
  const result = answerSchema.safeParse(content);
  if (!result.success) {
    const [issue] = result.error.issues;
    const place = issue?.path.slice(0, 20).join(".") ?? "";
    return malformed(`${place === "" ? "" : `${place}: `}${issue?.message}`.slice(0, MOST_REASON_CHARACTERS));
  }
  return isWithinLimits(result.data, { values: 0, characters: 0, tensorValues: 0 }, 0)
    ? result.data
    : malformed("it is too large");
}

interface Size {
  values: number;
  characters: number;
  tensorValues: number;
}

function isWithinLimits(answer: PlainAnswer, size: Size, levels: number): boolean {
  if (answer.kind === "text") size.characters += answer.value.length;
  if (answer.kind === "tensor") size.tensorValues += answer.values.length;
  if (answer.kind === "list" || answer.kind === "record") {
    const parts = answer.kind === "list" ? answer.items : answer.entries;
    size.values += parts.length;
    if (levels === MOST_LEVELS) return false;
    for (const part of parts) {
      if (!("kind" in part)) size.characters += part[0].length;
      if (!isWithinLimits("kind" in part ? part : part[1], size, levels + 1)) return false;
    }
  }
  const { values, characters, tensorValues } = size;
  return values <= MOST_VALUES && characters <= MOST_CHARACTERS && tensorValues <= MOST_TENSOR_VALUES;
}

function malformed(reason: string): PlainAnswer {
  return failed({ code: "malformed", reason });
}

/** Why a text is not even read as JSON: it would take more memory, or more of the stack, than any answer needs. */
function refusal(text: string): string | undefined {
  if (text.length > LONGEST_TEXT) return "it is too long";
  let [levels, commas] = [0, 0];
  for (let index = 0; index < text.length; index++) {
    switch (text.charCodeAt(index)) {
      case QUOTE:
        index = endOfString(text, index);
        break;
      case OPENING_BRACKET:
      case OPENING_BRACE:
        levels++;
        if (levels > MOST_JSON_LEVELS) return "it is too deep";
        break;
      case CLOSING_BRACKET:
      case CLOSING_BRACE:
        levels--;
        break;
      case COMMA:
        commas++;
        if (commas > MOST_COMMAS) return "it is too large";
    }
  }
  return undefined;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/** Where the string ends that begins at `start`: the place of its quote, or of the text's end. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end !== -1) {
    let backslashes = 0;
    while (text.charCodeAt(end - 1 - backslashes) === BACKSLASH) backslashes++;
    if (backslashes % 2 === 0) return end;
    end = text.indexOf('"', end + 1);
  }
  return text.length;
}
