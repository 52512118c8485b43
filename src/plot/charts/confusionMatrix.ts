import { countText } from "../../display/countText.ts";
import { numberText, percentText } from "../drawing/numberText.ts";
import { type Cell, cellChartSpec } from "./cellChart.ts";
import { Chart } from "./chart.ts";
import { type AxisOptions, altTextOf, checkAxisOptions, checkChoice, titleSpec } from "./chartOptions.ts";
import { type ClassCounts, type ClassMixups, readClassCounts } from "./classCounts.ts";
import { localMessages } from "./messages.ts";

/** How a confusion matrix looks. */
export interface ConfusionMatrixOptions extends AxisOptions {
  /** A name for each class; left out, their numbers. */
  readonly classNames?: ArrayLike<number | string>;
  /**
   * Writes parts instead of counts (as scikit-learn does): of each true class (`"true"`), of each predicted class (`"pred"`)
   * or of all examples (`"all"`). Left out, counts are written; colours then show parts of each true class, so that a class
   * with many examples does not hide the others.
   */
  readonly normalize?: "true" | "pred" | "all";
  /** Whether right answers are coloured too (true, the default); without them mix-ups stand out. */
  readonly shadeDiagonal?: boolean;
}

const MOST_CLASSES = 128;

/** In more the numbers would be too small to read. */
const MOST_WRITTEN_CLASSES = 40;
const MIXUPS_IN_ALT_TEXT = 3;

/**
 * Draws which classes were taken for which: a row for each true class, a column for each predicted one, right answers on
 * the diagonal, the number in each cell.
 *
 * ```ts
 * confusionMatrix({ trueLabels: test.labels, predictedLabels: await predict(model, test.images) });
 * ```
 *
 * @param counts `[true class][predicted class]`, as `confusionCounts` returns, or `{ trueLabels, predictedLabels }`
 * @throws {TypeError} if it is neither
 * @throws {RangeError} if the matrix is not square, has more than 128 classes or a count below 0, or an option does not fit
 */
export function confusionMatrix(counts: ClassMixups, options: ConfusionMatrixOptions = {}): Chart {
  checkAxisOptions("confusionMatrix", options, ["classNames", "normalize", "shadeDiagonal"]);
  const text = localMessages();
  const { normalize, shadeDiagonal = true } = options;
  checkChoice("normalize", normalize, ["true", "pred", "all", undefined]);
  checkChoice("shadeDiagonal", shadeDiagonal, [true, false]);
  const classes = readClassCounts(counts, "confusionMatrix", options.classNames);
  const { names } = classes;
  if (names.length > MOST_CLASSES) throw new RangeError(text.tooManyClasses(names.length, MOST_CLASSES));

  const rowSums = classes.counts.map((row) => sumOf(row));
  const columnSums = names.map((_, column) => sumOf(classes.counts.map((row) => row[column] as number)));
  const total = sumOf(rowSums);
  const partOf = (row: number, column: number): number => {
    const whole = normalize === "pred" ? columnSums[column] : normalize === "all" ? total : rowSums[row];
    return whole === 0 ? 0 : (classes.counts[row]?.[column] as number) / (whole as number);
  };
  const isWritten = names.length <= MOST_WRITTEN_CLASSES;
  const cells = classes.counts.flatMap((row, rowIndex) =>
    row.map((count, column): Cell => {
      const part = partOf(rowIndex, column);
      const written = normalize === undefined ? numberText(count) : percentText(part).replace("%", "");
      return {
        row: rowIndex,
        column,
        value: !shadeDiagonal && rowIndex === column ? null : part,
        ...(isWritten && { text: written }),
        count,
      };
    }),
  );
  const largest = cells.reduce((most, { value }) => Math.max(most, value ?? 0), 0) || 1;
  const spec = cellChartSpec({
    rows: names.length,
    columns: names.length,
    cells,
    rowNames: names,
    columnNames: names,
    xLabel: options.xLabel ?? text.predictedClass(),
    yLabel: options.yLabel ?? text.trueClass(),
    facts: [
      { field: "count", title: text.count(), format: "," },
      { field: "value", title: text.share(normalize ?? "true"), format: ".1%" },
    ],
    colorMap: "viridis",
    domain: [0, shadeDiagonal && normalize !== "all" ? 1 : largest],
    legendTitle: text.share(normalize ?? "true"),
    legendFormat: largest < 0.05 ? ".1%" : ".0%",
    width: options.width,
    height: options.height,
  });
  const accuracy = sumOf(classes.counts.map((row, index) => row[index] as number)) / total;
  const notes = total === 0 ? [text.noExamples()] : [text.accuracyOf(percentText(accuracy), numberText(total))];
  return new Chart(
    { ...titleSpec(options.title, notes), ...spec },
    altTextOf(options, [text.confusionAlt(names.length), ...notes, mixupsAlt(classes)]),
  );
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** The most frequent mix-ups in words. */
function mixupsAlt({ counts, names }: ClassCounts): string {
  const text = localMessages();
  const mixups = counts
    .flatMap((row, truth) => row.map((count, predicted) => ({ count, truth, predicted })))
    .filter(({ count, truth, predicted }) => count > 0 && truth !== predicted)
    .sort((a, b) => b.count - a.count)
    .slice(0, MIXUPS_IN_ALT_TEXT);
  if (mixups.length === 0) return text.noMixup();
  const told = mixups.map(({ count, truth, predicted }) =>
    text.mixup(
      names[truth] as string,
      names[predicted] as string,
      Number.isInteger(count) ? countText(count) : numberText(count),
    ),
  );
  return text.mixups(told.join("; "));
}
