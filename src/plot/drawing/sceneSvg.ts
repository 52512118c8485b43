import { escapeHtml } from "../../display/htmlText.ts";
import { createDrawing, font, textWidth } from "./canvas.ts";
import {
  BASELINE,
  type Mark,
  type Paint,
  type PathMark,
  type RasterMark,
  type Scene,
  TEXT_COLOR,
  TEXT_SIZE,
  type TextMark,
} from "./scene.ts";

/** Where Pretendard is not installed, a viewer takes its own Korean font; `textLength` keeps the text in its place. */
export const FONT_STACK =
  "Pretendard, 'Apple SD Gothic Neo', 'Malgun Gothic', 'Noto Sans KR', 'Noto Sans CJK KR', sans-serif";

/**
 * A scene as an SVG file. Its text is text: it can be searched and copied.
 *
 * @param altText what the scene shows, in words
 * @param ground the colour behind it; white, or `"none"` for one that stands in a page of any colour
 */
export function sceneSvg({ width, height, marks }: Scene, altText: string, ground = "#ffffff"): string {
  const size = `width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"`;
  const head = `<svg xmlns="http://www.w3.org/2000/svg" ${size} role="img" font-family="${FONT_STACK}">`;
  const background = ground === "none" ? "" : `<rect width="${width}" height="${height}" fill="${ground}"/>`;
  return `${head}<title>${xmlText(altText)}</title>${background}${marks.map(markSvg).join("")}</svg>`;
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
    case "path":
      return `<path${attributes({ d: pathData(mark), ...paint(mark) })}/>`;
    case "text":
      return textSvg(mark);
    case "raster": {
      const { x, y, width, height } = mark;
      const href = `data:image/png;base64,${Buffer.from(rasterPng(mark)).toString("base64")}`;
      const sharp = { preserveAspectRatio: "none", style: "image-rendering: pixelated" };
      return `<image${attributes({ x, y, width, height, href, ...sharp })}/>`;
    }
    case "clip": {
      // An inner picture cuts off what is outside it; a clip path would need a name that no other picture on the page has.
      const { x, y, width, height } = mark;
      const viewBox = [x, y, width, height].map(rounded).join(" ");
      const own = attributes({ x, y, width, height, viewBox, overflow: "hidden" });
      return `<svg${own}>${mark.marks.map(markSvg).join("")}</svg>`;
    }
  }
}

function pathData({ start, curves, closed }: PathMark): string {
  const place = (point: readonly number[]) => point.map(rounded).join(" ");
  const parts = curves.map((curve) => `C${curve.map(place).join(" ")}`);
  return `M${place(start)}${parts.join("")}${closed ? "Z" : ""}`;
}

function textSvg(mark: TextMark): string {
  const { x, y, text, size = TEXT_SIZE, weight, fill = TEXT_COLOR, align, rotate } = mark;
  const own = {
    x,
    y: y + size * BASELINE,
    fill,
    "font-size": size,
    "font-weight": weight === "bold" ? "bold" : undefined,
    "text-anchor": align === "center" ? "middle" : align === "right" ? "end" : undefined,
    textLength: mark.width ?? textWidth(text, font(size, weight)),
    lengthAdjust: "spacingAndGlyphs",
    // Else spaces at the ends are left out, and what is left is stretched.
    "xml:space": /^\s|\s$|\s\s/.test(text) ? "preserve" : undefined,
    transform: rotate ? `rotate(${rotate} ${rounded(x)} ${rounded(y)})` : undefined,
  };
  return text === "" ? "" : `<text${attributes(own)}>${xmlText(text)}</text>`;
}

function paint(mark: Paint): Record<string, string | number | undefined> {
  const { fill = "none", stroke, strokeWidth, dash, opacity } = mark;
  return { fill, stroke, "stroke-width": strokeWidth, "stroke-dasharray": dash?.join(" "), opacity };
}

function attributes(values: Readonly<Record<string, string | number | undefined>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}="${typeof value === "number" ? rounded(value) : xmlText(value as string)}"`)
    .join("");
}

/** XML has no control characters and no halves of characters: they become the sign for what cannot be shown. */
function xmlText(text: string): string {
  return escapeHtml(text.toWellFormed().replaceAll(/[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu, "\ufffd"));
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
