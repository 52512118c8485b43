import path from "node:path";
import { expect, it } from "@jest/globals";
import { bundleFigure, type FigureName, figureProgram } from "../../../src/plot/figures/figureProgram.ts";

const FOLDER = path.join(import.meta.dirname, "../../../src/plot/figures/browser");

/** Characters that a figure with steps may add to a notebook's file. */
const STEP_LIMIT = 40_000;

it.each<FigureName>(["convStepper", "poolStepper"])("%s's program is small and stands by itself", (name) => {
  const program = figureProgram(name);
  expect(program.length).toBeLessThan(STEP_LIMIT);
  expect(program).toMatch(/^(?:"use strict";)?var figure=/);
  expect(program).not.toContain("node:");
  // What the built package holds ready is the same.
  expect(bundleFigure(FOLDER, name)).toBe(program);
});
