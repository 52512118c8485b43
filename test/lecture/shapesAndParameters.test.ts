/**
 * The figures of the lecture on shapes and parameters, each computed by what a learner calls. The numbers are those of the
 * table of the lecture's facts.
 */
import { describe, expect, it } from "@jest/globals";
import { conv2d } from "../../src/nn/layers/conv2d.ts";
import { dense } from "../../src/nn/layers/dense.ts";
import { flatten } from "../../src/nn/layers/flatten.ts";
import { input } from "../../src/nn/layers/input.ts";
import { maxPooling2d } from "../../src/nn/layers/pooling2d.ts";
import { upSampling2d } from "../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../src/nn/layers/zeroPadding2d.ts";
import { sequential } from "../../src/nn/model/sequential.ts";
import { alexNet } from "../../src/nn/readyModels/alexNet.ts";
import { lectureAutoencoder } from "../../src/nn/readyModels/lectureAutoencoder.ts";
import { missionOne } from "../../src/nn/readyModels/missionOne.ts";
import { missionTwo } from "../../src/nn/readyModels/missionTwo.ts";
import { outputSize } from "../../src/nn/shape/outputSize.ts";
import { paramCount } from "../../src/nn/shape/paramCount.ts";
import { receptiveField } from "../../src/nn/shape/receptiveField.ts";
import { paramTable } from "../../src/nn/tables/paramTable.ts";
import { shapeTable } from "../../src/nn/tables/shapeTable.ts";
import { summary } from "../../src/nn/tables/summary.ts";

describe("row 2: the convolution layer", () => {
  it("turns N×C×H×W into N×FN×OH×OW, and N×H×W×C into N×OH×OW×FN: the filters become the channels", () => {
    expect(conv2d(32, 5, { dataFormat: "channelsFirst" }).outputShape([10, 3, 28, 30])).toEqual([10, 32, 24, 26]);
    expect(conv2d(32, 5).outputShape([10, 28, 30, 3])).toEqual([10, 24, 26, 32]);
  });

  it("trains its filters and biases, and has nothing else", () => {
    const { weights, biases, total, trainable } = paramCount(conv2d(32, 5), [null, 28, 28, 3]);
    expect([weights, biases, total, trainable]).toEqual([5 * 5 * 3 * 32, 32, 2432, 2432]);
  });

  it("sees small areas in low layers and large ones in high layers", () => {
    const fields = receptiveField(
      sequential([input([28, 28, 1]), conv2d(8, 3), maxPooling2d(), conv2d(8, 3), maxPooling2d(), conv2d(8, 3)]),
    );
    expect(fields.map(({ size }) => size)).toEqual([
      [3, 3],
      [4, 4],
      [8, 8],
      [10, 10],
      [18, 18],
    ]);
  });
});

describe("row 3: the max pooling layer", () => {
  it("has no parameters", () => {
    expect(paramCount(maxPooling2d(), [null, 28, 28, 3]).total).toBe(0);
  });

  it("keeps the channels and shrinks each: N×C×H×W → N×C×OH×OW", () => {
    expect(maxPooling2d({ dataFormat: "channelsFirst" }).outputShape([10, 3, 28, 30])).toEqual([10, 3, 14, 15]);
  });
});

describe("row 4: the output's size", () => {
  it.each([
    [{ input: 28, kernel: 5, stride: 1, padding: 0 }, 23],
    [{ input: 28, kernel: 5, stride: 2, padding: 0 }, 11.5],
    [{ input: 100, kernel: 3, stride: 2, padding: 1 }, 49.5],
    [{ input: 227, kernel: 11, stride: 4, padding: 0 }, 54],
  ])("is ⌊(I − K + 2P)/S⌋ + 1, where the lecture leaves out the floor: %j", (row, quotient) => {
    expect((row.input - row.kernel + 2 * row.padding) / row.stride).toBe(quotient);
    expect(outputSize(row).size).toBe(Math.floor(quotient) + 1);
  });
});

describe("row 6: Conv2D(64, (5, 5)) on 28×28×1", () => {
  it.each([
    ["valid", [null, 24, 24, 64]],
    ["same", [null, 28, 28, 64]],
  ] as const)("gives with padding %s the shape %j and 1,664 parameters, all trained", (padding, shape) => {
    const network = sequential([input([28, 28, 1]), conv2d(64, [5, 5], { padding })]);
    expect(network.outputShape).toEqual(shape);
    const { totalParams, trainableParams, nonTrainableParams } = summary(network);
    expect([totalParams, trainableParams, nonTrainableParams]).toEqual([1664, 1664, 0]);
    expect(summary(network).toString()).toContain(" Trainable params: 1,664 (6.50 KB)");
  });
});

