import { expect, it } from "@jest/globals";
import type { Model } from "../../../src/nn/model/model.ts";
import { alexNet } from "../../../src/nn/readyModels/alexNet.ts";
import { lectureAutoencoder } from "../../../src/nn/readyModels/lectureAutoencoder.ts";
import { lectureCnn } from "../../../src/nn/readyModels/lectureCnn.ts";
import { leNet5 } from "../../../src/nn/readyModels/leNet5.ts";
import { missionOne } from "../../../src/nn/readyModels/missionOne.ts";
import { missionTwo } from "../../../src/nn/readyModels/missionTwo.ts";
import { tf } from "../../../src/tensor/tf.ts";

it.each<[string, Model, number, (number | null)[], (number | null)[], string]>([
  ["lectureCnn", lectureCnn(), 225_034, [null, 28, 28, 1], [null, 10], "sequential"],
  ["lectureAutoencoder", lectureAutoencoder(), 520_779, [null, 100, 75, 3], [null, 100, 75, 1], "functional"],
  ["alexNet of one tower", alexNet(), 62_378_344, [null, 227, 227, 3], [null, 1000], "alex_net"],
  ["alexNet of two towers", alexNet({ towers: 2 }), 60_965_224, [null, 227, 227, 3], [null, 1000], "alex_net"],
  ["leNet5", leNet5(), 61_706, [null, 28, 28, 1], [null, 10], "sequential"],
  ["missionOne", missionOne(), 896 + 18_496 + 501_770 + 551_936, [null, 28, 28, 3], [null, 50_176], "functional"],
  ["missionTwo", missionTwo(), 896 + 18_496 + 73_856 + 166_410, [null, 100, 75, 3], [null, 10], "functional"],
])("%s has the parameters and shapes it should", (_, network, parameters, inputShape, outputShape, name) => {
  expect(network.countParams()).toBe(parameters);
  expect(network.inputShape).toEqual(inputShape);
  expect(network.outputShape).toEqual(outputShape);
  expect(network.name).toBe(name);
});

it("takes a name and a seed, from which the first weights follow", () => {
  const first = lectureCnn({ seed: 3, name: "digits" });
  const second = lectureCnn({ seed: 3 });
  const other = lectureCnn({ seed: 4 });
  const kernel = (network: Model) =>
    Array.from((network.tfModel.getWeights()[0] as InstanceType<typeof tf.Tensor>).dataSync());
  expect(first.name).toBe("digits");
  expect(kernel(second)).toEqual(kernel(first));
  expect(kernel(other)).not.toEqual(kernel(first));
});

it.each([{ build: lectureCnn }, { build: lectureAutoencoder }, { build: leNet5 }, { build: missionTwo }])(
  "calculates what its shapes say, and frees all of it: $build.name",
  ({ build }) => {
    // The engine makes a few constants of its own at the first use.
    const warm = leNet5();
    void warm.tfModel;
    warm.dispose();
    const before = tf.memory().numTensors;
    const network = build({ seed: 1 });
    tf.tidy(() => {
      const x = tf.ones([2, ...(network.inputShape.slice(1) as number[])]);
      const y = network.tfModel.predict(x) as InstanceType<typeof tf.Tensor>;
      expect(y.shape).toEqual([2, ...network.outputShape.slice(1)]);
      expect(y.dataSync().every(Number.isFinite)).toBe(true);
    });
    network.dispose();
    expect(tf.memory().numTensors).toBe(before);
  },
);

it("refuses another number of towers, and an unknown option", () => {
  expect(() => alexNet({ towers: 3 as 1 })).toThrow("`towers` is 1 (every filter sees every channel) or 2");
  expect(() => leNet5({ sede: 1 } as object)).toThrow("did you mean `seed`?");
});
