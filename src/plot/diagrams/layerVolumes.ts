import type { Layer } from "../../nn/layers/layer.ts";
import type { LayerType } from "../../nn/layers/layerConfig.ts";
import type { Model, ModelNode } from "../../nn/model/model.ts";
import type { DataFormat, Shape } from "../../nn/shape/shape.ts";

/** What comes out of a layer, as a thing with sizes; `null` is a size that is not known. */
export interface LayerVolume {
  readonly layer: Layer;
  /** With the batch. */
  readonly shape: Shape;
  /** An image of channels, or a row of units. */
  readonly size:
    | { readonly form: "image"; readonly height: Size; readonly width: Size; readonly channels: Size }
    | { readonly form: "units"; readonly units: Size };
}

type Size = number | null;

/** A model's layers in order. */
export interface LayerVolumes {
  readonly volumes: readonly LayerVolume[];
  /** How many uses of layers are not among them, because they are on other branches. */
  readonly onOtherBranches: number;
  /** Whether each layer works on the one before, and on nothing else. */
  readonly isChain: boolean;
}

/**
 * What comes out of each layer on a model's longest path from an input to an output; in a model without branches, of each
 * layer.
 *
 * @param ignored types of layers that are left out
 */
export function layerVolumes(model: Model, ignored: readonly LayerType[]): LayerVolumes {
  const isShown = ({ layer }: ModelNode): boolean => !ignored.includes(layer.config.type);
  const path = longestPath(model);
  let dataFormat = path.map(formatOf).find((format) => format !== undefined) ?? "channelsLast";
  const volumes: LayerVolume[] = [];
  for (const node of path) {
    dataFormat = formatOf(node) ?? dataFormat;
    const { layer, output } = node;
    if (isShown(node)) volumes.push({ layer, shape: output.shape, size: volumeSize(output.shape, dataFormat) });
  }
  const onOtherBranches = model.nodes.filter(isShown).length - volumes.length;
  const isChain = onOtherBranches === 0 && path.every(({ inputs }) => inputs.length <= 1);
  return { volumes, onOtherBranches, isChain };
}

function longestPath(model: Model): ModelNode[] {
  const makers = new Map(model.nodes.map((node) => [node.output, node]));
  const lengths = new Map<ModelNode, number>();
  const before = new Map<ModelNode, ModelNode>();
  const longest = (nodes: readonly ModelNode[]): ModelNode | undefined => {
    const most = Math.max(...nodes.map((node) => lengths.get(node) as number));
    return nodes.find((node) => lengths.get(node) === most);
  };
  // Every node stands after those it depends on.
  for (const node of model.nodes) {
    const last = longest(node.inputs.map((tensor) => makers.get(tensor) as ModelNode));
    lengths.set(node, 1 + (last === undefined ? 0 : (lengths.get(last) as number)));
    if (last !== undefined) before.set(node, last);
  }
  const path: ModelNode[] = [];
  let node = longest(model.outputs.map((tensor) => makers.get(tensor) as ModelNode));
  for (; node !== undefined; node = before.get(node)) path.unshift(node);
  return path;
}

function formatOf({ layer: { config } }: ModelNode): DataFormat | undefined {
  return "dataFormat" in config ? config.dataFormat : undefined;
}

/** Axes before the last three are counted as further rows; of two axes the first is the height. */
function volumeSize([, ...sizes]: Shape, dataFormat: DataFormat): LayerVolume["size"] {
  if (sizes.length <= 1) return { form: "units", units: sizes.length === 0 ? 1 : (sizes[0] as Size) };
  const ordered = dataFormat === "channelsFirst" && sizes.length === 3 ? [sizes[1], sizes[2], sizes[0]] : sizes;
  const channels = ordered.at(-1) as Size;
  if (sizes.length === 2) return { form: "image", height: ordered[0] as Size, width: 1, channels };
  const rows = ordered.slice(0, -2) as Size[];
  const height = rows.includes(null) ? null : (rows as number[]).reduce((product, size) => product * size, 1);
  return { form: "image", height, width: ordered.at(-2) as Size, channels };
}
