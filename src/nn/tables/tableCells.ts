import { countText } from "../../display/countText.ts";
import type { PaddingPair } from "../layers/layerConfig.ts";
import type { Shape, Size2d } from "../shape/shape.ts";
import type { TableCell } from "./modelTable.ts";

/** Stands in a cell whose layer has no such thing. */
export const NOT_APPLICABLE = "–";

/** A number with its thousands set apart, or `–`. */
export function numberCell(value: number | null): TableCell {
  return value === null ? { text: NOT_APPLICABLE } : { text: countText(value), value };
}

/** A shape without its batch, as the lecture writes it: `24×24×64`; `?` is a size that is not known. */
export function shapeText(shape: Shape): string {
  return shape
    .slice(1)
    .map((size) => size ?? "?")
    .join("×");
}

/** `5×5`. */
export function sizeText([height, width]: Size2d): string {
  return `${height}×${width}`;
}

/**
 * A padding's name and its cells: `same 2` is two on every side, `same ↑0 ↓1 ←0 →1` is one below and one on the right.
 *
 * @param name `null` where the cells were given in numbers
 * @param padding `null` where it depends on a size that is not known, or there is none
 */
export function paddingText(name: string | null, padding: readonly [PaddingPair, PaddingPair] | null): string {
  if (padding === null) return name ?? NOT_APPLICABLE;
  const [[above, below], [left, right]] = padding;
  const isEven = above === below && above === left && above === right;
  const cells = isEven ? `${above}` : `↑${above} ↓${below} ←${left} →${right}`;
  return name === null ? cells : `${name} ${cells}`;
}
