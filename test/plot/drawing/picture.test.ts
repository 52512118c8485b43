import { execFile } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { imageGrid } from "../../../src/plot/images/imageGrid.ts";
import { DENSITY, decodePng } from "../decodedPng.ts";

const run = promisify(execFile);

describe("what a picture gives a notebook", () => {
  it("is a PNG, HTML with alternative text, and text", async () => {
    const picture = imageGrid([[[0, 1]]], { altText: 'a "black" & a <white> dot', scale: 4 });
    const shown = await toMimeBundle(picture);
    const { "image/png": png, "text/html": html, "text/plain": text, ...rest } = shown?.data ?? {};
    expect(rest).toEqual({});
    expect(text).toBe('a "black" & a <white> dot');
    expect(html).toBe(
      `<img src="data:image/png;base64,${png}" width="28" height="24" alt="a &quot;black&quot; &amp; a &lt;white&gt; dot">`,
    );
    expect(shown?.metadata).toEqual({ "image/png": { width: 28, height: 24, alt: text } });
    const decoded = await decodePng(Buffer.from(String(png), "base64"));
    expect([decoded.width, decoded.height]).toEqual([DENSITY * 28, DENSITY * 24]);
    expect(`${picture}`).toBe(text);
  });

  it("needs the native canvas library only once something is drawn", async () => {
    const plot = pathToFileURL(join(import.meta.dirname, "../../../src/plot/images/imageGrid.ts")).href;
    const program = `
      const { imageGrid } = await import(${JSON.stringify(plot)});
      const loaded = () => process.report.getReport().sharedObjects.some((path) => /canvas/i.test(path));
      const before = loaded();
      imageGrid([[[0]]], { labels: ["text"] }).png;
      console.log(JSON.stringify([before, loaded()]));
    `;
    const { stdout } = await run(process.execPath, ["--input-type=module", "--eval", program]);
    expect(JSON.parse(stdout)).toEqual([false, true]);
  });
});
