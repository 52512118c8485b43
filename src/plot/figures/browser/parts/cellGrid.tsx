import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { CellLook } from "../../cellLook.ts";

/** A cell's place: row and column from 0. */
export type Place = readonly [row: number, column: number];

/** Side of the smallest cell in which two numbers can be read. */
const SMALLEST_WITH_TWO = 30;

interface CellGridProps {
  /** Above the grid. */
  readonly caption: string;
  readonly rows: number;
  readonly columns: number;
  readonly look: (row: number, column: number) => CellLook;
  /** Side of a cell in CSS pixels; `cellSide` finds one. */
  readonly side: number;
  /** Width of a cell where numbers are longer than that. */
  readonly width?: number;
  /** An outline around some cells. */
  readonly outline?: { readonly place: Place; readonly rows: number; readonly columns: number };
  /** Makes the grid one to choose from: the chosen cell. */
  readonly chosen?: Place;
  /** Called with a cell that is clicked, tapped, or dragged to. */
  readonly onChoose?: (place: Place) => void;
  /** Called with a cell that the mouse is over, and with null when it has left. */
  readonly onPoint?: (place: Place | null) => void;
}

/**
 * A grid of numbers. With `onChoose` it can be used with mouse, finger and keyboard (the figure moves `chosen` on arrow
 * keys); a screen reader finds a table or, then, a grid.
 */
export function CellGrid(props: CellGridProps): JSX.Element {
  const { caption, rows, columns, look, side, width = side, outline, chosen, onChoose, onPoint } = props;
  const table = useRef<HTMLTableElement>(null);
  const pointed = useRef<string | null>(null);
  const isAlive = onChoose !== undefined;

  useEffect(() => {
    // The focus goes with the chosen cell, but only where it was in this grid before.
    const root = table.current?.getRootNode();
    const focused = root instanceof ShadowRoot ? root.activeElement : null;
    if (chosen === undefined || focused === null || !table.current?.contains(focused)) return;
    cellAt(table.current, chosen)?.focus({ preventScroll: true });
  }, [chosen?.[0], chosen?.[1]]);

  // The mouse moves often, the cell under it changes seldom.
  const point = (place: Place | null) => {
    const name = place === null ? null : place.join();
    if (name !== pointed.current) onPoint?.(place);
    pointed.current = name;
  };
  const pointer = isAlive
    ? {
        onPointerDown: (event: PointerEvent) => {
          const place = placeOf(event.target);
          if (place === null || table.current === null) return;
          cellAt(table.current, place)?.focus({ preventScroll: true });
          onChoose(place);
        },
        onPointerMove: (event: PointerEvent) => {
          if (event.pointerType === "mouse" && event.buttons === 0) {
            point(placeOf(event.target));
            return;
          }
          // A finger keeps the cell it began on as its target.
          const root = table.current?.getRootNode();
          const under = root instanceof ShadowRoot ? root.elementFromPoint(event.clientX, event.clientY) : null;
          const place = table.current?.contains(under) ? placeOf(under) : null;
          if (place !== null) onChoose(place);
        },
        onPointerLeave: () => point(null),
      }
    : {};

  const style = {
    fontSize: side < 30 ? "11px" : "14px",
    // Dragging over a small grid chooses cells, over a large one it scrolls.
    touchAction: isAlive && Math.max(rows, columns) <= 12 ? "none" : undefined,
  };
  return (
    <figure class={`grid ${isAlive ? "alive" : ""}`}>
      <figcaption>{caption}</figcaption>
      <div class="cells">
        <table ref={table} role={isAlive ? "grid" : undefined} aria-label={caption} style={style} {...pointer}>
          <tbody>
            {range(rows).map((row) => (
              <tr key={row}>
                {range(columns).map((column) => {
                  const isChosen = chosen?.[0] === row && chosen[1] === column;
                  return (
                    <Cell
                      key={column}
                      look={look(row, column)}
                      side={side}
                      width={width}
                      place={isAlive ? `${row},${column}` : undefined}
                      isChosen={isAlive ? isChosen : undefined}
                    />
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
        {outline && (
          <div
            class="window"
            style={{
              left: `${outline.place[1] * width - 1}px`,
              top: `${outline.place[0] * side - 1}px`,
              width: `${outline.columns * width + 3}px`,
              height: `${outline.rows * side + 3}px`,
            }}
          />
        )}
      </div>
    </figure>
  );
}

interface CellProps {
  readonly look: CellLook;
  readonly side: number;
  readonly width: number;
  readonly place: string | undefined;
  readonly isChosen: boolean | undefined;
}

function Cell({ look, side, width, place, isChosen }: CellProps): JSX.Element {
  const { text, heat = 0, marks = [], spoken } = look;
  // In a small cell there is no room for a second number.
  const small = side < SMALLEST_WITH_TWO ? undefined : look.small;
  const warmth = Number.isNaN(heat) ? "broken" : heat > 0 ? "warm" : heat < 0 ? "cold" : "";
  return (
    <td
      class={[...marks, warmth, small === undefined ? "" : "weighted"].filter((name) => name !== "").join(" ")}
      style={{ "--side": `${side}px`, "--wide": `${width}px`, "--heat": Math.min(Math.abs(heat), 1) || 0 }}
      aria-label={spoken}
      {...(place !== undefined && {
        "data-place": place,
        role: "gridcell" as const,
        tabIndex: isChosen ? 0 : -1,
        "aria-selected": isChosen,
      })}
    >
      <span>{text}</span>
      {small !== undefined && <small aria-hidden="true">{small}</small>}
    </td>
  );
}

/** 0, 1, 2, …, `count` numbers. */
export function range(count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index);
}

function cellAt(table: HTMLElement, [row, column]: Place): HTMLElement | null {
  return table.querySelector<HTMLElement>(`[data-place="${row},${column}"]`);
}

function placeOf(target: EventTarget | null): Place | null {
  const place = target instanceof Element ? target.closest("[data-place]")?.getAttribute("data-place") : null;
  if (place === null || place === undefined) return null;
  const [row, column] = place.split(",").map(Number);
  return row === undefined || column === undefined ? null : [row, column];
}
