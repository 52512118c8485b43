import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { Size2d } from "../../../nn/shape/shape.ts";
import { calculatorMessages } from "../calculatorMessages.ts";
import type { ShapeCalculatorData } from "../shapeCalculator.ts";
import {
  type CalculatedLayer,
  type CalculatedShape,
  type ShapeSettings,
  shapeResult,
} from "../shapeCalculatorResult.ts";
import { axisStrip } from "../shapeCalculatorStrip.ts";
import { impossibleShapeText, shapeTexts } from "../shapeCalculatorTexts.ts";
import { ChoiceControl } from "./parts/choiceControl.tsx";
import { explorable } from "./parts/explorable.tsx";
import { FIELDS_STYLE } from "./parts/fieldsStyle.ts";
import { LiveText } from "./parts/liveText.tsx";
import { MarksSvg, SCREEN } from "./parts/marksSvg.tsx";
import { NumberControl } from "./parts/numberControl.tsx";
import { useRoom } from "./parts/useRoom.ts";

/** How far the sliders go; further, where the first state already is. */
const LIMITS = {
  side: 512,
  channels: 1024,
  filters: 1024,
  kernelSize: 16,
  strides: 8,
  dilationRate: 8,
  groups: 64,
  cells: 16,
};

const STRIP_WIDTH = 560;

const TYPES = ["conv2d", "maxPooling2d", "averagePooling2d"] as const;

function ShapeCalculator({ data }: { readonly data: ShapeCalculatorData }): JSX.Element {
  const text = calculatorMessages();
  const [settings, setSettings] = useState(data.settings);
  const [section, room] = useRoom<HTMLElement>(STRIP_WIDTH);
  const result = shapeResult(settings);
  const texts = result.kind === "shape" ? shapeTexts(result, text) : undefined;
  const reason = result.kind === "shape" ? "" : impossibleShapeText(result, text);
  const spoken = texts === undefined ? reason : [texts.shapes, ...texts.axes.flatMap(({ notes }) => notes)].join(". ");
  return (
    <>
      <h3>{data.title}</h3>
      <ShapeFields settings={settings} initial={data.settings} onChange={setSettings} />
      <section class="result" ref={section} aria-label={text.result}>
        {result.kind === "shape" && texts !== undefined ? (
          <>
            <code>{result.expression}</code>
            <p class="shapes">{texts.shapes}</p>
            <p class="muted">{texts.channelsFirst}</p>
            {texts.axes.map((axis, index) => (
              <div key={axis.name} class="axis">
                <p class="formula">{`${axis.name}: ${axis.formula}`}</p>
                <Strip result={result} index={index} name={axis.name} room={room} />
                {axis.notes.map((note) => (
                  <p key={note} class="note">
                    {note}
                  </p>
                ))}
              </div>
            ))}
            <p class="params">{`${text.params}: ${texts.params}`}</p>
            <p class="multiply-adds">{`${text.multiplyAdds}: ${texts.multiplyAdds}`}</p>
          </>
        ) : (
          <p class="reason">{reason}</p>
        )}
      </section>
      <LiveText text={spoken} />
    </>
  );
}

function Strip(props: {
  readonly result: CalculatedShape;
  readonly index: number;
  readonly name: string;
  readonly room: number;
}): JSX.Element | null {
  const { result, index, name, room } = props;
  const size = result.axes[index]?.size;
  if (size === undefined) return null;
  const label = calculatorMessages().stripAlt(name, size.paddedInput, size.size);
  return <MarksSvg drawing={axisStrip(size, room, SCREEN)} label={label} />;
}

interface ShapeFieldsProps {
  readonly settings: ShapeSettings;
  readonly initial: ShapeSettings;
  readonly onChange: (settings: ShapeSettings) => void;
}