describe("row 7: signatures", () => {
  it("Conv2D has the lecture's defaults", () => {
    expect(conv2d({ filters: 64, kernelSize: [5, 5] }).config).toEqual({
      type: "conv2d",
      filters: 64,
      kernelSize: [5, 5],
      strides: [1, 1],
      padding: "valid",
      dataFormat: "channelsLast",
      dilationRate: [1, 1],
      groups: 1,
      activation: "linear",
      useBias: true,
      kernelInitializer: "glorotUniform",
      biasInitializer: "zeros",
      kernelRegularizer: null,
      biasRegularizer: null,
      activityRegularizer: null,
      kernelConstraint: null,
      biasConstraint: null,
    });
  });

  it("MaxPool2D has them too: strides None are the pool's size", () => {
    expect(maxPooling2d({ strides: null }).config).toEqual(maxPooling2d({ poolSize: [2, 2], strides: [2, 2] }).config);
    expect(maxPooling2d().config).toEqual({
      type: "maxPooling2d",
      poolSize: [2, 2],
      strides: [2, 2],
      padding: "valid",
      dataFormat: "channelsLast",
    });
  });

  it("pads unevenly where the total is odd: the extra cell goes after", () => {
    const { paddingBefore, paddingAfter } = outputSize({ input: 28, kernel: 4, padding: "same" });
    expect([paddingBefore, paddingAfter]).toEqual([1, 2]);
  });
});

it("row 8 (exercise 2): width 28, kernel 10, stride 2, no padding → 10", () => {
  expect(outputSize({ input: 28, kernel: 10, stride: 2, padding: 0 }).size).toBe(10);
});

describe("row 9 (exercise 3): Conv2D(64, 3, strides=2, same) on 100×100×1", () => {
  it("gives 50×50×64", () => {
    expect(conv2d(64, 3, { strides: 2, padding: "same" }).outputShape([null, 100, 100, 1])).toEqual([null, 50, 50, 64]);
  });

  it("pads one cell in all: none before, one after", () => {
    const { size, paddingBefore, paddingAfter } = outputSize({ input: 100, kernel: 3, stride: 2, padding: "same" });
    expect([size, paddingBefore, paddingAfter]).toEqual([50, 0, 1]);
  });
});

it("row 10: 4×4 with a border of 1 is 6×6", () => {
  expect(zeroPadding2d(1).outputShape([null, 4, 4, 1])).toEqual([null, 6, 6, 1]);
});

describe("row 11: padding same", () => {
  it.each([1, 3, 5, 7])(
    "is (F − 1)/2 on each side for the odd F = %i at stride 1, so that Hi + 2P is the padded size",
    (f) => {
      const { size, paddingBefore, paddingAfter } = outputSize({ input: 28, kernel: f, padding: "same" });
      expect([paddingBefore, paddingAfter, size]).toEqual([(f - 1) / 2, (f - 1) / 2, 28]);
    },
  );

  it("is in general max((⌈n/S⌉ − 1)·S + (K − 1)·D + 1 − n, 0), the extra cell after", () => {
    for (let n = 1; n <= 20; n++) {
      for (const [s, k, d] of [
        [1, 2, 1],
        [2, 3, 1],
        [3, 2, 1],
        [4, 11, 1],
        [1, 3, 2],
        [1, 4, 3],
      ] as const) {
        const total = Math.max((Math.ceil(n / s) - 1) * s + (k - 1) * d + 1 - n, 0);
        const { size, paddingBefore, paddingAfter } = outputSize({
          input: n,
          kernel: k,
          stride: s,
          dilation: d,
          padding: "same",
        });
        expect([size, paddingBefore, paddingAfter]).toEqual([
          Math.ceil(n / s),
          Math.floor(total / 2),
          Math.ceil(total / 2),
        ]);
      }
    }
  });
});

describe("row 12: Conv2D(64, 10, same) on 28×28×1", () => {
  it("gives 28×28×64 with 6,464 parameters", () => {
    const layer = conv2d(64, 10, { padding: "same" });
    expect(layer.outputShape([null, 28, 28, 1])).toEqual([null, 28, 28, 64]);
    expect(paramCount(layer, [null, 28, 28, 1]).total).toBe(6464);
  });

  it("pads 4 before and 5 after", () => {
    const { paddingBefore, paddingAfter } = outputSize({ input: 28, kernel: 10, padding: "same" });
    expect([paddingBefore, paddingAfter]).toEqual([4, 5]);
  });
});

