import { countText } from "../../display/countText.ts";
import { shownValue } from "../../display/shownValue.ts";
import { numberText } from "../drawing/numberText.ts";
import { finiteExtent, LARGEST_DRAWN, widenedDomain } from "./axisRange.ts";
import { Chart } from "./chart.ts";
import { shaped } from "./chartNumbers.ts";
import {
  type AxisDomain,
  type AxisOptions,
  altTextOf,
  checkAxisOptions,
  checkChoice,
  checkDomain,
  titleSpec,
} from "./chartOptions.ts";
import { type ChartSeries, readSeries, type Series } from "./chartSeries.ts";
import { jsonNumber } from "./jsonNumber.ts";
import { localMessages } from "./messages.ts";
import {
  AXIS_EXTENT,
  highlightedOpacity,
  highlightParam,
  nameColor,
  nameShape,
  plainColor,
  zoomParam,
} from "./seriesEncoding.ts";
import { sampledSeries } from "./thinnedSeries.ts";
import { valueStatistics } from "./valueStatistics.ts";

/** How a scatter plot looks. */
export interface ScatterOptions extends AxisOptions {
  /** A class for each point, number or name, by which they are coloured; for points in one list only. */
  readonly labels?: ArrayLike<number | string>;
  /** `"log"` for a logarithmic horizontal axis; values of 0 or less then have no place on it. */
  readonly xScale?: "linear" | "log";
  /** `"log"` for a logarithmic vertical axis; values of 0 or less then have no place on it. */
  readonly yScale?: "linear" | "log";
  /** Where the horizontal axis begins and ends; left out, as the data does. */
  readonly xAxisDomain?: AxisDomain;
  /** Where the vertical axis begins and ends; left out, as the data does. */
  readonly yAxisDomain?: AxisDomain;
  /** Whether the axes show just the points' range (true, the default) or also 0. */
  readonly zoomToFit?: boolean;
}

const OWN_OPTIONS = ["labels", "xScale", "yScale", "xAxisDomain", "yAxisDomain", "zoomToFit"];
const WIDTH = 400;
const HEIGHT = 320;
const MOST_GROUPS = 50;
const MOST_POINTS = 12_000;
const GROUPS_IN_ALT_TEXT = 20;

/**
 * Draws points. In a live chart a pointer over a point tells its values, a click on a name in the legend picks out its
 * points, and the wheel with Alt held down zooms.
 *
 * ```ts
 * scatter({ cats: [{ x: 1, y: 2 }], dogs: [{ x: 2, y: 1 }] });
 * scatter(embedding, { labels: test.labels }); // [points, 2]
 * ```
 *
 * Of more than 12,000 points each group shows as large a part, taken evenly in its order; a note says so.
 *
 * @param points points `{ x, y }`, a list of such lists, `{ name: points }`, `{ values, series }`, or numbers
 * `[points, 2]` as `{ values, shape }` or a tensor
 * @throws {TypeError} if something is no points
 * @throws {RangeError} if there are none, or more than 50 groups, or an option does not fit
 */
export function scatter(points: ChartSeries, options: ScatterOptions = {}): Chart {
  checkAxisOptions("scatter", options, OWN_OPTIONS);
  const text = localMessages();
  const { xScale = "linear", yScale = "linear", zoomToFit = true } = options;
  checkChoice("xScale", xScale, ["linear", "log"]);
  checkChoice("yScale", yScale, ["linear", "log"]);
  checkChoice("zoomToFit", zoomToFit, [true, false]);
  checkDomain("xAxisDomain", options.xAxisDomain);
  checkDomain("yAxisDomain", options.yAxisDomain);
  const groups = grouped(pairColumns(points) ?? readSeries(points, "scatter"), options.labels);
  if (groups.length > MOST_GROUPS) throw new RangeError(text.tooManyGroups(groups.length, MOST_GROUPS));

  const drawable = groups.map((group) => drawablePoints(group, xScale === "log", yScale === "log"));
  const all = groups.reduce((sum, { x }) => sum + x.length, 0);
  const finite = drawable.reduce((sum, { x }) => sum + x.length, 0);
  const part = Math.min(1, MOST_POINTS / finite);
  const shown = drawable.map((group) => sampledSeries(group, Math.max(1, Math.floor(group.x.length * part))));
  const shownCount = shown.reduce((sum, { x }) => sum + x.length, 0);
  const notes: string[] = [];
  if (finite < all) notes.push(text.pointsLeftOut(all - finite, xScale === "log" || yScale === "log"));
  if (shownCount < finite) notes.push(text.sampled(shownCount, finite));

  const hasNames = groups.length > 1 || groups[0]?.name !== "";
  const size = shownCount > 5000 ? 8 : shownCount > 500 ? 18 : 40;
  const axis = (field: "x" | "y", title: string | undefined, type: string, domain: AxisDomain | undefined) => ({
    field,
    type: "quantitative",
    title: title ?? null,
    scale: {
      type,
      zero: !zoomToFit && type === "linear",
      padding: 4,
      ...widenedDomain(...finiteExtent(drawable.map((group) => group[field])), type === "log"),
      ...(domain !== undefined && { domain, nice: false, padding: 0 }),
    },
    ...(field === "y" && { axis: { minExtent: AXIS_EXTENT } }),
  });
  const values = shown.flatMap(({ name, x, y }) =>
    Array.from(x, (place, index) => ({
      x: jsonNumber(place),
      y: jsonNumber(y[index] as number),
      ...(hasNames && { group: name }),
    })),
  );
  const names = groups.map(({ name }) => name);
  const spec = {
    ...titleSpec(options.title, notes),
    width: options.width ?? WIDTH,
    height: options.height ?? HEIGHT,
    data: { values },
    params: [zoomParam(), ...(hasNames ? [highlightParam("group")] : [])],
    mark: { type: "point", filled: true, size, clip: true },
    encoding: {
      x: axis("x", options.xLabel, xScale, options.xAxisDomain),
      y: axis("y", options.yLabel, yScale, options.yAxisDomain),
      color: hasNames ? nameColor("group", names) : plainColor(),
      ...(hasNames && { shape: nameShape("group", names) }),
      opacity: hasNames ? highlightedOpacity(0.75) : { value: 0.75 },
      tooltip: [
        ...(hasNames ? [{ field: "group", type: "nominal", title: text.group() }] : []),
        { field: "x", type: "quantitative", title: options.xLabel ?? "x" },
        { field: "y", type: "quantitative", title: options.yLabel ?? "y" },
      ],
    },
  };
  return new Chart(spec, altTextOf(options, [...scatterAlts(drawable, finite, hasNames), ...notes]));
}

