import { localMessages } from "./messages.ts";
import { exactProduct, largeText } from "./sizeLimits.ts";

/** Positions of one period that are followed one by one, at most. */
const LONGEST_PERIOD = 65_536;

/**
 * Which cells of the network's input each cell of a layer's output depends on, along one axis: cell `i` on `lows[i]` to
 * `highs[i]`, both included, below 0 and past the end padding. After `period` cells it repeats, `advance` input cells further.
 * Without up-sampling the period is 1.
 */
export interface AxisField {
  readonly period: number;
  readonly advance: number;
  readonly lows: readonly number[];
  readonly highs: readonly number[];
  /** Whether `lows` and `highs` are placed exactly: where padding depends on a size that is not known, they are not. */
  readonly isPlaced: boolean;
}

/** How a layer's output cells depend on its input cells along one axis: cell `i` on `low(i)` to `high(i)`. */
export interface AxisStep {
  readonly low: (cell: number) => number;
  readonly high: (cell: number) => number;
  /** After so many output cells… */
  readonly outputPeriod: number;
  /** …it repeats, so many input cells further. */
  readonly inputPeriod: number;
  readonly isPlaced: boolean;
}

/** The network's input itself: every cell depends on itself. */
export const INPUT_FIELD: AxisField = { period: 1, advance: 1, lows: [0], highs: [0], isPlaced: true };

/** Nothing changes: every cell depends on the one before it. */
export const SAME_STEP: AxisStep = shiftStep(0);

/** A window that slides: a convolution's or pooling's. `paddingBefore` is `null` where it is not known. */
export function windowStep(effectiveKernel: number, stride: number, paddingBefore: number | null): AxisStep {
  const offset = paddingBefore ?? 0;
  return {
    low: (cell) => cell * stride - offset,
    high: (cell) => cell * stride - offset + effectiveKernel - 1,
    outputPeriod: 1,
    inputPeriod: stride,
    isPlaced: paddingBefore !== null,
  };
}

/** Cells moved along: by padding (negative) or cropping. */
export function shiftStep(by: number): AxisStep {
  const moved = (cell: number): number => cell + by;
  return { low: moved, high: moved, outputPeriod: 1, inputPeriod: 1, isPlaced: true };
}

/** Each cell repeated `factor` times, or interpolated between its neighbours, half-pixel centres as in Keras. */
export function upSamplingStep(factor: number, isBilinear: boolean): AxisStep {
  const place = (cell: number): number => (cell + 0.5) / factor - 0.5;
  return {
    low: (cell) => (isBilinear ? Math.floor(place(cell)) : Math.floor(cell / factor)),
    high: (cell) => (isBilinear ? Math.ceil(place(cell)) : Math.floor(cell / factor)),
    outputPeriod: factor,
    inputPeriod: 1,
    isPlaced: true,
  };
}

/** Each cell spread over a kernel: an output cell depends on those whose kernel reaches it. */
export function spreadStep(effectiveKernel: number, stride: number, croppedBefore: number | null): AxisStep {
  const offset = croppedBefore ?? 0;
  return {
    low: (cell) => Math.ceil((cell + offset - effectiveKernel + 1) / stride),
    high: (cell) => Math.floor((cell + offset) / stride),
    outputPeriod: stride,
    inputPeriod: 1,
    isPlaced: croppedBefore !== null,
  };
}

/** What a layer's output cells depend on, given what its input cells do. */
export function fieldAfter(where: string, field: AxisField, step: AxisStep): AxisField {
  const repeats = field.period / greatestDivisor(field.period, step.inputPeriod);
  const period = repeats * step.outputPeriod;
  if (period > LONGEST_PERIOD) {
    throw new RangeError(localMessages().tooFine(where, largeText(period), largeText(LONGEST_PERIOD)));
  }
  const advance = exactProduct(where, [field.advance, (repeats * step.inputPeriod) / field.period]);
  const cells = Array.from({ length: period }, (_, cell) => cell);
  return {
    period,
    advance,
    lows: cells.map((cell) => endAt(field, field.lows, step.low(cell))),
    highs: cells.map((cell) => endAt(field, field.highs, step.high(cell))),
    isPlaced: field.isPlaced && step.isPlaced,
  };
}

/**
 * Every output cell depends on all of a layer's input, as a dense layer's.
 *
 * @param size the layer's input's cells, `null` if not known
 * @param inputSize the network's input's cells, `null` if not known
 */
export function wholeField(field: AxisField, size: number | null, inputSize: number | null): AxisField {
  if (field.advance === 0) {
    return { ...field, period: 1, lows: [Math.min(...field.lows)], highs: [Math.max(...field.highs)] };
  }
  if (size === null || inputSize === null) {
    return { period: 1, advance: 0, lows: [0], highs: [Number.POSITIVE_INFINITY], isPlaced: field.isPlaced };
  }
  const low = Math.max(endAt(field, field.lows, 0), 0);
  const high = Math.min(endAt(field, field.highs, size - 1), inputSize - 1);
  return { period: 1, advance: 0, lows: [low], highs: [high], isPlaced: field.isPlaced };
}

/** The most input cells that one output cell depends on; infinite where that is an input whose size is not known. */
export function fieldSize({ lows, highs }: AxisField): number {
  return lows.reduce((largest, low, cell) => Math.max(largest, (highs[cell] as number) - low + 1), 0);
}

/** Distance, in input cells, between what neighbouring output cells depend on: below 1 after up-sampling. */
export function fieldJump({ advance, period }: AxisField): number {
  return advance / period;
}

/**
 * What the output cells of a layer that joins branches depend on: on all that any branch does.
 *
 * @returns also whether the branches lie on each other: their fields move at the same pace and have the same centres. Where
 * they do not move at the same pace, the largest field stands for all.
 */
export function joinedField(
  where: string,
  fields: readonly [AxisField, ...AxisField[]],
): { readonly field: AxisField; readonly isAligned: boolean } {
  let [field] = fields;
  let isAligned = true;
  for (const other of fields.slice(1)) {
    if (field.advance === 0 || other.advance === 0 || fieldJump(field) !== fieldJump(other)) {
      // A branch that depends on everything, such as an attention's weights, lies on any other.
      if (field.advance !== 0 && other.advance !== 0) isAligned = false;
      if (fieldSize(other) > fieldSize(field)) field = other;
      continue;
    }
    const period = (field.period / greatestDivisor(field.period, other.period)) * other.period;
    if (period > LONGEST_PERIOD) {
      throw new RangeError(localMessages().tooFine(where, largeText(period), largeText(LONGEST_PERIOD)));
    }
    const lows: number[] = [];
    const highs: number[] = [];
    for (let cell = 0; cell < period; cell++) {
      const [low, high] = [endAt(field, field.lows, cell), endAt(field, field.highs, cell)];
      const [otherLow, otherHigh] = [endAt(other, other.lows, cell), endAt(other, other.highs, cell)];
      if (low + high !== otherLow + otherHigh) isAligned = false;
      lows.push(Math.min(low, otherLow));
      highs.push(Math.max(high, otherHigh));
    }
    const advance = (field.advance * period) / field.period;
    field = { period, advance, lows, highs, isPlaced: field.isPlaced && other.isPlaced };
  }
  return { field, isAligned };
}

function endAt({ period, advance }: AxisField, ends: readonly number[], cell: number): number {
  const repeat = Math.floor(cell / period);
  return (ends[cell - repeat * period] as number) + repeat * advance;
}

function greatestDivisor(one: number, other: number): number {
  return other === 0 ? one : greatestDivisor(other, one % other);
}
