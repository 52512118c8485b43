import { createRequire } from "node:module";
import type * as dagrePackage from "@dagrejs/dagre";
import type { Curve, Point } from "../drawing/scene.ts";
import type { DiagramEdge } from "./modelDiagram.ts";

const require = createRequire(import.meta.url);

/** Where a diagram's arrows lead: from top to bottom, left to right, bottom to top, right to left. */
export type RankDirection = "TB" | "LR" | "BT" | "RL";

/** Width and height of a box, even whole CSS pixels. */
export interface BoxSize {
  readonly width: number;
  readonly height: number;
}

/** A box in its place; `x` and `y` are its top left corner. */
export interface PlacedBox extends BoxSize {
  readonly x: number;
  readonly y: number;
}

/** An arrow's way: from the edge of the box that it leaves to the edge of the box that its head touches. */
export interface Route extends DiagramEdge {
  readonly start: Point;
  /** The last one ends at the head's tip, in the direction in which the head points. */
  readonly curves: readonly Curve[];
}

/** Boxes and arrows in their places, none above or left of 0. */
export interface DiagramLayout extends BoxSize {
  readonly boxes: readonly PlacedBox[];
  readonly routes: readonly Route[];
}

/** Between a box and the next one that works on its output: room for a curve and an arrow's head. */
const RANK_GAP = 52;
const CHAIN_GAP = 30;
/** Between boxes side by side, and between a box and an arrow that passes it. */
const BOX_GAP = 32;
const ARROW_GAP = 16;
/** How far an arrow from a box to itself goes out. */
const LOOP_WIDTH = 28;
/** The straight beginning of an arrow that bends, and the straight end of every one, that its head lies on. */
const STRAIGHT_START = 6;
const STRAIGHT_END = 12;

/** How far from a box's middle an arrow that leads back begins and ends. */
const BACK_OFFSET = 14;

/** How much straighter an arrow between neighbours is than one that passes other boxes. */
const NEIGHBOR_WEIGHT = 4;

/** Boxes one below the other, each the only one that works on the one before, and that alone. */
type Chain = readonly number[];

/**
 * Gives boxes and arrows their places, by dagre's layered layout (E. R. Gansner and others, "A technique for drawing
 * directed graphs", 1993; U. Brandes and B. Köpf, "Fast and simple horizontal coordinate assignment", 2001).
 *
 * Boxes that follow each other without a branch are one tall box to dagre: it then has little to do, and they stand
 * exactly below each other. Where an arrow passes boxes it runs straight beside them and bends only between them, so
 * that it crosses no box.
 */
export function diagramLayout(
  sizes: readonly BoxSize[],
  edges: readonly DiagramEdge[],
  direction: RankDirection,
): DiagramLayout {
  const isSideways = direction === "LR" || direction === "RL";
  // All is placed from top to bottom, and turned in the end.
  const turned = isSideways ? sizes.map(({ width, height }) => ({ width: height, height: width })) : sizes;
  const placed = placedDownwards(turned, edges);
  return turnedLayout(placed, direction);
}

function placedDownwards(sizes: readonly BoxSize[], edges: readonly DiagramEdge[]): DiagramLayout {
  const chains = chainsOf(sizes.length, edges);
  const chainOf = new Map(chains.flatMap((chain) => chain.map((box) => [box, chain] as const)));
  const { centers, passages } = layeredPlaces(chains, chainOf, sizes, edges);
  const boxes: PlacedBox[] = [];
  for (const [index, chain] of chains.entries()) {
    const { x, y } = centers[index] as Center;
    let top = y - chainHeight(chain, sizes) / 2;
    for (const box of chain) {
      const { width, height } = sizes[box] as BoxSize;
      boxes[box] = { x: x - width / 2, y: top, width, height };
      top += height + CHAIN_GAP;
    }
  }

  const bands = bandsOf(centers, chains, sizes);
  const routes = edges.map((edge, index): Route => {
    const [from, to] = [boxes[edge.from], boxes[edge.to]] as [PlacedBox, PlacedBox];
    if (from === to) return { ...edge, ...loopRoute(from) };
    if (chainOf.get(edge.from) === chainOf.get(edge.to)) return { ...edge, ...straightRoute(from, to) };
    return { ...edge, ...layeredRoute(from, to, passages[index] ?? [], bands) };
  });
  const layout = { width: 0, height: 0, boxes, routes };
  return withoutSpaceAround(isTurnedOver(centers) ? movedLayout(layout, ([x, y]) => [-x, y]) : layout);
}

/** Whether most chains side by side stand in the opposite order to the model's, in which the first input is on the left. */
function isTurnedOver(centers: readonly Center[]): boolean {
  let inverted = 0;
  for (const [index, one] of centers.entries()) {
    for (const other of centers.slice(index + 1)) if (one.y === other.y) inverted += Math.sign(one.x - other.x);
  }
  return inverted > 0;
}

