import { numberText, percentText } from "../drawing/numberText.ts";
import { Chart } from "./chart.ts";
import { type AxisOptions, altTextOf, checkAxisOptions, checkChoice, titleSpec } from "./chartOptions.ts";
import { ACCENT_COLOR, MAIN_COLOR } from "./chartTheme.ts";
import { type ClassMixups, readClassCounts } from "./classCounts.ts";
import { localMessages } from "./messages.ts";

/** How a chart of each class's accuracy looks. */
export interface PerClassAccuracyOptions extends AxisOptions {
  /** A name for each class; left out, their numbers. */
  readonly classNames?: ArrayLike<number | string>;
  /** In which order the classes stand: by number (the default), or the worst first. */
  readonly sort?: "class" | "accuracy";
}

const WIDTH = 320;
const ROW_HEIGHT = 22;
const MOST_CLASSES = 300;
const CLASSES_IN_ALT_TEXT = 3;

/** A class's result. */
interface ClassResult {
  readonly name: string;
  readonly right: number;
  readonly total: number;
}

/**
 * Draws how many of each class's examples were recognised: a bar for each class, the accuracy of all as a dashed line.
 *
 * ```ts
 * perClassAccuracy({ trueLabels: test.labels, predictedLabels: await predict(model, test.images) }, { sort: "accuracy" });
 * ```
 *
 * A class's accuracy is its recall: the right answers among the examples that are of the class.
 *
 * @param counts `[true class][predicted class]`, as `confusionCounts` returns, or `{ trueLabels, predictedLabels }`
 * @throws {TypeError} if it is neither
 * @throws {RangeError} if the matrix is not square, has more than 300 classes or a count below 0, or an option does not fit
 */
export function perClassAccuracy(counts: ClassMixups, options: PerClassAccuracyOptions = {}): Chart {
  checkAxisOptions("perClassAccuracy", options, ["classNames", "sort"]);
  const text = localMessages();
  const { sort = "class" } = options;
  checkChoice("sort", sort, ["class", "accuracy"]);
  const classes = readClassCounts(counts, "perClassAccuracy", options.classNames);
  if (classes.names.length > MOST_CLASSES)
    throw new RangeError(text.tooManyClasses(classes.names.length, MOST_CLASSES));
  const results = classes.counts.map((row, index): ClassResult => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return { name: classes.names[index] as string, right: row[index] as number, total };
  });
  const byAccuracy = results.filter(({ total }) => total > 0).sort((a, b) => a.right / a.total - b.right / b.total);
  const empty = results.filter(({ total }) => total === 0);
  const shown = sort === "class" ? results : [...byAccuracy, ...empty];

  const right = results.reduce((sum, each) => sum + each.right, 0);
  const total = results.reduce((sum, each) => sum + each.total, 0);
  const note = total === 0 ? text.noExamples() : text.accuracyOf(percentText(right / total), numberText(total));
  const values = shown.map((each, row) => ({
    row,
    name: each.name,
    accuracy: each.total === 0 ? 0 : each.right / each.total,
    label:
      each.total === 0
        ? text.noExampleOfClass()
        : `${percentText(each.right / each.total)} (${numberText(each.right)}/${numberText(each.total)})`,
  }));
  // The results stand on an axis too: a theme colours its labels, but no text among the marks.
  const rowAxis = (orient: "left" | "right", texts: readonly string[], title: string | null) => ({
    field: "row",
    type: "ordinal",
    scale: { domain: values.map(({ row }) => row) },
    axis: {
      orient,
      title,
      labelExpr: `${JSON.stringify(texts)}[datum.value]`,
      labelOverlap: false,
      labelPadding: 6,
      ticks: false,
      domain: false,
      grid: false,
    },
  });
  const names = values.map(({ name }) => name);
  const labels = values.map(({ label }) => label);
  const x = {
    field: "accuracy",
    type: "quantitative",
    title: options.xLabel ?? text.accuracy(),
    scale: { domain: [0, 1] },
    axis: { format: ".0%", tickCount: 5 },
  };
  const tooltip = [
    { field: "name", type: "nominal", title: text.class() },
    { field: "label", type: "nominal", title: text.accuracy() },
  ];
  const spec = {
    width: options.width ?? WIDTH,
    height: options.height ?? values.length * ROW_HEIGHT,
    data: { values },
    layer: [
      {
        mark: { type: "bar", color: MAIN_COLOR, height: { band: 0.75 } },
        encoding: { x, y: rowAxis("left", names, options.yLabel ?? null), tooltip },
      },
      { mark: { type: "point", opacity: 0 }, encoding: { y: rowAxis("right", labels, null) } },
      ...(total === 0
        ? []
        : [
            {
              data: { values: [{ all: right / total }] },
              mark: { type: "rule", color: ACCENT_COLOR, strokeDash: [4, 3], strokeWidth: 1.5 },
              encoding: { x: { field: "all", type: "quantitative" } },
            },
          ]),
    ],
    resolve: { axis: { y: "independent" } },
  };
  return new Chart(
    { ...titleSpec(options.title, [note]), ...spec },
    altTextOf(options, [text.perClassAlt(results.length), note, extremesAlt(byAccuracy), ...emptyAlt(empty)]),
  );
}

function extremesAlt(byAccuracy: readonly ClassResult[]): string {
  const text = localMessages();
  const told = (results: readonly ClassResult[]) =>
    results.map(({ name, right, total }) => `${name} ${percentText(right / total)}`).join(", ");
  if (byAccuracy.length === 0) return "";
  if (byAccuracy.length <= 2 * CLASSES_IN_ALT_TEXT) return text.classList(told(byAccuracy));
  return text.bestAndWorst(
    told(byAccuracy.slice(0, CLASSES_IN_ALT_TEXT)),
    told(byAccuracy.slice(-CLASSES_IN_ALT_TEXT).reverse()),
  );
}

function emptyAlt(empty: readonly ClassResult[]): string[] {
  return empty.length === 0 ? [] : [localMessages().classesWithoutExamples(empty.map(({ name }) => name).join(", "))];
}
