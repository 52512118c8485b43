import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { NotebookSession } from "./notebookSession.ts";

let notebook: NotebookSession;
beforeAll(async () => {
  notebook = await NotebookSession.start({}, { experimentalDecorators: true });
});
afterAll(() => notebook.close());

describe("decorators of before 2023, as a tsconfig.json may ask for", () => {
  it.each([
    [
      "of a method",
      `
        function twice(_target: unknown, _key: string, descriptor: PropertyDescriptor) {
          const once = descriptor.value;
          descriptor.value = function (this: unknown, ...given: unknown[]) { return once.apply(this, given) * 2; };
        }
        class Method { @twice run(n: number) { return n; } }
        new Method().run(21)
      `,
      "42",
    ],
    [
      "of a parameter",
      `
        const seen: unknown[] = [];
        function note(_target: unknown, key: string, index: number) { seen.push(key, index); }
        class Parameter { run(a: number, @note b: number) { return a + b; } }
        [new Parameter().run(1, 2), seen.join()]
      `,
      "[ 3, 'run,1' ]",
    ],
    [
      "of a field",
      `
        const fields: string[] = [];
        function field(_target: unknown, key: string) { fields.push(key); }
        class Field { @field weight = 5 }
        [new Field().weight, fields[0]]
      `,
      "[ 5, 'weight' ]",
    ],
    [
      "of a class that a later cell uses",
      `
        function sealed(target: Function) { Object.freeze(target); }
        @sealed class Sealed { static kind = "sealed" }
        [Sealed.kind, Object.isFrozen(Sealed), Sealed.name]
      `,
      "[ 'sealed', true, 'Sealed' ]",
    ],
  ])("%s", async (_what, source, value) => {
    expect(await notebook.value(source)).toBe(value);
  });

  it("the class stays for later cells", async () => {
    await notebook.ok("function tag(target: Function) { (target as any).tag = 'tagged'; }\n@tag class Tagged {}");
    expect(await notebook.value("(Tagged as any).tag")).toBe("'tagged'");
  });
});
