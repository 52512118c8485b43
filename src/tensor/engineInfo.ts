import { inspect } from "node:util";
import { escapeHtml } from "../display/htmlText.ts";
import { displaySymbol, type MimeBundle } from "../display/mimeBundle.ts";
import { localMessages, type ReasonText } from "./messages.ts";

/** `native`: TensorFlow's C++ library; `wasm`: WebAssembly; `cpu`: plain JavaScript. */
export type EngineName = "native" | "wasm" | "cpu";

/** The engines, best first. */
export const ENGINE_NAMES: readonly EngineName[] = ["native", "wasm", "cpu"];

/** What is known of an engine that has been loaded. */
interface EngineFacts {
  readonly name: EngineName;
  readonly version: string;
  readonly tensorflow?: string;
  readonly threads: number;
  readonly oneDnn: boolean;
  readonly reason?: ReasonText;
}

/** The engine that computes; shows itself as a short table. */
export class EngineInfo {
  /** `native`: TensorFlow's C++ library; `wasm`: WebAssembly; `cpu`: plain JavaScript. */
  readonly name: EngineName;
  /** Version of TensorFlow.js, such as `4.22.0`. */
  readonly version: string;
  /** Version of TensorFlow's C++ library, such as `2.21.0`; only with the native engine. */
  readonly tensorflow?: string;
  /** How many threads one operation may use. */
  readonly threads: number;
  /** Whether Intel's oneDNN computes convolutions and matrix products (`TF_ENABLE_ONEDNN_OPTS`). */
  readonly oneDnn: boolean;
  readonly #reason: ReasonText | undefined;

  /** @param facts what is known of the engine; `reason` is a text in every language */
  constructor({ name, version, tensorflow, threads, oneDnn, reason }: EngineFacts) {
    this.name = name;
    this.version = version;
    if (tensorflow !== undefined) this.tensorflow = tensorflow;
    this.threads = threads;
    this.oneDnn = oneDnn;
    this.#reason = reason;
  }

  /** One line: why this is not the native engine; `undefined` where it is. */
  get reason(): string | undefined {
    return this.#reason?.(localMessages());
  }

  /** The bundle that a notebook shows: a table as HTML, and one line as text. */
  [displaySymbol](): MimeBundle {
    const words = localMessages();
    const rows = this.#rows().map(
      ([label, value]) =>
        `<tr><th style="text-align:left">${escapeHtml(label)}</th><td style="text-align:left">${escapeHtml(value)}</td></tr>`,
    );
    return {
      "text/html": `<table><caption>${escapeHtml(words.engine)}</caption>${rows.join("")}</table>`,
      "text/plain": this.#line(),
    };
  }

  /** In `console.log` and inside other values: the same one line. */
  [inspect.custom](): string {
    return this.#line();
  }

  #rows(): [label: string, value: string][] {
    const words = localMessages();
    return [
      [words.engine, words.engineNames[this.name]],
      ["TensorFlow.js", this.version],
      ...(this.tensorflow === undefined ? [] : [["TensorFlow", this.tensorflow] as [string, string]]),
      [words.threads, String(this.threads)],
      ...(this.name === "native" ? [["oneDNN", this.oneDnn ? words.on : words.off] as [string, string]] : []),
      ...(this.reason === undefined ? [] : [[words.whyNotNative, this.reason] as [string, string]]),
    ];
  }

  #line(): string {
    const [[, engine] = ["", ""], ...others] = this.#rows();
    return `${engine} (${others.map(([label, value]) => `${label}: ${value}`).join(", ")})`;
  }
}
