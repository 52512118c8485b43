import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  type BoxSize,
  type DiagramLayout,
  diagramLayout,
  type PlacedBox,
  type RankDirection,
} from "../../../src/plot/diagrams/diagramLayout.ts";
import { type DiagramEdge, modelDiagram } from "../../../src/plot/diagrams/modelDiagram.ts";
import type { Curve, Point } from "../../../src/plot/drawing/scene.ts";
import { DIAGRAM_MODELS, residualNetwork } from "./diagramModels.ts";

fc.configureGlobal({ seed: 20_261_125 });

/** What rounding may add, in pixels. */
const FUZZ = 0.001;

const DIRECTIONS: readonly RankDirection[] = ["TB", "LR", "BT", "RL"];

const boxSize = fc.record({
  width: fc.integer({ min: 10, max: 200 }).map((half) => 2 * half),
  height: fc.integer({ min: 15, max: 41 }).map((half) => 2 * half),
});

interface Graph {
  readonly sizes: readonly BoxSize[];
  readonly edges: readonly DiagramEdge[];
}

/** Boxes, most of which work on the one before, and arrows between any two; `backwards` ones too, and from a box to itself. */
function graphs(backwards: boolean): fc.Arbitrary<Graph> {
  return fc.integer({ min: 1, max: 24 }).chain((count) => {
    const place = fc.integer({ min: 0, max: count - 1 });
    const chain = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: count - 1, maxLength: count - 1 });
    return fc
      .record({
        sizes: fc.array(boxSize, { minLength: count, maxLength: count }),
        chain,
        others: fc.array(fc.tuple(place, place), { maxLength: count }),
      })
      .map(({ sizes, chain: links, others }) => {
        const edges = new Map<string, DiagramEdge>();
        const join = (from: number, to: number) => edges.set(`${from} ${to}`, { from, to });
        for (const [index, link] of links.entries()) if (link > 0) join(index, index + 1);
        for (const [one, other] of others) {
          if (backwards) join(one, other);
          else if (one !== other) join(Math.min(one, other), Math.max(one, other));
        }
        return { sizes, edges: Array.from(edges.values()) };
      });
  });
}

function overlaps(one: PlacedBox, other: PlacedBox): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

function isInside(box: PlacedBox, [x, y]: Point, depth: number): boolean {
  return x > box.x + depth && x < box.x + box.width - depth && y > box.y + depth && y < box.y + box.height - depth;
}

function isOnEdge(box: PlacedBox, point: Point): boolean {
  return isInside(box, point, -FUZZ) && !isInside(box, point, FUZZ);
}

/** Points of a Bézier curve. */
function pointsOf(start: Point, [first, second, end]: Curve): Point[] {
  return Array.from({ length: 13 }, (_, step): Point => {
    const t = step / 12;
    const parts = [(1 - t) ** 3, 3 * (1 - t) ** 2 * t, 3 * (1 - t) * t ** 2, t ** 3] as const;
    const along = (axis: 0 | 1) =>
      start[axis] * parts[0] + first[axis] * parts[1] + second[axis] * parts[2] + end[axis] * parts[3];
    return [along(0), along(1)];
  });
}

