import { existsSync, readdirSync, readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { HtmlValidate } from "html-validate";
import { type HTMLElement, parse } from "node-html-parser";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { makeBook } from "../../src/authoring/book/makeBook.ts";
import type { Language } from "../../src/display/language.ts";
import { findJupyter } from "../notebooks/executedLesson.ts";
import { launchChromium } from "./chromium.ts";
import { styleOf } from "./figurePage.ts";
import { CACHE, ROOT, ScratchFolder } from "./scratchFolder.ts";
import { StaticServer } from "./staticServer.ts";

const SCREENSHOTS = path.join(CACHE, "screenshots");
const LANGUAGES = ["ko", "en"] as const;

/** Building takes half a minute; where no other test has run the lessons yet, that comes first. In ms. */
const BUILDING = 1_500_000;

let scratch: ScratchFolder;
let book: string;
let browser: Browser;

beforeAll(async () => {
  findJupyter();
  scratch = await ScratchFolder.create("book");
  book = path.join(scratch.path, "book");
  await makeBook({ notebooks: path.join(ROOT, "notebooks"), output: book, cache: path.join(CACHE, "book-test") });
  browser = await launchChromium(path.join(scratch.path, "home"));
  await mkdir(SCREENSHOTS, { recursive: true });
}, BUILDING);

afterAll(async () => {
  await browser?.close();
  await scratch?.[Symbol.asyncDispose]();
});

/** Names of the notebooks in a language, which are the names of its pages. */
function lessons(language: Language): string[] {
  const files = readdirSync(path.join(ROOT, "notebooks", language)).filter((name) => name.endsWith(".ipynb"));
  return files.map((name) => path.basename(name, ".ipynb")).sort();
}

/** Every page of a notebook, as a path within the book. */
const lessonPages = LANGUAGES.flatMap((language) => lessons(language).map((name) => `${language}/${name}.html`));

const text = (page: string) => readFileSync(path.join(book, page), "utf8");

/** Every page of the book. */
function allPages(): string[] {
  return readdirSync(book, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".html") && !name.includes("_static"),
  );
}

