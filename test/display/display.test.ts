import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { clearOutput, display } from "../../src/display/display.ts";
import { type DisplayHost, displayHostKey, registerDisplayHost } from "../../src/display/displayHost.ts";
import { displaySymbol, type MimeBundle, type MimeMetadata, toMimeBundle } from "../../src/display/mimeBundle.ts";
import { html, jpeg, json, latex, markdown, mime, png, svg, table, vegaLite } from "../../src/display/richValue.ts";

type Sent =
  | { type: "display_data" | "update_display_data"; data: MimeBundle; metadata: MimeMetadata; id: string | undefined }
  | { type: "clear_output"; wait: boolean };

/** A host that keeps what it is given, in order. */
class RecordingHost implements DisplayHost {
  readonly updatesInPlace = true;
  readonly sent: Sent[] = [];
  readonly awaited: Promise<unknown>[] = [];

  displayData(data: MimeBundle, metadata: MimeMetadata, transient: { display_id?: string }): void {
    this.sent.push({ type: "display_data", data, metadata, id: transient.display_id });
  }
  updateDisplayData(data: MimeBundle, metadata: MimeMetadata, id: string): void {
    this.sent.push({ type: "update_display_data", data, metadata, id });
  }
  clearOutput(wait: boolean): void {
    this.sent.push({ type: "clear_output", wait });
  }
  waitFor(work: Promise<unknown>): void {
    this.awaited.push(work);
  }
}

const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]);
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"></svg>';

let host: RecordingHost;

beforeEach(() => {
  host = new RecordingHost();
  registerDisplayHost(host);
});

afterEach(() => {
  Reflect.deleteProperty(globalThis, displayHostKey);
});

describe("display", () => {
  it("shows a value at once and updates it in place", () => {
    const handle = display({ a: 1 });
    handle.update([1]);
    const { id } = handle;
    expect(host.sent).toEqual([
      { type: "display_data", data: { "text/plain": "{ a: 1 }" }, metadata: {}, id },
      { type: "update_display_data", data: { "text/plain": "[ 1 ]" }, metadata: {}, id },
    ]);
    expect(display(1).id).not.toBe(id);
  });

  it("shows undefined too, for it was asked to", () => {
    display(undefined);
    expect(host.sent).toMatchObject([{ data: { "text/plain": "undefined" } }]);
  });

  it("uses the id it is given", () => {
    display(1, { id: "loss" });
    expect(host.sent).toMatchObject([{ id: "loss" }]);
    expect(() => display(1, { id: "" })).toThrow(/non-empty string for "id"; got ''/);
  });

  it("returns a handle that shows nothing as a cell's value", () => {
    expect(toMimeBundle(display(1))).toBeNull();
  });

  it("keeps order where a display method takes time, and has the host wait for it", async () => {
    let finish = (_bundle: object): void => {};
    const slow = { [displaySymbol]: () => new Promise<object>((resolve) => (finish = resolve)) };
    const handle = display(slow);
    handle.update("second");
    display("other");
    expect(host.sent).toMatchObject([{ data: { "text/plain": "'other'" } }]);
    expect(host.awaited).toHaveLength(2);
    finish({ "text/html": "first" });
    await Promise.all(host.awaited);
    handle.update("third");
    await handle.shown;
    expect(host.sent.slice(1)).toMatchObject([
      { type: "display_data", data: { "text/html": "first" } },
      { type: "update_display_data", data: { "text/plain": "'second'" } },
      { type: "update_display_data", data: { "text/plain": "'third'" } },
    ]);
  });

  it("shows and updates each kind of content", () => {
    display.html("<b>a</b>").update("<b>b</b>");
    display.markdown("*a*");
    display.latex("x^2");
    display.svg(SVG);
    display.png(PNG, { width: 20 }).update(PNG, { width: 40, alt: "dot" });
    display.jpeg(JPEG);
    display.json({ a: [1] }, { expanded: true });
    display.vegaLite({ mark: "bar" });
    display.table([{ a: 1 }]).update([{ a: 2 }]);
    display.mime({ "text/x-own": "own" }, { "text/x-own": { a: 1 } });
    const shown = host.sent.map((sent) => (sent.type === "clear_output" ? [] : [sent.type, ...Object.keys(sent.data)]));
    expect(shown).toEqual([
      ["display_data", "text/html", "text/plain"],
      ["update_display_data", "text/html", "text/plain"],
      ["display_data", "text/markdown", "text/plain"],
      ["display_data", "text/latex", "text/plain"],
      ["display_data", "image/svg+xml", "text/plain"],
      ["display_data", "image/png", "text/plain"],
      ["update_display_data", "image/png", "text/plain"],
      ["display_data", "image/jpeg", "text/plain"],
      ["display_data", "application/json", "text/plain"],
      ["display_data", "application/vnd.vegalite.v5+json", "text/plain"],
      ["display_data", "text/html", "text/plain"],
      ["update_display_data", "text/html", "text/plain"],
      ["display_data", "text/x-own", "text/plain"],
    ]);
    expect(host.sent[6]).toMatchObject({
      metadata: { "image/png": { width: 40, alt: "dot" } },
      data: { "text/plain": "dot" },
    });
    expect(host.sent[12]).toMatchObject({
      metadata: { "text/x-own": { a: 1 } },
      data: { "text/plain": "[text/x-own]" },
    });
  });

  it("shows nothing when its content is not valid, also in an update", () => {
    const handle = display.html("<b>a</b>");
    // @ts-expect-error a number is no text
    expect(() => handle.update(42)).toThrow(/html\(…\) expected a string; got 42/);
    expect(() => display.png("cat.png")).toThrow(TypeError);
    expect(host.sent).toHaveLength(1);
  });

  it("clears the output, at once or with the next one", () => {
    clearOutput();
    clearOutput({ wait: true });
    clearOutput(true);
    expect(host.sent).toEqual([
      { type: "clear_output", wait: false },
      { type: "clear_output", wait: true },
      { type: "clear_output", wait: true },
    ]);
    // @ts-expect-error text is no option
    expect(() => clearOutput("now")).toThrow(/expected \{ wait: true \}.*got 'now'/);
  });
});

