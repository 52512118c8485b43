import type { Browser, BrowserContextOptions, Locator, Page } from "playwright-core";

/** How a page is opened: as the browser's contexts are, and with the page's own HTML around the figures. */
interface FigurePageOptions extends BrowserContextOptions {
  /** Before the figures: styles, other content. */
  readonly head?: string;
}

/** A page with explorable figures, in a browser without a network. */
export class FigurePage implements AsyncDisposable {
  readonly page: Page;
  /** What the browser asked for beside the page itself. */
  readonly requests: string[] = [];
  /** Uncaught errors, and what the browser's console shows as an error or a warning. */
  readonly complaints: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith("data:")) this.requests.push(request.url());
    });
  }

  /** @param html the figures' HTML, as notebooks get it, or a whole page */
  static async open(browser: Browser, html: string, options: FigurePageOptions = {}): Promise<FigurePage> {
    const { head = "", ...context } = options;
    const opened = await browser.newContext({
      viewport: { width: 1000, height: 800 },
      reducedMotion: "reduce",
      ...context,
    });
    const page = await opened.newPage();
    const figures = new FigurePage(page);
    // Time goes on only when a test says so.
    await page.clock.install({ time: 0 });
    await page.clock.pauseAt(1000);
    await page.setContent(html.startsWith("<!doctype") ? html : `<!doctype html><meta charset="utf-8">${head}${html}`);
    return figures;
  }

  /** The live figures. */
  get live(): Locator {
    return this.page.locator(".live");
  }

  /** The texts of a figure's grid, row by row. */
  async gridTexts(grid: Locator): Promise<string[][]> {
    const rows = await grid.locator("tr").all();
    return Promise.all(rows.map((row) => row.locator("td > span").allTextContents()));
  }

  /** Lets time pass, in ms. */
  async wait(time: number): Promise<void> {
    await this.page.clock.runFor(time);
  }

  /**
   * Waits until the figures have measured their room and drawn themselves for it: their effects run by the page's clock,
   * but a size is told by a real frame of the browser, which an observer that came later sees after them.
   */
  async laidOut(): Promise<void> {
    await this.wait(100);
    await this.live.first().evaluate(
      (element) =>
        new Promise<void>((done) => {
          const { ResizeObserver } = globalThis as unknown as {
            ResizeObserver: new (told: () => void) => { observe(seen: unknown): void };
          };
          new ResizeObserver(() => done()).observe(element);
        }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.page.context().close();
  }
}

/** The browser's `window`, as far as these tests ask it. */
interface BrowserWindow {
  getComputedStyle(element: object): Record<string, string>;
}

/** What of an element these functions read. */
interface PageElement {
  readonly textContent: string;
  readonly parentElement: PageElement | null;
}

/** A style of an element, as the browser has computed it. */
export function styleOf(locator: Locator, property: string): Promise<string> {
  return locator.evaluate((element: object, name) => {
    const { getComputedStyle } = globalThis as unknown as BrowserWindow;
    return getComputedStyle(element)[name] ?? "";
  }, property);
}

/** Of each element its text, its colour, and the nearest background that is not transparent. */
export function coloursOf(locator: Locator): Promise<{ text: string; color: string; background: string }[]> {
  return locator.evaluateAll((elements) => {
    const { getComputedStyle } = globalThis as unknown as BrowserWindow;
    return (elements as unknown as PageElement[]).map((element) => {
      let around: PageElement | null = element;
      let background = "rgba(0, 0, 0, 0)";
      while (around !== null && background === "rgba(0, 0, 0, 0)") {
        background = getComputedStyle(around).backgroundColor ?? "";
        around = around.parentElement;
      }
      return { text: element.textContent, color: getComputedStyle(element).color ?? "", background };
    });
  });
}

/** Contrast of two colours as CSS computes them (`rgb(…)` or `color(srgb …)`), 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrast(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(color: string): number {
  const scale = color.startsWith("rgb") ? 255 : 1;
  const numbers = color.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number);
  if (numbers === undefined || numbers.length < 3) throw new Error(`no colour: ${color}`);
  const [red, green, blue] = numbers.slice(0, 3).map((value) => {
    const part = value / scale;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