describe("the book", () => {
  it("has a page for every notebook in both languages", () => {
    expect(lessonPages.length).toBeGreaterThanOrEqual(22);
    expect(lessonPages.filter((page) => !existsSync(path.join(book, page)))).toEqual([]);
  });

  it("shows the outputs of every cell that has some", () => {
    for (const page of lessonPages) {
      const outputs = parse(text(page)).querySelectorAll(".cell_output");
      expect([page, outputs.length > 0]).toEqual([page, true]);
    }
  });

  it("says each page's language, and leads to the same page in the other one", () => {
    for (const page of lessonPages) {
      const [language, name] = page.split("/");
      const root = parse(text(page));
      const other = language === "ko" ? "en" : "ko";
      expect(root.querySelector("html")?.getAttribute("lang")).toBe(language);
      const switches = root.querySelectorAll("a.language-switch").map((link) => link.getAttribute("href"));
      expect([...new Set(switches)]).toEqual([`../${other}/${name}`]);
    }
  });

  it("leads from each page to the ones before and after it", () => {
    for (const language of LANGUAGES) {
      const names = lessons(language);
      const target = (name: string, link: string) =>
        parse(text(`${language}/${name}.html`))
          .querySelector(`.prev-next-area ${link}`)
          ?.getAttribute("href");
      const next = names.map((name) => target(name, ".right-next"));
      const previous = names.map((name) => target(name, ".left-prev"));
      const pages = names.map((name) => `${name}.html`);
      expect(next).toEqual([...pages.slice(1), undefined]);
      expect(previous).toEqual([undefined, ...pages.slice(0, -1)]);
    }
  });

  it("has words for every picture", () => {
    const without = allPages().flatMap((page) =>
      parse(text(page))
        .querySelectorAll("img")
        .filter((image) => (image.getAttribute("alt") ?? "").length < 5)
        .map((image) => `${page}: ${image.outerHTML.slice(0, 120)}`),
    );
    expect(without).toEqual([]);
  });

  it("has every formula typeset, and Python's and Jupyter's marks nowhere", () => {
    for (const page of lessonPages) expect(text(page)).not.toMatch(/<convolab-formula|image\/png;base64|<Figure size/);
    expect(text("ko/02-convolution-and-output-size.html")).toContain('class="katex"');
  });

  it("has no link that leads nowhere", () => {
    const pages = new Map(allPages().map((page) => [page, parse(text(page))]));
    const ids = new Map([...pages].map(([page, root]) => [page, idsOf(root)]));
    const broken: string[] = [];
    for (const [page, root] of pages) {
      for (const link of linksOf(root)) {
        const [file = "", anchor = ""] = (link.split("?")[0] === link ? link : link.replace(/\?[^#]*/, "")).split("#");
        const target = file === "" ? page : path.posix.join(path.posix.dirname(page), decodeURIComponent(file));
        const found = existsSync(path.join(book, target));
        const place = decodeURIComponent(anchor);
        if (!found || (place !== "" && !ids.get(target)?.has(place))) broken.push(`${page}: ${link}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it("loads nothing from another machine", () => {
    const foreign = allPages().flatMap((page) =>
      parse(text(page))
        .querySelectorAll("link[href], script[src], img[src], iframe[src], source[src]")
        .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "")
        .filter((address) => /^(https?:)?\/\//.test(address))
        .map((address) => `${page}: ${address}`),
    );
    expect(foreign).toEqual([]);
  });

  it("is valid HTML", async () => {
    const validator = new HtmlValidate({
      root: true,
      extends: ["html-validate:standard"],
    });
    const faults: string[] = [];
    for (const page of allPages()) {
      const { results } = await validator.validateString(text(page));
      for (const { messages } of results) {
        for (const { ruleId, message, line } of messages) {
          if (!STYLE_IN_OUTPUT.test(message)) faults.push(`${page}:${line} ${ruleId}: ${message}`);
        }
      }
    }
    expect(faults).toEqual([]);
  });
});

/** An output has no way into the page's head: its style stands where it is, as all browsers have it. */
const STYLE_IN_OUTPUT = /^<style> element is not permitted as content under <div>/;

function idsOf(root: HTMLElement): Set<string> {
  return new Set(root.querySelectorAll("[id]").map((element) => element.id));
}

/** The links and files of a page that are the book's own. */
function linksOf(root: HTMLElement): string[] {
  return root
    .querySelectorAll("[href], [src]")
    .map((element) => element.getAttribute("href") ?? element.getAttribute("src") ?? "")
    .filter((address) => address !== "#" && !/^(https?|data|mailto):/.test(address));
}

/** A page of the book in the browser, and all that must not happen there. */
class BookPage implements AsyncDisposable {
  readonly page: Page;
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, own: string) {
    this.#context = context;
    this.page = page;
    page.on("pageerror", (error) => this.complaints.push(`uncaught: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(own) && !request.url().startsWith("data:")) this.complaints.push(request.url());
    });
    page.on("response", (response) => {
      if (response.status() >= 400) this.complaints.push(`${response.status()} ${response.url()}`);
    });
  }

  static async open(address: string, own: string, options: BrowserContextOptions = {}): Promise<BookPage> {
    const context = await browser.newContext({ viewport: { width: 1300, height: 900 }, ...options });
    const opened = new BookPage(context, await context.newPage(), own);
    await opened.page.goto(address);
    return opened;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }
}

/** A page of the book, read from its file. */
function openFile(page: string, options: BrowserContextOptions = {}): Promise<BookPage> {
  const root = pathToFileURL(`${book}/`).href;
  return BookPage.open(`${root}${page}`, root, options);
}

describe("the book read from files", () => {
  let opened: BookPage | undefined;

  beforeEach(() => {
    opened = undefined;
  });

  afterEach(async () => {
    expect(opened?.complaints).toEqual([]);
    await opened?.[Symbol.asyncDispose]();
  });

  async function open(name: string, options: BrowserContextOptions = {}): Promise<Page> {
    opened = await openFile(name, options);
    return opened.page;
  }

  /** Titles of the pages that a search finds. */
  async function found(page: Page, words: string): Promise<string[]> {
    await page.goto(new URL(`search.html?q=${encodeURIComponent(words)}`, page.url()).href);
    await page
      .locator("#search-results .search-summary")
      .filter({ hasText: /\d|없|not/ })
      .waitFor();
    await page.waitForFunction("document.querySelectorAll('#search-results li').length > 0");
    return await page.locator("#search-results ul.search li > a").allTextContents();
  }

  it.each([
    ["ko-KR", "ko/00-start.html"],
    ["en-GB", "en/00-start.html"],
  ])("leads a reader whose browser speaks %s to %s", async (locale, expected) => {
    const page = await open("index.html", { locale });
    await page.waitForURL(`**/${expected}`);
    expect(await page.locator("h1").count()).toBe(1);
  });

  it.each(["풀링", "풀링을", "풀링층에서"])(
    "finds pages with Hangul, whatever particle it carries: %s",
    async (word) => {
      const titles = await found(await open("ko/00-start.html"), word);
      expect(titles.some((title) => /^4\. .*풀링/.test(title))).toBe(true);
    },
  );

  it("finds English words in both languages", async () => {
    const page = await open("en/00-start.html");
    expect((await found(page, "pooling")).some((title) => title.startsWith("4."))).toBe(true);
    expect((await found(page, "paddings")).some((title) => title.startsWith("3."))).toBe(true);
    await page.goto(new URL("../ko/00-start.html", page.url()).href);
    expect((await found(page, "Conv2D")).length).toBeGreaterThan(0);
  });

  it("searches by keys alone", async () => {
    const page = await open("ko/01-cnn-and-mnist.html");
    await page.keyboard.press("Control+k");
    await page.locator("#pst-search-dialog input").waitFor();
    await page.keyboard.type("패딩");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/search.html?q=*");
    await page.locator("#search-results li").first().waitFor();
    await page.screenshot({ path: path.join(SCREENSHOTS, "book-search.png") });
  });

  it("lets the first key lead past the frame to the text", async () => {
    const page = await open("ko/01-cnn-and-mnist.html");
    await page.keyboard.press("Tab");
    expect(await page.locator(":focus").textContent()).toBe("본문으로 건너뛰기");
    await page.keyboard.press("Enter");
    expect(page.url()).toMatch(/#main-content$/);
  });

  it("switches to the dark and keeps it, figures too", async () => {
    const page = await open("ko/02-convolution-and-output-size.html");
    const figure = page.locator("[data-convolab-figure] .live").first();
    await figure.scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(SCREENSHOTS, "book-light.png") });
    const light = await styleOf(figure, "backgroundColor");
    await page.locator("#pst-header .theme-switch-button").click();
    await page.locator('#pst-header .theme-change-button[data-mode="dark"]').click();
    await page.locator("html[data-theme=dark]").waitFor();
    const dark = await styleOf(figure, "backgroundColor");
    expect([light, dark]).toEqual(["rgb(255, 255, 255)", await styleOf(page.locator("body"), "backgroundColor")]);
    expect(dark).not.toBe(light);
    await page.reload();
    await page.locator("html[data-theme=dark] body[data-jp-theme-light=false]").waitFor();
    await figure.scrollIntoViewIfNeeded();
    await page.screenshot({ path: path.join(SCREENSHOTS, "book-dark.png") });
  });

  it("leads to the same lesson in the other language and back", async () => {
    const page = await open("ko/04-pooling.html");
    await page.getByRole("link", { name: "English" }).click();
    await page.waitForURL("**/en/04-pooling.html");
    await page.getByRole("link", { name: "한국어" }).click();
    await page.waitForURL("**/ko/04-pooling.html");
    expect(await page.locator("h1").textContent()).toContain("풀링");
  });

  it("follows a link to a section of another lesson", async () => {
    const page = await open("ko/00-start.html");
    await page.locator('article a[href^="03-padding.html#"]').first().click();
    await page.waitForURL("**/ko/03-padding.html#*");
    const place = decodeURIComponent(new URL(page.url()).hash.slice(1));
    expect(await page.locator(`[id="${place}"]`).count()).toBe(1);
  });

  it("steps a figure by its buttons and by keys", async () => {
    const page = await open("ko/02-convolution-and-output-size.html");
    const figure = page.locator("[data-convolab-figure] .live").first();
    const place = figure.locator(".place");
    const first = await place.textContent();
    await figure.locator(".controls button").nth(3).click();
    const second = await place.textContent();
    await page.keyboard.press("ArrowLeft");
    expect([second === first, await place.textContent()]).toEqual([false, first]);
    // The theme must not turn pages by these keys.
    expect(page.url()).toContain("02-convolution");
  });

  it("folds an answer out", async () => {
    const page = await open("ko/01-cnn-and-mnist.html");
    const answer = page.locator("article details").first();
    const hidden = answer.locator("p").first();
    expect(await hidden.isVisible()).toBe(false);
    await answer.locator("summary").focus();
    await page.keyboard.press("Enter");
    expect(await hidden.isVisible()).toBe(true);
  });

  it("copies a cell's code", async () => {
    const page = await open("en/01-cnn-and-mnist.html", { permissions: ["clipboard-read", "clipboard-write"] });
    const input = page.locator(".cell_input").first();
    await input.hover();
    await input.getByRole("button", { name: "Copy this cell's code" }).click();
    await input.getByText("Copied").waitFor();
    expect(await page.evaluate("navigator.clipboard.readText()")).toBe(await input.locator("pre").textContent());
  });

  it("draws charts anew that answer the pointer, and keeps their words", async () => {
    const page = await open("ko/gallery.html");
    const chart = page.locator(".tag_cell-bars .convolab-chart, .convolab-chart").first();
    const words = await chart.locator("img").getAttribute("alt");
    await chart.scrollIntoViewIfNeeded();
    await chart.locator("svg").first().waitFor();
    expect(await chart.locator('[role="img"]').first().getAttribute("aria-label")).toBe(words);
    await page.screenshot({ path: path.join(SCREENSHOTS, "book-chart.png") });
  });

  it.each(lessonPages)("fits a telephone: %s", async (name) => {
    const page = await open(name, { viewport: { width: 360, height: 740 } });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
    await page.setViewportSize({ width: 320, height: 740 });
    expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await page.screenshot({ path: path.join(SCREENSHOTS, `book-mobile-${name.replace(/\W/g, "-")}.png`) });
  });
});

it("can be served from any folder of a server", async () => {
  await using server = await StaticServer.start(book, "/courses/2026/");
  await using opened = await BookPage.open(`${server.address}ko/index.html`, server.address);
  await opened.page.waitForURL("**/ko/00-start.html");
  await opened.page.goto(`${server.address}ko/search.html?q=${encodeURIComponent("합성곱")}`);
  // Here each result comes with some of the page's text.
  await opened.page.locator("#search-results p.context").first().waitFor();
  await opened.page.locator("#search-results li a").first().click();
  await opened.page.locator("article h1").waitFor();
  expect(opened.complaints).toEqual([]);
});
