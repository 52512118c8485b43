import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { loadMnist, type Mnist } from "../../src/data/mnist.ts";
import { median } from "../kernel/median.ts";
import { type Result, sizeOf, type Task, targetShape, workloadOf } from "./task.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    python: { type: "string", default: "python3" },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 5));
const epochs = options.quick ? 3 : 5;

interface Contestant {
  name: string;
  argv: readonly string[];
  /** Variables of the environment that it must not have: a stock library knows none of ours. */
  without?: readonly string[];
}

const CONTESTANTS: readonly Contestant[] = [
  { name: "convolab", argv: [process.execPath, "--no-warnings", join(import.meta.dirname, "ours.ts")] },
  {
    name: "stock tfjs-node",
    argv: [process.execPath, "--no-warnings", join(import.meta.dirname, "stock.ts")],
    without: ["TF_ENABLE_ONEDNN_OPTS"],
  },
  {
    name: "Keras",
    argv: [options.python, join(import.meta.dirname, "keras_contestant.py")],
    without: ["TF_ENABLE_ONEDNN_OPTS"],
  },
];

/** What convolab has to reach: times the images per second of stock tfjs-node. */
const TARGET = 1;

/** How much larger than the largest of the others' its loss may be, to count as having learned what they have. */
const LOSS_MARGIN = 1.25;

/** Which part of the digits that it has not seen a contestant has to recognise after three epochs or more. */
const LEAST_ACCURACY = 0.9;

const folder = mkdtempSync(join(tmpdir(), "bench-train-"));
const tasks: readonly Task[] = [
  { workload: "cnn", batchSize: 64, epochs, images: 12_800, heldOut: 2_000, folder },
  { workload: "cnn", batchSize: 128, epochs, images: 12_800, heldOut: 2_000, folder },
  ...(options.quick
    ? []
    : [{ workload: "autoencoder", batchSize: 32, epochs, images: 960, heldOut: 0, folder } as const]),
];
const speeds = new Map<string, number[]>();
const losses = new Map<string, number[]>();
const accuracies = new Map<string, number[]>();
const versions = new Map<Contestant, string>();
const loadBefore = loadavg()[0] ?? 0;
try {
  await writeData();
  for (let round = 0; round < rounds; round++) {
    for (const [t, task] of tasks.entries()) {
      // Each task of each round starts with another one, so that a machine that slows down or warms up favours none.
      for (let i = 0; i < CONTESTANTS.length; i++) {
        const contestant = CONTESTANTS[(round + t + i) % CONTESTANTS.length];
        if (!contestant) continue;
        process.stderr.write(`\rround ${round + 1} of ${rounds}: ${titleOf(task)}, ${contestant.name}\x1b[K`);
        measure(contestant, task);
      }
    }
  }
} finally {
  process.stderr.write("\r\x1b[K");
  rmSync(folder, { recursive: true, force: true });
}
console.log(report());

/** The digits that MNIST starts with, and its test set starts with; one-hot labels; pictures of random pixels with gray ones for targets. */
async function writeData(): Promise<void> {
  const { train, test } = await loadMnist();
  writeDigits(train, tasks[0]?.images ?? 0, "x", "y");
  writeDigits(test, tasks[0]?.heldOut ?? 0, "heldOutX", "heldOutY");
  const pictures = tasks.find(({ workload }) => workload === "autoencoder");
  if (!pictures) return;
  const { inputShape } = workloadOf("autoencoder");
  let state = 1;
  const noise = (length: number) =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
  writeFileSync(join(folder, "autoencoder.x"), noise(pictures.images * sizeOf(inputShape)));
  writeFileSync(join(folder, "autoencoder.y"), noise(pictures.images * sizeOf(targetShape("autoencoder"))));
}

function writeDigits({ images, labels }: Mnist["train"], count: number, xName: string, yName: string): void {
  const pixels = Uint8Array.from(images.toFloat32(indicesTo(count)), (x) => x * 255 + 0.5);
  writeFileSync(join(folder, `cnn.${xName}`), pixels);
  const oneHot = new Uint8Array(count * 10);
  for (let i = 0; i < count; i++) oneHot[i * 10 + (labels[i] ?? 0)] = 255;
  writeFileSync(join(folder, `cnn.${yName}`), oneHot);
}

function indicesTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i);
}

