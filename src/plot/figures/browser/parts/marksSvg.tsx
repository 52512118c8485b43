import type { JSX } from "preact";
import { TEXT_SIZE } from "../../../drawing/scene.ts";
import type { CalculatorDrawing, CalculatorMark } from "../../calculatorDrawing.ts";
import type { Palette } from "../../calculatorPalette.ts";

/** The page's own colours, mixed, so that they follow its theme. */
export const SCREEN: Palette = {
  ink: "var(--ink)",
  muted: "var(--muted)",
  line: "color-mix(in srgb, var(--ink) 50%, var(--paper))",
  ground: "var(--paper)",
  input: "color-mix(in srgb, #1f77ff 18%, var(--paper))",
  inputLine: "var(--blue)",
  kernel: "color-mix(in srgb, #ff7a00 48%, var(--paper))",
  kernelLine: "var(--orange)",
  output: "color-mix(in srgb, #12a150 28%, var(--paper))",
  outputLine: "var(--green)",
  lost: "color-mix(in srgb, #e03131 34%, var(--paper))",
  lostLine: "color-mix(in srgb, #e03131 70%, var(--ink))",
  bias: "color-mix(in srgb, #8b5cf6 34%, var(--paper))",
  biasLine: "color-mix(in srgb, #8b5cf6 66%, var(--ink))",
};

/** The marks of a static frame, drawn in the page. */
export function Marks({ marks }: { readonly marks: readonly CalculatorMark[] }): JSX.Element {
  return <>{marks.map((mark) => markElement(mark))}</>;
}

/** Drawn marks with a size, narrower where there is no room. */
export function MarksSvg(props: { readonly drawing: CalculatorDrawing; readonly label: string }): JSX.Element {
  const { drawing, label } = props;
  return (
    <svg
      class="marks"
      role="img"
      aria-label={label}
      viewBox={`0 0 ${drawing.width} ${drawing.height}`}
      width={drawing.width}
      height={drawing.height}
    >
      <Marks marks={drawing.marks} />
    </svg>
  );
}

function markElement(mark: CalculatorMark): JSX.Element {
  switch (mark.kind) {
    case "rectangle": {
      const { x, y, width, height, radius } = mark;
      return <rect x={x} y={y} width={width} height={height} rx={radius} style={paint(mark)} />;
    }
    case "line": {
      const points = mark.points.map(([x, y]) => `${x},${y}`).join(" ");
      return mark.closed ? (
        <polygon points={points} style={paint(mark)} />
      ) : (
        <polyline points={points} style={paint(mark)} />
      );
    }
    case "text": {
      const { x, y, text, size = TEXT_SIZE, weight = "normal", fill = "var(--ink)", align = "left" } = mark;
      const anchor = align === "center" ? "middle" : align === "right" ? "end" : "start";
      return (
        <text
          x={x}
          y={y}
          text-anchor={anchor}
          dominant-baseline="central"
          style={{ fontSize: `${size}px`, fontWeight: weight, fill }}
        >
          {text}
        </text>
      );
    }
  }
}

function paint(mark: Exclude<CalculatorMark, { readonly kind: "text" }>): JSX.CSSProperties {
  const { fill = "none", stroke = "none", strokeWidth = 1, dash, opacity = 1 } = mark;
  return { fill, stroke, strokeWidth, strokeDasharray: dash?.join(" "), opacity };
}
