import type { JSX } from "preact";

/** A text that screen readers say whenever it changes; others do not see it. */
export function LiveText({ text }: { readonly text: string }): JSX.Element {
  return (
    <div class="spoken" role="status" aria-live="polite">
      {text}
    </div>
  );
}
