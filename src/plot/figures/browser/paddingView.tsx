import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import { calculatorMessages } from "../calculatorMessages.ts";
import type { PaddingViewData } from "../paddingView.ts";
import { paddingCell, paddingDrawing } from "../paddingViewDrawing.ts";
import { PADDING_LIMITS, type PaddingPanel, type PaddingSettings, paddingPanels } from "../paddingViewPanels.ts";
import { paddingTexts } from "../paddingViewTexts.ts";
import { explorable } from "./parts/explorable.tsx";
import { FIELDS_STYLE } from "./parts/fieldsStyle.ts";
import { LiveText } from "./parts/liveText.tsx";
import { Marks, SCREEN } from "./parts/marksSvg.tsx";
import { NumberControl } from "./parts/numberControl.tsx";

const PANEL_WIDTH = 250;

function PaddingView({ data }: { readonly data: PaddingViewData }): JSX.Element {
  const text = calculatorMessages();
  const [settings, setSettings] = useState(data.settings);
  const set = (changes: Partial<PaddingSettings>) => setSettings({ ...settings, ...changes });
  const panels = paddingPanels(settings);
  const cell = paddingCell(panels, settings, PANEL_WIDTH);
  const { height, width, values, kernelSize, strides, dilationRate } = settings;
  const sizes = panels.map((panel) => {
    const { sizes, notes } = paddingTexts(panel, settings, text);
    return `${panel.padding}: ${sizes === "" ? notes.join(" ") : sizes}`;
  });
  return (
    <>
      <h3>{data.title}</h3>
      <fieldset class="fields" aria-label={text.settings}>
        {values === null && (
          <NumberControl
            label={text.inputSize}
            value={height}
            min={1}
            max={PADDING_LIMITS.input}
            onChange={(side) => set({ height: side, width: side })}
          />
        )}
        <NumberControl
          label={text.kernelSize}
          value={kernelSize}
          min={1}
          max={PADDING_LIMITS.kernelSize}
          onChange={(value) => set({ kernelSize: value })}
        />
        <NumberControl
          label={text.strides}
          value={strides}
          min={1}
          max={PADDING_LIMITS.strides}
          onChange={(value) => set({ strides: value })}
        />
        <NumberControl
          label={text.dilationRate}
          value={dilationRate}
          min={1}
          max={PADDING_LIMITS.dilationRate}
          onChange={(value) => set({ dilationRate: value })}
        />
      </fieldset>
      <p class="muted">{text.paddingAlt(height, width, kernelSize, strides, dilationRate)}</p>
      <div class="panels">
        {panels.map((panel) => (
          <Panel key={panel.padding} panel={panel} settings={settings} cell={cell} />
        ))}
      </div>
      <LiveText text={sizes.join(". ")} />
    </>
  );
}

interface PanelProps {
  readonly panel: PaddingPanel;
  readonly settings: PaddingSettings;
  readonly cell: number;
}

/** One padding: its texts, its grids, and a slider that moves the kernel. */
function Panel({ panel, settings, cell }: PanelProps): JSX.Element {
  const text = calculatorMessages();
  const id = useId();
  const [position, setPosition] = useState(0);
  const { padding, axes } = panel;
  const { meaning, sizes, formulas, notes } = paddingTexts(panel, settings, text);
  const [rows, columns] = [axes?.height.size ?? 0, axes?.width.size ?? 0];
  const count = rows * columns;
  const at = Math.min(position, Math.max(count - 1, 0));
  const [row, column] = [Math.floor(at / Math.max(columns, 1)), at % Math.max(columns, 1)];
  const place = text.positionOf(at + 1, count, row + 1, column + 1);
  const drawing = paddingDrawing(settings, panel, cell, [row, column], SCREEN);
  const label =
    axes === null
      ? notes.join(" ")
      : text.gridAlt(padding, axes.height.paddedInput, axes.width.paddedInput, rows, columns);

  /** Moves the kernel to the output cell under the pointer, if there is one. */
  const point = (event: JSX.TargetedPointerEvent<SVGSVGElement>) => {
    if (drawing.output === null) return;
    const box = event.currentTarget.getBoundingClientRect();
    const scale = drawing.width / box.width;
    const toRow = Math.floor(((event.clientY - box.top) * scale - drawing.output.top) / cell);
    const toColumn = Math.floor(((event.clientX - box.left) * scale - drawing.output.left) / cell);
    if (toRow >= 0 && toRow < rows && toColumn >= 0 && toColumn < columns) setPosition(toRow * columns + toColumn);
  };
  /** Up and down go by rows; the slider itself does the rest. */
  const press = (event: JSX.TargetedKeyboardEvent<HTMLInputElement>) => {
    const step = event.key === "ArrowUp" ? -columns : event.key === "ArrowDown" ? columns : 0;
    if (step === 0) return;
    event.preventDefault();
    if (at + step >= 0 && at + step < count) setPosition(at + step);
  };

  return (
    <section class="panel" aria-labelledby={id}>
      <h4 id={id}>{padding}</h4>
      <p class="note">{meaning}</p>
      {sizes !== "" && <p class="sizes">{sizes}</p>}
      {formulas.map((formula) => (
        <p key={formula} class="formula">
          {formula}
        </p>
      ))}
      <svg
        class="grids"
        role="img"
        aria-label={label}
        viewBox={`0 0 ${drawing.width} ${drawing.height}`}
        width={drawing.width}
        height={drawing.height}
        onPointerDown={point}
        onPointerMove={point}
      >
        <Marks marks={drawing.marks} />
      </svg>
      {count > 0 && (
        <input
          type="range"
          class="position"
          min={1}
          max={count}
          value={at + 1}
          aria-label={`${padding}: ${text.position}`}
          aria-valuetext={place}
          onKeyDown={press}
          onInput={(event) => setPosition(event.currentTarget.valueAsNumber - 1)}
        />
      )}
      {count > 0 && <p class="note place">{place}</p>}
      {notes.map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
    </section>
  );
}

const STYLE = `${FIELDS_STYLE}
.panels { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 14px 24px; margin-top: 6px; }
.panel { width: 254px; max-width: 100%; }
.panel h4 { margin: 0; font-size: 15px; font-weight: 700; }
.panel p { margin: 2px 0; }
.panel .formula { font-size: 14px; }
.sizes { font-weight: 700; }
.grids { display: block; margin: 6px 0; max-width: 100%; height: auto; touch-action: pan-y; }
.position { width: 100%; max-width: 250px; }
`;

export const show = explorable(PaddingView, STYLE);
