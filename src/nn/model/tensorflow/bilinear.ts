import { type Tensor, type Tensor3D, type Tensor4D, tf } from "../../../tensor/tf.ts";
import type { UpSampling2dConfig } from "../../layers/layerConfig.ts";
import { inChannelsLast } from "./convolution.ts";

/**
 * Bilinear up-sampling with half-pixel centres, Keras's and TensorFlow 2's rule; TensorFlow.js's layer puts the first
 * centres on each other instead, and its gradient on the native engine knows only that. A matrix for each axis gives the
 * right gradient on every engine.
 *
 * @param x `[batch, height, width, channels]`, or as `dataFormat` says
 */
export function bilinearUpSampling({ size, dataFormat }: UpSampling2dConfig, x: Tensor4D): Tensor4D {
  return inChannelsLast(dataFormat, x, (image) => {
    const [batch, height, width, channels] = image.shape;
    const wide = multiplied(image.reshape([batch * height, width, channels]), width, size[1]);
    const newWidth = width * size[1];
    const high = multiplied(wide.reshape([batch, height, newWidth * channels]), height, size[0]);
    return high.reshape([batch, height * size[0], newWidth, channels]);
  });
}

/** `[blocks, rows, values]` → `[blocks, rows · factor, values]`. */
function multiplied(x: Tensor, rows: number, factor: number): Tensor3D {
  if (factor === 1) return x as Tensor3D;
  const blocks = x.shape[0] as number;
  const matrix = tf.tensor3d(interpolationMatrix(rows, factor), [1, rows * factor, rows]);
  return tf.matMul(tf.tile(matrix, [blocks, 1, 1]), x as Tensor3D);
}

/** How much each input row counts for each output row, `[rows · factor, rows]`. */
function interpolationMatrix(rows: number, factor: number): Float32Array {
  const matrix = new Float32Array(rows * factor * rows);
  for (let output = 0; output < rows * factor; output++) {
    const place = Math.min(Math.max((output + 0.5) / factor - 0.5, 0), rows - 1);
    const lower = Math.floor(place);
    const upper = Math.min(lower + 1, rows - 1);
    const part = place - lower;
    const start = output * rows;
    matrix[start + lower] = (matrix[start + lower] as number) + 1 - part;
    matrix[start + upper] = (matrix[start + upper] as number) + part;
  }
  return matrix;
}
