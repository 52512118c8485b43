import type { z } from "zod";
import { en, ko } from "zod/locales";
import { currentLanguage } from "../../../display/language.ts";

/** What zod says of a value that does not fit, in the learner's language. */
export function language(): z.core.$ZodErrorMap {
  return (currentLanguage() === "ko" ? ko() : en()).localeError;
}
