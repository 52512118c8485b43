import type { Layer } from "../layers/layer.ts";
import type { Model, ModelNode } from "../model/model.ts";
import type { Shape } from "../shape/shape.ts";
import { weightSpecs } from "../shape/weightSpecs.ts";
import { kerasClassName } from "./kerasClassName.ts";

/** One layer in a summary. */
export interface SummaryRow {
  /** The layer's name: `conv2d`. */
  readonly name: string;
  /** What Keras calls its class: `Conv2D`. */
  readonly type: string;
  /** With the batch: `[null, 24, 24, 64]`. Of a layer used several times, the last use's. */
  readonly outputShape: Shape;
  /** All its parameters, trained or not. */
  readonly params: number;
  /** Those that training changes: 0 for a frozen layer. */
  readonly trainableParams: number;
  /** Whether training may change the layer; `null` where it has no parameters. */
  readonly trainable: boolean | null;
  /** Where its input comes from, as Keras writes it: `conv2d[0][0]` is the first use of `conv2d`. */
  readonly connectedTo: readonly string[];
}

/** A model's layers in Keras's order; a sequential model's input is none of them. */
export function summaryRows(model: Model): SummaryRow[] {
  const layers = model.isSequential ? model.layers.filter(({ config }) => config.type !== "input") : model.layers;
  const uses = usesByLayer(model);
  return layers.map((layer) => {
    const nodes = uses.get(layer) ?? [];
    const inputs = nodes.flatMap((node) => node.inputs);
    const weights = weightSpecs(layer.config, nodes[0]?.inputs.map(({ shape }) => shape) ?? []);
    const sizes = weights.map(({ shape }) => shape.reduce((product, size) => product * size, 1));
    const trainedSizes = sizes.filter((_, index) => layer.trainable && weights[index]?.trainable);
    return {
      name: layer.name,
      type: kerasClassName(layer.config.type),
      outputShape: nodes.at(-1)?.output.shape ?? [],
      params: sum(sizes),
      trainableParams: sum(trainedSizes),
      trainable: weights.length === 0 ? null : layer.trainable,
      connectedTo: inputs.map((tensor) => {
        const use = uses.get(tensor.layer)?.findIndex(({ output }) => output === tensor) ?? 0;
        return `${tensor.layer.name}[${use}][0]`;
      }),
    };
  });
}

/** Whether every layer works on the one before, so that a summary need not say on which. */
export function isChain(model: Model): boolean {
  if (model.isSequential) return true;
  const takenUp = new Set(model.nodes.flatMap(({ inputs }) => inputs));
  const ends = model.nodes.filter(({ output }) => !takenUp.has(output));
  const isShared = [...usesByLayer(model).values()].some((nodes) => nodes.length > 1);
  return ends.length === 1 && !isShared && model.nodes.every(({ inputs }) => inputs.length <= 1);
}

function usesByLayer(model: Model): Map<Layer, ModelNode[]> {
  const uses = new Map<Layer, ModelNode[]>();
  for (const node of model.nodes) uses.set(node.layer, [...(uses.get(node.layer) ?? []), node]);
  return uses;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
