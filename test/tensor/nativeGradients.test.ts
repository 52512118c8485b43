import { expect, it } from "@jest/globals";
import { type Tensor, tf } from "../../src/tensor/tf.ts";

process.env.CONVOLAB_ENGINE = "native";

const x = tf.tidy(() => tf.randomNormal([3, 17, 19, 5], 0, 1, "float32", 7).concat(tf.zeros([1, 17, 19, 5])));
const dy = tf.randomNormal(x.shape, 0, 1, "float32", 8);

function bitsOf(tensor: Tensor): Uint32Array {
  return new Uint32Array(Float32Array.from(tensor.dataSync()).buffer);
}

/** As TensorFlow.js puts it together (`Relu_grad.ts` of tfjs-core). */
function stockGradient(input: Tensor, outputGradient: Tensor): Tensor {
  return outputGradient.mul(tf.step(input).toFloat());
}

it("has the same bits as the gradient that TensorFlow.js puts together", () => {
  const ours = tf.grad((input) => tf.relu(input))(x, dy);
  expect(bitsOf(ours)).toEqual(bitsOf(stockGradient(x, dy)));
});

it.each([
  ["zeros of both signs", [0, -0, 1, -1], [-3, -3, -3, -3], [-0, -0, -3, -0]],
  ["the smallest and the largest numbers", [1.2e-38, -1.2e-38, 3e38, -3e38], [2, 2, 2, 2], [2, 0, 2, 0]],
  ["infinities", [Infinity, -Infinity], [2, 2], [2, 0]],
])("is right, bit for bit, at %s", (_name, at, from, expected) => {
  const [input, outputGradient] = [tf.tensor1d(at), tf.tensor1d(from)];
  const ours = tf.grad((values) => tf.relu(values))(input, outputGradient);
  expect(Array.from(ours.dataSync())).toEqual(expected);
  expect(bitsOf(ours)).toEqual(bitsOf(stockGradient(input, outputGradient)));
});

it("is 0 where the input is no number, as in Python's TensorFlow", () => {
  const gradient = tf.grad((input) => tf.relu(input))(tf.tensor1d([Number.NaN, 1]), tf.tensor1d([2, 2]));
  expect(Array.from(gradient.dataSync())).toEqual([0, 2]);
});

it("can be derived once more", () => {
  // (relu(x)³)′ = 3 relu(x)² and (relu(x)³)″ = 6 relu(x).
  const cube = (input: Tensor) => tf.relu(input).pow(3).sum();
  const second = tf.grad((input) => tf.grad(cube)(input).sum())(tf.tensor1d([-1, 0.5, 2]));
  expect(Array.from(second.dataSync())).toEqual([0, 3, 12]);
});

it("takes whole numbers", () => {
  const gradient = tf.grad((input) => tf.relu(input))(tf.tensor1d([-2, 3], "int32"), tf.tensor1d([5, 5]));
  expect(Array.from(gradient.dataSync())).toEqual([0, 5]);
});

it("leaves the other rectifiers' gradients as they are", () => {
  const at = tf.tensor1d([-1, 0.5, 5, 7]);
  expect(
    Array.from(
      tf
        .grad((input) => tf.relu6(input))(at)
        .dataSync(),
    ),
  ).toEqual([0, 1, 1, 0]);
  expect(
    Array.from(
      tf
        .grad((input) => tf.leakyRelu(input, 0.5))(at)
        .dataSync(),
    ),
  ).toEqual([0.5, 1, 1, 1]);
});

it("leaves no tensor behind", () => {
  const before = tf.memory().numTensors;
  for (let time = 0; time < 20; time++) tf.grad((input) => tf.relu(input))(x, dy).dispose();
  expect(tf.memory().numTensors).toBe(before);
});
