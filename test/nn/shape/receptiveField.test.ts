import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add, multiply } from "../../../src/nn/layers/merge.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import type { Model } from "../../../src/nn/model/model.ts";
import { sequential } from "../../../src/nn/model/sequential.ts";
import { type LayerField, receptiveField } from "../../../src/nn/shape/receptiveField.ts";
import { type Tensor, tf } from "../../../src/tensor/tf.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const last = (fields: readonly LayerField[]): LayerField => fields.at(-1) as LayerField;

describe("a chain of layers", () => {
  // Layers, strides and paddings of VGG-16; 212 is the figure of Araujo, Norris and Sim's table.
  it("VGG-16's last pooling sees 212 × 212", () => {
    const block = (count: number) => [
      ...Array.from({ length: count }, () => conv2d(1, 3, { padding: "same" })),
      maxPooling2d(),
    ];
    const fields = receptiveField([2, 2, 3, 3, 3].flatMap(block), [null, 224, 224, 3]);
    expect(last(fields)).toEqual({
      layer: "maxPooling2d",
      size: [212, 212],
      jump: [32, 32],
      start: [-90, -90],
      aligned: true,
    });
  });

  it("height and width are followed apart, with dilation, padding and cropping", () => {
    const layers = [
      zeroPadding2d([
        [2, 0],
        [1, 0],
      ]),
      conv2d(1, [3, 1], { dilationRate: [4, 1] }),
      cropping2d([
        [1, 0],
        [3, 0],
      ]),
    ];
    expect(receptiveField(layers, [null, 40, 30, 1]).map(({ size, start }) => [size, start])).toEqual([
      [
        [1, 1],
        [-2, -1],
      ],
      [
        [9, 1],
        [-2, -1],
      ],
      [
        [9, 1],
        [-1, 2],
      ],
    ]);
  });

  it("up-sampling halves the step, and the largest of its cells' parts counts", () => {
    const fields = receptiveField([upSampling2d(2), conv2d(1, 2), conv2d(1, 2)], [null, 9, 9, 1]);
    expect(fields.map(({ size, jump }) => [size[0], jump[0]])).toEqual([
      [1, 0.5],
      [2, 0.5],
      [2, 0.5],
    ]);
  });

  it("behind flatten and global pooling a cell depends on the whole image", () => {
    const whole = { size: [28, 20], jump: [0, 0], start: [0, 0] };
    const decoder = [flatten(), dense(6), reshape([3, 2, 1]), conv2d(1, 2)];
    const fields = receptiveField([conv2d(1, 3, { padding: "same" }), ...decoder], [null, 28, 20, 1]);
    expect(fields.slice(1)).toEqual(
      decoder.map((layer) => expect.objectContaining({ layer: layer.config.type, ...whole })),
    );
    expect(last(receptiveField([globalAveragePooling2d()], [null, 28, 20, 1]))).toMatchObject(whole);
  });

  it("without a shape, sizes and steps are known, and starts where they do not depend on it", () => {
    const layers = [conv2d(1, 3, { padding: "same" }), conv2d(1, 3, 2, { padding: "same" }), flatten()];
    expect(receptiveField(layers)).toEqual([
      { layer: "conv2d", size: [3, 3], jump: [1, 1], start: [-1, -1], aligned: true },
      { layer: "conv2d", size: [5, 5], jump: [2, 2], start: [null, null], aligned: true },
      { layer: "flatten", size: [null, null], jump: [0, 0], start: [null, null], aligned: true },
    ]);
    expect(receptiveField([conv2d(1, 3, 2, { padding: "same", inputShape: [9, 8, 1] })])[0]?.start).toEqual([-1, 0]);
    expect(receptiveField([])).toEqual([]);
  });
});

describe("branches", () => {
  const image = input([32, 32, 4]);

  it("depend on what the largest depends on, and say whether they lie on each other", () => {
    const small = conv2d(4, 1)(image);
    const same = model({ inputs: image, outputs: add()([small, conv2d(4, 5, { padding: "same" })(image)]) });
    expect(last(receptiveField(same))).toMatchObject({ layer: "add", size: [5, 5], start: [-2, -2], aligned: true });
    const valid = model({
      inputs: image,
      outputs: add()([
        cropping2d([
          [0, 4],
          [0, 4],
        ])(small),
        conv2d(4, 5)(image),
      ]),
    });
    expect(last(receptiveField(valid))).toMatchObject({ size: [5, 5], start: [0, 0], aligned: false });
  });

  it("of a U-shaped network have one step again", () => {
    const down = conv2d(4, 3, { padding: "same" })(maxPooling2d()(image));
    const network = model({ inputs: image, outputs: add()([upSampling2d()(down), image]) });
    expect(last(receptiveField(network))).toMatchObject({ size: [6, 6], jump: [1, 1] });
  });

  it("of which one sees everything make all see everything", () => {
    const weights = globalAveragePooling2d({ keepDims: true })(image);
    const network = model({ inputs: image, outputs: multiply()([image, weights]) });
    expect(last(receptiveField(network))).toMatchObject({ size: [32, 32], aligned: true });
  });
});

