/** Where a question file says what, by its syntax tree: only what is written plainly there can be cut out of it surely. */
import type { ObjectExpression } from "@oxc-project/types";
import type { Node, Program } from "../../session/cell/syntaxTree.ts";
import { walk } from "../../session/cell/syntaxTree.ts";
import type { TextRange } from "./listCut.ts";
import { isMereName } from "./mereName.ts";
import { localMessages } from "./messages.ts";
import { ReleaseError } from "./releaseError.ts";
import type { SourcePlace } from "./sourcePlace.ts";

/** The one package that a question file may import from; a student's kernel has it. */
const PACKAGE = "convolab";

/** A question as it is written. */
export interface QuestionSyntax {
  /** `number` of `numberQuestion({ … })`. */
  readonly kind: string;
  readonly id: string;
  readonly options: ObjectExpression;
}

/**
 * The questions of a question file, in order.
 *
 * @throws {ReleaseError} if the file is written in a way that hides what it holds: a spread, a computed name, a builder
 *   under another name, a question that is used elsewhere too, more or fewer than one exercise, an import from elsewhere,
 *   a statement that is no declaration
 * @param cut parts of the file that are taken out whatever they say
 */
export function questionsIn(program: Program, place: SourcePlace, cut: readonly TextRange[] = []): QuestionSyntax[] {
  const messages = localMessages();
  const isCut = ({ start }: Node) => cut.some((range) => range.start <= start && start < range.end);
  refuseStatements(
    program.body.filter((statement) => !isCut(statement)),
    place,
  );
  const imported = importedNames(program, place);
  const exercises: Node[] = [];
  walk(program, (node) => {
    if (node.type === "CallExpression" && isNamed(node.callee, "exercise")) exercises.push(node);
    return true;
  });
  const [call] = exercises;
  if (exercises.length !== 1 || call?.type !== "CallExpression" || !imported.has("exercise"))
    throw new ReleaseError(messages.oneExercise(String(place), exercises.length));
  const definition = plainObject(call.arguments[1], place, call);
  const questions = propertyOf(definition, "questions")?.value;
  if (questions?.type !== "ArrayExpression") throw new ReleaseError(messages.questionsNotPlain(place.at(call.start)));
  const plainUses = new Set<Node>([call.callee]);
  const constants = new Set<string>();
  const found = questions.elements.map((element): QuestionSyntax => {
    if (element === null) throw new ReleaseError(messages.questionsNotPlain(place.at(questions.start)));
    if (element.type === "Identifier") constants.add(element.name);
    plainUses.add(element);
    const question = element.type === "Identifier" ? constantNamed(program, element.name) : element;
    const builder = question?.type === "CallExpression" && question.callee;
    const name = builder && builder.type === "Identifier" ? builder.name : "";
    const [, kind] = /^(\w+)Question$/.exec(name) ?? [];
    if (question?.type !== "CallExpression" || kind === undefined || !imported.has(name))
      throw new ReleaseError(messages.notABuilder(place.at(element.start)));
    plainUses.add(question.callee);
    const options = plainObject(question.arguments[0], place, question);
    const id = propertyOf(options, "id")?.value;
    if (id?.type !== "Literal" || typeof id.value !== "string")
      throw new ReleaseError(messages.idNotPlain(place.at(options.start)));
    return { kind, id: id.value, options };
  });
  // A question that is made or reached elsewhere may get what is hidden there.
  const builders = [...imported].filter((name) => name === "exercise" || /^\w+Question$/.test(name));
  const otherUse = usesOf(program, new Set([...builders, ...constants])).find(
    (use) => !plainUses.has(use) && !isCut(use),
  );
  if (otherUse !== undefined) throw new ReleaseError(messages.otherUse(place.at(otherUse.start), otherUse.name));
  return found;
}

/** At a file's top level stand imports, declarations, and `export` before these. */
const DECLARATIONS: ReadonlySet<string> = new Set([
  "ImportDeclaration",
  "VariableDeclaration",
  "FunctionDeclaration",
  "TSDeclareFunction",
  "ClassDeclaration",
  "TSTypeAliasDeclaration",
  "TSInterfaceDeclaration",
  "EmptyStatement",
]);

