import { VectorPicture } from "../drawing/vectorPicture.ts";
import { CalculatorFrame } from "./calculatorFrame.ts";
import type { CalculatorTexts } from "./calculatorMessages.ts";
import { PAPER } from "./calculatorPalette.ts";
import { type ShapeSettings, shapeResult } from "./shapeCalculatorResult.ts";
import { axisStrip } from "./shapeCalculatorStrip.ts";
import { impossibleShapeText, shapeTexts } from "./shapeCalculatorTexts.ts";

const ROOM = 600;

/** The calculator's first state as a picture. */
export function shapeCalculatorFrame(settings: ShapeSettings, title: string, text: CalculatorTexts): VectorPicture {
  const result = shapeResult(settings);
  const frame = new CalculatorFrame(ROOM);
  frame.text(title, { size: 15, weight: "bold" });
  frame.space(2);
  if (result.kind !== "shape") {
    const reason = impossibleShapeText(result, text);
    frame.text(reason, { fill: PAPER.lostLine });
    return new VectorPicture(frame.scene(), `${title}. ${reason}`);
  }
  const texts = shapeTexts(result, text);
  frame.text(result.expression, { fill: PAPER.muted });
  frame.text(texts.shapes, { size: 20, weight: "bold" });
  frame.text(texts.channelsFirst, { fill: PAPER.muted });
  for (const [index, axis] of texts.axes.entries()) {
    frame.space(8);
    frame.text(`${axis.name}: ${axis.formula}`, { size: 15 });
    const size = result.axes[index]?.size;
    if (size !== undefined) frame.blocks([axisStrip(size, ROOM, PAPER)]);
    for (const note of axis.notes) frame.text(note, { fill: PAPER.muted });
  }
  frame.space(8);
  frame.text(`${text.params}: ${texts.params}`);
  frame.text(`${text.multiplyAdds}: ${texts.multiplyAdds}`);
  const [from = "", to = ""] = texts.shapes.split(" → ");
  const formulas = texts.axes.map(({ name, formula, notes }) => [`${name}: ${formula}.`, ...notes].join(" "));
  const counts = `${text.params}: ${texts.params}. ${text.multiplyAdds}: ${texts.multiplyAdds}.`;
  const alt = [`${title}.`, text.shapeAlt(result.expression, from, to), ...formulas, counts].join(" ");
  return new VectorPicture(frame.scene(), alt);
}