describe("what the engine really does", () => {
  const ROWS = 96;
  const shared = { kernelInitializer: "ones" } as const;
  const sizes = fc.record({ kernel: fc.integer({ min: 1, max: 4 }), stride: fc.integer({ min: 1, max: 3 }) });
  const padding = fc.constantFrom("valid", "same");
  const layer: fc.Arbitrary<Layer> = fc.oneof(
    fc
      .tuple(sizes, fc.constantFrom("valid", "same", "full"))
      .map(([{ kernel, stride }, edge]) => conv2d(1, [kernel, 1], [stride, 1], { padding: edge, ...shared })),
    fc
      .tuple(sizes, fc.integer({ min: 2, max: 3 }))
      .map(([{ kernel }, dilation]) => conv2d(1, [kernel, 1], { dilationRate: [dilation, 1], ...shared })),
    fc
      .tuple(sizes, padding)
      .map(([{ kernel, stride }, edge]) => averagePooling2d([kernel, 1], [stride, 1], { padding: edge })),
    fc
      .tuple(sizes, padding)
      .map(([{ kernel, stride }, edge]) =>
        conv2dTranspose(1, [kernel, 1], { strides: [stride, 1], padding: edge, ...shared }),
      ),
    fc
      .tuple(fc.integer({ min: 1, max: 3 }), fc.constantFrom("nearest", "bilinear"))
      .map(([factor, interpolation]) => upSampling2d({ size: [factor, 1], interpolation })),
  );

  /** Which rows of the input each row of the output depends on: weights are positive, so that no effects cancel out. */
  function dependencies(network: Model): number[][] {
    const effects = tf.tidy(() => {
      const oneRowEach = tf.eye(ROWS).reshape([ROWS, ROWS, 1, 1]);
      return (network.tfModel.predict(oneRowEach) as Tensor).reshape([ROWS, -1]).transpose().arraySync() as number[][];
    });
    return effects.map((row) => row.flatMap((effect, index) => (effect > 0 ? [index] : [])));
  }

  it("is what is said, far from the edges", () => {
    let compared = 0;
    fc.assert(
      fc.property(fc.array(layer, { minLength: 1, maxLength: 4 }), (layers) => {
        const network = sequential([input([ROWS, 1, 1]), ...layers]);
        const { size, jump, start } = last(receptiveField(network));
        const [rows, step, first] = [size[0] as number, jump[0], start[0] as number];
        const inside = dependencies(network)
          .map((seen, row) => ({ seen, row, begin: first + row * step }))
          .filter(({ begin }) => begin >= 40 && begin + rows <= 64);
        network.dispose();
        if (inside.length < 12) return;
        compared++;
        const spans = inside.map(({ seen }) => (seen.length === 0 ? 0 : Math.max(...seen) - Math.min(...seen) + 1));
        expect(Math.max(...spans)).toBe(rows);
        if (layers.some(({ config }) => config.type === "upSampling2d" || config.type === "conv2dTranspose")) return;
        for (const { seen, begin } of inside) expect([seen[0], seen.at(-1)]).toEqual([begin, begin + rows - 1]);
      }),
      { numRuns: 80, seed: 7 },
    );
    expect(compared).toBeGreaterThan(30);
  });
});

describe("a wrong call", () => {
  it.each<[string, () => unknown, typeof TypeError | typeof RangeError, en: string, ko: string]>([
    ["a single layer", () => receptiveField(conv2d(1, 3) as never), TypeError, "a list of layers", "층의 배열"],
    [
      "an item that is no layer",
      () => receptiveField([conv2d(1, 3), 2] as never),
      TypeError,
      "item 1 is not a layer",
      "1번 항목",
    ],
    ["a layer that joins", () => receptiveField([add()]), RangeError, "is a chain", "한 줄로"],
    [
      "a layer that does not fit",
      () => receptiveField([conv2d(1, 5)], [null, 3, 3, 1]),
      RangeError,
      "does not fit",
      "입력보다 큽니다",
    ],
    ["up-sampling too fine", () => receptiveField([upSampling2d(70_000)]), RangeError, "65,536", "65,536"],
  ])("with %s says what is wrong, in both languages", (_, call, kind, english, korean) => {
    expect(call).toThrow(kind);
    expect(call).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(call).toThrow(korean);
  });
});
