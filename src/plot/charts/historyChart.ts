import { shownValue } from "../../display/shownValue.ts";
import { figureText } from "../../nn/training/figureText.ts";
import { finiteExtent, wholeTicks, widenedDomain } from "./axisRange.ts";
import { Chart } from "./chart.ts";
import { altTextOf, type ChartOptions, checkChartOptions, titleSpec } from "./chartOptions.ts";
import type { Series } from "./chartSeries.ts";
import { type HistoryFigures, historyFigures, type TrainingHistory } from "./historyFigures.ts";
import { jsonNumber } from "./jsonNumber.ts";
import { localMessages } from "./messages.ts";
import { LINE_DASHES, LINE_SYMBOL } from "./seriesEncoding.ts";
import { thinnedSeries } from "./thinnedSeries.ts";

/** How a training's charts look; `width` and `height` are a panel's. */
export interface HistoryChartOptions extends ChartOptions {
  /** Which figures are drawn, such as `["loss", "accuracy"]`; left out, all of them. Validation's come along. */
  readonly metrics?: readonly string[];
}

const WIDTH = 300;
const HEIGHT = 200;
const TICKS = 5;
const MOST_POINTS = 1000;
const MOST_DOTS = 60;

/** A figure, and the same one of the validation data. */
interface Panel {
  readonly name: string;
  readonly training: readonly number[] | undefined;
  readonly validation: readonly number[] | undefined;
}

/**
 * Draws how a training went: a panel for each figure, training and validation as lines in it, and the best epoch above it.
 *
 * ```ts
 * const history = await fit(model, train, { epochs: 10, validationSplit: 0.1 });
 * historyChart(history, { metrics: ["loss"] });
 * ```
 *
 * @param history what `fit` returns, its `history`, or that of tfjs
 * @throws {TypeError} if it is no such
 * @throws {RangeError} if no epoch was completed, or a metric is not among the figures
 */
export function historyChart(history: TrainingHistory | HistoryFigures, options: HistoryChartOptions = {}): Chart {
  checkChartOptions("historyChart", options, ["metrics"]);
  const text = localMessages();
  const panels = chosenPanels(panelsOf(historyFigures(history)), options.metrics);
  const hasValidation = panels.some(({ validation }) => validation !== undefined);
  const names = hasValidation ? [text.training(), text.validation()] : [text.training()];
  const series = {
    field: "series",
    type: "nominal",
    sort: null,
    legend: hasValidation ? { title: null, orient: "bottom", ...LINE_SYMBOL } : null,
  };
  const facts = panels.map((panel) => bestNotes(panel));
  const { width = WIDTH, height = HEIGHT } = options;

  const specs = panels.map((panel, index) => {
    const lines = linesOf(panel);
    const longest = Math.max(...lines.map(({ y }) => y.length));
    const values = lines.flatMap((line) => {
      const { x, y } = thinnedSeries(line, MOST_POINTS);
      return Array.from(x, (epoch, at) => ({ epoch, value: jsonNumber(y[at] as number), series: line.name }));
    });
    const label = text.figure(panel.name);
    const format = isShare(panel.name) ? ".1%" : undefined;
    return {
      title: { text: label, subtitle: facts[index], fontSize: 13 },
      width,
      height,
      data: { values },
      mark: {
        type: "line",
        strokeCap: "round",
        strokeJoin: "round",
        point: longest <= MOST_DOTS ? { filled: true, size: 36 } : false,
      },
      encoding: {
        x: {
          field: "epoch",
          type: "quantitative",
          title: text.epoch(),
          scale: { zero: false, nice: false, ...widenedDomain(1, longest) },
          axis: { format: "d", labelFlush: false, ...wholeTicks(1, longest) },
        },
        y: {
          field: "value",
          type: "quantitative",
          title: null,
          // As many steps as ticks: with a tick at the top of each panel their titles are in line.
          scale: { zero: false, nice: TICKS, ...widenedDomain(...finiteExtent(lines.map((line) => line.y))) },
          axis: { format, tickCount: TICKS },
        },
        color: { ...series, scale: { domain: names } },
        strokeDash: { ...series, scale: { domain: names, range: LINE_DASHES.slice(0, names.length) } },
        tooltip: [
          { field: "series", type: "nominal", title: text.series() },
          { field: "epoch", type: "quantitative", title: text.epoch(), format: "d" },
          { field: "value", type: "quantitative", title: label, format: isShare(panel.name) ? ".2%" : ".4~g" },
        ],
      },
    };
  });
  const heading = titleSpec(options.title, []);
  const spec =
    specs.length === 1
      ? onePanel(specs[0] as object, options.title)
      : { ...heading, concat: specs, columns: specs.length === 4 ? 2 : 3 };
  const epochs = Math.max(...panels.flatMap((panel) => linesOf(panel).map(({ y }) => y.length)));
  return new Chart(
    spec,
    altTextOf(options, [
      text.historyAlt(epochs),
      ...panels.map((panel, index) => panelAlt(panel, facts[index] as readonly string[])),
    ]),
  );
}

