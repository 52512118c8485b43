import { stripVTControlCharacters } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { cell } from "./cell.ts";
import { SharedKernel } from "./convolabKernel.ts";

const kernel = new SharedKernel();

/** The smallest PNG: one pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

describe("rich output", () => {
  it.each([
    ["html", "display.html('<b>bold</b>')", "text/html", "<b>bold</b>"],
    ["markdown", "display.markdown('# 제목')", "text/markdown", "# 제목"],
    ["latex", "display.latex('$x^2$')", "text/latex", "$x^2$"],
    [
      "svg",
      "display.svg('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')",
      "image/svg+xml",
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
    ],
    ["png", `display.png(Buffer.from('${PNG}', 'base64'))`, "image/png", PNG],
    ["jpeg", "display.jpeg(new Uint8Array([255, 216, 255]))", "image/jpeg", "/9j/"],
    ["json", "display.json({ a: [1, 2] })", "application/json", { a: [1, 2] }],
  ])("display.%s", async (_name, code, mime, data) => {
    const exchange = await kernel.ok(code);
    const [shown] = [...exchange.all("display_data"), ...exchange.all("execute_result")];
    expect(shown?.data[mime]).toEqual(data);
    expect([...exchange.all("display_data"), ...exchange.all("execute_result")]).toHaveLength(1);
  });

  it("display.vegaLite gives a Vega-Lite bundle", async () => {
    const exchange = await kernel.ok("display.vegaLite({ mark: 'bar', data: { values: [] }, encoding: {} })");
    const [shown] = [...exchange.all("display_data"), ...exchange.all("execute_result")];
    expect(Object.keys(shown?.data ?? {}).some((mime) => /^application\/vnd\.vegalite\.v\d\+json$/.test(mime))).toBe(
      true,
    );
  });

  it("display(value) shows any value, several in a row", async () => {
    const exchange = await kernel.ok(cell`
      display(1); display({ a: 1 }); display(new Map([[1, 2]]));
      undefined
    `);
    expect(
      exchange.all("display_data").map(({ data }) => stripVTControlCharacters(String(data["text/plain"]))),
    ).toEqual(["1", "{ a: 1 }", "Map(1) { 1 => 2 }"]);
  });

  it("an object with Symbol.for('Jupyter.display') shows its own bundle, as result and in display()", async () => {
    const code =
      "const own = { [Symbol.for('Jupyter.display')]() { return { 'text/plain': 'plain', 'text/html': '<i>own</i>' }; } };";
    const result = await kernel.ok(`${code}\nown`);
    expect(result.all("execute_result")[0]?.data).toEqual({ "text/plain": "plain", "text/html": "<i>own</i>" });
    const displayed = await kernel.ok("display(own); undefined");
    expect(displayed.all("display_data")[0]?.data).toEqual({ "text/plain": "plain", "text/html": "<i>own</i>" });
  });

  it("a bundle without text/plain gets one as a result", async () => {
    const exchange = await kernel.ok("({ [Symbol.for('Jupyter.display')]: () => ({ 'text/html': '<i>only</i>' }) })");
    expect(exchange.all("execute_result")[0]?.data["text/html"]).toBe("<i>only</i>");
  });

  it("a bundle may come from a promise", async () => {
    const exchange = await kernel.ok(
      "({ async [Symbol.for('Jupyter.display')]() { await null; return { 'text/plain': 'awaited' }; } })",
    );
    expect(exchange.all("execute_result")[0]?.data["text/plain"]).toBe("awaited");
  });

  it.each([
    ["throws", "({ name: 'fallback', [Symbol.for('Jupyter.display')]() { throw new Error('broken display'); } })"],
    ["returns nonsense", "({ name: 'fallback', [Symbol.for('Jupyter.display')]: () => 5 })"],
    ["has a wrong MIME type", "({ name: 'fallback', [Symbol.for('Jupyter.display')]: () => ({ 'not a type': 'x' }) })"],
    [
      "has values that JSON has not",
      "({ name: 'fallback', [Symbol.for('Jupyter.display')]: () => ({ 'application/json': { n: 1n } }) })",
    ],
  ])("a display method that %s still leaves a valid message and a live kernel", async (_name, code) => {
    const exchange = await kernel.client.execute(code);
    expect(exchange.types.some((type) => type === "execute_result" || type === "error")).toBe(true);
    expect(await kernel.value("1 + 1")).toBe("2");
  });

  it("an array of flat objects is also an HTML table", async () => {
    const exchange = await kernel.ok("[{ layer: 'conv <1>', parameters: 320 }, { layer: 'dense', parameters: 1290 }]");
    const data = exchange.all("execute_result")[0]?.data ?? {};
    expect(String(data["text/html"])).toMatch(/<table[\s\S]*<th[\s\S]*layer[\s\S]*1290[\s\S]*<\/table>/);
    expect(String(data["text/html"])).toContain("conv &lt;1&gt;");
    expect(String(data["text/html"])).not.toContain("<1>");
    expect(String(data["text/plain"])).toContain("dense");
  });

  it("a table of a million rows is short", async () => {
    const exchange = await kernel.ok("Array.from({ length: 1_000_000 }, (_, i) => ({ i, square: i * i }))");
    expect(JSON.stringify(exchange.all("execute_result")[0]?.data).length).toBeLessThan(500_000);
  });
});

describe("updating and clearing", () => {
  it("a handle updates what it showed, also from a later cell", async () => {
    const first = await kernel.ok("const handle = display('one');\nhandle.update('two');\nundefined");
    const id = first.all("display_data")[0]?.transient?.display_id;
    expect(id).toEqual(expect.any(String));
    expect(
      first
        .all("update_display_data")
        .map(({ data, transient }) => [String(data["text/plain"]).includes("two"), transient.display_id]),
    ).toEqual([[true, id]]);
    const later = await kernel.ok("handle.update('three');\nundefined");
    expect(later.all("update_display_data")[0]?.transient.display_id).toBe(id);
  });

  it("two displays have two ids", async () => {
    const exchange = await kernel.ok("display('a'); display('b'); undefined");
    const ids = exchange.all("display_data").map(({ transient }) => transient?.display_id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("clearOutput sends clear_output, at once or with the next output", async () => {
    const exchange = await kernel.ok(cell`
      console.log('old');
      clearOutput();
      console.log('new');
      clearOutput(true);
      console.log('newest')
    `);
    expect(exchange.all("clear_output")).toEqual([{ wait: false }, { wait: true }]);
    expect(exchange.types).toEqual([
      "status",
      "execute_input",
      "stream",
      "clear_output",
      "stream",
      "clear_output",
      "stream",
      "status",
    ]);
  });
});