describe("row 13: padding full", () => {
  it("is F − 1: 4×4 and 3×3 → pad 2, padded 8×8, output 6×6", () => {
    const { size, paddingBefore, paddingAfter } = outputSize({ input: 4, kernel: 3, padding: "full" });
    expect([paddingBefore, paddingAfter, 4 + paddingBefore + paddingAfter, size]).toEqual([2, 2, 8, 6]);
    expect(conv2d(1, 3, { padding: "full" }).outputShape([null, 4, 4, 1])).toEqual([null, 6, 6, 1]);
  });

  it("is what zero padding before a valid convolution makes, as Keras has no full", () => {
    const network = sequential([input([4, 4, 1]), zeroPadding2d(2), conv2d(1, 3)]);
    expect(network.outputShape).toEqual([null, 6, 6, 1]);
  });
});

it("row 14: the pooling's size is (4 − 2 + 0)/1 + 1 = 3", () => {
  expect(outputSize({ input: 4, kernel: 2, stride: 1, padding: 0 }).size).toBe(3);
  expect(maxPooling2d(2, 1).outputShape([null, 4, 4, 1])).toEqual([null, 3, 3, 1]);
});

describe("row 18: the output shapes of a stack of layers", () => {
  it("follow from layer to layer", () => {
    const network = sequential([
      input([28, 28, 1]),
      conv2d(64, 5),
      maxPooling2d(),
      conv2d(32, 3, { padding: "same" }),
      maxPooling2d(3, 2, { padding: "same" }),
      conv2d(120, 4, 2),
      flatten(),
      dense(10),
    ]);
    expect(shapeTable(network).rows.map(({ outputShape }) => outputShape.slice(1))).toEqual([
      [28, 28, 1],
      [24, 24, 64],
      [12, 12, 64],
      [12, 12, 32],
      [6, 6, 32],
      [2, 2, 120],
      [480],
      [10],
    ]);
  });
});

describe("row 19: W_c = K²·C·N, B_c = N, P_c = W_c + B_c", () => {
  it.each([
    [3, 1, 32],
    [5, 3, 64],
    [11, 3, 96],
    [1, 256, 10],
  ])("for K = %i, C = %i, N = %i", (k, c, n) => {
    const count = paramCount(conv2d(n, k), [null, 28, 28, c]);
    expect([count.weights, count.biases, count.total]).toEqual([k ** 2 * c * n, n, k ** 2 * c * n + n]);
  });

  it("holds for one group only: with groups a kernel is as deep as its group", () => {
    expect(paramCount(conv2d(8, 3, { groups: 2 }), [null, 28, 28, 4]).weights).toBe(3 ** 2 * (4 / 2) * 8);
  });

  it("is far less than a dense layer on the same input needs, since the weights are shared", () => {
    const shape = [null, 28, 28, 1] as const;
    const convolution = conv2d(32, 3);
    const outputs = convolution.outputShape(shape).reduce<number>((product, size) => product * (size ?? 1), 1);
    expect(paramCount(convolution, shape).total).toBe(320);
    expect(paramCount(dense(outputs), [null, 784]).total).toBe(784 * 21_632 + 21_632);
  });
});

describe("row 20: AlexNet", () => {
  const convolutions = (towers: 1 | 2) =>
    paramTable(alexNet({ towers }))
      .rows.filter(({ type }) => type === "conv2d")
      .map(({ params }) => params);

  it("has 34,944, 614,656, 885,120, 1,327,488 and 884,992 parameters in its convolutions, 3,747,200 in all", () => {
    const [first] = paramTable(alexNet({ towers: 1 })).rows;
    expect([first?.weights, first?.biases, first?.params]).toEqual([34_848, 96, 34_944]);
    expect(convolutions(1)).toEqual([34_944, 614_656, 885_120, 1_327_488, 884_992]);
    expect(convolutions(1).reduce((sum, each) => sum + each, 0)).toBe(3_747_200);
  });

  it("has 62,378,344 as a whole", () => {
    expect(alexNet({ towers: 1 }).countParams()).toBe(62_378_344);
  });

  it("has in the original's two towers 307,456, 885,120, 663,936, 442,624 and 60,965,224 as a whole", () => {
    expect(convolutions(2)).toEqual([34_944, 307_456, 885_120, 663_936, 442_624]);
    expect(alexNet({ towers: 2 }).countParams()).toBe(60_965_224);
  });
});

