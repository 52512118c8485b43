import { expect, it } from "@jest/globals";
import { engineInfo } from "../../src/tensor/tf.ts";
import { testOperations } from "./operationTests.ts";

process.env.CONVOLAB_ENGINE = "native";

it("says what it is", () => {
  const { name, version, tensorflow, threads, oneDnn, reason } = engineInfo();
  expect({ name, version, tensorflow, reason }).toEqual({
    name: "native",
    version: "4.22.0",
    tensorflow: "2.21.0",
    reason: undefined,
  });
  expect(threads).toBeGreaterThanOrEqual(1);
  expect(oneDnn).toBe(process.platform === "linux");
});

testOperations();