/** What is wrong with a layout, in words; nothing, if it is sound. */
function faults({ sizes, edges }: Graph, layout: DiagramLayout): string[] {
  const { boxes, routes, width, height } = layout;
  const found: string[] = [];
  const picture = { x: 0, y: 0, width, height };
  expect(boxes.map((box) => [box.width, box.height])).toEqual(sizes.map((size) => [size.width, size.height]));
  expect(routes.map(({ from, to }) => ({ from, to }))).toEqual(edges);
  for (const [index, box] of boxes.entries()) {
    const corners: Point[] = [
      [box.x, box.y],
      [box.x + box.width, box.y + box.height],
    ];
    if (!corners.every((corner) => isInside(picture, corner, -FUZZ))) found.push(`box ${index} leaves the picture`);
    const other = boxes.findIndex((each, place) => place > index && overlaps(box, each));
    if (other !== -1) found.push(`boxes ${index} and ${other} overlap`);
  }
  for (const { from, to, start, curves } of routes) {
    const arrow = `arrow from ${from} to ${to}`;
    if (!isOnEdge(boxes[from] as PlacedBox, start)) found.push(`${arrow} starts elsewhere`);
    if (!isOnEdge(boxes[to] as PlacedBox, curves.at(-1)?.[2] as Point)) found.push(`${arrow} ends elsewhere`);
    let at = start;
    for (const curve of curves) {
      for (const point of pointsOf(at, curve)) {
        if (!isInside(picture, point, -FUZZ)) found.push(`${arrow} leaves the picture at ${point}`);
        const crossed = boxes.findIndex((box) => isInside(box, point, FUZZ));
        if (crossed !== -1) found.push(`${arrow} crosses box ${crossed} at ${point}`);
      }
      at = curve[2];
    }
  }
  return found;
}

describe("the layout of a diagram", () => {
  it.each(DIRECTIONS)("keeps boxes apart and arrows off them, all in the picture: %s", (direction) => {
    fc.assert(
      fc.property(graphs(false), (graph) => {
        expect(faults(graph, diagramLayout(graph.sizes, graph.edges, direction))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it.each(DIRECTIONS)("does so where arrows lead back, as those of shared layers may: %s", (direction) => {
    fc.assert(
      fc.property(graphs(true), (graph) => {
        expect(faults(graph, diagramLayout(graph.sizes, graph.edges, direction))).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it("leads every arrow of a graph without circles in the diagram's direction", () => {
    const forwards: Record<RankDirection, (from: Point, to: Point) => boolean> = {
      TB: (from, to) => to[1] > from[1],
      BT: (from, to) => to[1] < from[1],
      LR: (from, to) => to[0] > from[0],
      RL: (from, to) => to[0] < from[0],
    };
    fc.assert(
      fc.property(graphs(false), fc.constantFrom(...DIRECTIONS), ({ sizes, edges }, direction) => {
        for (const { start, curves } of diagramLayout(sizes, edges, direction).routes) {
          let at = start;
          for (const [, , end] of curves) {
            expect(forwards[direction](at, end)).toBe(true);
            at = end;
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it("is the same for every model each time, turned for another direction", () => {
    for (const [name, make] of Object.entries(DIAGRAM_MODELS)) {
      const content = {
        showShapes: false,
        showDtype: false,
        showLayerNames: false,
        showLayerActivations: false,
        showTrainable: false,
      };
      const { boxes, edges } = modelDiagram(make(), content);
      const sizes = boxes.map(() => ({ width: 120, height: 30 }));
      const down = diagramLayout(sizes, edges, "TB");
      expect([name, ...faults({ sizes, edges }, down)]).toEqual([name]);
      expect([name, diagramLayout(sizes, edges, "TB")]).toEqual([name, down]);
      const up = diagramLayout(sizes, edges, "BT");
      expect(up.boxes.map(({ x, y }) => [x, down.height - y - 30])).toEqual(down.boxes.map(({ x, y }) => [x, y]));
    }
  });

  it("puts layers without a branch exactly below each other", () => {
    const { boxes, edges } = modelDiagram(residualNetwork(2, 3), {
      showShapes: false,
      showDtype: false,
      showLayerNames: true,
      showLayerActivations: false,
      showTrainable: false,
    });
    const sizes = boxes.map((_, index) => ({ width: 100 + 10 * (index % 4), height: 30 }));
    const layout = diagramLayout(sizes, edges, "TB");
    const middles = layout.boxes.map(({ x, width }) => x + width / 2);
    // Nine layers of each block follow each other.
    expect(new Set(middles.slice(1, 10)).size).toBe(1);
    expect(boxes[10]?.layer.config.type).toBe("add");
  });
});
