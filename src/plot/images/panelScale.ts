/** How many cells a panel has, and how large a cell is. */
export interface PanelScale {
  /** Cells from top to bottom: as many as numbers, or fewer where there is no room for so many. */
  readonly rows: number;
  /** Cells from left to right. */
  readonly columns: number;
  /** Whether there are fewer cells than numbers. */
  readonly isReduced: boolean;
  /** Of a cell's square, in device pixels. */
  readonly side: number;
  /** Of the whole panel, in CSS pixels. */
  readonly width: number;
  /** Of the whole panel, in CSS pixels. */
  readonly height: number;
}

/**
 * How a panel fits its room with cells of whole device pixels.
 *
 * @param height numbers from top to bottom
 * @param width numbers from left to right
 * @param size the most that the longer side may have, in CSS pixels
 * @param density device pixels for each CSS pixel
 */
export function panelScale(height: number, width: number, size: number, density: number): PanelScale {
  const longer = Math.max(height, width);
  const room = size * density;
  const isReduced = longer > room;
  const cells = (length: number): number => (isReduced ? Math.max(1, Math.round((length * room) / longer)) : length);
  const [rows, columns] = [cells(height), cells(width)];
  const side = isReduced ? 1 : Math.floor(room / longer);
  const onPage = (count: number): number => Math.ceil((count * side) / density);
  return { rows, columns, isReduced, side, width: onPage(columns), height: onPage(rows) };
}
