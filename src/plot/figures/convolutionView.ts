import {
  type Convolution,
  type ConvolutionCell,
  convolutionCell,
  convolvedValues,
} from "../../nn/values/convolutionCell.ts";
import { type GridValues, valueAt } from "../../nn/values/gridValues.ts";
import { type CellLook, heatScale } from "./cellLook.ts";
import { factorText, figureNumber } from "./figureNumber.ts";
import type { FigureMessages } from "./messages.ts";
import { resultText, type SumLine, type SumTerm, sumText } from "./sumLine.ts";
import { axisWindows, tapAt, type WindowAxis } from "./windowAxisData.ts";

/** What a convolution's figure is made of, as plain data: it goes to the browser. */
export interface ConvolutionData {
  readonly title: string;
  readonly input: GridValues;
  readonly kernel: Convolution["kernel"];
  /** One number a filter. */
  readonly bias: readonly number[];
  /** Whether the bias is said: it is not where nobody gave one. */
  readonly hasBias: boolean;
  readonly height: WindowAxis;
  readonly width: WindowAxis;
  /** What is to be said about the padding and what no window reaches. */
  readonly notes: readonly string[];
}

/** A convolution's figure: what stands in its cells and what its sums say, for the page and the static frame alike. */
export class ConvolutionView {
  readonly data: ConvolutionData;
  /** `[height, width, filters]`. */
  readonly output: GridValues;
  readonly #text: FigureMessages;
  readonly #convolution: Convolution;
  readonly #inputHeat: (value: number) => number;
  readonly #kernelHeat: (value: number) => number;
  readonly #outputHeat: (value: number) => number;

  constructor(data: ConvolutionData, text: FigureMessages) {
    this.data = data;
    this.#text = text;
    const { input, kernel, bias, height, width } = data;
    this.#convolution = { input, kernel, bias, rows: axisWindows(height), columns: axisWindows(width) };
    this.#inputHeat = heatScale(input.values);
    this.#kernelHeat = heatScale(kernel.values);
    this.output = convolvedValues(this.#convolution);
    this.#outputHeat = heatScale(this.output.values);
  }

  get channels(): number {
    return this.data.kernel.shape[2];
  }

  get filters(): number {
    return this.data.kernel.shape[3];
  }

  /** The output's cell, and how it comes about. */
  cell(row: number, column: number, filter: number): ConvolutionCell {
    return convolutionCell(this.#convolution, row, column, filter);
  }

  /**
   * A cell of the padded input.
   *
   * @param place where the window stands: the output's row and column
   */
  inputLook(row: number, column: number, channel: number, filter: number, place: readonly [number, number]): CellLook {
    const { input, kernel, height, width } = this.data;
    const found = valueAt(input, row - height.paddingBefore, column - width.paddingBefore, channel);
    const [i, j] = [tapAt(height, place[0], row), tapAt(width, place[1], column)];
    const isCovered = i >= 0 && j >= 0;
    const weightAt = ((i * kernel.shape[1] + j) * this.channels + channel) * this.filters + filter;
    return {
      text: figureNumber(found ?? 0),
      heat: this.#inputHeat(found ?? 0),
      small: isCovered ? `×${figureNumber(kernel.values[weightAt] as number)}` : undefined,
      marks: [...(found === undefined ? (["padding"] as const) : []), ...(isCovered ? (["covered"] as const) : [])],
    };
  }

  /** A weight of the kernel. */
  kernelLook(row: number, column: number, channel: number, filter: number): CellLook {
    const { kernel } = this.data;
    const at = ((row * kernel.shape[1] + column) * this.channels + channel) * this.filters + filter;
    const weight = kernel.values[at] as number;
    return { text: figureNumber(weight), heat: this.#kernelHeat(weight) };
  }

  /** A cell of the output; one that is not reached yet is empty. */
  outputLook(row: number, column: number, filter: number, isCurrent: boolean, isReached: boolean): CellLook {
    const text = this.#text;
    if (!isReached) return { text: "", marks: ["empty"], spoken: text.notReached(row + 1, column + 1) };
    const sum = valueAt(this.output, row, column, filter) as number;
    return {
      text: figureNumber(sum),
      heat: this.#outputHeat(sum),
      marks: isCurrent ? ["current"] : [],
      spoken: text.outputCell(row + 1, column + 1, figureNumber(sum)),
    };
  }

  /** The sum of an output cell, written out: a line for each channel, and one that adds them and the bias. */
  sumLines(row: number, column: number, filter: number): readonly SumLine[] {
    const text = this.#text;
    const { channels, bias, sum } = this.cell(row, column, filter);
    const { hasBias } = this.data;
    const isOne = channels.length === 1;
    const lines = channels.map(({ terms, subtotal }, channel): SumLine => {
      const products = terms.map(
        ({ value, weight, product }): SumTerm => ({
          text: `${factorText(value)}×${factorText(weight)}`,
          isZero: product === 0,
        }),
      );
      const parts = terms.flatMap(({ value, weight }) => [value, weight]);
      if (isOne && hasBias) {
        const withBias = { text: `${text.bias} ${factorText(bias)}`, isZero: bias === 0 };
        return { label: text.sum, terms: [...products, withBias], result: resultText(sum, [...parts, bias]) };
      }
      const label = isOne ? text.sum : text.channel(channel + 1);
      return { label, terms: products, result: resultText(subtotal, parts) };
    });
    if (isOne) return lines;
    const terms = channels.map(({ subtotal }): SumTerm => ({ text: factorText(subtotal), isZero: subtotal === 0 }));
    if (hasBias) terms.push({ text: `${text.bias} ${factorText(bias)}`, isZero: bias === 0 });
    const parts = [...channels.map(({ subtotal }) => subtotal), bias];
    return [...lines, { label: text.sum, terms, result: resultText(sum, parts) }];
  }

  /** What a screen reader says of a step. */
  spokenStep(row: number, column: number, filter: number): string {
    const text = this.#text;
    const lines = this.sumLines(row, column, filter);
    const { sum } = this.cell(row, column, filter);
    const { kernel } = this.data;
    const isLong = kernel.shape[0] * kernel.shape[1] * kernel.shape[2] > 27;
    const written = lines.map((line) => `${line.label}: ${isLong ? "" : sumText(line)}${line.result}`).join("; ");
    return `${text.outputCell(row + 1, column + 1, figureNumber(sum))}. ${written}`;
  }
}
