import { afterEach, describe, expect, it } from "@jest/globals";
import { SourcePlace } from "../../src/grading/release/sourcePlace.ts";
import { studentCode } from "../../src/grading/release/studentCode.ts";
import { cell } from "../kernel/cell.ts";

afterEach(() => {
  delete process.env.CONVOLAB_LANG;
});

const released = (source: string) => studentCode(source, new SourcePlace("sizes.ko.ipynb, answer-x", source));

it("leaves a comment for a solution at the top level", () => {
  const source = cell`
    let x: number | undefined;
    // BEGIN SOLUTION
    x = 2;
    // END SOLUTION
    x
  `;
  const text = cell`
    let x: number | undefined;
    // YOUR CODE HERE
    x
  `;
  expect(released(source)).toEqual({ text, solutions: 1, hiddenTests: 0, callsNotAttempted: false });
});

it("takes out hidden tests without a trace, and code without marks stays as it is", () => {
  const source = cell`
    await check("x")
    // BEGIN HIDDEN TESTS
    await check("y")
    // END HIDDEN TESTS
  `;
  expect(released(source)).toEqual({
    text: 'await check("x")',
    solutions: 0,
    hiddenTests: 1,
    callsNotAttempted: false,
  });
  expect(released("const a = 1;  \n").text).toBe("const a = 1;  \n");
});

const stub = "// YOUR CODE HERE\n  return notAttempted();\n";

describe("the stub in a function", () => {
  it.each([
    ["a function", "function f(): number {\n  @  return 1;\n  #}", `function f(): number {\n  ${stub}}`],
    ["an async one", "async function f() {\n  @  return 1;\n  #}", `async function f() {\n  ${stub}}`],
    ["a generator", "function* f() {\n  @  yield 1;\n  #}", `function* f() {\n  ${stub}}`],
    ["one without a result", "function f(): void {\n  @  x();\n  #}", `function f(): void {\n  ${stub}}`],
    [
      "an arrow function",
      "const f = (a: number) => {\n  @  return a;\n  #};",
      `const f = (a: number) => {\n  ${stub}};`,
    ],
    ["a method", "class A {\n f() {\n  @  return 1;\n  #}\n}", `class A {\n f() {\n  ${stub}}\n}`],
    ["an object's method", "const a = {\n f() {\n  @  return 1;\n  #} };", `const a = {\n f() {\n  ${stub}} };`],
    ["a getter", "class A {\n get f() {\n  @  return 1;\n  #}\n}", `class A {\n get f() {\n  ${stub}}\n}`],
    ["a loop in it", "function f() {\n for (;;) {\n  @  x();\n  #} }", `function f() {\n for (;;) {\n  ${stub}} }`],
    [
      "a function in a function",
      "function f() {\n const g = () => {\n  @  return 1;\n  #};\n return g(); }",
      `function f() {\n const g = () => {\n  ${stub}};\n return g(); }`,
    ],
  ])("of %s says that it was not attempted", (_, source, text) => {
    const marked = source.replace("@", "// BEGIN SOLUTION\n").replace("#", "// END SOLUTION\n");
    expect(released(marked)).toEqual({ text, solutions: 1, hiddenTests: 0, callsNotAttempted: true });
  });

  it("of a constructor returns nothing, so that TypeScript does not miss its fields", () => {
    const source =
      "class A {\n  x: number;\n  constructor() {\n    // BEGIN SOLUTION\n    this.x = 1;\n    // END SOLUTION\n  }\n}";
    expect(released(source).text).toBe(
      "class A {\n  x: number;\n  constructor() {\n    // YOUR CODE HERE\n    notAttempted();\n  }\n}",
    );
  });

  it("takes the place of whole classes, their super calls included", () => {
    const source =
      "let a;\n// BEGIN SOLUTION\nclass A extends B {\n  constructor() {\n    super();\n  }\n}\n// END SOLUTION";
    expect(released(source).text).toBe("let a;\n// YOUR CODE HERE");
  });

  it("of a setter returns nothing", () => {
    const source = "class A {\n  set f(x: number) {\n    // BEGIN SOLUTION\n    y = x;\n    // END SOLUTION\n  }\n}";
    expect(released(source).text).toBe(
      "class A {\n  set f(x: number) {\n    // YOUR CODE HERE\n    notAttempted();\n  }\n}",
    );
  });

  it.each([
    ["a class", "class A {\n  // BEGIN SOLUTION\n  a = 1;\n  // END SOLUTION\n}", "class A {\n  // YOUR CODE HERE\n}"],
    [
      "a class's static block",
      "class A {\n  static {\n    // BEGIN SOLUTION\n    x();\n    // END SOLUTION\n  }\n}",
      "class A {\n  static {\n    // YOUR CODE HERE\n  }\n}",
    ],
    [
      "a block at the top level",
      "if (x) {\n  // BEGIN SOLUTION\n  y();\n  // END SOLUTION\n}",
      "if (x) {\n  // YOUR CODE HERE\n}",
    ],
  ])("is a comment where there is no function's body: %s", (_, source, text) => {
    expect(released(source)).toEqual({ text, solutions: 1, hiddenTests: 0, callsNotAttempted: false });
  });

  it("stands for each of several solutions", () => {
    const source = cell`
      let a: number | undefined;
      // BEGIN SOLUTION
      a = 1;
      // END SOLUTION
      function f() {
        // BEGIN SOLUTION
        return 2;
        // END SOLUTION
      }
      // BEGIN HIDDEN TESTS
      f();
      // END HIDDEN TESTS
    `;
    const text = cell`
      let a: number | undefined;
      // YOUR CODE HERE
      function f() {
        // YOUR CODE HERE
        return notAttempted();
      }
    `;
    expect(released(source)).toEqual({ text, solutions: 2, hiddenTests: 1, callsNotAttempted: true });
  });
});