/** The points of numbers `[points, 2]`; null where there is no such shape. */
function pairColumns(given: unknown): readonly Series[] | null {
  if (Array.isArray(given) || (typeof given === "object" && given !== null && "series" in given)) return null;
  const numbers = shaped(given, "scatter");
  if (numbers === null) return null;
  const { values, shape } = numbers;
  if (shape.length !== 2 || shape[1] !== 2) throw new RangeError(localMessages().pairs(shape));
  const count = shape[0] as number;
  if (count === 0) throw new RangeError(localMessages().noValues("scatter"));
  const column = (offset: number) =>
    Float64Array.from({ length: count }, (_, row) => values[row * 2 + offset] as number);
  return [{ name: "", x: column(0), y: column(1) }];
}

function grouped(series: readonly Series[], labels: ArrayLike<number | string> | undefined): readonly Series[] {
  if (labels === undefined) return series;
  const text = localMessages();
  const [only] = series;
  if (series.length !== 1 || only === undefined) throw new RangeError(text.labelsOfGroups());
  if (typeof labels !== "object" || labels === null || labels.length !== only.x.length) {
    throw new RangeError(text.pointLabels(only.x.length, shownValue(labels?.length)));
  }
  const rows = new Map<string, number[]>();
  const classes = Array.from(labels);
  for (const [index, label] of classes.entries()) {
    const group = rows.get(String(label)) ?? [];
    group.push(index);
    rows.set(String(label), group);
  }
  const names = Array.from(rows.keys());
  if (classes.every((label) => typeof label === "number")) names.sort((a, b) => Number(a) - Number(b));
  return names.map((name) => {
    const chosen = rows.get(name) as number[];
    return {
      name,
      x: Float64Array.from(chosen, (index) => only.x[index] as number),
      y: Float64Array.from(chosen, (index) => only.y[index] as number),
    };
  });
}

function drawablePoints({ name, x, y }: Series, isLogX: boolean, isLogY: boolean): Series {
  const kept = Array.from(x.keys()).filter((index) => {
    const [place, value] = [x[index] as number, y[index] as number];
    const isDrawn = Math.abs(place) <= LARGEST_DRAWN && Math.abs(value) <= LARGEST_DRAWN;
    return isDrawn && !(isLogX && place <= 0) && !(isLogY && value <= 0);
  });
  return {
    name,
    x: Float64Array.from(kept, (index) => x[index] as number),
    y: Float64Array.from(kept, (index) => y[index] as number),
  };
}

function scatterAlts(groups: readonly Series[], count: number, hasNames: boolean): string[] {
  const text = localMessages();
  const range = (axis: "x" | "y") => {
    const statistics = groups.map((group) => valueStatistics(group[axis])).filter(({ finite }) => finite > 0);
    const min = statistics.reduce((least, each) => Math.min(least, each.min), Number.POSITIVE_INFINITY);
    const max = statistics.reduce((most, each) => Math.max(most, each.max), Number.NEGATIVE_INFINITY);
    return text.fromTo(numberText(min), numberText(max));
  };
  if (count === 0) return [text.scatterEmptyAlt()];
  const sentences = [text.scatterAlt(countText(count), range("x"), range("y"))];
  if (!hasNames) return sentences;
  const named = groups.slice(0, GROUPS_IN_ALT_TEXT).map(({ name, x, y }) => {
    if (x.length === 0) return `${name} (0)`;
    return text.groupAlt(
      name,
      countText(x.length),
      numberText(valueStatistics(x).mean),
      numberText(valueStatistics(y).mean),
    );
  });
  if (groups.length > GROUPS_IN_ALT_TEXT) named.push("…");
  return [...sentences, text.groupsAlt(groups.length, named.join("; "))];
}
