/** Convolution and pooling, cell by cell, against the engine's own. */
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { KernelWindows } from "../../../src/nn/shape/kernelWindows.ts";
import { type SlidingWindow, slideWindow } from "../../../src/nn/shape/slidingWindow.ts";
import { type Convolution, convolutionCell, convolvedValues } from "../../../src/nn/values/convolutionCell.ts";
import { type Pooling, pooledValues, poolingCell } from "../../../src/nn/values/poolingCell.ts";
import { tf } from "../../../src/tensor/tf.ts";

/** The same cases on every machine. */
const RUNS = { seed: 5, numRuns: 150 };

function windows(window: SlidingWindow): KernelWindows {
  const { size, effectiveKernel, paddingBefore } = slideWindow("test", "", window);
  return new KernelWindows(size, window.stride, window.dilation, effectiveKernel, paddingBefore);
}

const size = (most: number) => fc.integer({ min: 1, max: most });
/** Small whole numbers, whose sums 32-bit floats hold exactly. */
const numbers = (count: number) => fc.array(fc.integer({ min: -9, max: 9 }), { minLength: count, maxLength: count });

/** A window that fits on an axis. */
const slidingWindow = (paddings: readonly SlidingWindow["padding"][]) =>
  fc
    .record({ input: size(7), kernel: size(4), stride: size(3), padding: fc.constantFrom(...paddings) })
    .filter(({ input, kernel, padding }) => padding !== "valid" || kernel <= input);

describe("a convolution's cells", () => {
  const geometry = fc
    .tuple(
      slidingWindow(["valid", "same", "full", [1, 2]]),
      slidingWindow(["valid", "same", "full", [1, 2]]),
      fc.boolean(),
      size(3),
      size(2),
    )
    .map(([down, right, isDilated, channels, filters]) => {
      // The engine knows no stride together with a dilation, and one padding for both axes.
      const spread = isDilated ? { dilation: 2, stride: 1 } : { dilation: 1 };
      const rows = { ...down, ...spread };
      return { rows, columns: { ...right, ...spread, padding: down.padding }, channels, filters };
    })
    .filter(({ rows, columns }) =>
      [rows, columns].every(({ input, kernel, dilation, padding }) => {
        const [before, after] = Array.isArray(padding) ? padding : [0, 0];
        return (
          (padding !== "valid" && !Array.isArray(padding)) || (kernel - 1) * dilation + 1 <= input + before + after
        );
      }),
    );
  const convolutions = geometry.chain(({ rows, columns, channels, filters }) =>
    fc.record({
      rows: fc.constant(rows),
      columns: fc.constant(columns),
      channels: fc.constant(channels),
      filters: fc.constant(filters),
      input: numbers(rows.input * columns.input * channels),
      kernel: numbers(rows.kernel * columns.kernel * channels * filters),
      bias: numbers(filters),
    }),
  );

  it("have the engine's values", () => {
    fc.assert(
      fc.property(convolutions, ({ rows, columns, channels, filters, input, kernel, bias }) => {
        const ours = convolvedValues({
          input: { shape: [rows.input, columns.input, channels], values: input },
          kernel: { shape: [rows.kernel, columns.kernel, channels, filters], values: kernel },
          bias,
          rows: windows(rows),
          columns: windows(columns),
        });
        const theirs = tf.tidy(() => {
          const image = tf.tensor4d(input, [1, rows.input, columns.input, channels]);
          const weights = tf.tensor4d(kernel, [rows.kernel, columns.kernel, channels, filters]);
          const { padding } = rows;
          const isNamed = padding === "valid" || padding === "same";
          const sides = [rows, columns].map((window): [number, number] => {
            const { paddingBefore, paddingAfter } = slideWindow("test", "", window);
            return [paddingBefore, paddingAfter];
          });
          const padded = isNamed ? image : tf.pad(image, [[0, 0], ...sides, [0, 0]] as [number, number][]);
          const strides: [number, number] = [rows.stride, columns.stride];
          const dilations: [number, number] = [rows.dilation, columns.dilation];
          const result = tf.conv2d(
            padded as typeof image,
            weights,
            strides,
            isNamed ? padding : "valid",
            "NHWC",
            dilations,
          );
          return { shape: result.shape, values: [...result.add(bias).dataSync()] };
        });
        expect(ours.shape).toEqual(theirs.shape.slice(1));
        expect(ours.values.map((value) => value + 0)).toEqual(theirs.values.map((value) => value + 0));
      }),
      RUNS,
    );
  });

  it("say each term, with padding as zeros", () => {
    const axis = windows({ input: 2, kernel: 2, stride: 1, dilation: 1, padding: "same" });
    const convolution: Convolution = {
      input: { shape: [2, 2, 1], values: [1, 2, 3, 4] },
      kernel: { shape: [2, 2, 1, 1], values: [10, 20, 30, 40] },
      bias: [5],
      rows: axis,
      columns: axis,
    };
    const { channels, bias, sum } = convolutionCell(convolution, 1, 1, 0);
    expect([bias, sum]).toEqual([5, 45]);
    expect(channels).toEqual([
      {
        subtotal: 40,
        terms: [
          { row: 1, column: 1, isPadding: false, value: 4, weight: 10, product: 40 },
          { row: 1, column: 2, isPadding: true, value: 0, weight: 20, product: 0 },
          { row: 2, column: 1, isPadding: true, value: 0, weight: 30, product: 0 },
          { row: 2, column: 2, isPadding: true, value: 0, weight: 40, product: 0 },
        ],
      },
    ]);
    expect(() => convolutionCell(convolution, 2, 0, 0)).toThrow("no window 2 of 2");
  });
});

