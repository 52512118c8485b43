/** What `liveTraining` costs a training: the same epochs without a view and with it, in turn, on one model. */
import { openSync, writeSync } from "node:fs";
import { parseArgs } from "node:util";
import { registerDisplayHost } from "../../src/display/displayHost.ts";
import {
  conv2d,
  dense,
  flatten,
  input,
  LiveTraining,
  loadMnist,
  maxPooling2d,
  sequential,
  type TrainingOutline,
  type TrainingView,
  trainingViewSymbol,
  fit as trainModel,
} from "../../src/index.ts";

const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "4" } } });

/** What a training said. */
export interface Overhead {
  title: string;
  updates: number;
  /** Seconds of each training without the view, and with it, pair by pair. */
  without: readonly number[];
  with: readonly number[];
  /** Which part of each training was spent in the view, 0 to 1: all that it does, its messages sent. */
  parts: readonly number[];
}

const NETWORKS = {
  "small CNN": () => [conv2d(8, 3, { activation: "relu" }), maxPooling2d(2), flatten()],
  "lecture's CNN": () => [
    conv2d(32, 3, { activation: "relu" }),
    maxPooling2d(2),
    conv2d(64, 3, { activation: "relu" }),
    maxPooling2d(2),
    flatten(),
    dense(128, { activation: "relu" }),
  ],
};

/** As the process that runs a notebook: a message is made text and written. */
const nowhere = openSync("/dev/null", "w");
let messages = 0;
const send = (...message: unknown[]): void => {
  messages += 1;
  writeSync(nowhere, JSON.stringify(message));
};
registerDisplayHost({ updatesInPlace: true, displayData: send, updateDisplayData: send, clearOutput: () => {} });

let secondsInView = 0;

/** Adds up the time that the view takes. */
class TimedView implements TrainingView {
  readonly #view: TrainingView;

  constructor(view: TrainingView) {
    this.#view = view;
  }

  update(...given: Parameters<TrainingView["update"]>): void {
    timed(() => this.#view.update(...given));
  }

  epochEnds(...given: Parameters<TrainingView["epochEnds"]>): void {
    timed(() => this.#view.epochEnds(...given));
  }

  end(...given: Parameters<TrainingView["end"]>): void {
    timed(() => this.#view.end(...given));
  }
}

function timed(work: () => void): void {
  const start = performance.now();
  work();
  secondsInView += (performance.now() - start) / 1000;
}

const { train } = await loadMnist();
const digits = (count: number) => ({ images: train.images.slice(0, count), labels: train.labels.slice(0, count) });
const results: Overhead[] = [];
for (const [name, layers] of Object.entries(NETWORKS)) {
  for (const batchSize of [32, 128]) {
    const model = sequential([input([28, 28, 1]), ...layers(), dense(10, { activation: "softmax" })]);
    await trainModel(model, digits(4 * batchSize), { batchSize, verbose: 0 });
    const begun = performance.now();
    await trainModel(model, digits(3200), { batchSize, verbose: 0 });
    // As long as a short training in class.
    const epochs = Math.max(1, Math.round(5000 / (performance.now() - begun)));
    const secondsOf = async (live: LiveTraining | undefined) => {
      const callbacks = live && {
        [trainingViewSymbol]: (outline: TrainingOutline) => new TimedView(live[trainingViewSymbol](outline)),
      };
      const start = performance.now();
      await trainModel(model, digits(3200), { epochs, batchSize, verbose: 0, ...(callbacks && { callbacks }) });
      return (performance.now() - start) / 1000;
    };
    const [without, withView, parts]: number[][] = [[], [], []];
    for (let round = 0; round < Number(options.rounds); round++) {
      messages = 0;
      const first = round % 2 === 0 ? await secondsOf(undefined) : undefined;
      secondsInView = 0;
      const seconds = await secondsOf(new LiveTraining({}));
      parts?.push(secondsInView / seconds);
      withView?.push(seconds);
      without?.push(first ?? (await secondsOf(undefined)));
    }
    const title = `${name}, batch ${batchSize}`;
    results.push({ title, updates: messages, without: without ?? [], with: withView ?? [], parts: parts ?? [] });
  }
}
console.log(JSON.stringify(results));
