/**
 * How every figure looks. JupyterLab's colours where it has set them, so that a figure follows its themes; elsewhere those of
 * the reader's light or dark setting. Marks are mixed from the page's own colours, so that text on them stays readable.
 */
export const STYLE_SHEET = `
:host {
  --plain-paper: #ffffff; --plain-ink: #1f2328;
  display: block; position: relative; max-width: 100%; margin: 4px 0;
}
@media (prefers-color-scheme: dark) {
  :host { --plain-paper: #16191d; --plain-ink: #e6e8eb; }
}
.live {
  --paper: var(--jp-layout-color0, var(--vscode-editor-background, var(--plain-paper)));
  --ink: var(--jp-content-font-color0, var(--vscode-editor-foreground, var(--plain-ink)));
  --line: color-mix(in srgb, var(--ink) 28%, var(--paper));
  --muted: color-mix(in srgb, var(--ink) 72%, var(--paper));
  --faint: color-mix(in srgb, var(--ink) 7%, var(--paper));
  --blue: color-mix(in srgb, #1f77ff 62%, var(--ink));
  --orange: color-mix(in srgb, #ff7a00 66%, var(--ink));
  --green: color-mix(in srgb, #12a150 62%, var(--ink));
  box-sizing: border-box; max-width: 100%; overflow-x: auto; padding: 10px 12px;
  border: 1px solid var(--line); border-radius: 8px; background: var(--paper); color: var(--ink);
  font: 14px/1.5 Pretendard, var(--jp-ui-font-family, system-ui), "Apple SD Gothic Neo", "Malgun Gothic", "Noto Sans KR", sans-serif;
  font-variant-numeric: tabular-nums; text-align: left;
}
.live *, .live *::before, .live *::after { box-sizing: border-box; }
.live :focus-visible { outline: 3px solid var(--blue); outline-offset: 2px; border-radius: 4px; }
slot { display: none; }
@media print { .live { display: none; } slot { display: block; } }
h3 { margin: 0 0 6px; font-size: 15px; font-weight: 700; line-height: 1.4; }
p { margin: 4px 0; }
.muted { color: var(--muted); }
.note { margin: 6px 0 0; color: var(--muted); font-size: 13px; }
.row { display: flex; flex-wrap: wrap; align-items: flex-start; gap: 10px 22px; }
.row.middle { align-items: center; }
.formula { font-size: 15px; overflow-wrap: anywhere; }
.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.controls { padding: 0; border: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin: 8px 0; }
.controls button, .choice label {
  display: inline-flex; align-items: center; justify-content: center; min-width: 36px; height: 36px; padding: 0 9px; margin: 0;
  border: 1px solid var(--line); border-radius: 6px; background: var(--faint); color: var(--ink); font: inherit; cursor: pointer;
}
.controls button:hover:not(:disabled), .choice label:hover { border-color: var(--ink); }
.controls button:disabled { opacity: 0.45; cursor: default; }
.controls svg { width: 16px; height: 16px; fill: currentColor; display: block; }
.controls select, .number input[type="number"] {
  height: 36px; padding: 0 6px; border: 1px solid var(--line); border-radius: 6px; background: var(--paper); color: var(--ink); font: inherit;
}
input[type="range"] { accent-color: var(--blue); margin: 0; height: 28px; min-width: 90px; flex: 1 1 120px; max-width: 260px; }
.place { min-width: 5.5em; color: var(--muted); font-size: 13px; }

.number { display: flex; align-items: center; gap: 8px; margin: 3px 0; flex-wrap: wrap; }
.number > label { min-width: 8.5em; }
.number input[type="number"] { width: 5.4em; }
.choice { display: flex; flex-wrap: wrap; align-items: center; gap: 6px; margin: 3px 0; padding: 0; border: 0; }
.choice legend { float: left; padding: 0; margin-right: 4px; }
.choice input { position: absolute; opacity: 0; width: 0; height: 0; }
.choice label:has(:checked) { background: color-mix(in srgb, var(--blue) 22%, var(--paper)); border-color: var(--blue); font-weight: 700; }
.choice label:has(:focus-visible) { outline: 3px solid var(--blue); outline-offset: 2px; }

figure.grid { margin: 0; position: relative; }
figure.grid figcaption { margin-bottom: 3px; font-size: 13px; white-space: nowrap; }
.cells { position: relative; display: inline-block; }
.grid table { border-collapse: separate; border-spacing: 0; margin: 0; border: 0; table-layout: fixed; font-size: inherit; color: inherit; background: none; }
.grid tr { background: none; border: 0; }
.grid td {
  --side: 36px; width: var(--wide, var(--side)); min-width: var(--wide, var(--side)); height: var(--side); padding: 0; position: relative;
  border: 1px solid var(--line); border-width: 0 1px 1px 0; text-align: center; vertical-align: middle; line-height: 1; white-space: nowrap;
  color: var(--ink); background: var(--paper); cursor: inherit; max-width: none;
}
.grid tr:first-child td { border-top-width: 1px; }
.grid td:first-child { border-left-width: 1px; }
.grid td.padding { border-style: dashed; color: var(--muted); background: var(--faint); }
.grid td.empty { background: var(--faint); }
.grid td.warm { background: color-mix(in srgb, #ff7a00 calc(var(--heat) * 34%), var(--paper)); }
.grid td.cold { background: color-mix(in srgb, #1f77ff calc(var(--heat) * 34%), var(--paper)); }
.grid td.broken { background: repeating-linear-gradient(45deg, var(--paper) 0 4px, color-mix(in srgb, #d6336c 35%, var(--paper)) 4px 8px); }
.grid td.covered { box-shadow: inset 0 0 0 2px var(--orange); }
.grid td.winner { box-shadow: inset 0 0 0 3px var(--green); font-weight: 700; }
.grid td.current { box-shadow: inset 0 0 0 3px var(--orange); font-weight: 700; }
.grid td small { position: absolute; right: 2px; bottom: 2px; font-size: 10px; line-height: 1; color: var(--ink); }
.grid td.weighted > span { position: relative; top: -4px; }
.grid.alive td { cursor: pointer; }
.window { position: absolute; pointer-events: none; border: 3px solid var(--orange); border-radius: 3px; transition: left 0.2s, top 0.2s; }
@media (prefers-reduced-motion: reduce) { .window { transition: none; } }
.group { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; }
.sign { font-size: 22px; color: var(--muted); padding-top: 22px; }
.sums { margin: 8px 0 0; font-size: 15px; line-height: 1.6; overflow-wrap: anywhere; }
.sums b { white-space: nowrap; }
.term { display: inline-block; white-space: nowrap; }
.term.zero { color: var(--muted); }
`;
