/** What a colour stands for in the calculators and the padding view. */
export type Tone =
  | "ink"
  | "muted"
  | "line"
  | "ground"
  | "input"
  | "inputLine"
  | "kernel"
  | "kernelLine"
  | "output"
  | "outputLine"
  | "lost"
  | "lostLine"
  | "bias"
  | "biasLine";

/** A CSS colour for each tone. */
export type Palette = Readonly<Record<Tone, string>>;

/** The colours of the static frames, on white. Texts have a contrast of at least 4.5 to 1, lines of 3 to 1. */
export const PAPER: Palette = {
  ink: "#1f2328",
  muted: "#59636e",
  line: "#818b98",
  ground: "#ffffff",
  input: "#dbeafe",
  inputLine: "#3b82c4",
  kernel: "#fdba74",
  kernelLine: "#c2410c",
  output: "#bbf7d0",
  outputLine: "#15803d",
  lost: "#fecaca",
  lostLine: "#c81e1e",
  bias: "#e9d5ff",
  biasLine: "#7e22ce",
};
