import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import {
  activations,
  conv2d,
  dense,
  flatten,
  getWeights,
  input,
  loadMnist,
  type Model,
  maxPooling2d,
  saveModel,
  sequential,
  tf,
  fit as trainModel,
} from "../../src/index.ts";
import { WeightRandom } from "../../src/nn/model/tensorflow/weightRandom.ts";
import { median } from "../kernel/median.ts";
import type { Overhead } from "./liveOverhead.ts";
import { EXPLAINED, type Measure, type Result, readFloats, type Task, writeFloats } from "./task.ts";

const { values: options } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    rounds: { type: "string" },
    python: { type: "string", default: "python3" },
  },
});
const rounds = Number(options.rounds ?? (options.quick ? 1 : 5));

/**
 * What is to be reached: times as fast, at the least; milliseconds and a part of the time, at the most. `tensorflow` is against
 * TensorFlow operation by operation, as ours runs; its compiled graph is shown beside, without a target.
 */
const TARGETS = { matplotlib: 50, tensorflow: 1, tfExplain: 5, plotModel: 100, liveTraining: 0.03 };

/**
 * How far our numbers may be from TensorFlow's: the sum of all differences as a part of the sum of all numbers. (Occlusion
 * takes differences of probabilities near 1.)
 */
const LARGEST_ERROR = 1e-3;

type Contestant = "convolab" | "eager" | "graph" | "tf-explain" | "Matplotlib";

const folder = mkdtempSync(join(tmpdir(), "bench-pictures-"));
const task: Task = {
  folder,
  repeats: options.quick ? 10 : 20,
  classIndex: 0,
  patchSize: 4,
  steps: 50,
  samples: 50,
  noise: 0.15,
};
const versions = new Map<Contestant, string>();
const failures = new Map<string, string>();
const times = new Map<string, number[]>();
const loadBefore = loadavg()[0] ?? 0;
let overheads: readonly Overhead[] = [];
try {
  await writeTask();
  const programs = [
    runOurs,
    () => runPython("tensorflow"),
    () => runPython("tf_explain"),
    () => runPython("matplotlib"),
  ];
  for (let round = 0; round < rounds; round++) {
    // Each round starts with another one, so that a machine that slows down or warms up favours none.
    for (let i = 0; i < programs.length; i++) {
      process.stderr.write(`\rround ${round + 1} of ${rounds}, program ${i + 1} of ${programs.length}\x1b[K`);
      programs[(round + i) % programs.length]?.();
    }
  }
  process.stderr.write("\rtraining with and without liveTraining\x1b[K");
  const overheadArguments = [join(import.meta.dirname, "liveOverhead.ts"), "--rounds", options.quick ? "1" : "5"];
  overheads = JSON.parse(lastLineOf(process.execPath, ["--no-warnings", ...overheadArguments])) as Overhead[];
  process.stderr.write("\r\x1b[K");
  console.log(report());
} finally {
  process.stderr.write("\r\x1b[K");
  rmSync(folder, { recursive: true, force: true });
}

/** The lecture's network, trained a little so that its explanations mean something, and a digit that it has not seen. */
async function writeTask(): Promise<void> {
  const { train, test } = await loadMnist();
  const model = sequential(
    [
      input([28, 28, 1]),
      conv2d(32, 3, { activation: "relu" }),
      maxPooling2d(2),
      conv2d(64, 3, { activation: "relu" }),
      maxPooling2d(2),
      flatten(),
      dense(128, { activation: "relu" }),
      dense(10, { activation: "softmax" }),
    ],
    { seed: 1 },
  );
  const digits = { images: train.images.slice(0, 6400), labels: train.labels.slice(0, 6400) };
  await trainModel(model, digits, { batchSize: 64, verbose: 0 });
  await saveModel(model, join(folder, "model"));
  writeFloats(folder, "weights.bin", joined(getWeights(model).map(({ values }) => values)));
  const image = test.images.at(0);
  const pixels = Float32Array.from(image.bytes, (byte) => byte / 255);
  task.classIndex = Number(test.labels[0]);
  writeFloats(folder, "image.bin", pixels);
  writeFloats(folder, "activation.bin", await firstMaps(model, pixels));
  const random = new WeightRandom([0]);
  writeFloats(
    folder,
    "noise.bin",
    Float32Array.from({ length: task.samples * 784 }, () => random.normal()),
  );
}