describe("the lecture's parameter table", () => {
  it.each([
    ["row 21", 64, 28, 5, 1, 1600, 64, 1664, "5² · 1 · 64 = 1,600"],
    ["row 22", 32, 14, 3, 64, 18_432, 32, 18_464, "3² · 64 · 32 = 18,432"],
    ["row 23", 120, 14, 3, 32, 34_560, 120, 34_680, "3² · 32 · 120 = 34,560"],
  ])(
    "%s: %i filters on %i×%i: W_c, B_c and their sum",
    (_, filters, size, kernel, channels, weights, biases, params, calculation) => {
      const table = paramTable(sequential([input([size, size, channels]), conv2d(filters, kernel)]));
      expect(table.rows).toMatchObject([{ filters, kernelSize: [kernel, kernel], channels, weights, biases, params }]);
      expect(table.toString()).toContain(calculation);
    },
  );
});

it("row 24: mission 1 has 896 and 18,496 parameters, 50,176 values flattened and 501,770 parameters behind them", () => {
  const rows = paramTable(missionOne()).rows.slice(0, 4);
  expect(rows.map(({ params }) => params)).toEqual([896, 18_496, 0, 501_770]);
  expect(rows[2]?.outputShape).toEqual([null, 50_176]);
});

it("row 25: Dense(28*28*64) behind Dense(10) has 10·50176 + 50176 = 551,936 parameters", () => {
  expect(paramTable(missionOne()).rows.at(-1)).toMatchObject({
    filters: 50_176,
    channels: 10,
    weights: 501_760,
    biases: 50_176,
    params: 551_936,
  });
});

it("row 26: mission 2 goes 100×75 → 50×38×32 → 25×19×64 → 13×10×128", () => {
  expect(
    paramTable(missionTwo())
      .rows.slice(0, 3)
      .map(({ outputShape }) => outputShape),
  ).toEqual([
    [null, 50, 38, 32],
    [null, 25, 19, 64],
    [null, 13, 10, 128],
  ]);
});

it("row 27: 13·10·128 = 16,640 flattened, and Dense(10) has 16640·10 + 10 = 166,410 parameters", () => {
  const [flat, last] = paramTable(missionTwo()).rows.slice(3);
  expect(flat?.outputShape).toEqual([null, 16_640]);
  expect(last).toMatchObject({ channels: 16_640, weights: 166_400, biases: 10, params: 166_410 });
});

describe("row 28: the autoencoder", () => {
  it("has the lecture's summary", () => {
    const rows = summary(lectureAutoencoder()).rows.slice(1);
    expect(rows.map(({ params, outputShape }) => [params, outputShape.slice(1).join("×")])).toEqual([
      [896, "50×38×32"],
      [18_496, "25×19×64"],
      [73_856, "13×10×128"],
      [0, "16640"],
      [166_410, "10"],
      [183_040, "16640"],
      [0, "13×10×128"],
      [0, "26×20×128"],
      [65_664, "25×19×128"],
      [0, "50×38×128"],
      [8256, "50×38×64"],
      [0, "100×76×64"],
      [4128, "100×75×32"],
      [33, "100×75×1"],
    ]);
  });

  it("has 520,779 parameters, all trained: the line behind the code, which leads nowhere, is none of it", () => {
    const { totalParams, trainableParams } = summary(lectureAutoencoder());
    expect([totalParams, trainableParams]).toEqual([520_779, 520_779]);
  });

  it("takes 3 channels and gives 1", () => {
    const network = lectureAutoencoder();
    expect([network.inputShape, network.outputShape]).toEqual([
      [null, 100, 75, 3],
      [null, 100, 75, 1],
    ]);
  });
});

it("row 29: a valid kernel of 2×2 trims 26×20 to 25×19, one of 1×2 trims 76 to 75", () => {
  expect(upSampling2d(2).outputShape([null, 13, 10, 128])).toEqual([null, 26, 20, 128]);
  expect(conv2d(128, [2, 2]).outputShape([null, 26, 20, 128])).toEqual([null, 25, 19, 128]);
  expect(conv2d(32, [1, 2]).outputShape([null, 100, 76, 64])).toEqual([null, 100, 75, 32]);
});

it("row 31: a 5×5 input, stride 2, pad 1, K 3 → ⌊(5 − 3 + 2)/2⌋ + 1 = 3, with 3²·3·1 + 1 = 28 parameters", () => {
  expect(outputSize({ input: 5, kernel: 3, stride: 2, padding: 1 }).size).toBe(3);
  expect(paramCount(conv2d(1, 3, 2, { padding: 1 }), [null, 5, 5, 3]).total).toBe(28);
});

it("row 33: 32 filters of 3×3, valid, on 28×28×1 → (1, 26, 26, 32)", () => {
  expect(conv2d(32, 3).outputShape([1, 28, 28, 1])).toEqual([1, 26, 26, 32]);
});
