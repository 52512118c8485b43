import { inspect } from "node:util";
import { inputOfShape } from "../layers/input.ts";
import type { Layer } from "../layers/layer.ts";
import { localMessages } from "./messages.ts";
import type { ModelNode } from "./model.ts";
import type { SymbolicTensor } from "./symbolicTensor.ts";

/** The layers between inputs and outputs, in Keras's order. */
export interface LayerGraph {
  /** Uses of layers, every one after those it depends on. */
  readonly nodes: readonly ModelNode[];
  /** Every layer once. */
  readonly layers: readonly Layer[];
}

/**
 * Finds the layers between inputs and outputs.
 *
 * The order is that of Keras's `map_graph` (keras/src/ops/function.py): a layer's depth is its longest way to an output;
 * deeper ones come first, and equally deep ones in the order in which a depth-first walk back from the outputs meets
 * them.
 *
 * @param inputs what the model is fed; another layer's output too, where the graph is then cut
 * @throws {RangeError} if an output depends on an input that is not among `inputs`
 */
export function layerGraph(inputs: readonly SymbolicTensor[], outputs: readonly SymbolicTensor[]): LayerGraph {
  const uses = new Map<SymbolicTensor, ModelNode>();
  for (const tensor of inputs) {
    const isInput = tensor.layer.config.type === "input";
    const { layer } = isInput ? tensor : inputOfShape(tensor.shape, tensor.dtype);
    uses.set(tensor, { layer, inputs: [], output: tensor });
  }
  const given = new Set(uses.values());
  const order = new Map<Layer, number>();
  const finished: ModelNode[] = [];
  const walked = new Set<SymbolicTensor>();

  // A walk by hand: a network of thousands of layers would overflow the stack.
  const path: { readonly node: ModelNode; next: number }[] = [];
  const enter = (tensor: SymbolicTensor): void => {
    if (walked.has(tensor)) return;
    walked.add(tensor);
    let node = uses.get(tensor);
    if (node === undefined) {
      node = { layer: tensor.layer, inputs: tensor.inputs, output: tensor };
      uses.set(tensor, node);
    }
    if (node.layer.config.type === "input" && !given.has(node)) {
      const reached = Array.from(order.keys(), (layer) => inspect(layer)).join(", ");
      throw new RangeError(localMessages().disconnected(inspect(node.layer), reached));
    }
    if (!order.has(node.layer)) order.set(node.layer, order.size);
    path.push({ node, next: 0 });
  };
  for (const output of outputs) {
    enter(output);
    for (let last = path.at(-1); last !== undefined; last = path.at(-1)) {
      const tensor = last.node.inputs[last.next++];
      if (tensor !== undefined) enter(tensor);
      else {
        path.pop();
        finished.push(last.node);
      }
    }
  }

  const depths = new Map<ModelNode, number>();
  const layerDepths = new Map<Layer, number>();
  for (const node of finished.toReversed()) {
    const depth = Math.max(depths.get(node) ?? 0, layerDepths.get(node.layer) ?? 0);
    layerDepths.set(node.layer, depth);
    depths.set(node, depth);
    for (const tensor of node.inputs) {
      const before = uses.get(tensor) as ModelNode;
      depths.set(before, Math.max(depth + 1, depths.get(before) ?? 0));
    }
  }
  for (const node of given) {
    if (layerDepths.has(node.layer)) continue;
    // An input that nothing depends on: Keras puts it before the last layers.
    layerDepths.set(node.layer, 0);
    order.set(node.layer, -1);
    depths.set(node, 0);
  }

  const placeOf = (layer: Layer): number => order.get(layer) as number;
  const layers = Array.from(layerDepths.keys()).sort(
    (one, other) =>
      (layerDepths.get(other) as number) - (layerDepths.get(one) as number) || placeOf(one) - placeOf(other),
  );
  // The walk finishes a node after those it depends on; that order also holds among nodes of one depth.
  const places = new Map(finished.map((node, index) => [node, index]));
  const nodes = Array.from(depths.keys()).sort(
    (one, other) =>
      (depths.get(other) as number) - (depths.get(one) as number) ||
      placeOf(one.layer) - placeOf(other.layer) ||
      (places.get(one) ?? -1) - (places.get(other) ?? -1),
  );
  return { nodes, layers };
}
