import type { GridValues } from "../../nn/values/gridValues.ts";
import { figureNumber } from "./figureNumber.ts";
import type { FigureMessages } from "./messages.ts";

/** Values that an alternative text still lists. */
const MOST_LISTED = 64;

/** Channels that find room in a frame where the input has so many cells a side. */
export function drawnChannels(longestAxis: number): number {
  return longestAxis <= 12 ? 8 : longestAxis <= 20 ? 3 : 1;
}

/** `5×5`. */
export function sizeText([rows, columns]: readonly [number, number]): string {
  return `${rows}×${columns}`;
}

/** An output in words: its values row by row where they are few, else its size. */
export function outputText(
  text: FigureMessages,
  { shape, values }: GridValues,
  sentence: FigureMessages["outputAlt"],
): string {
  const [height, width, channels] = shape;
  const size = sizeText([height, width]);
  if (height * width * channels > MOST_LISTED) return text.outputSizeAlt(size);
  const sentences = Array.from({ length: channels }, (_, channel) => {
    const rows = Array.from({ length: height }, (_, row) => {
      const cells = Array.from({ length: width }, (_, column) => values[(row * width + column) * channels + channel]);
      return `[${cells.map((value) => figureNumber(value as number)).join(", ")}]`;
    });
    return sentence(size, `[${rows.join(", ")}]`, channels === 1 ? null : channel + 1);
  });
  return sentences.join(" ");
}

/** Sentences of an alternative text, each with its full stop. */
export function altSentences(sentences: readonly string[]): string {
  const spoken = sentences.filter((sentence) => sentence !== "");
  return spoken.map((sentence) => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`)).join(" ");
}