describe("marks that are not in order", () => {
  const begin = "// BEGIN SOLUTION";
  const end = "// END SOLUTION";
  it.each([
    ["no end", `a;\n${begin}\nb;`, /answer-x:2: .*no \/\/ END SOLUTION/, /answer-x:2: .*\/\/ END SOLUTION이\(가\) 없/],
    ["no begin", `a;\n${end}\nb;`, /answer-x:2: .*no \/\/ BEGIN SOLUTION/, /:2: .*\/\/ BEGIN SOLUTION이\(가\) 없/],
    ["one in another", `${begin}\n${begin}\n${end}\n${end}`, /:2: a region begins inside/, /:2: .*다른 구간/],
    [
      "hidden tests in a solution",
      `${begin}\n// BEGIN HIDDEN TESTS\n// END HIDDEN TESTS\n${end}`,
      /:2: a region begins inside .*answer-x:1/,
      /:2: .*answer-x:1에서/,
    ],
    ["crossing kinds", `${begin}\n// END HIDDEN TESTS`, /:2: ends another kind/, /:2: .*다른 종류/],
    [
      "into a block",
      `${begin}\nif (a) {\n${end}\n}`,
      /:1: the region ends in another block .*:3/,
      /:1: .*다른 블록.*:3/,
    ],
    [
      "across the branches of a condition",
      `if (a) {\n${begin}\nb();\n} else {\n${end}\nc();\n}`,
      /:2: the region ends in another block/,
      /:2: .*다른 블록/,
    ],
    [
      "a part of a statement",
      `if (a)\n${begin}\nb();\n${end}\nelse c();`,
      /:2: the region stands within a statement/,
      /:2: 구간이 문장 한가운데/,
    ],
    [
      "a part of an object",
      `function f() {\nreturn {\n${begin}\na: 1,\n${end}\n};\n}`,
      /:3: the region stands within a statement/,
      /:3: 구간이 문장 한가운데/,
    ],
    [
      "an argument",
      `const a = f(\n${begin}\n1,\n${end}\n);`,
      /:2: the region stands within a statement/,
      /:2: 구간이 문장 한가운데/,
    ],
    [
      "what a derived class cannot do without",
      `class A extends B {\nconstructor() {\n${begin}\nsuper();\n${end}\n}\n}`,
      /:4: the region holds the constructor's super/,
      /:4: 구간에 생성자의 super/,
    ],
    ["code that does not parse", `${begin}\nlet = ;\n${end}`, /cannot be read as code/, /코드로 읽을 수 없/],
  ])("are refused with their line: %s", (_, source, english, korean) => {
    expect(() => released(source)).toThrow(english);
    process.env.CONVOLAB_LANG = "ko";
    expect(() => released(source)).toThrow(korean);
  });

  it.each([
    "### BEGIN SOLUTION",
    "# BEGIN SOLUTION",
    "//BEGIN SOLUTION",
    "// begin solution",
    "// BEGIN SOLUTIONS",
    "/* BEGIN SOLUTION */",
    "// BEGIN SOLUTION: the easy way",
    "a(); // BEGIN SOLUTION",
    "// BEGIN HIDDEN TEST",
    "// BEGIN HIDDEN_TESTS",
    "// END hidden tests",
    // Spaces that are none of the plain ones, or none at all, and full-width letters.
    "// BEGIN\u00a0SOLUTION",
    "// BEGIN\u3000SOLUTION",
    "// BEGIN \u200bSOLUTION",
    "// BEGINSOLUTION",
    "// BEGIN: SOLUTION",
    "// ＢＥＧＩＮ ＳＯＬＵＴＩＯＮ",
    "// BEGIN SOLUTON",
    "// START SOLUTION",
    "// SOLUTION BEGIN",
    "// BEGIN HIDDEN\u00a0TESTS",
  ])("are refused where they are written otherwise: %s", (line) => {
    expect(() => released(`let a = 1;\n${line}\na = 2;\n// END SOLUTION`)).toThrow(
      `sizes.ko.ipynb, answer-x:2: "${line}" is not a mark. Write // BEGIN SOLUTION and // END SOLUTION`,
    );
  });

  it.each(["// In the end, solutions differ.", "// the solution begins with a convolution", "// append solution"])(
    "are not seen in a sentence: %s",
    (line) => {
      expect(released(line).text).toBe(line);
    },
  );

  it("are refused in a text, which is no place to cut", () => {
    const source = "const text = `\n// BEGIN SOLUTION\nthe answer\n// END SOLUTION\n`;";
    expect(() => released(source)).toThrow('answer-x:2: "// BEGIN SOLUTION" is not a mark');
  });
});
