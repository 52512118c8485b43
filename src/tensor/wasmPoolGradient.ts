import type { Tensor, Tensor4D } from "@tensorflow/tfjs-node";
import type { TensorFlow } from "./tf.ts";

/** What tfjs-core hands to the kernel `AvgPoolGrad`. */
interface PoolGradientCall {
  /** `dy`: `[batch, outHeight, outWidth, channels]`; `input`: `[batch, height, width, channels]`. */
  readonly inputs: { readonly dy: Tensor4D; readonly input: Tensor4D };
  readonly attrs: {
    readonly filterSize: number | [height: number, width: number];
    readonly strides: number | [height: number, width: number];
    readonly pad: "valid" | "same" | number;
  };
}

/**
 * Replaces the WebAssembly backend's kernel `AvgPoolGrad`, which divides by the size of the window also where part of
 * the window lies in the padding; the forward pass, like TensorFlow, divides by the number of cells that are there.
 *
 * Every output hands its gradient, divided by that number, to each cell of its window: that is what the gradient of a
 * convolution with a filter of ones does to its input, one channel at a time.
 */
export function replacePoolGradient(tensorflow: TensorFlow): void {
  const name = { kernelName: tensorflow.AvgPoolGrad, backendName: "wasm" };
  tensorflow.unregisterKernel(name.kernelName, name.backendName);
  tensorflow.registerKernel({
    ...name,
    kernelFunc: (call) => poolGradient(tensorflow, call as unknown as PoolGradientCall),
  });
}

/** The gradient of the input, `[batch, height, width, channels]`. */
function poolGradient(tf: TensorFlow, { inputs: { dy, input }, attrs }: PoolGradientCall): Tensor {
  const { filterSize, strides, pad } = attrs;
  const [batch, height, width, channels] = input.shape;
  const [filterHeight, filterWidth] = typeof filterSize === "number" ? [filterSize, filterSize] : filterSize;
  return tf.tidy(() => {
    const window = tf.ones([filterHeight, filterWidth, 1, 1]) as Tensor4D;
    const cells = tf.conv2d(tf.ones([1, height, width, 1]) as Tensor4D, window, strides, pad);
    const shares = dy.div(cells).transpose([0, 3, 1, 2]);
    const [, , outHeight = 0, outWidth = 0] = shares.shape;
    const oneChannel = shares.reshape([batch * channels, outHeight, outWidth, 1]) as Tensor4D;
    const spread = tf.conv2dTranspose(oneChannel, window, [batch * channels, height, width, 1], strides, pad);
    return spread.reshape([batch, channels, height, width]).transpose([0, 2, 3, 1]);
  });
}
