import type { ConvPadding, LayerConfig, PaddingPair } from "../layers/layerConfig.ts";
import type { DataFormat, Size2d } from "../shape/shape.ts";
import { kerasClassName } from "./kerasClassName.ts";

/** How a layer is written: as the lecture writes it, in Keras's Python, or as in a cell, with this package's builders. */
export type Notation = "keras" | "convolab";

/** What stands between a layer's brackets; a name is an option's, in this package's spelling. */
interface Call {
  readonly positional: readonly unknown[];
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * A layer as an expression, without what changes neither shapes nor parameters (activations, initializers, names):
 * `Conv2D(32,3,2,padding='same')`, or `conv2d(32, 3, 2, { padding: "same" })`.
 */
export function layerExpression(config: LayerConfig, notation: Notation): string {
  const { positional, options } = callOf(config);
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  if (notation === "keras") {
    const parts = [
      ...positional.map(pythonText),
      ...given.map(([name, value]) => `${snakeCase(name)}=${pythonText(value)}`),
    ];
    const name = config.type === "input" ? "Input" : kerasClassName(config.type);
    return `${name}(${parts.join(",")})`;
  }
  const parts = positional.map(scriptText);
  if (given.length > 0) parts.push(`{ ${given.map(([name, value]) => `${name}: ${scriptText(value)}`).join(", ")} }`);
  return `${config.type}(${parts.join(", ")})`;
}

function callOf(config: LayerConfig): Call {
  switch (config.type) {
    case "input":
      return { positional: [config.shape.slice(1)], options: {} };
    case "conv2d":
      return {
        positional: [config.filters, size(config.kernelSize), ...stridesUnlessOne(config.strides)],
        options: {
          padding: convPadding(config.padding),
          dataFormat: format(config.dataFormat),
          dilationRate: unless(size(config.dilationRate), 1),
          groups: unless(config.groups, 1),
          useBias: unless(config.useBias, true),
        },
      };
    case "conv2dTranspose":
      return {
        positional: [config.filters, size(config.kernelSize), ...stridesUnlessOne(config.strides)],
        options: {
          padding: convPadding(config.padding),
          outputPadding: config.outputPadding === null ? undefined : size(config.outputPadding),
          dataFormat: format(config.dataFormat),
          dilationRate: unless(size(config.dilationRate), 1),
          useBias: unless(config.useBias, true),
        },
      };
    case "depthwiseConv2d":
    case "separableConv2d":
      return {
        positional: [
          ...(config.type === "separableConv2d" ? [config.filters] : []),
          size(config.kernelSize),
          ...stridesUnlessOne(config.strides),
        ],
        options: {
          padding: convPadding(config.padding),
          depthMultiplier: unless(config.depthMultiplier, 1),
          dataFormat: format(config.dataFormat),
          dilationRate: unless(size(config.dilationRate), 1),
          useBias: unless(config.useBias, true),
        },
      };
    case "maxPooling2d":
    case "averagePooling2d": {
      const [poolSize, strides] = [size(config.poolSize), size(config.strides)];
      const isDefault = JSON.stringify(poolSize) === JSON.stringify(strides);
      return {
        positional: isDefault ? [poolSize] : [poolSize, strides],
        options: { padding: convPadding(config.padding), dataFormat: format(config.dataFormat) },
      };
    }
    case "globalMaxPooling2d":
    case "globalAveragePooling2d":
      return {
        positional: [],
        options: { keepDims: unless(config.keepDims, false), dataFormat: format(config.dataFormat) },
      };
    case "upSampling2d":
      return {
        positional: [size(config.size)],
        options: {
          interpolation: unless(config.interpolation, "nearest"),
          dataFormat: format(config.dataFormat),
        },
      };
    case "zeroPadding2d":
      return { positional: [sides(config.padding)], options: { dataFormat: format(config.dataFormat) } };
    case "cropping2d":
      return { positional: [sides(config.cropping)], options: { dataFormat: format(config.dataFormat) } };
    case "flatten":
      return { positional: [], options: { dataFormat: format(config.dataFormat) } };
    case "reshape":
      return { positional: [config.targetShape], options: {} };
    case "permute":
      return { positional: [config.dims], options: {} };
    case "dense":
      return { positional: [config.units], options: { useBias: unless(config.useBias, true) } };
    case "activation":
      return { positional: [config.activation], options: {} };
    case "dropout":
    case "spatialDropout2d":
      return { positional: [config.rate], options: {} };
    case "batchNormalization":
      return {
        positional: [],
        options: {
          axis: unless(config.axis, -1),
          center: unless(config.center, true),
          scale: unless(config.scale, true),
        },
      };
    case "concatenate":
      return { positional: [], options: { axis: unless(config.axis, -1) } };
    case "add":
    case "subtract":
    case "multiply":
    case "average":
    case "maximum":
    case "minimum":
      return { positional: [], options: {} };
  }
}

/** A size that is the same for both axes as one number. */
function size([height, width]: Size2d): number | Size2d {
  return height === width ? height : [height, width];
}

function stridesUnlessOne(strides: Size2d): (number | Size2d)[] {
  const given = size(strides);
  return given === 1 ? [] : [given];
}

function convPadding(padding: ConvPadding): unknown {
  if (padding === "valid") return undefined;
  return typeof padding === "string" ? padding : sides(padding);
}

function sides([height, width]: readonly [PaddingPair, PaddingPair]): unknown {
  if (height[0] !== height[1] || width[0] !== width[1]) return [height, width];
  return size([height[0], width[0]]);
}

function format(dataFormat: DataFormat): DataFormat | undefined {
  return unless(dataFormat, "channelsLast");
}

/** A setting that goes without saying is left out. */
function unless<T>(value: T, usual: unknown): T | undefined {
  return value === usual ? undefined : value;
}

/** `dataFormat` is `data_format`; Keras writes `keepdims` in one. */
function snakeCase(name: string): string {
  return name === "keepDims" ? "keepdims" : name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function pythonText(value: unknown): string {
  if (Array.isArray(value)) return `(${value.map(pythonText).join(",")}${value.length === 1 ? "," : ""})`;
  if (typeof value === "string") return `'${snakeCase(value)}'`;
  if (typeof value === "boolean") return value ? "True" : "False";
  return value === null ? "None" : String(value);
}

function scriptText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(scriptText).join(", ")}]`;
  return JSON.stringify(value);
}
