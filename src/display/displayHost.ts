/**
 * The seam between what wants to show something and whoever shows it: our own session, Deno's kernel, tslab, or a plain
 * terminal.
 */
import type { MimeBundle, MimeMetadata } from "./mimeBundle.ts";
import { objectDefineProperty, realGlobal, reflectApply, reflectGet } from "./primordials.ts";

/** Whoever shows outputs. The words are those of the Jupyter messages of the same names. */
export interface DisplayHost {
  /** Shows an output; one that carries a `display_id` can be updated later. */
  displayData(data: MimeBundle, metadata: MimeMetadata, transient: { display_id?: string }): void;
  /** Replaces what every output with this id shows. */
  updateDisplayData(data: MimeBundle, metadata: MimeMetadata, displayId: string): void;
  /** Clears the cell's outputs; with `wait`, only when the next output comes, so that an animation does not flicker. */
  clearOutput(wait: boolean): void;
  /** Whether `updateDisplayData` really replaces what is shown; a terminal only prints it below. */
  readonly updatesInPlace: boolean;
  /** Told of an output that is still being made, so that the cell is not called finished before it is shown. */
  waitFor?(work: Promise<unknown>): void;
  /** Settles when all that was shown so far has left this process; missing where showing is done at once. */
  flushed?(): Promise<void>;
  /** Whether the code that asks runs for a cell that has been interrupted; a long loop of the package's ends then. */
  interrupted?(): boolean;
  /**
   * Calls back after every interrupt, when the code that it has ended is no longer running. That code was ended without
   * its `finally` blocks: this is where whoever keeps state across calls puts it right.
   *
   * @returns ends the calling back.
   */
  onInterrupted?(listener: () => void): () => void;
}

/**
 * Where the host is registered. A key shared by all copies of this module: the process that runs a notebook and the
 * package that the notebook imports may each have one.
 */
export const displayHostKey: symbol = Symbol.for("convolab.displayHost");

/** Registers whoever shows outputs in this process from now on. */
export function registerDisplayHost(host: DisplayHost): void {
  objectDefineProperty(realGlobal, displayHostKey, {
    value: host,
    configurable: true,
    enumerable: false,
    writable: true,
  });
}

/** The registered host; else the kernel this code runs in, Deno's or tslab; else the terminal. */
export function currentDisplayHost(): DisplayHost {
  const registered = reflectGet(realGlobal, displayHostKey) as DisplayHost | undefined;
  return registered ?? denoHost() ?? tslabHost() ?? terminalHost;
}

type DenoBroadcast = (messageType: string, content: object) => Promise<void>;

/** Deno's kernel: `Deno.jupyter.broadcast` publishes any message (`cli/js/40_jupyter.js` of denoland/deno). */
function denoHost(): DisplayHost | null {
  const jupyter = member(reflectGet(realGlobal, "Deno"), "jupyter");
  const broadcast = member(jupyter, "broadcast");
  if (typeof broadcast !== "function") return null;
  const publish = (messageType: string, content: object) => {
    denoSending = Promise.all([denoSending, (broadcast as DenoBroadcast)(messageType, content)]);
  };
  return {
    displayData: (data, metadata, transient) => publish("display_data", { data, metadata, transient }),
    updateDisplayData: (data, metadata, displayId) =>
      publish("update_display_data", { data, metadata, transient: { display_id: displayId } }),
    clearOutput: (wait) => publish("clear_output", { wait }),
    updatesInPlace: true,
    flushed: async () => {
      await denoSending;
    },
  };
}

/** Deno publishes in the background; this settles when all of it is out. */
let denoSending: Promise<unknown> = Promise.resolve();

/** The part of tslab's `display` that we use; `raw` shows one MIME type. */
interface TslabDisplay {
  raw(mimeType: string, content: unknown): void;
}

/** One tslab display per id: its first `raw` shows, later ones update. */
const tslabDisplays = new Map<string, TslabDisplay>();

/** tslab: its cells' `require` alone knows "tslab", and it leaves that in `__tslab__` (`src/executor.ts` of yunabe/tslab). */
function tslabHost(): DisplayHost | null {
  const require = member(reflectGet(realGlobal, "__tslab__"), "require");
  if (typeof require !== "function") return null;
  const tslab: unknown = reflectApply(require as (...args: unknown[]) => unknown, undefined, ["tslab"]);
  const newDisplay = member(tslab, "newDisplay");
  if (typeof newDisplay !== "function") return null;
  const show = (data: MimeBundle, id: string) => {
    const display = tslabDisplays.get(id) ?? (newDisplay as () => TslabDisplay)();
    tslabDisplays.set(id, display);
    const mimeType = richestMimeType(data);
    display.raw(mimeType, data[mimeType]);
  };
  return {
    displayData: (data, _metadata, transient) => show(data, transient.display_id ?? ""),
    updateDisplayData: (data, _metadata, displayId) => show(data, displayId),
    // tslab has no way to clear a cell's output.
    clearOutput: () => {},
    updatesInPlace: true,
  };
}

const RICHNESS = [
  "application/vnd.vegalite.v5+json",
  "text/html",
  "image/svg+xml",
  "image/png",
  "image/jpeg",
  "text/latex",
  "text/markdown",
  "application/json",
];

function richestMimeType(data: MimeBundle): string {
  const known = RICHNESS.find((mimeType) => mimeType in data);
  return known ?? Object.keys(data).find((mimeType) => mimeType !== "text/plain") ?? "text/plain";
}

/** No notebook: the text goes to the terminal, updates below what they replace. */
const terminalHost: DisplayHost = {
  displayData: (data) => console.log(data["text/plain"]),
  updateDisplayData: (data) => console.log(data["text/plain"]),
  clearOutput: () => {},
  updatesInPlace: false,
};

function member(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null ? reflectGet(value, key) : undefined;
}
