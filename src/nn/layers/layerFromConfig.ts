import { activation } from "./activation.ts";
import { batchNormalization } from "./batchNormalization.ts";
import { concatenate } from "./concatenate.ts";
import { conv2d } from "./conv2d.ts";
import { conv2dTranspose } from "./conv2dTranspose.ts";
import { cropping2d } from "./cropping2d.ts";
import { dense } from "./dense.ts";
import { depthwiseConv2d } from "./depthwiseConv2d.ts";
import { dropout, spatialDropout2d } from "./dropout.ts";
import { flatten } from "./flatten.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "./globalPooling2d.ts";
import { inputOfShape } from "./input.ts";
import type { Layer, LayerOptions } from "./layer.ts";
import type { LayerConfig } from "./layerConfig.ts";
import { add, average, maximum, minimum, multiply, subtract } from "./merge.ts";
import { permute } from "./permute.ts";
import { averagePooling2d, maxPooling2d } from "./pooling2d.ts";
import { reshape } from "./reshape.ts";
import { separableConv2d } from "./separableConv2d.ts";
import { upSampling2d } from "./upSampling2d.ts";
import { zeroPadding2d } from "./zeroPadding2d.ts";

/**
 * Makes a layer of a config that was one before: of a saved model. Its builder checks it again.
 *
 * @param options its name and whether training changes it
 * @throws {TypeError | RangeError} if the builder refuses a setting
 */
export function layerFromConfig(config: LayerConfig, options: Omit<LayerOptions, "inputShape"> = {}): Layer {
  switch (config.type) {
    case "input":
      return inputOfShape(config.shape, config.dtype, options).layer;
    case "conv2d":
      return conv2d({ ...settingsOf(config), ...options });
    case "conv2dTranspose":
      return conv2dTranspose({ ...settingsOf(config), ...options });
    case "depthwiseConv2d":
      return depthwiseConv2d({ ...settingsOf(config), ...options });
    case "separableConv2d":
      return separableConv2d({ ...settingsOf(config), ...options });
    case "maxPooling2d":
      return maxPooling2d({ ...settingsOf(config), ...options });
    case "averagePooling2d":
      return averagePooling2d({ ...settingsOf(config), ...options });
    case "globalMaxPooling2d":
      return globalMaxPooling2d({ ...settingsOf(config), ...options });
    case "globalAveragePooling2d":
      return globalAveragePooling2d({ ...settingsOf(config), ...options });
    case "upSampling2d":
      return upSampling2d({ ...settingsOf(config), ...options });
    case "zeroPadding2d":
      return zeroPadding2d({ ...settingsOf(config), ...options });
    case "cropping2d":
      return cropping2d({ ...settingsOf(config), ...options });
    case "flatten":
      return flatten({ ...settingsOf(config), ...options });
    case "reshape":
      return reshape({ ...settingsOf(config), ...options });
    case "permute":
      return permute({ ...settingsOf(config), ...options });
    case "dense":
      return dense({ ...settingsOf(config), ...options });
    case "activation":
      return activation({ ...settingsOf(config), ...options });
    case "dropout":
      return dropout({ rate: config.rate, ...options });
    case "spatialDropout2d":
      return spatialDropout2d({ ...settingsOf(config), ...options });
    case "batchNormalization":
      return batchNormalization({ ...settingsOf(config), ...options });
    case "concatenate":
      return concatenate({ ...settingsOf(config), ...options });
    case "add":
      return add(options);
    case "subtract":
      return subtract(options);
    case "multiply":
      return multiply(options);
    case "average":
      return average(options);
    case "maximum":
      return maximum(options);
    case "minimum":
      return minimum(options);
  }
}

/** A config without its type: what its builder takes. */
function settingsOf<Config extends LayerConfig>({ type: _, ...settings }: Config): Omit<Config, "type"> {
  return settings;
}
