import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { cellSide, cellWidth } from "../cellLook.ts";
import { figureNumber } from "../figureNumber.ts";
import { sizeText } from "../frameText.ts";
import { localMessages } from "../messages.ts";
import { type PoolingData, type PoolingLine, PoolingView } from "../poolingView.ts";
import { CellGrid, type Place, range } from "./parts/cellGrid.tsx";
import { explorable } from "./parts/explorable.tsx";
import { useStepping } from "./parts/stepControls.tsx";
import { placeOfStep, StepFigure, stepOfPlace, useChannels } from "./parts/stepFigure.tsx";

function PoolStepper({ data }: { readonly data: PoolingData }): JSX.Element {
  const { title, type, input, height, width, notes } = data;
  const text = localMessages();
  const view = useMemo(() => new PoolingView(data, text), [data]);
  const stepping = useStepping(height.size * width.size);
  const [pointed, setPointed] = useState<Place | null>(null);
  const [drawn, channelChoice] = useChannels(view.channels, height);
  const place = pointed ?? placeOfStep(stepping.at, width);

  const inputSide = cellSide(Math.max(height.padded, width.padded));
  const outputSide = cellSide(Math.max(height.size, width.size));
  const widths = useMemo(
    () => ({
      input: cellWidth(inputSide, input.values.map(figureNumber)),
      output: cellWidth(outputSide, view.output.values.map(figureNumber)),
    }),
    [view],
  );
  const channelName = (channel: number) => (view.channels === 1 ? null : channel + 1);

  return (
    <StepFigure
      title={title}
      height={height}
      width={width}
      stepping={stepping}
      notes={notes}
      spoken={view.spokenStep(...placeOfStep(stepping.at, width))}
    >
      {channelChoice}
      <div class="row middle">
        {drawn.map((channel) => (
          <div class="group" key={channel}>
            <CellGrid
              caption={text.inputGrid(
                sizeText([height.input, width.input]),
                sizeText([height.padded, width.padded]),
                channelName(channel),
              )}
              rows={height.padded}
              columns={width.padded}
              side={inputSide}
              width={widths.input}
              look={(row, column) => view.inputLook(row, column, channel, place)}
              outline={{
                place: [place[0] * height.stride, place[1] * width.stride],
                rows: height.kernel,
                columns: width.kernel,
              }}
            />
            <div class="group">
              <span class="sign" aria-hidden="true">
                →
              </span>
              <CellGrid
                caption={text.pooledGrid(sizeText([height.size, width.size]), channelName(channel))}
                rows={height.size}
                columns={width.size}
                side={outputSide}
                width={widths.output}
                look={(row, column) => {
                  const isCurrent = place[0] === row && place[1] === column;
                  const isReached = isCurrent || stepOfPlace([row, column], width) <= stepping.at;
                  return view.outputLook(row, column, channel, isCurrent, isReached);
                }}
                chosen={placeOfStep(stepping.at, width)}
                onChoose={(chosen) => stepping.go(stepOfPlace(chosen, width))}
                onPoint={setPointed}
              />
            </div>
          </div>
        ))}
      </div>
      <div class="sums">
        {range(view.channels).map((channel) => (
          <Result key={channel} type={type} line={view.line(place[0], place[1], channel)} />
        ))}
      </div>
    </StepFigure>
  );
}

function Result({ type, line }: { readonly type: PoolingData["type"]; readonly line: PoolingLine }): JSX.Element {
  const { label, terms, result } = line;
  // An average adds up what is no padding.
  const parts = type === "max" ? terms : terms.filter(({ isPadding }) => !isPadding);
  return (
    <div class="sum">
      {label !== "" && <b>{label} </b>}
      {type === "max" ? "max(" : "("}
      {parts.map((term, index) => (
        <span key={index} class={`term ${term.isPadding ? "zero" : ""}`}>
          {index === 0 ? "" : type === "max" ? ",\u00a0" : "\u00a0+\u00a0"}
          {term.isWinner ? <b>{term.text}</b> : term.text}
        </span>
      ))}
      {")"}
      <b>{result}</b>
    </div>
  );
}

export const show = explorable(PoolStepper);
