import { VectorPicture } from "../drawing/vectorPicture.ts";
import { CalculatorFrame } from "./calculatorFrame.ts";
import type { CalculatorTexts } from "./calculatorMessages.ts";
import { PAPER } from "./calculatorPalette.ts";
import { paddingCell, paddingDrawing } from "./paddingViewDrawing.ts";
import { type PaddingSettings, paddingPanels } from "./paddingViewPanels.ts";
import { paddingTexts } from "./paddingViewTexts.ts";

const PANEL_WIDTH = 250;
const PANEL_GAP = 22;

/** The view's first state as a picture: the kernel at its first position. */
export function paddingViewFrame(settings: PaddingSettings, title: string, text: CalculatorTexts): VectorPicture {
  const panels = paddingPanels(settings);
  const cell = paddingCell(panels, settings, PANEL_WIDTH);
  const described: string[] = [];
  const drawings = panels.map((panel) => {
    const texts = paddingTexts(panel, settings, text);
    const column = new CalculatorFrame(PANEL_WIDTH);
    column.text(panel.padding, { size: 15, weight: "bold" });
    column.text(texts.meaning, { fill: PAPER.muted });
    if (texts.sizes !== "") column.text(texts.sizes, { weight: "bold" });
    for (const formula of texts.formulas) column.text(formula);
    column.space(4);
    column.blocks([paddingDrawing(settings, panel, cell, [0, 0], PAPER)]);
    column.space(4);
    for (const note of texts.notes) column.text(note, { fill: PAPER.muted });
    const sentences = [texts.sizes, ...texts.formulas].filter((sentence) => sentence !== "").map((each) => `${each}.`);
    described.push([`${panel.padding}:`, ...sentences, ...texts.notes].join(" "));
    return column.drawing();
  });
  const frame = new CalculatorFrame(panels.length * PANEL_WIDTH + (panels.length - 1) * PANEL_GAP);
  frame.text(title, { size: 15, weight: "bold" });
  frame.text(settingsText(settings, text), { fill: PAPER.muted });
  frame.space(6);
  frame.blocks(drawings, PANEL_GAP);
  return new VectorPicture(frame.scene(), [`${title}.`, settingsText(settings, text), ...described].join(" "));
}

function settingsText({ height, width, kernelSize, strides, dilationRate }: PaddingSettings, text: CalculatorTexts) {
  return text.paddingAlt(height, width, kernelSize, strides, dilationRate);
}
