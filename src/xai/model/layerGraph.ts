import { type LayersModel, type Tensor, tf } from "../../tensor/tf.ts";

/** A layer of TensorFlow.js. */
export type TensorFlowLayer = LayersModel["layers"][number];

/** A symbolic tensor of TensorFlow.js: an output of one use of a layer. */
export type TensorFlowSymbol = LayersModel["outputs"][number];

/** Values of symbolic tensors. */
export type SymbolValues = ReadonlyMap<TensorFlowSymbol, Tensor>;

/** A layer that only notes a training's penalty on what passes through it, and keeps a tensor for that. */
const PENALTY_CLASS = "ConvolabActivityPenalty";

/**
 * What symbolic tensors are worth, once some are known: computes the layers between them, each once, as when the model is
 * asked (nothing drops out). Nothing is changed in the model or its layers.
 *
 * Call it in `tf.tidy`: all that is computed on the way is kept until then, as a gradient needs it.
 *
 * @param wanted symbolic tensors of one model
 * @param known values from which all wanted ones can be computed: the input's, and inner ones that stand in for what the
 * layers would compute
 */
export function computeSymbols(wanted: readonly TensorFlowSymbol[], known: SymbolValues): Tensor[] {
  const values = new Map(known);
  const computed = (symbol: TensorFlowSymbol): Tensor => {
    const found = values.get(symbol);
    if (found !== undefined) return found;
    const { layer, inputs, outputs } = useOf(symbol);
    const given = inputs.map(computed);
    const results = layer.getClassName() === PENALTY_CLASS ? given : layerOutputs(layer, given);
    for (const [index, output] of outputs.entries()) values.set(output, results[index] as Tensor);
    return values.get(symbol) as Tensor;
  };
  return wanted.map(computed);
}

/** One use of a layer: what it is given and what comes out. */
export interface LayerUse {
  readonly layer: TensorFlowLayer;
  readonly inputs: readonly TensorFlowSymbol[];
  readonly outputs: readonly TensorFlowSymbol[];
}

/** The use of a layer that a symbolic tensor comes out of. */
export function useOf(symbol: TensorFlowSymbol): LayerUse {
  const layer = symbol.sourceLayer as TensorFlowLayer;
  const { inputTensors = [], outputTensors = [] } = layer.inboundNodes[symbol.nodeIndex] ?? {};
  return { layer, inputs: inputTensors, outputs: outputTensors };
}

/** Every symbolic tensor that some depend on, themselves included, each after those it depends on. */
export function symbolsBehind(ends: readonly TensorFlowSymbol[]): TensorFlowSymbol[] {
  const found = new Set<TensorFlowSymbol>();
  const visited = new Set<TensorFlowSymbol>();
  const visit = (symbol: TensorFlowSymbol): void => {
    if (visited.has(symbol)) return;
    visited.add(symbol);
    const { inputs, outputs } = useOf(symbol);
    inputs.forEach(visit);
    for (const output of outputs) found.add(output);
  };
  ends.forEach(visit);
  return [...found];
}

/** Whether a symbolic tensor is a penalty's, and so worth what goes into it. */
export function isPassedOn(symbol: TensorFlowSymbol): boolean {
  return symbol.sourceLayer.getClassName() === PENALTY_CLASS;
}

function layerOutputs(layer: TensorFlowLayer, inputs: readonly Tensor[]): readonly Tensor[] {
  const given = inputs.length === 1 ? (inputs[0] as Tensor) : [...inputs];
  const output = unfused(layer).apply(given, { training: false }) as Tensor | Tensor[];
  return Array.isArray(output) ? output : [output];
}

/** What a layer's activation is; `undefined` for a layer without one, or of this package's own layers. */
export function stockActivationOf(layer: TensorFlowLayer): string | undefined {
  const activation: unknown = Reflect.get(layer, "activation");
  if (typeof activation !== "object" || activation === null || !("getClassName" in activation)) return undefined;
  return (activation as { getClassName(): string }).getClassName();
}

/**
 * The layer as it computes with another activation: an object that inherits everything else from it, weights included.
 *
 * @param activation what the layer's code asks of one
 */
export function withActivation(
  layer: TensorFlowLayer,
  activation: { apply(x: Tensor): Tensor; getClassName(): string },
): TensorFlowLayer {
  return Object.create(layer, { activation: { value: activation } }) as TensorFlowLayer;
}

/**
 * An activation that changes nothing under a name that TensorFlow.js does not fuse with the convolution before it: the
 * gradient of a fused one computes that of the filters as well, for nothing here.
 */
export const NO_ACTIVATION = {
  apply: (x: Tensor): Tensor => x,
  getClassName: (): string => "unfused",
};

/** The layer, or one that computes the same unfused while gradients are being recorded. */
function unfused(layer: TensorFlowLayer): TensorFlowLayer {
  const isRecording = (tf.engine().state as unknown as { readonly gradientDepth: number }).gradientDepth > 0;
  return isRecording && stockActivationOf(layer) === "linear" ? withActivation(layer, NO_ACTIVATION) : layer;
}
