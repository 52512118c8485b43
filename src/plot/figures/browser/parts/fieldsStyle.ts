/** How the calculators look: fields in as many columns as there is room for, each a label, a slider and a number; results below. */
export const FIELDS_STYLE = `
.fields {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 290px), 1fr)); gap: 0 28px;
  margin: 4px 0; padding: 0; border: 0; min-width: 0;
}
.fields .number { display: grid; grid-template-columns: minmax(6.5em, 9em) minmax(50px, 1fr) auto; gap: 8px; }
.fields .number > label { min-width: 0; line-height: 1.25; }
.fields .number input[type="range"] { min-width: 0; width: 100%; max-width: none; }
.fields .number input[type="number"] { width: 4.6em; }
.settings { margin: 0; padding: 0; border: 0; min-width: 0; }
.check { display: inline-flex; align-items: center; gap: 6px; margin: 3px 0; min-height: 28px; cursor: pointer; }
.result { margin-top: 10px; padding-top: 8px; border-top: 1px solid var(--line); }
code { font-family: var(--jp-code-font-family, ui-monospace, monospace); font-size: 13px; background: none; color: inherit; padding: 0; }
.reason { padding: 8px 10px; border-left: 4px solid color-mix(in srgb, #e03131 70%, var(--ink)); background: var(--faint); }
.marks { max-width: 100%; height: auto; display: block; }
`;
