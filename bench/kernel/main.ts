import { mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CONTESTANTS, type Contestant } from "./contestants.ts";
import { type Effort, type Figures, MEASURES, type Measure, measureRound } from "./measures.ts";
import { median } from "./median.ts";

const { values: options } = parseArgs({
  options: { quick: { type: "boolean", default: false }, rounds: { type: "string" } },
});
const rounds = Number(options.rounds ?? (options.quick ? 3 : 9));
const effort: Effort = options.quick
  ? { cells: 15, completions: 10, interrupts: 5 }
  : { cells: 40, completions: 30, interrupts: 15 };

/** What convolab has to reach: times Deno's figure, or an absolute number. */
const TARGETS: Partial<Record<Measure, { ratio: number } | { limit: number }>> = {
  firstReply: { ratio: 1.3 },
  firstCell: { ratio: 1.3 },
  cellAfter1: { ratio: 1.5 },
  cellAfter50: { ratio: 1.5 },
  cellAfter200: { ratio: 1.5 },
  tfCell: { ratio: 2 },
  interrupt: { limit: 5 },
};

const folder = await mkdtemp(join(tmpdir(), "bench-"));
const figures = new Map<Contestant, Figures[]>(CONTESTANTS.map((contestant) => [contestant, []]));
try {
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another kernel, so that a machine that slows down or warms up favours none.
    for (let i = 0; i < CONTESTANTS.length; i++) {
      const contestant = CONTESTANTS[(round + i) % CONTESTANTS.length];
      if (!contestant) continue;
      process.stderr.write(`\rround ${round + 1} of ${rounds}: ${contestant.name.padEnd(10)}`);
      figures.get(contestant)?.push(await measureRound(contestant, effort, folder));
    }
  }
} finally {
  process.stderr.write("\r\x1b[K");
  await rm(folder, { recursive: true, force: true });
}
console.log(report());

/** Medians over the rounds, each kernel's in a column, then convolab's as a multiple of Deno's and the target. */
function report(): string {
  const rows = (Object.keys(MEASURES) as Measure[]).map((measure) => {
    const medians = CONTESTANTS.map((contestant) => medianOf(contestant, measure));
    const [own, deno] = medians;
    const ratio = own !== undefined && deno !== undefined ? own / deno : undefined;
    return [
      MEASURES[measure],
      ...medians.map(shown),
      ratio === undefined ? "" : `${ratio.toFixed(2)}×`,
      verdict(measure, own, ratio),
    ];
  });
  const heading = [
    "median",
    ...CONTESTANTS.map(({ name, version }) => `${name} ${version}`),
    "convolab / Deno",
    "target",
  ];
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
  const note =
    "Deno does not check types; its tf is TensorFlow.js without the native add-on. –: it has no such answer, or kernel and variables were lost.";
  return `${table([heading, ...rows])}\n${rounds} rounds, each with a fresh kernel of every kind; ${machine}.\n${note}`;
}

/** The median over the rounds; undefined if any round had no figure. */
function medianOf(contestant: Contestant, measure: Measure): number | undefined {
  const values = (figures.get(contestant) ?? []).map((round) => round[measure]);
  const present = values.filter((value) => value !== undefined);
  return present.length === values.length ? median(present) : undefined;
}

function shown(value: number | undefined): string {
  return value === undefined ? "–" : value.toFixed(value < 100 ? 2 : 0);
}

function verdict(measure: Measure, own: number | undefined, ratio: number | undefined): string {
  const target = TARGETS[measure];
  if (!target) return "";
  const [reached, text] =
    "ratio" in target
      ? [ratio !== undefined && ratio <= target.ratio, `≤ ${target.ratio}×`]
      : [own !== undefined && own <= target.limit, `≤ ${target.limit} ms`];
  return `${text} ${reached ? "reached" : "MISSED"}`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  "),
    )
    .join("\n");
}
