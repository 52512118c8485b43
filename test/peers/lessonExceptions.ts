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
  /** How long the whole cell took here, in seconds, once in each of the kernels. */
  readonly seconds: readonly number[];
}

const SHORTHAND =
  "TypeScript's shorthand `{ name }` for a name of an earlier cell: tslab leaves it as it is, and there is no such variable";

/** All of them; `docs/peers.md` has them as a table. */
export const LESSON_EXCEPTIONS: readonly LessonException[] = [
  {
    lesson: "04-pooling",
    cell: "maps-after",
    kernels: ["tslab"],
    reason: SHORTHAND,
    says: "layers is not defined",
    instead: ["{ layers }", "{ layers: layers }"],
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
      "{ gradCam, gradients, integratedGradients, strengths, fake }",
      "{ gradCam: gradCam, gradients: gradients, integratedGradients: integratedGradients, strengths, fake: fake }",
    ],
  },
  {
    lesson: "08-explaining-a-cnn",
    cell: "train",
    kernels: ["Deno", "tslab"],
    reason: "five epochs of 20,000 images; the test trains with 640",
    seconds: [73],
    instead: ["slice(0, 20000)", "slice(0, 640)"],
  },
  {
    lesson: "06-training",
    cell: "train",
    kernels: ["Deno", "tslab"],
    reason: "two epochs of 54,000 images; the test trains with 640",
    seconds: [],
    instead: [
      "fit(cnn, train,",
      "fit(cnn, { images: train.images.slice(0, 640), labels: train.labels.slice(0, 640) },",
    ],
  },
];

/** The exceptions as the rows of the table in `docs/peers.md`. */
export function exceptionRows(exceptions: readonly LessonException[]): string {
  const rows = exceptions.map((exception) => {
    const { lesson, cell, kernels, reason, instead } = exception;
    const what = "says" in exception ? `fails: “${exception.says}”` : `works, in ${exception.seconds.join(" and ")} s`;
    const [from, to] = instead.map((code) => `\`${code}\``);
    return `| ${lesson} | \`${cell}\` | ${kernels.join(", ")} | ${what} | ${reason} | ${from} → ${to} |`;
  });
  const head = "| lesson | cell | kernel | what it does there | why | what the test writes instead |";
  return [head, "|---|---|---|---|---|---|", ...rows].join("\n");
}
