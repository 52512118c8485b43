import { tf } from "../../../tensor/tf.ts";
import type { Conv2dConfig, Conv2dTransposeConfig, DenseConfig, LayerConfig } from "../../layers/layerConfig.ts";
import type { Shape } from "../../shape/shape.ts";
import type { TensorFlowLayer } from "./kerasLayer.ts";
import { stockActivation } from "./stockActivation.ts";
import { stockConstraint, stockInitializer, stockRegularizer } from "./stockOptions.ts";

/** What every layer of TensorFlow.js is made with. */
interface StockArguments {
  readonly name: string;
  readonly trainable: boolean;
}

/**
 * TensorFlow.js's own layer, where it calculates as Keras 3's does; `undefined` where it differs or is lacking.
 *
 * @param inputShapes with the batch
 */
export function stockLayer(
  config: LayerConfig,
  options: StockArguments,
  inputShapes: readonly Shape[],
): TensorFlowLayer | undefined {
  // TensorFlow.js's layers that count cells want to know all of them beforehand.
  const sizesKnown = inputShapes.every((shape) => shape.slice(1).every((size) => size !== null));
  switch (config.type) {
    case "input":
      return tf.layers.inputLayer({ batchInputShape: [...config.shape], dtype: config.dtype, name: options.name });
    case "conv2d": {
      // Groups, full and explicit padding are lacking; a dilated convolution has no gradient.
      const { padding, groups, dilationRate, filters, kernelSize, strides, dataFormat } = config;
      const plain = groups === 1 && Math.max(...dilationRate) === 1;
      if (!plain || (padding !== "valid" && padding !== "same")) return undefined;
      return tf.layers.conv2d({
        ...options,
        ...kernelArguments(config),
        filters,
        kernelSize: [...kernelSize],
        strides: [...strides],
        padding,
        dataFormat,
      });
    }
    case "conv2dTranspose": {
      const { padding, outputPadding, dilationRate, filters, kernelSize, strides, dataFormat } = config;
      if (outputPadding !== null || Math.max(...dilationRate) > 1) return undefined;
      return tf.layers.conv2dTranspose({
        ...options,
        ...kernelArguments(config),
        filters,
        kernelSize: [...kernelSize],
        strides: [...strides],
        padding,
        dataFormat,
      });
    }
    case "dense":
      return tf.layers.dense({ ...options, ...kernelArguments(config), units: config.units });
    case "maxPooling2d":
    case "averagePooling2d": {
      const { poolSize, strides, padding, dataFormat } = config;
      const settings = { ...options, poolSize: pair(poolSize), strides: pair(strides), padding, dataFormat };
      return config.type === "maxPooling2d" ? tf.layers.maxPooling2d(settings) : tf.layers.averagePooling2d(settings);
    }
    case "globalMaxPooling2d":
    case "globalAveragePooling2d": {
      if (config.keepDims) return undefined;
      const settings = { ...options, dataFormat: config.dataFormat };
      return config.type === "globalMaxPooling2d"
        ? tf.layers.globalMaxPooling2d(settings)
        : tf.layers.globalAveragePooling2d(settings);
    }
    case "upSampling2d":
      // Bilinear up-sampling has other centres in Keras.
      if (config.interpolation === "bilinear") return undefined;
      return tf.layers.upSampling2d({ ...options, size: [...config.size], dataFormat: config.dataFormat });
    case "zeroPadding2d":
      return tf.layers.zeroPadding2d({
        ...options,
        padding: [pair(config.padding[0]), pair(config.padding[1])],
        dataFormat: config.dataFormat,
      });
    case "cropping2d":
      if (!sizesKnown) return undefined;
      return tf.layers.cropping2D({
        ...options,
        cropping: [pair(config.cropping[0]), pair(config.cropping[1])],
        dataFormat: config.dataFormat,
      });
    case "flatten":
      // It also refuses what is flat already.
      if (!sizesKnown || inputShapes.some((shape) => shape.length < 3)) return undefined;
      return tf.layers.flatten({ ...options, dataFormat: config.dataFormat });
    case "reshape":
      if (!sizesKnown) return undefined;
      return tf.layers.reshape({ ...options, targetShape: [...config.targetShape] });
    case "permute":
      return tf.layers.permute({ ...options, dims: [...config.dims] });
    case "activation":
      return tf.layers.activation({ ...options, activation: stockActivation(config.activation) });
    // What is left differs: TensorFlow.js ignores a depthwise convolution's dilation, gives a separable one's pointwise
    // kernel the depthwise initializer, repeats a seeded dropout's choice, corrects the moving variance, and lacks
    // subtraction and joining a single input.
    default:
      return undefined;
  }
}

function pair([first, second]: readonly [number, number]): [number, number] {
  return [first, second];
}

function kernelArguments(config: Conv2dConfig | Conv2dTransposeConfig | DenseConfig) {
  return {
    activation: stockActivation(config.activation),
    useBias: config.useBias,
    kernelInitializer: stockInitializer(config.kernelInitializer),
    kernelRegularizer: stockRegularizer(config.kernelRegularizer),
    kernelConstraint: stockConstraint(config.kernelConstraint),
    biasInitializer: stockInitializer(config.biasInitializer),
    biasRegularizer: stockRegularizer(config.biasRegularizer),
    biasConstraint: stockConstraint(config.biasConstraint),
  };
}
