import type { PeerName } from "./peerKernels.ts";

/** A cell of a lesson that does not do in another kernel, or not as it stands, what it does in ours. */
export type LessonException = FailingCell | ShortenedCell;

interface ExceptionalCell {
  /** The notebook, without `.ipynb`. */
  readonly lesson: string;
  /** The cell's id. */
  readonly cell: string;
  /** In which kernels. */
  readonly kernels: readonly PeerName[];
  /** Why, for a reader of `docs/peers.md`. */
  readonly reason: string;
  /** What stands in the cell, and what the test writes there, with which it works. */
  readonly instead: readonly [from: string, to: string];
}

/** A cell that fails there. A test runs it, and fails itself once the cell does not any more. */
export interface FailingCell extends ExceptionalCell {
  /** A part of what the kernel says. */
  readonly says: string;
}

/** A cell that works, but takes too long to be run in each kernel with every test; a test runs it shortened. */
export interface ShortenedCell extends ExceptionalCell {
  /** How long the whole cell took. */
  readonly measured: string;
}

const SHORTHAND =
  "TypeScript's shorthand `{ name }` for a name of an earlier cell: tslab leaves it as it is, and there is no such variable";

/** All of them; `docs/peers.md` has them as a table. */
export const LESSON_EXCEPTIONS: readonly LessonException[] = [
  {
    lesson: "06-training",
    cell: "train",
    kernels: ["Deno", "tslab"],
    reason: "two epochs of 54,000 images; the test trains with 640",
    measured: "42 s in Deno, 34 s in tslab",
    instead: [
      "fit(cnn, train,",
      "fit(cnn, { images: train.images.slice(0, 640), labels: train.labels.slice(0, 640) },",
    ],
  },
  {
    lesson: "07-autoencoder",
    cell: "decoder-layers",
    kernels: ["tslab"],
    reason: SHORTHAND,
    says: "inputs is not defined",
    instead: ["{ inputs,", "{ inputs: inputs,"],
  },
  {
    lesson: "07-autoencoder",
    cell: "dead-layer",
    kernels: ["tslab"],
    reason: SHORTHAND,
    says: "inputs is not defined",
    instead: ["{ inputs, outputs }", "{ inputs: inputs, outputs: outputs }"],
  },
  {
    lesson: "07-autoencoder",
    cell: "encoder-decoder",
    kernels: ["tslab"],
    reason: SHORTHAND,
    says: "inputs is not defined",
    instead: ["{ inputs,", "{ inputs: inputs,"],
  },
  {
    lesson: "07-autoencoder",
    cell: "latent-map",
    kernels: ["tslab"],
    reason: "`toReversed` is newer than the types of the JavaScript library that tslab's TypeScript is told to use",
    says: "Property 'toReversed' does not exist",
    instead: ["steps.toReversed()", "[...steps].reverse()"],
  },
  {
    lesson: "07-autoencoder",
    cell: "train",
    kernels: ["Deno", "tslab"],
    reason: "seven epochs of 1,000 images of 100 × 75; the test trains with 200",
    measured: "not measured alone",
    instead: ["{ x: train.images, y: train.gray },", "{ x: test.images, y: test.gray },"],
  },
  {
    lesson: "08-explaining-a-cnn",
    cell: "conv-stepper",
    kernels: ["tslab"],
    reason: SHORTHAND,
    says: "bias is not defined",
    instead: [", bias }", ", bias: bias }"],
  },
  {
    lesson: "08-explaining-a-cnn",
    cell: "sanity-numbers",
    kernels: ["tslab"],
    reason: SHORTHAND,
    says: "gradCam is not defined",
    instead: [
      "  gradCam,\n  gradients,\n  integratedGradients,\n  strengths,\n  fake,",
      "  gradCam: gradCam,\n  gradients: gradients,\n  integratedGradients: integratedGradients,\n  strengths,\n  fake: fake,",
    ],
  },
  {
    lesson: "08-explaining-a-cnn",
    cell: "train",
    kernels: ["Deno", "tslab"],
    reason: "five epochs of 20,000 images; the test trains with 640",
    measured: "73 s in Deno on a busy machine",
    instead: ["slice(0, 20000)", "slice(0, 640)"],
  },
];

/** The exceptions as the rows of the table in `docs/peers.md`. */
export function exceptionRows(exceptions: readonly LessonException[]): string {
  const rows = exceptions.map((exception) => {
    const { lesson, cell, kernels, reason, instead } = exception;
    const what = "says" in exception ? `fails: “${exception.says}”` : `works: ${exception.measured}`;
    const [from, to] = instead.map((code) => `\`${code.replaceAll(/\s+/g, " ").trim()}\``);
    return `| ${lesson} | \`${cell}\` | ${kernels.join(", ")} | ${what} | ${reason} | ${from} → ${to} |`;
  });
  const head = "| lesson | cell | kernel | what it does there | why | what the test writes instead |";
  return [head, "|---|---|---|---|---|---|", ...rows].join("\n");
}
