/** The lecture's figures on what layers compute, computed by real layers on the engine. */
import { afterEach, describe, expect, it } from "@jest/globals";
import { loadMnist } from "../../src/data/mnist.ts";
import { conv2d } from "../../src/nn/layers/conv2d.ts";
import { dense } from "../../src/nn/layers/dense.ts";
import { flatten } from "../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../src/nn/layers/input.ts";
import type { Layer } from "../../src/nn/layers/layer.ts";
import { maxPooling2d } from "../../src/nn/layers/pooling2d.ts";
import type { Model } from "../../src/nn/model/model.ts";
import { sequential } from "../../src/nn/model/sequential.ts";
import { shapeTable } from "../../src/nn/tables/shapeTable.ts";
import { imageGrid } from "../../src/plot/images/imageGrid.ts";
import { type Tensor, tf } from "../../src/tensor/tf.ts";

/** `[row][column][channel]`. */
type Image = readonly (readonly (readonly number[])[])[];

const models: Model[] = [];

afterEach(() => {
  for (const model of models.splice(0)) model.dispose();
});

/** What a layer makes of an image, `[row][column][channel]`, or `[channel]` where no area is left. */
function output(layer: Layer, image: Image, weights: readonly (readonly unknown[])[] = []): unknown {
  const shape = [image.length, image[0]?.length ?? 0, image[0]?.[0]?.length ?? 0];
  const model = sequential([input(shape), layer]);
  models.push(model);
  const { tfModel } = model;
  let values: unknown;
  tf.tidy(() => {
    if (weights.length > 0) tfModel.setWeights(weights.map((each) => tf.tensor(each as number[])));
    const result = tfModel.predict(tf.tensor([image] as never)) as Tensor;
    [values] = result.arraySync() as unknown[];
  });
  return values;
}

/** An image of one channel. */
function gray(rows: readonly (readonly number[])[]): Image {
  return rows.map((row) => row.map((value) => [value]));
}

/** Images of one channel each, put one behind the other: `[channel][row][column]` → `[row][column][channel]`. */
function stacked(channels: readonly (readonly (readonly number[])[])[]): Image {
  const rows = channels[0] ?? [];
  return rows.map((row, y) => row.map((_, x) => channels.map((channel) => channel[y]?.[x] ?? 0)));
}

describe("row 3: max pooling", () => {
  it("takes each channel by itself", () => {
    const channels = [
      [
        [1, 2],
        [3, 4],
      ],
      [
        [9, 0],
        [0, 0],
      ],
    ];
    expect(output(maxPooling2d(), stacked(channels))).toEqual([[[4, 9]]]);
  });

  it("forgives a shift within its areas only: the invariance is partial", () => {
    const spot = (column: number) =>
      gray([0, 1, 2, 3].map((row) => [0, 1, 2, 3].map((x) => (row === 1 && x === column ? 9 : 0))));
    const pooled = [0, 1, 2, 3].map((column) => output(maxPooling2d(), spot(column)));
    expect(pooled[0]).toEqual(pooled[1]);
    expect(pooled[2]).toEqual(pooled[3]);
    expect(pooled[1]).not.toEqual(pooled[2]);
  });

  it("lessens what a digit's shift by one pixel changes, and does not undo it", async () => {
    const { test } = await loadMnist();
    const digit = test.images.slice(0, 1).batch(0, 1);
    const rows = Array.from({ length: 28 }, (_, y) => Array.from(digit.subarray(28 * y, 28 * y + 28)));
    const shifted = rows.map((row) => [0, ...row.slice(0, -1)]);
    const change = (one: unknown, other: unknown) => {
      const [values, others] = [one, other].map((each) => (each as number[][][]).flat(2)) as [number[], number[]];
      const difference = values.reduce((sum, value, index) => sum + Math.abs(value - (others[index] as number)), 0);
      return difference / values.reduce((sum, value) => sum + value, 0);
    };
    const before = change(gray(rows), gray(shifted));
    const after = change(output(maxPooling2d(), gray(rows)), output(maxPooling2d(), gray(shifted)));
    expect(after).toBeGreaterThan(0);
    expect(after).toBeLessThan(before);
  });
});

describe("row 14: max pooling of [[4,3,8],[5,5,7],[6,7,5]]", () => {
  const image = gray([
    [4, 3, 8],
    [5, 5, 7],
    [6, 7, 5],
  ]);

  it("with pool 2 and stride 1 is [[5,8],[7,7]]", () => {
    expect(output(maxPooling2d(2, 1), image)).toEqual(
      gray([
        [5, 8],
        [7, 7],
      ]),
    );
  });

  it("with stride 2 is [[5]]", () => {
    expect(output(maxPooling2d(2, 2), image)).toEqual(gray([[5]]));
  });

  it("with stride 2 and padding same is [[5,8],[7,5]]", () => {
    expect(output(maxPooling2d(2, 2, { padding: "same" }), image)).toEqual(
      gray([
        [5, 8],
        [7, 5],
      ]),
    );
  });
});