describe("a pooling's cells", () => {
  const poolings = fc
    .tuple(
      fc.constantFrom<Pooling["type"]>("max", "average"),
      slidingWindow(["valid", "same"]),
      slidingWindow(["valid", "same"]),
      size(3),
    )
    .map(([type, down, right, channels]) => {
      const isFit = down.kernel <= down.input && right.kernel <= right.input;
      const padding = isFit ? down.padding : "same";
      const rows: SlidingWindow = { ...down, dilation: 1, padding };
      return { type, rows, columns: { ...right, dilation: 1, padding } as SlidingWindow, channels };
    })
    .chain((pooling) =>
      fc.record({
        pooling: fc.constant(pooling),
        input: numbers(pooling.rows.input * pooling.columns.input * pooling.channels),
      }),
    );

  it("have the engine's values", () => {
    fc.assert(
      fc.property(poolings, ({ pooling: { type, rows, columns, channels }, input }) => {
        const ours = pooledValues({
          type,
          input: { shape: [rows.input, columns.input, channels], values: input },
          poolSize: [rows.kernel, columns.kernel],
          rows: windows(rows),
          columns: windows(columns),
        });
        const theirs = tf.tidy(() => {
          const image = tf.tensor4d(input, [1, rows.input, columns.input, channels]);
          const pool = type === "max" ? tf.maxPool : tf.avgPool;
          const poolSize: [number, number] = [rows.kernel, columns.kernel];
          const result = pool(image, poolSize, [rows.stride, columns.stride], rows.padding as "same");
          return { shape: result.shape, values: [...result.dataSync()] };
        });
        expect(ours.shape).toEqual(theirs.shape.slice(1));
        for (const [index, value] of ours.values.entries())
          expect(value).toBeCloseTo(theirs.values[index] as number, 5);
      }),
      RUNS,
    );
  });

  it("say which cell is the largest, the first of equals; a number that is none wins", () => {
    const axis = windows({ input: 2, kernel: 2, stride: 2, dilation: 1, padding: "valid" });
    const pooling = (values: readonly number[], type: Pooling["type"] = "max") =>
      poolingCell({ type, input: { shape: [2, 2, 1], values }, poolSize: [2, 2], rows: axis, columns: axis }, 0, 0, 0);
    expect(pooling([1, 7, 7, 2])).toMatchObject({ winner: 1, result: 7, count: 4 });
    expect(pooling([1, Number.NaN, 7, Number.NaN])).toMatchObject({ winner: 1, result: Number.NaN });
    expect(pooling([-Infinity, -Infinity, -Infinity, -Infinity])).toMatchObject({ winner: 0, result: -Infinity });
    expect(pooling([1, 7, 7, 2], "average")).toMatchObject({ winner: -1, result: 4.25 });
  });

  it("leave padding out: negative numbers stay the largest, and an average has only its own cells", () => {
    const axis = windows({ input: 1, kernel: 2, stride: 1, dilation: 1, padding: "same" });
    const input = { shape: [1, 1, 1], values: [-3] } as const;
    for (const type of ["max", "average"] as const) {
      const cell = poolingCell({ type, input, poolSize: [2, 2], rows: axis, columns: axis }, 0, 0, 0);
      expect([cell.result, cell.count]).toEqual([-3, 1]);
    }
  });
});
