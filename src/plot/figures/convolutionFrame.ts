import { VectorPicture } from "../drawing/vectorPicture.ts";
import type { ConvolutionView } from "./convolutionView.ts";
import { tellingPlace } from "./figureOptions.ts";
import { type FrameGroup, frameScene } from "./frameLayout.ts";
import { altSentences, drawnChannels, outputText, sizeText } from "./frameText.ts";
import type { FigureMessages } from "./messages.ts";

/** A convolution's static frame: the window at a telling position, the sum written out, the whole output. */
export function convolutionFrame(view: ConvolutionView, text: FigureMessages): VectorPicture {
  const { title, kernel, height, width, notes } = view.data;
  const place = tellingPlace(height, width);
  const [row, column] = place;
  const size = sizeText([height.input, width.input]);
  const padded = sizeText([height.padded, width.padded]);
  const shown = Math.min(view.channels, drawnChannels(Math.max(height.padded, width.padded)));
  const outline = {
    place: [row * height.stride, column * width.stride],
    rows: height.effectiveKernel,
    columns: width.effectiveKernel,
  } as const;
  const groups = Array.from({ length: shown }, (_, channel): FrameGroup => {
    const name = view.channels === 1 ? null : channel + 1;
    return [
      {
        caption: text.inputGrid(size, padded, name),
        rows: height.padded,
        columns: width.padded,
        look: (cellRow, cellColumn) => view.inputLook(cellRow, cellColumn, channel, 0, place),
        outline,
      },
      "∗",
      {
        caption: text.kernelGrid(sizeText([kernel.shape[0], kernel.shape[1]]), name),
        rows: kernel.shape[0],
        columns: kernel.shape[1],
        look: (cellRow, cellColumn) => view.kernelLook(cellRow, cellColumn, channel, 0),
      },
    ];
  });
  const filter = view.filters === 1 ? null : 1;
  groups.push([
    "=",
    {
      caption: text.outputGrid(sizeText([height.size, width.size]), filter),
      rows: height.size,
      columns: width.size,
      look: (cellRow, cellColumn) =>
        view.outputLook(cellRow, cellColumn, 0, cellRow === row && cellColumn === column, true),
    },
  ]);
  const lines = view
    .sumLines(row, column, 0)
    .map(({ label, terms, result }) => [
      label,
      ...terms.map((term, index) => (index === 0 ? term.text : `+ ${term.text}`)),
      result,
    ]);
  const more = shown < view.channels ? [text.moreChannels(shown, view.channels)] : [];
  return new VectorPicture(frameScene(title, groups, lines, [...more, ...notes]), altText(view, text, place));
}

function altText(view: ConvolutionView, text: FigureMessages, [row, column]: readonly [number, number]): string {
  const { title, kernel, height, width, notes } = view.data;
  const strides = height.stride === width.stride ? String(height.stride) : sizeText([height.stride, width.stride]);
  const isOne = height.dilation === width.dilation;
  const dilation = isOne ? String(height.dilation) : sizeText([height.dilation, width.dilation]);
  const input = sizeText([height.input, width.input]);
  const kernelSize = sizeText([kernel.shape[0], kernel.shape[1]]);
  const sentences = [text.convAlt(input, view.channels, kernelSize, view.filters, strides, dilation), ...notes];
  sentences.push(outputText(text, view.output, text.outputAlt));
  sentences.push(text.frameAlt(view.spokenStep(row, column, 0)));
  return altSentences([title, ...sentences]);
}
