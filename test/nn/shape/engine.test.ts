import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { dropout, spatialDropout2d } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d, globalMaxPooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import { input } from "../../../src/nn/layers/input.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add, multiply } from "../../../src/nn/layers/merge.ts";
import { permute } from "../../../src/nn/layers/permute.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { model } from "../../../src/nn/model/functional.ts";
import { outputShape } from "../../../src/nn/shape/outputShape.ts";
import { outputSize } from "../../../src/nn/shape/outputSize.ts";
import type { DataFormat, Shape } from "../../../src/nn/shape/shape.ts";
import { transposedOutputSize } from "../../../src/nn/shape/transposedOutputSize.ts";
import { weightSpecs } from "../../../src/nn/shape/weightSpecs.ts";
import { type Tensor, type Tensor4D, tf } from "../../../src/tensor/tf.ts";

process.env.CONVOLAB_ENGINE = "native";
fc.configureGlobal({ seed: 20_261_124 });

const kernel = fc.integer({ min: 1, max: 5 });
const stride = fc.integer({ min: 1, max: 4 });
const side = fc.integer({ min: 1, max: 14 });
const cells = fc.integer({ min: 0, max: 3 });
const sides = fc.tuple(fc.tuple(cells, cells), fc.tuple(cells, cells));
const kerasPadding = fc.constantFrom("valid" as const, "same" as const);
const dataFormat = fc.constantFrom<DataFormat>("channelsLast", "channelsFirst");

/** Strides, or a dilation: TensorFlow takes not both. */
const steps = fc
  .record({ stride, dilation: fc.integer({ min: 1, max: 3 }) })
  .map(({ stride, dilation }) => ({ stride, dilation: stride > 1 ? 1 : dilation }));

/** The shape of what is calculated, which leaves nothing behind. */
function shapeOf(calculate: () => Tensor): readonly number[] {
  return tf.tidy(() => {
    const result = calculate();
    // Not only said: there are as many values.
    expect(result.dataSync()).toHaveLength(result.size);
    return result.shape;
  });
}

