/** The lecture's "output values" (fact 31): an input of 3 channels and a filter that make [[0,6,0],[3,1,0],[5,4,4]]. */

type Rows = readonly (readonly number[])[];

/** Channels put one behind the other: `[channel][row][column]` → `[row][column][channel]`. */
function stacked(channels: readonly Rows[]): number[][][] {
  const [first = []] = channels;
  return first.map((row, y) => row.map((_, x) => channels.map((channel) => channel[y]?.[x] ?? 0)));
}

export const LECTURE_CONVOLUTION = {
  input: stacked([
    [
      [0, 1, 3, 0, 1],
      [2, 2, 1, 1, 1],
      [3, 1, 0, 0, 0],
      [1, 0, 2, 1, 2],
      [1, 1, 3, 1, 1],
    ],
    [
      [0, 2, 2, 1, 1],
      [0, 0, 1, 0, 2],
      [1, 1, 2, 2, 2],
      [1, 2, 1, 1, 0],
      [0, 0, 0, 2, 2],
    ],
    [
      [1, 1, 0, 2, 2],
      [1, 0, 1, 1, 1],
      [1, 1, 2, 2, 2],
      [0, 1, 1, 1, 0],
      [1, 0, 2, 2, 0],
    ],
  ]),
  kernel: stacked([
    [
      [0, 0, 0],
      [0, 1, 0],
      [0, -1, 1],
    ],
    [
      [0, 1, 1],
      [1, 0, 0],
      [0, 0, 1],
    ],
    [
      [0, -1, 1],
      [0, -1, 0],
      [0, 0, 0],
    ],
  ]),
  stride: 2,
  padding: 1,
  bias: 1,
} as const;

/** What it makes. */
export const LECTURE_OUTPUT = [
  [0, 6, 0],
  [3, 1, 0],
  [5, 4, 4],
];

/** The lecture's pooling (fact 14). */
export const LECTURE_POOLING = [
  [4, 3, 8],
  [5, 5, 7],
  [6, 7, 5],
];
