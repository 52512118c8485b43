import type * as tensorflow from "@tensorflow/tfjs-node";
import type { Workload } from "./task.ts";

type TensorFlow = typeof tensorflow;

/** The workload's network, in TensorFlow.js. */
export function tfModel(tf: TensorFlow, { inputShape, layers }: Workload): tensorflow.Sequential {
  const make = tf.layers as unknown as Record<string, (options: object) => tensorflow.layers.Layer>;
  return tf.sequential({
    layers: layers.map(({ type, ...options }, i) => {
      const layer = make[type];
      if (!layer) throw new Error(`TensorFlow.js has no layer ${type}`);
      return layer(i === 0 ? { ...options, inputShape: [...inputShape] } : options);
    }),
  });
}
