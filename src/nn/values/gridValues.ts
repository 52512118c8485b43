/** Numbers in rows, columns and channels. */
export interface GridValues {
  readonly shape: readonly [height: number, width: number, channels: number];
  /** `values[(row * width + column) * channels + channel]`. */
  readonly values: readonly number[];
}

/** The number in a cell; `undefined` outside the grid, where only padding can be. */
export function valueAt(
  { shape, values }: GridValues,
  row: number,
  column: number,
  channel: number,
): number | undefined {
  const [height, width, channels] = shape;
  if (row < 0 || row >= height || column < 0 || column >= width) return undefined;
  return values[(row * width + column) * channels + channel];
}

/** Every cell of the output, from what one cell is. */
export function gridOf(
  shape: GridValues["shape"],
  cell: (row: number, column: number, channel: number) => number,
): GridValues {
  const [height, width, channels] = shape;
  const values: number[] = [];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      for (let channel = 0; channel < channels; channel++) values.push(cell(row, column, channel));
    }
  }
  return { shape, values };
}
