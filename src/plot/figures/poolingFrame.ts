import { VectorPicture } from "../drawing/vectorPicture.ts";
import { tellingPlace } from "./figureOptions.ts";
import { type FrameGroup, frameScene } from "./frameLayout.ts";
import { altSentences, drawnChannels, outputText, sizeText } from "./frameText.ts";
import type { FigureMessages } from "./messages.ts";
import type { PoolingView } from "./poolingView.ts";

/** A pooling's static frame: the window at a telling position, what it takes written out, the whole output. */
export function poolingFrame(view: PoolingView, text: FigureMessages): VectorPicture {
  const { title, height, width, notes } = view.data;
  const place = tellingPlace(height, width);
  const [row, column] = place;
  const shown = Math.min(view.channels, drawnChannels(Math.max(height.padded, width.padded)));
  const outline = {
    place: [row * height.stride, column * width.stride],
    rows: height.kernel,
    columns: width.kernel,
  } as const;
  const groups = Array.from({ length: shown }, (_, channel): FrameGroup => {
    const name = view.channels === 1 ? null : channel + 1;
    return [
      {
        caption: text.inputGrid(sizeText([height.input, width.input]), sizeText([height.padded, width.padded]), name),
        rows: height.padded,
        columns: width.padded,
        look: (cellRow, cellColumn) => view.inputLook(cellRow, cellColumn, channel, place),
        outline,
      },
      "→",
      {
        caption: text.pooledGrid(sizeText([height.size, width.size]), name),
        rows: height.size,
        columns: width.size,
        look: (cellRow, cellColumn) =>
          view.outputLook(cellRow, cellColumn, channel, cellRow === row && cellColumn === column, true),
      },
    ];
  });
  const lines = Array.from({ length: shown }, (_, channel) => {
    const { label, terms, result } = view.line(row, column, channel);
    return [label, `${view.lineText(terms.map((term) => term.text))}${result}`];
  });
  const more = shown < view.channels ? [text.moreChannels(shown, view.channels)] : [];
  return new VectorPicture(frameScene(title, groups, lines, [...more, ...notes]), altText(view, text, place));
}

function altText(view: PoolingView, text: FigureMessages, [row, column]: readonly [number, number]): string {
  const { title, type, height, width, notes } = view.data;
  const strides = height.stride === width.stride ? String(height.stride) : sizeText([height.stride, width.stride]);
  const input = sizeText([height.input, width.input]);
  const pool = sizeText([height.kernel, width.kernel]);
  const sentences = [text.poolAlt(type, input, view.channels, pool, strides), ...notes];
  sentences.push(outputText(text, view.output, text.pooledAlt));
  sentences.push(text.frameAlt(view.spokenStep(row, column)));
  return altSentences([title, ...sentences]);
}
