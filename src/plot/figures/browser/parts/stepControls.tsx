import type { JSX } from "preact";
import { useEffect, useId, useState } from "preact/hooks";
import { localMessages } from "../../messages.ts";

const SPEEDS = [0.5, 1, 2, 4];

/** How long a step lasts at speed 1, in ms. */
const STEP_TIME = 1000;

/** Where a figure with steps is. */
export interface Stepping {
  /** The step, from 0. */
  readonly at: number;
  readonly isPlaying: boolean;
  readonly speed: number;
  /** Goes to a step (the nearest there is) and stops playing. */
  readonly go: (step: number) => void;
  /** Starts playing, from the beginning where it is at the end; or stops. */
  readonly togglePlay: () => void;
  readonly setSpeed: (speed: number) => void;
}

/** Steps 0 to `count` − 1, one after the other or any. */
export function useStepping(count: number): Stepping {
  const [at, setAt] = useState(0);
  const [isPlaying, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setTimeout(() => {
      setAt(Math.min(at + 1, count - 1));
      if (at + 1 >= count - 1) setPlaying(false);
    }, STEP_TIME / speed);
    return () => clearTimeout(timer);
  }, [at, isPlaying, speed, count]);
  return {
    at,
    isPlaying,
    speed,
    go: (step) => {
      setPlaying(false);
      setAt(Math.max(0, Math.min(step, count - 1)));
    },
    togglePlay: () => {
      if (!isPlaying && at === count - 1) setAt(0);
      setPlaying(!isPlaying && count > 1);
    },
    setSpeed,
  };
}

/** Buttons, a slider and a speed for a figure with steps. */
export function StepControls({
  stepping,
  count,
}: {
  readonly stepping: Stepping;
  readonly count: number;
}): JSX.Element {
  const { at, isPlaying, speed, go, togglePlay, setSpeed } = stepping;
  const text = localMessages();
  const speedId = useId();
  const isFirst = at === 0;
  const isLast = at === count - 1;
  return (
    <fieldset class="controls" aria-label={text.controls}>
      <IconButton
        label={text.reset}
        icon="M1 2h2v12H1zM9 2v12L3 8zM15 2v12L9 8z"
        isOff={isFirst && !isPlaying}
        onPress={() => go(0)}
      />
      <IconButton label={text.back} icon="M13 2v12L6 8zM3 2h2v12H3z" isOff={isFirst} onPress={() => go(at - 1)} />
      <IconButton
        label={isPlaying ? text.pause : text.play}
        icon={isPlaying ? "M3 2h4v12H3zM9 2h4v12H9z" : "M4 2v12l10-6z"}
        isOff={count === 1}
        onPress={togglePlay}
      />
      <IconButton label={text.step} icon="M3 2v12l7-6zM11 2h2v12h-2z" isOff={isLast} onPress={() => go(at + 1)} />
      <input
        type="range"
        min={1}
        max={count}
        value={at + 1}
        disabled={count === 1}
        aria-label={text.position}
        aria-valuetext={text.positionOf(at + 1, count)}
        onInput={(event) => go(Number(event.currentTarget.value) - 1)}
      />
      <span class="place">{text.positionOf(at + 1, count)}</span>
      <label for={speedId} class="muted">
        {text.speed}
      </label>
      <select id={speedId} value={speed} onChange={(event) => setSpeed(Number(event.currentTarget.value))}>
        {SPEEDS.map((each) => (
          <option key={each} value={each}>
            {`${each}×`}
          </option>
        ))}
      </select>
    </fieldset>
  );
}

interface IconButtonProps {
  readonly label: string;
  /** A path on 16 × 16. */
  readonly icon: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

function IconButton({ label, icon, isOff, onPress }: IconButtonProps): JSX.Element {
  // `aria-disabled`, not `disabled`: a button that turns itself off keeps the focus.
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      aria-disabled={isOff}
      style={isOff ? { opacity: 0.45 } : undefined}
      onClick={() => {
        if (!isOff) onPress();
      }}
    >
      <svg viewBox="0 0 16 16" aria-hidden="true">
        <path d={icon} />
      </svg>
    </button>
  );
}
