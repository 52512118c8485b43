import { rmSync } from "node:fs";
import { afterEach, describe, expect, it } from "@jest/globals";
import { mendNotebook } from "../../../src/authoring/check/checkNotebooks.ts";
import type { Language } from "../../../src/display/language.ts";
import { Course, code, goodNotebook, markdown, type RawCell, type RawNotebook, slide } from "./course.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

it("finds nothing wrong with a good lesson, in either language", () => {
  using course = new Course();
  expect([...course.findings("ko"), ...course.findings("en")]).toEqual([]);
});

/** Puts a fault into both languages of a lesson, or only into one. */
type Fault = (notebook: RawNotebook, language: Language) => void;

const cell = (index: number, change: RawCell): Fault => {
  return ({ cells }) => {
    cells[index] = { ...cells[index], ...change };
  };
};

/** One more cell of text in both languages. */
const text = (ko: string, en: string): Fault => {
  return ({ cells }, language) => {
    cells.push(markdown("planted", language === "ko" ? ko : en));
  };
};

/** Ends the sentence in Korean, so that the planted text is the only fault. */
const sameText = (source: string): Fault => text(`한국어 글. ${source}`, `English words. ${source}`);

const output = { name: "stdout", output_type: "stream", text: ["2\n"] };

describe("a fault that --fix mends", () => {
  it.each<[string, string, RegExp, Fault]>([
    ["an output left in", "sum", /^outputs or a count/, cell(1, { outputs: [output] })],
    ["a count left in", "sum", /^outputs or a count/, cell(1, { execution_count: 3 })],
    ["a cell without id", "#2", /^has no id/, cell(1, { id: undefined })],
    ["an id that is none", "my cell", /^its id is not one/, cell(1, { id: "my cell" })],
    ["an id used twice", "title", /same id/, cell(1, { id: "title" })],
    ["another kernel", "notebook", /kernelspec/, ({ metadata }) => delete metadata.kernelspec],
    [
      "another version of the language",
      "notebook",
      /language_info/,
      ({ metadata }) => {
        metadata.language_info = { name: "typescript", version: "5.0.4" };
      },
    ],
    [
      "another language than its folder's",
      "notebook",
      /convolab\.language/,
      ({ metadata }, language) => {
        metadata.convolab = { language: language === "ko" ? "en" : "ko" };
      },
    ],
    [
      "metadata of the notebook that nobody needs",
      "notebook",
      /nobody needs: toc/,
      ({ metadata }) => {
        metadata.toc = {};
      },
    ],
    [
      "metadata of a cell that nobody needs",
      "sum",
      /nobody needs: execution/,
      cell(1, { metadata: { ...slide(), execution: {} } }),
    ],
    [
      "metadata of a slide that nobody needs",
      "sum",
      /nobody needs: slideshow\.x/,
      cell(1, { metadata: { slideshow: { slide_type: "-", x: 1 } } }),
    ],
    ["a space at a line's end", "planted", /spaces at the end/, text("글 \n글입니다.", "Words \nof a text.")],
    [
      "an older nbformat",
      "notebook",
      /is nbformat 4\.4/,
      (notebook) => {
        notebook.nbformat_minor = 4;
      },
    ],
    ["two ~ in one text", "planted", /strike out/, text("0~5와 1~3입니다.", "From 0~5 to 1~3.")],
    ["bold text that is not closed", "planted", /shows \*\*/, text("**글(text)**은", "**word(s)**worth")],
    ["empty lines at a cell's end", "planted", /empty lines at its end/, text("글입니다.\n\n", "A text.\n\n")],
  ])("%s", (_, where, message, fault) => {
    using course = new Course();
    for (const language of ["ko", "en"] as const) {
      const notebook = goodNotebook(language);
      fault(notebook, language);
      course.write(language, notebook);
      const found = course.findings(language);
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${where}: `)));
      expect(found.map((each) => each.replace(`${where}: `, ""))).toContainEqual(expect.stringMatching(message));
    }
    expect([mendNotebook(course.file("ko")), mendNotebook(course.file("en"))]).toEqual([true, true]);
    expect([...course.findings("ko"), ...course.findings("en")]).toEqual([]);
  });

  it.each([
    ["other indentation", (json: string) => JSON.stringify(JSON.parse(json), null, 2)],
    ["no line end", (json: string) => json.trimEnd()],
    ["keys in another order", (json: string) => `${JSON.stringify({ nbformat: 4, ...JSON.parse(json) }, null, 1)}\n`],
    [
      "a source as one text",
      (json: string) => json.replace(/\[\s*"const one = 1;\\n",\s*"one \+ 1"\s*\]/, '"const one = 1;\\none + 1"'),
    ],
  ])("a file not as Jupyter writes it: %s", (_, change) => {
    using course = new Course();
    const good = course.text("ko");
    course.writeText("ko", change(good));
    expect(course.findings("ko")).toEqual([expect.stringMatching(/^notebook: is not written as Jupyter writes it/)]);
    expect(mendNotebook(course.file("ko"))).toBe(true);
    expect(course.text("ko")).toBe(good);
  });

  it.each<[Language, string, string]>([
    ["ko", "컨볼루션 연산과 특성맵, 최대풀링, 합성곱 층", "합성곱 연산과 특성 맵, 최대 풀링, 합성곱층"],
    ["ko", "케라스와 타입스크립트, 텐서플로우", "Keras와 TypeScript, TensorFlow"],
    ["ko", "컨볼루션 층", "합성곱층"],
    ["en", "Feature-maps and two featuremaps.", "Feature maps and two feature maps."],
    ["en", "Two featuremaps after max-pooling, in Tensorflow.", "Two feature maps after max pooling, in TensorFlow."],
  ])("a term spelled otherwise than in the course (%s): %s", (language, source, ours) => {
    using course = new Course();
    for (const each of ["ko", "en"] as const) {
      const notebook = goodNotebook(each);
      notebook.cells.push(markdown("planted", each === language ? source : each === "ko" ? "글입니다." : "A text."));
      course.write(each, notebook);
    }
    expect(course.findings(language)).toContainEqual(expect.stringMatching(/^planted: says "/));
    mendNotebook(course.file(language));
    expect(course.findings(language)).toEqual([]);
    expect(course.text(language)).toContain(ours);
  });
});

it.each([
  ["**합성곱(convolution)**은", "**합성곱**(convolution)은"],
  ["**합성곱 (convolution)**은", "**합성곱** (convolution)은"],
  ["**정말?**이라고", "**정말**?이라고"],
  ['**"패딩"**은', '"**패딩**"은'],
  ["**값 $n$(수)**는", "**값 $n$**(수)는"],
  [
    "| **가(a)**는 | 0~5와 1~3 |\n|---|---|\n| 0~5 | **나(b)**는 |",
    "| **가**(a)는 | 0\\~5와 1\\~3 |\n|---|---|\n| 0~5 | **나**(b)는 |",
  ],
  ["> 0~5와 1~3\n> 다음", "> 0\\~5와 1\\~3\n> 다음"],
  ["`0~5`, 0~5, $a~b$, 1~3", "`0~5`, 0\\~5, $a~b$, 1\\~3"],
])("mends the marks of a text and nothing else: %s", (source, ours) => {
  using course = new Course();
  const notebook = goodNotebook("ko");
  notebook.cells.push(markdown("planted", source));
  course.write("ko", notebook);
  expect(course.findings("ko")).toContainEqual(expect.stringMatching(/^planted: .*`--fix` does/));
  mendNotebook(course.file("ko"));
  expect(JSON.parse(course.text("ko")).cells.at(-1).source.join("")).toBe(ours);
  expect(
    course.findings("ko").filter((finding) => finding.startsWith("planted: ") && !finding.includes("missing in")),
  ).toEqual([]);
});

it.each([
  "- 0~5\n- 1~3",
  "| 0~5 | 1~3 |\n|---|---|\n| 2~4 | 5~6 |",
  "~~0~~, 0\\~5, 1\\~3, `a~b~c`, ~100 and ~200",
  "[u](https://example.org/~u/~v)",
  "2 ** 3, `2**3`, \\*\\*, **$3 \\times 3$** words, ***both***",
  "`<table>` and `$`, 3 < 5",
  "```ts\nconst a = $b;\n````\n\n    const $c = 1;\n",
  "> ```ts\n> const $a = 1;\n>\n> const $b = 2;\n> ```",
  "- a\n\n  ```ts\n  ## $c\n\n  0~5, 1~3\n  ```",
  "<details><summary>Answer</summary>Plain words.</details>",
  "A line\\\nbroken, #1 and # 2",
  "$\\text{입력} = n$",
])("finds nothing wrong with %j", (source) => {
  using course = new Course();
  for (const language of ["ko", "en"] as const) {
    const notebook = goodNotebook(language);
    const words = language === "ko" ? "글입니다." : "A text.";
    notebook.cells.push(markdown("planted", `${words}\n\n${source.trimEnd()}`));
    course.write(language, notebook);
  }
  expect(course.findings("ko")).toEqual([]);
});

it("leaves spaces alone in a template literal, and those that break a line", () => {
  using course = new Course();
  const source = "const text = `two  \nlines`;";
  for (const language of ["ko", "en"] as const) {
    const notebook = goodNotebook(language);
    notebook.cells.push(code("template", source), markdown("broken", "하나  \n둘"));
    course.write(language, notebook);
  }
  mendNotebook(course.file("ko"));
  const sources = JSON.parse(course.text("ko"))
    .cells.slice(-2)
    .map((each: { source: string[] }) => each.source.join(""));
  expect(sources).toEqual([source, "하나  \n둘"]);
  expect(course.findings("ko")).toEqual([expect.stringMatching(/^broken: breaks a line by spaces/)]);
});

it.each<[Language, string]>([
  ["ko", '강의에서는 "컨볼루션"이라고 하고 `타입스크립트`라고 씁니다. [케라스](https://keras.io)'],
  ["ko", "스트라이드(보폭)는 한 번에 움직이는 칸 수입니다."],
  ["en", "The lecture calls it a “featuremap”, the code `max-pooling`."],
])("leaves terms in code, links, quotes and brackets alone (%s): %s", (language, source) => {
  using course = new Course();
  const notebooks = { ko: goodNotebook("ko"), en: goodNotebook("en") };
  notebooks.ko.cells.push(markdown("planted", language === "ko" ? source : "글입니다."));
  notebooks.en.cells.push(markdown("planted", language === "en" ? source : "A text."));
  for (const each of ["ko", "en"] as const) course.write(each, notebooks[each]);
  expect(course.findings(language)).toEqual([]);
});

describe("a fault that a person must mend", () => {
  it.each<[string, RegExp, Fault]>([
    ["a lesson's cell without slide type", /^sum: .*slide_type/, cell(1, { metadata: {} })],
    ["a slide type that is none", /^sum: .*slide_type/, cell(1, { metadata: slide("page") })],
    ["what nbformat does not know", /^sum: is not nbformat 4\.5 at .*cells/, cell(1, { attachment: {} })],
    ["an empty cell", /^planted: is empty/, ({ cells }) => cells.push(code("planted", ""))],
    ["Hangul in code", /^planted: holds Hangul in its code/, ({ cells }) => cells.push(code("planted", '"합성곱"'))],
    ["a link to no file", /^planted: .*does not exist: missing\.ipynb/, sameText("[x](missing.ipynb)")],
    ["a link to no heading", /^planted: .*does not exist: #nowhere/, sameText("[x](#nowhere)")],
    ["a link to no heading elsewhere", /^planted: .*: #nowhere/, sameText("[x](01-lesson.ipynb#nowhere)")],
    ["a link in HTML to no file", /^planted: .*does not exist: missing\.md/, sameText('<a href="missing.md">x</a>')],
    ["an absolute path", /^planted: .*not relative/, sameText("[x](/notebooks/x.ipynb)")],
    ["an address without https", /^planted: http:\/\/example\.org is not/, sameText("[x](http://example.org)")],
    ["an address without host", /^planted: https:\/\/x is not/, sameText("[x](https://x)")],
    ["an image that is not there", /^planted: .*does not exist: missing\.png/, sameText("![x](missing.png)")],
    ["an attachment that is not there", /^planted: .*attachment.*: x\.png/, sameText("![x](attachment:x.png)")],
    [
      "an image without words",
      /^planted: the image .* no alternative text/,
      sameText("![](https://example.org/x.png)"),
    ],
    ["an image in HTML without words", /^planted: the image/, sameText('<img src="https://example.org/x.png">')],
    [
      "a fold-out left open",
      /^planted: a fold-out is not complete/,
      sameText("\n\n<details><summary>x</summary>\n\nx"),
    ],
    ["a fold-out without name", /^planted: a fold-out is not complete/, sameText("\n\n<details>\n\nx\n\n</details>")],
    [
      "a fold-out without empty lines",
      /^planted: a fold-out's text needs an empty line/,
      sameText("\n\n<details><summary>x</summary>\n**x**\n</details>"),
    ],
    [
      "a question to predict without an answer",
      /^planted: asks to predict and has no answer/,
      text("\n\n**예측해 보세요** · 몇 칸일까요?", "\n\n**Predict** · How many?"),
    ],
    [
      "a question to predict whose answer belongs to the next one",
      /^planted: asks to predict and has no answer/,
      text(
        "\n\n**예측해 보세요** · 몇 칸일까요?\n\n**예측해 보세요** · 왜일까요?\n\n<details><summary>답</summary>\n\n둘\n\n</details>",
        "\n\n**Predict** · How many?\n\n**Predict** · Why?\n\n<details><summary>Answer</summary>\n\ntwo\n\n</details>",
      ),
    ],
    ["a heading that skips a level", /^planted: .*skips a level/, text("#### 제목", "#### Heading")],
    ["a second title", /^planted: .*second title/, text("# 제목", "# Heading")],
    ["no title", /^title: the first heading/, cell(0, { source: ["## 1. 합성곱 Convolution"] })],
    ["a table without header", /^planted: a table has no header/, sameText("\n\n| a | b |\n| c | d |")],
    ["a table with an empty header", /^planted: a table has no header/, sameText("\n\n| | |\n|---|---|\n| c | d |")],
    [
      "no title at all",
      /^notebook: has no title/,
      ({ cells }) => {
        cells.splice(0, 3, markdown("title", "글 a text"));
      },
    ],
    ["a heading without a space", /^planted: "##연습" is not a heading/, sameText("\n\n##연습\n\n")],
    ["lines broken by spaces", /^planted: breaks a line by spaces/, sameText("One  \ntwo")],
    [
      "a fold-out of one line with marks",
      /^planted: a fold-out's text needs an empty line/,
      sameText("\n\n<details><summary>?</summary>**Two**</details>"),
    ],
    [
      "a fold-out of one line with code",
      /^planted: a fold-out's text needs an empty line/,
      sameText("\n\n<details><summary>?</summary>It is `2`.</details>"),
    ],
    ["a link in HTML without quotes", /^planted: .*does not exist: missing\.md/, sameText("<a href=missing.md>x</a>")],
    ["a price taken for a formula", /^planted: \$5 or \$ does not look like a formula/, sameText("$5 or $6")],
    ["Hangul in a formula", /^planted: \$출력 = n\$ does not look like/, sameText("$출력 = n$")],
    ["bold text that ends with code", /^planted: shows \*\*/, sameText("**`stride`**s")],
    ["bold text with spaces in it", /^planted: shows \*\*/, sameText("** word **")],
    [
      "an attachment with the name of a method",
      /^planted: .*attachment.*: toString/,
      sameText("![x](attachment:toString)"),
    ],
    ["a formula left open", /^planted: a \$ opens/, sameText("$x + 1")],
    ["a formula of its own left open", /^planted: a \$ opens/, sameText("\n\n$$x + 1\n\n")],
  ])("%s", (_, message, fault) => {
    using course = new Course();
    for (const language of ["ko", "en"] as const) {
      const notebook = goodNotebook(language);
      fault(notebook, language);
      course.write(language, notebook);
    }
    for (const language of ["ko", "en"] as const) {
      mendNotebook(course.file(language));
      expect(course.findings(language)).toContainEqual(expect.stringMatching(message));
    }
  });

  it.each<[Language, string, RegExp]>([
    ["en", "합성곱은 필터를 움직입니다.", /^planted: holds Korean/],
    ["ko", "A filter moves over the whole image.", /^planted: is English/],
    ["ko", "한국어 글입니다.\n\nA filter moves over the whole image.", /^planted: is English/],
    ["ko", "보폭은 2입니다.", /^planted: says "보폭" where the course says "스트라이드"/],
  ])("a text (%s): %s", (language, source, message) => {
    using course = new Course();
    for (const each of ["ko", "en"] as const) {
      const notebook = goodNotebook(each);
      notebook.cells.push(markdown("planted", each === language ? source : each === "ko" ? "글입니다." : "A text."));
      course.write(each, notebook);
    }
    expect(course.findings(language)).toEqual([expect.stringMatching(message)]);
  });

  it("is not JSON, or no notebook at all", () => {
    using course = new Course();
    course.writeText("ko", "{");
    expect(course.findings("ko")).toEqual([expect.stringMatching(/^notebook: cannot be read as a notebook/)]);
    course.writeText("ko", '{"cells": 3}');
    expect(course.findings("ko")).toEqual([expect.stringMatching(/^notebook: cannot be read as a notebook/)]);
    expect(mendNotebook(course.file("ko"))).toBe(false);
  });
});

describe("the two languages", () => {
  const planted = (change: (cells: RawCell[]) => void): string[] => {
    using course = new Course();
    const notebook = goodNotebook("en");
    change(notebook.cells);
    course.write("en", notebook);
    return course.findings("ko").filter((finding) => finding.includes("01-lesson.ipynb"));
  };

  it.each<[string, RegExp, (cells: RawCell[]) => void]>([
    ["other code", /^sum: has other code/, (cells) => cells.splice(1, 1, code("sum", "2 + 2"))],
    ["a cell missing", /^sum: is missing in/, (cells) => cells.splice(1, 1)],
    ["cells in another order", /^title: stands at another place/, (cells) => cells.reverse()],
    ["another kind of cell", /^sum: is another kind/, (cells) => cells.splice(1, 1, markdown("sum", "Words."))],
    [
      "another slide type",
      /^sum: has another slide_type/,
      (cells) => Object.assign(cells[1] ?? {}, { metadata: slide() }),
    ],
    [
      "other tags",
      /^sum: has other tags/,
      (cells) => Object.assign(cells[1] ?? {}, { metadata: { ...slide("fragment"), tags: ["hide-input"] } }),
    ],
  ])("%s", (_, message, change) => {
    expect(planted(change)).toContainEqual(expect.stringMatching(message));
  });

  it("a notebook missing", () => {
    using course = new Course();
    rmSync(course.file("en"));
    expect(course.findings("ko")).toEqual([expect.stringMatching(/^notebook: is not there in the other language/)]);
  });

  it("get the same ids where ids are missing in both", () => {
    using course = new Course();
    for (const language of ["ko", "en"] as const) {
      const notebook = goodNotebook(language);
      for (const each of notebook.cells) delete each.id;
      course.write(language, { ...notebook, nbformat_minor: 4 });
    }
    expect([mendNotebook(course.file("ko")), mendNotebook(course.file("en"))]).toEqual([true, true]);
    expect([...course.findings("ko"), ...course.findings("en")]).toEqual([]);
  });
});

it("accepts formulas, dollars that are signs, code with dollars, and links to headings with code and Hangul", () => {
  using course = new Course();
  const source = {
    ko: "### `outputSize`의 값\n\n$x$와 $$\\frac{a}{b}$$, 5\\$와 `$w`, [이리](#outputSize의-값)",
    en: "### The value of `outputSize`\n\n$x$ and $$\\frac{a}{b}$$, 5\\$ and `$w`, [here](#The-value-of-outputSize)",
  };
  for (const language of ["ko", "en"] as const) {
    const notebook = goodNotebook(language);
    notebook.cells.push(markdown("formulas", source[language]));
    course.write(language, notebook);
  }
  expect([...course.findings("ko"), ...course.findings("en")]).toEqual([]);
});

it("speaks Korean", () => {
  process.env.CONVOLAB_LANG = "ko";
  using course = new Course();
  const notebook = goodNotebook("ko");
  Object.assign(notebook.cells[1] ?? {}, { outputs: [output] });
  course.write("ko", notebook);
  expect(course.findings("ko")).toEqual([expect.stringMatching(/^sum: 실행 결과나 실행 번호가 남아 있습니다/)]);
});