/**
 * Puts boxes that follow each other without a branch together; every box is in one chain. No chain reaches across an end of
 * an arrow that leads back, so that such an arrow has free way up from its box and up to the other.
 */
function chainsOf(count: number, edges: readonly DiagramEdge[]): Chain[] {
  const after: number[][] = Array.from({ length: count }, () => []);
  const before: number[][] = Array.from({ length: count }, () => []);
  for (const { from, to } of edges) {
    after[from]?.push(to);
    before[to]?.push(from);
  }
  const back = edges.filter(({ from, to }) => from > to);
  const isPassed = (box: number, next: number): boolean => back.some(({ from, to }) => box < from && next > to);
  const chains: Chain[] = [];
  const placed = new Set<number>();
  for (let head = 0; head < count; head++) {
    if (placed.has(head)) continue;
    const chain = [head];
    for (;;) {
      const last = chain.at(-1) as number;
      const [next, ...others] = after[last] ?? [];
      const isNext = next !== undefined && next > last && others.length === 0 && before[next]?.length === 1;
      if (!isNext || isPassed(last, next)) break;
      chain.push(next);
    }
    for (const box of chain) placed.add(box);
    chains.push(chain);
  }
  return chains;
}

function chainHeight(chain: Chain, sizes: readonly BoxSize[]): number {
  return chain.reduce((sum, box) => sum + (sizes[box] as BoxSize).height, (chain.length - 1) * CHAIN_GAP);
}

interface Center {
  readonly x: number;
  readonly y: number;
}

interface LayeredPlaces {
  /** The middle of each chain. */
  readonly centers: readonly Center[];
  /** For each edge, from its start to its end, where it passes between boxes. */
  readonly passages: readonly (readonly Center[])[];
}

function layeredPlaces(
  chains: readonly Chain[],
  chainOf: ReadonlyMap<number, Chain>,
  sizes: readonly BoxSize[],
  edges: readonly DiagramEdge[],
): LayeredPlaces {
  if (chains.length === 1) return { centers: [{ x: 0, y: 0 }], passages: [] };
  const dagre: typeof dagrePackage = require("@dagrejs/dagre");
  const graph = new dagre.graphlib.Graph({ multigraph: true });
  graph.setGraph({ ranksep: RANK_GAP, nodesep: BOX_GAP, edgesep: ARROW_GAP });
  const loops = new Set(edges.filter(({ from, to }) => from === to).map(({ from }) => chainOf.get(from)));
  const names = new Map(chains.map((chain, index) => [chain, String(index)]));
  for (const [chain, name] of names) {
    const width = Math.max(...chain.map((box) => (sizes[box] as BoxSize).width));
    // Room on both sides, so that the chain stays in the middle.
    const loopWidth = loops.has(chain) ? 2 * LOOP_WIDTH : 0;
    graph.setNode(name, { width: width + loopWidth, height: chainHeight(chain, sizes) });
  }
  for (const [index, { from, to }] of edges.entries()) {
    // An arrow that leads back is laid out as if it led forward: the graph has no circle then.
    const [start, end] = [from, to].sort((one, other) => one - other).map((box) => chainOf.get(box) as Chain);
    if (start === undefined || end === undefined || start === end) continue;
    const weight = to === from + 1 ? NEIGHBOR_WEIGHT : 1;
    graph.setEdge(names.get(start) as string, names.get(end) as string, { weight }, String(index));
  }
  dagre.layout(graph);
  const centers = chains.map((_, index) => {
    const { x, y } = graph.node(String(index));
    return { x: Math.round(x as number), y: Math.round(y as number) };
  });
  const passages: Center[][] = [];
  for (const edge of graph.edges()) {
    const { points = [] } = graph.edge(edge);
    // The first and the last point lie on the boxes.
    const between = points.slice(1, -1).map(({ x, y }: Center) => ({ x: Math.round(x), y: Math.round(y) }));
    const { from, to } = edges[Number(edge.name)] as DiagramEdge;
    passages[Number(edge.name)] = from < to ? between : between.reverse();
  }
  return { centers, passages };
}

/** From top to bottom, what a row of chains takes; by the row's middle. */
type Bands = ReadonlyMap<number, { readonly top: number; readonly bottom: number }>;

function bandsOf(centers: readonly Center[], chains: readonly Chain[], sizes: readonly BoxSize[]): Bands {
  const halves = new Map<number, number>();
  for (const [index, { y }] of centers.entries()) {
    const half = chainHeight(chains[index] as Chain, sizes) / 2;
    halves.set(y, Math.max(half, halves.get(y) ?? 0));
  }
  return new Map(Array.from(halves, ([y, half]) => [y, { top: y - half, bottom: y + half }]));
}

type Way = Pick<Route, "start" | "curves">;

