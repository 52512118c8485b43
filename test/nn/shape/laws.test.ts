import { afterEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { batchNormalization } from "../../../src/nn/layers/batchNormalization.ts";
import { concatenate } from "../../../src/nn/layers/concatenate.ts";
import { conv2d } from "../../../src/nn/layers/conv2d.ts";
import { conv2dTranspose } from "../../../src/nn/layers/conv2dTranspose.ts";
import { cropping2d } from "../../../src/nn/layers/cropping2d.ts";
import { dense } from "../../../src/nn/layers/dense.ts";
import { depthwiseConv2d } from "../../../src/nn/layers/depthwiseConv2d.ts";
import { spatialDropout2d } from "../../../src/nn/layers/dropout.ts";
import { flatten } from "../../../src/nn/layers/flatten.ts";
import { globalAveragePooling2d } from "../../../src/nn/layers/globalPooling2d.ts";
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add, subtract } from "../../../src/nn/layers/merge.ts";
import { permute } from "../../../src/nn/layers/permute.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { outputShape } from "../../../src/nn/shape/outputShape.ts";
import { type OutputSizeOptions, outputSize } from "../../../src/nn/shape/outputSize.ts";
import { paramCount } from "../../../src/nn/shape/paramCount.ts";
import type { DataFormat, Shape } from "../../../src/nn/shape/shape.ts";
import { type TransposedOutputSizeOptions, transposedOutputSize } from "../../../src/nn/shape/transposedOutputSize.ts";

fc.configureGlobal({ seed: 20_261_124 });

const LARGEST = 2 ** 31 - 1;

const input = fc.integer({ min: 1, max: 120 });
const kernel = fc.integer({ min: 1, max: 12 });
const stride = fc.integer({ min: 1, max: 9 });
const dilation = fc.integer({ min: 1, max: 5 });
const cells = fc.integer({ min: 0, max: 15 });
const sides = fc.tuple(cells, cells);
const padding = fc.oneof(fc.constantFrom("valid" as const, "same" as const, "full" as const), cells, sides);

/** The size, or that there is none. */
function sizeOf(options: OutputSizeOptions): number | "refused" {
  return refusable(() => outputSize(options).size);
}

function refusable<T>(run: () => T): T | "refused" {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return "refused";
    throw error;
  }
}

