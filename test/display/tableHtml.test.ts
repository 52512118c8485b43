import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { tableHtml } from "../../src/display/tableHtml.ts";

/** The cells of an HTML table, as text, row by row; the header row first. */
function cellsOf(html: string): string[][] {
  return html
    .split("<tr>")
    .slice(1)
    .map((row) => [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map((cell) => cell[1] ?? ""));
}

describe("tableHtml", () => {
  it("makes rows of objects and columns of their keys, in order of first appearance", () => {
    expect(
      cellsOf(
        tableHtml([
          { a: 1, b: "x" },
          { c: true, a: -0 },
        ]),
      ),
    ).toEqual([
      ["#", "a", "b", "c"],
      ["0", "1", "x", ""],
      ["1", "-0", "", "true"],
    ]);
  });

  it("labels the rows of a Map by its keys", () => {
    const map = new Map([
      ["train", { images: 60_000 }],
      ["test", { images: 10_000 }],
    ]);
    expect(cellsOf(tableHtml(map))).toEqual([
      ["key", "images"],
      ["train", "60000"],
      ["test", "10000"],
    ]);
  });

  it("makes columns of an object of arrays, typed ones and unequal ones too", () => {
    expect(cellsOf(tableHtml({ epoch: [1, 2, 3], loss: new Float64Array([0.5, 0.25]) }))).toEqual([
      ["#", "epoch", "loss"],
      ["0", "1", "0.5"],
      ["1", "2", "0.25"],
      ["2", "3", ""],
    ]);
  });

  it("makes columns of arrays in an array, and one column of single values", () => {
    expect(cellsOf(tableHtml([[1, 2], new Uint8Array([3])]))).toEqual([
      ["#", "0", "1"],
      ["0", "1", "2"],
      ["1", "3", ""],
    ]);
    expect(cellsOf(tableHtml([7, null]))).toEqual([
      ["#", "value"],
      ["0", "7"],
      ["1", "null"],
    ]);
  });

  it("shows the first and last ten of many rows", () => {
    const html = tableHtml(Array.from({ length: 1000 }, (_, n) => ({ n })));
    const rows = cellsOf(html);
    expect(rows).toHaveLength(22);
    expect(rows[11]).toEqual(["… 980 more rows"]);
    expect(rows[10]).toEqual(["9", "9"]);
    expect(rows[12]).toEqual(["990", "990"]);
    expect(html).toContain("<caption>1,000 rows × 1 column</caption>");
    expect(cellsOf(tableHtml(new Map(Array.from({ length: 1000 }, (_, n) => [n, { n }])))).at(-1)).toEqual([
      "999",
      "999",
    ]);
    expect(cellsOf(tableHtml({ n: new Float32Array(1000) })).at(-1)).toEqual(["999", "0"]);
    expect(cellsOf(tableHtml([{ n: 1 }, { n: 2 }, { n: 3 }], { maxRows: 2 }))[2]).toEqual(["… 1 more row"]);
  });

  it("shows the first and last of many columns", () => {
    const wide = Object.fromEntries(Array.from({ length: 100 }, (_, n) => [`c${n}`, n]));
    const [header, row] = cellsOf(tableHtml([wide]));
    expect(header).toHaveLength(22);
    expect(header?.slice(15, 18)).toEqual(["c14", "… 80 more columns", "c95"]);
    expect(row?.slice(15, 18)).toEqual(["14", "…", "95"]);
  });

  it("lines numbers up by their ends and heads every row and column", () => {
    const html = tableHtml([{ name: "a", count: 10 }], { caption: "Layers" });
    expect(html).toContain("<caption>Layers</caption>");
    expect(html).toContain('<td style="text-align: right">10</td>');
    expect(html).toContain('<td style="text-align: left">a</td>');
    expect(html).toContain('<th scope="row">0</th>');
    expect(html.match(/<th scope="col"/g)).toHaveLength(3);
  });

  it("bounds a cell's text and calls no getter", () => {
    const row = {
      long: "x".repeat(1_000),
      nested: { deep: Array.from({ length: 1_000 }, () => "y") },
      get lazy(): never {
        throw new Error("called");
      },
    };
    const cells = cellsOf(tableHtml([row]))[1];
    expect(cells?.[1]).toBe(`${"x".repeat(200)}…`);
    expect(cells?.[2]?.replaceAll("&#39;", "'").length).toBeLessThanOrEqual(100);
    expect(cells?.[2]).not.toContain("\n");
    expect(cells?.[3]).toBe("[Getter]");
  });

  it("lets no text become markup, wherever it stands", () => {
    const hostile = "</td><script>alert('x')</script><img src=x onerror=\"a()\">&";
    const html = tableHtml(new Map([[hostile, { [hostile]: hostile, list: [hostile] }]]), { caption: hostile });
    expect(html).not.toContain("<script");
    expect(html).not.toContain("<img");
    expect(html.match(/&lt;script&gt;alert\(&#39;x/g)?.length).toBeGreaterThanOrEqual(4);
  });

  it("holds only the table's own tags, whatever the data", () => {
    const data = fc.array(fc.dictionary(fc.string(), fc.anything()), { minLength: 1 });
    const markup =
      /<\/?(table|caption|thead|tbody|tr)>|<\/t[hd]>|<th scope="(col|row)"( style="text-align: (left|right)")?>|<td( colspan="\d+")?( style="text-align: (left|right|center)")?>/g;
    fc.assert(
      fc.property(data, (rows) => {
        const text = tableHtml(rows).replace(markup, "");
        expect(text).not.toMatch(/[<>]/);
      }),
      { seed: 5, numRuns: 500 },
    );
  });

  it.each([
    ["a number", 7, "got 7"],
    ["an empty array", [], "got []"],
    ["an object with a value that is no array", { a: [1], b: 2 }, "got { a: [ 1 ], b: 2 }"],
    ["an object without keys", {}, "got {}"],
    ["a Set", new Set([1]), "got Set(1)"],
  ])("refuses %s and says what it takes", (_name, data, came) => {
    expect(() => tableHtml(data)).toThrow(came);
    expect(() => tableHtml(data)).toThrow(/expected rows: an array of objects.*For example table\(/);
  });
});
