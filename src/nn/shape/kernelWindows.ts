/** One position of a kernel. */
export interface KernelWindow {
  /** Which position, from 0: the output's cell. */
  readonly index: number;
  /** The first cell under the kernel, counted on the padded axis, from 0. */
  readonly start: number;
  /** The last cell under the kernel, counted on the padded axis. */
  readonly end: number;
  /** The first cell counted from the input's first one; below 0 it is padding. */
  readonly inputStart: number;
  /** Distance between the cells that the kernel looks at. */
  readonly dilation: number;
}

/**
 * The positions of a kernel along an axis: what a picture draws. Nothing is stored, each position is calculated when it is
 * asked for, so that an axis of 2³¹ cells is as cheap as one of 28.
 */
export class KernelWindows implements Iterable<KernelWindow> {
  /** How many positions there are. */
  readonly length: number;
  readonly #stride: number;
  readonly #dilation: number;
  readonly #effectiveKernel: number;
  readonly #paddingBefore: number;

  /** @internal Made by `outputSize`. */
  constructor(length: number, stride: number, dilation: number, effectiveKernel: number, paddingBefore: number) {
    this.length = length;
    this.#stride = stride;
    this.#dilation = dilation;
    this.#effectiveKernel = effectiveKernel;
    this.#paddingBefore = paddingBefore;
  }

  /**
   * One position.
   *
   * @param index from 0, or from the end, −1 the last
   * @returns `undefined` if there is none, as an array's `at`
   */
  at(index: number): KernelWindow | undefined {
    const counted = index < 0 ? index + this.length : index;
    if (!Number.isInteger(counted) || counted < 0 || counted >= this.length) return undefined;
    return this.#window(counted);
  }

  /** All positions, one after the other. */
  *[Symbol.iterator](): Generator<KernelWindow, void, undefined> {
    for (let index = 0; index < this.length; index++) yield this.#window(index);
  }

  #window(index: number): KernelWindow {
    const start = index * this.#stride;
    return {
      index,
      start,
      end: start + this.#effectiveKernel - 1,
      inputStart: start - this.#paddingBefore,
      dilation: this.#dilation,
    };
  }
}
