import { createDrawing, font } from "./canvas.ts";
import type { Drawing } from "./picture.ts";
import { pngFile } from "./pngFile.ts";
import {
  BASELINE,
  type Mark,
  type Paint,
  type RasterMark,
  type Scene,
  TEXT_COLOR,
  TEXT_SIZE,
  type TextMark,
} from "./scene.ts";

type Surface = ReturnType<typeof createDrawing>;

/** Device pixels for each CSS pixel, as elsewhere in this package. */
const DENSITY = 2;

/** Most device pixels of a drawing, 4 bytes each, and most on a side. */
const MOST_DEVICE_PIXELS = 8192 ** 2;
const LONGEST_DEVICE_SIDE = 32_767;

/**
 * A scene as a drawing, drawn only once its pixels are asked for.
 *
 * @param density device pixels for each CSS pixel; left out, 2. A scene so large that it would take too much memory has
 * fewer, down to less than one
 */
export function sceneDrawing(scene: Scene, density: number = DENSITY): Drawing {
  let canvas: Drawing["canvas"] | undefined;
  return {
    width: scene.width,
    height: scene.height,
    get canvas() {
      canvas ??= drawnScene(scene, fittingDensity(scene, density));
      return canvas;
    },
  };
}

/** The density that was asked for, or the largest that a scene's size allows; never less than a pixel on a side. */
function fittingDensity({ width, height }: Scene, asked: number): number {
  const largest = Math.min(
    Math.sqrt(MOST_DEVICE_PIXELS / (width * height)),
    LONGEST_DEVICE_SIDE / Math.max(width, height),
  );
  return Math.max(Math.min(asked, largest), 1 / Math.min(width, height));
}

function drawnScene({ width, height, marks }: Scene, density: number): Drawing["canvas"] {
  const surface = createDrawing(width, height, density);
  for (const mark of marks) drawMark(surface, mark);
  const { canvas } = surface;
  // Four times as fast as the canvas library's own encoder, and no larger.
  return { encodeSync: () => pngFile(canvas.data(), canvas.width, canvas.height) };
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
    case "path":
      context.beginPath();
      context.moveTo(...mark.start);
      for (const [first, second, end] of mark.curves) context.bezierCurveTo(...first, ...second, ...end);
      if (mark.closed) context.closePath();
      paint(surface, mark);
      break;
    case "text":
      drawText(surface, mark);
      break;
    case "raster":
      drawRaster(surface, mark);
      break;
    case "clip":
      context.save();
      context.beginPath();
      context.rect(mark.x, mark.y, mark.width, mark.height);
      context.clip();
      for (const each of mark.marks) drawMark(surface, each);
      context.restore();
  }
}

function paint({ context }: Surface, { fill, stroke, strokeWidth = 1, dash = [], opacity = 1 }: Paint): void {
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
  context.textBaseline = "alphabetic";
  context.save();
  context.translate(x, y);
  context.rotate((rotate * Math.PI) / 180);
  context.fillText(text, 0, size * BASELINE);
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