describe("an output size", () => {
  it("is how often the kernel fits, put down cell by cell", () => {
    fc.assert(
      fc.property(input, kernel, stride, dilation, padding, (input, kernel, stride, dilation, padding) => {
        const options = { input, kernel, stride, dilation, padding };
        if (sizeOf(options) === "refused") {
          expect(["same", "full"]).not.toContain(padding);
          const added = typeof padding === "number" ? 2 * padding : padding === "valid" ? 0 : sum(padding as number[]);
          expect(input + added).toBeLessThan((kernel - 1) * dilation + 1);
          return;
        }
        const { size, paddingBefore, paddingAfter, leftOver, windows } = outputSize(options);
        const end = input + paddingBefore + paddingAfter;
        let positions = 0;
        let last = 0;
        for (let start = 0; start + (kernel - 1) * dilation < end; start += stride) {
          positions++;
          last = start + (kernel - 1) * dilation;
        }
        expect({ size, leftOver }).toEqual({ size: positions, leftOver: end - 1 - last });
        expect(leftOver).toBeLessThan(stride);
        expect(windows).toHaveLength(positions);
        expect(windows.at(-1)).toMatchObject({ end: last, inputStart: (positions - 1) * stride - paddingBefore });
      }),
      { numRuns: 1000 },
    );
  });

  it("is ⌈I/S⌉ for same, with no more cells than that needs, the extra one after", () => {
    fc.assert(
      fc.property(input, kernel, stride, dilation, (input, kernel, stride, dilation) => {
        const { size, paddingBefore, paddingAfter } = outputSize({ input, kernel, stride, dilation, padding: "same" });
        expect(size).toBe(Math.ceil(input / stride));
        expect([0, 1]).toContain(paddingAfter - paddingBefore);
        const added: [number, number] = [paddingBefore, paddingAfter];
        expect(sizeOf({ input, kernel, stride, dilation, padding: added })).toBe(size);
        if (paddingAfter === 0) return;
        const fewer: [number, number] = [paddingBefore, paddingAfter - 1];
        expect(sizeOf({ input, kernel, stride, dilation, padding: fewer })).not.toBe(size);
      }),
      { numRuns: 500 },
    );
  });

  it("is I + K − 1 for full and I − K + 1 for valid at stride 1", () => {
    fc.assert(
      fc.property(input, kernel, (input, kernel) => {
        expect(sizeOf({ input, kernel, padding: "full" })).toBe(input + kernel - 1);
        expect(sizeOf({ input, kernel })).toBe(kernel > input ? "refused" : input - kernel + 1);
      }),
    );
  });

  it("needs padding just as an input that is so much larger", () => {
    fc.assert(
      fc.property(input, kernel, stride, dilation, sides, (input, kernel, stride, dilation, padding) => {
        const larger = input + sum(padding);
        expect(sizeOf({ input, kernel, stride, dilation, padding })).toBe(
          sizeOf({ input: larger, kernel, stride, dilation }),
        );
      }),
    );
  });

  it("sees a dilated kernel as one of (K − 1)·D + 1 cells", () => {
    fc.assert(
      fc.property(input, kernel, stride, dilation, padding, (input, kernel, stride, dilation, padding) => {
        const spread = { input, kernel: (kernel - 1) * dilation + 1, stride, padding };
        expect(sizeOf({ input, kernel, stride, dilation, padding })).toBe(sizeOf(spread));
      }),
    );
  });

  it("of two layers is that of one with kernel K₁ + (K₂ − 1)·S₁ and stride S₁·S₂", () => {
    fc.assert(
      fc.property(input, kernel, stride, kernel, stride, (input, firstKernel, firstStride, kernel, stride) => {
        const first = sizeOf({ input, kernel: firstKernel, stride: firstStride });
        const both = first === "refused" ? first : sizeOf({ input: first, kernel, stride });
        const one = { input, kernel: firstKernel + (kernel - 1) * firstStride, stride: firstStride * stride };
        expect(both).toBe(sizeOf(one));
      }),
      { numRuns: 500 },
    );
  });

  it("grows with the input by no more than the input, and shrinks with kernel and stride", () => {
    fc.assert(
      fc.property(input, kernel, stride, padding, (input, kernel, stride, padding) => {
        const known = (options: OutputSizeOptions) => {
          const size = sizeOf(options);
          return size === "refused" ? 0 : size;
        };
        const size = known({ input, kernel, stride, padding });
        const grown = known({ input: input + 1, kernel, stride, padding });
        expect([size, size + 1]).toContain(grown);
        expect(known({ input, kernel, stride: stride + 1, padding })).toBeLessThanOrEqual(size);
        // A larger kernel brings more padding along where it is full.
        if (padding !== "full") {
          expect(known({ input, kernel: kernel + 1, stride, padding })).toBeLessThanOrEqual(size);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("is a whole number from 1 to 2³¹ − 1, or an error that says why", () => {
    const number = fc.oneof(
      { weight: 30, arbitrary: fc.integer({ min: 0, max: 20 }) },
      { weight: 8, arbitrary: fc.integer({ min: LARGEST - 20, max: LARGEST + 3 }) },
      fc.maxSafeInteger(),
      fc.double(),
      fc.constantFrom(2 ** 30, 2 ** 31, 2 ** 32, 2 ** 53, "28", null, undefined, true, 28n, {}, [28]),
    );
    const padding = fc.oneof(
      fc.constantFrom("valid", "same", "full", "none", undefined, null),
      number,
      fc.tuple(number, number),
    );
    let calculated = 0;
    fc.assert(
      fc.property(number, number, number, number, padding, (input, kernel, stride, dilation, padding) => {
        const options = { input, kernel, stride, dilation, padding } as unknown as OutputSizeOptions;
        let result: ReturnType<typeof outputSize>;
        try {
          result = outputSize(options);
        } catch (error) {
          expect(error instanceof RangeError || error instanceof TypeError).toBe(true);
          expect((error as Error).message).toMatch(/^outputSize/);
          return;
        }
        calculated++;
        const { size, paddingBefore, paddingAfter, leftOver, effectiveKernel } = result;
        expect(Number.isInteger(size) && size >= 1 && size <= LARGEST).toBe(true);
        for (const count of [paddingBefore, paddingAfter, leftOver, effectiveKernel]) {
          expect(Number.isSafeInteger(count) && count >= 0).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
    expect(calculated).toBeGreaterThan(300);
  });
});

describe("a transposed output size", () => {
  const options = fc
    .record({
      input,
      kernel,
      stride,
      dilation,
      padding: fc.constantFrom("valid" as const, "same" as const),
      outputPadding: fc.option(fc.integer({ min: 0, max: 8 })),
    })
    .map((settings): TransposedOutputSizeOptions & { stride: number; dilation: number } =>
      settings.stride > 1 ? { ...settings, dilation: 1 } : settings,
    );

  it("is one that the convolution brings back to the input", () => {
    fc.assert(
      fc.property(options, (options) => {
        const size = refusable(() => transposedOutputSize(options).size);
        const { input, kernel, stride, padding, dilation, outputPadding } = options;
        if (size === "refused") {
          // More than the stride's cells, or with an even kernel none where one is needed: it would not lead back.
          const isEven = ((kernel - 1) * dilation + 1) % 2 === 0;
          expect((outputPadding ?? 0) >= stride || (padding === "same" && outputPadding === 0 && isEven)).toBe(true);
          return;
        }
        expect(outputSize({ input: size, kernel, stride, dilation, padding: padding ?? "valid" }).size).toBe(input);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("a layer's output shape", () => {
  const size = fc.integer({ min: 1, max: 5 });
  const pair = fc.tuple(size, size);
  const wideSides = fc.tuple(sides, sides);
  const dataFormat = "channelsLast" as DataFormat;
  const convolution = fc
    .record({
      kernelSize: pair,
      strides: pair,
      dilationRate: pair,
      padding: fc.oneof(fc.constantFrom("valid" as const, "same" as const, "full" as const), wideSides),
    })
    .map((settings) => (Math.max(...settings.strides) > 1 ? { ...settings, dilationRate: [1, 1] as const } : settings));
  const pooling = fc.record({
    poolSize: pair,
    strides: fc.option(pair),
    padding: fc.constantFrom("valid" as const, "same" as const),
  });
  const transposing = fc
    .record({ kernelSize: pair, strides: pair, padding: fc.constantFrom("valid" as const, "same" as const) })
    .map((settings) => ({ ...settings, filters: 6 }));
  /** Every kind of layer that works on images, made for either place of the channels. */
  const imageLayer: fc.Arbitrary<(dataFormat: DataFormat) => Layer> = fc.oneof(
    convolution.map(
      (settings) => (dataFormat: DataFormat) => conv2d({ ...settings, filters: 6, groups: 2, dataFormat }),
    ),
    convolution.map(
      (settings) => (dataFormat: DataFormat) => depthwiseConv2d({ ...settings, depthMultiplier: 2, dataFormat }),
    ),
    convolution.map((settings) => (dataFormat: DataFormat) => separableConv2d({ ...settings, filters: 6, dataFormat })),
    transposing.map((settings) => (dataFormat: DataFormat) => conv2dTranspose({ ...settings, dataFormat })),
    pooling.map((settings) => (dataFormat: DataFormat) => maxPooling2d({ ...settings, dataFormat })),
    pooling.map((settings) => (dataFormat: DataFormat) => averagePooling2d({ ...settings, dataFormat })),
    fc.boolean().map((keepDims) => (dataFormat: DataFormat) => globalAveragePooling2d({ keepDims, dataFormat })),
    pair.map((size) => (dataFormat: DataFormat) => upSampling2d({ size, dataFormat })),
    wideSides.map((padding) => (dataFormat: DataFormat) => zeroPadding2d({ padding, dataFormat })),
    wideSides.map((cropping) => (dataFormat: DataFormat) => cropping2d({ cropping, dataFormat })),
  );
  const side = fc.integer({ min: 1, max: 40 });
  const channels = fc.integer({ min: 1, max: 4 }).map((half) => 2 * half);
  const batch = fc.option(fc.integer({ min: 1, max: 64 }));
  const shapeOf = (layer: Layer, shape: Shape) => refusable(() => outputShape(layer, shape));

  it("is the same but for the order when the channels come first", () => {
    fc.assert(
      fc.property(imageLayer, batch, side, side, channels, (build, batch, height, width, channels) => {
        const last = shapeOf(build("channelsLast"), [batch, height, width, channels]);
        const first = shapeOf(build("channelsFirst"), [batch, channels, height, width]);
        const reordered = last !== "refused" && last.length === 4 ? [last[0], last[3], last[1], last[2]] : last;
        expect(first).toEqual(reordered);
      }),
      { numRuns: 500 },
    );
  });

  it("leaves unknown just what follows from an unknown size", () => {
    fc.assert(
      fc.property(imageLayer, batch, side, side, channels, (build, batch, height, width, channels) => {
        const layer = build(dataFormat);
        const shape = shapeOf(layer, [batch, height, width, channels]);
        if (shape === "refused") return;
        const globally = shape.length === 2 || layer.config.type === "globalAveragePooling2d";
        const [ownBatch = null, ownHeight = null, ...rest] = shape;
        expect(shapeOf(layer, [batch, null, width, channels])).toEqual(globally ? shape : [ownBatch, null, ...rest]);
        expect(shapeOf(layer, [null, height, width, channels])).toEqual([null, ownHeight, ...rest]);
        expect(paramCount(layer, [null, null, null, channels]).total).toBe(
          paramCount(layer, [batch, height, width, channels]).total,
        );
      }),
      { numRuns: 300 },
    );
  });

  it("is along each axis the output size", () => {
    fc.assert(
      fc.property(convolution, side, side, (settings, height, width) => {
        const { kernelSize, strides, dilationRate, padding } = settings;
        const axis = (index: 0 | 1, input: number) =>
          sizeOf({
            input,
            kernel: kernelSize[index],
            stride: strides[index],
            dilation: dilationRate[index],
            padding: typeof padding === "string" ? padding : padding[index],
          });
        const sizes = [axis(0, height), axis(1, width)];
        const expected = sizes.includes("refused") ? "refused" : [null, ...sizes, 6];
        expect(shapeOf(conv2d({ ...settings, filters: 6 }), [null, height, width, 3])).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  it("with cells around is that of zeroPadding2d and a layer without", () => {
    fc.assert(
      fc.property(convolution, wideSides, side, side, (settings, padding, height, width) => {
        const padded = outputShape(zeroPadding2d({ padding }), [null, height, width, 2]);
        const bare = conv2d({ ...settings, filters: 6, padding: "valid" });
        const own = conv2d({ ...settings, filters: 6, padding });
        expect(shapeOf(own, [null, height, width, 2])).toEqual(shapeOf(bare, padded));
      }),
    );
  });

  it("is undone by what undoes the layer", () => {
    fc.assert(
      fc.property(batch, side, side, channels, wideSides, (batch, height, width, channels, edges) => {
        const shape = [batch, height, width, channels];
        expect(outputShape(cropping2d(edges), outputShape(zeroPadding2d(edges), shape))).toEqual(shape);
        expect(outputShape(reshape([height, width, channels]), outputShape(flatten(), shape))).toEqual(shape);
        expect(outputShape(permute([2, 3, 1]), outputShape(permute([3, 1, 2]), shape))).toEqual(shape);
        expect(
          outputShape(averagePooling2d(edges[0][0] + 1), outputShape(upSampling2d(edges[0][0] + 1), shape)),
        ).toEqual(shape);
        const parts = outputShape(concatenate(), [shape, [batch, height, width, edges[0][0] + 1]]);
        expect(parts).toEqual([batch, height, width, channels + edges[0][0] + 1]);
      }),
    );
  });
});

describe("what cannot be calculated", () => {
  const LAYERS: readonly Layer[] = [
    conv2d(6, 3, { groups: 2 }),
    conv2dTranspose(4, 3, 2),
    depthwiseConv2d({ kernelSize: 3, depthMultiplier: 1000 }),
    separableConv2d(4, 3),
    maxPooling2d(),
    globalAveragePooling2d(),
    upSampling2d(1000),
    zeroPadding2d(9),
    cropping2d(2),
    flatten(),
    reshape([-1, 2]),
    permute([3, 1, 2]),
    dense(10),
    concatenate(),
    add(),
    subtract(),
    batchNormalization(),
    spatialDropout2d(0.5),
  ];
  const size = fc.oneof(
    { weight: 30, arbitrary: fc.integer({ min: 1, max: 30 }) },
    { weight: 3, arbitrary: fc.constantFrom(null, LARGEST, LARGEST - 1, 2 ** 30) },
    fc.constantFrom(
      0,
      -1,
      2 ** 31,
      2 ** 53,
      2.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      "28",
      undefined,
      [28],
      {},
      true,
    ),
  );
  const shape = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(size, size, size, size) },
    { weight: 2, arbitrary: fc.array(size, { maxLength: 6 }) },
    fc.anything(),
  );
  const shapes = fc.oneof({ weight: 3, arbitrary: shape }, fc.array(shape, { maxLength: 3 }));

  afterEach(() => {
    delete process.env.CONVOLAB_LANG;
  });

  it.each(["en", "ko"])("is refused in words (%s), and what is calculated is a shape", (language) => {
    process.env.CONVOLAB_LANG = language;
    let calculated = 0;
    let refused = 0;
    fc.assert(
      fc.property(fc.constantFrom(...LAYERS), shapes, (layer, shapes) => {
        try {
          const result = outputShape(layer, shapes as Shape);
          calculated++;
          for (const size of result) expect(size === null || isSize(size)).toBe(true);
          expect(isCount(paramCount(layer, shapes as Shape).total)).toBe(true);
          expect(layer.outputShape(shapes as Shape)).toEqual(result);
        } catch (error) {
          if (!(error instanceof RangeError || error instanceof TypeError)) throw error;
          refused++;
          expect(error.message).toMatch(language === "ko" ? /[가-힣].*\.$/u : /^[\x20-\x7e–−·⌊⌋³¹×…]+\.$/u);
          expect(error.message).not.toMatch(/undefined is not|Cannot read|is not a function|\[object Object\]/);
        }
      }),
      { numRuns: 3000 },
    );
    expect(calculated).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(300);
  });

  it("is refused where no layer is given either", () => {
    fc.assert(
      fc.property(fc.anything(), shapes, (layer, shapes) => {
        expect(() => outputShape(layer as Layer, shapes as Shape)).toThrow(/outputShape|layer/);
        expect(() => paramCount(layer as Layer, shapes as Shape)).toThrow(/paramCount|layer/);
      }),
      { numRuns: 500 },
    );
  });
});

describe("a parameter count", () => {
  it("does not depend on the image, is shared out by groups, and equals a dense layer's on one cell", () => {
    const count = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(count, count, count, kernel, input, (inside, outside, groups, side, size) => {
        const [channels, filters] = [inside * groups, outside * groups];
        const shape = [null, side, side, channels];
        const whole = paramCount(conv2d(filters, side), shape);
        const grouped = paramCount(conv2d({ filters, kernelSize: side, groups }), shape);
        expect(grouped.weights * groups).toBe(whole.weights);
        expect(grouped.biases).toBe(whole.biases);
        expect(paramCount(conv2d(filters, side), [null, side + size, side + 2 * size, channels]).total).toBe(
          whole.total,
        );
        expect(paramCount(dense(filters), [null, side * side * channels]).total).toBe(whole.total);
        expect(whole.total).toBe(side ** 2 * channels * filters + filters);
      }),
    );
  });

  it("of a separable convolution is that of its two halves", () => {
    const count = fc.integer({ min: 1, max: 8 });
    fc.assert(
      fc.property(count, count, count, kernel, (channels, filters, depthMultiplier, side) => {
        const shape = [null, 40, 40, channels];
        const depthwise = depthwiseConv2d({ kernelSize: side, depthMultiplier, useBias: false });
        const halves =
          paramCount(depthwise, shape).total + paramCount(conv2d(filters, 1), outputShape(depthwise, shape)).total;
        const separable = separableConv2d({ filters, kernelSize: side, depthMultiplier });
        expect(paramCount(separable, shape).total).toBe(halves);
      }),
    );
  });
});

function isSize(size: number): boolean {
  return Number.isInteger(size) && size >= 1 && size <= LARGEST;
}

function isCount(count: number): boolean {
  return Number.isSafeInteger(count) && count >= 0;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}