function straightRoute(from: PlacedBox, to: PlacedBox): Way {
  const x = middle(from);
  const start: Point = [x, from.y + from.height];
  return { start, curves: [curveTo(start, [x, to.y])] };
}

/** From the right of a box to the right of the same one, further up. */
function loopRoute({ x, y, width, height }: PlacedBox): Way {
  const [right, low, high] = [x + width, y + height * 0.75, y + height * 0.25];
  const beforeEnd: Point = [right + STRAIGHT_END, high];
  const outside = right + LOOP_WIDTH;
  return {
    start: [right, low],
    curves: [
      [
        [outside, low],
        [outside, low],
        [outside, (low + high) / 2],
      ],
      [[outside, high], [outside, high], beforeEnd],
      [beforeEnd, [right, high], [right, high]],
    ],
  };
}

/** Straight through every row of boxes on the way, bent only between the rows. */
function layeredRoute(from: PlacedBox, to: PlacedBox, passages: readonly Center[], bands: Bands): Way {
  const isDown = to.y > from.y;
  const rows = passages.flatMap(({ x, y }) => {
    const band = bands.get(y);
    return band === undefined
      ? []
      : [{ x, near: isDown ? band.top : band.bottom, far: isDown ? band.bottom : band.top }];
  });
  // An arrow that leads back keeps apart from one between the same boxes that leads forward.
  const aside = (box: PlacedBox): number => (isDown ? 0 : Math.min(BACK_OFFSET, box.width / 4));
  const start: Point = [middle(from) + aside(from), isDown ? from.y + from.height : from.y];
  const end: Point = [middle(to) + aside(to), isDown ? to.y : to.y + to.height];
  const [ownRow, lastRow] = [rowOf(from, bands), rowOf(to, bands)];

  const curves: Curve[] = [];
  let at = start;
  const add = (point: Point): void => {
    if (point[0] === at[0] && point[1] === at[1]) return;
    curves.push(curveTo(at, point));
    at = point;
  };
  add([start[0], isDown ? ownRow.bottom + STRAIGHT_START : ownRow.top - STRAIGHT_START]);
  for (const { x, near, far } of rows) {
    add([x, near]);
    add([x, far]);
  }
  add([end[0], isDown ? lastRow.top - STRAIGHT_END : lastRow.bottom + STRAIGHT_END]);
  add(end);
  return { start, curves };
}

function rowOf(box: PlacedBox, bands: Bands): { readonly top: number; readonly bottom: number } {
  for (const band of bands.values()) if (band.top <= box.y && box.y + box.height <= band.bottom) return band;
  throw new Error("every box is in a row");
}

function middle({ x, width }: PlacedBox): number {
  return x + width / 2;
}

/** Leaves a point and reaches the next one vertically. */
function curveTo([fromX, fromY]: Point, end: Point): Curve {
  const half = (fromY + end[1]) / 2;
  return [[fromX, half], [end[0], half], end];
}

function withoutSpaceAround({ boxes, routes }: DiagramLayout): DiagramLayout {
  // A curve lies within its points and control points.
  const points = [
    ...boxes.flatMap(({ x, y, width, height }): Point[] => [
      [x, y],
      [x + width, y + height],
    ]),
    ...routes.flatMap(({ start, curves }) => [start, ...curves.flat()]),
  ];
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, bottom] = [Math.min(top, y), Math.max(bottom, y)];
  }
  const moved = ([x, y]: Point): Point => [x - left, y - top];
  return movedLayout({ width: right - left, height: bottom - top, boxes, routes }, moved);
}

function turnedLayout(layout: DiagramLayout, direction: RankDirection): DiagramLayout {
  const { width, height } = layout;
  switch (direction) {
    case "TB":
      return layout;
    case "BT":
      return movedLayout(layout, ([x, y]) => [x, height - y]);
    case "LR":
      return movedLayout({ ...layout, width: height, height: width }, ([x, y]) => [y, x]);
    case "RL":
      return movedLayout({ ...layout, width: height, height: width }, ([x, y]) => [height - y, x]);
  }
}

function movedLayout(layout: DiagramLayout, moved: (point: Point) => Point): DiagramLayout {
  const boxes = layout.boxes.map(({ x, y, width, height }): PlacedBox => {
    const [oneX, oneY] = moved([x, y]);
    const [otherX, otherY] = moved([x + width, y + height]);
    return {
      x: Math.min(oneX, otherX),
      y: Math.min(oneY, otherY),
      width: Math.abs(otherX - oneX),
      height: Math.abs(otherY - oneY),
    };
  });
  const routes = layout.routes.map(({ from, to, start, curves }): Route => {
    const movedCurves = curves.map(([first, second, end]): Curve => [moved(first), moved(second), moved(end)]);
    return { from, to, start: moved(start), curves: movedCurves };
  });
  return { ...layout, boxes, routes };
}
