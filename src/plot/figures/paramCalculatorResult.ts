import { conv2d } from "../../nn/layers/conv2d.ts";
import { dense } from "../../nn/layers/dense.ts";
import { outputShape } from "../../nn/shape/outputShape.ts";
import { type ParamCount, paramCount } from "../../nn/shape/paramCount.ts";
import type { Size2d } from "../../nn/shape/shape.ts";
import { layerExpression } from "../../nn/tables/layerExpression.ts";

/** What the calculator's fields hold. */
export interface ParamSettings {
  readonly type: "conv2d" | "dense";
  /** Height and width of the image; a convolution's parameters do not depend on them, a dense layer's do. */
  readonly input: Size2d;
  readonly channels: number;
  readonly kernelSize: Size2d;
  /** A convolution's filters, N, or a dense layer's units. */
  readonly filters: number;
  readonly groups: number;
  readonly useBias: boolean;
}

/** The parameters, as boxes and as numbers. */
export interface CalculatedParams {
  readonly kind: "params";
  readonly params: ParamCount;
  /** The layer as a cell writes it: `conv2d(64, 5)`. */
  readonly expression: string;
  /** Channels that one filter sees: C / groups. */
  readonly depth: number;
  /** The flattened image's numbers: height · width · channels. */
  readonly inputs: number;
  /** Of the other kind of layer on the same image with as many filters or units. */
  readonly other: ParamCount;
}

/** Why there are none. */
export type ImpossibleParams =
  | { readonly kind: "groups"; readonly channels: number; readonly filters: number; readonly groups: number }
  /** A number past what can be counted; `message` is the arithmetic's own. */
  | { readonly kind: "tooLarge"; readonly message: string };

/** A layer whose parameters the lecture counts. */
export interface ParamPreset {
  readonly name: string;
  readonly settings: ParamSettings;
}

const CONVOLUTION = { type: "conv2d", groups: 1, useBias: true } as const;

/** AlexNet's convolutions with one tower, and the three rows of the lecture's table. */
export const PARAM_PRESETS: readonly ParamPreset[] = [
  preset("AlexNet conv1", 227, 11, 3, 96),
  preset("AlexNet conv2", 27, 5, 96, 256),
  preset("AlexNet conv3", 13, 3, 256, 384),
  preset("AlexNet conv4", 13, 3, 384, 384),
  preset("AlexNet conv5", 13, 3, 384, 256),
  { name: "AlexNet conv2, groups 2", settings: { ...preset("", 27, 5, 96, 256).settings, groups: 2 } },
  preset("conv2d(64, 5), 28×28×1", 28, 5, 1, 64),
  preset("conv2d(32, 3), 24×24×64", 24, 3, 64, 32),
  preset("conv2d(120, 3), 22×22×32", 22, 3, 32, 120),
];

/**
 * Counts a layer's parameters: W_c = K² · C · N, B_c = N and P_c = W_c + B_c of a convolution, inputs · units + units of a
 * dense layer. All numbers are those of `src/nn/shape`.
 */
export function paramResult(settings: ParamSettings): CalculatedParams | ImpossibleParams {
  const { type, input, channels, kernelSize, filters, groups, useBias } = settings;
  if (type === "conv2d" && (channels % groups !== 0 || filters % groups !== 0)) {
    return { kind: "groups", channels, filters, groups };
  }
  // A dense layer has no groups; those in its fields need not fit.
  const usedGroups = type === "conv2d" ? groups : 1;
  try {
    const convolution = conv2d({ filters, kernelSize, groups: usedGroups, useBias });
    const [, inputs = null] = outputShape({ type: "flatten", dataFormat: "channelsLast" }, [null, ...input, channels]);
    // Its height and width do not matter: not even whether the kernel fits.
    const convolved = paramCount(convolution, [null, null, null, channels]);
    const connection = dense(filters, { useBias });
    const connected = paramCount(connection, [null, inputs]);
    const [params, other] = type === "conv2d" ? [convolved, connected] : [connected, convolved];
    const depth = convolved.parts[0]?.shape[2] ?? channels;
    const { config } = type === "conv2d" ? convolution : connection;
    const expression = layerExpression(config, "convolab");
    return { kind: "params", params, expression, depth, inputs: inputs ?? 0, other };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "tooLarge", message: error.message };
    throw error;
  }
}

function preset(name: string, side: number, kernel: number, channels: number, filters: number): ParamPreset {
  const settings: ParamSettings = {
    ...CONVOLUTION,
    input: [side, side],
    kernelSize: [kernel, kernel],
    channels,
    filters,
  };
  return { name, settings };
}