/** What another statement does, and what it needs, nobody can tell from the questions: it would stay whole. */
function refuseStatements(statements: readonly Node[], place: SourcePlace): void {
  for (const statement of statements) {
    // What is exported by a list or from elsewhere has its own message.
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    const isList = declaration === null || declaration.type === "ExportAllDeclaration";
    if (!isList && !DECLARATIONS.has(declaration.type))
      throw new ReleaseError(localMessages().otherStatement(place.at(statement.start)));
  }
}

/** Where names stand, but for their declarations. */
function usesOf(program: Program, names: ReadonlySet<string>) {
  const uses: (Node & { readonly type: "Identifier" })[] = [];
  walk(program, (node, parent) => {
    if (node.type !== "Identifier" || !names.has(node.name) || isMereName(node, parent)) return true;
    if (parent?.type !== "VariableDeclarator" || parent.id !== node) uses.push(node);
    return true;
  });
  return uses;
}

/** A property of an object by its name, which is never computed in what {@link questionsIn} returns. */
export function propertyOf(object: ObjectExpression, name: string) {
  for (const property of object.properties) {
    if (property.type === "Property" && fieldName(property) === name) return property;
  }
  return undefined;
}

/** A property's name; none where it is not written out, which {@link questionsIn} refuses. */
export function fieldName(property: ObjectExpression["properties"][number]): string {
  return (property.type === "Property" && keyOf(property.key)) || "";
}

function keyOf(key: Node): string | undefined {
  if (key.type === "Identifier") return key.name;
  return key.type === "Literal" && typeof key.value === "string" ? key.value : undefined;
}

/** The names that come from the package and are used as they are called there. */
function importedNames(program: Program, place: SourcePlace): ReadonlySet<string> {
  const names = new Set<string>();
  walk(program, (node) => {
    const isOtherExport =
      node.type === "ExportAllDeclaration" || (node.type === "ExportNamedDeclaration" && node.source !== null);
    if (node.type === "ExportNamedDeclaration" && node.source === null && node.specifiers.length > 0)
      throw new ReleaseError(localMessages().exportList(place.at(node.start)));
    const comesFromElsewhere = node.type === "ImportDeclaration" && node.source.value !== PACKAGE;
    if (comesFromElsewhere || isOtherExport || node.type === "ImportExpression")
      throw new ReleaseError(localMessages().otherImport(place.at(node.start)));
    if (node.type === "ImportDeclaration") {
      for (const specifier of node.specifiers) {
        const isPlain = specifier.type === "ImportSpecifier" && keyOf(specifier.imported) === specifier.local.name;
        if (!isPlain) throw new ReleaseError(localMessages().renamedImport(place.at(specifier.start)));
        names.add(specifier.local.name);
      }
    }
    return true;
  });
  return names;
}

/** An object all of whose properties are written out. */
function plainObject(node: Node | undefined, place: SourcePlace, around: Node): ObjectExpression {
  if (node?.type !== "ObjectExpression")
    throw new ReleaseError(localMessages().notPlain(place.at((node ?? around).start)));
  const names = new Set<string>();
  for (const property of node.properties) {
    const isPlain =
      property.type === "Property" &&
      property.kind === "init" &&
      !property.computed &&
      keyOf(property.key) !== undefined &&
      keyOf(property.key) !== "__proto__";
    if (!isPlain) throw new ReleaseError(localMessages().notPlain(place.at(property.start)));
    const name = fieldName(property);
    if (names.has(name)) throw new ReleaseError(localMessages().fieldTwice(place.at(property.start), name));
    names.add(name);
  }
  return node;
}

/** What a top-level constant is, where nothing else can be under its name. */
function constantNamed(program: Program, name: string): Node | undefined {
  for (const statement of program.body) {
    if (statement.type !== "VariableDeclaration" || statement.kind !== "const") continue;
    for (const { id, init } of statement.declarations) if (isNamed(id, name)) return init ?? undefined;
  }
  return undefined;
}

function isNamed(node: Node, name: string): boolean {
  return node.type === "Identifier" && node.name === name;
}
