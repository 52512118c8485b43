import { createDrawing, font } from "./canvas.ts";
import type { Drawing } from "./picture.ts";
import { type Mark, type RasterMark, type Scene, TEXT_COLOR, TEXT_SIZE, type TextMark } from "./scene.ts";

type Surface = ReturnType<typeof createDrawing>;

/**
 * Draws a scene.
 *
 * @param density device pixels for each CSS pixel; left out, 2
 */
export function sceneDrawing({ width, height, marks }: Scene, density?: number): Drawing {
  const surface = createDrawing(width, height, density);
  for (const mark of marks) drawMark(surface, mark);
  return surface;
}

function drawMark(surface: Surface, mark: Mark): void {
  const { context } = surface;
  switch (mark.kind) {
    case "rectangle":
      context.beginPath();
      context.roundRect(mark.x, mark.y, mark.width, mark.height, mark.radius ?? 0);
      paint(surface, mark);
      break;
    case "line":
      context.beginPath();
      for (const [x, y] of mark.points) context.lineTo(x, y);
      if (mark.closed) context.closePath();
      paint(surface, mark);
      break;
    case "text":
      drawText(surface, mark);
      break;
    case "raster":
      drawRaster(surface, mark);
  }
}

function paint({ context }: Surface, mark: Exclude<Mark, TextMark | RasterMark>): void {
  const { fill, stroke, strokeWidth = 1, dash = [], opacity = 1 } = mark;
  context.globalAlpha = opacity;
  if (fill !== undefined && fill !== "none") {
    context.fillStyle = fill;
    context.fill();
  }
  if (stroke !== undefined && stroke !== "none") {
    context.strokeStyle = stroke;
    context.lineWidth = strokeWidth;
    context.setLineDash([...dash]);
    context.stroke();
  }
  context.globalAlpha = 1;
}

function drawText({ context }: Surface, mark: TextMark): void {
  const { x, y, text, size = TEXT_SIZE, weight, fill = TEXT_COLOR, align = "left", rotate = 0 } = mark;
  context.font = font(size, weight);
  context.fillStyle = fill;
  context.textAlign = align;
  context.textBaseline = "middle";
  context.save();
  context.translate(x, y);
  context.rotate((rotate * Math.PI) / 180);
  context.fillText(text, 0, 0);
  context.restore();
}

function drawRaster({ context }: Surface, { x, y, width, height, pixels, pixelWidth, pixelHeight }: RasterMark): void {
  const { canvas, context: own } = createDrawing(pixelWidth, pixelHeight, 1);
  const data = own.createImageData(pixelWidth, pixelHeight);
  data.data.set(pixels);
  own.putImageData(data, 0, 0);
  context.imageSmoothingEnabled = false;
  context.drawImage(canvas, x, y, width, height);
}
