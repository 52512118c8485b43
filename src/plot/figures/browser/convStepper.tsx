import type { JSX } from "preact";
import { useMemo, useState } from "preact/hooks";
import { cellSide, cellWidth } from "../cellLook.ts";
import { type ConvolutionData, ConvolutionView } from "../convolutionView.ts";
import { figureNumber } from "../figureNumber.ts";
import { sizeText } from "../frameText.ts";
import { localMessages } from "../messages.ts";
import type { SumLine } from "../sumLine.ts";
import { CellGrid, type Place, range } from "./parts/cellGrid.tsx";
import { ChoiceControl } from "./parts/choiceControl.tsx";
import { explorable } from "./parts/explorable.tsx";
import { useStepping } from "./parts/stepControls.tsx";
import { placeOfStep, StepFigure, stepOfPlace, useChannels } from "./parts/stepFigure.tsx";

function ConvStepper({ data }: { readonly data: ConvolutionData }): JSX.Element {
  const { title, input, kernel, height, width, notes } = data;
  const text = localMessages();
  const view = useMemo(() => new ConvolutionView(data, text), [data]);
  const stepping = useStepping(height.size * width.size);
  const [filter, setFilter] = useState(0);
  const [pointed, setPointed] = useState<Place | null>(null);
  const [drawn, channelChoice] = useChannels(view.channels, height);
  const place = pointed ?? placeOfStep(stepping.at, width);

  const inputSide = cellSide(Math.max(height.padded, width.padded));
  const kernelSide = cellSide(Math.max(kernel.shape[0], kernel.shape[1]));
  const outputSide = cellSide(Math.max(height.size, width.size));
  const widths = useMemo(
    () => ({
      input: cellWidth(inputSide, input.values.map(figureNumber)),
      kernel: cellWidth(kernelSide, kernel.values.map(figureNumber)),
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
      spoken={view.spokenStep(...placeOfStep(stepping.at, width), filter)}
    >
      {view.filters > 1 && (
        <ChoiceControl
          label={text.filter}
          value={filter}
          choices={range(view.filters).map((value) => ({ value, text: String(value + 1) }))}
          onChange={setFilter}
        />
      )}
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
              look={(row, column) => view.inputLook(row, column, channel, filter, place)}
              outline={{
                place: [place[0] * height.stride, place[1] * width.stride],
                rows: height.effectiveKernel,
                columns: width.effectiveKernel,
              }}
            />
            <div class="group">
              <span class="sign" aria-hidden="true">
                ∗
              </span>
              <CellGrid
                caption={text.kernelGrid(sizeText([kernel.shape[0], kernel.shape[1]]), channelName(channel))}
                rows={kernel.shape[0]}
                columns={kernel.shape[1]}
                side={kernelSide}
                width={widths.kernel}
                look={(row, column) => view.kernelLook(row, column, channel, filter)}
              />
            </div>
          </div>
        ))}
        <div class="group">
          <span class="sign" aria-hidden="true">
            =
          </span>
          <CellGrid
            caption={text.outputGrid(sizeText([height.size, width.size]), view.filters === 1 ? null : filter + 1)}
            rows={height.size}
            columns={width.size}
            side={outputSide}
            width={widths.output}
            look={(row, column) => {
              const isCurrent = place[0] === row && place[1] === column;
              const isReached = isCurrent || stepOfPlace([row, column], width) <= stepping.at;
              return view.outputLook(row, column, filter, isCurrent, isReached);
            }}
            chosen={placeOfStep(stepping.at, width)}
            onChoose={(chosen) => stepping.go(stepOfPlace(chosen, width))}
            onPoint={setPointed}
          />
        </div>
      </div>
      <div class="sums">
        {view.sumLines(place[0], place[1], filter).map((line) => (
          <Sum key={line.label} line={line} />
        ))}
      </div>
    </StepFigure>
  );
}

function Sum({ line }: { readonly line: SumLine }): JSX.Element {
  const { label, terms, result } = line;
  return (
    <div class="sum">
      <b>{label}</b>{" "}
      {terms.map((term, index) => (
        <span key={index} class={`term ${term.isZero ? "zero" : ""}`}>
          {index === 0 ? "" : "+ "}
          {term.text}&nbsp;
        </span>
      ))}
      <b>{result}</b>
    </div>
  );
}

export const show = explorable(ConvStepper);
