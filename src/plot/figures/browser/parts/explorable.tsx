import { env } from "node:process";
import { type ComponentType, render } from "preact";
import { STYLE_SHEET } from "./styleSheet.ts";

/** A figure's component: it gets the data that its function in Node made. */
export type FigureComponent<Data> = ComponentType<{ readonly data: Data }>;

/** Keys that are the page's also where the figure has the focus: to leave it, to scroll. */
const PAGE_KEYS = ["Escape", "Tab", "PageUp", "PageDown"];

/**
 * The function with which a figure's script starts. It makes every element of that id live that is not so yet: the same
 * output may stand on a page twice.
 */
export function explorable<Data>(Component: FigureComponent<Data>, style = "") {
  return (id: string, language: string, json: string): void => {
    env.CONVOLAB_LANG = language;
    const data: Data = JSON.parse(json, unmarkedNumber);
    for (const host of document.querySelectorAll(`[data-convolab-figure="${id}"]`)) {
      if (host.shadowRoot !== null) continue;
      const live = document.createElement("div");
      live.className = "live";
      // Rendered before it takes the picture's place: if it cannot be, the picture stays.
      render(<Component data={data} />, live);
      const root = host.attachShadow({ mode: "open" });
      const sheet = document.createElement("style");
      sheet.textContent = STYLE_SHEET + style;
      // On paper there is nothing to press: the picture is printed.
      const picture = document.createElement("slot");
      root.append(sheet, live, picture);
      keepKeys(host);
    }
  };
}

/** Keys pressed in the figure do not turn slides or run cells. */
function keepKeys(host: Element): void {
  for (const type of ["keydown", "keypress", "keyup"] as const) {
    host.addEventListener(type, (event) => {
      const { key, ctrlKey, metaKey, altKey } = event as KeyboardEvent;
      if (!PAGE_KEYS.includes(key) && !ctrlKey && !metaKey && !altKey) event.stopPropagation();
    });
  }
}

function unmarkedNumber(_key: string, value: unknown): unknown {
  const isMarked = typeof value === "object" && value !== null && "$number" in value;
  return isMarked ? Number(value.$number) : value;
}
