import { font, textWidth } from "../drawing/canvas.ts";
import type { Scene } from "../drawing/scene.ts";
import type { CalculatorDrawing, CalculatorMark } from "./calculatorDrawing.ts";
import { PAPER } from "./calculatorPalette.ts";

interface TextStyle {
  readonly size?: number;
  readonly weight?: "normal" | "bold";
  readonly fill?: string;
}

const MARGIN = 14;

/** Texts and drawings, one below the other: a static frame. */
export class CalculatorFrame {
  /** Room between the margins, in CSS pixels. */
  readonly room: number;
  readonly #marks: CalculatorMark[] = [];
  #bottom = 0;

  /** @param room the widest that a line of text may be, in CSS pixels */
  constructor(room: number) {
    this.room = room;
  }

  /** A text, broken into lines where it is too wide. */
  text(text: string, { size = 13, weight = "normal", fill = PAPER.ink }: TextStyle = {}): void {
    const lineHeight = Math.round(size * 1.5);
    for (const line of brokenText(text, font(size, weight), this.room)) {
      this.#marks.push({ kind: "text", x: 0, y: this.#bottom + lineHeight / 2, text: line, size, weight, fill });
      this.#bottom += lineHeight;
    }
  }

  /** Drawings side by side. */
  blocks(blocks: readonly CalculatorDrawing[], gap = 0): void {
    let left = 0;
    for (const { width, marks } of blocks) {
      this.#marks.push(...marks.map((mark) => movedMark(mark, left, this.#bottom)));
      left += width + gap;
    }
    this.#bottom += Math.max(0, ...blocks.map(({ height }) => height));
  }

  /** Room below what there is so far. */
  space(height: number): void {
    this.#bottom += height;
  }

  /** What was added, to stand in another frame. */
  drawing(): CalculatorDrawing {
    return { width: this.room, height: this.#bottom, marks: this.#marks };
  }

  /** What was added, with a margin around it. */
  scene(): Scene {
    const marks = this.#marks.map((mark) => movedMark(mark, MARGIN, MARGIN));
    return { width: this.room + 2 * MARGIN, height: Math.ceil(this.#bottom) + 2 * MARGIN, marks };
  }
}

/** A mark somewhere else. */
function movedMark(mark: CalculatorMark, right: number, down: number): CalculatorMark {
  if (mark.kind === "line") return { ...mark, points: mark.points.map(([x, y]) => [x + right, y + down] as const) };
  return { ...mark, x: mark.x + right, y: mark.y + down };
}

/** A text as lines no wider than `width`, broken at spaces; a word that is wider stays whole. */
function brokenText(text: string, cssFont: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && textWidth(longer, cssFont) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
