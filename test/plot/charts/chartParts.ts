import { createRequire } from "node:module";
import type * as vegaLitePackage from "vega-lite";
import type { Chart } from "../../../src/plot/charts/chart.ts";

const vegaLite: typeof vegaLitePackage = createRequire(import.meta.url)("vega-lite");

/** What Vega-Lite finds questionable in a chart's live specification: a misspelt property, a channel without effect. */
export function specWarnings(chart: Chart): readonly string[] {
  const warnings: string[] = [];
  const logger = {
    level: () => logger,
    error: (...texts: readonly unknown[]) => logger.warn(...texts),
    warn: (...texts: readonly unknown[]) => {
      warnings.push(texts.join(" "));
      return logger;
    },
    info: () => logger,
    debug: () => logger,
  };
  type Options = NonNullable<Parameters<typeof vegaLite.compile>[1]>;
  vegaLite.compile(structuredClone(chart.spec) as unknown as vegaLitePackage.TopLevelSpec, {
    logger: logger as unknown as Options["logger"],
  });
  return warnings;
}

/** A mark of a chart's SVG: what a person would see of it. */
export interface SvgMark {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** All elements of a kind in groups of a class in a chart's SVG, without frames. */
export function svgMarks(svg: string, group: string, tag: string): readonly SvgMark[] {
  const element = new RegExp(`<${tag}([^>]*?)/?>(?:([^<]*)</${tag}>)?`, "g");
  const groups = svg.split('<g class="').filter((part) => part.startsWith(group));
  const marks = groups.flatMap((part) =>
    Array.from(part.matchAll(element), ([, written = "", text = ""]) => {
      const attributes = Array.from(written.matchAll(/([\w-]+)="([^"]*)"/g), ([, name, value]) => [name, value]);
      return { tag, attributes: Object.fromEntries(attributes), text };
    }),
  );
  return marks.filter(({ attributes }) => attributes["aria-hidden"] !== "true");
}

/** Every text in a chart's SVG, its alternative text left out. */
export function svgTexts(svg: string): readonly string[] {
  return Array.from(svg.matchAll(/<text[^>]*>(.*?)<\/text>/gs), ([, inner = ""]) =>
    inner
      .replace(/<[^>]*>/g, " ")
      .trim()
      .replaceAll("&amp;", "&")
      .replaceAll("&lt;", "<"),
  );
}

/** The rows of a chart's data, of all its layers and panels, the chart's own first. */
export function dataRows(part: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(part)) return part.flatMap(dataRows);
  if (typeof part !== "object" || part === null) return [];
  const { data, layer, concat } = part as Record<string, unknown>;
  const own = (data as { readonly values?: Readonly<Record<string, unknown>>[] } | undefined)?.values ?? [];
  return [...own, ...dataRows(layer), ...dataRows(concat)];
}
