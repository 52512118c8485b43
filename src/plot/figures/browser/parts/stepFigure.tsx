import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { localMessages } from "../../messages.ts";
import type { WindowAxis } from "../../windowAxisData.ts";
import { type Place, range } from "./cellGrid.tsx";
import { ChoiceControl } from "./choiceControl.tsx";
import { LiveText } from "./liveText.tsx";
import { StepControls, type Stepping } from "./stepControls.tsx";

/** Controls that use these keys themselves. */
const OWN_KEYS = "input, select, textarea";

interface StepFigureProps {
  readonly title: string;
  readonly height: WindowAxis;
  readonly width: WindowAxis;
  readonly stepping: Stepping;
  readonly notes: readonly string[];
  /** What a screen reader says of the step. */
  readonly spoken: string;
  readonly children: ComponentChildren;
}

/** A step's place in the output. */
export function placeOfStep(step: number, width: WindowAxis): Place {
  return [Math.floor(step / width.size), step % width.size];
}

/** The step at a place in the output. */
export function stepOfPlace([row, column]: Place, width: WindowAxis): number {
  return row * width.size + column;
}

/** Rows of cells, one channel below the other, up to which all channels are drawn. */
const MOST_ROWS = 30;

/** Which of an input's channels are drawn: all, or one to choose where they would not fit on a screen. */
export function useChannels(
  count: number,
  height: WindowAxis,
): readonly [drawn: readonly number[], choice: JSX.Element | null] {
  const [channel, setChannel] = useState(0);
  if (count * height.padded <= MOST_ROWS || count === 1) return [range(count), null];
  const choices = range(count).map((value) => ({ value, text: String(value + 1) }));
  const label = localMessages().channelChoice;
  return [[channel], <ChoiceControl key="channel" {...{ label, value: channel, choices }} onChange={setChannel} />];
}

/** A figure in which a window moves over an input, step by step: heading, content, controls, notes, keys. */
export function StepFigure(props: StepFigureProps): JSX.Element {
  const { title, height, width, stepping, notes, spoken, children } = props;
  const text = localMessages();
  const onKeyDown = (event: KeyboardEvent) => {
    const { target, key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.matches(OWN_KEYS)) return;
    const isButton = target instanceof Element && target.matches("button");
    if (key === " " && !isButton) stepping.togglePlay();
    else {
      const next = stepAfterKey(key, stepping.at, height, width);
      if (next === undefined) return;
      stepping.go(next);
    }
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the grid and the buttons inside, wherever the focus is
    <div onKeyDown={onKeyDown}>
      {title !== "" && <h3>{title}</h3>}
      <StepControls stepping={stepping} count={height.size * width.size} />
      {children}
      <LiveText text={stepping.isPlaying ? "" : spoken} />
      {[text.hint, ...notes].map((note) => (
        <p key={note} class="note">
          {note}
        </p>
      ))}
    </div>
  );
}

/** Where a key leads, undefined for a key that leads nowhere. */
function stepAfterKey(key: string, at: number, height: WindowAxis, width: WindowAxis): number | undefined {
  const last = height.size * width.size - 1;
  switch (key) {
    case "ArrowRight":
      return Math.min(at + 1, last);
    case "ArrowLeft":
      return Math.max(at - 1, 0);
    case "ArrowDown":
      return at + width.size <= last ? at + width.size : at;
    case "ArrowUp":
      return at >= width.size ? at - width.size : at;
    case "Home":
      return 0;
    case "End":
      return last;
    default:
      return undefined;
  }
}
