import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { SHAPE_KINDS, type ShapeForm, shapeOutline, signedDistance } from "../../../src/data/shapes/shapeOutline.ts";

const UPRIGHT: ShapeForm = { x: 50, y: 40, radius: 20, direction: [0, -1], fullness: 1 };

describe("shapeOutline", () => {
  it.each(SHAPE_KINDS)("of a %s lies within its circle, with the middle inside", (kind) => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 359 }), (fullness, degrees) => {
        const angle = (degrees * Math.PI) / 180;
        const outline = shapeOutline(kind, { ...UPRIGHT, fullness, direction: [Math.sin(angle), -Math.cos(angle)] });
        expect(signedDistance(outline, 50, 40)).toBeLessThan(0);
        expect(signedDistance(outline, 50 + 20.01 * Math.cos(angle), 40 + 20.01 * Math.sin(angle))).toBeGreaterThan(0);
        if (outline.kind === "polygon") {
          for (let i = 0; i < outline.points.length; i += 2) {
            const reach = Math.hypot((outline.points[i] as number) - 50, (outline.points[i + 1] as number) - 40);
            expect(reach).toBeLessThanOrEqual(20 + 1e-9);
          }
        }
      }),
    );
  });

  it("measures distances: a square with a circle of 20 around it has sides 10√2 from the middle", () => {
    const square = shapeOutline("rectangle", UPRIGHT);
    expect(signedDistance(square, 50, 40)).toBeCloseTo(-10 * Math.SQRT2, 10);
    expect(signedDistance(square, 50 + 10 * Math.SQRT2 + 3, 40)).toBeCloseTo(3, 10);
    expect(signedDistance(square, 50 + 10 * Math.SQRT2 + 3, 40 + 10 * Math.SQRT2 + 4)).toBeCloseTo(5, 10);
    expect(signedDistance(shapeOutline("circle", UPRIGHT), 50, 65)).toBeCloseTo(5, 10);
  });

  it("has the areas of the shapes", () => {
    const area = (kind: (typeof SHAPE_KINDS)[number]) => {
      const outline = shapeOutline(kind, UPRIGHT);
      let inside = 0;
      for (let y = 20.05; y < 60; y += 0.1) {
        for (let x = 30.05; x < 70; x += 0.1) if (signedDistance(outline, x, y) < 0) inside++;
      }
      return inside / 100;
    };
    expect(Math.abs(area("circle") / (Math.PI * 400) - 1)).toBeLessThan(0.01);
    expect(Math.abs(area("rectangle") / 800 - 1)).toBeLessThan(0.01);
    expect(Math.abs(area("triangle") / (((3 * Math.sqrt(3)) / 4) * 400) - 1)).toBeLessThan(0.01);
    // Ten triangles with sides 1 and 0.52 and an angle of 36° between them.
    expect(Math.abs(area("star") / (5 * 0.52 * Math.sin(Math.PI / 5) * 400) - 1)).toBeLessThan(0.01);
    // Two bars of half-breadth b and half-length l with b = 0.38 l and b² + l² = 1.
    const long = 1 / Math.hypot(1, 0.38);
    expect(Math.abs(area("cross") / ((8 * 0.38 - 4 * 0.38 ** 2) * long ** 2 * 400) - 1)).toBeLessThan(0.01);
  });
});
