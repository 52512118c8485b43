import { type KindRules, likenessOfPart } from "./kindRules.ts";
import { inBoth } from "./messages.ts";
import { read, unreadable } from "./reading.ts";
import { whatCame } from "./whatCame.ts";

/** A text question: whether there is a text; a person reads it. */
export const textRules: KindRules<"text"> = {
  read(plain) {
    if (plain.kind !== "text") return unreadable(inBoth((text) => text.expectedText(whatCame(plain, text))));
    return plain.value.trim() === "" ? { outcome: "notAttempted" } : read(plain.value);
  },

  impliedChecks: ({ options }) => [
    {
      id: "text",
      title: options.title,
      ask: { value: options.answer },
      weight: 0,
      judge: () => ({ outcome: "correct" }),
      likeness: () => likenessOfPart(false),
    },
  ],

  answerTo: (_ask, value) => value,

  isSame: (first, second) => first === second,
};
