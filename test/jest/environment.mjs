import { TestEnvironment } from "jest-environment-node";

/**
 * Classes whose instances cross the border between a test's context and native add-ons (or `node:` modules):
 * with one copy of each, `instanceof` and jest's equality agree on both sides.
 */
const SHARED_CLASSES = [
  "ArrayBuffer",
  "SharedArrayBuffer",
  "DataView",
  "Int8Array",
  "Uint8Array",
  "Uint8ClampedArray",
  "Int16Array",
  "Uint16Array",
  "Int32Array",
  "Uint32Array",
  "Float32Array",
  "Float64Array",
  "BigInt64Array",
  "BigUint64Array",
];

/** jest's Node environment, sharing the classes of binary data with the outer context. */
export default class SharedBinaryEnvironment extends TestEnvironment {
  /** @param {ConstructorParameters<typeof TestEnvironment>} parameters */
  constructor(...parameters) {
    super(...parameters);
    for (const name of SHARED_CLASSES) {
      Reflect.defineProperty(this.global, name, {
        value: Reflect.get(globalThis, name),
        writable: true,
        configurable: true,
        enumerable: false,
      });
    }
  }
}
