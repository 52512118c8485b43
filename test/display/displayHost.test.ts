import { afterEach, describe, expect, it } from "@jest/globals";
import { clearOutput, display } from "../../src/display/display.ts";

/** Puts a global in place until the test ends. */
const added: string[] = [];
function addGlobal(name: string, value: object): void {
  Reflect.set(globalThis, name, value);
  added.push(name);
}

afterEach(() => {
  for (const name of added.splice(0)) Reflect.deleteProperty(globalThis, name);
});

describe("display without a session of ours", () => {
  it("publishes through Deno's kernel", async () => {
    const published: unknown[] = [];
    const broadcast = async (type: string, content: object) => void published.push([type, content]);
    addGlobal("Deno", { jupyter: { broadcast } });
    const handle = display.html("a");
    handle.update("b");
    clearOutput(true);
    await handle.shown;
    const transient = { display_id: handle.id };
    expect(published).toEqual([
      ["display_data", { data: { "text/html": "a", "text/plain": "a" }, metadata: {}, transient }],
      ["update_display_data", { data: { "text/html": "b", "text/plain": "b" }, metadata: {}, transient }],
      ["clear_output", { wait: true }],
    ]);
  });

  it("shows the richest content in tslab, one tslab display for an output and its updates", () => {
    const shown: unknown[] = [];
    let displays = 0;
    const newDisplay = () => {
      const number = ++displays;
      return { raw: (mimeType: string, content: unknown) => shown.push([number, mimeType, content]) };
    };
    addGlobal("__tslab__", { require: (id: string) => (id === "tslab" ? { newDisplay } : {}) });
    const handle = display.markdown("a");
    handle.update("b");
    display("text");
    display.mime({ "text/plain": "p", "text/x-own": "own" });
    clearOutput();
    expect(shown).toEqual([
      [1, "text/markdown", "a"],
      [1, "text/markdown", "b"],
      [2, "text/plain", "'text'"],
      [3, "text/x-own", "own"],
    ]);
  });
});
