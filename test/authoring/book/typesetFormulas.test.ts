import { describe, expect, it } from "@jest/globals";
import { BookError } from "../../../src/authoring/book/bookError.ts";
import { typesetFormulas } from "../../../src/authoring/book/typesetFormulas.ts";

const formula = (latex: string, display = false) =>
  `<p>a <convolab-formula display="${display}">${latex}</convolab-formula> b</p>`;

describe("typesetFormulas", () => {
  it("sets a formula for eyes and for screen readers, and keeps all around it", () => {
    const html = typesetFormulas(formula("n \\lt 3"), "page");
    expect(html).toMatch(/^<p>a <span class="katex">.*<math .*<\/span> b<\/p>$/s);
  });

  it("reads the characters that HTML writes as entities", () => {
    const html = typesetFormulas(formula("a &lt; b &amp;&amp; c".replace("&amp;&amp;", "\\&amp;")), "page");
    expect(html).toContain('<annotation encoding="application/x-tex">a &lt; b \\&amp; c</annotation>');
  });

  it("sets a formula of its own line in an element that scrolls, also by keys", () => {
    expect(typesetFormulas(formula("x", true), "page")).toContain('<div class="formula" tabindex="0">');
  });

  it("sets Hangul", () => {
    expect(typesetFormulas(formula("\\text{입력}"), "page")).toContain("입력");
  });

  it("refuses what is not LaTeX, and says on which page", () => {
    const attempt = () => typesetFormulas(formula("\\frac{1"), "ko/03-padding.html");
    expect(attempt).toThrow(BookError);
    expect(attempt).toThrow(/ko\/03-padding\.html.*\\frac\{1/s);
  });
});
