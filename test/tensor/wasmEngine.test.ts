import { afterEach, expect, it } from "@jest/globals";
import { engineInfo, tf } from "../../src/tensor/tf.ts";
import { testOperations } from "./operationTests.ts";

process.env.CONVOLAB_ENGINE = "wasm";
afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("says what it is, and in the learner's language why it is not the native one", () => {
  const info = engineInfo();
  expect(info).toMatchObject({ name: "wasm", version: "4.22.0", threads: 1, oneDnn: false });
  expect(info.reason).toBe("CONVOLAB_ENGINE=wasm asks for it");
  process.env.CONVOLAB_LANG = "ko";
  expect(info.reason).toBe("CONVOLAB_ENGINE=wasm(으)로 지정되어 있습니다");
});

it("says which members need the native engine", () => {
  expect(() => tf.node.decodePng(new Uint8Array([1]))).toThrow(/tensorflow/);
});

testOperations();
