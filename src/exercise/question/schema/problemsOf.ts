import type { z } from "zod";
import { keyText } from "../../../display/quotedText.ts";
import type { QuestionProblem } from "../questionFileError.ts";

/**
 * What a schema found, by the names of the fields.
 *
 * @param parsed what `safeParse` gave
 * @param question where it was found
 * @param root what the parsed value is in the question: `solution(numbers)`; left out, what has the fields
 * @param whole what to call that itself
 */
export function problemsOf(
  parsed: z.ZodSafeParseResult<unknown>,
  question?: QuestionProblem["question"],
  root = "",
  whole = "options",
): QuestionProblem[] {
  return (parsed.error?.issues ?? []).flatMap((issue) => {
    const place = root + fieldText(issue.path, root === "");
    if (issue.code !== "unrecognized_keys") {
      return { question, field: place === "" ? whole : place, message: issue.message };
    }
    const messages = issue.message.split("\n");
    return issue.keys.map((key, index) => ({
      question,
      field: place + fieldText([key], place === ""),
      message: messages[index] ?? "",
    }));
  });
}

/** A path as one writes it: `misconceptions[0].message.ko`. */
function fieldText(path: readonly PropertyKey[], isStart: boolean): string {
  return path
    .map((key, index) => {
      if (typeof key === "number") return `[${key}]`;
      const name = keyText(String(key));
      return isStart && index === 0 ? name : `.${name}`;
    })
    .join("");
}
