import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { activation } from "../../../src/nn/layers/activation.ts";
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
import type { Layer } from "../../../src/nn/layers/layer.ts";
import { add, average, maximum, minimum, multiply, subtract } from "../../../src/nn/layers/merge.ts";
import { permute } from "../../../src/nn/layers/permute.ts";
import { averagePooling2d, maxPooling2d } from "../../../src/nn/layers/pooling2d.ts";
import { reshape } from "../../../src/nn/layers/reshape.ts";
import { separableConv2d } from "../../../src/nn/layers/separableConv2d.ts";
import { upSampling2d } from "../../../src/nn/layers/upSampling2d.ts";
import { zeroPadding2d } from "../../../src/nn/layers/zeroPadding2d.ts";
import { outputShape } from "../../../src/nn/shape/outputShape.ts";
import { paramCount } from "../../../src/nn/shape/paramCount.ts";
import type { Shape } from "../../../src/nn/shape/shape.ts";
import { weightSpecs } from "../../../src/nn/shape/weightSpecs.ts";

/** What Keras made of a configuration; see the script, oracle/kerasShapes.py. */
type Outcome =
  | "refused"
  | readonly [kind: "size" | "batch" | "setting" | "call", shape: Shape]
  | readonly [shape: Shape, weights: readonly (readonly number[])[], count: number, called: 0 | 1];

interface Oracle {
  readonly keras: string;
  readonly tensorflow: string;
  readonly layers: Readonly<
    Record<string, { readonly settings: readonly string[]; readonly rows: readonly (readonly unknown[])[] }>
  >;
}

const BUILDERS: Readonly<Record<string, (options: never) => Layer>> = {
  activation,
  add,
  average,
  averagePooling2d,
  batchNormalization,
  concatenate,
  conv2d,
  conv2dTranspose,
  cropping2d,
  dense,
  depthwiseConv2d,
  dropout,
  flatten,
  globalAveragePooling2d,
  globalMaxPooling2d,
  maximum,
  maxPooling2d,
  minimum,
  multiply,
  permute,
  reshape,
  separableConv2d,
  spatialDropout2d,
  subtract,
  upSampling2d,
  zeroPadding2d,
};

const oracle = JSON.parse(
  readFileSync(new URL("./oracle/fixtures/kerasShapes.json", import.meta.url), "utf8"),
) as Oracle;

const layers = Object.entries(oracle.layers).map(([type, { settings, rows }]) => ({
  type,
  rows: rows.map((row) => ({
    settings: Object.fromEntries(settings.map((name, index) => [name, row[index]])),
    inputShape: row.at(-2) as Shape | readonly Shape[],
    keras: row.at(-1) as Outcome,
  })),
}));

/** What this package makes of it; a refusal is an error with a text, and not any other. */
function ours(type: string, settings: object, inputShape: Shape | readonly Shape[]) {
  try {
    const builder = BUILDERS[type] as (options: object) => Layer;
    const layer = builder(settings);
    const shape = outputShape(layer, inputShape);
    const inputs = (Array.isArray(inputShape[0]) ? inputShape : [inputShape]) as readonly Shape[];
    const weights = weightSpecs(layer.config, inputs);
    return { shape, weights: weights.map((spec) => spec.shape), count: paramCount(layer, inputShape).total };
  } catch (error) {
    if (error instanceof RangeError && error.message.length > 40) return "refused";
    if (error instanceof TypeError && error.message.startsWith(type)) return "refused";
    throw error;
  }
}

describe("Keras's shapes and parameters", () => {
  it("come from enough configurations, of which most were calculated too", () => {
    const outcomes = layers.flatMap(({ rows }) => rows.map(({ keras }) => keras));
    const kinds = outcomes.map((keras) => {
      if (keras === "refused") return "refused";
      if (typeof keras[0] === "string") return keras[0];
      return keras[3] === 1 ? "calculated" : "said";
    });
    const counts = Object.fromEntries(
      [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((k) => k === kind).length]),
    );
    expect({ keras: oracle.keras, tensorflow: oracle.tensorflow, counts }).toEqual({
      keras: "3.15.1",
      tensorflow: "2.21.0",
      // What is not "refused" has a shape; "size", "batch" and "call" are what only this package refuses, see the script.
      counts: { batch: 11, calculated: 3510, call: 16, refused: 1214, said: 64, size: 11 },
    });
  });

  it.each(layers)("are $type's", ({ type, rows }) => {
    const differences = rows.flatMap(({ settings, inputShape, keras }) => {
      const expected =
        keras === "refused" || typeof keras[0] === "string"
          ? "refused"
          : { shape: keras[0], weights: keras[1], count: keras[2] };
      const got = ours(type, settings, inputShape);
      const isSame = JSON.stringify(got) === JSON.stringify(expected);
      return isSame ? [] : [{ settings, inputShape, keras, got }];
    });
    // A few of them are enough to see what is wrong.
    expect({ differences: differences.length, first: differences.slice(0, 3) }).toEqual({ differences: 0, first: [] });
  });
});
