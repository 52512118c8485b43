import { escapeHtml } from "../../display/htmlText.ts";
import { createDrawing, font, textWidth } from "./canvas.ts";
import { type Mark, type RasterMark, type Scene, TEXT_COLOR, TEXT_SIZE, type TextMark } from "./scene.ts";

/** Where Pretendard is not installed, a viewer takes its own Korean font; `textLength` keeps the text in its place. */
const FONT_STACK = "Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif";

/**
 * A scene as an SVG file. Its text is text: it can be searched and copied.
 *
 * @param altText what the scene shows, in words
 */
export function sceneSvg({ width, height, marks }: Scene, altText: string): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${FONT_STACK}">`;
  const background = `<rect width="${width}" height="${height}" fill="#ffffff"/>`;
  return `${head}<title>${escapeHtml(altText)}</title>${background}${marks.map(markSvg).join("")}</svg>`;
}

function markSvg(mark: Mark): string {
  switch (mark.kind) {
    case "rectangle": {
      const { x, y, width, height, radius } = mark;
      return `<rect${attributes({ x, y, width, height, rx: radius, ...paint(mark) })}/>`;
    }
    case "line": {
      const points = mark.points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ");
      const tag = mark.closed ? "polygon" : "polyline";
      return `<${tag}${attributes({ points, ...paint(mark) })}/>`;
    }
    case "text":
      return textSvg(mark);
    case "raster": {
      const { x, y, width, height } = mark;
      const href = `data:image/png;base64,${Buffer.from(rasterPng(mark)).toString("base64")}`;
      const sharp = { preserveAspectRatio: "none", style: "image-rendering: pixelated" };
      return `<image${attributes({ x, y, width, height, href, ...sharp })}/>`;
    }
  }
}

function textSvg({ x, y, text, size = TEXT_SIZE, weight, fill = TEXT_COLOR, align, rotate }: TextMark): string {
  const own = {
    x,
    y,
    fill,
    "font-size": size,
    "font-weight": weight === "bold" ? "bold" : undefined,
    "text-anchor": align === "center" ? "middle" : align === "right" ? "end" : undefined,
    "dominant-baseline": "central",
    textLength: textWidth(text, font(size, weight)),
    lengthAdjust: "spacingAndGlyphs",
    transform: rotate ? `rotate(${rotate} ${rounded(x)} ${rounded(y)})` : undefined,
  };
  return text === "" ? "" : `<text${attributes(own)}>${escapeHtml(text)}</text>`;
}

function paint(mark: Exclude<Mark, TextMark | RasterMark>): Record<string, string | number | undefined> {
  const { fill = "none", stroke, strokeWidth, dash, opacity } = mark;
  return { fill, stroke, "stroke-width": strokeWidth, "stroke-dasharray": dash?.join(" "), opacity };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? rounded(value) : escapeHtml(String(value))}"`)
    .join("");
}

/** A hundredth of a pixel is nothing anyone sees. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function rasterPng({ pixels, pixelWidth, pixelHeight }: RasterMark): Uint8Array {
  const { canvas, context } = createDrawing(pixelWidth, pixelHeight, 1);
  const data = context.createImageData(pixelWidth, pixelHeight);
  data.data.set(pixels);
  context.putImageData(data, 0, 0);
  return canvas.encodeSync("png");
}