/** A slider and a field for each setting; those of height and width are one until they are asked for apart. */
function ShapeFields({ settings, initial, onChange }: ShapeFieldsProps): JSX.Element {
  const text = calculatorMessages();
  const [isApart, setApart] = useState(!isSquare(initial));
  const { type, height, width, channels, filters, groups, padding } = settings;
  const set = (changes: Partial<ShapeSettings>) => onChange({ ...settings, ...changes });
  const isConvolution = type === "conv2d";
  const cells = typeof padding === "string" ? undefined : padding[0][0];
  const paddings = [
    { value: "valid", text: text.paddingNames.valid },
    { value: "same", text: text.paddingNames.same },
    ...(isConvolution
      ? [
          { value: "full", text: text.paddingNames.full },
          { value: "cells", text: text.paddingNames.cells },
        ]
      : []),
  ] as const;
  const setCells = (count: number) =>
    set({
      padding: [
        [count, count],
        [count, count],
      ],
    });

  const pair = (name: "kernelSize" | "strides" | "dilationRate", label: string) => {
    const value = settings[name];
    const max = Math.max(LIMITS[name], ...initial[name]);
    const setPair = (changed: Size2d) => set({ [name]: changed });
    if (!isApart) {
      return (
        <NumberControl label={label} value={value[0]} min={1} max={max} onChange={(both) => setPair([both, both])} />
      );
    }
    return (
      <>
        <NumberControl
          label={text.ofHeight(label)}
          value={value[0]}
          min={1}
          max={max}
          onChange={(first) => setPair([first, value[1]])}
        />
        <NumberControl
          label={text.ofWidth(label)}
          value={value[1]}
          min={1}
          max={max}
          onChange={(second) => setPair([value[0], second])}
        />
      </>
    );
  };

  return (
    <fieldset class="settings" aria-label={text.settings}>
      <ChoiceControl
        label={text.layer}
        value={type}
        choices={TYPES.map((value) => ({ value, text: text.layerNames[value] }))}
        onChange={(chosen: CalculatedLayer) => set({ type: chosen, padding: paddingFor(chosen, padding) })}
      />
      <div class="fields">
        <NumberControl
          label={text.inputHeight}
          value={height}
          min={1}
          max={Math.max(LIMITS.side, initial.height)}
          onChange={(value) => set({ height: value })}
        />
        <NumberControl
          label={text.inputWidth}
          value={width}
          min={1}
          max={Math.max(LIMITS.side, initial.width)}
          onChange={(value) => set({ width: value })}
        />
        <NumberControl
          label={text.channels}
          value={channels}
          min={1}
          max={Math.max(LIMITS.channels, initial.channels)}
          onChange={(value) => set({ channels: value })}
        />
        {isConvolution && (
          <NumberControl
            label={text.filters}
            value={filters}
            min={1}
            max={Math.max(LIMITS.filters, initial.filters)}
            onChange={(value) => set({ filters: value })}
          />
        )}
        {pair("kernelSize", isConvolution ? text.kernelSize : text.poolSize)}
        {pair("strides", text.strides)}
        {isConvolution && pair("dilationRate", text.dilationRate)}
        {isConvolution && initial.groups > 1 && (
          <NumberControl
            label={text.groups}
            value={groups}
            min={1}
            max={Math.max(LIMITS.groups, initial.groups)}
            onChange={(value) => set({ groups: value })}
          />
        )}
      </div>
      <label class="check">
        <input
          type="checkbox"
          checked={isApart}
          onChange={(event) => {
            const apart = event.currentTarget.checked;
            setApart(apart);
            if (!apart) onChange(squared(settings));
          }}
        />
        {text.apart}
      </label>
      <ChoiceControl
        label={text.padding}
        value={cells === undefined ? (padding as string) : "cells"}
        choices={paddings}
        onChange={(chosen) => {
          if (chosen === "cells") setCells(1);
          else set({ padding: chosen as "valid" | "same" | "full" });
        }}
      />
      {cells !== undefined && (
        <NumberControl
          label={text.paddingCells}
          value={cells}
          min={0}
          max={Math.max(LIMITS.cells, cells)}
          onChange={setCells}
        />
      )}
    </fieldset>
  );
}

function isSquare({ kernelSize, strides, dilationRate }: ShapeSettings): boolean {
  return [kernelSize, strides, dilationRate].every(([first, second]) => first === second);
}

function squared(settings: ShapeSettings): ShapeSettings {
  const both = ([first]: Size2d): Size2d => [first, first];
  const { kernelSize, strides, dilationRate } = settings;
  return { ...settings, kernelSize: both(kernelSize), strides: both(strides), dilationRate: both(dilationRate) };
}

/** A pooling knows only `valid` and `same`. */
function paddingFor(type: CalculatedLayer, padding: ShapeSettings["padding"]): ShapeSettings["padding"] {
  return type === "conv2d" || padding === "same" ? padding : "valid";
}

const STYLE = `${FIELDS_STYLE}
.shapes { font-size: 20px; font-weight: 700; overflow-wrap: anywhere; }
.axis { margin: 8px 0; }
`;

export const show = explorable(ShapeCalculator, STYLE);
