import type { Standing } from "./outcomeSign.ts";

const CLASS = "convolab-exercise";

/** Named twice, so that it counts for more than JupyterLab's rules for tables and lists. */
const INSIDE = `.${CLASS}.${CLASS}`;

interface ExerciseColors {
  readonly text: string;
  readonly correct: string;
  readonly notYet: string;
  readonly quiet: string;
  readonly line: string;
}

/** Each has a contrast of 4.5 or more with JupyterLab's white. */
const LIGHT: ExerciseColors = {
  text: "#1f2328",
  correct: "#1a7f37",
  notYet: "#b34700",
  quiet: "#59636e",
  line: "#d1d9e0",
};

/** Each has a contrast of 4.5 or more with JupyterLab's dark grey, but for the line. */
const DARK: ExerciseColors = {
  text: "#e6edf3",
  correct: "#4cc263",
  notYet: "#f69d50",
  quiet: "#9aa4af",
  line: "#4a525b",
};

/**
 * By JupyterLab's theme where there is one, else by VS Code's, else by what the reader's system prefers. On a page that
 * takes styles out as unsafe every sign and word is still there.
 */
const STYLE = `
.${CLASS} { ${declarations(LIGHT)} }
@media (prefers-color-scheme: dark) {
  body:not([data-jp-theme-light]):not([class*="vscode-"]) .${CLASS} { ${declarations(DARK)} }
}
[data-jp-theme-light="false"] .${CLASS} { ${declarations(DARK)} }
.vscode-dark .${CLASS},
.vscode-high-contrast:not(.vscode-high-contrast-light) .${CLASS} { ${declarations(DARK)} }
.${CLASS} {
  box-sizing: border-box; max-width: 46em; margin: 0.3em 0; padding: 0.6em 1em;
  border: 1px solid var(--exercise-line); border-left: 4px solid var(--exercise-quiet); border-radius: 4px;
  line-height: 1.6; word-break: keep-all; overflow-wrap: anywhere;
}
.${CLASS}.correct { border-left-color: var(--exercise-correct) }
.${CLASS}.notYet { border-left-color: var(--exercise-notYet) }
${INSIDE} p, ${INSIDE} ul { margin: 0.35em 0 0 0 }
${INSIDE} ul { padding: 0; list-style: none }
${INSIDE} li { margin: 0.15em 0 0 0; padding-left: 1.3em; text-indent: -1.3em }
${INSIDE} .headline { margin: 0; font-size: 1.08em }
${INSIDE} code {
  padding: 0.1em 0.3em; border-radius: 3px; font-size: 0.95em; color: inherit; background: rgba(128, 128, 128, 0.16);
}
${INSIDE} .quiet { color: var(--exercise-quiet) }
${INSIDE} .quiet code { color: var(--exercise-text) }
${INSIDE} b.correct { color: var(--exercise-correct) }
${INSIDE} b.notYet { color: var(--exercise-notYet) }
${INSIDE} b.notAttempted, ${INSIDE} b.toBeRead, ${INSIDE} b.notChecked { color: var(--exercise-quiet); font-weight: normal }
${INSIDE} table { margin: 0.5em 0 0 0; border-collapse: collapse; font-size: inherit }
${INSIDE} caption { padding: 0 0 0.3em 0; text-align: left; font-weight: bold }
${INSIDE} th, ${INSIDE} td { padding: 0.25em 0.8em; border-top: 1px solid var(--exercise-line); text-align: left; white-space: nowrap; font-size: inherit }
${INSIDE} th.long { white-space: normal; min-width: 8em }
${INSIDE} td.number, ${INSIDE} th.number { text-align: right; font-variant-numeric: tabular-nums }
${INSIDE} .bar {
  display: inline-block; box-sizing: border-box; width: 8em; height: 0.7em; vertical-align: middle;
  border: 1px solid var(--exercise-quiet); border-radius: 0.35em; overflow: hidden;
}
${INSIDE} .bar span { display: block; height: 100%; background: var(--exercise-correct) }
`.trim();

/** A view of the exercise as HTML, in the colours of the page's theme. `inner` must be escaped already. */
export function exerciseFrame(standing: Standing, inner: string): string {
  return `<div class="${CLASS} ${standing}"><style>${STYLE}</style>${inner}</div>`;
}

function declarations(colors: ExerciseColors): string {
  return Object.entries(colors)
    .map(([name, color]) => `--exercise-${name}: ${color}`)
    .join("; ");
}
