import type { Layer } from "../../nn/layers/layer.ts";
import { kerasName } from "../../nn/layers/layerNames.ts";
import type { Model, ModelNode } from "../../nn/model/model.ts";
import type { Shape } from "../../nn/shape/shape.ts";
import { weightSpecs } from "../../nn/shape/weightSpecs.ts";
import { kerasClassName } from "../../nn/tables/kerasClassName.ts";

/** What the boxes of a diagram show. */
export interface DiagramContent {
  readonly showShapes: boolean;
  readonly showDtype: boolean;
  readonly showLayerNames: boolean;
  readonly showLayerActivations: boolean;
  readonly showTrainable: boolean;
}

/** One text in a box, a part of it in bold letters. */
export interface DiagramText {
  readonly before: string;
  readonly bold: string;
  readonly after: string;
}

/** A cell below a box's heading; `state` says whether training changes the layer, where the cell is about that. */
export interface DiagramCell extends DiagramText {
  readonly state?: "trainable" | "frozen";
}

/** A layer in a diagram. */
export interface DiagramBox {
  readonly layer: Layer;
  readonly heading: DiagramText;
  /** Below the heading, row by row. */
  readonly rows: readonly (readonly DiagramCell[])[];
}

/** An arrow from one box to another, both by their place in the list of boxes. */
export interface DiagramEdge {
  readonly from: number;
  readonly to: number;
}

/** A model as boxes and arrows, before anything has a place. */
export interface ModelDiagram {
  readonly boxes: readonly DiagramBox[];
  readonly edges: readonly DiagramEdge[];
}

/**
 * The boxes and arrows that Keras's `model_to_dot` makes (keras/src/utils/model_visualization.py, Keras 3.15): a box for each
 * layer, also for one that is used several times, and an arrow for each two layers of which one works on the other's
 * output. A sequential model has no box for its input. The shapes in a box are those of the layer's first use.
 */
export function modelDiagram(model: Model, content: DiagramContent): ModelDiagram {
  const layers = model.isSequential ? model.layers.filter(({ config }) => config.type !== "input") : model.layers;
  const uses = Map.groupBy(model.nodes, ({ layer }) => layer);
  // A model that begins in the middle of another has an input of its own where the other's layer was.
  const makers = new Map(model.nodes.map(({ output, layer }) => [output, layer]));
  const places = new Map(layers.map((layer, index) => [layer, index]));

  const boxes = layers.map((layer) => {
    const first = uses.get(layer)?.[0] as ModelNode;
    return { layer, heading: heading(layer, content), rows: rows(first, content) };
  });
  const edges = new Map<string, DiagramEdge>();
  for (const [to, layer] of layers.entries()) {
    for (const tensor of (uses.get(layer) ?? []).flatMap(({ inputs }) => inputs)) {
      const from = places.get(makers.get(tensor) as Layer);
      if (from !== undefined) edges.set(`${from} ${to}`, { from, to });
    }
  }
  return { boxes, edges: Array.from(edges.values()) };
}

function heading(layer: Layer, { showLayerNames }: DiagramContent): DiagramText {
  const className = kerasClassName(layer.config.type);
  if (!showLayerNames) return { before: "", bold: className, after: "" };
  return { before: "", bold: layer.name, after: ` (${className})` };
}

function rows({ layer, inputs, output }: ModelNode, content: DiagramContent): DiagramCell[][] {
  const { config } = layer;
  const result: DiagramCell[][] = [];
  if (content.showLayerActivations && "activation" in config) {
    result.push([labelled("Activation", kerasName(config.activation))]);
  }
  const cells: DiagramCell[] = [];
  if (content.showShapes) {
    if (config.type !== "input") cells.push(labelled("Input shape", shapesText(inputs.map(({ shape }) => shape))));
    cells.push(labelled("Output shape", shapesText([output.shape])));
  }
  if (content.showDtype) cells.push(labelled("Output dtype", output.dtype));
  const inputShapes = inputs.map(({ shape }) => shape);
  if (content.showTrainable && weightSpecs(config, inputShapes).length > 0) {
    cells.push({
      before: "",
      bold: layer.trainable ? "Trainable" : "Non-trainable",
      after: "",
      state: layer.trainable ? "trainable" : "frozen",
    });
  }
  if (cells.length > 0) result.push(cells);
  return result;
}

function labelled(label: string, value: string): DiagramCell {
  return { before: `${label}: `, bold: value, after: "" };
}

/** One shape, or a list of several, as Python shows them. */
function shapesText(shapes: readonly Shape[]): string {
  const texts = shapes.map(pythonTuple);
  return texts.length === 1 ? texts.join() : `[${texts.join(", ")}]`;
}

/** `(None, 28, 28, 1)`; a tuple of one has a comma too: `(None,)`. */
function pythonTuple(shape: Shape): string {
  const sizes = shape.map((size) => size ?? "None");
  return sizes.length === 1 ? `(${sizes[0]},)` : `(${sizes.join(", ")})`;
}
