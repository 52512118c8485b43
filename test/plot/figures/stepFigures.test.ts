import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { toMimeBundle } from "../../../src/display/mimeBundle.ts";
import { type ConvStepperOptions, convStepper } from "../../../src/plot/figures/convStepper.ts";
import { ExplorableFigure } from "../../../src/plot/figures/explorableFigure.ts";
import { type PoolStepperOptions, poolStepper } from "../../../src/plot/figures/poolStepper.ts";
import { decodePng } from "../decodedPng.ts";
import { LECTURE_CONVOLUTION, LECTURE_POOLING } from "./lectureFigures.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

describe("what a figure gives a notebook", () => {
  it("is live HTML over a picture, the picture as PNG and SVG, and its words", async () => {
    const figure = convStepper(LECTURE_CONVOLUTION);
    expect(figure).toBeInstanceOf(ExplorableFigure);
    const shown = await toMimeBundle(figure);
    const {
      "text/html": html,
      "image/png": png,
      "image/svg+xml": svg,
      "text/plain": plain,
      ...rest
    } = shown?.data ?? {};
    expect(rest).toEqual({});
    expect(plain).toBe(figure.altText);
    expect(`${figure}`).toBe(figure.altText);
    expect(svg).toMatch(/^<svg .*<title>Convolution, one position after the other\./);
    const { width, height } = await decodePng(Buffer.from(String(png), "base64"));
    expect([width, height]).toEqual([2 * figure.picture.width, 2 * figure.picture.height]);
    expect(shown?.metadata).toEqual({
      "image/png": { width: figure.picture.width, height: figure.picture.height, alt: figure.altText },
    });
    expect(html).toMatch(
      /^<div data-convolab-figure="convStepper-[0-9a-f]{16}" data-lm-suppress-shortcuts="true" data-prevent-swipe lang="en"><img src="data:image\/png;base64,[^"]+" width="\d+" height="\d+" alt="Convolution[^"]+"><\/div><script>.*<\/script>$/s,
    );
  });

  it.each([
    ["convStepper", convStepper(LECTURE_CONVOLUTION)],
    ["poolStepper", poolStepper({ input: LECTURE_POOLING })],
  ])("needs nothing from outside: %s", (_, figure) => {
    const page = figure.toHtml();
    const addresses = page.match(/(?:https?:)?\/\/[a-z0-9][a-z0-9.-]*\.[a-z]{2,}[^"'`\s)]*/gi) ?? [];
    expect(addresses.filter((address) => !address.startsWith("http://www.w3.org/"))).toEqual([]);
    expect(page).not.toMatch(/\bimport\s*\(|\brequire\s*\(|\bfetch\s*\(|XMLHttpRequest|<link|@import|url\(/);
    // One script, which nothing inside it ends early.
    expect(page.match(/<\/script/g)).toHaveLength(1);
    expect(page.length).toBeLessThan(400_000);
  });

  it("is the same each time, so that running a notebook again changes nothing in its file", () => {
    const [one, other] = [poolStepper({ input: LECTURE_POOLING }), poolStepper({ input: LECTURE_POOLING })];
    expect(one.toHtml()).toBe(other.toHtml());
    const korean = poolStepper({ input: LECTURE_POOLING, lang: "ko" });
    const id = /data-convolab-figure="([^"]+)"/;
    expect(id.exec(korean.toHtml())?.[1]).not.toBe(id.exec(one.toHtml())?.[1]);
  });

  it("carries a title as text, whatever it is", () => {
    const title = 'A </script><script>alert(1)</script> "title" & <b>';
    const page = poolStepper({ input: LECTURE_POOLING, title }).toHtml();
    expect(page.match(/<\/script/g)).toHaveLength(1);
    expect(page).toContain("A &lt;/script&gt;&lt;script&gt;alert(1)");
  });

  it("speaks the learner's language, or the one that is asked for", () => {
    process.env.CONVOLAB_LANG = "ko";
    expect(convStepper(LECTURE_CONVOLUTION).altText).toMatch(/^합성곱을 한 위치씩 따라가기\./);
    expect(convStepper({ ...LECTURE_CONVOLUTION, lang: "en" }).altText).toMatch(/^Convolution, one position/);
    process.env.CONVOLAB_LANG = "en";
    const korean = poolStepper({ input: LECTURE_POOLING, lang: "ko" });
    expect(korean.altText).toMatch(/^최대 풀링을/);
    expect(korean.toHtml()).toContain('<html lang="ko">');
  });
});

describe("the words of a convolution", () => {
  it("are the lecture's output values and the sum of one cell, channel by channel", () => {
    const { altText } = convStepper(LECTURE_CONVOLUTION);
    expect(altText).toContain("input of 5×5 with 3 channels");
    expect(altText).toContain("stride 2");
    expect(altText).toContain("⌊(5 − 3 + 2·1)/2⌋ + 1 = 3");
    expect(altText).toContain("Output 3×3: [[0, 6, 0], [3, 1, 0], [5, 4, 4]].");
    expect(altText).toContain("2×0 + 1×(−1) + 1×1 = 3; Channel 2:");
    expect(altText).toContain("Sum: 3 + 2 + 0 + bias 1 = 6.");
  });

  it("say where TensorFlow puts the odd padding cell, and what the floor leaves over", () => {
    const input = Array.from({ length: 6 }, (_, row) => [row, 1, 2, 3, 4, 5]);
    const kernel = [[1, 1, 1], [1, 1, 1], [1, 1, 1]]; // biome-ignore format: as it looks
    const same = convStepper({ input, kernel, strides: 2, padding: "same" }).altText;
    expect(same).toContain("Padding along height and width: 0 before, 1 after (dashed).");
    expect(same).toContain("TensorFlow puts the extra one after");
    const valid = convStepper({ input, kernel, strides: 2 }).altText;
    expect(valid).toContain("Along height and width the last cell is never under the window");
    const uneven = convStepper({ input, kernel, padding: [[0, 0], [2, 1]] }).altText; // biome-ignore format: as it looks
    expect(uneven).toContain("No padding along height.");
    expect(uneven).toContain("Padding along width: 2 before, 1 after (dashed).");
    expect(uneven).not.toContain("extra one");
  });

  it("say of a full padding and a dilation what they are", () => {
    const { altText } = convStepper({ input: [[1, 2], [3, 4]], kernel: [[1, 1], [1, 1]], padding: "full", dilation: 2 }); // biome-ignore format: short
    expect(altText).toContain("dilation 2");
    expect(altText).toContain("Output 4×4: [[1, 2, 1, 2], [3, 4, 3, 4], [1, 2, 1, 2], [3, 4, 3, 4]].");
  });

  it("mark what is no finite number, and what is rounded", () => {
    const { altText } = convStepper({ input: [[1, Number.NaN, Infinity]], kernel: [[1 / 3]] });
    expect(altText).toContain("Output 1×3: [[0.333, NaN, ∞]].");
    expect(altText).toContain("Hatched cells hold no finite number");
    expect(convStepper({ input: [[1]], kernel: [[1 / 3]] }).altText).toContain("1×0.333 ≈ 0.333.");
    expect(convStepper({ input: [[0.1]], kernel: [[3]] }).altText).toContain("0.1×3 = 0.3.");
  });
});

describe("the words of a pooling", () => {
  it.each<[Omit<PoolStepperOptions, "input">, string]>([
    [{ poolSize: 2, strides: 1 }, "[[5, 8], [7, 7]]"],
    [{ poolSize: 2, strides: 2 }, "[[5]]"],
    [{ poolSize: 2, strides: 2, padding: "same" }, "[[5, 8], [7, 5]]"],
    [{ poolSize: 2, strides: 2, padding: "same", type: "average" }, "[[4.25, 7.5], [6.5, 5]]"],
  ])("have the lecture's values: %j", (options, expected) => {
    const { altText } = poolStepper({ input: LECTURE_POOLING, ...options });
    expect(altText).toContain(`: ${expected}.`);
    expect(altText.includes("Padding cells count for nothing")).toBe(options.padding === "same");
  });

  it("have a line for each channel", () => {
    const { altText } = poolStepper({ input: [[[1, -5], [2, -6]], [[3, -7], [4, -8]]], type: "average" }); // biome-ignore format: short
    expect(altText).toContain("Channel 1: (1 + 2 + 3 + 4) / 4 = 2.5; Channel 2: ((−5)");
  });
});

describe("any input that can be looked at", () => {
  const cases = fc
    .record({
      height: fc.integer({ min: 1, max: 32 }),
      width: fc.integer({ min: 1, max: 32 }),
      channels: fc.integer({ min: 1, max: 8 }),
      kernel: fc.integer({ min: 1, max: 3 }),
      filters: fc.integer({ min: 1, max: 3 }),
      padding: fc.constantFrom<ConvStepperOptions["padding"]>("same", "full"),
    })
    .chain((sizes) =>
      fc.record({
        sizes: fc.constant(sizes),
        values: fc.array(fc.double({ min: -1e6, max: 1e6 }), {
          minLength: sizes.height * sizes.width * sizes.channels,
          maxLength: sizes.height * sizes.width * sizes.channels,
        }),
      }),
    );

  it("has a figure no wider than a page", () => {
    fc.assert(
      fc.property(cases, ({ sizes: { height, width, channels, kernel, filters, padding }, values }) => {
        const weights = Array.from({ length: kernel * kernel * channels * filters }, (_, index) => index % 3);
        const { picture, altText } = convStepper({
          input: { shape: [height, width, channels], values },
          kernel: { shape: [kernel, kernel, channels, filters], values: weights },
          padding,
        });
        expect(picture.width).toBeLessThan(3000);
        expect(picture.height).toBeLessThan(8192);
        expect(altText).toContain(`input of ${height}×${width}`);
      }),
      { seed: 7, numRuns: 12 },
    );
  });
});

describe("what cannot be", () => {
  const kernel = [[1]];
  it.each<[object, string]>([
    [{ input: [[1]] }, "convStepper: `kernel` is rows of weights"],
    [{ input: 7, kernel }, "convStepper: `input` is rows of numbers, [[1, 2], [3, 4]], rows of cells"],
    [{ input: [], kernel }, "convStepper: `input` is empty. Give it at least one number."],
    [{ input: [[]], kernel }, "convStepper: `input` is empty. Give it at least one number."],
    [{ input: [1, 2], kernel }, "convStepper: `input` is rows of numbers"],
    [{ input: [[1, 2], [3]], kernel }, "convStepper: the lists in `input` are not equally long."],
    [{ input: [[1, [2]]], kernel }, "convStepper: `input` is rows of numbers"],
    [{ input: [["1"]], kernel }, 'convStepper: `input` holds numbers only; got "1".'],
    [{ input: { shape: [2, 2], values: [1] }, kernel }, "convStepper: `input` of shape [2, 2] needs 4 values; got 1."],
    [{ input: { shape: [0, 2], values: [] }, kernel }, "convStepper: `input` is rows of numbers"],
    [{ input: Array(33).fill([1]), kernel }, "has an input up to 32×32; got 33×1."],
    [{ input: [[Array(9).fill(1)]], kernel: [[Array(9).fill(1)]] }, "has channels up to 8; got 9."],
    [{ input: Array(9).fill(Array(9).fill(1)), kernel: Array(8).fill([1]) }, "has a kernel up to 7×7; got 8×1."],
    [{ input: [[1]], kernel, padding: 40 }, "has a padded input up to 64×64; got 81×81."],
    [{ input: [[[1, 2]]], kernel }, "a kernel is as deep as its input has channels, 2; got one of depth 1."],
    [{ input: [[1]], kernel, bias: [1, 2] }, "`bias` is a number, or a list with one for each of the 1 filters"],
    [{ input: [[1]], kernel, stride: 1, strides: 1 }, "`strides` and `stride` are two names of one option."],
    [{ input: [[1]], kernel, strides: 0 }, "convStepper: `strides`"],
    [{ input: [[1]], kernel, padding: "half" }, "`padding`"],
    [
      { input: [[1]], kernel: [[1, 1]] },
      "convStepper: the kernel (of a pooling, the window) does not fit into the input in width",
    ],
    [{ input: [[1]], kernel, lang: "fr" }, 'convStepper: `lang` is one of "ko", "en"; got "fr".'],
    [{ input: [[1]], kernel, title: 7 }, "convStepper: `title` is a text; got 7."],
    [{ input: [[1]], kernel, kernal: 1 }, "convStepper has no option `kernal`: did you mean `kernel`?"],
  ])("is refused in words: %j", (options, message) => {
    expect(() => convStepper(options as ConvStepperOptions)).toThrow(message);
  });

  it.each<[object, string]>([
    [{ input: [[1]], type: "min" }, 'poolStepper: `type` is one of "max", "average"; got "min".'],
    [{ input: [[1]] }, "poolStepper: the kernel (of a pooling, the window) does not fit into the input in height"],
    [{ input: [[1]], padding: "full" }, '`padding` is one of "valid", "same"'],
  ])("also of a pooling: %j", (options, message) => {
    expect(() => poolStepper(options as PoolStepperOptions)).toThrow(message);
  });

  it("in Korean too", () => {
    process.env.CONVOLAB_LANG = "ko";
    expect(() => convStepper({ input: [], kernel: [[1]] })).toThrow("convStepper: `input`이(가) 비어 있습니다.");
  });
});
