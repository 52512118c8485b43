import { countText } from "../../display/countText.ts";
import type { CalculatorTexts } from "./calculatorMessages.ts";
import type { CalculatedParams, ImpossibleParams, ParamSettings } from "./paramCalculatorResult.ts";

/** One of the three counts. */
export interface ParamBox {
  /** `W_c`. */
  readonly symbol: "W_c" | "B_c" | "P_c";
  /** "weights". */
  readonly name: string;
  /** "1,600". */
  readonly count: string;
  /** In letters: "K² · C · N". */
  readonly letters: string;
  /** With numbers: "5² · 1 · 64". */
  readonly numbers: string;
}

/** What is said of a layer's parameters: by the static frame and the live figure alike. */
export interface ParamTexts {
  /** The layer as a cell writes it: `conv2d(64, 5)`. */
  readonly expression: string;
  /** W_c, B_c and P_c. */
  readonly boxes: readonly [weights: ParamBox, biases: ParamBox, total: ParamBox];
  /** What is drawn. */
  readonly drawn: readonly string[];
  /** Whether height and width matter. */
  readonly size: string;
  /** The other kind of layer on the same image. */
  readonly comparison: string;
}

/** The texts of a layer's parameters. */
export function paramTexts(result: CalculatedParams, settings: ParamSettings, text: CalculatorTexts): ParamTexts {
  const { params, other, depth, inputs, expression } = result;
  const { type, input, channels, filters, groups, kernelSize, useBias } = settings;
  const [filterCount, unitCount] = [text.filterCount(filters), text.unitCount(filters)];
  const image = [...input, channels].join("×");
  const kernel = kernelSize.join("×");
  const isConvolution = type === "conv2d";
  const isSquare = kernelSize[0] === kernelSize[1];
  const cells = isSquare ? "K²" : "K_h · K_w";
  const drawn = isConvolution
    ? groups === 1
      ? text.filterStack(filterCount, kernel, countText(depth))
      : text.groupStack(filterCount, kernel, countText(depth), groups)
    : text.denseConnections(countText(inputs), unitCount);
  const total = countText(other.total);
  const comparison = isConvolution
    ? text.comparedWithDense(image, unitCount, total)
    : text.comparedWithConvolution(kernel, filterCount, image, total);
  return {
    expression,
    boxes: [
      {
        symbol: "W_c",
        name: text.weights,
        count: countText(params.weights),
        letters: isConvolution ? `${cells} · ${groups === 1 ? "C" : "(C / G)"} · N` : text.denseLetters,
        numbers: leftSide(params.formula.weights.text),
      },
      {
        symbol: "B_c",
        name: text.biases,
        count: countText(params.biases),
        letters: useBias ? (isConvolution ? "N" : text.units) : "0",
        numbers: params.formula.biases.text,
      },
      {
        symbol: "P_c",
        name: text.params,
        count: countText(params.total),
        letters: "W_c + B_c",
        numbers: `${countText(params.weights)} + ${countText(params.biases)}`,
      },
    ],
    drawn: useBias ? [drawn, isConvolution ? text.perFilter : text.perUnit] : [drawn],
    size: isConvolution ? text.noMatterSize : text.denseSize(image, countText(inputs)),
    comparison: `${comparison} (${timesText(other.total, params.total, text)}).`,
  };
}

/** Why there are none, in words. */
export function impossibleParamsText(reason: ImpossibleParams, text: CalculatorTexts): string {
  if (reason.kind === "tooLarge") return reason.message;
  return text.groupsMisfit(reason.channels, reason.filters, reason.groups);
}

/** How many times as many one count is as another. */
function timesText(other: number, own: number, text: CalculatorTexts): string {
  if (other === own) return text.equallyMany;
  return other > own ? text.timesMore(ratioText(other / own)) : text.timesFewer(ratioText(own / other));
}

/** One decimal where it matters. */
function ratioText(ratio: number): string {
  return ratio < 100 ? ratio.toFixed(ratio < 1.05 ? 3 : 1).replace(/\.0$/, "") : countText(Math.round(ratio));
}

/** A formula without its result. */
function leftSide(formula: string): string {
  return formula.split(" = ")[0] ?? "";
}
