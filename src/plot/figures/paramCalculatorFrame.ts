import { font, textWidth } from "../drawing/canvas.ts";
import { VectorPicture } from "../drawing/vectorPicture.ts";
import type { CalculatorDrawing, CalculatorMark } from "./calculatorDrawing.ts";
import { CalculatorFrame } from "./calculatorFrame.ts";
import type { CalculatorTexts } from "./calculatorMessages.ts";
import { PAPER } from "./calculatorPalette.ts";
import { paramBars, paramDrawing } from "./paramCalculatorDrawing.ts";
import { type ParamSettings, paramResult } from "./paramCalculatorResult.ts";
import { impossibleParamsText, type ParamBox, paramTexts } from "./paramCalculatorTexts.ts";

const ROOM = 620;
const SIGN_WIDTH = 26;
const BOX_HEIGHT = 84;
const BOX_PADDING = 12;

const BOX_PAINT = {
  W_c: { fill: PAPER.kernel, stroke: PAPER.kernelLine },
  B_c: { fill: PAPER.bias, stroke: PAPER.biasLine },
  P_c: { fill: PAPER.ground, stroke: PAPER.ink },
} as const;

/** The calculator's first state as a picture. */
export function paramCalculatorFrame(settings: ParamSettings, title: string, text: CalculatorTexts): VectorPicture {
  const result = paramResult(settings);
  const frame = new CalculatorFrame(ROOM);
  frame.text(title, { size: 15, weight: "bold" });
  if (result.kind !== "params") {
    const reason = impossibleParamsText(result, text);
    frame.text(reason, { fill: PAPER.lostLine });
    return new VectorPicture(frame.scene(), `${title}. ${reason}`);
  }
  const texts = paramTexts(result, settings, text);
  const image = [...settings.input, settings.channels].join("×");
  frame.text(`${texts.expression} · ${text.inputWord} ${image}`, { fill: PAPER.muted });
  frame.space(6);
  frame.blocks([paramDrawing(result, settings, ROOM, PAPER)]);
  for (const line of texts.drawn) frame.text(line, { fill: PAPER.muted });
  frame.space(8);
  frame.blocks([boxes(texts.boxes)]);
  frame.space(8);
  frame.text(texts.size, { fill: PAPER.muted });
  frame.text(texts.comparison);
  frame.blocks([paramBars(result, settings, ROOM, PAPER)]);
  const [weights, biases, total] = texts.boxes.map(({ numbers, count }) =>
    numbers === count ? count : `${numbers} = ${count}`,
  ) as [string, string, string];
  const alt = [`${title}.`, text.paramAlt(texts.expression, weights, biases, total), ...texts.drawn];
  return new VectorPicture(frame.scene(), [...alt, texts.size, texts.comparison].join(" "));
}

/** W_c + B_c = P_c, each as a box. */
function boxes(counts: readonly ParamBox[]): CalculatorDrawing {
  const marks: CalculatorMark[] = [];
  const width = (ROOM - (counts.length - 1) * SIGN_WIDTH - 2) / counts.length;
  for (const [index, { symbol, name, count, letters, numbers }] of counts.entries()) {
    const left = 1 + index * (width + SIGN_WIDTH);
    const room = width - 2 * BOX_PADDING;
    const fitted = (content: string, size: number, weight: "normal" | "bold"): number =>
      Math.min(size, (size * room) / textWidth(content, font(size, weight)));
    const line = (content: string, y: number, size: number, weight: "normal" | "bold"): void => {
      const text = { kind: "text", x: left + BOX_PADDING, y, text: content, fill: PAPER.ink } as const;
      marks.push({ ...text, size: fitted(content, size, weight), weight });
    };
    marks.push({ kind: "rectangle", x: left, y: 1, width, height: BOX_HEIGHT - 2, radius: 6, ...BOX_PAINT[symbol] });
    line(`${symbol} (${name}) = ${letters}`, 17, 13, "normal");
    line(count, 43, 22, "bold");
    line(numbers === count ? "" : `= ${numbers}`, 69, 13, "normal");
    if (index === 0) continue;
    const sign = index === counts.length - 1 ? "=" : "+";
    const place = { x: left - SIGN_WIDTH / 2, y: BOX_HEIGHT / 2, align: "center" } as const;
    marks.push({ kind: "text", ...place, text: sign, size: 20, weight: "bold", fill: PAPER.ink });
  }
  return { width: ROOM, height: BOX_HEIGHT, marks };
}
