import { countText } from "../../display/countText.ts";
import type { PaddingPair } from "../layers/layerConfig.ts";
import type { Shape, Size2d } from "../shape/shape.ts";
import type { TableCell } from "./modelTable.ts";

/** What a cell says whose layer has no such thing, or where it is not known. */
const NOTHING = "–";

/** Such a cell; in a file of values it is empty. */
export const NOTHING_CELL: TableCell = { text: NOTHING, value: null };

/** A number with its thousands set apart, or `–`. */
export function numberCell(value: number | null): TableCell {
  return value === null ? NOTHING_CELL : { text: countText(value), value };
}

/** A shape without its batch, as the lecture writes it: `24×24×64`, or `16,640`; `?` is a size that is not known. */
export function shapeText(shape: Shape): string {
  const sizes = shape.slice(1).map((size) => size ?? "?");
  const [only, ...others] = sizes;
  return typeof only === "number" && others.length === 0 ? countText(only) : sizes.join("×");
}

/** Height and width, `5×5`, or `–`. */
export function sizeCell(size: Size2d | null): TableCell {
  return size === null ? NOTHING_CELL : { text: size.join("×") };
}

/**
 * A padding's name and its cells: `same 2` is two on every side, `same ↑0 ↓1 ←0 →1` is one below and one on the right.
 *
 * @param name `null` where the cells were given in numbers
 * @param padding `null` where it depends on a size that is not known, or there is none
 */
export function paddingCell(name: string | null, padding: readonly [PaddingPair, PaddingPair] | null): TableCell {
  if (padding === null) return name === null ? NOTHING_CELL : { text: name };
  const [[above, below], [left, right]] = padding;
  const isEven = above === below && above === left && above === right;
  const cells = isEven ? `${above}` : `↑${above} ↓${below} ←${left} →${right}`;
  return { text: name === null ? cells : `${name} ${cells}` };
}
