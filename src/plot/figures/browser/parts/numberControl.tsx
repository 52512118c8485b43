import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface NumberControlProps {
  readonly label: string;
  readonly value: number;
  /** Whole numbers from… */
  readonly min: number;
  /** …to. */
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A whole number, by a slider and a field. What is typed into the field counts once it is a number in the range. */
export function NumberControl({ label, value, min, max, onChange }: NumberControlProps): JSX.Element {
  const id = useId();
  const change = (event: JSX.TargetedInputEvent<HTMLInputElement>) => {
    const typed = event.currentTarget.valueAsNumber;
    if (Number.isInteger(typed) && typed >= min && typed <= max) onChange(typed);
  };
  return (
    <div class="number">
      <label for={id}>{label}</label>
      <input id={id} type="range" min={min} max={max} step={1} value={value} onInput={change} />
      <input
        type="number"
        aria-label={label}
        min={min}
        max={max}
        step={1}
        value={value}
        onInput={change}
        onBlur={(event) => {
          // What was no number in the range makes room for the one that counts.
          event.currentTarget.value = String(value);
        }}
      />
    </div>
  );
}