describe("row 16: general and global pooling of [[1,5,8,7],[1,3,4,2],[3,2,1,4],[5,7,6,2]]", () => {
  const image = gray([
    [1, 5, 8, 7],
    [1, 3, 4, 2],
    [3, 2, 1, 4],
    [5, 7, 6, 2],
  ]);

  it("2×2 is [[5,8],[7,6]]", () => {
    expect(output(maxPooling2d(), image)).toEqual(
      gray([
        [5, 8],
        [7, 6],
      ]),
    );
  });

  it("the global maximum is 8, the global average 3.8125", () => {
    expect(output(globalMaxPooling2d(), image)).toEqual([8]);
    expect(output(globalAveragePooling2d(), image)).toEqual([3.8125]);
  });
});

it("row 18: a stack's output shapes are those that the engine's layers have", () => {
  const network = sequential([
    input([28, 28, 1]),
    conv2d(64, 5),
    maxPooling2d(3, 2, { padding: "same" }),
    conv2d(32, 3, 2, { padding: "same" }),
    flatten(),
    dense(10),
  ]);
  models.push(network);
  const shapes = shapeTable(network).rows.map(({ outputShape }) => outputShape);
  expect(network.tfModel.layers.map((layer) => layer.outputShape)).toEqual(shapes);
});

it("row 31: a filter that makes [[0,6,0],[3,1,0],[5,4,4]] of a 5×5 input of 3 channels", () => {
  const image = stacked([
    [
      [0, 1, 3, 0, 1],
      [2, 2, 1, 1, 1],
      [3, 1, 0, 0, 0],
      [1, 0, 2, 1, 2],
      [1, 1, 3, 1, 1],
    ],
    [
      [0, 2, 2, 1, 1],
      [0, 0, 1, 0, 2],
      [1, 1, 2, 2, 2],
      [1, 2, 1, 1, 0],
      [0, 0, 0, 2, 2],
    ],
    [
      [1, 1, 0, 2, 2],
      [1, 0, 1, 1, 1],
      [1, 1, 2, 2, 2],
      [0, 1, 1, 1, 0],
      [1, 0, 2, 2, 0],
    ],
  ]);
  const filter = stacked([
    [
      [0, 0, 0],
      [0, 1, 0],
      [0, -1, 1],
    ],
    [
      [0, 1, 1],
      [1, 0, 0],
      [0, 0, 1],
    ],
    [
      [0, -1, 1],
      [0, -1, 0],
      [0, 0, 0],
    ],
  ]);
  // [row, column, channel, filter], one filter.
  const kernel = filter.map((row) => row.map((channels) => channels.map((weight) => [weight])));
  const layer = conv2d(1, 3, 2, { padding: 1 });
  expect(output(layer, image, [kernel, [1]])).toEqual(
    gray([
      [0, 6, 0],
      [3, 1, 0],
      [5, 4, 4],
    ]),
  );
});

it("row 32: in Conv2D(2, 3, 1, same) each filter sums over the channels, and the filters become the channels", () => {
  const channels = [
    [
      [1, 2, 0],
      [0, 1, 3],
      [2, 0, 1],
    ],
    [
      [0, 1, 1],
      [2, 0, 0],
      [1, 3, 0],
    ],
  ];
  const filters = [
    [
      [
        [0, 1, 0],
        [1, 2, 1],
        [0, 1, 0],
      ],
      [
        [1, 0, -1],
        [0, 1, 0],
        [-1, 0, 1],
      ],
    ],
    [
      [
        [1, 1, 1],
        [0, 0, 0],
        [-1, -1, -1],
      ],
      [
        [0, 0, 1],
        [0, 1, 0],
        [1, 0, 0],
      ],
    ],
  ];
  const biases = [10, -5];
  const kernel = [0, 1, 2].map((y) =>
    [0, 1, 2].map((x) => [0, 1].map((channel) => filters.map((filter) => filter[channel]?.[y]?.[x] ?? 0))),
  );
  // Each channel by itself, and no bias: what a filter's part for that channel gives.
  const alone = filters.map((filter) =>
    filter.map((part, channel) => {
      const weights = part.map((row) => row.map((weight) => [[weight]]));
      const own = gray(channels[channel] as number[][]);
      return output(conv2d(1, 3, 1, { padding: "same", useBias: false }), own, [weights]) as number[][][];
    }),
  );
  const sums = stacked(
    alone.map((parts, filter) =>
      [0, 1, 2].map((y) =>
        [0, 1, 2].map((x) => parts.reduce((sum, part) => sum + (part[y]?.[x]?.[0] ?? 0), biases[filter] ?? 0)),
      ),
    ),
  );
  const layer = conv2d(2, 3, 1, { padding: "same" });
  expect(output(layer, stacked(channels), [kernel, biases])).toEqual(sums);
});

it("row 33: the feature maps of 32 filters on a digit, (1, 26, 26, 32), drawn as 2×16 gray panels", async () => {
  const { test } = await loadMnist();
  const network = sequential([input([28, 28, 1]), conv2d(32, 3, { activation: "relu" })], { seed: 33 });
  models.push(network);
  let maps: number[][][] = [];
  tf.tidy(() => {
    const digit = tf.tensor(test.images.batch(0, 1), [1, 28, 28, 1]);
    const features = network.tfModel.predict(digit) as Tensor;
    expect(features.shape).toEqual([1, 26, 26, 32]);
    const stack = features.div(features.max()).transpose([3, 1, 2, 0]).reshape([32, 26, 26]);
    maps = stack.arraySync() as number[][][];
  });
  const picture = imageGrid(maps, { columns: 16 });
  expect(picture.altText).toMatch(/32 .*26×26.* 2 .*16/);
});
