import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { Tensor4D, TensorInfo } from "@tensorflow/tfjs-node";
import type { TensorFlow } from "./tf.ts";

/** What tfjs-core hands to the kernel `MaxPoolGrad`. */
interface PoolGradientCall {
  /** `dy`: `[batch, outHeight, outWidth, channels]`; `input`: `[batch, height, width, channels]`. */
  readonly inputs: { readonly dy: Tensor4D; readonly input: Tensor4D };
  readonly backend: BackendWasm;
  readonly attrs: {
    readonly filterSize: number | [height: number, width: number];
    readonly strides: number | [height: number, width: number];
    readonly pad: "valid" | "same" | number;
    readonly dimRoundingMode?: "floor" | "round" | "ceil";
  };
}

/**
 * Replaces the WebAssembly backend's kernel `MaxPoolGrad`, which hands the gradient to the last of a window's largest cells
 * where TensorFlow hands it to the first. Cells are often alike: an image's plain background gives plain feature maps.
 */
export function replaceMaxPoolGradient(tensorflow: TensorFlow): void {
  const name = { kernelName: tensorflow.MaxPoolGrad, backendName: "wasm" };
  tensorflow.unregisterKernel(name.kernelName, name.backendName);
  tensorflow.registerKernel({
    ...name,
    kernelFunc: (call) => maxPoolGradient(tensorflow, call as unknown as PoolGradientCall),
  });
}

/** The gradient of the input, `[batch, height, width, channels]`. */
function maxPoolGradient(tf: TensorFlow, { inputs: { dy, input }, backend, attrs }: PoolGradientCall): TensorInfo {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  const pool = tf.backend_util.computePool2DInfo(input.shape, filterSize, strides, 1, pad, dimRoundingMode);
  const { batchSize, inHeight, inWidth, inChannels: channels, outHeight, outWidth, padInfo } = pool;
  const cells = backend.readSync(input.dataId) as Float32Array;
  const slopes = backend.readSync(dy.dataId) as Float32Array;
  const gradient = new Float32Array(cells.length);
  let from = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * pool.strideHeight - padInfo.top;
      const [firstRow, endRow] = [Math.max(0, top), Math.min(inHeight, top + pool.filterHeight)];
      for (let column = 0; column < outWidth; column++) {
        const left = column * pool.strideWidth - padInfo.left;
        const [firstColumn, endColumn] = [Math.max(0, left), Math.min(inWidth, left + pool.filterWidth)];
        for (let channel = 0; channel < channels; channel++, from++) {
          let largest = ((image * inHeight + firstRow) * inWidth + firstColumn) * channels + channel;
          let most = cells[largest] as number;
          for (let y = firstRow; y < endRow; y++) {
            let cell = ((image * inHeight + y) * inWidth + firstColumn) * channels + channel;
            for (let x = firstColumn; x < endColumn; x++, cell += channels) {
              const value = cells[cell] as number;
              if (value > most) [most, largest] = [value, cell];
            }
          }
          gradient[largest] = (gradient[largest] as number) + (slopes[from] as number);
        }
      }
    }
  }
  return backend.makeOutput(input.shape, "float32", undefined, gradient);
}
