import type { Shape } from "../../nn/shape/shape.ts";
import { shapeText } from "../../nn/shape/shapeText.ts";
import type { CalculatorTexts } from "./calculatorMessages.ts";
import type { CalculatedAxis, CalculatedShape, ImpossibleShape } from "./shapeCalculatorResult.ts";

/** What is said of one axis, or of both where they are alike. */
export interface AxisTexts {
  /** "Height". */
  readonly name: string;
  /** "O = ⌊(28 − 3 + 2·0)/2⌋ + 1 = 13". */
  readonly formula: string;
  /** That the division floors, what is never looked at, that the padding is not even. */
  readonly notes: readonly string[];
}

/** What is said of a shape: by the static frame and the live figure alike. */
export interface ShapeTexts {
  /** "[null, 28, 28, 1] → [null, 13, 13, 64]". */
  readonly shapes: string;
  readonly channelsFirst: string;
  readonly axes: readonly AxisTexts[];
  readonly params: string;
  readonly multiplyAdds: string;
}

/** The texts of a shape. */
export function shapeTexts(result: CalculatedShape, text: CalculatorTexts): ShapeTexts {
  const { inputShape, outputShape, axes, params, multiplyAdds } = result;
  const isPooling = params.parts.length === 0;
  return {
    shapes: `${shapeText(inputShape)} → ${shapeText(outputShape)}`,
    channelsFirst: text.channelsFirst(channelsFirst(inputShape), channelsFirst(outputShape)),
    axes: axes.map((axis) => axisTexts(axis, text)),
    params: isPooling ? text.poolingParams : paramsText(result),
    multiplyAdds: isPooling ? text.poolingMultiplyAdds : multiplyAdds.formula.text,
  };
}

/** Why there is no shape, in words. */
export function impossibleShapeText(reason: ImpossibleShape, text: CalculatorTexts): string {
  switch (reason.kind) {
    case "kernelTooLarge": {
      const { axis, kernel, dilation, span, input, paddingBefore, paddingAfter } = reason;
      const spanned = dilation === 1 ? text.cells(span) : text.dilatedSpan(kernel, dilation, span);
      const isPadded = paddingBefore + paddingAfter > 0;
      const cells = isPadded ? text.paddedCells(input, paddingBefore, paddingAfter) : text.cells(input);
      return text.kernelTooLarge(axis, spanned, cells);
    }
    case "stridesAndDilation":
      return text.stridesAndDilation(reason.stride, reason.dilation);
    case "groups":
      return text.groupsMisfit(reason.channels, reason.filters, reason.groups);
    case "tooLarge":
      return reason.message;
  }
}

function paramsText({ params }: CalculatedShape): string {
  const { weights, biases, total } = params.formula;
  return params.biases === 0 ? weights.text : `${weights.text.split(" = ")[0]} + ${biases.text} = ${total.text}`;
}

function axisTexts({ name, size }: CalculatedAxis, text: CalculatorTexts): AxisTexts {
  const { stride, quotient, effectiveKernel } = size.formula.numbers;
  const notes: string[] = [];
  if (size.paddingBefore !== size.paddingAfter) notes.push(text.asymmetric(size.paddingBefore, size.paddingAfter));
  if (stride > 1) {
    // What stands inside the floor's brackets.
    const division = size.formula.text.slice(1, size.formula.text.indexOf("⌋"));
    const floor = String(size.size - 1);
    notes.push(size.leftOver === 0 ? text.divides(division, floor) : text.floors(division, decimals(quotient), floor));
  }
  const unseen = Math.max(size.leftOver - size.paddingAfter, 0);
  if (unseen > 0) notes.push(text.unseen(name, unseen));
  else if (size.leftOver > 0) notes.push(text.unseenPadding);
  if (stride > effectiveKernel && size.size > 1) notes.push(text.gaps(stride - effectiveKernel));
  return { name: text.axis[name], formula: `O = ${size.formula.text}`, notes };
}

function channelsFirst([, height, width, channels]: Shape): string {
  return `N×${channels}×${height}×${width}`;
}

/** A quotient as people write it: exactly with up to three decimals, else cut with an ellipsis. */
function decimals(value: number): string {
  const rounded = value.toFixed(3);
  if (Number(rounded) === value) return String(value);
  return `${value.toFixed(6).slice(0, -4)}…`;
}