describe("rich values", () => {
  const dataOf = (value: object): MimeBundle => {
    const output = toMimeBundle(value);
    if (output === null || output instanceof Promise) throw new Error("expected a bundle at once");
    return output.data;
  };

  it("are a cell's value without being shown", () => {
    expect(dataOf(html("<b>a</b>"))).toEqual({ "text/html": "<b>a</b>", "text/plain": "<b>a</b>" });
    expect(dataOf(markdown("# 제목"))).toEqual({ "text/markdown": "# 제목", "text/plain": "# 제목" });
    expect(dataOf(json([1]))).toEqual({ "application/json": [1], "text/plain": "[ 1 ]" });
    expect(toMimeBundle(png(PNG.toString("base64"), { height: 10 }))).toEqual({
      data: { "image/png": PNG.toString("base64"), "text/plain": "[PNG image of 1×1 pixels]" },
      metadata: { "image/png": { height: 10 } },
    });
    expect(host.sent).toEqual([]);
  });

  it("read as their text inside other values", () => {
    expect(dataOf({ picture: png(PNG, { alt: "a dot" }) })["text/plain"]).toBe("{ picture: a dot }");
  });

  it("mark a formula that does not say where it begins", () => {
    expect(dataOf(latex("x^2"))["text/latex"]).toBe("$$x^2$$");
    for (const marked of ["so $x$", "\\(x\\)", "\\[x\\]", "\\begin{align}x\\end{align}"]) {
      expect(dataOf(latex(marked))["text/latex"]).toBe(marked);
    }
  });

  it("take a picture as bytes, a buffer, base64 with line breaks, or a data URL", () => {
    const base64 = PNG.toString("base64");
    const buffer = new Uint8Array(PNG).buffer;
    const padded = Buffer.concat([Buffer.from([9]), PNG]).subarray(1);
    for (const source of [
      PNG,
      padded,
      buffer,
      base64,
      base64.replace(/(.{40})/g, "$1\n"),
      `data:image/png;base64,${base64}`,
    ]) {
      expect(dataOf(png(source))["image/png"]).toBe(base64);
    }
    expect(dataOf(jpeg(JPEG))["image/jpeg"]).toBe("/9j/4AAQ");
  });

  it("take SVG with a prolog", () => {
    for (const prolog of ["", "\n  ", '<?xml version="1.0"?>\n', "<!-- a -->", "<!DOCTYPE svg>"]) {
      expect(dataOf(svg(prolog + SVG))["image/svg+xml"]).toBe(prolog + SVG);
    }
  });

  it("add the schema to a chart that has none, and keep one that has", () => {
    const charted = (spec: object) => dataOf(vegaLite(spec))["application/vnd.vegalite.v5+json"];
    expect(charted({ mark: "bar" })).toEqual({
      $schema: "https://vega.github.io/schema/vega-lite/v5.json",
      mark: "bar",
    });
    expect(charted({ $schema: "own", layer: [] })).toEqual({ $schema: "own", layer: [] });
  });

  const cyclic: Record<string, unknown> = { mark: "bar" };
  cyclic.self = cyclic;

  it.each<[string, () => unknown, RegExp]>([
    [
      "markdown of a number",
      () => markdown(1 as never),
      /markdown\(…\) expected a string; got 1\. Pass .*markdown\("…"\)/,
    ],
    ["latex of null", () => latex(null as never), /latex\(…\) expected a string; got null/],
    ["svg of HTML", () => svg("<p>"), /svg\(…\) expected SVG text.*got '<p>'/],
    ["svg of other XML", () => svg("<?xml version='1.0'?><p/>"), /expected SVG/],
    ["png of a file's name", () => png("cat.png"), /PNG image; got 'cat\.png'.*png\(readFileSync\("picture\.png"\)\)/],
    ["png of a JPEG", () => png(JPEG), /png\(…\) expected the bytes.*got Uint8Array\(6\)/],
    ["png of a number", () => png(7 as never), /got 7/],
    ["png of broken base64", () => png(`iVBORw0KGgo${"!".repeat(4)}AAAA`), /not base64/],
    ["jpeg of a PNG", () => jpeg(PNG), /JPEG image/],
    ["a width of 0", () => png(PNG, { width: 0 }), /positive number of pixels for "width"; got 0/],
    ["a height of text", () => png(PNG, { height: "9" as never }), /"height"; got '9'/],
    ["an alt of a number", () => png(PNG, { alt: 1 as never }), /expected a string for "alt".*got 1/],
    ["json of a bigint", () => json({ n: 1n }), /json\(…\) expected a value that JSON can hold/],
    ["json of a function", () => json(() => 0), /\(function\)/],
    ["a chart without a mark", () => vegaLite({ data: [] }), /Vega-Lite specification.*got \{ data: \[\] \}/],
    ["a chart with a cycle", () => vegaLite(cyclic), /cannot be written as JSON \(TypeError/],
    ["a table of text", () => table("abc"), /table\(…\) expected rows/],
    ["a bundle of text", () => mime("abc" as never), /from MIME types to contents.*got 'abc'/],
    ["metadata of text", () => mime({ "text/x": "a" }, "abc" as never), /got 'abc'/],
  ])("refuse %s with what was expected, what came and what to do", (_name, make, message) => {
    expect(make).toThrow(message);
  });

  it("refuse in Korean where that is the language, and every message names what came", () => {
    const before = process.env.CONVOLAB_LANG;
    process.env.CONVOLAB_LANG = "ko";
    try {
      expect(() => html(42 as never)).toThrow(
        'html(…)에는 문자열이 필요한데, 42 값이 왔습니다. html("…")처럼 글 자체를 넣어 주세요.',
      );
      expect(() => table(7)).toThrow(/행들.*7 값이/);
    } finally {
      if (before === undefined) delete process.env.CONVOLAB_LANG;
      else process.env.CONVOLAB_LANG = before;
    }
  });
});
