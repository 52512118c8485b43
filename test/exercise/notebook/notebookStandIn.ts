import type { DisplayHost } from "../../../src/display/displayHost.ts";
import { displayHostKey, registerDisplayHost } from "../../../src/display/displayHost.ts";
import { type Displayable, displaySymbol, type MimeBundle } from "../../../src/display/mimeBundle.ts";

/** Where cells are run: keeps what is displayed, and the variables that cells declare. */
export class NotebookStandIn implements DisplayHost, Disposable {
  readonly updatesInPlace = true;
  readonly #shown: MimeBundle[] = [];
  readonly #declared = new Set<string>();

  constructor() {
    registerDisplayHost(this);
  }

  displayData(data: MimeBundle): void {
    this.#shown.push(data);
  }

  updateDisplayData(): void {}

  clearOutput(): void {}

  /** Declares a variable, as a cell does. */
  declare(name: string, value: unknown): void {
    this.#declared.add(name);
    Reflect.set(globalThis, name, value);
  }

  /** What was displayed since the last time: as HTML and as text. */
  takeShown(): { readonly html: string; readonly text: string } {
    const shown = this.#shown.splice(0);
    const as = (mimeType: string) => shown.map((bundle) => String(bundle[mimeType])).join("\n");
    return { html: as("text/html"), text: as("text/plain") };
  }

  [Symbol.dispose](): void {
    for (const name of this.#declared) Reflect.deleteProperty(globalThis, name);
    Reflect.deleteProperty(globalThis, displayHostKey);
  }
}

/** What a value shows as a cell's last one. */
export async function shownBy(value: Displayable): Promise<Record<string, string>> {
  return (await value[displaySymbol]()) as Record<string, string>;
}

/** Its plain text. */
export async function textOf(value: Displayable): Promise<string | undefined> {
  return (await shownBy(value))["text/plain"];
}
