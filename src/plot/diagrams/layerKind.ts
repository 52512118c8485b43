import type { LayerType } from "../../nn/layers/layerConfig.ts";

/** What a layer is for; diagrams give each kind a colour. */
export type LayerKind =
  | "input"
  | "convolution"
  | "pooling"
  | "dense"
  | "reshaping"
  | "merge"
  | "activation"
  | "regularization";

const KINDS: Readonly<Record<LayerType, LayerKind>> = {
  input: "input",
  conv2d: "convolution",
  conv2dTranspose: "convolution",
  depthwiseConv2d: "convolution",
  separableConv2d: "convolution",
  maxPooling2d: "pooling",
  averagePooling2d: "pooling",
  globalMaxPooling2d: "pooling",
  globalAveragePooling2d: "pooling",
  dense: "dense",
  flatten: "reshaping",
  reshape: "reshaping",
  permute: "reshaping",
  upSampling2d: "reshaping",
  zeroPadding2d: "reshaping",
  cropping2d: "reshaping",
  concatenate: "merge",
  add: "merge",
  subtract: "merge",
  multiply: "merge",
  average: "merge",
  maximum: "merge",
  minimum: "merge",
  activation: "activation",
  dropout: "regularization",
  spatialDropout2d: "regularization",
  batchNormalization: "regularization",
};

/** Dark enough for white text on them: a contrast of 4.5 or more (WCAG 2.2), also printed in black and white. */
const COLORS: Readonly<Record<LayerKind, string>> = {
  input: "#3b434d",
  convolution: "#2563a8",
  pooling: "#b5402f",
  dense: "#2a7548",
  reshaping: "#66707c",
  merge: "#7546a6",
  activation: "#946000",
  regularization: "#0f7080",
};

/** Every type of layer. */
export const LAYER_TYPES: readonly LayerType[] = Object.keys(KINDS) as LayerType[];

/** The kinds in the order in which a legend shows them. */
export const LAYER_KINDS: readonly LayerKind[] = Object.keys(COLORS) as LayerKind[];

/** Which kind a type of layer is. */
export function layerKind(type: LayerType): LayerKind {
  return KINDS[type];
}

/** The colour of a kind, `#rrggbb`. */
export function kindColor(kind: LayerKind): string {
  return COLORS[kind];
}
