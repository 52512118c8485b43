import type { Exchange } from "../../test/client/exchange.ts";
import { RunningKernel } from "../../test/client/runningKernel.ts";
import type { Contestant } from "./contestants.ts";
import { median } from "./median.ts";

/** How often each thing is measured in one round. */
export interface Effort {
  cells: number;
  completions: number;
  interrupts: number;
}

/** One round's figures of one kernel: milliseconds, but bytes for memory. A kernel that cannot do a thing has none. */
export type Figures = Partial<Record<Measure, number>>;

export const MEASURES = {
  firstReply: "start to kernel_info_reply, ms",
  firstCell: "start to the first cell's reply, ms",
  cellAfter1: "cell `a + 1` after 1 cell, ms",
  cellAfter50: "cell `a + 1` after 50 cells, ms",
  cellAfter200: "cell `a + 1` after 200 cells, ms",
  firstCompletion: "first completion, of `items.`, ms",
  completeMember: "completion of `items.`, ms",
  completeGlobal: "completion of `conso`, ms",
  tfImport: "importing `tf`, ms",
  tfCell: "cell `x.mul(2).relu().shape[0]`, `tf` in scope, ms",
  interrupt: "interrupt of `while (true)`, ms",
  memory: "resident memory after 200 cells, MB",
} as const;
export type Measure = keyof typeof MEASURES;

/** How long an answer may take before it counts as lost, in ms. */
const PATIENCE = 3_000;

/** Starts the kernel, measures everything once over and ends it. */
export async function measureRound(contestant: Contestant, effort: Effort, folder: string): Promise<Figures> {
  const started = performance.now();
  // Peers send messages that the specification does not allow, so nobody's are checked while time is taken.
  const kernel = await RunningKernel.spawn({ argv: contestant.argv, env: contestant.env, cwd: folder, strict: false });
  try {
    await kernel.client.send("shell", "kernel_info_request", {}).reply();
    const firstReply = performance.now() - started;
    await ok(kernel, "const a: number = 1;");
    const firstCell = performance.now() - started;
    await kernel.client.ready();

    const figures: Figures = { firstReply, firstCell };
    let cells = 1;
    for (const [measure, count] of [
      ["cellAfter1", 1],
      ["cellAfter50", 50],
      ["cellAfter200", 200],
    ] as const) {
      for (; cells < count; cells++) await ok(kernel, fillerCell(cells));
      figures[measure] = await medianTime(effort.cells, () => kernel.client.start("a + 1", {}, PATIENCE));
    }
    figures.memory = kernel.process.residentBytes() / 1e6;
    await ok(kernel, "const items: { weight: number }[] = [{ weight: 1 }];");
    figures.firstCompletion = await timeFirstCompletion(kernel, "items.");
    figures.completeMember = await timeCompletions(kernel, "items.", effort.completions);
    figures.completeGlobal = await timeCompletions(kernel, "conso", effort.completions);
    if (contestant.importTf !== undefined) await measureTf(kernel, contestant.importTf, effort.cells, figures);
    figures.interrupt = await timeInterrupt(kernel, effort.interrupts);
    return figures;
  } finally {
    await kernel.discard();
  }
}

/** How long it takes to have `tf`, and what it costs a cell that uses it; the first op, which loads the engine, apart. */
async function measureTf(kernel: RunningKernel, importTf: string, cells: number, figures: Figures): Promise<void> {
  const start = performance.now();
  await ok(kernel, importTf);
  figures.tfImport = performance.now() - start;
  await ok(kernel, "const x = tf.tensor2d([[1, 2], [3, 4]]);");
  figures.tfCell = await medianTime(cells, () => kernel.client.start("x.mul(2).relu().shape[0]", {}, PATIENCE));
}

/** What learners write between: a value, a typed function and a class, each cell with names of its own. */
function fillerCell(i: number): string {
  const forms = [
    `const value${i}: number = ${i};`,
    `function scale${i}(x: number, by: number = ${i}): number { return x * by; }`,
    `const list${i} = Array.from({ length: 10 }, (_, k) => k * ${i});`,
    `class Layer${i} { units: number = ${i}; size(): number { return this.units * 2; } }`,
  ];
  return forms[i % forms.length] ?? "";
}

async function ok(kernel: RunningKernel, code: string): Promise<void> {
  const { content } = await kernel.client.start(code).reply();
  if (content.status !== "ok") throw new Error(`this cell failed: ${code}\n${JSON.stringify(content)}`);
}

/**
 * The median time from a request to its reply and `idle`, after a few that are not counted. Samples whose `idle` never
 * comes are left out (tslab loses about one message in 512); with too many of them there is no figure.
 */
async function medianTime(count: number, request: () => Exchange): Promise<number | undefined> {
  const times: number[] = [];
  for (let i = -3; i < count; i++) {
    const start = performance.now();
    const exchange = request();
    await exchange.reply();
    const isWhole = await exchange.done().then(
      () => true,
      () => false,
    );
    if (isWhole && i >= 0) times.push(performance.now() - start);
  }
  return times.length > count / 2 ? median(times) : undefined;
}

/** The first answer may have to wait until the kernel has read its libraries. */
async function timeFirstCompletion(kernel: RunningKernel, code: string): Promise<number> {
  const start = performance.now();
  await kernel.client.send("shell", "complete_request", { code, cursor_pos: code.length }).reply();
  return performance.now() - start;
}

/** undefined if the kernel finds nothing to complete. */
async function timeCompletions(kernel: RunningKernel, code: string, count: number): Promise<number | undefined> {
  const content = { code, cursor_pos: code.length };
  const request = () => kernel.client.send("shell", "complete_request", content, PATIENCE);
  const { matches } = (await request().reply()).content;
  if (!Array.isArray(matches) || matches.length === 0) return undefined;
  return await medianTime(count, request);
}

/** From the interrupt to the reply of the cell that it ended; undefined if kernel or variables did not survive. */
async function timeInterrupt(kernel: RunningKernel, count: number): Promise<number | undefined> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const exchange = kernel.client.start("console.log('running');\nwhile (true) {}", {}, PATIENCE);
    try {
      await exchange.until("output", () =>
        exchange.messages.some(({ content }) => String(content.text ?? "").includes("running")),
      );
      const start = performance.now();
      const answered = kernel.client.send("control", "interrupt_request", {}, PATIENCE);
      await exchange.done();
      times.push(performance.now() - start);
      await answered.done();
      await ok(kernel, "a + 1");
    } catch {
      return undefined;
    }
  }
  return median(times);
}
