import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import type { Model } from "../../../src/nn/model/model.ts";
import {
  type DiagramCell,
  type DiagramContent,
  type DiagramText,
  modelDiagram,
} from "../../../src/plot/diagrams/modelDiagram.ts";
import { DIAGRAM_MODELS } from "./diagramModels.ts";

interface KerasDiagrams {
  readonly keras: string;
  readonly cases: readonly {
    readonly model: string;
    readonly options: Readonly<Record<string, boolean>>;
    readonly boxes: readonly (readonly (readonly string[])[])[];
    readonly edges: readonly (readonly [number, number])[];
  }[];
}

const oracle = JSON.parse(readFileSync(new URL("oracle/kerasDiagrams.json", import.meta.url), "utf8")) as KerasDiagrams;

const COLORS = { trainable: "forestgreen ", frozen: "firebrick " };

/** A text as the oracle writes it. */
function written({ before, bold, after }: DiagramText): string {
  return `${before}<b>${bold}</b>${after}`;
}

function writtenCell(cell: DiagramCell): string {
  return (cell.state === undefined ? "" : COLORS[cell.state]) + written(cell);
}

/** Options that `model_to_dot` was called with; its default is to show names. */
function content(options: Readonly<Record<string, boolean>>): DiagramContent {
  return {
    showShapes: options.show_shapes ?? false,
    showDtype: options.show_dtype ?? false,
    showLayerNames: options.show_layer_names ?? true,
    showLayerActivations: options.show_layer_activations ?? false,
    showTrainable: options.show_trainable ?? false,
  };
}

function build(name: string): Model {
  const make = DIAGRAM_MODELS[name];
  if (make === undefined) throw new Error(`diagramModels.ts lacks ${name}`);
  return make();
}

describe(`a model's diagram, beside Keras ${oracle.keras}`, () => {
  it.each(oracle.cases)("has the same boxes, rows and arrows: $model $options", ({ model, options, boxes, edges }) => {
    const diagram = modelDiagram(build(model), content(options));
    expect(
      diagram.boxes.map(({ heading, rows }) => [[written(heading)], ...rows.map((row) => row.map(writtenCell))]),
    ).toEqual(boxes);
    expect(diagram.edges.map(({ from, to }) => [from, to])).toEqual(edges);
  });

  it("is compared on at least 30 models, every option among them", () => {
    expect(new Set(oracle.cases.map(({ model }) => model)).size).toBeGreaterThanOrEqual(30);
    const shown = new Set(oracle.cases.flatMap(({ options }) => Object.keys(options).filter((name) => options[name])));
    expect(shown.size).toBe(5);
  });
});
