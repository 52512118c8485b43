import { expect, it } from "@jest/globals";
import { placeImage } from "../../../src/data/augment/placeImage.ts";
import oracle from "./fixtures/placedImages.json" with { type: "json" };

it.each(oracle.cases)("moves an image as Keras does: $placement, $fill", ({ placement, fill, values }) => {
  const [height, width, channels] = oracle.shape as [number, number, number];
  const source = Uint8Array.from(oracle.source);
  const target = new Uint8Array(source.length);
  const fillBytes = typeof fill === "number" ? new Array<number>(channels).fill(fill) : undefined;
  placeImage(source, target, [height, width, channels], placement, fillBytes);
  expect(values).toHaveLength(target.length);
  for (const [at, value] of values.entries()) {
    // Ours are rounded to whole bytes; Keras computes in 32-bit floats.
    expect(Math.abs((target[at] as number) - value)).toBeLessThanOrEqual(0.52);
  }
});