/** A single panel needs no heading of its own besides the chart's. */
function onePanel(spec: object, title: string | undefined): object {
  if (title === undefined) return spec;
  const { title: own } = spec as { title: { text: string; subtitle: readonly string[] } };
  return { ...spec, title: { text: title, subtitle: [own.text, ...own.subtitle] } };
}

/** `valLoss` is the loss of the validation data; tfjs writes `val_loss`. */
function panelsOf(figures: HistoryFigures): readonly Panel[] {
  const panels = new Map<string, { training?: readonly number[]; validation?: readonly number[] }>();
  for (const [name, values] of Object.entries(figures)) {
    if (values.length === 0) continue;
    const validated = /^val(?:_(.+)|([A-Z].*))$/.exec(name);
    const camel = validated?.[2];
    const base = validated?.[1] ?? (camel === undefined ? name : camel.charAt(0).toLowerCase() + camel.slice(1));
    const panel = panels.get(base) ?? {};
    panels.set(base, validated === null ? { ...panel, training: values } : { ...panel, validation: values });
  }
  return Array.from(panels, ([name, { training, validation }]) => ({ name, training, validation }));
}

function chosenPanels(panels: readonly Panel[], metrics: readonly string[] | undefined): readonly Panel[] {
  if (metrics === undefined) return panels;
  const text = localMessages();
  if (!Array.isArray(metrics) || metrics.length === 0) throw new TypeError(text.metrics(shownValue(metrics)));
  return metrics.map((metric) => {
    const panel = panels.find(({ name }) => name === metric);
    if (panel === undefined)
      throw new RangeError(text.unknownMetric(shownValue(metric), panels.map(({ name }) => name).join(", ")));
    return panel;
  });
}

function linesOf({ training, validation }: Panel): readonly Series[] {
  const text = localMessages();
  const line = (name: string, values: readonly number[] | undefined): Series[] =>
    values === undefined
      ? []
      : [{ name, x: Float64Array.from(values, (_, index) => index + 1), y: Float64Array.from(values) }];
  return [...line(text.training(), training), ...line(text.validation(), validation)];
}

/** The best epoch by validation, or by training where there is none; and how many values are not numbers. */
function bestNotes(panel: Panel): readonly string[] {
  const text = localMessages();
  const notes: string[] = [];
  const judged = linesOf(panel).at(-1) as Series;
  const sign = isHigherBetter(panel.name) ? 1 : isLowerBetter(panel.name) ? -1 : 0;
  const finite = Array.from(judged.y.keys()).filter((index) => Number.isFinite(judged.y[index]));
  if (sign !== 0 && finite.length > 0) {
    const best = finite.reduce((at, index) =>
      ((judged.y[index] as number) - (judged.y[at] as number)) * sign > 0 ? index : at,
    );
    const value = valueText(panel.name, judged.y[best] as number);
    notes.push(sign > 0 ? text.highest(judged.name, value, best + 1) : text.lowest(judged.name, value, best + 1));
  }
  for (const { name, y } of linesOf(panel)) {
    const lost = y.length - y.filter((value) => Number.isFinite(value)).length;
    if (lost > 0) notes.push(text.notFiniteEpochs(name, lost));
  }
  return notes;
}

function panelAlt(panel: Panel, facts: readonly string[]): string {
  const text = localMessages();
  const lines = linesOf(panel).map(({ name, y }) =>
    text.courseAlt(name, valueText(panel.name, y[0] as number), valueText(panel.name, y.at(-1) as number)),
  );
  return text.panelAlt(text.figure(panel.name), [...lines, ...facts].join("; "));
}

function valueText(figure: string, value: number): string {
  return Number.isFinite(value)
    ? figureText(isShare(figure) ? "accuracy" : figure, value).replace(" %", "%")
    : String(value);
}

/** Figures that are parts of all, and are read as percentages. */
function isShare(figure: string): boolean {
  return /acc$|accuracy$/i.test(figure);
}

function isHigherBetter(figure: string): boolean {
  return isShare(figure) || /^(precision|recall|auc|f1|cosineProximity)/i.test(figure);
}

function isLowerBetter(figure: string): boolean {
  return /loss$|error$|^ms[el]e?$|^ma[p]?e$/i.test(figure);
}
