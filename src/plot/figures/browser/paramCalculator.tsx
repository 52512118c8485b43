import type { JSX } from "preact";
import { useId, useState } from "preact/hooks";
import type { Size2d } from "../../../nn/shape/shape.ts";
import { calculatorMessages } from "../calculatorMessages.ts";
import type { ParamCalculatorData } from "../paramCalculator.ts";
import { paramBars, paramDrawing } from "../paramCalculatorDrawing.ts";
import { type CalculatedParams, PARAM_PRESETS, type ParamSettings, paramResult } from "../paramCalculatorResult.ts";
import { impossibleParamsText, type ParamBox, type ParamTexts, paramTexts } from "../paramCalculatorTexts.ts";
import { ChoiceControl } from "./parts/choiceControl.tsx";
import { explorable } from "./parts/explorable.tsx";
import { FIELDS_STYLE } from "./parts/fieldsStyle.ts";
import { LiveText } from "./parts/liveText.tsx";
import { MarksSvg, SCREEN } from "./parts/marksSvg.tsx";
import { NumberControl } from "./parts/numberControl.tsx";
import { useRoom } from "./parts/useRoom.ts";

/** How far the sliders go; further, where the first state already is. */
const LIMITS = { side: 256, kernelSize: 16, channels: 1024, filters: 1024, groups: 64 };

const DRAWING_WIDTH = 620;

const TYPES = ["conv2d", "dense"] as const;

function ParamCalculator({ data }: { readonly data: ParamCalculatorData }): JSX.Element {
  const text = calculatorMessages();
  const [settings, setSettings] = useState(data.settings);
  const [section, room] = useRoom<HTMLElement>(DRAWING_WIDTH);
  const result = paramResult(settings);
  const texts = result.kind === "params" ? paramTexts(result, settings, text) : undefined;
  const reason = result.kind === "params" ? "" : impossibleParamsText(result, text);
  const spoken = texts === undefined ? reason : texts.boxes.map(({ name, count }) => `${name} ${count}`).join(", ");
  return (
    <>
      <h3>{data.title}</h3>
      <ParamFields settings={settings} initial={data.settings} onChange={setSettings} />
      <section class="result" ref={section} aria-label={text.result}>
        {result.kind === "params" && texts !== undefined ? (
          <Params result={result} settings={settings} texts={texts} room={room} />
        ) : (
          <p class="reason">{reason}</p>
        )}
      </section>
      <LiveText text={spoken} />
    </>
  );
}

interface ParamsProps {
  readonly result: CalculatedParams;
  readonly settings: ParamSettings;
  readonly texts: ParamTexts;
  readonly room: number;
}

function Params({ result, settings, texts, room }: ParamsProps): JSX.Element {
  const { input, channels } = settings;
  const [weights, biases, total] = texts.boxes;
  return (
    <>
      <p class="muted">
        <code>{texts.expression}</code>
        {` · ${calculatorMessages().inputWord} ${[...input, channels].join("×")}`}
      </p>
      <MarksSvg drawing={paramDrawing(result, settings, room, SCREEN)} label={texts.drawn.join(" ")} />
      {texts.drawn.map((line) => (
        <p key={line} class="note">
          {line}
        </p>
      ))}
      <div class="boxes">
        <Box box={weights} kind="weights" />
        <b>+</b>
        <Box box={biases} kind="biases" />
        <b>=</b>
        <Box box={total} kind="total" />
      </div>
      <p class="note">{texts.size}</p>
      <p class="comparison">{texts.comparison}</p>
      <MarksSvg drawing={paramBars(result, settings, room, SCREEN)} label={texts.comparison} />
    </>
  );
}

function Box({ box, kind }: { readonly box: ParamBox; readonly kind: string }): JSX.Element {
  const { symbol, name, letters, count, numbers } = box;
  return (
    <div class={`box ${kind}`}>
      <div>
        <Letters text={symbol} />
        {` (${name}) = `}
        <Letters text={letters} />
      </div>
      <div class="count">{count}</div>
      <div>{numbers === count ? "\u00a0" : `= ${numbers}`}</div>
    </div>
  );
}

/** `W_c` with its index below the line. */
function Letters({ text }: { readonly text: string }): JSX.Element {
  const parts = text.split(/_(\w)/);
  return <>{parts.map((part, index) => (index % 2 === 0 ? part : <sub key={index}>{part}</sub>))}</>;
}

