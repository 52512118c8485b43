import type { GradConfig, Tensor, TensorInfo } from "@tensorflow/tfjs-node";
import type { TensorFlow } from "./tf.ts";

/** The part of tfjs-node's backend (`nodejs_kernel_backend.ts`) that runs an operation of TensorFlow. */
interface NativeBackend {
  executeSingleOutput(name: string, attributes: readonly object[], inputs: readonly TensorInfo[]): Tensor;
}

/** What the kernel below is called with. */
interface ReluGradientCall {
  /** The gradient of ReLU's output, and that output; of one shape. */
  readonly inputs: { readonly dy: TensorInfo; readonly y: TensorInfo };
  readonly backend: NativeBackend;
}

/** TensorFlow's name for it. */
const RELU_GRADIENT = "ReluGrad";

/**
 * Has the native engine compute ReLU's gradient with TensorFlow's own operation: `dx = dy` where the output is above 0,
 * else 0. TensorFlow.js puts it together from seven operations, with the same numbers where the input is one; where it is
 * NaN the gradient is 0, as in Python's TensorFlow, and not NaN.
 *
 * @param attribute makes the attribute that says of which kind the numbers are: `createTensorsTypeOpAttr` of tfjs-node
 */
export function registerNativeGradients(
  tensorflow: TensorFlow,
  attribute: (name: string, dtype: "float32") => object,
): void {
  tensorflow.registerKernel({
    kernelName: RELU_GRADIENT,
    backendName: "tensorflow",
    kernelFunc: (call) => {
      const { inputs, backend } = call as unknown as ReluGradientCall;
      return backend.executeSingleOutput(RELU_GRADIENT, [attribute("T", "float32")], [inputs.dy, inputs.y]);
    },
  });
  tensorflow.unregisterGradient(tensorflow.Relu);
  tensorflow.registerGradient(reluGradient(tensorflow));
  tensorflow.registerGradient(secondReluGradient(tensorflow));
}

function reluGradient(tensorflow: TensorFlow): GradConfig {
  return {
    kernelName: tensorflow.Relu,
    // The output is above 0 where the input is, and the next layer keeps it anyway.
    outputsToSave: [true],
    gradFunc: (dy, [y]) => ({ x: () => runReluGradient(tensorflow, dy as Tensor, y as Tensor) }),
  };
}

/** The gradient's gradient: linear in `dy`, and flat in `y`. */
function secondReluGradient(tensorflow: TensorFlow): GradConfig {
  return {
    kernelName: RELU_GRADIENT,
    inputsToSave: ["y"],
    gradFunc: (ddx, [y]) => ({
      dy: () => runReluGradient(tensorflow, ddx as Tensor, y as Tensor),
      y: () => tensorflow.zerosLike(y as Tensor),
    }),
  };
}

function runReluGradient(tensorflow: TensorFlow, dy: Tensor, y: Tensor): Tensor {
  // TensorFlow wants both of one kind; ReLU of whole numbers is whole.
  const output = y.dtype === "float32" ? y : y.toFloat();
  return tensorflow.engine().runKernel(RELU_GRADIENT, { dy, y: output }) as Tensor;
}
