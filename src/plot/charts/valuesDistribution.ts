import { shownValue } from "../../display/shownValue.ts";
import type { Model } from "../../nn/model/model.ts";
import { getWeights, type ModelWeight } from "../../nn/model/modelWeights.ts";
import { refuseTensorFlowModel } from "../../nn/tables/tableOptions.ts";
import { Chart } from "./chart.ts";
import { type ChartNumbers, readNumbers } from "./chartNumbers.ts";
import { altTextOf, type ChartOptions, checkChartOptions, titleSpec } from "./chartOptions.ts";
import { binsSpec, checkBins, histogram, statisticsNotes } from "./histogram.ts";
import { binsOf } from "./histogramBins.ts";
import { localMessages } from "./messages.ts";
import { valueStatistics } from "./valueStatistics.ts";

/** How distributions look; `width` and `height` are a panel's. */
export interface ValuesDistributionOptions extends ChartOptions {
  /** Of a model: the name or number of one layer, or a list of such; left out, all layers. */
  readonly layers?: string | number | readonly (string | number)[];
  /** How many bars a panel has, 1 to 1000; left out, as many as suit the values. */
  readonly bins?: number;
}

const WIDTH = 260;
const HEIGHT = 120;
const COLUMNS = 2;
const MOST_PANELS = 60;

/** The values of one panel. */
interface Panel {
  readonly name: string;
  readonly shape: readonly number[];
  readonly values: ArrayLike<number>;
}

/**
 * Draws how values are distributed: those of each weight of a model in a panel of its own, with smallest, largest, mean,
 * deviation and the number of zeros, NaN and infinite ones; or those of one array or tensor (as `histogram`).
 *
 * ```ts
 * valuesDistribution(model, { layers: ["conv2d", "dense"] });
 * ```
 *
 * @param values a model (this loads the engine), what `getWeights` returns, or numbers of any shape
 * @throws {TypeError} if it is something else
 * @throws {RangeError} if there is no such layer, no weight, or more than 60 panels
 */
export function valuesDistribution(
  values: Model | readonly ModelWeight[] | ChartNumbers,
  options: ValuesDistributionOptions = {},
): Chart {
  checkChartOptions("valuesDistribution", options, ["layers", "bins"]);
  checkBins(options.bins);
  const text = localMessages();
  refuseTensorFlowModel("valuesDistribution", values);
  const weights = isModel(values) ? getWeights(values) : isWeights(values) ? values : null;
  if (weights === null) {
    if (options.layers !== undefined) throw new TypeError(text.layersOfValues(shownValue(values)));
    const { title, width: wide, height: high, altText, bins } = options;
    return histogram(values as ChartNumbers, { title, width: wide, height: high, altText, bins });
  }
  const panels = chosenWeights(values, weights, options.layers).map(panelOf);
  if (panels.length === 0) throw new RangeError(text.noWeights());
  if (panels.length > MOST_PANELS) throw new RangeError(text.tooManyPanels(panels.length, MOST_PANELS));

  const { width = WIDTH, height = HEIGHT } = options;
  const described = panels.map((panel) => ({ ...panel, statistics: valueStatistics(panel.values) }));
  const concat = described.map(({ name, shape, values: numbers, statistics }) => ({
    title: {
      text: `${name} [${shape.join(", ")}]`,
      subtitle: statisticsNotes(statistics),
      fontSize: 13,
      subtitleFontSize: 11,
    },
    width,
    height,
    ...binsSpec(binsOf(numbers, statistics, options.bins, undefined), undefined, null),
  }));
  return new Chart(
    { ...titleSpec(options.title, []), concat, columns: COLUMNS, spacing: 24 },
    altTextOf(options, [
      text.distributionsAlt(panels.length),
      ...described.map(({ name, statistics }) => `${name}: ${statisticsNotes(statistics).join(" · ")}`),
    ]),
  );
}

function isModel(given: unknown): given is Model {
  return typeof given === "object" && given !== null && "layers" in given && "tfModel" in given && "getLayer" in given;
}

function isWeights(given: unknown): given is readonly ModelWeight[] {
  return (
    Array.isArray(given) &&
    given.length > 0 &&
    given.every((each) => typeof each === "object" && each !== null && "layer" in each && "values" in each)
  );
}

function panelOf({ layer, name, shape, values }: ModelWeight): Panel {
  return { name: `${layer}/${name}`, shape, values: readNumbers(values, `${layer}/${name}`).values };
}

function chosenWeights(
  given: unknown,
  weights: readonly ModelWeight[],
  layers: ValuesDistributionOptions["layers"],
): readonly ModelWeight[] {
  if (layers === undefined) return weights;
  const wanted = Array.isArray(layers) ? (layers as readonly (string | number)[]) : [layers as string | number];
  return wanted.flatMap((each) => {
    if (isModel(given)) {
      const { name } = given.getLayer(each);
      return weights.filter(({ layer }) => layer === name);
    }
    const named = weights.filter(({ layer }) => layer === each);
    if (named.length > 0) return named;
    const names = Array.from(new Set(weights.map(({ layer }) => layer)));
    throw new RangeError(localMessages().unknownLayer(shownValue(each), names.join(", ")));
  });
}