interface ParamFieldsProps {
  readonly settings: ParamSettings;
  readonly initial: ParamSettings;
  readonly onChange: (settings: ParamSettings) => void;
}

function ParamFields({ settings, initial, onChange }: ParamFieldsProps): JSX.Element {
  const text = calculatorMessages();
  const id = useId();
  const { type, channels, filters, groups, useBias } = settings;
  const set = (changes: Partial<ParamSettings>) => onChange({ ...settings, ...changes });
  const isConvolution = type === "conv2d";
  const own = JSON.stringify(settings, FIELD_NAMES);
  const preset = PARAM_PRESETS.findIndex((each) => JSON.stringify(each.settings, FIELD_NAMES) === own);

  const count = (name: "channels" | "filters" | "groups", label: string, value: number) => {
    const max = Math.max(LIMITS[name], initial[name]);
    return <NumberControl label={label} value={value} min={1} max={max} onChange={(each) => set({ [name]: each })} />;
  };
  const sides = (name: "input" | "kernelSize", label: string, limit: number) => {
    const value = settings[name];
    const max = Math.max(limit, ...initial[name]);
    const setSides = (changed: Size2d) => set({ [name]: changed });
    if (initial[name][0] === initial[name][1]) {
      return (
        <NumberControl label={label} value={value[0]} min={1} max={max} onChange={(side) => setSides([side, side])} />
      );
    }
    return (
      <>
        <NumberControl
          label={text.ofHeight(label)}
          value={value[0]}
          min={1}
          max={max}
          onChange={(height) => setSides([height, value[1]])}
        />
        <NumberControl
          label={text.ofWidth(label)}
          value={value[1]}
          min={1}
          max={max}
          onChange={(width) => setSides([value[0], width])}
        />
      </>
    );
  };

  return (
    <fieldset class="settings" aria-label={text.settings}>
      <div class="controls">
        <label for={id}>{text.preset}</label>
        <select
          id={id}
          value={preset}
          onChange={(event) => {
            const chosen = PARAM_PRESETS[Number(event.currentTarget.value)];
            if (chosen !== undefined) onChange(chosen.settings);
          }}
        >
          <option value={-1}>{text.ownPreset}</option>
          {PARAM_PRESETS.map(({ name }, index) => (
            <option key={name} value={index}>
              {text.presetLabel(name)}
            </option>
          ))}
        </select>
      </div>
      <ChoiceControl
        label={text.layer}
        value={type}
        choices={TYPES.map((value) => ({ value, text: text.paramLayerNames[value] }))}
        onChange={(chosen: ParamSettings["type"]) => set({ type: chosen })}
      />
      <div class="fields">
        {isConvolution && sides("kernelSize", text.kernelSize, LIMITS.kernelSize)}
        {count("channels", text.channels, channels)}
        {count("filters", isConvolution ? text.filters : text.units, filters)}
        {isConvolution && count("groups", text.groups, groups)}
        {sides("input", text.inputSize, LIMITS.side)}
      </div>
      <label class="check">
        <input type="checkbox" checked={useBias} onChange={(event) => set({ useBias: event.currentTarget.checked })} />
        {text.useBias}
      </label>
    </fieldset>
  );
}

/** In which order settings are compared with a preset's. */
const FIELD_NAMES = ["type", "input", "channels", "kernelSize", "filters", "groups", "useBias"];

const STYLE = `${FIELDS_STYLE}
.boxes { display: grid; grid-template-columns: 1fr auto 1fr auto 1fr; align-items: center; gap: 8px; margin: 10px 0; max-width: 640px; }
.boxes > b { font-size: 20px; }
.box { padding: 6px 12px; border: 1.5px solid; border-radius: 6px; min-width: 0; overflow-wrap: anywhere; align-self: stretch; }
.box .count { font-size: 22px; font-weight: 700; line-height: 1.4; }
.box.weights { background: ${SCREEN.kernel}; border-color: ${SCREEN.kernelLine}; }
.box.biases { background: ${SCREEN.bias}; border-color: ${SCREEN.biasLine}; }
.box.total { border-color: var(--ink); }
.result { container-type: inline-size; }
@container (max-width: 520px) { .boxes { grid-template-columns: 1fr; gap: 2px; } .boxes > b { text-align: center; line-height: 1; } }
`;

export const show = explorable(ParamCalculator, STYLE);
