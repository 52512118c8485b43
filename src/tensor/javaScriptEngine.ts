/**
 * TensorFlow.js without its native add-on, with the same members: the parts of `@tensorflow/tfjs-node` that need no
 * native code are added to `@tensorflow/tfjs`.
 */
import { createRequire } from "node:module";
import type { TensorFlow } from "./tf.ts";

/**
 * Loads TensorFlow.js; whoever calls chooses the backend. Members that do need the native engine (`tf.node.decodePng`,
 * say) are there and throw when they are called.
 */
export function loadTensorFlowJs(require: NodeJS.Require): TensorFlow {
  // As tfjs-node itself finds them.
  const part = createRequire(require.resolve("@tensorflow/tfjs-node/package.json"));
  const union = part("@tensorflow/tfjs") as TensorFlow;
  withoutGreeting(union);
  const { nodeFileSystemRouter } = part("./dist/io/file_system.js") as {
    nodeFileSystemRouter: Parameters<TensorFlow["io"]["registerLoadRouter"]>[0] &
      Parameters<TensorFlow["io"]["registerSaveRouter"]>[0];
  };
  const nodeIo = part("./dist/io/index.js") as Pick<TensorFlow["io"], "fileSystem">;
  const { node } = part("./dist/node.js") as Pick<TensorFlow, "node">;
  const { version } = part("./dist/version.js") as { version: string };
  const { ProgbarLogger } = part("./dist/callbacks.js") as {
    ProgbarLogger: Parameters<TensorFlow["registerCallbackConstructor"]>[1];
  };
  union.io.registerLoadRouter(nodeFileSystemRouter);
  union.io.registerSaveRouter(nodeFileSystemRouter);
  union.registerCallbackConstructor(1, ProgbarLogger);
  return {
    ...union,
    version: { ...union.version, "tfjs-node": version },
    io: { ...union.io, ...nodeIo },
    node,
  };
}

/**
 * Keeps the plain JavaScript backend from greeting whoever uses it first ("Hi, looks like you are running TensorFlow.js
 * in Node.js …"): its advice, to install tfjs-node, has been followed or cannot be.
 */
export function withoutGreeting(tensorflow: Pick<TensorFlow, "findBackend">): void {
  Reflect.set(tensorflow.findBackend("cpu") ?? {}, "firstUse", false);
}
