import { expect, it } from "@jest/globals";
import stored from "./fixtures/sampleCharts.json" with { type: "json" };
import { SAMPLE_CHARTS, thumbnail } from "./sampleCharts.ts";

it("there is a stored look for each sample", () => {
  expect(Object.keys(stored).sort()).toEqual(Object.keys(SAMPLE_CHARTS).sort());
});

it.each(Object.entries(SAMPLE_CHARTS))("%s looks as it did when somebody looked at it", async (name, make) => {
  const before = stored[name as keyof typeof stored];
  const now = await thumbnail(make());
  // Text may be a pixel wider where another version of a library measures it.
  expect(Math.abs(now.width - before.width)).toBeLessThanOrEqual(2);
  expect(Math.abs(now.height - before.height)).toBeLessThanOrEqual(2);
  const [was, is] = [Buffer.from(before.colors, "base64"), Buffer.from(now.colors, "base64")];
  expect(is).toHaveLength(was.length);
  const differences = Array.from(is, (value, index) => Math.abs(value - (was[index] as number)));
  expect(differences.reduce((sum, each) => sum + each, 0) / differences.length).toBeLessThan(1.5);
  expect(Math.max(...differences)).toBeLessThan(60);
});