/** What the arithmetic says, or nothing where it refuses. */
function accepted<T>(calculate: () => T): T | undefined {
  try {
    return calculate();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

describe("TensorFlow's own operations", () => {
  it("convolve to the output size, also with cells on each side and a dilation", () => {
    fc.assert(
      fc.property(side, side, kernel, steps, fc.oneof(kerasPadding, sides), (height, width, kernel, steps, padding) => {
        const size = (input: number, axis: 0 | 1) =>
          outputSize({ input, kernel, ...steps, padding: typeof padding === "string" ? padding : padding[axis] }).size;
        const expected = accepted(() => [2, size(height, 0), size(width, 1), 3]);
        if (expected === undefined) return;
        const around = typeof padding === "string" ? padding : ([[0, 0], ...padding, [0, 0]] as const);
        const image = () => tf.ones([2, height, width, 2]) as Tensor4D;
        const filter = () => tf.ones([kernel, kernel, 2, 3]) as Tensor4D;
        expect(
          shapeOf(() => tf.conv2d(image(), filter(), steps.stride, mutable(around), "NHWC", steps.dilation)),
        ).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("pool to the output size", () => {
    fc.assert(
      fc.property(side, side, kernel, stride, kerasPadding, (height, width, kernel, stride, padding) => {
        const size = (input: number) => outputSize({ input, kernel, stride, padding }).size;
        const expected = accepted(() => [2, size(height), size(width), 3]);
        if (expected === undefined) return;
        const image = () => tf.ones([2, height, width, 3]) as Tensor4D;
        expect(shapeOf(() => tf.maxPool(image(), kernel, stride, padding))).toEqual(expected);
        expect(shapeOf(() => tf.avgPool(image(), kernel, stride, padding))).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it("convolve backwards from the transposed output size", () => {
    const outputPadding = fc.option(fc.integer({ min: 0, max: 3 }));
    fc.assert(
      fc.property(side, side, kernel, stride, kerasPadding, outputPadding, (height, width, ...settings) => {
        const [kernel, stride, padding, outputPadding] = settings;
        const size = (input: number) => transposedOutputSize({ input, kernel, stride, padding, outputPadding }).size;
        const expected = accepted((): [number, number, number, number] => [2, size(height), size(width), 3]);
        if (expected === undefined) return;
        const image = () => tf.ones([2, height, width, 2]) as Tensor4D;
        const filter = () => tf.ones([kernel, kernel, 3, 2]) as Tensor4D;
        expect(shapeOf(() => tf.conv2dTranspose(image(), filter(), expected, stride, padding))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });
});

describe("a calculated layer's output and weights", () => {
  const small = fc.integer({ min: 1, max: 3 });
  const pair = fc.tuple(small, small);
  const useBias = fc.boolean();
  const padding = fc.oneof(kerasPadding, fc.constant("full" as const), sides);
  const movement = fc
    .record({ strides: pair, dilationRate: pair, kernelSize: fc.tuple(kernel, kernel) })
    .map((settings) => (Math.max(...settings.strides) > 1 ? { ...settings, dilationRate: [1, 1] as const } : settings));
  const pooling = fc.record({ poolSize: pair, strides: fc.option(pair), padding: kerasPadding, dataFormat });
  const image = fc.tuple(side, side).map(([height, width]): Shape => [2, height, width, 4]);

  /** Layers of a kind, all of which work on images of four channels. */
  const kinds: readonly { readonly kind: string; readonly layer: fc.Arbitrary<Layer> }[] = [
    {
      kind: "conv2d",
      layer: fc
        .tuple(movement, padding, small, fc.constantFrom(1, 2, 4), useBias, dataFormat)
        .map(([movement, padding, filters, groups, useBias, dataFormat]) =>
          conv2d({ ...movement, padding, filters: filters * groups, groups, useBias, dataFormat }),
        ),
    },
    {
      kind: "depthwiseConv2d",
      layer: fc
        .tuple(movement, padding, small, useBias, dataFormat)
        .map(([movement, padding, depthMultiplier, useBias, dataFormat]) =>
          depthwiseConv2d({ ...movement, padding, depthMultiplier, useBias, dataFormat }),
        ),
    },
    {
      kind: "separableConv2d",
      layer: fc
        .tuple(movement, padding, small, small, useBias, dataFormat)
        .map(([movement, padding, filters, depthMultiplier, useBias, dataFormat]) =>
          separableConv2d({ ...movement, padding, filters, depthMultiplier, useBias, dataFormat }),
        ),
    },
    {
      kind: "conv2dTranspose",
      layer: fc
        .tuple(movement, kerasPadding, small, fc.boolean(), useBias, dataFormat)
        .map(([movement, padding, filters, ownPadding, useBias, dataFormat]) => {
          const [height, width] = movement.strides;
          const outputPadding = ownPadding ? ([height - 1, width - 1] as const) : null;
          return conv2dTranspose({ ...movement, padding, filters, outputPadding, useBias, dataFormat });
        }),
    },
    { kind: "maxPooling2d", layer: pooling.map((settings) => maxPooling2d(settings)) },
    { kind: "averagePooling2d", layer: pooling.map((settings) => averagePooling2d(settings)) },
    {
      kind: "global pooling",
      layer: fc
        .tuple(fc.boolean(), fc.boolean(), dataFormat)
        .map(([isMax, keepDims, dataFormat]) =>
          (isMax ? globalMaxPooling2d : globalAveragePooling2d)({ keepDims, dataFormat }),
        ),
    },
    {
      kind: "upSampling2d",
      layer: fc
        .tuple(pair, fc.constantFrom("nearest" as const, "bilinear" as const), dataFormat)
        .map(([size, interpolation, dataFormat]) => upSampling2d({ size, interpolation, dataFormat })),
    },
    {
      kind: "zeroPadding2d",
      layer: fc.tuple(sides, dataFormat).map(([padding, dataFormat]) => zeroPadding2d({ padding, dataFormat })),
    },
    {
      kind: "cropping2d",
      layer: fc.tuple(sides, dataFormat).map(([cropping, dataFormat]) => cropping2d({ cropping, dataFormat })),
    },
    { kind: "flatten", layer: dataFormat.map((dataFormat) => flatten({ dataFormat })) },
    { kind: "reshape", layer: fc.constantFrom([-1], [2, -1], [-1, 2, 2]).map((shape) => reshape(shape)) },
    { kind: "permute", layer: fc.constantFrom([1, 2, 3], [3, 1, 2], [2, 3, 1]).map((dims) => permute(dims)) },
    {
      kind: "dense",
      layer: fc.tuple(small, useBias).map(([units, useBias]) => dense(units, { useBias, activation: "relu" })),
    },
    { kind: "dropout", layer: dataFormat.chain(() => fc.constantFrom(dropout(0.5), spatialDropout2d(0.5))) },
    {
      kind: "batchNormalization",
      layer: fc
        .tuple(fc.constantFrom(-1, 3, 1), fc.boolean(), fc.boolean())
        .map(([axis, center, scale]) => batchNormalization({ axis, center, scale })),
    },
  ];

  it.each(kinds)("are as said for $kind", ({ layer }) => {
    let calculated = 0;
    fc.assert(
      fc.property(layer, image, (layer, shape) => {
        const isFirst = "dataFormat" in layer.config && layer.config.dataFormat === "channelsFirst";
        const given = isFirst ? [shape[0] ?? null, shape[3] ?? null, ...shape.slice(1, 3)] : shape;
        const expected = accepted(() => outputShape(layer, given));
        if (expected === undefined) return;
        expect(calculatedBy(layer, [given])).toEqual({
          shape: expected,
          weights: weightSpecs(layer.config, [given]).map((spec) => spec.shape),
        });
        calculated++;
      }),
      { numRuns: 40 },
    );
    expect(calculated).toBeGreaterThan(15);
  });

  it("are as said for layers that join several inputs", () => {
    fc.assert(
      fc.property(image, small, small, (shape, more, copies) => {
        const [batch = null, height = null, width = null, channels = null] = shape;
        const joined = [shape, ...Array.from({ length: copies }, (): Shape => [batch, height, width, more])];
        const repeated: Shape[] = [shape, [batch, 1, width, channels], [batch, height, 1, 1], [batch, channels]];
        for (const [layer, shapes] of [
          [concatenate(), joined],
          [add(), repeated],
          [multiply(), repeated.slice(0, 2)],
        ] as const) {
          expect(calculatedBy(layer, shapes)).toEqual({ shape: outputShape(layer, shapes), weights: [] });
        }
      }),
      { numRuns: 25 },
    );
  });

  /** Calculates a model of one layer and says what came. */
  function calculatedBy(layer: Layer, shapes: readonly Shape[]) {
    const inputs = shapes.map(([, ...sizes]) => input(sizes));
    const network = model({ inputs, outputs: layer.apply(inputs) });
    const shape = shapeOf(() => network.tfModel.predict(shapes.map((sizes) => tf.ones(sizes as number[]))) as Tensor);
    const weights = network.tfModel.getWeights().map((weight) => weight.shape);
    network.dispose();
    return { shape, weights };
  }
});

/** TensorFlow.js's types want lists that may be changed. */
function mutable(padding: "valid" | "same" | readonly (readonly [number, number])[]) {
  if (typeof padding === "string") return padding;
  return padding.map(([before, after]) => [before, after]) as [
    [number, number],
    [number, number],
    [number, number],
    [number, number],
  ];
}
