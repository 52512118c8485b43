import { expect, it } from "@jest/globals";
import { tf } from "../../src/tensor/tf.ts";
import { testMaxPooling } from "./maxPoolingTests.ts";

process.env.CONVOLAB_ENGINE = "native";

testMaxPooling();

it("of whole numbers are whole numbers", () => {
  tf.tidy(() => {
    const output = tf.maxPool(tf.tensor4d([1, 2, 3, 4], [1, 2, 2, 1], "int32"), 2, 2, "valid");
    expect([output.dtype, ...output.dataSync()]).toEqual(["int32", 4]);
  });
});
