import { createScanner } from "typescript-native/unstable/ast/scanner";

const STEP = "  ";
const OPENING = new Set(["(", "[", "{"]);
const CLOSING = new Set([")", "]", "}"]);

/** After one of these a `/` divides; elsewhere it begins a regular expression. */
const OPERAND_END = /^(?:[\p{ID_Continue}$"'`)\]}].*|\+\+|--)$/su;
const OPERAND_KEYWORD = /^(?:return|typeof|instanceof|in|of|new|delete|void|throw|case|do|else|await|yield)$/;
/** In what follows the last token. */
const UNCLOSED_COMMENT = /\/\*(?!.*\*\/)/s;
/** Tokens after which a line goes on with the same indent although it is unfinished. */
const SAME_INDENT_END = /^(?:[,;)\]}]|[\p{ID_Continue}$"'`].*)$/su;

/**
 * The indent of the line after an unfinished source: that of its last line that is not blank, and two spaces more if
 * that line opens a bracket which it does not close, or ends where an operand or a body is missing (`x =`, `if (a)`).
 * None inside a template, whose text would change.
 */
export function nextIndent(code: string): string {
  const scan = scanBrackets(code);
  if (scan.inTemplate) {
    return "";
  }
  const lines = code.split("\n");
  const last = lines.findLastIndex((line) => line.trim() !== "");
  const current = /^\s*/.exec(lines[last] ?? "")?.[0] ?? "";
  const lineStart = lines.slice(0, Math.max(last, 0)).join("\n").length + (last > 0 ? 1 : 0);
  if (scan.inComment) {
    return current;
  }
  const opensHere = scan.openBrackets.some((offset) => offset >= lineStart);
  const missesOperand = !SAME_INDENT_END.test(scan.lastToken);
  const missesBody = scan.openBrackets.length === 0 && scan.lastToken !== ",";
  return opensHere || missesOperand || missesBody ? current + STEP : current;
}

interface BracketScan {
  /** UTF-16 offsets of the brackets that are still open. */
  readonly openBrackets: readonly number[];
  readonly lastToken: string;
  readonly inTemplate: boolean;
  readonly inComment: boolean;
}

function scanBrackets(code: string): BracketScan {
  const scanner = createScanner(true, undefined, code);
  /** Open brackets and, as "`", the `${` of templates. */
  const open: { bracket: string; offset: number }[] = [];
  let lastToken = "";
  for (;;) {
    scanner.scan();
    let text = scanner.getTokenText();
    if (text === "") {
      return {
        openBrackets: open.map((bracket) => bracket.offset),
        lastToken,
        inTemplate: false,
        inComment: UNCLOSED_COMMENT.test(code.slice(scanner.getTokenFullStart())),
      };
    }
    if ((text === "/" || text === "/=") && (!OPERAND_END.test(lastToken) || OPERAND_KEYWORD.test(lastToken))) {
      scanner.reScanSlashToken();
    } else if (text === "}" && open.at(-1)?.bracket === "`") {
      scanner.reScanTemplateToken(false);
      open.pop();
      text = `\`${scanner.getTokenText()}`;
    }
    if (text.startsWith("`")) {
      if (scanner.isUnterminated()) {
        return { openBrackets: [], lastToken: text, inTemplate: true, inComment: false };
      }
      if (text.endsWith("${")) {
        open.push({ bracket: "`", offset: scanner.getTokenStart() });
      }
    } else if (OPENING.has(text)) {
      open.push({ bracket: text, offset: scanner.getTokenStart() });
    } else if (CLOSING.has(text)) {
      open.pop();
    }
    lastToken = text;
  }
}
