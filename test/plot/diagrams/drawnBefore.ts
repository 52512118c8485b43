import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Model } from "../../../src/nn/model/model.ts";
import { layerStack } from "../../../src/plot/diagrams/layerStack.ts";
import { plotModel } from "../../../src/plot/diagrams/plotModel.ts";
import type { VectorPicture } from "../../../src/plot/drawing/vectorPicture.ts";
import { DIAGRAM_MODELS } from "./diagramModels.ts";

const EVERYTHING = {
  showShapes: true,
  showDtype: true,
  showLayerNames: true,
  showLayerActivations: true,
  showTrainable: true,
} as const;

/** Pictures that stay as they are: looked at, and kept in fixtures/ under the same names. */
export const DRAWN_BEFORE: Readonly<Record<string, () => VectorPicture>> = {
  lectureConv: () => plotModel(build("lecture_conv"), { ...EVERYTHING, title: "강의의 합성곱" }),
  residual: () => plotModel(build("residual"), { showLayerNames: true }),
  thereAndBack: () => plotModel(build("there_and_back"), { showLayerNames: true, rankdir: "LR" }),
  sameLayerTwice: () => plotModel(build("same_layer_twice")),
  lectureConvStack: () => layerStack(build("lecture_conv"), { title: "강의의 합성곱", showLayerNames: true }),
};

/** Where such a picture is kept. */
export function drawnBefore(name: string): URL {
  return new URL(`fixtures/${name}.svg`, import.meta.url);
}

/** Where two SVG texts differ: in words, or in places and sizes by more than `tolerance`. */
export function differences(actual: string, expected: string, tolerance: number): string[] {
  const [one, other] = [split(actual), split(expected)];
  const count = Math.max(one.length, other.length);
  return Array.from({ length: count }, (_, index) => [one[index], other[index]]).flatMap(([mine, theirs]) => {
    const isSame =
      mine?.words === theirs?.words &&
      mine?.numbers.every((number, at) => Math.abs(number - (theirs?.numbers[at] as number)) <= tolerance);
    return isSame ? [] : [`${mine?.element} is not ${theirs?.element}`];
  });
}

function build(name: string): Model {
  const make = DIAGRAM_MODELS[name];
  if (make === undefined) throw new Error(`diagramModels.ts lacks ${name}`);
  return make();
}

interface SplitElement {
  readonly element: string;
  readonly words: string;
  readonly numbers: readonly number[];
}

function split(svg: string): SplitElement[] {
  return svg.split("><").map((element) => {
    const numbers: number[] = [];
    const words = element.replaceAll(/ (?:x|y|width|height|viewBox|points|d|textLength)="[^"]*"/g, (attribute) =>
      attribute.replaceAll(/-?\d+(?:\.\d+)?/g, (number) => {
        numbers.push(Number(number));
        return "#";
      }),
    );
    return { element, words, numbers };
  });
}

// Run as a program it writes the fixtures anew, to be looked at.
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [name, draw] of Object.entries(DRAWN_BEFORE)) writeFileSync(drawnBefore(name), draw().svg);
}
