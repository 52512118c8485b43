import { inspect } from "node:util";
import { expect, it } from "@jest/globals";
import { tf } from "../../src/tensor/tf.ts";

it("a tensor shows its shape, its type and its values", () => {
  const [matrix, scalar, flags] = [
    tf.tensor2d([
      [1, 2.5],
      [3, 4],
    ]),
    tf.scalar(7, "int32"),
    tf.tensor1d([true, false]),
  ];
  expect(inspect(matrix)).toBe("Tensor [2, 2] float32\n[[1, 2.5],\n [3, 4  ]]");
  expect(inspect(scalar)).toBe("Tensor [] int32\n7");
  expect(inspect(flags)).toBe("Tensor [2] bool\n[true, false]");
  expect(inspect([scalar])).toContain("Tensor [] int32");
  tf.dispose([matrix, scalar, flags]);
  expect(inspect(matrix)).toBe("Tensor [2, 2] float32 (disposed)");
});

it("a large one leaves its middle out, and a variable says that it is one", () => {
  const large = tf.zeros([1000, 1000]);
  expect(inspect(large).split("\n").length).toBeLessThan(12);
  expect(inspect(large)).toContain("...");
  const variable = tf.variable(tf.scalar(1));
  expect(inspect(variable)).toBe("Variable [] float32\n1");
  tf.dispose([large, variable]);
});
