import { isDeepStrictEqual } from "node:util";
import { languageInfo } from "../../../session/languageInfo.ts";
import { localMessages } from "../messages.ts";
import type { Rule } from "../rule.ts";

/** As `convolab kernel install` registers it. */
const KERNEL = { display_name: "TypeScript (convolab)", language: "typescript", name: "convolab" };

/** A notebook says of its kernel and language what JupyterLab would write there when it is opened, and whose texts it holds. */
export const kernelMetadata: Rule = {
  *find({ draft: { metadata }, language }) {
    if (!isDeepStrictEqual(metadata.kernelspec, KERNEL)) yield { message: localMessages().otherKernel };
    if (!isDeepStrictEqual(metadata.language_info, { ...languageInfo }))
      yield { message: localMessages().otherLanguageInfo };
    if (language === undefined || !isDeepStrictEqual(metadata.convolab, { language }))
      yield { message: localMessages().otherLanguage(language ?? "ko") };
  },
  mend: (draft, { language }) => ({
    ...draft,
    metadata: {
      ...draft.metadata,
      kernelspec: KERNEL,
      language_info: { ...languageInfo },
      ...(language !== undefined && { convolab: { language } }),
    },
  }),
};
