/* What the pages do: copy buttons, charts that answer the pointer, the site's theme for figures, search from files. */

const TEXTS = {
  ko: { copy: "복사", copied: "복사함", copyLabel: "이 셀의 코드 복사" },
  en: { copy: "Copy", copied: "Copied", copyLabel: "Copy this cell's code" },
};
const texts = document.documentElement.lang === "ko" ? TEXTS.ko : TEXTS.en;

const script = /** @type {HTMLScriptElement} */ (document.currentScript);
const shared = new URL(".", script.src);

/* A page read from a file may not fetch others for the summaries of search results. */
if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

/* What Sphinx's own Korean texts lack. */
if (document.documentElement.lang === "ko") {
  Documentation.addTranslations({
    locale: "ko",
    plural_expr: "0",
    messages: {
      "Search finished, found one page matching the search query.": ["${resultCount}개의 페이지를 찾았습니다."],
    },
  });
}

/* Outputs look for JupyterLab's mark of a theme; the page keeps its own in `data-theme`. */
function tellTheme() {
  document.body.dataset.jpThemeLight = String(document.documentElement.dataset.theme !== "dark");
}
tellTheme();
new MutationObserver(tellTheme).observe(document.documentElement, { attributeFilter: ["data-theme"] });

for (const input of document.querySelectorAll(".cell_input")) {
  const code = input.querySelector("pre");
  if (code !== null) input.append(copyButton(code));
}

/** @param {Element} code */
function copyButton(code) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy-code";
  button.textContent = texts.copy;
  button.setAttribute("aria-label", texts.copyLabel);
  button.addEventListener("click", async () => {
    await copy(code.textContent ?? "");
    button.textContent = texts.copied;
    button.classList.add("done");
    setTimeout(() => {
      button.textContent = texts.copy;
      button.classList.remove("done");
    }, 1500);
  });
  return button;
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without a secure connection there is no clipboard but the old one.
    const area = document.createElement("textarea");
    area.value = text;
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

/** @type {Promise<void> | undefined} */
let vegaLoaded;
function loadVega() {
  vegaLoaded ??= loadScript("vega/vega.min.js").then(() => loadScript("vega/vega-lite.min.js"));
  return vegaLoaded;
}

/** @param {string} name @returns {Promise<void>} */
function loadScript(name) {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = new URL(name, shared).href;
    element.onload = () => resolve();
    element.onerror = reject;
    document.head.append(element);
  });
}

/**
 * A chart is a picture until it is scrolled to; then Vega draws it anew, and it answers the pointer.
 * @param {Element} chart
 */
async function draw(chart) {
  const image = chart.querySelector("img");
  const specification = chart.querySelector("script")?.textContent;
  if (image === null || !specification) return;
  await loadVega();
  const drawing = document.createElement("div");
  const { spec } = vegaLite.compile(JSON.parse(specification));
  const view = new vega.View(vega.parse(spec), { renderer: "svg" });
  await view.initialize(drawing).hover().runAsync();
  // Vega has given it words of its own, fewer than ours.
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", image.alt);
  drawing.removeAttribute("aria-roledescription");
  image.replaceWith(drawing);
}

const seen = new IntersectionObserver(
  (entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!isIntersecting) continue;
      seen.unobserve(target);
      draw(target);
    }
  },
  { rootMargin: "300px" },
);
for (const chart of document.querySelectorAll(".convolab-chart")) seen.observe(chart);