async function firstMaps(model: Model, pixels: Float32Array): Promise<Float32Array> {
  const x = tf.tensor(pixels, [1, 28, 28, 1]);
  try {
    return (await activations(model, x, { layer: 1 })).values;
  } finally {
    x.dispose();
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let start = 0;
  for (const part of parts) {
    all.set(part, start);
    start += part.length;
  }
  return all;
}

function runOurs(): void {
  const program = ["--no-warnings", join(import.meta.dirname, "ours.ts"), JSON.stringify(task)];
  keep("convolab", JSON.parse(lastLineOf(process.execPath, program)) as Result);
}

function runPython(name: "tensorflow" | "tf_explain" | "matplotlib"): void {
  const line = lastLineOf(options.python, [join(import.meta.dirname, `${name}_contestant.py`), JSON.stringify(task)]);
  if (name === "tensorflow") {
    const { eager, graph } = JSON.parse(line) as { eager: Result; graph: Result };
    keep("eager", eager);
    keep("graph", graph);
  } else keep(name === "matplotlib" ? "Matplotlib" : "tf-explain", JSON.parse(line) as Result);
}

function lastLineOf(program: string, programArguments: readonly string[]): string {
  const { TF_ENABLE_ONEDNN_OPTS: _ours, ...others } = process.env;
  const { stdout, status, error } = spawnSync(program, programArguments, {
    encoding: "utf8",
    // A stock library knows none of our variables.
    env: program === process.execPath ? process.env : others,
    stdio: ["ignore", "pipe", "pipe"],
    maxBuffer: 2 ** 26,
  });
  const line = stdout?.trim().split("\n").at(-1) ?? "";
  if (error || status !== 0) {
    throw new Error(`${program} ${programArguments[0]} ended with ${error?.message ?? `exit code ${status}`}: ${line}`);
  }
  return line;
}

function keep(contestant: Contestant, { version, times: own, failures: failed = {} }: Result): void {
  versions.set(contestant, version);
  for (const [measure, each] of Object.entries(own)) {
    const key = `${contestant} ${measure}`;
    times.set(key, [...(times.get(key) ?? []), ...each]);
  }
  for (const [measure, why] of Object.entries(failed)) failures.set(`${contestant} ${measure}`, why);
}

function timeOf(contestant: Contestant, measure: Measure): number {
  const all = times.get(`${contestant} ${measure}`);
  return all === undefined ? Number.NaN : median(all);
}

/** Medians over all times of all rounds, and how many times as fast convolab is. */
function report(): string {
  const lines = [...versions].map(([contestant, version]) => `${contestant}: ${version}`);
  const maps = [timeOf("convolab", "featureMaps"), timeOf("Matplotlib", "featureMaps")] as const;
  lines.push("", "The 2 × 16 feature maps of (1, 26, 26, 32) as a PNG file");
  lines.push(line("convolab", maps[0]));
  lines.push(line("Matplotlib", maps[1], ratio(maps[1] / maps[0], TARGETS.matplotlib)));

  const titles = {
    gradCam: "Grad-CAM",
    occlusion: `Occlusion (patch ${task.patchSize} on 28 × 28)`,
    integratedGradients: `Integrated Gradients (${task.steps} steps)`,
    smoothGrad: `SmoothGrad (${task.samples} samples)`,
  };
  for (const name of EXPLAINED) {
    const numbers = timeOf("convolab", name);
    const drawn = timeOf("convolab", `${name} with picture`);
    const [eager, graph, tfExplain] = [timeOf("eager", name), timeOf("graph", name), timeOf("tf-explain", name)];
    lines.push("", `${titles[name]}: ${agreement(name)}`);
    lines.push(line("convolab", numbers), line("  and its picture", drawn));
    lines.push(line("TensorFlow, eager", eager, ratio(eager / numbers, TARGETS.tensorflow)));
    lines.push(line("TensorFlow, graph", graph, ` convolab is ${asFast(graph / numbers)}`));
    const failure = failures.get(`tf-explain ${name}`);
    if (failure !== undefined) lines.push(`  tf-explain         ${failure}`);
    // It returns a coloured picture: so does ours here.
    else lines.push(line("tf-explain", tfExplain, ratio(tfExplain / drawn, TARGETS.tfExplain)));
  }

  const diagram = timeOf("convolab", "plotModel");
  lines.push("", "A model of 100 layers as an SVG file");
  lines.push(line("convolab", diagram, verdict(diagram <= TARGETS.plotModel, `≤ ${TARGETS.plotModel} ms`)));

  lines.push("", "Training with liveTraining, against the same without");
  for (const { title, updates, parts, with: withView, without } of overheads) {
    const part = median(parts);
    const difference = median(withView.map((seconds, pair) => seconds / (without[pair] as number) - 1));
    const seconds = median(withView).toFixed(1);
    const judged = verdict(part <= TARGETS.liveTraining, `≤ ${TARGETS.liveTraining * 100} %`);
    lines.push(
      `  ${title.padEnd(26)} ${percent(part)} of ${seconds} s in it, ${updates} updates ${judged}; whole time ${percent(difference)} longer`,
    );
  }
  const machine = `Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "unknown"}`;
  const load = `load ${loadBefore.toFixed(2)} before, ${(loadavg()[0] ?? 0).toFixed(2)} after`;
  lines.push("", `Medians of ${rounds} rounds of ${task.repeats} times; ${machine}; ${load}.`);
  return lines.join("\n");
}

/** Speed counts only for the same numbers. */
function agreement(name: (typeof EXPLAINED)[number]): string {
  const [ours, theirs] = [readFloats(task, `ours.${name}`), readFloats(task, `tensorflow.${name}`)];
  const sum = (values: Float32Array) => values.reduce((so, value) => so + Math.abs(value), 0);
  const error = sum(ours.map((value, index) => value - (theirs[index] as number))) / sum(theirs);
  const isSame = ours.length === theirs.length && error <= LARGEST_ERROR;
  if (!isSame) process.exitCode = 1;
  return `${isSame ? "the same numbers as TensorFlow's" : "NOT TensorFlow's numbers"} (a difference of ${error.toExponential(1)})`;
}

function line(name: string, milliseconds: number, remark = ""): string {
  return `  ${name.padEnd(18)} ${milliseconds.toFixed(2).padStart(9)} ms ${remark}`.trimEnd();
}

function ratio(value: number, target: number): string {
  return ` convolab is ${asFast(value)} ${verdict(value >= target, `≥ ${target}×`)}`;
}

function asFast(value: number): string {
  return `${value.toFixed(2)}× as fast`;
}

function verdict(isReached: boolean, target: string): string {
  if (!isReached) process.exitCode = 1;
  return `(${target} ${isReached ? "reached" : "MISSED"})`;
}

function percent(part: number): string {
  return `${(part * 100).toFixed(1)} %`;
}
