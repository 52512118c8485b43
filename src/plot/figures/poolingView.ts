import { type GridValues, valueAt } from "../../nn/values/gridValues.ts";
import { type Pooling, type PoolingCell, pooledValues, poolingCell } from "../../nn/values/poolingCell.ts";
import { type CellLook, type CellMark, heatScale } from "./cellLook.ts";
import { factorText, figureNumber, isRounded } from "./figureNumber.ts";
import type { FigureMessages } from "./messages.ts";
import { axisWindows, tapAt, type WindowAxis } from "./windowAxisData.ts";

/** What a pooling's figure is made of, as plain data: it goes to the browser. */
export interface PoolingData {
  readonly title: string;
  readonly type: Pooling["type"];
  readonly input: GridValues;
  readonly height: WindowAxis;
  readonly width: WindowAxis;
  /** What is to be said about the padding and what no window reaches. */
  readonly notes: readonly string[];
}

/** A channel's result, written out: `max(4, 3, 5, 5) = 5`. */
export interface PoolingLine {
  readonly label: string;
  /** Each cell's number, or a dash for padding. */
  readonly terms: readonly { readonly text: string; readonly isWinner: boolean; readonly isPadding: boolean }[];
  /** `) = 5` or `) / 4 = 2.75`. */
  readonly result: string;
}

/** A pooling's figure: what stands in its cells and what its results say, for the page and the static frame alike. */
export class PoolingView {
  readonly data: PoolingData;
  /** `[height, width, channels]`. */
  readonly output: GridValues;
  readonly #text: FigureMessages;
  readonly #pooling: Pooling;
  readonly #heat: (value: number) => number;

  constructor(data: PoolingData, text: FigureMessages) {
    this.data = data;
    this.#text = text;
    const { type, input, height, width } = data;
    const poolSize = [height.kernel, width.kernel] as const;
    this.#pooling = { type, input, poolSize, rows: axisWindows(height), columns: axisWindows(width) };
    this.output = pooledValues(this.#pooling);
    // One scale for both grids: what pooling gives lies among what it got.
    this.#heat = heatScale(input.values);
  }

  get channels(): number {
    return this.data.input.shape[2];
  }

  /** The output's cell, and how it comes about. */
  cell(row: number, column: number, channel: number): PoolingCell {
    return poolingCell(this.#pooling, row, column, channel);
  }

  /**
   * A cell of the padded input.
   *
   * @param place where the window stands: the output's row and column
   */
  inputLook(row: number, column: number, channel: number, place: readonly [number, number]): CellLook {
    const { input, height, width } = this.data;
    const found = valueAt(input, row - height.paddingBefore, column - width.paddingBefore, channel);
    const [i, j] = [tapAt(height, place[0], row), tapAt(width, place[1], column)];
    const marks: CellMark[] = [];
    if (found === undefined) marks.push("padding");
    if (i >= 0 && j >= 0) {
      const isWinner = this.cell(place[0], place[1], channel).winner === i * width.kernel + j;
      marks.push(isWinner ? "winner" : "covered");
    }
    return found === undefined
      ? { text: this.#text.none, marks, spoken: this.#text.paddingCell }
      : { text: figureNumber(found), heat: this.#heat(found), marks };
  }

  /** A cell of the output; one that is not reached yet is empty. */
  outputLook(row: number, column: number, channel: number, isCurrent: boolean, isReached: boolean): CellLook {
    const text = this.#text;
    if (!isReached) return { text: "", marks: ["empty"], spoken: text.notReached(row + 1, column + 1) };
    const result = valueAt(this.output, row, column, channel) as number;
    return {
      text: figureNumber(result),
      heat: this.#heat(result),
      marks: isCurrent ? ["current"] : [],
      spoken: text.outputCell(row + 1, column + 1, figureNumber(result)),
    };
  }

  /** A channel's result, written out. */
  line(row: number, column: number, channel: number): PoolingLine {
    const { terms, winner, count, result } = this.cell(row, column, channel);
    const { type } = this.data;
    const sign = [result, ...terms.map(({ value }) => value)].some(isRounded) ? "≈" : "=";
    return {
      label: this.channels === 1 ? "" : this.#text.channel(channel + 1),
      terms: terms.map(({ value, isPadding }, index) => ({
        text: isPadding ? this.#text.none : type === "average" ? factorText(value) : figureNumber(value),
        isWinner: index === winner,
        isPadding,
      })),
      result: `${type === "average" ? ` / ${count}` : ""} ${sign} ${figureNumber(result)}`,
    };
  }

  /** What a screen reader says of a step. */
  spokenStep(row: number, column: number): string {
    const text = this.#text;
    const lines = Array.from({ length: this.channels }, (_, channel) => {
      const { label, terms, result } = this.line(row, column, channel);
      const written = this.lineText(terms.map((term) => term.text));
      return `${label === "" ? "" : `${label}: `}${written}${result}`;
    });
    return `${text.outputPlace(row + 1, column + 1)}: ${lines.join("; ")}`;
  }

  /** `max(4, 3, 5, 5)` or `(4 + 3 + 5 + 5)`, of what stands under the window. */
  lineText(terms: readonly string[]): string {
    if (this.data.type === "max") return `max(${terms.join(", ")})`;
    return `(${terms.filter((term) => term !== this.#text.none).join(" + ")})`;
  }
}