/** Runs a contestant in a process of its own. */
function measure(contestant: Contestant, task: Task): void {
  const env = { ...process.env };
  for (const name of contestant.without ?? []) delete env[name];
  const [program = "", ...programArguments] = contestant.argv;
  const { status, stdout, stderr, error } = spawnSync(program, [...programArguments, JSON.stringify(task)], {
    encoding: "utf8",
    env,
  });
  if (status !== 0) throw new Error(`${contestant.name} failed: ${error?.message ?? stderr}`);
  const result = JSON.parse(stdout.trim().split("\n").at(-1) ?? "") as Result;
  requireLearned(contestant, task, result);
  const { version, times } = result;
  versions.set(contestant, version);
  const key = keyOf(contestant, task);
  speeds.set(key, [...(speeds.get(key) ?? []), ...times.map((ms) => (task.images / ms) * 1000)]);
  losses.set(key, [...(losses.get(key) ?? []), result.losses.at(-1) ?? Number.NaN]);
  if (result.accuracy !== null) accuracies.set(key, [...(accuracies.get(key) ?? []), result.accuracy]);
}

/**
 * A speed counts only for a training that is one: the loss is less at the end, and digits that were held out are
 * recognised. (The autoencoder's targets are random pixels, of which there is nothing to learn but their mean.)
 */
function requireLearned({ name }: Contestant, { heldOut }: Task, { losses: each, accuracy }: Result): void {
  const [first = Number.NaN, last = Number.NaN] = [each[0], each.at(-1)];
  const hasLearned = heldOut === 0 ? Number.isFinite(last) : last < first && (accuracy ?? 0) >= LEAST_ACCURACY;
  if (hasLearned) return;
  throw new Error(`${name} has not learned: losses ${each.join(", ")}, accuracy on held-out digits ${accuracy}`);
}

function keyOf(contestant: Contestant, { workload, batchSize }: Task): string {
  return `${contestant.name} ${workload} ${batchSize}`;
}

function accuracyText(contestant: Contestant, task: Task): string {
  const all = accuracies.get(keyOf(contestant, task));
  return all === undefined ? "" : `, ${(median(all) * 100).toFixed(1)} % of held-out digits`;
}

function titleOf({ workload, batchSize, images }: Task): string {
  return `${workload} ${workloadOf(workload).inputShape.join("×")}, ${images} images, batch ${batchSize}`;
}

/** Images per second, medians over all epochs and the best epoch, and convolab's as a multiple of the others'. */
function report(): string {
  const lines = CONTESTANTS.map((contestant) => `${contestant.name}: ${versions.get(contestant)}`);
  for (const task of tasks) {
    lines.push("", titleOf(task));
    const lossOf = (each: Contestant) => median(losses.get(keyOf(each, task)) ?? []);
    const [ownLoss = Number.NaN, ...otherLosses] = CONTESTANTS.map(lossOf);
    const hasLearned = ownLoss <= Math.max(...otherLosses) * LOSS_MARGIN;
    if (!hasLearned) process.exitCode = 1;
    const [own = Number.NaN, ...others] = CONTESTANTS.map((each) => median(speeds.get(keyOf(each, task)) ?? []));
    for (const [i, contestant] of CONTESTANTS.entries()) {
      const all = speeds.get(keyOf(contestant, task)) ?? [];
      const speed = i === 0 ? own : (others[i - 1] ?? Number.NaN);
      const ratio = i === 0 ? "" : `  convolab is ${(own / speed).toFixed(2)}× it`;
      const isReached = own / speed >= TARGET;
      if (i === 1 && !isReached) process.exitCode = 1;
      const target = i === 1 ? ` (≥ ${TARGET}× ${isReached ? "reached" : "MISSED"})` : "";
      const [median1, best] = [speed, Math.max(...all)].map((value) => value.toFixed(0).padStart(6));
      lines.push(
        `  ${contestant.name.padEnd(16)} ${median1} images/s, best epoch ${best}, last loss ${lossOf(contestant).toFixed(4)}${accuracyText(contestant, task)}${ratio}${target}`,
      );
    }
    lines.push(
      hasLearned ? "  convolab has learned what the others have" : "  convolab has NOT learned what the others have",
    );
  }
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
  const load = `load ${loadBefore.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} after`;
  lines.push("", `${rounds} rounds of ${epochs} epochs, each contestant in its own process; ${machine}; ${load}.`);
  return lines.join("\n");
}
