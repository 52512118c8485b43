import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import type { BackendValues, DataTypeMap, TensorInfo } from "@tensorflow/tfjs-node";
import type { TensorFlow } from "./tf.ts";

/** The part of the plain JavaScript backend (`backend_cpu.ts` of tfjs-backend-cpu) that is used here. */
interface PlainBackend {
  makeTensorInfo(shape: number[], dtype: keyof DataTypeMap, values: BackendValues): TensorInfo;
  readSync(dataId: object): BackendValues;
  disposeIntermediateTensorInfo(tensor: TensorInfo): void;
}

/**
 * Kernels that WebAssembly lacks and that training needs: the gradients of depthwise and separable convolutions and of
 * gathering.
 */
const BORROWED = ["DepthwiseConv2dNativeBackpropFilter", "DepthwiseConv2dNativeBackpropInput", "UnsortedSegmentSum"];

/** Gives the WebAssembly backend the plain JavaScript backend's kernels for what it lacks: slow, but right. */
export function borrowKernels(tensorflow: TensorFlow): void {
  for (const kernelName of BORROWED) {
    const kernelFunc = tensorflow.getKernel(kernelName, "cpu")?.kernelFunc;
    if (kernelFunc === undefined) continue;
    tensorflow.registerKernel({
      kernelName,
      backendName: "wasm",
      kernelFunc: ({ inputs, attrs, backend }) => {
        const plain = tensorflow.findBackend("cpu") as unknown as PlainBackend;
        const wasm = backend as unknown as BackendWasm;
        const copies: Record<string, TensorInfo> = {};
        for (const [name, input] of Object.entries(inputs)) {
          if (input) copies[name] = copyTo(plain, wasm, input as TensorInfo);
        }
        const result = kernelFunc({ inputs: copies, attrs, backend: plain }) as TensorInfo;
        const values = plain.readSync(result.dataId) as BackendValues;
        const output = wasm.makeOutput(result.shape, result.dtype, undefined, values);
        for (const copy of [...Object.values(copies), result]) plain.disposeIntermediateTensorInfo(copy);
        return output;
      },
    });
  }
}

function copyTo(plain: PlainBackend, wasm: BackendWasm, { dataId, shape, dtype }: TensorInfo): TensorInfo {
  return plain.makeTensorInfo(shape, dtype, wasm.readSync(dataId));
}
