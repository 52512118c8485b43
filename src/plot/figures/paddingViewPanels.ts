import { OutputSize } from "../../nn/shape/outputSize.ts";
import { slideWindow } from "../../nn/shape/slidingWindow.ts";

/** The paddings that have a name, in the order in which they add more. */
export const PADDING_NAMES = ["valid", "same", "full"] as const;

/** A padding by its name. */
export type PaddingName = (typeof PADDING_NAMES)[number];

/** The largest that each setting may be, so that cells can still be told apart. */
export const PADDING_LIMITS = { input: 32, kernelSize: 12, strides: 8, dilationRate: 4 } as const;

/** What the view's fields hold. */
export interface PaddingSettings {
  /** The input's rows. */
  readonly height: number;
  /** The input's columns. */
  readonly width: number;
  /** The input's values, row by row, or `null` where only its size matters. */
  readonly values: readonly (readonly number[])[] | null;
  readonly kernelSize: number;
  readonly strides: number;
  readonly dilationRate: number;
}

/** What one padding does to both axes; `null` if the kernel has no position. */
export interface PaddingPanel {
  readonly padding: PaddingName;
  /** Cells from the first to the last that the kernel looks at. */
  readonly span: number;
  readonly axes: { readonly height: OutputSize; readonly width: OutputSize } | null;
}

/** The three paddings side by side, their numbers those of `outputSize`. */
export function paddingPanels(settings: PaddingSettings): readonly PaddingPanel[] {
  const { height, width, kernelSize: kernel, strides: stride, dilationRate: dilation } = settings;
  const window = { kernel, stride, dilation };
  const { effectiveKernel: span } = slideWindow("paddingView", "", { ...window, input: height, padding: "full" });
  return PADDING_NAMES.map((padding) => {
    const fits = padding !== "valid" || span <= Math.min(height, width);
    // Not by `outputSize`: its checks of what a learner passes would be half of what a browser has to load.
    const size = (input: number): OutputSize => {
      const sliding = { ...window, input, padding };
      return new OutputSize(sliding, slideWindow("paddingView", "", sliding));
    };
    return { padding, span, axes: fits ? { height: size(height), width: size(width) } : null };
  });
}
