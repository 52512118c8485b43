import { basename, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { LocationLink } from "vscode-languageserver-protocol";
import type { Language } from "../../display/language.ts";
import { utf16IndexOf } from "./codePoints.ts";
import { type LanguageMessages, languageMessages } from "./messages.ts";
import { codeBlock, documentationOf, proseBlock, type Rendering, remark, stack } from "./server/documentation.ts";
import type { LanguageServer, Query } from "./server/languageServer.ts";
import type { ModuleSource } from "./server/moduleSource.ts";
import { offsetAt, textIn } from "./server/textPosition.ts";
import { renderSignatures } from "./signature.ts";

/** The content of an `inspect_reply`. */
export interface InspectReply {
  status: "ok";
  found: boolean;
  data: { "text/plain": string; "text/markdown": string } | Record<string, never>;
  metadata: Record<string, never>;
}

/** Files of declarations shown at detail level 1; a global such as `Promise` has a dozen. */
const DECLARATION_LIMIT = 3;
/** Lines of a declaration's source shown at detail level 1. */
const SOURCE_LINE_LIMIT = 100;

/**
 * Answers an `inspect_request`: the type and documentation of the name at the cursor; inside a call, where the cursor
 * is on no name, the call's signature with the parameter being written marked.
 *
 * @param code the cell
 * @param cursor in code points
 * @param detailLevel 1 adds where the name was declared and, if in a cell, its source
 * @param language of the few words around the documentation
 */
export async function inspect(
  server: LanguageServer,
  source: ModuleSource,
  code: string,
  cursor: number,
  detailLevel: 0 | 1,
  language: Language,
): Promise<InspectReply> {
  const offset = utf16IndexOf(code, cursor);
  const messages = languageMessages(language);
  const rendering = await server.ask(
    code,
    async (query) =>
      (await inspectName(query, source, offset, detailLevel, messages)) ?? (await inspectCall(query, offset, messages)),
  );
  return rendering === undefined
    ? { status: "ok", found: false, data: {}, metadata: {} }
    : {
        status: "ok",
        found: true,
        data: { "text/plain": rendering.plain, "text/markdown": rendering.markdown },
        metadata: {},
      };
}

async function inspectName(
  query: Query,
  source: ModuleSource,
  offset: number,
  detailLevel: 0 | 1,
  messages: LanguageMessages,
): Promise<Rendering | undefined> {
  const hover = await query.hover(offset);
  const sessionFiles = [...query.files.keys()];
  const here = documentationOf(hover, sessionFiles);
  if (here === undefined || hover?.range === undefined) {
    return undefined;
  }
  const links = await query.definitions(offset);
  const inPrefix = links.some((link) => isQuery(query, link) && startOf(query, link) < 0);
  const declaration = inPrefix ? declarationOf(query, source, textIn(query.module.text, hover.range)) : undefined;
  // A variable comes into scope by a `declare` of its type, which leaves its documentation behind.
  const atDeclaration =
    declaration === undefined
      ? undefined
      : documentationOf(await query.hoverIn(declaration.path, declaration.offset), sessionFiles);
  const blocks = [codeBlock(here.signature), proseBlock(atDeclaration?.prose ?? here.prose)];
  if (detailLevel === 1) {
    const own = declaration === undefined ? links : await query.definitionsIn(declaration.path, declaration.offset);
    blocks.push(...declarations(query, source, own, messages));
  }
  return stack(blocks);
}

/** Where a name of an earlier cell stands in its declaration, which for a destructuring is within the pattern. */
function declarationOf(query: Query, source: ModuleSource, name: string): { path: string; offset: number } | undefined {
  const declaration = source.declarationOf(name);
  if (declaration === undefined) {
    return undefined;
  }
  const rest = query.files.get(declaration.path)?.slice(declaration.offset) ?? "";
  const words = rest.matchAll(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu);
  const index = words.find(([word]) => word === name)?.index ?? 0;
  return { path: declaration.path, offset: declaration.offset + index };
}

async function inspectCall(query: Query, offset: number, messages: LanguageMessages): Promise<Rendering | undefined> {
  const help = await query.signatureHelp(offset);
  return help === null || help.signatures.length === 0
    ? undefined
    : renderSignatures(help, [...query.files.keys()], messages);
}

function declarations(
  query: Query,
  source: ModuleSource,
  links: readonly LocationLink[],
  messages: LanguageMessages,
): Rendering[] {
  const files = [...Map.groupBy(links, pathOf)];
  return files.slice(0, DECLARATION_LIMIT).flatMap(([path, [first, ...more]]) => {
    if (first === undefined) {
      return [];
    }
    const line = first.targetSelectionRange.start.line;
    if (path === query.path) {
      const lineInCell = line - lineOf(query.module.text, query.module.offset) + 1;
      return startOf(query, first) < 0 ? [] : [remark(messages.declaredInThisCell(lineInCell))];
    }
    const text = query.files.get(path);
    if (text === undefined) {
      return [remark(messages.declaredInFile(displayName(path, source.directory), line + 1))];
    }
    if (query.ambientPaths.has(path)) {
      return [];
    }
    const executionCount = source.executionCountOf?.(path);
    const where =
      executionCount === undefined ? messages.declaredInEarlierCell : messages.declaredInCell(executionCount);
    return [remark(where), codeBlock(wholeLines(text, [first, ...more]))];
  });
}

/** The lines on which declarations (a function's overloads) stand, so that `const` is seen and not only what follows. */
function wholeLines(text: string, links: readonly LocationLink[]): string {
  const lines = text.split(/\r\n|\n|\r/);
  const shown = lines.filter((_, line) =>
    links.some((link) => link.targetRange.start.line <= line && line <= link.targetRange.end.line),
  );
  return (shown.length > SOURCE_LINE_LIMIT ? [...shown.slice(0, SOURCE_LINE_LIMIT), "…"] : shown).join("\n");
}

function isQuery(query: Query, link: LocationLink): boolean {
  return pathOf(link) === query.path;
}

/** UTF-16 offset of a declaration in the cell; negative for one in the prefix that brings earlier names into scope. */
function startOf(query: Query, link: LocationLink): number {
  return offsetAt(query.module.text, link.targetSelectionRange.start) - query.module.offset;
}

function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\n|\r/).length - 1;
}

/** The server's own library is not on disk: its URIs are `bundled:///libs/lib.es5.d.ts`. */
function pathOf(link: LocationLink): string {
  return link.targetUri.startsWith("file:") ? fileURLToPath(link.targetUri) : link.targetUri;
}

/** A path as a learner knows it: within a package from the package's name on, else from the notebook's folder. */
function displayName(path: string, directory: string): string {
  const parts = path.split(sep);
  if (path.startsWith("bundled:") || parts.includes("@typescript")) {
    return `TypeScript ${basename(path)}`;
  }
  const lastModules = parts.lastIndexOf("node_modules");
  return lastModules === -1 ? relative(directory, path) : parts.slice(lastModules + 1).join("/");
}
