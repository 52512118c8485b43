import type { ParameterInformation, SignatureHelp, SignatureInformation } from "vscode-languageserver-protocol";
import type { LanguageMessages } from "./messages.ts";
import {
  codeBlock,
  EMPTY,
  proseBlock,
  proseOf,
  type Rendering,
  remark,
  stack,
  withoutPlumbing,
} from "./server/documentation.ts";

/**
 * The call around the cursor: the overload that fits so far, its parameters with the one being written marked "▸",
 * its documentation, then the other overloads.
 *
 * @param help the server's answer, with at least one signature
 * @param sessionFiles paths of the session's modules, whose names are kept out
 */
export function renderSignatures(
  help: SignatureHelp,
  sessionFiles: readonly string[],
  messages: LanguageMessages,
): Rendering {
  const active = help.activeSignature ?? 0;
  const signature = help.signatures[active];
  if (signature === undefined) {
    return EMPTY;
  }
  const others = help.signatures.filter((_, index) => index !== active);
  const label = (one: SignatureInformation): string => withoutPlumbing(one.label, sessionFiles);
  return stack([
    codeBlock(label(signature)),
    others.length === 0 ? EMPTY : remark(messages.overload(active + 1, help.signatures.length)),
    parameterList(signature, signature.activeParameter ?? help.activeParameter ?? 0, sessionFiles),
    proseBlock(proseOf(signature.documentation)),
    others.length === 0 ? EMPTY : codeBlock(others.map(label).join("\n")),
  ]);
}

function parameterList(signature: SignatureInformation, active: number, sessionFiles: readonly string[]): Rendering {
  const parameters = signature.parameters ?? [];
  // Arguments past the last parameter belong to it: a rest parameter takes them all.
  const marked = Math.min(active, parameters.length - 1);
  const lines = parameters.map((parameter, index): Rendering => {
    const code = withoutPlumbing(labelOf(signature, parameter), sessionFiles);
    const prose = proseOf(parameter.documentation).replace(/^- /, "").replaceAll("\n", " ");
    const remark = prose === "" ? "" : ` — ${prose}`;
    return index === marked
      ? { markdown: `- **▸ \`${code}\`**${remark}`, plain: `▸ ${code}${proseBlock(remark).plain}` }
      : { markdown: `- \`${code}\`${remark}`, plain: `  ${code}${proseBlock(remark).plain}` };
  });
  return {
    markdown: lines.map((line) => line.markdown).join("\n"),
    plain: lines.map((line) => line.plain).join("\n"),
  };
}

function labelOf(signature: SignatureInformation, parameter: ParameterInformation): string {
  return typeof parameter.label === "string" ? parameter.label : signature.label.slice(...parameter.label);
}
