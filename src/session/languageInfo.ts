/**
 * How the kernel introduces its language (`language_info` of a `kernel_info_reply`). Front ends write it into notebooks, so
 * notebooks that say the same are not changed by being opened.
 */
import { version } from "typescript-native";

export const languageInfo = {
  codemirror_mode: "typescript",
  file_extension: ".ts",
  mimetype: "application/typescript",
  name: "typescript",
  pygments_lexer: "typescript",
  version,
} as const;
