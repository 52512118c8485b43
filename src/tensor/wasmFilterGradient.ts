import type { Rank, Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import type { TensorFlow } from "./tf.ts";

/** What tfjs-core hands to the kernel `Conv2DBackpropFilter`. */
interface FilterGradientCall {
  /** `x`: `[batch, height, width, inChannels]`; `dy`: `[batch, outHeight, outWidth, outChannels]`. */
  readonly inputs: { readonly x: Tensor4D; readonly dy: Tensor4D };
  readonly attrs: {
    readonly strides: number | [height: number, width: number];
    readonly pad: "valid" | "same" | number;
    readonly dataFormat: "NHWC" | "NCHW";
    readonly dimRoundingMode?: "floor" | "round" | "ceil";
    /** `[filterHeight, filterWidth, inChannels, outChannels]`. */
    readonly filterShape: [height: number, width: number, inChannels: number, outChannels: number];
  };
}

/**
 * Gives the WebAssembly backend the kernel `Conv2DBackpropFilter`, without which no convolution can be trained.
 *
 * With stride s and the input padded, the gradient of filter entry (i, j) is
 * `dW[i, j, c, f] = Σ over b, y, x of padded[b, y·s + i, x·s + j, c] · dy[b, y, x, f]`:
 * for each (i, j) one matrix product of the inputs that this entry has met with the gradients of the outputs.
 */
export function registerFilterGradient(tensorflow: TensorFlow): void {
  tensorflow.registerKernel({
    kernelName: tensorflow.Conv2DBackpropFilter,
    backendName: "wasm",
    kernelFunc: (call) => filterGradient(tensorflow, call as unknown as FilterGradientCall),
  });
}

/** The gradient, `[filterHeight, filterWidth, inChannels, outChannels]`. The backend knows channels-last data only. */
function filterGradient(tf: TensorFlow, { inputs: { x, dy }, attrs }: FilterGradientCall): Tensor<Rank.R4> {
  const { strides, pad, dimRoundingMode, filterShape } = attrs;
  const { computeConv2DInfo } = tf.backend_util;
  const { padInfo, strideHeight, strideWidth, batchSize, outHeight, outWidth, inChannels, outChannels } =
    computeConv2DInfo(x.shape, filterShape, strides, 1, pad, dimRoundingMode, false, "channelsLast");
  const [filterHeight, filterWidth] = filterShape;
  return tf.tidy(() => {
    const padded = tf.pad(x, [
      [0, 0],
      [padInfo.top, padInfo.bottom],
      [padInfo.left, padInfo.right],
      [0, 0],
    ]);
    const places = batchSize * outHeight * outWidth;
    const dyRows = dy.reshape([places, outChannels]);
    const entries: Tensor[] = [];
    for (let row = 0; row < filterHeight; row++) {
      for (let column = 0; column < filterWidth; column++) {
        const met = tf.tidy(() => {
          const begin = [0, row, column, 0];
          const end = [
            batchSize,
            row + (outHeight - 1) * strideHeight + 1,
            column + (outWidth - 1) * strideWidth + 1,
            inChannels,
          ];
          const inputs = tf.stridedSlice(padded, begin, end, [1, strideHeight, strideWidth, 1]);
          return tf.matMul(inputs.reshape([places, inChannels]), dyRows, true);
        });
        entries.push(met);
      }
    }
    return tf.stack(entries).reshape(filterShape);
  });
}
