/**
 * The cells of a notebook as TypeScript modules, arranged so that checking one costs the same after two hundred others.
 *
 * TypeScript rebuilds its program (tens of milliseconds) when a file's list of imports changes, and only replaces the
 * file (well under one) when just its text does. So every cell that declares something fills one of many prepared
 * *slots*; each slot imports one *hub*, and the hub names every slot. The lists never change:
 *
 *     hub:     export * as $$0 from "./slot0.ts"; export * as $$1 from "./slot1.ts"; …
 *     slot 7:  import { $$0, $$3 } from "./hub.ts"; declare let count: typeof $$3.count; import Point = $$0.Point;
 *              …the cell's own text…
 *              export { whatever, it, declares };
 *
 * `typeof` and import aliases carry types as they were written, private members and unique symbols included. A variable
 * is declared and not imported, because an import could not be assigned to.
 */
import { createHash } from "node:crypto";
import path from "node:path";
import type { Declaration } from "../../session/cell/declarations.ts";

/** Slots in the first hub; it doubles when they run out. */
const FIRST_SLOTS = 32;

/** Where a name of the session lives. */
interface Home {
  readonly slot: number;
  readonly declaration: Declaration;
}

/** A cell's text as a module. */
export interface CellModule {
  readonly text: string;
  /** UTF-16 offset at which the cell's own text starts; it is at the start of a line. */
  readonly offset: number;
  /** Slots that it imports from. */
  readonly uses: ReadonlySet<number>;
}

/** Everything that was declared in a session, as modules. */
export class CellModules {
  readonly directory: string;
  readonly hubPath: string;
  readonly #prefix: string;
  readonly #homes = new Map<string, Home>();
  readonly #slots: Slot[] = [];
  #version = 0;

  /** @param directory folder of the notebook, so that imports in cells start there. */
  constructor(directory: string) {
    this.directory = directory;
    // No file of this name exists, and no two kernels in one folder share it with what a learner might write.
    this.#prefix = `.convolab-${createHash("sha256").update(directory).digest("hex").slice(0, 8)}`;
    this.hubPath = this.#path("hub");
    this.#grow(FIRST_SLOTS);
  }

  /** Grows with each change of {@link CellModules.files}. */
  get version(): number {
    return this.#version;
  }

