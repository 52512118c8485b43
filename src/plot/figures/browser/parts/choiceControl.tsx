import type { JSX } from "preact";
import { useId } from "preact/hooks";

interface ChoiceControlProps<Value extends string | number> {
  readonly label: string;
  readonly value: Value;
  readonly choices: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
}

/** One of a few: radio buttons that look like a row of buttons. */
export function ChoiceControl<Value extends string | number>(props: ChoiceControlProps<Value>): JSX.Element {
  const { label, value, choices, onChange } = props;
  const name = useId();
  return (
    <fieldset class="choice">
      <legend>{label}</legend>
      {choices.map((choice) => (
        <label key={choice.value}>
          <input type="radio" name={name} checked={choice.value === value} onChange={() => onChange(choice.value)} />
          {choice.text}
        </label>
      ))}
    </fieldset>
  );
}