  /** Where the module of the next cell lives. */
  get nextPath(): string {
    return this.slotPath(this.#freeSlot());
  }

  slotPath(slot: number): string {
    return this.#path(`cell${slot}`);
  }

  /** Every module's path and text, empty slots included. */
  files(): Map<string, string> {
    const files = new Map([[this.hubPath, this.#hubText()]]);
    for (const [slot, { text }] of this.#slots.entries()) files.set(this.slotPath(slot), text);
    return files;
  }

  /** The hub and the modules that names of the session live in (or their types refer to). */
  liveFiles(): Map<string, string> {
    const live = [...this.#liveSlots()].sort((a, b) => a - b);
    const files = new Map([[this.hubPath, hubText(live.map((slot) => [slot, this.#fileName(slot)]))]]);
    for (const slot of live) files.set(this.slotPath(slot), this.#slots[slot]?.text ?? "");
    return files;
  }

  /** The module of a cell, with the names of earlier cells that occur in it. */
  moduleOf(source: string, declarations: readonly Declaration[] = []): CellModule {
    const words = source.match(/[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/gu);
    return this.#module(source, declarations, new Set(words));
  }

  /** The module of a cell that is being written, with every name of earlier cells. */
  moduleToComplete(source: string, declarations: readonly Declaration[]): CellModule {
    return this.#module(source, declarations, this.#homes.keys());
  }

  #module(source: string, declarations: readonly Declaration[], words: Iterable<string>): CellModule {
    const own = new Set(declarations.map(({ name }) => name));
    const lines: string[] = [];
    const uses = new Set<number>();
    for (const word of words) {
      const home = own.has(word) ? undefined : this.#homes.get(word);
      if (!home) continue;
      uses.add(home.slot);
      lines.push(broughtIn(word, home));
    }
    const imported = [...uses].map((slot) => namespaceOf(slot)).join(", ");
    const before = `import { ${imported} } from "./${path.basename(this.hubPath)}"; ${lines.join(" ")}\n`;
    return { text: `${before}${source}\n${exportsOf(declarations)}`, offset: before.length, uses };
  }

  /** Keeps a cell that has been checked: from now on later cells see its names. */
  keep(module: CellModule, declarations: readonly Declaration[], pinned = false): void {
    if (declarations.length === 0 && !pinned) return;
    const slot = this.#freeSlot();
    const offsets = new Map(declarations.map(({ name, offset }) => [name, module.offset + offset]));
    this.#slots[slot] = { text: module.text, uses: module.uses, offsets, pinned };
    for (const declaration of declarations) this.#homes.set(declaration.name, { slot, declaration });
    this.#version += 1;
    if (this.#freeSlot() < 0) this.#grow(this.#slots.length);
  }

  /** Forgets everything, as a new session does. */
  clear(): void {
    this.#homes.clear();
    for (const slot of this.#slots.keys()) this.#slots[slot] = this.#emptySlot();
    this.#version += 1;
  }

  /** Where a name was declared: a module's path and the UTF-16 offset in it. */
  declarationOf(name: string): { path: string; offset: number } | undefined {
    const slot = this.#homes.get(name)?.slot;
    const offset = slot === undefined ? undefined : this.#slots[slot]?.offsets.get(name);
    return slot === undefined || offset === undefined ? undefined : { path: this.slotPath(slot), offset };
  }

  #path(name: string): string {
    return path.join(this.directory, `${this.#prefix}-${name}.ts`);
  }

  #fileName(slot: number): string {
    return path.basename(this.slotPath(slot));
  }

  #hubText(): string {
    return hubText([...this.#slots.keys()].map((slot) => [slot, this.#fileName(slot)]));
  }

  #grow(count: number): void {
    for (let added = 0; added < count; added++) this.#slots.push(this.#emptySlot());
    this.#version += 1;
  }

  #emptySlot(): Slot {
    const text = `import {  } from "./${path.basename(this.hubPath)}";\nexport {};`;
    return { text, uses: new Set(), offsets: new Map(), pinned: false };
  }

  /** A slot that no name of the session needs any more, such as that of a cell that ran again; -1 when all are needed. */
  #freeSlot(): number {
    const live = this.#liveSlots();
    return this.#slots.findIndex((_, slot) => !live.has(slot));
  }

  #liveSlots(): Set<number> {
    const live = new Set<number>();
    const visit = (slot: number): void => {
      if (live.has(slot)) return;
      live.add(slot);
      for (const used of this.#slots[slot]?.uses ?? []) visit(used);
    };
    for (const { slot } of this.#homes.values()) visit(slot);
    for (const [slot, { pinned }] of this.#slots.entries()) if (pinned) visit(slot);
    return live;
  }
}

/** Global type of a variable that was left empty: it can still become anything (see `ambient.ts`). */
export const GROWN = "$$Grown";

interface Slot {
  readonly text: string;
  readonly uses: ReadonlySet<number>;
  readonly offsets: ReadonlyMap<string, number>;
  /** It says something about the whole program (`declare global`), so it stays. */
  readonly pinned: boolean;
}

function namespaceOf(slot: number): string {
  return `$$${slot}`;
}

function hubText(slots: readonly (readonly [slot: number, fileName: string])[]): string {
  return slots.map(([slot, fileName]) => `export * as ${namespaceOf(slot)} from "./${fileName}";`).join("\n");
}

/** The line that makes an earlier cell's name usable. */
function broughtIn(name: string, { slot, declaration: { kind, alsoType, evolving } }: Home): string {
  const origin = `${namespaceOf(slot)}.${name}`;
  const isVariable = kind === "const" || kind === "let" || kind === "var";
  if (!isVariable || alsoType) return `import ${name} = ${origin};`;
  return `declare ${kind} ${name}: ${evolving ? `${GROWN}<typeof ${origin}>` : `typeof ${origin}`};`;
}

function exportsOf(declarations: readonly Declaration[]): string {
  const before: string[] = [];
  const names: string[] = [];
  for (const { name, evolving, exported } of declarations) {
    if (exported) continue;
    if (evolving) {
      // Read at the end of the cell, the variable has the type that its assignments gave it.
      before.push(`const $$end_${name} = ${name};`);
      names.push(`$$end_${name} as ${name}`);
    } else {
      names.push(name);
    }
  }
  return `${before.join(" ")} export { ${names.join(", ")} };`;
}
